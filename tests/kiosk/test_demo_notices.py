# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import UTC, datetime, timedelta

import pytest

from content.clock import at_glass
from content.model import Kind
from content.pdf import page_of
from content.posting import dated, period_of
from content.rules import Screen, shown
from content.sources.adapter import Context, adapter
from kiosk.demo import notices
from kiosk.demo.page import Asked

BASE = "http://127.0.0.1:1"
DAYS = [
    datetime(2027, 5, 15, 12, 32, tzinfo=UTC),
    datetime(2026, 3, 28, 23, 30, tzinfo=UTC),
    datetime(2026, 10, 24, 21, 30, tzinfo=UTC),
    datetime(2027, 1, 1, 5, tzinfo=UTC),
]


def items(now):
    page = notices.answer(Asked(notices.FEED), now, BASE)
    context = Context("amt", Kind.NOTICE, now, url=BASE + notices.FEED)
    parsed = adapter("rss").parse(page.body, context)
    assert (parsed.error, parsed.rejected) == (None, ())
    return parsed.items


@pytest.mark.parametrize("now", DAYS, ids=str)
def test_one_of_each_sort_on_any_day(now):
    found = items(now)
    today = at_glass(now).date()
    left = [(period_of(dated(item).notice).removed - today).days for item in found]
    assert sorted(left) == [-4, 1, 3, 5, 6, 7]
    hanging = shown(found, now, Screen(place="Groß Wittensee"))
    assert len(hanging) == len(found) - 1
    assert [len(item.attachments) for item in found].count(0) == 1


def test_the_files_are_documents_with_words():
    now = DAYS[0]
    pages = {}
    for item in items(now):
        for paper in item.attachments:
            answer = notices.answer(Asked(paper.url.removeprefix(BASE)), now, BASE)
            assert answer.content_type == "application/pdf"
            first = page_of(answer.body, 0)
            pages[item.text().title] = first.pages
            assert "Bekanntmachung" in first.text
            assert first.picture.width > first.picture.height * 0.6
    assert pages["Neue Regeln für die Badestelle"] >= 3
    assert pages["Dorfstraße ab Montag halbseitig gesperrt"] == 1
    assert pages["Bebauungsplan „Am Mühlenteich“ liegt aus"] == 2


def test_the_feed_changes_with_the_day_only():
    morning = DAYS[0].replace(hour=3)
    feed = notices.answer(Asked(notices.FEED), morning, BASE)
    assert feed == notices.answer(Asked(notices.FEED), DAYS[0], BASE)
    assert feed != notices.answer(Asked(notices.FEED), DAYS[0] + timedelta(days=1), BASE)
    (first, *_) = (item for item in items(DAYS[0]) if item.attachments)
    path = first.attachments[0].url.removeprefix(BASE)
    asked = Asked(path)
    assert notices.answer(asked, morning, BASE) == notices.answer(asked, DAYS[0], BASE)


@pytest.mark.parametrize("path", ["/bekanntmachungen/", "/bekanntmachungen/x.pdf", "/andere.rss"])
def test_what_is_not_there(path):
    assert notices.answer(Asked(path), DAYS[0], BASE) is None
    assert notices.answer(Asked(notices.FEED, post=True), DAYS[0], BASE) is None
