# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

# Fields as in src/Tribe/REST/V1/Post_Repository.php, arguments, pages and the error of an empty
# list as in src/Tribe/REST/V1/Endpoints/Archive_Event.php of the-events-calendar.

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from content.model import Kind
from content.sources.adapter import Context, Request, adapter
from tests.content.safety import assert_item_is_safe

TRIBE = adapter("tribe")
URL = "https://scheune.example/wp-json/tribe/events/v1/events?per_page=50"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CONTEXT = Context("scheune", Kind.EVENT, NOW, url=URL)


def event(number=1, **more):
    return {
        "id": number,
        "global_id": f"scheune.example?id={number}",
        "status": "publish",
        "date_utc": "2026-10-01 08:00:00",
        "modified_utc": "2026-10-02 08:00:00",
        "url": f"https://scheune.example/termin/{number}/",
        "rest_url": f"https://scheune.example/wp-json/tribe/events/v1/events/{number}",
        "title": f"Kino {number} &#8211; Filmabend",
        "description": "<p>Mit <b>Popcorn</b>.</p>",
        "excerpt": "",
        "image": {"url": "https://scheune.example/kino.jpg", "id": "7", "extension": "jpg"},
        "all_day": False,
        "start_date": "2026-11-28 20:00:00",
        "end_date": "2026-11-28 22:30:00",
        "utc_start_date": "2026-11-28 19:00:00",
        "utc_end_date": "2026-11-28 21:30:00",
        "timezone": "Europe/Berlin",
        "cost": "6&euro; &#8211; 8&euro;",
        "categories": [{"name": "Kino &amp; Bühne", "slug": "kino"}],
        "tags": [],
        "venue": {"venue": "Kulturscheune", "address": "Dorfstraße 3", "city": "Haby", "zip": "1"},
        "organizer": [{"organizer": "Scheunenverein"}, {"organizer": "a@b.example"}],
        **more,
    }


def parse(events, context=CONTEXT, **page):
    data = events if isinstance(events, bytes) else json.dumps({"events": events, **page}).encode()
    found = TRIBE.parse(data, context)
    for item in found.items:
        assert_item_is_safe(item)
    return found


def one(**more):
    found = parse([event(**more)])
    assert not found.rejected
    return found.items[0]


def test_a_whole_event():
    item = one()
    assert item.id == "scheune:1"
    assert item.text().title == "Kino 1 – Filmabend"  # noqa: RUF001
    assert item.text().body == "<p>Mit <b>Popcorn</b>.</p>"
    assert item.event.start == datetime(2026, 11, 28, 19, tzinfo=UTC)
    assert item.event.end == datetime(2026, 11, 28, 21, 30, tzinfo=UTC)
    assert item.event.location == "Kulturscheune, Dorfstraße 3, Haby"
    assert item.event.organiser == "Scheunenverein"
    assert item.event.price == "6€ – 8€"  # noqa: RUF001
    assert item.published == datetime(2026, 10, 1, 8, tzinfo=UTC)
    assert item.categories == ("Kino & Bühne",)
    assert item.link == "https://scheune.example/termin/1/"
    assert item.pictures[0].url == "https://scheune.example/kino.jpg"


@pytest.mark.parametrize(
    ("zone", "hour"),
    [("Europe/Berlin", 19), ("", 19), ("Europe/London", 20), ("UTC", 20), ("UTC+1", 19),
     ("../../etc/passwd", 19), ("Nirgendwo", 19)],
)  # fmt: skip
def test_without_utc_the_zone_counts(zone, hour):
    item = one(utc_start_date="", timezone=zone)
    assert item.event.start == datetime(2026, 11, 28, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-11-28 00:00:00", "2026-11-28 23:59:59", (28, 29)),
        ("2026-11-28 00:00:00", "2026-11-29 23:59:59", (28, 30)),
        ("2026-11-28 04:00:00", "2026-11-29 03:59:59", (28, 29)),
        ("2026-11-28 00:00:00", "2026-11-27 23:59:59", (28, 29)),
        ("2026-11-28", "", (28, 29)),
    ],
)
def test_all_day_is_days(start, end, expected):
    item = one(all_day=True, start_date=start, end_date=end, utc_start_date="2026-11-27 23:00:00")
    assert item.event.all_day
    assert (item.event.start.day, item.event.end.day) == expected
    assert item.event.start == date(2026, 11, 28)


@pytest.mark.parametrize("venue", [[], None, "x", {}, {"venue": None}, [None], [[]]], ids=ascii)
def test_an_event_without_a_place(venue):
    item = one(venue=venue, organizer=venue, image=False, cost=None, categories=venue)
    assert item.event.location == ""
    assert item.event.organiser == ""
    assert item.event.price == ""
    assert item.pictures == ()


def test_a_town_is_not_said_twice():
    venue = {"venue": "Dörpshuus Haby", "address": "Dörpshuus Haby", "city": "Haby"}
    assert one(venue=[venue]).event.location == "Dörpshuus Haby"


@pytest.mark.parametrize("all_day", [True, False])
@pytest.mark.parametrize("end", ["9999-12-31", "9999-12-31 23:59:59", "9999-12-31T23:59:59Z"])
def test_an_end_for_ever_costs_nothing(end, all_day):
    for zone in ("Europe/Berlin", "America/New_York"):
        said = {"end_date": end, "utc_start_date": "", "utc_end_date": "", "timezone": zone}
        last = one(all_day=all_day, **said).event.end
        assert last is None or last.year == 9999
        late = parse([event(all_day=all_day, start_date=end, **said), event(2)])
        assert (len(late.items), len(late.rejected)) == (1, 1)


