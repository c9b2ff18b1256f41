# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The demo Amt's buses: a timetable as GTFS, what is late now as GTFS Realtime. All invented."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Final

from google.transit import gtfs_realtime_pb2 as protocol

from content.clock import BERLIN, at_glass
from kiosk.demo.page import Asked, Page
from kiosk.demo.stories import read_data

TIMETABLE: Final = "/verkehr/fahrplan.zip"
LIVE: Final = "/verkehr/live.pb"

# of what leaves in this time there is news
_BEFORE, _AHEAD = timedelta(minutes=40), timedelta(minutes=100)
_SERVICES: Final = {"daily": "1111111", "mo-sa": "1111110"}
_WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
_CALL = "stop_id stop_sequence pickup_type pickup_booking_rule_id"
_SPAN = "feed_start_date feed_end_date"
_NOTICE = "prior_notice_duration_min"
_AGENCY = ("amt", "Nahverkehr im Amt", "https://example.org/verkehr", "Europe/Berlin")
_FEED = ("Nahverkehr im Amt", "https://example.org/verkehr", "de")
_POLES = 2
# about the width of a road, in degrees
_ACROSS = 0.0003

_Rows = Iterable[Sequence[object]]


@dataclass(frozen=True)
class _Trip:
    """One trip of the timetable; `minutes` is when it leaves its first stop."""

    id: str
    line: str
    to: str
    days: str
    minutes: int
    calls: tuple[tuple[str, int], ...]
    rule: str
    news: int | str | None


def answer(asked: Asked, now: datetime, base_url: str) -> Page | None:
    """The files of the operator, see `kiosk.demo.page.Site`."""
    del base_url
    if asked.path == TIMETABLE:
        return Page("application/zip", _zip(at_glass(now).date().replace(day=1)))
    if asked.path == LIVE:
        return Page("application/x-protobuf", _live(now))
    return None


@lru_cache(maxsize=2)
def _zip(month: date) -> bytes:
    """The timetable from the month before to half a year later."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, header, rows in _tables(month):
            table = io.StringIO()
            writer = csv.writer(table)
            writer.writerow(header.split())
            writer.writerows(rows)
            # the same bytes however often it is asked for
            info = zipfile.ZipInfo(f"{name}.txt")
            archive.writestr(info, table.getvalue(), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _tables(month: date) -> Iterator[tuple[str, str, _Rows]]:
    """Name, columns and rows of each table."""
    start, end = month - timedelta(days=31), month + timedelta(days=200)
    span = (f"{start:%Y%m%d}", f"{end:%Y%m%d}")
    weeks = [(name, *week, *span) for name, week in _SERVICES.items()]
    trips = [(trip.line, trip.days, trip.id, trip.to) for trip in _trips()]
    calls = [row for trip in _trips() for row in _stop_times(trip)]
    yield "agency", "agency_id agency_name agency_url agency_timezone", [_AGENCY]
    yield "feed_info", f"feed_publisher_name feed_publisher_url feed_lang {_SPAN}", [_FEED + span]
    yield "calendar", " ".join(("service_id", *_WEEKDAYS, "start_date end_date")), weeks
    yield "trips", "route_id service_id trip_id trip_headsign", trips
    yield "stop_times", f"trip_id arrival_time departure_time {_CALL}", calls
    yield from _lines(read_data("busse"))


def _lines(data: dict[str, Any]) -> Iterator[tuple[str, str, _Rows]]:
    """Stops, lines, and how to book those that run on demand."""
    lines = [(line["name"], "amt", line["name"], line["type"]) for line in data["line"]]
    rules = [
        (line["name"], 1, line["booking"]["minutes"], line["booking"]["phone"])
        for line in data["line"]
        if "booking" in line
    ]
    yield "stops", "stop_id stop_name stop_lat stop_lon", _stops(data)
    yield "routes", "route_id agency_id route_short_name route_type", lines
    yield "booking_rules", f"booking_rule_id booking_type {_NOTICE} phone_number", rules


def _stops(data: dict[str, Any]) -> _Rows:
    for stop in data["stop"]:
        north, east = stop["at"]
        for pole in range(1, _POLES + 1):
            across = round(north + (pole - 1) * _ACROSS, 4)
            yield f"{stop['id']}/{pole}", stop["name"], across, east


def _stop_times(trip: _Trip) -> _Rows:
    for number, (stop, after) in enumerate(trip.calls, start=1):
        clock = f"{(trip.minutes + after) // 60:02}:{(trip.minutes + after) % 60:02}:00"
        yield trip.id, clock, clock, stop, number, 2 if trip.rule else 0, trip.rule


@lru_cache(maxsize=1)
def _trips() -> tuple[_Trip, ...]:
    return tuple(_read_trips())


def _read_trips() -> Iterator[_Trip]:
    for line in read_data("busse")["line"]:
        for way in line["way"]:
            wave = line.get("wave", ())
            first, last = _minutes(way["first"]), _minutes(way["last"])
            for number, minutes in enumerate(range(first, last + 1, way["every"])):
                yield _Trip(
                    id=f"{line['name']}-{way['calls'][0][0]}-{minutes}",
                    line=line["name"],
                    to=way["to"],
                    days=way["days"],
                    minutes=minutes,
                    calls=tuple((stop, after) for stop, after in way["calls"]),
                    rule=line["name"] if "booking" in line else "",
                    news=wave[number % len(wave)] if wave else None,
                )


def _minutes(clock: str) -> int:
    at = time.fromisoformat(clock)
    return at.hour * 60 + at.minute


def _live(now: datetime) -> bytes:
    """What is on its way now, and what should be."""
    feed: Any = protocol.FeedMessage()
    feed.header.gtfs_realtime_version = "2.0"
    feed.header.timestamp = int(now.timestamp())
    today = at_glass(now).date()
    for day in (today - timedelta(days=1), today):
        for trip in _trips():
            midnight = datetime.combine(day, time(), BERLIN)
            leaves = midnight + timedelta(minutes=trip.minutes)
            arrives = leaves + timedelta(minutes=trip.calls[-1][1])
            runs = _SERVICES[trip.days][day.weekday()] == "1"
            if runs and leaves - _AHEAD <= now and now <= arrives + _BEFORE:
                _add(feed, trip, day)
    written: bytes = feed.SerializeToString()
    return written


def _add(feed: Any, trip: _Trip, day: date) -> None:  # noqa: ANN401 - protobuf makes its classes
    if trip.news is None:
        return
    entity = feed.entity.add()
    entity.id = f"{trip.id}-{day:%Y%m%d}"
    update = entity.trip_update
    update.trip.trip_id = trip.id
    update.trip.start_date = f"{day:%Y%m%d}"
    update.trip.route_id = trip.line
    if isinstance(trip.news, str):
        update.trip.schedule_relationship = protocol.TripDescriptor.CANCELED
        return
    stop = update.stop_time_update.add()
    stop.stop_sequence = 1
    stop.stop_id = trip.calls[0][0]
    stop.departure.delay = trip.news * 60
