# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The trips of a GTFS feed that call at chosen stops, with all their stops and times."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from content.sources.faults import Faults
from content.sources.gtfs_tables import Archive, GtfsError, Table, seconds_of

# bounds: rows that are held at once, and departures that one trip repeated by headway makes
MOST_ROWS = 300_000
MOST_REPEATS = 1_500

_TABLE = "stop_times.txt"
_KEYS = ("trip_id", "stop_id")
_COLUMNS = (
    "trip_id", "stop_id", "stop_sequence", "departure_time", "arrival_time", "pickup_type",
    "stop_headsign", "pickup_booking_rule_id",
)  # fmt: skip
_NO_BOARDING = "1"


@dataclass(frozen=True, slots=True)
class Trip:
    """A row of trips.txt."""

    id: str
    route: str
    service: str
    headsign: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A trip at one stop: `leaves` and `comes` in seconds of the service day."""

    sequence: int
    stop: str
    leaves: int | None
    comes: int | None
    pickup: str
    headsign: str
    rule: str
    line: int

    @property
    def boards(self) -> bool:
        """Whether anybody may get on."""
        return self.pickup != _NO_BOARDING


@dataclass(frozen=True, slots=True)
class Repeat:
    """A trip leaves its first stop at `first`, and every `headway` seconds before `end`."""

    first: int
    end: int
    headway: int

    def starts(self) -> range:
        """Each departure from the first stop, in seconds of the service day."""
        return range(self.first, self.end, self.headway)


def touching(archive: Archive, stops: Collection[str] | None) -> frozenset[str]:
    """The ids of the trips that call at any of the stops; None stands for all stops.

    Raises:
        GtfsError: the table is damaged.
    """
    table = _stop_times(archive)
    trip, stop = (table.columns[name] for name in _KEYS)
    found: set[str] = set()
    for row in table.rows:
        try:
            if stops is None or row[stop] in stops or row[stop].strip() in stops:
                found.add(row[trip].strip())
        except IndexError:  # told when the rows of these trips are read
            continue
    return frozenset(found)


def trips_of(archive: Archive, ids: frozenset[str], faults: Faults) -> dict[str, Trip]:
    """The rows of these trips.

    Raises:
        GtfsError: there is no usable table of trips.
    """
    table = archive.table("trips.txt")
    if table is None or not {"trip_id", "route_id", "service_id"} <= table.columns.keys():
        raise GtfsError("Im Zip fehlt trips.txt oder eine ihrer Spalten.")
    found: dict[str, Trip] = {}
    columns = ("trip_id", "route_id", "service_id", "trip_headsign")
    for line, (trip, route, service, headsign) in table.picked(*columns):
        if trip not in ids:
            continue
        if trip in found:
            faults.at(table.name, line, f"Die Fahrt {trip} steht schon in der Datei.")
        else:
            found[trip] = Trip(trip, route, service, headsign)
    return found


def calls_of(archive: Archive, trips: Mapping[str, Trip], faults: Faults) -> dict[str, list[Call]]:
    """All calls of these trips, in the order of `stop_sequence`; unreadable rows are set aside.

    Raises:
        GtfsError: the table is damaged.
    """
    table = _stop_times(archive)
    found: dict[str, list[Call]] = {}
    cut: set[str] = set()
    for trip, call in _calls(table, trips, cut, faults):
        found.setdefault(trip, []).append(call)
    for trip in cut:
        found.pop(trip, None)
    faults.many(_TABLE, len(cut), "Fahrten", f"Mehr als {MOST_ROWS} Zeilen liest er nicht.")
    for trip, calls in found.items():
        found[trip] = _in_order(calls, faults)
    return found


def repeats_of(archive: Archive, trips: Collection[str], faults: Faults) -> dict[str, list[Repeat]]:
    """How trips are repeated by headway, exactly or about (frequencies.txt).

    Raises:
        GtfsError: the table is damaged.
    """
    table = archive.table("frequencies.txt")
    found: dict[str, list[Repeat]] = {}
    if table is None:
        return found
    room: Counter[str] = Counter()
    for line, row in table.picked("trip_id", "start_time", "end_time", "headway_secs"):
        if row[0] not in trips:
            continue
        first, end = seconds_of(row[1]), seconds_of(row[2])
        headway = int(row[3]) if row[3].isascii() and row[3].isdigit() else 0
        if first is None or end is None or not headway:
            faults.at(table.name, line, "start_time, end_time oder headway_secs ist unlesbar.")
            continue
        repeat = Repeat(first, end, headway)
        room[row[0]] += len(repeat.starts())
        if room[row[0]] > MOST_REPEATS:
            faults.at(table.name, line, f"Mehr als {MOST_REPEATS} Wiederholungen einer Fahrt.")
            continue
        found.setdefault(row[0], []).append(repeat)
    return found


def _stop_times(archive: Archive) -> Table:
    table = archive.table(_TABLE)
    if table is None or not {*_KEYS, "stop_sequence"} <= table.columns.keys():
        raise GtfsError(f"In {_TABLE} fehlt eine der Spalten trip_id, stop_id, stop_sequence.")
    return table


def _calls(
    table: Table, trips: Mapping[str, Trip], cut: set[str], faults: Faults
) -> Iterator[tuple[str, Call]]:
    """Trip and call of each row that is wanted and can be read.

    Trips whose rows come after the most that are held at once are told in `cut`.
    """
    place = table.columns["trip_id"]
    columns = [table.columns.get(name, -1) for name in _COLUMNS]
    # a million rows name the same stops
    shared: dict[str, str] = {}
    for number, (line, row) in enumerate(_only(table, place, trips, faults)):
        if number >= MOST_ROWS:
            cut.add(row[place].strip())
            continue
        width = len(row)
        values = [row[p].strip() if 0 <= p < width else "" for p in columns]
        trip, stop, sequence, leaves, comes, pickup, headsign, rule = values
        if not stop:
            faults.at(_TABLE, line, "Die Zeile nennt keine Haltestelle.")
            continue
        if not (sequence.isascii() and sequence.isdigit() and len(sequence) < 10):  # noqa: PLR2004 - 32 bits
            faults.at(_TABLE, line, f"stop_sequence „{sequence[:20]}“ ist keine Zahl.")
            continue
        times = [seconds_of(leaves), seconds_of(comes)]
        if (leaves and times[0] is None) or (comes and times[1] is None):
            bad = (leaves if times[0] is None else comes)[:20]
            faults.at(_TABLE, line, f"„{bad}“ ist keine Uhrzeit wie 08:05:00.")
            continue
        leaving = times[1] if times[0] is None else times[0]
        stop = shared.setdefault(stop, stop)
        yield trip, Call(int(sequence), stop, leaving, times[1], pickup, headsign, rule, line)


def _only(
    table: Table, place: int, trips: Mapping[str, Trip], faults: Faults
) -> Iterator[tuple[int, list[str]]]:
    for line, row in enumerate(table.rows, start=2):
        if len(row) > place:
            if row[place] in trips or row[place].strip() in trips:
                yield line, row
        elif row:
            faults.at(_TABLE, line, "Die Zeile ist zu kurz.")


def _in_order(calls: list[Call], faults: Faults) -> list[Call]:
    """Calls by their sequence, each sequence once, with the times in between filled in."""
    ordered: dict[int, Call] = {}
    for call in sorted(calls, key=lambda call: call.sequence):
        first = ordered.setdefault(call.sequence, call)
        if first is not call:
            reason = f"Die Fahrt hat diese stop_sequence schon in Zeile {first.line}."
            faults.at(_TABLE, call.line, reason)
    return _timed(list(ordered.values()))


def _timed(calls: list[Call]) -> list[Call]:
    """Calls without a time get one, evenly between those that have one (GTFS reference).

    Full minutes, rounded down: who comes by such a time comes rather too early.
    """
    if all(call.leaves is not None for call in calls):
        return calls
    timed = [place for place, call in enumerate(calls) if call.leaves is not None]
    filled = list(calls)
    for before, after in pairwise(timed):
        start, end = calls[before].leaves or 0, calls[after].comes
        end = calls[after].leaves or 0 if end is None else end
        for place in range(before + 1, after):
            seconds = start + (end - start) * (place - before) // (after - before)
            filled[place] = replace(calls[place], leaves=max(start, seconds // 60 * 60))
    return filled
