# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The days for which a notice hangs, as steps: put up, day 1 to the last, taken down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from content.posting import Period
from player.view import words
from player.view.say import say
from player.view.trust import by_clock, trusted

#: How many fit beside a page: a week with its first and last day.
MOST_STEPS = 9


@dataclass(frozen=True, slots=True)
class PostingStep:
    """One step. `when` is "past", "today" or "coming"; a `framed` one is not counted."""

    day: str
    label: str
    when: str
    framed: bool


def posting_steps(
    period: Period, today: date, language: str = "de", *, assumed: bool = False
) -> tuple[PostingStep, ...]:
    """All days, or where they are too many, the first, the last and those around today.

    With the day of posting `assumed`, the first says that it was published then.
    """
    if period.days + 2 <= MOST_STEPS:
        groups = [[number] for number in range(period.days + 2)]
    else:
        groups = list(_grouped(period, today))
    return tuple(_step(period, group, today, language, assumed=assumed) for group in groups)


def _grouped(period: Period, today: date) -> Iterator[list[int]]:
    last = period.days + 1
    now = min(max(period.number(today), 2), period.days - 1)
    shown = {0, last, now - 1, now, now + 1}
    for alone, numbers in groupby(range(last + 1), key=lambda number: number in shown):
        run = list(numbers)
        yield from [[number] for number in run] if alone else [run]


def _step(
    period: Period, numbers: list[int], today: date, language: str, *, assumed: bool
) -> PostingStep:
    first, last = (period.posted + timedelta(days=n) for n in (numbers[0], numbers[-1]))
    state = "past" if last < today else "coming" if first > today else "today"
    if state == "today" and not trusted(today):
        state = "coming"
    framed = numbers[0] in {0, period.days + 1}
    if numbers[0] == 0:
        label = say("veröffentlicht", language) if assumed else say("ausgehängt", language)
    elif numbers[0] == period.days + 1:
        label = say("Abnahme", language)
    elif first != last:
        label = say("Tag {first} bis {last}", language, first=numbers[0], last=numbers[-1])
    elif state == "today":
        label = say("Tag {day} von {days}", language, day=numbers[0], days=period.days)
    else:
        label = say("Tag {day}", language, day=numbers[0])
    return PostingStep(_days(first, last, today, language), label, state, framed)


def _days(first: date, last: date, today: date, language: str) -> str:
    if first == last:
        dated = words.day_of_month(first, language)
        return by_clock(today, say("Heute", language), dated) if first == today else dated
    if first.month == last.month:
        return say("{first}. – {last}.", language, first=first.day, last=last.day)  # noqa: RUF001
    return f"{words.date_figures(first, language)} – {words.date_figures(last, language)}"  # noqa: RUF001
