# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

import importlib
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
import requests

from content.clock import at_glass, day_start
from content.model import Kind
from content.source import Source
from content.sources.adapter import Context, adapter
from kiosk.demo.amt import VILLAGES, feeds
from kiosk.demo.calendars import quiet_day, when
from kiosk.demo.pictures import picture_names
from kiosk.demo.server import AmtServer
from kiosk.demo.settings import SOURCES, settings_text
from kiosk.demo.stories import read_data
from kiosk.settings.load import load

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
BASE = "http://127.0.0.1:1"

# the sources of kiosk.demo.amt; the other servers have tests of their own
FEEDS = [source for source in SOURCES if source.path in feeds(NOON, BASE)]

# a whole week, both seasons of time, and both nights between them
DAYS = [
    *(NOON + timedelta(days=count) for count in range(7)),
    datetime(2026, 3, 28, 12, tzinfo=UTC),
    datetime(2026, 7, 14, 4, tzinfo=UTC),
    datetime(2026, 10, 24, 22, 30, tzinfo=UTC),
    datetime(2027, 1, 1, 5, tzinfo=UTC),
]


def parsed(source, now, since=None):
    page = feeds(now, BASE)[source.path]
    context = Context(
        source.id, Kind(source.kind), now, url=BASE + source.path, places=source.places, since=since
    )
    return adapter(source.format).parse(page.body, context)


def events(now):
    # as a sync reads them: what is over today is still told
    midnight = day_start(at_glass(now).date())
    calendars = [source for source in FEEDS if source.kind == "event"]
    return [item for source in calendars for item in parsed(source, now, midnight).items]


def berlin_days(event):
    if event.all_day:
        days = (event.end - event.start).days if event.end else 1
        return [event.start + timedelta(days=count) for count in range(days)]
    return [at_glass(event.start).date()]


def per_day(now):
    return Counter(day for item in events(now) for day in berlin_days(item.event))


@pytest.mark.parametrize("now", DAYS, ids=str)
@pytest.mark.parametrize("source", FEEDS, ids=lambda source: source.id)
def test_every_feed_is_read_whole(source, now):
    result = parsed(source, now)
    assert result.error is None
    assert result.items
    # the one private event must go, and say why
    private = [row for row in result.rejected if source.id == "kirche"]
    assert len(private) == len(result.rejected)
    assert not any("Seelsorge" in item.text().title for item in result.items)


@pytest.mark.parametrize("now", DAYS, ids=str)
def test_news_is_fresh_and_never_from_the_future(now):
    news = [item for source in FEEDS if source.kind == "news" for item in parsed(source, now).items]
    assert all(item.published <= now for item in news)
    assert sum(now - item.published < timedelta(days=1.5) for item in news) >= 4
    assert any(not item.pictures for item in news)
    assert any(len(item.text().title) > 60 and "\u00ad" in item.text().title for item in news)


@pytest.mark.parametrize("now", DAYS, ids=str)
def test_a_full_fortnight_with_one_quiet_day(now):
    today = at_glass(now).date()
    counted = per_day(now)
    fortnight = [today + timedelta(days=count) for count in range(14)]
    assert counted[today] >= 5
    assert [day for day in fortnight if not counted[day]] == [quiet_day(today)]
    assert max(counted[day] for day in fortnight) <= 8


def test_today_runs_from_morning_to_evening():
    today = at_glass(NOON).date()
    hours = [
        at_glass(item.event.start).hour
        for item in events(NOON)
        if not item.event.all_day and at_glass(item.event.start).date() == today
    ]
    assert min(hours) <= 9
    assert max(hours) >= 19


def test_every_village_is_named():
    text = b"".join(page.body.replace(b"\r\n ", b"") for page in feeds(NOON, BASE).values())
    assert [village for village in VILLAGES if village.encode() not in text] == []


def test_cancelled_all_day_and_double_events_are_there():
    found = events(NOON)
    assert any(item.event.cancelled for item in found)
    assert any(item.event.all_day for item in found)
    assert sum("Weihnachtsmarkt" in item.text().title for item in found) == 2


def test_pictures_are_all_named():
    wanted = {
        entry["picture"]
        for name in ("aktuelles", "owschlag", "feuerwehren", *_calendars())
        for entry in [*read_data(name).get("news", ()), *read_data(name).get("event", ())]
        if "picture" in entry
    }
    assert wanted <= set(picture_names())


def _calendars():
    return tuple(source.path[1:-4] for source in FEEDS if source.path.endswith(".ics"))


def test_a_text_that_is_no_day_is_refused():
    with pytest.raises(ValueError, match="not in"):
        when("irgendwann 10:00", at_glass(NOON).date())


def test_settings_are_complete(tmp_path):
    file = tmp_path / "kiosk.toml"
    file.write_text(settings_text(BASE, tmp_path), encoding="utf-8")
    settings = load(file).settings
    assert {place.name for place in settings.places} == set(VILLAGES)
    assert all(isinstance(source, Source) for source in settings.sources)
    assert settings.terminal.place == "Groß Wittensee"


def test_what_is_known_is_not_sent_again():
    with AmtServer(lambda: NOON) as amt, requests.Session() as session:
        first = session.get(f"{amt.url}/aktuelles.rss", timeout=5)
        assert first.status_code == 200
        assert amt.url.encode() in first.content
        for header, name in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
            again = session.get(
                f"{amt.url}/aktuelles.rss", headers={header: first.headers[name]}, timeout=5
            )
            assert again.status_code == 304
            assert again.content == b""


def test_tomorrow_is_another_edition():
    now = [NOON]
    with AmtServer(lambda: now[0]) as amt, requests.Session() as session:
        url = f"{amt.url}/termine-amt.ics"
        tag = session.get(url, timeout=5).headers["ETag"]
        now[0] += timedelta(days=1)
        assert session.get(url, headers={"If-None-Match": tag}, timeout=5).status_code == 200


def test_unknown_paths_and_pictures_are_404():
    with AmtServer(lambda: NOON) as amt, requests.Session() as session:
        for path in ("/", "/bilder/gibt-es-nicht.jpg", "/bilder/../amt.py", "/%00"):
            assert session.get(amt.url + path, timeout=5).status_code == 404


def test_a_picture_is_a_picture():
    pictures = importlib.import_module("player.scenes.catalogue")
    if not any(pictures.PICTURES.glob("village-*.png")):
        pytest.skip("no pictures baked: python -m player.scenes.bake")
    with AmtServer(lambda: NOON) as amt, requests.Session() as session:
        answer = session.get(f"{amt.url}/bilder/felder.jpg", timeout=5)
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert answer.content.startswith(b"\xff\xd8\xff")
