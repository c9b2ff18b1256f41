# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether somebody is open, in the words of a passer-by, and the hours of a week. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from content.clock import at_glass
from content.details import Opening
from content.hours import standing
from player.view import words
from player.view.say import say

_DAY = timedelta(days=1)
# until then a night belongs to the evening before
_NIGHT_ENDS = 6


@dataclass(frozen=True, slots=True)
class Hours:
    """`line` says what is now and next, "" where no hours are known."""

    open: bool
    line: str


@dataclass(frozen=True, slots=True)
class DoorLine:
    """Days and their hours, as on a door."""

    days: str
    hours: str


UNKNOWN = Hours(open=False, line="")


def hours_now(hours: tuple[Opening, ...], now: datetime, language: str = "de") -> Hours:
    """`Heute bis 18 Uhr`, `Öffnet um 15 Uhr`, `Heute geschlossen, Montag ab 8 Uhr`."""
    found = standing(hours, now)
    if found is None:
        return UNKNOWN
    if found.open:
        if found.until is None:
            return Hours(open=True, line=say("Immer geöffnet", language))
        return Hours(open=True, line=_until(found.until, now, language))
    if found.opens is None:
        return Hours(open=False, line=say("Zurzeit geschlossen", language))
    return Hours(open=False, line=_opens(hours, found.opens, now, language))


def spoken_hour(moment: datetime, language: str = "de") -> str:
    """`18 Uhr`, `12:30 Uhr`."""
    return say("{hour} Uhr", language, hour=words.hour(moment))


def week(hours: Iterable[Opening], language: str = "de") -> tuple[DoorLine, ...]:
    """The opening hours as people write them on a door: `Mo bis Fr` and `8 bis 18 Uhr`.

    Days follow one another in a line where they have the same hours; a shut day has no line.
    """
    by_day: list[list[str]] = [[] for _ in range(7)]
    for opening in sorted(hours, key=lambda o: o.opens):
        for weekday in opening.weekdays:
            by_day[weekday].append(_span(opening, language))
    lines: list[tuple[int, int, str]] = []
    for weekday, spans in enumerate(by_day):
        told = say(" und ", language).join(dict.fromkeys(spans))
        if lines and lines[-1][2] == told and lines[-1][1] == weekday - 1:
            lines[-1] = (lines[-1][0], weekday, told)
        elif told:
            lines.append((weekday, weekday, told))
    return tuple(DoorLine(_days(first, last, language), told) for first, last, told in lines)


def _until(until: datetime, now: datetime, language: str) -> str:
    local, today = at_glass(until), words.today(now)
    night = local.date() - today == _DAY and local.hour < _NIGHT_ENDS
    if night and local.time() == time.min:
        return say("Heute bis Mitternacht", language)
    if local.date() == today or night:
        return say("Heute bis {hour}", language, hour=spoken_hour(until, language))
    tomorrow = local.date() - today == _DAY
    day = say("morgen", language) if tomorrow else words.near_day(local.date(), today)
    return say("Bis {day}, {hour}", language, day=day, hour=spoken_hour(until, language))


def _opens(hours: Iterable[Opening], opens: datetime, now: datetime, language: str) -> str:
    today, hour = words.today(now), spoken_hour(opens, language)
    day = at_glass(opens).date()
    if day == today:
        return say("Öffnet um {hour}", language, hour=hour)
    near = words.near_day(day, today)
    if day - today == _DAY:
        near = say("morgen", language)
    elif (day - today).days == 7:  # noqa: PLR2004 - this weekday comes round
        near = say("nächsten {day}", language, day=words.weekday(day))
    if any(today.weekday() in opening.weekdays for opening in hours):
        return say("Schon geschlossen, {day} ab {hour}", language, day=near, hour=hour)
    return say("Heute geschlossen, {day} ab {hour}", language, day=near, hour=hour)


def _figures(hour: time) -> str:
    return f"{hour.hour}:{hour.minute:02}" if hour.minute else f"{hour.hour}"


def _span(opening: Opening, language: str) -> str:
    if opening.opens == opening.closes:
        return say("den ganzen Tag", language)
    first = _figures(opening.opens)
    last = "24" if opening.closes == time.min else _figures(opening.closes)
    return say("{first} bis {last} Uhr", language, first=first, last=last)


def _days(first: int, last: int, language: str) -> str:
    names = [words.WEEKDAYS[day][:2] for day in (first, last)]
    if first == last:
        return words.WEEKDAYS[first]
    if (first, last) == (0, 6):
        return say("Jeden Tag", language)
    return say("{first} bis {last}", language, first=names[0], last=names[1])
