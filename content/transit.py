# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Buses and shared vehicles: the details of departures and vehicles. Plain data, all times UTC.

What a source did not say is None or empty, as in `content.details`.
"""

from dataclasses import dataclass
from datetime import date, datetime

from content.basics import Point


@dataclass(frozen=True, slots=True)
class Departure:
    """One departure from one stop (GTFS). `expected` is None without live data.

    `trip`, `service_day` and `sequence` (stop_sequence) name it among all departures. `mode` is
    "bus", "rail", "ferry", "tram" or "other"; `booking` says how to order what runs on demand.
    """

    stop: str
    stop_id: str
    line: str
    direction: str
    planned: datetime
    expected: datetime | None = None
    cancelled: bool = False
    on_demand: bool = False
    booking: str = ""
    via: tuple[str, ...] = ()
    platform: str = ""
    mode: str = "bus"
    trip: str = ""
    service_day: date | None = None
    sequence: int = 0
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A trip's departure, `seconds` after noon minus 12 hours of its service day.

    `days` names one of the timetable's `services`, `path` one of its `paths`. A trip that is
    repeated by headway (frequencies.txt) has several runs, told apart by `starts`: the seconds
    at which each leaves its first stop.
    """

    trip: str
    seconds: int
    days: int
    sequence: int = 0
    on_demand: bool = False
    booking: str = ""
    path: int = 0
    starts: int | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """The service days of some trips, each one listed, in their order."""

    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """All departures of one line in one direction from one stop: what departures are made of.

    `zone` is the agency's time zone (IANA). `paths` are the ids of the stops that trips have
    behind them here. It makes no card of its own.
    """

    stop: str
    stop_id: str
    line: str
    direction: str
    runs: tuple[Run, ...]
    services: tuple[Service, ...]
    zone: str = "Europe/Berlin"
    via: tuple[str, ...] = ()
    platform: str = ""
    mode: str = "bus"
    point: Point | None = None
    paths: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class StopUpdate:
    """Live news of one stop of a trip (GTFS-RT StopTimeUpdate); delays in seconds.

    `time` is absolute and beats `delay`. With `arrival` both are those of the arrival: what
    comes early does not leave early for that. `unknown` is NO_DATA: from here on there is no
    news.
    """

    stop_id: str = ""
    sequence: int | None = None
    delay: int | None = None
    time: datetime | None = None
    skipped: bool = False
    unknown: bool = False
    arrival: bool = False


@dataclass(frozen=True, slots=True)
class TripUpdate:
    """Live news of one trip (GTFS-RT TripUpdate), as of `stamped`. It makes no card of its own.

    `stops` are in the order of the trip. `starts` is as in `Run`. `timetable` is the source whose
    trips are meant; "" for any.
    """

    trip: str
    stamped: datetime
    service_day: date | None = None
    cancelled: bool = False
    stops: tuple[StopUpdate, ...] = ()
    starts: int | None = None
    timetable: str = ""


@dataclass(frozen=True, slots=True)
class Busy:
    """A stretch of time in which a vehicle is booked."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A shared vehicle, or a station with several (GBFS).

    `free` counts what can be taken now of `capacity`. `reported` is how old that is.
    """

    form: str = "car"
    model: str = ""
    free: int | None = None
    capacity: int | None = None
    range_m: int | None = None
    electric: bool | None = None
    station: str = ""
    address: str = ""
    point: Point | None = None
    booked: tuple[Busy, ...] = ()
    price: str = ""
    reported: datetime | None = None
