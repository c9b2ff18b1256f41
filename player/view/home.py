# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What matters now, for the card over the picture of the start page.

The rule: every subject says how urgent it is, and the most urgent ones get the cells. On the
card they stand in an order of their own, so that the bus is always where it was.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import IntEnum

from content.details import Phase
from content.kinds.calls import State, standing
from content.kinds.meetings import is_over
from content.model import Item, Kind
from content.posting import period_of
from player.view import board, sky, words
from player.view.brief import brief
from player.view.call_words import last_day
from player.view.calm import calm
from player.view.here import Here
from player.view.meetings import meetings_of
from player.view.moment import Moment
from player.view.pinned import pinned_of
from player.view.say import say
from player.view.trust import by_clock

CELLS = 3

# a bus later than that is not the one that somebody waits for
_WAITED = 90
_SOON = timedelta(hours=2)
_WEEK = 7
_LAST_DAYS = 1


class Urgency(IntEnum):
    """The most urgent first: what is soon too late, what is pinned, what leaves, is on, waits."""

    VOTE_ENDS = 0
    NOTICE_ENDS = 1
    PINNED = 2
    BUS_SOON = 3
    WEATHER_TURNS = 4
    MEETING_TODAY = 5
    EVENT_TODAY = 6
    WEATHER = 7
    NOTICE_SOON = 8
    VOTE_WEEK = 9
    EVENING = 10
    BUS_LATER = 11
    EVENT_NEXT = 12
    NEWS_TODAY = 13
    EVENT_LATER = 14
    NEWS = 15
    WEEKEND = 16
    BUS_TOMORROW = 17


@dataclass(frozen=True, slots=True)
class Matter:
    """Something to tell: how urgent it is, and at which place of the card it stands."""

    urgency: Urgency
    place: int
    moment: Moment


def moments(items: tuple[Item, ...], here: Here, cells: int = CELLS) -> tuple[Moment, ...]:
    """What matters now, at most so many cells; of equals the first stays."""
    pinned = pinned_of(items, here)
    known = [Matter(Urgency.PINNED, 1, pinned[1])] if pinned else []
    told = pinned[0].id if pinned else ""
    known += [*_bus(items, here), *_calm(items, here, told), *_meeting(items, here)]
    known += [*_vote(items, here), *_notice(items, here, told), *_weather(items, here)]
    chosen = sorted(known, key=lambda matter: matter.urgency)[:cells]
    laid = (matter.moment for matter in sorted(chosen, key=lambda matter: matter.place))
    return tuple(replace(moment, detail=brief(moment.detail)) for moment in laid)


def _bus(items: tuple[Item, ...], here: Here) -> Iterator[Matter]:
    """The next one from the nearest stop that really goes."""
    departing = board.leaving(items)
    stops = board.stops(departing, here.point, here.place)
    going = (d for _, d in departing if d.stop == stops[0].name and not d.cancelled)
    departure = next(going, None) if stops else None
    if departure is None:
        return
    language, today = here.language, words.today(here.now)
    day = words.today(departure.planned)
    urgency = Urgency.BUS_SOON
    if day != today:
        urgency = Urgency.BUS_TOMORROW
    elif board.minutes_to(departure, here.now) > _WAITED:
        urgency = Urgency.BUS_LATER
    label = say("Nächster Bus", language)
    if departure.mode != "bus":
        label = say("Nächste Abfahrt", language)
    if day != today:
        label = say(
            "Bus {day}", language, day=words.within(words.near_day(day, today, language), language)
        )
    detail = f"{departure.line} {departure.direction}".strip()
    if (late := board.late_minutes(departure)) > 0:
        detail = say("{late} Min später, {bus}", language, late=late, bus=detail)
    yield Matter(urgency, 0, Moment("bus", label, words.clock(departure.planned), detail))


def _calm(items: tuple[Item, ...], here: Here, besides: str) -> Iterator[Matter]:
    told = calm(items, here, besides)
    if told.first:
        urgency = Urgency.EVENT_TODAY if told.today else Urgency.EVENT_NEXT
        yield Matter(urgency, 2, told.first)
    if told.later:
        yield Matter(Urgency.EVENING if told.evening else Urgency.EVENT_LATER, 3, told.later)
    if told.weekend:
        yield Matter(Urgency.WEEKEND, 5, told.weekend)
    if told.news:
        yield Matter(Urgency.NEWS_TODAY if told.fresh else Urgency.NEWS, 8, told.news)


def _meeting(items: tuple[Item, ...], here: Here) -> Iterator[Matter]:
    today = words.today(here.now)
    for item, meeting in meetings_of(items):
        if meeting.start is None or meeting.cancelled or is_over(item, here.now):
            continue
        if words.today(meeting.start) == today:
            dated = words.near_day(today, today, here.language)
            label = by_clock(today, say("Sitzung heute", here.language), dated)
            who = meeting.body or item.text(here.language).title
            cell = Moment("building-community", label, words.clock(meeting.start), who)
            yield Matter(Urgency.MEETING_TODAY, 4, cell)
        return


def _vote(items: tuple[Item, ...], here: Here) -> Iterator[Matter]:
    """The vote that closes first."""
    today = words.today(here.now)
    open_until = []
    for item in items:
        stands = standing(item.call, here.now) if item.call is not None else None
        if stands is None or stands.state is not State.OPEN or stands.until is None:
            continue
        if stands.phase is Phase.VOTE:
            open_until.append((stands.until, item))
    if not open_until:
        return
    until, item = min(open_until, key=lambda one: one[0])
    last = last_day(until)
    ahead = (last - today).days
    if ahead > _WEEK:
        return
    urgency = Urgency.VOTE_ENDS if ahead <= _LAST_DAYS else Urgency.VOTE_WEEK
    label = say("Abstimmen bis", here.language)
    value = words.near_day(last, today, here.language)
    yield Matter(urgency, 6, Moment("checkbox", label, value, item.text(here.language).title))


def _notice(items: tuple[Item, ...], here: Here, besides: str) -> Iterator[Matter]:
    """The notice that is taken down first, where that is today or tomorrow."""
    today = words.today(here.now)
    ending = []
    for item in items:
        period = period_of(item.notice) if item.notice is not None else None
        if period is not None and 0 <= (period.removed - today).days <= _LAST_DAYS:
            ending.append((period.removed, item))
    ending = [one for one in ending if one[1].id != besides]
    if not ending:
        return
    removed, item = min(ending, key=lambda one: one[0])
    label = say("Aushang bis", here.language)
    value = words.near_day(removed, today, here.language)
    cell = Moment("pinned", label, value, item.text(here.language).title)
    yield Matter(Urgency.NOTICE_ENDS if removed == today else Urgency.NOTICE_SOON, 7, cell)


def _weather(items: tuple[Item, ...], here: Here) -> Iterator[Matter]:
    item = next((i for i in items if i.kind is Kind.WEATHER and i.weather is not None), None)
    if item is None or item.weather is None:
        return
    current = sky.current(item.weather, here.now)
    if current.temperature is None:
        return
    turns = sky.turns(item.weather, here.now, _SOON)
    yield Matter(
        Urgency.WEATHER_TURNS if turns else Urgency.WEATHER,
        9,
        Moment(
            sky.symbol(current.icon),
            say("Wetter", here.language),
            sky.degrees(current.temperature),
            sky.brief(item.weather, here.now, here.language),
        ),
    )
