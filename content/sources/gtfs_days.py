# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""On which days the services of a GTFS feed run: calendar.txt and calendar_dates.txt."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from content.sources.faults import Faults
from content.sources.gtfs_tables import Archive, GtfsError, day_of

# how far ahead days are listed: half a year without any network
AHEAD = 190
_FARTHEST = 400
# a trip of the day before yesterday may still be on its way
BEHIND = timedelta(days=3)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ADDED, _REMOVED = "1", "2"
_LOOK_BACK = 400


@dataclass(slots=True)
class _Service:
    """One service_id: its week between two days, and the days that are otherwise."""

    week: tuple[bool, ...] = ()
    start: date = date.max
    end: date = date.min
    added: set[date] = field(default_factory=set)
    removed: set[date] = field(default_factory=set)

    def runs(self, day: date) -> bool:
        if day in self.added:
            return True
        if not self.week or day in self.removed or not self.start <= day <= self.end:
            return False
        return self.week[day.weekday()]

    def last(self, before: date) -> date | None:
        """The last day before another one."""
        days = [day for day in self.added if day < before]
        day = min(self.end, before - timedelta(days=1)) if self.week else date.min
        for _ in range(_LOOK_BACK):
            if day < self.start or day == date.min:
                break
            if self.runs(day):
                days.append(day)
                break
            day -= timedelta(days=1)
        return max(days, default=None)


@dataclass(frozen=True, slots=True)
class Days:
    """The service days of services, in their order, around one day.

    `over` is the last day of all where the whole timetable lies in the past, else None.
    """

    of: dict[str, tuple[date, ...]]
    over: date | None = None


def service_days(
    archive: Archive, services: frozenset[str], today: date, ahead: int, faults: Faults
) -> Days:
    """On which days services run, from shortly before `today` to so many days ahead.

    A service that does not run then has no days; if that is so of all of them since the timetable
    is over, each keeps its last day.

    Raises:
        GtfsError: a table is damaged, or both are missing.
    """
    known = _read(archive, services, faults)
    lost = sum(not service.week and not service.added for service in known.values())
    faults.many("trips.txt", lost, "service_id", "Sie haben in keinem Kalender einen Tag.")
    first, final = today - BEHIND, today + timedelta(days=ahead)
    around = tuple(first + timedelta(days=n) for n in range((final - first).days + 1))
    of = {name: tuple(filter(service.runs, around)) for name, service in known.items()}
    if any(days and days[-1] >= today for days in of.values()):
        return Days(of)
    lasting = any(_comes(service, final) for service in known.values())
    ends = {name: last for name, s in known.items() if (last := s.last(today)) is not None}
    if lasting or not ends:
        return Days(of)
    return Days({name: (last,) for name, last in ends.items()}, max(ends.values()))


def days_ahead(option: str, faults: Faults) -> int:
    """How many days ahead the option `days` asks for."""
    if not option.strip():
        return AHEAD
    days = int(option) if option.strip().isdecimal() and len(option) < 9 else 0  # noqa: PLR2004 - digits
    if not 0 < days <= _FARTHEST:
        faults.note("options.days", f"„{option}“ ist keine Zahl von Tagen bis {_FARTHEST}.")
        return AHEAD
    return days


def _comes(service: _Service, after: date) -> bool:
    return service.end > after or any(day > after for day in service.added)


def _read(archive: Archive, services: frozenset[str], faults: Faults) -> dict[str, _Service]:
    known = {name: _Service() for name in services}
    weeks = _read_weeks(archive, known, faults)
    if not _read_exceptions(archive, known, faults) and not weeks:
        raise GtfsError("Im Zip fehlen calendar.txt und calendar_dates.txt.")
    return known


def _read_weeks(archive: Archive, known: dict[str, _Service], faults: Faults) -> bool:
    table = archive.table("calendar.txt")
    if table is None:
        return False
    for line, values in table.picked("service_id", "start_date", "end_date", *_WEEKDAYS):
        service = known.get(values[0])
        if service is None:
            continue
        start, end = day_of(values[1]), day_of(values[2])
        if start is None or end is None:
            faults.at(table.name, line, "start_date oder end_date ist kein Tag wie 20261213.")
            continue
        service.start, service.end = start, end
        service.week = tuple(value == "1" for value in values[3:])
    return True


def _read_exceptions(archive: Archive, known: dict[str, _Service], faults: Faults) -> bool:
    table = archive.table("calendar_dates.txt")
    if table is None:
        return False
    for line, (name, raw, form) in table.picked("service_id", "date", "exception_type"):
        service = known.get(name)
        if service is None:
            continue
        day = day_of(raw)
        if day is None:
            faults.at(table.name, line, "date ist kein Tag wie 20261213.")
        elif form == _ADDED:
            service.added.add(day)
        elif form == _REMOVED:
            service.removed.add(day)
        else:
            faults.at(table.name, line, "exception_type ist weder 1 noch 2.")
    return True
