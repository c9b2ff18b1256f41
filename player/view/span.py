# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""When an event happens, in days and moments at the glass. Holds no wording."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from content.clock import BERLIN, at_glass, day_start
from content.model import Event, Item

# What the rules assume too: without an end an event is over after two hours.
USUAL_LENGTH = timedelta(hours=2)
# A dance that ends at two in the morning belongs to the evening before.
_NIGHT_ENDS = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Span:
    """An event's stretch: aware UTC moments, `end` exclusive; Berlin days, both included."""

    start: datetime
    end: datetime
    first_day: date
    last_day: date
    all_day: bool

    def over(self, now: datetime) -> bool:
        """Whether it has ended."""
        return self.end <= now

    def running(self, now: datetime) -> bool:
        """Whether it has begun and not ended."""
        return self.start <= now < self.end

    def on(self, day: date) -> bool:
        """Whether the Berlin day is one of its days."""
        return self.first_day <= day <= self.last_day


def span(event: Event) -> Span:
    """The stretch of an event; an end before its start counts as missing."""
    if event.all_day or not isinstance(event.start, datetime):
        return _whole_days(event)
    start = event.start
    end = event.end if isinstance(event.end, datetime) and event.end > start else None
    if end is None:
        end = start + USUAL_LENGTH
    first = at_glass(start).date()
    last = max(first, at_glass(end - _NIGHT_ENDS).date())
    return Span(start, end, first, last, all_day=False)


def _whole_days(event: Event) -> Span:
    first = _day(event.start)
    after = _day(event.end) if event.end is not None else first
    after = max(after, first + timedelta(days=1))
    return Span(day_start(first), day_start(after), first, after - timedelta(days=1), all_day=True)


def _day(moment: datetime | date) -> date:
    return at_glass(moment).date() if isinstance(moment, datetime) else moment


def at_hour(day: date, hour: int) -> datetime:
    """That hour of a Berlin day as an aware moment."""
    return datetime.combine(day, time(hour), BERLIN)


def occasions(items: tuple[Item, ...]) -> tuple[tuple[Item, Event, Span], ...]:
    """The events among the items with their stretch, by start and then title."""
    found = [(i, i.event, span(i.event)) for i in items if i.event is not None]
    return tuple(sorted(found, key=lambda o: (o[2].start, o[0].text().title, o[0].id)))
