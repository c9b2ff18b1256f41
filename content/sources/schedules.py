# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Repeated events as schema.org's Schedule has them, to their dates.

Fields as on schema.org/Schedule. Each day of a window is asked whether it is one of them, so an
impossible rule costs no more than any other. Contains nothing of what the event is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from content.clock import BERLIN
from content.dates import parse_date
from content.sources.documents import decimal
from content.sources.linked import Node, plain, term, values, word

# a count is counted from the beginning, but not from the beginning of time
_MOST_DAYS = 8_000
_MOST_EXCEPTIONS = 1_000
_WORDS = {
    "daily": (0, 0, 1), "weekly": (0, 0, 7), "biweekly": (0, 0, 14), "fortnightly": (0, 0, 14),
    "monthly": (0, 1, 0), "yearly": (1, 0, 0), "annually": (1, 0, 0),
}  # fmt: skip
_PERIOD = re.compile(r"P(?:([0-9]{1,3})Y)?(?:([0-9]{1,3})M)?(?:([0-9]{1,3})W)?(?:([0-9]{1,4})D)?")
_LENGTH = re.compile(r"P(?:([0-9]{1,3})D)?(?:T(?:([0-9]{1,4})H)?(?:([0-9]{1,5})M)?(?:[0-9]+S)?)?")
_TIME = re.compile(r"T?([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?")
_DAY = re.compile(r"([+-]?[0-9])?([A-Z]{2})", re.IGNORECASE)
_DAYS = {
    name: number
    for number, names in enumerate(
        ("mo monday", "tu tuesday", "we wednesday", "th thursday", "fr friday", "sa saturday",
         "su sunday")
    )
    for name in names.split()
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Schedule:
    """When something repeats: every so many years, months and days from `first` on.

    `weekdays` are weekday and which one of its month (0: each, -1: the last).
    """

    first: date
    last: date | None
    every: tuple[int, int, int]
    weekdays: tuple[tuple[int, int], ...]
    months: frozenset[int]
    month_days: frozenset[int]
    starts: time | None
    ends: time | None
    length: timedelta | None
    count: int | None
    but: frozenset[date | datetime]
    zone: ZoneInfo

    def spans(
        self, first: date, last: date
    ) -> Iterator[tuple[datetime | date, datetime | date | None]]:
        """Start and end of each occurrence that begins on a day from `first` to `last`.

        Times are aware UTC; without a time the day itself, and no end.
        """
        begin = self.first if self.count is not None else max(self.first, first)
        end = last if self.last is None else min(last, self.last)
        left = _MOST_DAYS if self.count is None else self.count
        for step in range(min((end - begin).days + 1, _MOST_DAYS)):
            day = begin + timedelta(days=step)
            if not self._falls_on(day):
                continue
            left -= 1
            if left < 0:
                return
            start = self._moment(day, self.starts)
            if day >= first and day not in self.but and start not in self.but:
                yield start if start is not None else day, self._end(day, start)

    def _falls_on(self, day: date) -> bool:
        years, months, days = self.every
        apart = (day.year - self.first.year) * 12 + day.month - self.first.month
        if self.months and day.month not in self.months:
            return False
        if days:
            return self._falls_in_week(day, days)
        if years and not months:
            apart = 0 if self.months or day.month == self.first.month else 1
            apart += (day.year - self.first.year) % years
        elif apart % (years * 12 + months) == 0:
            apart = 0
        if apart:
            return False
        if self.weekdays:
            return any(day.weekday() == weekday and _is_nth(day, nth)
                       for weekday, nth in self.weekdays)  # fmt: skip
        if self.month_days:
            return day.day in self.month_days
        return day.day == self.first.day

    def _falls_in_week(self, day: date, days: int) -> bool:
        if days % 7 == 0:
            monday = self.first - timedelta(days=self.first.weekday())
            weekdays = {weekday for weekday, _ in self.weekdays} or {self.first.weekday()}
            return (day - monday).days // 7 % (days // 7) == 0 and day.weekday() in weekdays
        if (day - self.first).days % days:
            return False
        return not self.weekdays or day.weekday() in {weekday for weekday, _ in self.weekdays}

    def _moment(self, day: date, at: time | None) -> datetime | None:
        return None if at is None else datetime.combine(day, at, self.zone).astimezone(UTC)

    def _end(self, day: date, start: datetime | None) -> datetime | None:
        if start is None:
            return None
        if self.ends is not None and self.starts is not None:
            over = timedelta(days=0 if self.ends > self.starts else 1)
            return self._moment(day + over, self.ends)
        return start + self.length if self.length else None


def schedule_of(node: Node, usual: datetime | date | None = None) -> Schedule | None:
    """The schedule that a node describes; None where it is none, or one that is not understood.

    What it does not say itself, its beginning and the time of day, is that of `usual`, the
    event's own start.
    """
    every = _every(word(node, "repeatFrequency"))
    first = _day(word(node, "startDate")) or _as_day(usual)
    if every is None or first is None:
        return None
    weeks = _numbers(node, "byMonthWeek", 5)
    weekdays = tuple(_weekdays(node, weeks))
    if (values(node, "byDay") and not weekdays) or not 1900 <= first.year <= 2200:  # noqa: PLR2004
        return None
    zone = _zone(word(node, "scheduleTimezone"))
    return Schedule(
        first=first,
        last=_day(word(node, "endDate")),
        every=every,
        weekdays=weekdays,
        months=_numbers(node, "byMonth", 12),
        month_days=_numbers(node, "byMonthDay", 31),
        starts=_time(word(node, "startTime")) or _as_time(usual, zone),
        ends=_time(word(node, "endTime")),
        length=_length(word(node, "duration")),
        count=_count(node),
        but=frozenset(_exceptions(node)),
        zone=zone,
    )


def _is_nth(day: date, nth: int) -> bool:
    if nth == 0:
        return True
    if nth > 0:
        return (day.day - 1) // 7 + 1 == nth
    return (day + timedelta(days=-7 * nth)).month != day.month and (
        (day + timedelta(days=-7 * (nth + 1))).month == day.month
    )


def _every(raw: str) -> tuple[int, int, int] | None:
    """Years, months and days; None for oftener than daily, or what is no period."""
    known = _WORDS.get(term(raw).lower())
    match = _PERIOD.fullmatch(raw.strip().upper())
    if known is not None or match is None:
        return known
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    found = (years, months, weeks * 7 + days)
    return found if any(found) and not (found[2] and any(found[:2])) else None


def _weekdays(node: Node, weeks: frozenset[int]) -> Iterator[tuple[int, int]]:
    """`Monday`, `https://schema.org/Monday`, `MO` or `2MO`; weeks of the month hold for all."""
    for value in values(node, "byDay"):
        for part in plain(value).split(","):
            name = term(part.strip()).lower()
            if name in _DAYS:
                yield from ((_DAYS[name], week) for week in weeks or (0,))
            elif (match := _DAY.fullmatch(name)) and match[2] in _DAYS:
                yield _DAYS[match[2]], int(match[1] or 0)


def _numbers(node: Node, name: str, most: int) -> frozenset[int]:
    found = (decimal({"": plain(value)}, "") for value in values(node, name))
    return frozenset(int(one) for one in found if one is not None and 1 <= one <= most)


def _count(node: Node) -> int | None:
    said = decimal({"": word(node, "repeatCount")}, "")
    return int(said) if said is not None and 0 < said <= _MOST_DAYS else None


def _exceptions(node: Node) -> Iterator[date | datetime]:
    for value in values(node, "exceptDate")[:_MOST_EXCEPTIONS]:
        for part in plain(value).split(","):
            if (found := parse_date(part.strip())) is not None:
                yield found


def _day(raw: str) -> date | None:
    return _as_day(parse_date(raw))


def _as_day(value: datetime | date | None) -> date | None:
    return value.astimezone(BERLIN).date() if isinstance(value, datetime) else value


def _as_time(value: datetime | date | None, zone: ZoneInfo) -> time | None:
    return value.astimezone(zone).time() if isinstance(value, datetime) else None


def _time(raw: str) -> time | None:
    """A time of day, also of a whole date-time; its offset is that of the schedule's zone."""
    said = re.sub(r"(?:z|[+-][0-9]{2}:?[0-9]{2})$", "", raw.strip(), flags=re.IGNORECASE)
    match = _TIME.fullmatch(said[said.find("T") + 1 :])
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:  # noqa: PLR2004 - a clock's
        return None
    return time(int(match[1]), int(match[2]))


def _length(raw: str) -> timedelta | None:
    match = _LENGTH.fullmatch(raw.strip().upper())
    if match is None:
        return None
    days, hours, minutes = (int(part or 0) for part in match.groups())
    return timedelta(days=days, hours=hours, minutes=minutes) or None


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name[:60]) if name else BERLIN
    except (ValueError, LookupError, OSError):
        return BERLIN
