# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From series to occurrences within a window: what is refused, mended and expanded."""

from calendar import isleap
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from math import prod
from typing import Any

import recurring_ical_events
from dateutil.rrule import rrulestr
from icalendar import Calendar, vDDDLists

from content.clock import BERLIN, day_start
from content.dates import in_utc
from content.sources.calendars import Series, Vevent

MOST = 20_000
_YEARS = range(1900, 2201)
_REFUSED = frozenset(("SECONDLY", "MINUTELY", "HOURLY"))
_MOST_A_DAY = 24
_MOST_DAYS = 2_000
_LONGEST_REPEATED = timedelta(days=366)
# the last years of dateutil's calendar: a search that begins here and finds nothing ends soon
_LATE = range(9932, 9960)
# zones differ by less; what it lets in too much is left out by the exact comparison
_MARGIN = timedelta(days=2)


class Refused(Exception):  # noqa: N818 - it is a verdict
    """A series that is set aside, with the reason as text."""


def moment(value: datetime | date) -> datetime:
    """The moment of a time or date in UTC: floating is Berlin time, a day its midnight."""
    return in_utc(value) if isinstance(value, datetime) else day_start(value)


def occurrences(series: Series, start: datetime, stop: datetime) -> list[Vevent]:
    """The occurrences that may touch the window from `start` to before `stop`, both aware.

    Each has DTSTART, DTEND and RECURRENCE-ID. A few just outside the window may be among them.

    Raises:
        Refused: the series cannot or must not be expanded.
    """
    events = [event for event in series.events if _mended(event)]
    if not events:
        raise Refused("Hat keinen lesbaren Beginn (DTSTART).")
    if not series.repeats and _outside(events[0], start, stop):
        return []
    for event in events:
        _check(event)
    calendar = Calendar()
    if series.zone:
        calendar.add("X-WR-TIMEZONE", series.zone)
    calendar.subcomponents = events
    near = ((start - _MARGIN).astimezone(BERLIN), (stop + _MARGIN).astimezone(BERLIN))
    try:
        found = list(recurring_ical_events.of(calendar).between(*near))
    except Exception as error:
        raise Refused(f"Ist nicht auszurechnen ({type(error).__name__}).") from error
    if len(found) > MOST:
        raise Refused(f"Hat mehr als {MOST} Termine im Zeitraum.")
    return found


def _time(event: Vevent, name: str, kind: type = date) -> Any:  # noqa: ANN401 - as it says
    """The value of a date, time or duration property, or None for anything else."""
    try:
        value = event[name].dt
    except Exception:  # noqa: BLE001 - absent, or of one of the library's broken kinds
        return None
    return value if isinstance(value, kind) else None


def _mended(event: Vevent) -> bool:
    """Drop the unusable parts of an event in place; whether a beginning is left."""
    start = _time(event, "DTSTART")
    if start is None or start.year not in _YEARS:
        return False
    end = _time(event, "DTEND")
    if end is not None and (
        end.year not in _YEARS
        or moment(end) < moment(start)
        # a day that ends at an hour is a day
        or (isinstance(end, datetime) and not isinstance(start, datetime))
    ):
        end = None
    length = _time(event, "DURATION", timedelta)
    timed = isinstance(start, datetime)
    usable = {
        "DTEND": end is not None,
        "DURATION": length is not None and length >= timedelta() and (timed or not length.seconds),
        "RECURRENCE-ID": _time(event, "RECURRENCE-ID") is not None,
        "SEQUENCE": isinstance(event.get("SEQUENCE"), int),
    }
    for name, is_usable in usable.items():
        if name in event and not is_usable:
            del event[name]
    for name in ("EXDATE", "RDATE"):
        if name in event:
            _keep_lists(event, name)
    return True


def _keep_lists(event: Vevent, name: str) -> None:
    values = event[name] if isinstance(event[name], list) else [event[name]]
    kept = [part for value in values for part in _readable(value)]
    if kept:
        event[name] = kept
    else:
        del event[name]


def _readable(value: Any) -> list[Any]:  # noqa: ANN401 - or a broken property
    """A list of days, or of a broken one the days that can be read: one typo hides no other."""
    if isinstance(value, vDDDLists):
        return [value]
    found = []
    for part in str(value).split(",")[:_MOST_DAYS]:
        with suppress(Exception):
            days = vDDDLists.from_ical(part, value.params.get("TZID"))  # type: ignore[no-untyped-call]
            found.append(vDDDLists(days))
    return found


def _outside(event: Vevent, start: datetime, stop: datetime) -> bool:
    """Whether a single event is days away from the window, which spares its expansion."""
    begins = moment(_time(event, "DTSTART"))
    length = _time(event, "DURATION", timedelta) or timedelta(days=1)
    end = _time(event, "DTEND")
    try:
        ends = max(moment(end), begins) if end is not None else begins + length
        return ends < start - _MARGIN or begins > stop + _MARGIN
    except OverflowError:
        return False


def _check(event: Vevent) -> None:
    """Refuse what would take for ever."""
    rules = event.get("RRULE", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        _check_rule(rule, _time(event, "DTSTART"))
    if not rules and "RDATE" not in event:
        return
    begins, end = _time(event, "DTSTART"), _time(event, "DTEND")
    length = _time(event, "DURATION", timedelta) if end is None else moment(end) - moment(begins)
    if length and length > _LONGEST_REPEATED:
        raise Refused("Wiederholt sich und dauert dabei jedes Mal länger als ein Jahr.")


def _check_rule(rule: Any, start: date) -> None:  # noqa: ANN401 - or a broken property
    try:
        parts = {str(key).upper(): list(value) for key, value in rule.items()}
        frequency = str(parts["FREQ"][0]).upper()
        interval = int(parts.get("INTERVAL", [1])[0])
    except Exception as error:
        raise Refused("Hat eine unlesbare Regel (RRULE).") from error
    if frequency in _REFUSED:
        raise Refused(f"Wiederholt sich öfter als täglich (FREQ={frequency}).")
    if interval < 1:
        raise Refused(f"Hat einen unmöglichen Abstand (INTERVAL={interval}).")
    daily = prod(len(parts.get(name, [0])) for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    if daily > _MOST_A_DAY:
        raise Refused(f"Wiederholt sich {daily} mal am Tag.")
    if any(name.startswith("BY") for name in parts):
        _check_possible(rule, start)


def _check_possible(rule: Any, start: date) -> None:  # noqa: ANN401 - as above
    """Refuse a rule that matches no day at all, such as the 30th of February.

    From 1901 to 2099 the calendar repeats every 28 years. The rule is tried in the matching
    year close to the end of time, for from today on it would be tried for 8000 years.
    """
    text = ";".join(
        part
        for part in rule.to_ical().decode().split(";")
        if not part.upper().startswith(("COUNT=", "UNTIL="))
    )
    day = start.date() if isinstance(start, datetime) else start
    like = (day.replace(month=1, day=1).weekday(), isleap(day.year), day.year % 4)
    try:
        year = next(y for y in _LATE if (date(y, 1, 1).weekday(), isleap(y), y % 4) == like)
        late = datetime.combine(day.replace(year=year), time.min)
        first = next(iter(rrulestr(text, dtstart=late)), None)
    except StopIteration:  # 1900, and from 2100 on
        return
    except Exception as error:
        raise Refused("Hat eine unlesbare Regel (RRULE).") from error
    if first is None:
        raise Refused("Hat eine Regel, die auf keinen Tag zutrifft.")
