# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The timetable of a stop for one day, as it hangs at the stop: by line and direction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from player.view import words
from player.view.board import Leaving
from player.view.say import say
from player.view.terms import booking

_NIGHT = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class TimesRow:
    """All departures of a line in one direction on a day: `times` in order, `struck` cancelled.

    `note` says which of them, or that all of them, have to be ordered.
    """

    line: str
    goal: str
    via: str
    times: tuple[str, ...]
    struck: tuple[str, ...]
    note: str


def timetable(
    departing: Sequence[Leaving], stop: str, day: date, language: str
) -> tuple[TimesRow, ...]:
    """What leaves from a stop on a day of service, line by line."""
    found = [d for _, d in departing if d.stop == stop and service_day(d.planned) == day]
    found.sort(key=lambda d: (not d.line, d.line.zfill(6), d.direction, d.planned))
    made: list[TimesRow] = []
    for (line, goal), group in groupby(found, key=lambda d: (d.line, d.direction)):
        runs = list(group)
        called = [words.clock(run.planned) for run in runs if run.on_demand]
        note = ""
        if called and len(called) == len(runs):
            note = _booking([run.booking for run in runs], language)
        elif called:
            note = say("auf Anruf: {times}", language, times=", ".join(called))
        made.append(
            TimesRow(
                line=line,
                goal=goal,
                via=max((", ".join(run.via) for run in runs), key=len),
                times=tuple(words.clock(run.planned) for run in runs),
                struck=tuple(words.clock(run.planned) for run in runs if run.cancelled),
                note=note,
            )
        )
    return tuple(made)


def _booking(rules: Sequence[str], language: str) -> str:
    """How to order any of them: their hours differ, so what all of the rules end with."""
    if len(set(rules)) == 1 and rules[0]:
        return booking(rules[0], language)
    where = {rule.rpartition(": ")[2] if ": " in rule else "" for rule in rules}
    if len(where) == 1 and (number := where.pop()):
        return say("nur auf Anruf: {number}", language, number=number)
    return say("nur auf Anruf", language)


def service_day(moment: datetime) -> date:
    """The day to which people count a bus: until three in the morning it is still last night."""
    return words.today(moment - _NIGHT)
