# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""GTFS Realtime 1.0 and 2.0 (gtfs.org): how late trips are, and which do not run.

It names trips by their ids alone: which departures they are is told by the timetable of the same
operator, see `content.timetables`.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from google.transit import gtfs_realtime_pb2 as protocol

from content.details import StopUpdate, TripUpdate
from content.model import Item, Kind, Text
from content.sources.adapter import Adapter, Context, Parsed
from content.sources.entries import identity
from content.sources.faults import Faults
from content.sources.gtfs_tables import day_of, seconds_of
from content.sources.option import Options, Setting, listed

LARGEST = 8_000_000
MOST_ENTITIES = 200_000
MOST_STOPS = 200

_LONGEST_NAME = 60
# what a POSIX time of these decades lies between
_TIMES = range(946_684_800, 4_102_444_800)

_Trip = protocol.TripDescriptor
_Stop = protocol.TripUpdate.StopTimeUpdate
_FALLS_OUT = frozenset({_Trip.CANCELED, _Trip.DELETED})
_EXTRA = frozenset({_Trip.ADDED, _Trip.NEW, _Trip.DUPLICATED})
_UNREADABLE = (
    "Die Datei ist kein lesbares GTFS-Realtime (Protobuf): Wird vielleicht eine Webseite oder JSON "
    "geliefert?"
)
_NO_UPDATE = {
    "vehicle": "Positionen von Fahrzeugen werden nicht gezeigt.",
    "alert": "Störungsmeldungen werden nicht gezeigt, nur Verspätungen und Ausfälle.",
}
_NOTHING = "Ist keine Meldung über eine Fahrt."
_TOO_MANY = (
    "Mehr nimmt diese Quelle nicht: Nennen Sie mit der Option routes, welche Linien gemeint sind, "
    "oder erhöhen Sie max_items."
)
OPTIONS: Options = MappingProxyType(
    {
        "routes": Setting("Only these route_id, with semicolons.", "713; 780"),
        "timetable": Setting("The source whose trips are meant; left out: any.", "fahrplan"),
    }
)


