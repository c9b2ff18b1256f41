# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What leaves when: departures of timetables in any stretch of time, with live news. Pure.

Nothing here needs a network: a timetable that was read once tells its departures for weeks.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from content.clock import BERLIN
from content.details import Departure, Run, StopUpdate, Timetable, TripUpdate
from content.model import Item, Kind

# GTFS Realtime, best practices: what is older is no news
NEWS_FOR = timedelta(minutes=5)

_DAY_SECONDS = 86_400
_NOON = time(12)
_HALF_DAY = timedelta(hours=12)

# a run among all timetables: source, trip, start of a repeated trip, stop_sequence
_Place = tuple[str, str, int | None, int]


@dataclass(frozen=True, slots=True)
class _News:
    """Live news by trip, and the planned seconds at the stops of those trips that we know."""

    trips: Mapping[str, Sequence[TripUpdate]]
    seconds: Mapping[_Place, int]


def departures(
    timetables: Iterable[Item], updates: Iterable[Item], start: datetime, end: datetime
) -> tuple[Item, ...]:
    """Every departure planned at `start` or later and before `end` (aware), as items.

    `timetables` and `updates` are items with these details; whatever else is among them is
    ignored. Hand in only news that still is news, see `fresh`. The ids are
    `source:trip:service day:stop_sequence` and stay the same for good. They come in the order
    in which they are expected.
    """
    begin, until = start.astimezone(UTC), end.astimezone(UTC)
    tables = [(item, item.timetable) for item in timetables if item.timetable is not None]
    news = _news(tables, updates)
    found = [
        departure
        for item, table in tables
        for departure in _of_one(item, table, news, begin, until)
    ]
    return tuple(sorted(found, key=by_time))


def fresh(updates: Iterable[Item], now: datetime) -> tuple[Item, ...]:
    """The items with live news that are young enough to be believed at `now` (aware)."""
    return tuple(
        item
        for item in updates
        if item.trip_update is not None and now - item.trip_update.stamped <= NEWS_FOR
    )


def service_start(day: date, zone: str) -> datetime:
    """What the times of a service day count from, in UTC.

    Noon in the agency's zone minus twelve hours (GTFS reference, "Time"): midnight, except on
    the days on which the clocks are changed.
    """
    noon = datetime.combine(day, _NOON, _zone(zone)).astimezone(UTC)
    return noon - _HALF_DAY


def leaves(departure: Departure) -> datetime:
    """When it leaves, as far as is known, aware UTC."""
    return departure.expected or departure.planned


def last_day(table: Timetable) -> date | None:
    """The last day on which anything of a timetable runs; None for none."""
    return max((service.days[-1] for service in table.services if service.days), default=None)


def by_time(item: Item) -> tuple[datetime, datetime, str, str]:
    """What departures are sorted by: first of all by when they really leave."""
    departure = item.departure
    if departure is None:
        raise ValueError(f"{item.id} is no departure")
    return leaves(departure), departure.planned, departure.line, item.id


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # no such zone on this machine
        return BERLIN


