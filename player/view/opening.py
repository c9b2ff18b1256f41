# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether somebody is open, in the words of a passer-by, and the hours of a week. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from content.clock import at_glass
from content.details import Opening
from content.hours import Standing, standing
from player.view import words
from player.view.say import say
from player.view.trust import by_clock, trusted

_DAY = timedelta(days=1)
_MONDAY = date(2024, 1, 1)
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
    """`Heute bis 18 Uhr`, `Öffnet um 15 Uhr`, `Heute geschlossen, Montag ab 8 Uhr`.

    Without a clock that is trusted nobody knows, but for those that never close.
    """
    found = standing(hours, now)
    if found is None:
        return UNKNOWN
    if found.open and found.until is None:
        return Hours(open=True, line=say("Immer geöffnet", language))
    if not trusted(now):
        return UNKNOWN
    return Hours(open=found.open, line=_line(hours, found, now, language))


def open_notice(hours: Hours, now: datetime, language: str = "de") -> str:
    """What stands beside the name of somebody who is open."""
    return by_clock(now, say("Jetzt geöffnet", language)) if hours.open else ""


def spoken_hour(moment: datetime, language: str = "de") -> str:
    """`18 Uhr`, `12:30 Uhr`."""
    return say("{hour} Uhr", language, hour=words.hour(moment, language))


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
        told = _joined(tuple(dict.fromkeys(spans)), language)
        if lines and lines[-1][2] == told and lines[-1][1] == weekday - 1:
            lines[-1] = (lines[-1][0], weekday, told)
        elif told:
            lines.append((weekday, weekday, told))
    return tuple(DoorLine(_days(first, last, language), told) for first, last, told in lines)


def _joined(spans: Sequence[str], language: str) -> str:
    told = spans[0] if spans else ""
    for span in spans[1:]:
        told = say("{first} und {second}", language, first=told, second=span)
    return told


def _line(hours: tuple[Opening, ...], found: Standing, now: datetime, language: str) -> str:
    if found.open and found.until is not None:
        return _until(found.until, now, language)
    if found.opens is None:
        return by_clock(now, say("Zurzeit geschlossen", language))
    return _opens(hours, found.opens, now, language)


def _until(until: datetime, now: datetime, language: str) -> str:
    local, today = at_glass(until), words.today(now)
    night = local.date() - today == _DAY and local.hour < _NIGHT_ENDS
    if night and local.time() == time.min:
        return by_clock(now, say("Heute bis Mitternacht", language))
    if local.date() == today or night:
        return by_clock(now, say("Heute bis {hour}", language, hour=spoken_hour(until, language)))
    tomorrow = local.date() - today == _DAY
    near = words.near_day(local.date(), today, language)
    day = by_clock(now, say("morgen", language)) if tomorrow else words.within(near, language)
    return say("Bis {day}, {hour}", language, day=day, hour=spoken_hour(until, language))


def _opens(hours: Iterable[Opening], opens: datetime, now: datetime, language: str) -> str:
    today, hour = words.today(now), spoken_hour(opens, language)
    day = at_glass(opens).date()
    if day == today:
        return by_clock(now, say("Öffnet um {hour}", language, hour=hour))
    near = words.within(words.near_day(day, today, language), language)
    if day - today == _DAY:
        near = by_clock(now, say("morgen", language))
    elif (day - today).days == 7:  # noqa: PLR2004 - this weekday comes round
        name = words.within(words.weekday(day, language), language)
        near = by_clock(now, say("nächsten {day}", language, day=name))
    if any(today.weekday() in opening.weekdays for opening in hours):
        shut = say("Schon geschlossen, {day} ab {hour}", language, day=near, hour=hour)
        return by_clock(now, shut)
    return by_clock(now, say("Heute geschlossen, {day} ab {hour}", language, day=near, hour=hour))


def _span(opening: Opening, language: str) -> str:
    if opening.opens == opening.closes:
        return say("den ganzen Tag", language)
    first = words.hour_figures(opening.opens.hour, opening.opens.minute, language)
    closes = 24 if opening.closes == time.min else opening.closes.hour
    last = words.hour_figures(closes, opening.closes.minute, language)
    return say("{first} bis {last} Uhr", language, first=first, last=last)


def _days(first: int, last: int, language: str) -> str:
    days = [_MONDAY + day * _DAY for day in (first, last)]
    if first == last:
        return words.weekday(days[0], language)
    if (first, last) == (0, 6):
        return say("Jeden Tag", language)
    names = [words.weekday_short(day, language) for day in days]
    return say(
        "{first} bis {last}", language, first=names[0], last=words.within(names[1], language)
    )
