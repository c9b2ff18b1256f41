# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""An invented culture barn, as The Events Calendar serves its events."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from content.clock import BERLIN, at_glass
from kiosk.demo.calendars import When, when
from kiosk.demo.feeds import picture_url
from kiosk.demo.page import Asked, Page
from kiosk.demo.stories import read_data, slug

SITE: Final = "/kulturscheune"
EVENTS: Final = f"{SITE}/wp-json/tribe/events/v1/events"
_FIRST = 7300
# a small site whose host keeps pages short
_MOST = 6
_STAMP = "%Y-%m-%d %H:%M:%S"


def answer(asked: Asked, now: datetime, base_url: str) -> Page | None:
    """One page of the events from `start_date` on, soonest first, with the next one's address."""
    if asked.path != EVENTS or asked.post:
        return None
    query = dict(asked.query)
    since = query.get("start_date", "")
    events = sorted(_events(now, base_url), key=lambda one: str(one["utc_start_date"]))
    events = [one for one in events if one["end_date"] >= since]
    number = int(query["page"]) if query.get("page", "").isdecimal() else 1
    told: dict[str, Any] = {
        "events": events[(number - 1) * _MOST : number * _MOST],
        "rest_url": f"{base_url}{EVENTS}",
        "total": len(events),
        "total_pages": -(-len(events) // _MOST),
    }
    if number < told["total_pages"]:
        further = urlencode({**query, "page": number + 1})
        told["next_rest_url"] = f"{base_url}{EVENTS}?{further}"
    return Page("application/json; charset=UTF-8", json.dumps(told).encode())


def _events(now: datetime, base_url: str) -> Iterator[dict[str, Any]]:
    data, today = read_data("kulturscheune"), at_glass(now).date()
    number = _FIRST
    for entry in data["event"]:
        begin = when(entry["when"], today)
        for week in range(entry.get("weekly", 1)):
            number += 1
            day = begin.day + timedelta(weeks=week)
            yield _event(number, entry, data, When(day, begin.at), base_url)


def _event(
    number: int, entry: dict[str, Any], data: dict[str, Any], begin: When, base_url: str
) -> dict[str, Any]:
    start = datetime.combine(begin.day, begin.at or time.min, BERLIN)
    end = _end(begin.day, start, entry)
    name = f"https://example.org/kulturscheune/termin/{slug(entry['title'])}/{begin.day}/"
    picture = picture_url(base_url, entry["picture"]) if "picture" in entry else ""
    return {
        "id": number,
        "status": "publish",
        "date_utc": f"{start.astimezone(UTC) - timedelta(days=20):{_STAMP}}",
        "url": name,
        "rest_url": f"{base_url}{EVENTS}/{number}",
        "title": entry["title"],
        "description": entry["text"],
        "excerpt": "",
        "image": {"url": picture, "id": "1", "extension": "jpg"} if picture else False,
        "all_day": begin.at is None,
        "start_date": f"{start:{_STAMP}}",
        "end_date": f"{end:{_STAMP}}",
        "utc_start_date": f"{start.astimezone(UTC):{_STAMP}}",
        "utc_end_date": f"{end.astimezone(UTC):{_STAMP}}",
        "timezone": "Europe/Berlin",
        "cost": entry["cost"],
        "hide_from_listings": entry.get("hidden", False),
        "categories": [{"name": one, "slug": slug(one)} for one in entry["categories"]],
        "tags": [],
        "venue": {name: data[name] for name in ("venue", "address", "city", "zip")},
        "organizer": [{"organizer": data["organiser"]}],
    }


def _end(day: date, start: datetime, entry: dict[str, Any]) -> datetime:
    """All day ends a second before midnight, as the plugin stores it."""
    if "minutes" in entry:
        return start + timedelta(minutes=entry["minutes"])
    last = day + timedelta(days=entry.get("days", 1) - 1)
    return datetime.combine(last, time(23, 59, 59), BERLIN)
