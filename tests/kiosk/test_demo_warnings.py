# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import UTC, datetime, timedelta

import pytest

from content.details import Point
from content.gazetteer import Village
from content.kinds.warnings import takes_over
from content.model import Kind
from content.rules import Screen, shown
from content.sources.adapter import Context, adapter
from kiosk.demo import warnings
from kiosk.demo.amt import VILLAGES
from kiosk.demo.page import Asked

BASE = "http://127.0.0.1:1"
HERE = Point(54.39, 9.77)
AFTERNOON = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
HOURS = [
    *(AFTERNOON + timedelta(hours=count) for count in range(24)),
    datetime(2026, 3, 28, 22, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    datetime(2027, 12, 31, 22, 30, tzinfo=UTC),
]


def screen():

    villages = tuple(Village(name) for name in VILLAGES)
    return Screen("Groß Wittensee", ("unwetter", "nina"), villages=villages, point=HERE)


def got(path, now):
    page = warnings.answer(Asked(path), now, BASE)
    return None if page is None else page.body


def read(source, form, path, now):
    context = Context(source, Kind.WARNING, now, url=BASE + path, point=HERE)
    first = adapter(form).parse(got(path, now), context)
    further = {want: got(want.url.removeprefix(BASE), now) for want in first.wants}
    assert None not in further.values()
    whole = Context(source, Kind.WARNING, now, url=BASE + path, point=HERE, further=further)
    found = adapter(form).parse(got(path, now), whole)
    assert found.error is None
    assert found.rejected == ()
    return found.items


@pytest.mark.parametrize("now", HOURS, ids=str)
def test_at_any_hour_there_is_something_and_nothing_takes_over(now):
    items = [
        *read("unwetter", "cap", warnings.GUSTS, now),
        *read("nina", "nina", warnings.DASHBOARD, now),
    ]
    cards = shown(items, now, screen())
    titles = [card.text().title for card in cards]
    assert titles == ["Amtliche WARNUNG vor WINDBÖEN", "Trinkwasser in Owschlag abkochen"]
    # the gusts are in both, and one card; the bomb is in another town
    assert cards[0].also == ("nina",)
    assert not any(takes_over(card, now, screen()) for card in cards)


def test_the_storm_takes_over_in_the_afternoon():
    (storm,) = read("unwetter", "cap", warnings.STORM, AFTERNOON)
    assert takes_over(storm, AFTERNOON, screen())
    assert storm.warning.sent < AFTERNOON
    assert set(storm.texts) == {"de", "en"}


def test_the_bytes_change_only_with_the_warning():
    evening = [AFTERNOON + timedelta(minutes=n) for n in range(0, 300, 7)]
    assert len({got(warnings.GUSTS, now) for now in evening}) == 1


def test_other_paths_are_others():
    assert got("/nina/api31/warnings/none.json", AFTERNOON) is None
    assert got("/", AFTERNOON) is None