class _GtfsRt(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "gtfs-rt"
    kinds = (Kind.DEPARTURE,)
    empty_is_normal = True
    options = OPTIONS
    volatile = True
    largest = LARGEST

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read one message: an item for each trip that there is news of."""
        if len(data) > LARGEST:
            return Parsed(error=f"Die Datei ist größer als {LARGEST // 1_000_000} MB.")
        try:
            feed: Any = protocol.FeedMessage.FromString(data)
        except Exception:  # noqa: BLE001 - the library has several, and no stubs to name them
            return Parsed(error=_UNREADABLE)
        if not feed.HasField("header") or not feed.header.gtfs_realtime_version:
            return Parsed(error=_UNREADABLE)
        if len(feed.entity) > MOST_ENTITIES:
            return Parsed(error=f"Die Datei hat mehr als {MOST_ENTITIES} Einträge.")
        return _parsed(feed, context)

    def detect(self, data: bytes) -> bool:
        """Whether it begins with the header of a message and its version."""
        # field 1 is the header, and its field 1 the version, a string of three characters
        return data[:1] == b"\x0a" and data[2:4] == b"\x0a\x03" and data[4:7] in (b"1.0", b"2.0")


def _parsed(feed: Any, context: Context) -> Parsed:  # noqa: ANN401 - protobuf makes its classes
    items: dict[str, Item] = {}
    faults = Faults()
    routes = frozenset(listed(context.options.get("routes", "")))
    for number, entity in enumerate(feed.entity, start=1):
        reason = _hindrance(entity, routes)
        if not reason and len(items) >= context.max_items:
            reason = _TOO_MANY
        if not reason:
            stamped = _stamped(feed, entity.trip_update, context)
            item = _item(entity.trip_update, stamped, context)
            if items.setdefault(item.id, item) is not item:
                reason = "Die Fahrt hat schon eine Meldung."
        if reason:
            faults.entry(number, entity.id[:_LONGEST_NAME], reason)
    return Parsed(tuple(items.values()), faults.rejected)


def _hindrance(entity: Any, routes: frozenset[str]) -> str:  # noqa: ANN401
    """Why an entity says nothing about a departure of a timetable; "" if it does."""
    if entity.is_deleted:
        return "Ist als gelöscht bezeichnet."
    if not entity.HasField("trip_update"):
        return next((_NO_UPDATE[what] for what in _NO_UPDATE if entity.HasField(what)), _NOTHING)
    trip = entity.trip_update.trip
    other = bool(routes and trip.route_id) and trip.route_id not in routes
    hindrances = (
        (not trip.trip_id.strip(), "Nennt keine trip_id: So ist unklar, welche Fahrt gemeint ist."),
        (other, "Die Linie steht nicht in der Option routes."),
        (
            trip.schedule_relationship in _EXTRA,
            "Ist eine zusätzliche Fahrt, die in keinem Fahrplan steht.",
        ),
        (
            trip.start_date and day_of(trip.start_date) is None,
            "start_date ist kein Tag wie 20261213.",
        ),
        (
            trip.start_time and seconds_of(trip.start_time) is None,
            "start_time ist keine Uhrzeit wie 08:05:00.",
        ),
    )
    return next((reason for holds, reason in hindrances if holds), "")


def _item(update: Any, stamped: datetime, context: Context) -> Item:  # noqa: ANN401
    trip = update.trip
    name = identity(trip.trip_id)
    detail = TripUpdate(
        trip=name,
        stamped=stamped,
        service_day=day_of(trip.start_date),
        cancelled=trip.schedule_relationship in _FALLS_OUT,
        stops=tuple(_stops(update)),
        starts=seconds_of(trip.start_time),
        timetable=context.options.get("timetable", "").strip(),
    )
    title = f"Fahrt {name[:_LONGEST_NAME]}"
    starts = "" if detail.starts is None else detail.starts
    return Item(
        id=f"{context.source}:{name}:{detail.service_day or ''}:{starts}",
        kind=context.kind,
        source=context.source,
        texts={context.language: Text(title)},
        updated=stamped,
        places=context.places,
        licence=context.licence,
        trip_update=detail,
    )


def _stamped(feed: Any, update: Any, context: Context) -> datetime:  # noqa: ANN401
    """Of when the news are; never of a time to come, which would never grow old."""
    for seconds in (feed.header.timestamp, update.timestamp):
        if seconds in _TIMES:
            return min(datetime.fromtimestamp(seconds, UTC), context.now)
    return context.now


def _stops(update: Any) -> Iterator[StopUpdate]:  # noqa: ANN401
    """What is said of each stop, in the order of the trip."""
    if update.HasField("delay"):
        # of the whole trip, where nothing else is said
        yield StopUpdate(sequence=0, delay=update.delay)
    stops = list(update.stop_time_update)
    if all(stop.HasField("stop_sequence") for stop in stops):
        stops.sort(key=lambda stop: stop.stop_sequence)
    for stop in stops[:MOST_STOPS]:
        found = _stop(stop)
        if found is not None:
            yield found


def _stop(stop: Any) -> StopUpdate | None:  # noqa: ANN401
    """The news of one stop; None for none."""
    name = identity(stop.stop_id) if stop.stop_id else ""
    sequence = stop.stop_sequence if stop.HasField("stop_sequence") else None
    if not name and sequence is None:
        return None
    if stop.schedule_relationship == _Stop.SKIPPED:
        return StopUpdate(name, sequence, skipped=True)
    if stop.schedule_relationship in {_Stop.NO_DATA, _Stop.UNSCHEDULED}:
        return StopUpdate(name, sequence, unknown=True)
    for part in ("departure", "arrival"):
        event = getattr(stop, part)
        time = datetime.fromtimestamp(event.time, UTC) if event.time in _TIMES else None
        delay = event.delay if event.HasField("delay") else None
        if time is not None or delay is not None:
            return StopUpdate(name, sequence, delay, time, arrival=part == "arrival")
    return None


ADAPTER = _GtfsRt()
