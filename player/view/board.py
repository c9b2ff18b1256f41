# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Departures as a board tells them, and the stops they leave from. Knows no page."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from content.details import Departure, Point
from content.geometry import distance_m
from content.model import Item, Kind
from content.timetables import leaves
from player.view import words
from player.view.say import say
from player.view.terms import booking

# later than that, nobody counts minutes
COUNTED = 99
_MINUTE = timedelta(minutes=1)

Leaving = tuple[str, Departure]


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One departure: `time` as planned, `status` with its `symbol` (none: ""), minutes to go.

    `urgent` statuses differ from the timetable. `minutes` is "" where nobody counts them; `unit`
    stands below it, or alone. Cancelled ones are `struck`.
    """

    item: str
    time: str
    status: str
    symbol: str
    urgent: bool
    line: str
    goal: str
    via: str
    minutes: str
    unit: str
    struck: bool


@dataclass(frozen=True, slots=True)
class StopKey:
    """A stop to choose: its whole `name`, and the `label` that suffices in its own village."""

    name: str
    label: str


def leaving(items: Iterable[Item]) -> tuple[Leaving, ...]:
    """The departures among items, with their items' ids."""
    return tuple((i.id, i.departure) for i in items if i.departure and i.kind is Kind.DEPARTURE)


def stops(departing: Sequence[Leaving], here: Point | None, place: str) -> tuple[StopKey, ...]:
    """The stops that have departures: the nearest first, else by name."""
    far: dict[str, float] = {}
    for _, departure in departing:
        metres = distance_m(here, departure.point) if here and departure.point else math.inf
        far[departure.stop] = min(metres, far.get(departure.stop, math.inf))
    names = sorted(far, key=lambda name: (far[name], name))
    labels = _labels(names, place)
    return tuple(StopKey(name, labels[name]) for name in names)


def rows(
    departing: Sequence[Leaving], stop: str, now: datetime, language: str
) -> tuple[BoardRow, ...]:
    """What leaves from a stop, in the order given."""
    here = [entry for entry in departing if entry[1].stop == stop]
    return tuple(_row(entry, here, now, language) for entry in here)


def _row(entry: Leaving, here: Sequence[Leaving], now: datetime, language: str) -> BoardRow:
    item, departure = entry
    status, symbol, urgent = _status(departure, language)
    minutes, unit = _minutes(departure, now, language)
    via = ", ".join(departure.via)
    if departure.cancelled:
        via = _instead(departure, here, now, language)
    elif departure.on_demand and departure.booking:
        via = booking(departure.booking, language)
    return BoardRow(
        item=item,
        time=words.clock(departure.planned),
        status=status,
        symbol=symbol,
        urgent=urgent,
        line=departure.line or (say("Ruf", language) if departure.on_demand else ""),
        goal=departure.direction,
        via=via,
        minutes=minutes,
        unit=unit,
        struck=departure.cancelled,
    )


def _status(departure: Departure, language: str) -> tuple[str, str, bool]:
    if departure.cancelled:
        return say("fällt aus", language), "x", True
    if departure.expected is not None:
        late = late_minutes(departure)
        if late > 0:
            return say("+ {minutes} Min", language, minutes=late), "clock-plus", True
        if late < 0:
            return say("{minutes} Min früher", language, minutes=-late), "clock-minus", True
        return say("pünktlich", language), "", False
    if departure.on_demand:
        return say("auf Anruf", language), "phone", False
    return say("planmäßig", language), "", False


def late_minutes(departure: Departure) -> int:
    """How many whole minutes later than planned it leaves; below zero it is early."""
    if departure.expected is None:
        return 0
    return round((departure.expected - departure.planned) / _MINUTE)


def minutes_to(departure: Departure, now: datetime) -> int:
    """Minutes as people count them: from minute to minute of the clock."""
    left = leaves(departure).replace(second=0, microsecond=0)
    return max(0, int((left - now.replace(second=0, microsecond=0)) / _MINUTE))


def _minutes(departure: Departure, now: datetime, language: str) -> tuple[str, str]:
    day, today = words.today(leaves(departure)), words.today(now)
    if departure.cancelled:
        return "", ""
    ahead = minutes_to(departure, now)
    if ahead == 0:
        return say("jetzt", language), ""
    if ahead <= COUNTED:
        return str(ahead), say("Minute", language) if ahead == 1 else say("Minuten", language)
    return "", "" if day == today else words.near_day(day, today, language)


def _instead(departure: Departure, here: Sequence[Leaving], now: datetime, language: str) -> str:
    """When the next one of the same line goes the same way."""
    same = (departure.line, departure.direction)
    later = (
        d
        for _, d in here
        if not d.cancelled and (d.line, d.direction) == same and leaves(d) > departure.planned
    )
    other = next(later, None)
    if other is None:
        return say("Fällt aus", language)
    today = words.today(now)
    time, day = words.clock(other.planned), words.today(other.planned)
    when = time
    if day != today:
        near = words.within(words.near_day(day, today, language), language)
        when = say("{day} {time}", language, day=near, time=time)
    if words.today(departure.planned) != today:
        return say("Fällt aus, nächster {time}", language, time=when)
    return say("Fällt heute aus, nächster {time}", language, time=when)


def _labels(names: Sequence[str], place: str) -> Mapping[str, str]:
    """Without the screen's own village in front, where that leaves no two alike."""
    short = {name: _without(name, place) for name in names}
    twice = {label for label in short.values() if list(short.values()).count(label) > 1}
    return {name: name if label in twice else label for name, label in short.items()}


def _without(name: str, place: str) -> str:
    if place and name.casefold().startswith(place.casefold()):
        rest = name[len(place) :].lstrip(" ,/-")
        return rest or name
    return name
