# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The demo Amt's village car as GBFS 3.1, booked for a while every day. Invented."""

import json
from datetime import datetime, time, timedelta
from typing import Any, Final

from content.clock import BERLIN, at_glass
from kiosk.demo.page import Asked, Page

_FOLDER = "/doerpsmobil/"
_STATION, _CAR, _TYPE, _PLAN = "dorfplatz", "doerpsmobil-1", "auto", "stunde"
_BOOKING = "https://example.org/doerpsmobil/buchen"
# when somebody has it, on any day
_BOOKED: Final = ((time(8), time(11)), (time(18), time(20, 30)))
_DAYS_AHEAD = 3
_TTL = 60


def answer(asked: Asked, now: datetime, base_url: str) -> Page | None:
    """The documents of the car, see `kiosk.demo.page.Site`."""
    documents = _documents(now, base_url)
    name = asked.path.removeprefix(_FOLDER).removesuffix(".json")
    if asked.post or not asked.path.startswith(_FOLDER) or name not in documents:
        return None
    body = {
        "last_updated": now.isoformat(),
        "ttl": _TTL,
        "version": "3.1",
        "data": documents[name],
    }
    return Page("application/json", json.dumps(body, ensure_ascii=False).encode())


def _documents(now: datetime, base_url: str) -> dict[str, Any]:
    """The data of each document by its name."""
    slots = list(_slots(now))
    free = any(start <= now < end for start, end in slots)
    found: dict[str, Any] = {
        "system_information": _system(),
        "station_information": {"stations": [_station()]},
        "station_status": {"stations": [_status(now, int(free))]},
        "vehicle_types": {"vehicle_types": [_vehicle_type()]},
        "vehicle_status": {"vehicles": [_vehicle(now)] if free else []},
        "vehicle_availability": {"vehicles": [_calendar(slots)]},
        "system_pricing_plans": {"plans": [_plan()]},
    }
    feeds = [{"name": name, "url": f"{base_url}{_FOLDER}{name}.json"} for name in found]
    return {"gbfs": {"feeds": feeds}, **found}


def _system() -> dict[str, Any]:
    return {
        "system_id": "doerpsmobil_demo",
        "languages": ["de"],
        "name": _said("Dörpsmobil"),
        "opening_hours": "24/7",
        "timezone": "Europe/Berlin",
        "url": _BOOKING,
    }


def _station() -> dict[str, Any]:
    return {
        "station_id": _STATION,
        "name": _said("Groß Wittensee, Dorfplatz"),
        "address": "Am Dorfplatz 2",
        "lat": 54.3904,
        "lon": 9.7709,
        "capacity": 1,
        "rental_uris": {"web": _BOOKING},
    }


def _status(now: datetime, free: int) -> dict[str, Any]:
    return {
        "station_id": _STATION,
        "is_installed": True,
        "is_renting": True,
        "is_returning": True,
        "last_reported": now.isoformat(),
        "num_vehicles_available": free,
    }


def _slots(now: datetime) -> list[tuple[datetime, datetime]]:
    """When it is to be had, from now on."""
    today = at_glass(now).date()
    begin = datetime.combine(today, time(), BERLIN)
    found: list[tuple[datetime, datetime]] = []
    for ahead in range(_DAYS_AHEAD):
        day = today + timedelta(days=ahead)
        for start, end in _BOOKED:
            found.append((begin, datetime.combine(day, start, BERLIN)))
            begin = datetime.combine(day, end, BERLIN)
    return [slot for slot in found if slot[1] > now]


def _calendar(slots: list[tuple[datetime, datetime]]) -> dict[str, Any]:
    return {
        "vehicle_id": _CAR,
        "vehicle_type_id": _TYPE,
        "station_id": _STATION,
        "pricing_plan_id": _PLAN,
        "availabilities": [
            {"from": start.isoformat(), "until": end.isoformat()} for start, end in slots
        ],
    }


def _vehicle(now: datetime) -> dict[str, Any]:
    return {
        "vehicle_id": _CAR,
        "vehicle_type_id": _TYPE,
        "station_id": _STATION,
        "is_reserved": False,
        "is_disabled": False,
        "current_range_meters": 210_000,
        "last_reported": now.isoformat(),
        "pricing_plan_id": _PLAN,
        "rental_uris": {"web": _BOOKING},
    }


def _vehicle_type() -> dict[str, Any]:
    return {
        "vehicle_type_id": _TYPE,
        "form_factor": "car",
        "propulsion_type": "electric",
        "max_range_meters": 280_000,
        "default_pricing_plan_id": _PLAN,
    }


def _plan() -> dict[str, Any]:
    return {
        "plan_id": _PLAN,
        "name": _said("Stundenpreis"),
        "currency": "EUR",
        "price": 0,
        "is_taxable": False,
        "description": _said("4 Euro je Stunde, Strom inbegriffen"),
        "per_min_pricing": [{"start": 0, "rate": 4, "interval": 60}],
    }


def _said(words: str) -> list[dict[str, str]]:
    return [{"text": words, "language": "de"}]
