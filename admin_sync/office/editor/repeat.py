# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From plain choices ("jede Woche") to a rule of RFC 5545, and to the dates that it makes. Pure.

The dates are made by the same code that reads calendars, so that an event keeps its hour over
both nights of the clock change and its occurrences have the ids that any calendar's have.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from admin_sync.office.editor.draft import When
from content.clock import BERLIN
from content.model import Item, Kind
from content.sources.adapter import Context
from content.sources.ical import ADAPTER

#: How many dates of one event a screen is told; more are of no interest to anybody.
MOST = 60
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST_WEEK = 4


def rule(when: When) -> str:
    """The RRULE (RFC 5545, 3.3.10); "" for what takes place once."""
    if when.day is None or not when.repeat:
        return ""
    weekday = _WEEKDAYS[when.day.weekday()]
    week = (when.day.day - 1) // 7 + 1
    parts = {
        "daily": "FREQ=DAILY",
        "weekly": "FREQ=WEEKLY",
        "fortnightly": "FREQ=WEEKLY;INTERVAL=2",
        "monthly_date": f"FREQ=MONTHLY;BYMONTHDAY={when.day.day}",
        "monthly_day": f"FREQ=MONTHLY;BYDAY={min(week, _LAST_WEEK)}{weekday}",
        "monthly_last": f"FREQ=MONTHLY;BYDAY=-1{weekday}",
        "yearly": "FREQ=YEARLY",
    }
    found = parts.get(when.repeat, "")
    return f"{found};UNTIL={_until(when)}" if found and when.until else found


def occurrences(uid: str, when: When, source: str, now: datetime) -> tuple[Item, ...]:
    """The dates from `now` on as bare items `source:uid`, or `source:uid/start` in a series.

    Those of the next 400 days, the first `MOST`; none where the event has no day.
    """
    if when.day is None:
        return ()
    data = "\r\n".join(_calendar(uid, when)).encode()
    context = Context(source=source, kind=Kind.EVENT, now=now, max_items=MOST)
    return ADAPTER.parse(data, context).items


def dates(when: When, now: datetime) -> tuple[datetime | date, ...]:
    """When it takes place next, for people to check what they chose."""
    found = occurrences("x", when, "office", now)
    return tuple(item.event.start for item in found if item.event is not None)


def over(when: When) -> datetime | None:
    """The moment after which it never takes place again; None for never, or without a day."""
    last = when.last_day or when.day
    if when.repeat:
        last = when.until
    if last is None:
        return None
    if when.repeat or when.ends is None:
        return datetime.combine(last + timedelta(days=1), time.min, BERLIN).astimezone(UTC)
    return datetime.combine(last, when.ends, BERLIN).astimezone(UTC)


def _calendar(uid: str, when: When) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", f"UID:{uid}", "SUMMARY:x")
    day = when.day or date.min
    last = when.last_day if when.last_day and when.last_day > day else day
    if when.starts is None:
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    else:
        yield f"DTSTART{_local(day, when.starts)}"
        if when.ends is not None:
            # what ends before it begins ends after midnight
            after = last == day and when.ends <= when.starts
            yield f"DTEND{_local(last + timedelta(days=after), when.ends)}"
    if found := rule(when):
        yield f"RRULE:{found}"
    for left_out in when.except_on:
        if when.starts is None:
            yield f"EXDATE;VALUE=DATE:{left_out:%Y%m%d}"
        else:
            yield f"EXDATE{_local(left_out, when.starts)}"
    if when.cancelled:
        yield "STATUS:CANCELLED"
    yield from ("END:VEVENT", "END:VCALENDAR", "")


def _local(day: date, hour: time) -> str:
    return f";TZID=Europe/Berlin:{datetime.combine(day, hour):%Y%m%dT%H%M%S}"


def _until(when: When) -> str:
    """The last day as RFC 5545 wants it: a date for whole days, else the moment in UTC."""
    last = when.until or date.max
    if when.starts is None:
        return f"{last:%Y%m%d}"
    return f"{datetime.combine(last, time.max, BERLIN).astimezone(UTC):%Y%m%dT%H%M%SZ}"