def _of_one(
    item: Item, table: Timetable, news: _News, start: datetime, end: datetime
) -> Iterator[Item]:
    """The departures of one timetable."""
    if not table.runs:
        return
    zone = _zone(table.zone)
    # a bus at 25:10 belongs to the day before
    overhang = timedelta(days=1 + max(run.seconds for run in table.runs) // _DAY_SECONDS)
    day = start.astimezone(zone).date() - overhang
    final = end.astimezone(zone).date() + timedelta(days=1)
    while day <= final:
        running = {n for n, service in enumerate(table.services) if _runs_on(service.days, day)}
        if running:
            base = service_start(day, table.zone)
            first, last = (start - base).total_seconds(), (end - base).total_seconds()
            for run in table.runs:
                if first <= run.seconds < last and run.days in running:
                    yield _departure(item, table, run, day, news)
        day += timedelta(days=1)


def _runs_on(days: tuple[date, ...], day: date) -> bool:
    place = bisect_left(days, day)
    return place < len(days) and days[place] == day


def _departure(item: Item, table: Timetable, run: Run, day: date, news: _News) -> Item:
    planned = service_start(day, table.zone) + timedelta(seconds=run.seconds)
    update = _update(item, run, day, planned, news)
    expected, cancelled = None, False
    if update is not None:
        expected, cancelled = _expected(item, table, run, planned, update, news)
    repeated = "" if run.starts is None else f"@{run.starts}"
    return Item(
        id=f"{item.source}:{run.trip}{repeated}:{day}:{run.sequence}",
        kind=Kind.DEPARTURE,
        source=item.source,
        texts=item.texts,
        places=item.places,
        link=item.link,
        licence=item.licence,
        departure=Departure(
            stop=table.stop,
            stop_id=table.stop_id,
            line=table.line,
            direction=table.direction,
            planned=planned,
            expected=expected,
            cancelled=cancelled,
            on_demand=run.on_demand,
            booking=run.booking,
            via=table.via,
            platform=table.platform,
            mode=table.mode,
            trip=run.trip,
            service_day=day,
            sequence=run.sequence,
            point=table.point,
        ),
        first_seen=item.first_seen,
        last_seen=item.last_seen,
    )


def _news(tables: Sequence[tuple[Item, Timetable]], updates: Iterable[Item]) -> _News:
    trips: dict[str, list[TripUpdate]] = {}
    for item in updates:
        if item.trip_update is not None:
            trips.setdefault(item.trip_update.trip, []).append(item.trip_update)
    for known in trips.values():
        known.sort(key=lambda update: update.stamped, reverse=True)
    seconds = {
        (item.source, run.trip, run.starts, run.sequence): run.seconds
        for item, table in tables
        for run in table.runs
        if run.trip in trips
    }
    return _News(trips, seconds)


def _update(item: Item, run: Run, day: date, planned: datetime, news: _News) -> TripUpdate | None:
    """The latest news of the very trip: same id, same service day, same repetition."""
    for update in news.trips.get(run.trip, ()):
        if update.timetable and update.timetable != item.source:
            continue
        if run.starts is not None and update.starts != run.starts:
            continue
        if update.service_day is not None:
            if update.service_day == day:
                return update
        # a trip of every day without a date: the one that is on now
        elif -_HALF_DAY <= planned - update.stamped < _HALF_DAY:
            return update
    return None


def _expected(  # noqa: PLR0913, PLR0917 - one departure and its news
    item: Item, table: Timetable, run: Run, planned: datetime, update: TripUpdate, news: _News
) -> tuple[datetime | None, bool]:
    """When it is expected, and whether it is cancelled here.

    A delay holds for all later stops until there is other news (GTFS Realtime reference,
    "StopTimeUpdate").
    """
    if update.cancelled:
        return None, True
    latest: StopUpdate | None = None
    for stop in update.stops:
        here = _is_here(stop, table, run)
        if stop.skipped and here:
            return None, True
        if not stop.skipped and (here or _is_behind(stop, table, run)):
            latest = stop
    if latest is None or latest.unknown:
        return None, False
    late = _lateness(item, table, run, planned, latest, news)
    # what is further off was meant for another day
    if late is None or abs(late) > _HALF_DAY:
        return None, False
    if latest.arrival:
        late = max(late, timedelta(0))
    return planned + late, False


def _lateness(  # noqa: PLR0913, PLR0917 - one departure and its news
    item: Item, table: Timetable, run: Run, planned: datetime, stop: StopUpdate, news: _News
) -> timedelta | None:
    if stop.time is not None:
        if _is_here(stop, table, run):
            return stop.time - planned
        there = (item.source, run.trip, run.starts, stop.sequence or 0)
        if (seconds := news.seconds.get(there)) is not None:
            return stop.time - (planned + timedelta(seconds=seconds - run.seconds))
    return None if stop.delay is None else timedelta(seconds=stop.delay)


def _is_here(stop: StopUpdate, table: Timetable, run: Run) -> bool:
    if stop.sequence is not None:
        return stop.sequence == run.sequence
    return stop.stop_id == table.stop_id


def _is_behind(stop: StopUpdate, table: Timetable, run: Run) -> bool:
    """Whether the trip has been at that stop before it comes here."""
    if stop.sequence is not None:
        return stop.sequence < run.sequence
    return run.path < len(table.paths) and stop.stop_id in table.paths[run.path]
