# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From trips and their calls to timetables: one for each line in each direction at each stop."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from content.details import Run, Service, Timetable
from content.sources.entries import identity
from content.sources.faults import Faults
from content.sources.gtfs_lines import Booking, Line, via_of
from content.sources.gtfs_stops import Stop
from content.sources.gtfs_tables import words
from content.sources.gtfs_trips import Call, Repeat, Trip

# a terminal's own stops have a few hundred departures a day; a whole feed may have millions
MOST_RUNS = 60_000

_BY_PHONE, _BY_DRIVER = "2", "3"
_NOBODY = Booking()


@dataclass(frozen=True, slots=True)
class Feed:
    """What the tables said, as far as the chosen stops are concerned."""

    stops: Mapping[str, Stop]
    names: Mapping[str, str]
    lines: Mapping[str, Line]
    bookings: Mapping[str, Booking]
    trips: Mapping[str, Trip]
    calls: Mapping[str, Sequence[Call]]
    repeats: Mapping[str, Sequence[Repeat]]
    days: Mapping[str, tuple[date, ...]]


@dataclass(frozen=True, slots=True)
class Board:
    """A timetable, the stop that it hangs at, and its line."""

    stop: Stop
    line: Line
    timetable: Timetable


@dataclass(slots=True)
class _Group:
    """The departures of one timetable while they are gathered."""

    stop: Stop
    line: Line
    direction: str
    runs: list[Run] = field(default_factory=list)
    services: dict[tuple[date, ...], int] = field(default_factory=dict)
    paths: dict[tuple[str, ...], int] = field(default_factory=dict)
    ways: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def board(self, names: Mapping[str, str]) -> Board:
        way = min(self.ways, key=lambda way: (-self.ways[way], len(way), way))
        ahead = [names.get(stop, "") for stop in way]
        timetable = Timetable(
            stop=self.stop.name,
            stop_id=_name(self.stop.id),
            line=self.line.name,
            direction=self.direction,
            runs=tuple(sorted(self.runs, key=lambda run: (run.seconds, run.trip, run.sequence))),
            services=tuple(map(Service, self.services)),
            zone=self.line.zone,
            via=via_of(ahead, self.stop.name, self.direction),
            platform=self.stop.platform,
            mode=self.line.mode,
            point=self.stop.point,
            paths=tuple(self.paths),
        )
        return Board(self.stop, self.line, timetable)


def boards_of(feed: Feed, faults: Faults) -> list[Board]:
    """The timetables of the chosen stops; those of the nearest stop first, lines by name.

    There are departures without end only where a feed is garbage or a whole land is asked for: the
    farthest stops are left out then.
    """
    stops = _fitting(feed, faults)
    groups: dict[tuple[str, str, str, str], _Group] = {}
    for trip_id, calls in feed.calls.items():
        trip = feed.trips[trip_id]
        line, days = feed.lines.get(trip.route), feed.days.get(trip.service)
        if line is None or not days:
            continue
        for place, call in enumerate(calls[:-1]):
            stop = stops.get(call.stop)
            if stop is None or not call.boards or call.leaves is None:
                continue
            goal = feed.names.get(calls[-1].stop, "")
            direction = words(call.headsign) or words(trip.headsign) or goal
            key = (stop.id, line.name, direction, line.mode)
            group = groups.get(key)
            if group is None:
                group = groups[key] = _Group(stop, line, direction)
            _add(group, feed, trip, days, calls, place)
    boards = [group.board(feed.names) for group in groups.values()]
    return sorted(boards, key=_rank)


def _fitting(feed: Feed, faults: Faults) -> Mapping[str, Stop]:
    """As many of the chosen stops as have a bearable number of departures, in their order."""
    numbers: Counter[str] = Counter()
    for trip, calls in feed.calls.items():
        repeats = feed.repeats.get(trip)
        times = sum(len(repeat.starts()) for repeat in repeats) if repeats else 1
        for call in calls:
            numbers[call.stop] += times
    found: dict[str, Stop] = {}
    runs = 0
    for name, stop in feed.stops.items():
        runs += numbers[name]
        if runs > MOST_RUNS:
            break
        found[name] = stop
    left = sum(numbers[name] > 0 for name in feed.stops) - sum(numbers[n] > 0 for n in found)
    faults.many(
        "stops.txt",
        left,
        "Haltestellen",
        f"Mehr als {MOST_RUNS} Abfahrten liest er nicht: Nennen Sie mit der Option stops, welche "
        "Haltestellen gezeigt werden.",
    )
    return found


def _add(  # noqa: PLR0913, PLR0917 - one call and what it belongs to
    group: _Group,
    feed: Feed,
    trip: Trip,
    days: tuple[date, ...],
    calls: Sequence[Call],
    place: int,
) -> None:
    """The departures of one call: one, or as many as the trip is repeated."""
    call = calls[place]
    path = tuple(_name(before.stop) for before in calls[:place])
    service = group.services.setdefault(days, len(group.services))
    behind = group.paths.setdefault(path, len(group.paths))
    group.ways[tuple(after.stop for after in calls[place + 1 :])] += 1
    demand = group.line.on_demand or call.pickup == _BY_PHONE
    rule = feed.bookings.get(call.rule)
    name = identity(trip.id)
    for starts, seconds in _times(trip, calls[0], call, feed):
        group.runs.append(
            Run(
                trip=name,
                seconds=seconds,
                days=service,
                sequence=call.sequence,
                on_demand=demand,
                booking=_booking(call, rule, group.line, seconds, demand=demand),
                path=behind,
                starts=starts,
            )
        )


@lru_cache(maxsize=20_000)
def _name(raw: str) -> str:
    return identity(raw)


def _times(trip: Trip, first: Call, call: Call, feed: Feed) -> Iterator[tuple[int | None, int]]:
    """Start of the repetition, if it is one, and seconds of the departure."""
    leaves = call.leaves or 0
    repeats = feed.repeats.get(trip.id)
    if repeats is None:
        yield None, leaves
        return
    for start in sorted({start for repeat in repeats for start in repeat.starts()}):
        yield start, leaves - (first.leaves or 0) + start


def _booking(call: Call, rule: Booking | None, line: Line, seconds: int, *, demand: bool) -> str:
    if demand:
        return (rule or _NOBODY).words(seconds, line.phone)
    return "Dem Fahrer ein Zeichen geben" if call.pickup == _BY_DRIVER else ""


def _rank(board: Board) -> tuple[float, str, int, str, str]:
    name = board.timetable.line
    return (board.stop.near, board.stop.name, len(name), name, board.timetable.direction)
