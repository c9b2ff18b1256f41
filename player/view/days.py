# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The days to choose from: the strip of a week and the sheet of a month."""

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from player.languages import GERMAN
from player.view import words
from player.view.say import say
from player.view.span import Occasion
from player.view.trust import by_clock, trusted

_DAY = timedelta(days=1)
_STRIP = 7
_WEEK = 7
# As far as recurring dates are worked out by the calendars' adapter.
_MONTHS_AHEAD = 12

Counter = Callable[[date], int]


@dataclass(frozen=True, slots=True)
class DayKey:
    """A day that can be touched. `said` is its spoken name: `Sonntag, 17. Mai, 3 Termine`.

    `iso` is the day as `2026-05-17`, "" for a blank field of a month. `open` is false where
    touching it would lead nowhere: over, or nothing on.
    """

    iso: str
    label: str
    number: str
    count: int
    said: str
    selected: bool
    today: bool
    open: bool


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """One month in weeks from Monday, with blank fields before the 1st and after the last.

    `before` and `after` are the first days of the neighbouring months, None at either end.
    Weeks that are wholly over are left out.
    """

    title: str
    before: date | None
    after: date | None
    fields: tuple[DayKey, ...]


_BLANK = DayKey("", "", "", 0, "", selected=False, today=False, open=False)


def counter(occasions: Sequence[Occasion]) -> Counter:
    """A function that says how many events a day has, cancelled ones left out."""
    held = [o[2] for o in occasions if not o[1].cancelled]

    def number(day: date) -> int:
        return sum(1 for span in held if span.on(day))

    return number


def strip(
    selected: date, today: date, number: Counter, language: str = GERMAN
) -> tuple[DayKey, ...]:
    """Seven keys: the week from today, or today and six days from a `selected` day beyond it."""
    if selected < today + _STRIP * _DAY:
        days = [today + n * _DAY for n in range(_STRIP)]
    else:
        days = [today, *(selected + n * _DAY for n in range(_STRIP - 1))]
    return tuple(_key(day, selected, today, number(day), language) for day in days)


def month_sheet(
    shown: date, selected: date, today: date, number: Counter, language: str = GERMAN
) -> MonthSheet:
    """The month in which `shown` lies."""
    first = shown.replace(day=1)
    length = calendar.monthrange(first.year, first.month)[1]
    days = [first + n * _DAY for n in range(length)]
    keys = [_key(day, selected, today, number(day), language) for day in days]
    blank = (first.weekday(), -(first.weekday() + length) % 7)
    fields = (*(_BLANK,) * blank[0], *keys, *(_BLANK,) * blank[1])
    this_month = today.replace(day=1)
    over = (today.day - 1 + blank[0]) // _WEEK if first == this_month else 0
    return MonthSheet(
        title=words.month(first, language),
        before=_month(first, -1) if first > this_month else None,
        after=_month(first, 1) if first < _month(this_month, _MONTHS_AHEAD) else None,
        fields=fields[_WEEK * over :],
    )


def _month(first: date, offset: int) -> date:
    years, index = divmod(first.month - 1 + offset, 12)
    return date(first.year + years, index + 1, 1)


def _key(day: date, selected: date, today: date, number: int, language: str) -> DayKey:
    today_word = by_clock(today, say("Heute", language)) if day == today else ""
    said = [words.date_full(day, today, language), words.appointments(number, language)]
    return DayKey(
        iso=day.isoformat(),
        label=today_word or words.weekday_short(day, language),
        number=str(day.day),
        count=number,
        said=", ".join([today_word, *said] if today_word else said),
        selected=day == selected,
        today=day == today and trusted(today),
        open=day >= today and (number > 0 or day in (today, selected)),
    )
