# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""When things begin and end, and in which order they are shown. Pure."""

from datetime import UTC, date, datetime, timedelta

from content.clock import at_glass, day_start
from content.model import Event, Item, Kind

BEGINNING = datetime.min.replace(tzinfo=UTC)
FOREVER = datetime.max.replace(tzinfo=UTC)

# an event that does not say when it ends is over then
USUAL_LENGTH = timedelta(hours=2)

# these have no date that a visitor would look for
_BY_TITLE = frozenset({Kind.PLACE, Kind.SERVICE, Kind.STREAM, Kind.VEHICLE, Kind.WEATHER})
_KINDS = tuple(Kind)

Key = tuple[int, bool, float, int, float, str, str]


def begins(event: Event) -> datetime:
    """The first moment of an event, in UTC: for a whole day, its midnight in Berlin."""
    return _moment(event.start)


def ends(event: Event) -> datetime:
    """The moment at which an event is over, in UTC.

    Its end if that comes after the start; else two hours after the start, or the end of the
    first day where it is all-day.
    """
    start = _moment(event.start)
    if event.end is not None and (end := _moment(event.end)) > start:
        return end
    try:
        if isinstance(event.start, datetime):
            return start + USUAL_LENGTH
        return day_start(event.start + timedelta(days=1))
    except OverflowError:
        return FOREVER


def dated(item: Item, now: datetime) -> datetime:
    """The moment by which news are ordered and grow old.

    That is when it was published. Where the source does not say, or says a time that has not
    come yet (a mistake or the date of what it announces), it is when we saw it first.
    """
    said = item.published or item.updated
    seen = item.first_seen or now
    if said is None:
        return item.first_seen or BEGINNING
    return said if said <= now else min(said, seen)


def own_place(item: Item, place: str) -> bool:
    """Whether an item names `place` as one of its villages."""
    own = place.strip().casefold()
    return any(name.strip().casefold() == own for name in item.places)


def leads(item: Item, now: datetime) -> bool:
    """Whether the office has pinned an item, and it still is: it comes before its kind."""
    return item.pinned and (item.pinned_until is None or now < item.pinned_until)


def key(item: Item, now: datetime, place: str) -> Key:
    """What to sort by: the kind, what is pinned, then what visitors of that kind look for.

    Events, meetings and departures come by start, whole days first. Everything with a date
    comes newest first, and within one Berlin day the screen's own village before the others.
    The rest by title.
    """
    kind, behind = _KINDS.index(item.kind), not leads(item, now)
    own = 0 if own_place(item, place) else 1
    title = item.text().title.casefold() if item.texts else ""
    if item.kind in _BY_TITLE:
        return (kind, behind, 0.0, own, 0.0, title, item.id)
    if (start := _start(item)) is not None:
        timed = 1 if isinstance(start, datetime) else 0
        return (kind, behind, _seconds(_moment(start)), timed, float(own), title, item.id)
    moment = dated(item, now)
    day = float(_berlin_day(moment))
    return (kind, behind, -day, own, -_seconds(moment), title, item.id)


def _start(item: Item) -> datetime | date | None:
    if item.event is not None:
        return item.event.start
    if item.meeting is not None:
        return item.meeting.start
    return None if item.departure is None else item.departure.planned


def _moment(when: datetime | date) -> datetime:
    if isinstance(when, datetime):
        return when
    try:
        return day_start(when)
    except OverflowError:  # the first day of the year 1 begins before time does
        return BEGINNING


def _seconds(moment: datetime) -> float:
    return (moment - BEGINNING).total_seconds()


def _berlin_day(moment: datetime) -> int:
    try:
        return at_glass(moment).toordinal()
    except OverflowError:  # "for ever" written as the last second of the year 9999
        return moment.toordinal()
