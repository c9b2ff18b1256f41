# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The brick wall of the start page: which subjects there are, and their live lines."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from content.model import Item
from content.order import own_place
from player import pages
from player.view import words
from player.view.home import home_view
from player.view.span import Occasion, occasions

_SATURDAY = 5
_DAY = timedelta(days=1)
_LOOK_AHEAD = 14
# What the events page opens with, beside a day like "2026-05-16".
MONTH = "month"
PLACE = "place:"


@dataclass(frozen=True, slots=True)
class Brick:
    """A tile: `wide` ones are long stones. `page` and `item` say where it leads."""

    label: str
    live: str
    symbol: str
    page: str
    item: str
    wide: bool


def wall(
    items: tuple[Item, ...], now: datetime, place: str, language: str = "de"
) -> tuple[Brick, ...]:
    """Eight bricks in Gothic bond: short and long in turn, the second course shifted.

    Landscape lays all of them in one course. Only what exists is a subject; a day without
    events says so and still leads to its page, which knows the next one.
    """
    today = words.today(now)
    coming = tuple(o for o in occasions(items) if not o[1].cancelled and not o[2].over(now))
    home = home_view(items, now, place, language)
    return (
        _day("Heute", "sun", coming, today, now),
        Brick("Veranstaltungen", home.events_line, "calendar-event", pages.EVENTS, "", wide=True),
        _day("Morgen", "sunrise", coming, today + _DAY, now),
        Brick("Neues", home.news_line, "news", pages.NEWS, "", wide=True),
        _weekend(coming, today, now),
        _later(coming, today, now),
        _village(coming, place, now),
        Brick(
            "Monat",
            words.MONTHS[today.month - 1],
            "calendar-month",
            pages.EVENTS,
            MONTH,
            wide=False,
        ),
    )


def _day(label: str, symbol: str, coming: tuple[Occasion, ...], day: date, now: datetime) -> Brick:
    number = sum(1 for o in coming if o[2].on(day))
    item = "" if day == words.today(now) else day.isoformat()
    return Brick(label, words.appointments(number), symbol, pages.EVENTS, item, wide=False)


def _weekend(coming: tuple[Occasion, ...], today: date, now: datetime) -> Brick:
    first = today + timedelta(days=max(0, _SATURDAY - today.weekday()))
    days = [first] if first.weekday() > _SATURDAY else [first, first + _DAY]
    found = [o for o in coming if any(o[2].on(day) for day in days)]
    live = words.appointments(len(found))
    if found and len(days) > 1:
        saturday = sum(1 for o in found if o[2].on(days[0]))
        live = f"Samstag {saturday}, Sonntag {sum(1 for o in found if o[2].on(days[1]))}"
    item = "" if first == words.today(now) else first.isoformat()
    return Brick("Am Wochenende", live, "ticket", pages.EVENTS, item, wide=True)


def _later(coming: tuple[Occasion, ...], today: date, now: datetime) -> Brick:
    """The next weekday after tomorrow with something on."""
    days = [today + n * _DAY for n in range(2, _LOOK_AHEAD)]
    working = [day for day in days if day.weekday() < _SATURDAY]
    day = next((d for d in working if any(o[2].on(d) for o in coming)), working[0])
    return _day(f"{words.weekday_short(day)}, {day.day}.", "calendar", coming, day, now)


def _village(coming: tuple[Occasion, ...], place: str, now: datetime) -> Brick:
    if not place:
        return Brick(
            "Alle Dörfer",
            words.appointments(len(coming)),
            "building-community",
            pages.EVENTS,
            "",
            wide=True,
        )
    here = [o for o in coming if own_place(o[0], place)]
    live = "zurzeit kein Termin"
    if here:
        today = words.today(now)
        first = max(here[0][2].first_day, today)
        live = f"Nächster Termin {words.near_day(first, today)}"
        if first - today <= _DAY:
            live = f"Nächster Termin {words.near_day(first, today).lower()}"
    return Brick(f"In {place}", live, "building-community", pages.EVENTS, PLACE + place, wide=True)