def test_an_end_before_the_start_counts_for_nothing():
    assert one(utc_end_date="2026-11-28 18:00:00").event.end is None


def test_dates_of_a_series_are_told_apart():
    again = event(1, utc_start_date="2026-12-05 19:00:00", utc_end_date="2026-12-05 21:00:00")
    found = parse([event(1), again, event(2)])
    assert [item.id for item in found.items] == [
        "scheune:1/20261128T190000Z", "scheune:2", "scheune:1/20261205T190000Z",
    ]  # fmt: skip


def test_items_and_rejected_are_the_entries():
    past = {"utc_start_date": "2026-11-20 19:00:00", "utc_end_date": "2026-11-20 20:00:00"}
    events = [
        event(1), event(1), event(2, **past),
        event(3, utc_start_date="2028-11-20 19:00:00", utc_end_date=""),
        event(4, utc_start_date="", start_date="bald"), event(5, hide_from_listings=True),
        event(6, status="draft"), event(7, title="", description=""), 7, None, event(8),
    ]  # fmt: skip
    found = parse(events)
    assert [item.id for item in found.items] == ["scheune:1", "scheune:8"]
    assert len(found.items) + len(found.rejected) == len(events)
    reasons = [entry.reason for entry in found.rejected]
    assert "Steht schon als Termin 1 in der Datei." in reasons
    assert "Ist schon vorbei." in reasons


def test_what_was_on_today_is_kept_until_since():
    gone = event(1, utc_start_date="2026-11-22 08:00:00", utc_end_date="2026-11-22 09:00:00")
    assert not parse([gone]).items
    assert parse([gone], replace(CONTEXT, since=datetime(2026, 11, 21, 23, tzinfo=UTC))).items


NEXT = "https://scheune.example/wp-json/tribe/events/v1/events/?page=2&per_page=50"


def test_the_next_page_is_wanted_and_read():
    found = parse([event(1)], next_rest_url=NEXT)
    assert found.wants == (Request(NEXT),)
    assert len(found.items) == 1
    second = json.dumps({"events": [event(2)], "next_rest_url": NEXT}).encode()
    found = parse([event(1)], replace(CONTEXT, further={Request(NEXT): second}), next_rest_url=NEXT)
    assert len(found.items) == 2, "a page that names itself as the next ends"
    assert found.wants == ()


@pytest.mark.parametrize("answer", [None, b"", b"<html>", b'{"code":"x","message":"y"}'])
def test_pages_end_where_there_is_none(answer):
    context = replace(CONTEXT, further={Request(NEXT): answer})
    found = parse([event(1)], context, next_rest_url=NEXT)
    assert len(found.items) == 1
    assert found.wants == ()


@pytest.mark.parametrize("link", ["https://boese.example/2", "file:///etc/passwd", "", None])
def test_pages_of_others_are_not_wanted(link):
    assert parse([event(1)], next_rest_url=link).wants == ()
    assert parse([event(1)], replace(CONTEXT, max_items=1), next_rest_url=NEXT).wants == ()
    assert parse([event(1)], replace(CONTEXT, url=""), next_rest_url=NEXT).wants == ()


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://scheune.example/", "/wp-json/tribe/events/v1/events"),
        ("https://scheune.example/wp-json", "/wp-json/tribe/events/v1/events"),
        ("https://scheune.example/wp-json/tribe/events/v1/events?categories=4",
         "/wp-json/tribe/events/v1/events"),
    ],
)  # fmt: skip
def test_the_address_is_made_of_the_sites(url, path):
    context = replace(CONTEXT, options={"categories": "kino,musik"})
    parts = urlsplit(TRIBE.request(url, context).url)
    query = parse_qs(parts.query)
    assert parts.path == path
    assert query["start_date"] == ["2026-11-22"]
    assert query["end_date"] == ["2027-12-27"]
    assert query["per_page"] == ["50"]
    assert query["categories"] == (["4"] if "?" in url else ["kino,musik"])


def test_no_event_to_come_is_no_error():
    found = parse(b'{"code":"event-archive-page-not-found","message":"x","data":{"status":404}}')
    assert found.error is None
    assert found.items == ()


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b"<!DOCTYPE html>", b'{"events":{}}', b"[" * 100_000,
     b'{"code":"rest_no_route","message":"Keine Route"}', b"\xff" * 99, b" " * 5_000_001],
    ids=lambda value: ascii(value)[:30],
)  # fmt: skip
def test_what_is_no_list_is_said(data):
    found = parse(data)
    assert found.items == ()
    assert found.error


def test_a_hundred_thousand_events_are_bounded():
    small = b'{"title":"%d","start_date":"2026-11-28"}'
    found = parse(b'{"events":[' + b",".join(small % n for n in range(100_000)) + b"]}")
    assert len(found.items) == CONTEXT.max_items
    assert [entry.where for entry in found.rejected] == ["99500 weitere Termine"]


def test_detect():
    assert TRIBE.detect(json.dumps({"events": [event()], "rest_url": ""}).encode())
    assert not TRIBE.detect(b'{"events": []}')
    assert not TRIBE.detect(b"BEGIN:VCALENDAR")
