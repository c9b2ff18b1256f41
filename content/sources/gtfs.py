# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""GTFS Schedule (gtfs.org): timetables of the stops near a terminal.

Departures are not computed here but whenever they are asked for, see `content.timetables`.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from content.clock import at_glass
from content.model import Item, Kind, Text
from content.sources.adapter import Adapter, Context, Parsed
from content.sources.entries import identity
from content.sources.faults import Faults
from content.sources.gtfs_days import days_ahead, service_days
from content.sources.gtfs_lines import Line, bookings_of, lines_of
from content.sources.gtfs_runs import Board, Feed, boards_of
from content.sources.gtfs_stops import Choice, chosen, names_of
from content.sources.gtfs_tables import Archive, GtfsError, day_of
from content.sources.gtfs_trips import Trip, calls_of, repeats_of, touching, trips_of
from content.sources.option import NUMBER, RADIUS, Options, Setting

# service days and eighths of departures that a worker can hand over
MOST_WEIGHT = 1_200_000

_TABLES = (b"stop_times.txt", b"stops.txt")
_NEW_ONE = "Bitten Sie um eine neue Datei."
OPTIONS: Options = MappingProxyType(
    {
        "stops": Setting(
            "Names or numbers of the stops, with semicolons; left out: those near the terminal.",
            "Haby, Dorfplatz; Holtsee, Kirche",
        ),
        "days": Setting("How many days ahead departures are kept; left out: 190.", "100", NUMBER),
        "radius_m": RADIUS,
    }
)


class _Gtfs(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "gtfs"
    kinds = (Kind.DEPARTURE,)
    empty_is_normal = False
    options = OPTIONS
    largest = 64_000_000

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read one zip: an item for each line in each direction at each stop."""
        faults = Faults()
        try:
            boards = boards_of(_feed(Archive(data), context, faults), faults)
        except GtfsError as error:
            return Parsed(rejected=faults.rejected, error=error.reason)
        items = tuple(_items(boards, context, faults))
        return Parsed(items, faults.rejected)

    def detect(self, data: bytes) -> bool:
        """Whether it is a zip that names the tables of a timetable."""
        return data[:2] == b"PK" and all(name in data for name in _TABLES)


def _feed(archive: Archive, context: Context, faults: Faults) -> Feed:
    """What the tables say about the stops of this terminal.

    Raises:
        GtfsError: one of them is damaged or missing.
    """
    today = at_glass(context.now).date()
    choice = chosen(archive, context, faults)
    trips = _trips(archive, choice, faults)
    services = frozenset(trip.service for trip in trips.values())
    ahead = days_ahead(context.options.get("days", ""), faults)
    days = service_days(archive, services, today, ahead, faults)
    _tell_end(archive, days.over, today, faults)
    running = {name: trip for name, trip in trips.items() if days.of.get(trip.service)}
    calls = calls_of(archive, running, faults)
    stops = frozenset(call.stop for some in calls.values() for call in some)
    return Feed(
        stops=choice.stops,
        names=names_of(archive, stops),
        lines=_lines(archive, running, faults),
        bookings=bookings_of(archive),
        trips=running,
        calls=calls,
        repeats=repeats_of(archive, running, faults),
        days=days.of,
    )


def _trips(archive: Archive, choice: Choice, faults: Faults) -> dict[str, Trip]:
    """The trips that call at the chosen stops."""
    ids = touching(archive, None if choice.everything else choice.stops.keys())
    trips = trips_of(archive, ids, faults)
    faults.many(
        "stop_times.txt", len(ids) - len(trips), "Fahrten", "Sie stehen nicht in trips.txt."
    )
    return trips


def _lines(archive: Archive, trips: Mapping[str, Trip], faults: Faults) -> dict[str, Line]:
    lines = lines_of(archive, {trip.route for trip in trips.values()}, faults)
    lost = sum(trip.route not in lines for trip in trips.values())
    faults.many("trips.txt", lost, "Fahrten", "Ihre route_id steht nicht in routes.txt.")
    return lines


def _tell_end(archive: Archive, over: date | None, today: date, faults: Faults) -> None:
    """Say where a timetable is over, or will be before the operator thinks of it."""
    if over is not None:
        faults.note("calendar.txt", f"Der Fahrplan galt nur bis {over:%d.%m.%Y}. {_NEW_ONE}")
        return
    table = archive.table("feed_info.txt")
    for _, (raw,) in table.picked("feed_end_date") if table else ():
        end = day_of(raw)
        if end is not None and end < today:
            faults.note("feed_info.txt", f"Die Datei gilt nur bis {end:%d.%m.%Y}. {_NEW_ONE}")


def _items(boards: list[Board], context: Context, faults: Faults) -> list[Item]:
    """As many timetables as the source may have, the nearest first."""
    items: dict[str, Item] = {}
    weight = left = 0
    for board in boards:
        weight += len(board.timetable.runs) * 8
        weight += sum(len(service.days) for service in board.timetable.services)
        if len(items) >= context.max_items or weight > MOST_WEIGHT:
            left += 1
            continue
        item = _item(board, context)
        items[item.id] = item
    reason = (
        "Es sind zu viele: Nennen Sie mit der Option stops, welche Haltestellen er zeigen soll."
    )
    faults.many("stop_times.txt", left, "Fahrpläne", reason)
    return list(items.values())


def _item(board: Board, context: Context) -> Item:
    table = board.timetable
    uid = identity(f"{board.stop.id}\n{table.line}\n{table.direction}\n{table.mode}", True)
    title = f"{table.line} {table.direction}".strip()
    return Item(
        id=f"{context.source}:{table.stop_id}:{uid[:12]}",
        kind=context.kind,
        source=context.source,
        texts={context.language: Text(title, table.stop)},
        places=context.places,
        link=board.line.link,
        licence=context.licence,
        timetable=table,
    )


ADAPTER = _Gtfs()
