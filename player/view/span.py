# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""When an event happens, in days and moments at the glass. Holds no wording."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from content import order
from content.clock import BERLIN, at_glass, day_start
from content.model import Event, Item

# A dance that ends at two in the morning belongs to the evening before.
_NIGHT_ENDS = timedelta(hours=6)

Occasion = tuple[Item, Event, "Span"]


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


@lru_cache(maxsize=8192)
def span(event: Event) -> Span:
    """The stretch of an event; begins and ends as the rules see them."""
    start, end = order.begins(event), order.ends(event)
    first = _day(start)
    if not isinstance(event.start, datetime):
        return Span(start, end, first, max(first, _day(end) - timedelta(days=1)), all_day=True)
    if event.all_day:
        return Span(
            day_start(first), day_start(first + timedelta(days=1)), first, first, all_day=True
        )
    return Span(start, end, first, max(first, _day(end - _NIGHT_ENDS)), all_day=False)


def _day(moment: datetime) -> date:
    try:
        return at_glass(moment).date()
    except OverflowError:  # "for ever" has no day in Berlin
        return moment.astimezone(UTC).date()


def at_hour(day: date, hour: int) -> datetime:
    """That hour of a Berlin day as an aware moment."""
    return datetime.combine(day, time(hour), BERLIN)


def occasions(items: Iterable[Item]) -> tuple[Occasion, ...]:
    """The events among the items with their stretch, by start, else in the order given."""
    found = [(i, i.event, span(i.event)) for i in items if i.event is not None]
    return tuple(sorted(found, key=lambda o: o[2].start))
