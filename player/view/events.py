# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The page of a day: what is on, what is over, which villages, and where to go when nothing is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from content.model import Item
from content.order import leads, own_place
from player.languages import GERMAN
from player.view import words
from player.view.arc import Arc, Frame, Said, arc
from player.view.days import Counter, DayKey, counter, strip
from player.view.say import say, say_count
from player.view.span import Occasion, Span, occasions
from player.view.trust import by_clock, trusted

_DAY = timedelta(days=1)
_SEARCH_DAYS = 120


@dataclass(frozen=True, slots=True)
class Chip:
    """A village to filter by; `name` is "" for all of them."""

    name: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of the day. `lead` is its time or what stands for it, `note` the place."""

    item: str
    lead: str
    title: str
    note: str
    subtitle: str
    cancelled: bool
    past: bool


@dataclass(frozen=True, slots=True)
class Nothing:
    """What an empty page says, and its one way on: another day, or all villages."""

    text: str
    key: str
    day: date | None
    everywhere: bool


@dataclass(frozen=True, slots=True)
class DayView:
    """All that the page of one day shows.

    `nothing` is None where there are rows to come.
    """

    day: date
    place: str
    headline: str
    strip: tuple[DayKey, ...]
    chips: tuple[Chip, ...]
    villages: tuple[Chip, ...]
    rows: tuple[EventRow, ...]
    past: tuple[EventRow, ...]
    past_line: str
    arc: Arc
    nothing: Nothing | None


@dataclass(frozen=True, slots=True)
class Question:
    """What the visitor asks of the page: a day, a village ("" for all), and in what language.

    `villages` are those that can be asked for, whether they have something to come or not.
    """

    day: date
    place: str = ""
    language: str = "de"
    villages: tuple[str, ...] = ()


def day_view(
    items: Iterable[Item], now: datetime, own: str, question: Question, frame: Frame
) -> DayView:
    """The page of a day.

    `items` are what the rules show from the beginning of today on, so that what is already
    over today can be told as past; `own` is the terminal's village.
    """
    everything = occasions(items)
    local = tuple(o for o in everything if _in_place(o[0], question.place))
    number = counter(local)
    today, day, language = words.today(now), question.day, question.language
    on_day = [o for o in local if o[2].on(day)]
    coming = sorted(
        (o for o in on_day if not o[2].over(now)),
        key=lambda o: (not leads(o[0], now), *_rank(o[2], day)),
    )
    past = [o for o in on_day if o[2].over(now)]
    villages = _villages(everything, question, (own, *question.villages))
    by_clock = sorted(coming, key=lambda o: _rank(o[2], day))
    following = next((o for o in by_clock if not o[1].cancelled), None)
    return DayView(
        day=day,
        place=question.place,
        headline=words.day_headline(day, today, language),
        strip=strip(day, today, number, language),
        chips=_chips(villages, question, own),
        villages=villages,
        rows=tuple(_row(o, question, now) for o in coming),
        past=tuple(_row(o, question, now) for o in past),
        past_line=_past_line(len(past), now, language),
        arc=arc(on_day, day, now, frame, _said(following, question, now)),
        nothing=None if coming else _nothing(question, now, number, over=bool(past)),
    )


def _past_line(number: int, now: datetime, language: str) -> str:
    if not number:
        return ""
    events = words.appointments(number, language)
    return by_clock(
        now,
        say("Heute schon vorbei: {events}", language, events=events),
        say("Schon vorbei: {events}", language, events=events),
    )


def number_of(items: Iterable[Item], place: str = "") -> Counter:
    """A function that says how many events a day has at a place ("" for all)."""
    return counter([o for o in occasions(items) if _in_place(o[0], place)])


def weekend(today: date) -> date:
    """The Saturday that "Am Wochenende" means, or today if it is already Saturday or Sunday."""
    return today + timedelta(days=max(0, 5 - today.weekday()))


def _in_place(item: Item, place: str) -> bool:
    return not place or not item.places or own_place(item, place)


def _rank(span: Span, day: date) -> tuple[int, float]:
    """Whole days that begin today, then by the clock, then what has been on for days."""
    if span.first_day < day:
        return 2, span.end.timestamp()
    return (0 if span.all_day else 1), span.start.timestamp()


def _row(occasion: Occasion, question: Question, now: datetime) -> EventRow:
    item, event, span = occasion
    today, language = words.today(now), question.language
    subtitle = ""
    if event.cancelled:
        subtitle = say("fällt aus", language)
    elif span.last_day > span.first_day and span.last_day >= question.day:
        subtitle = words.until(span.last_day, today, language)
    elif span.all_day:
        subtitle = say("ganztägig", language)
    elif span.running(now):
        subtitle = say("hat begonnen", language)
        if event.end:
            hour = words.clock(span.end)
            subtitle = by_clock(
                now,
                say("läuft noch bis {time}", language, time=hour),
                say("bis {hour} Uhr", language, hour=hour),
            )
    elif leads(item, now):
        # why it stands before what is earlier
        subtitle = say("Wichtig", language)
    return EventRow(
        item=item.id,
        lead="" if span.all_day or span.first_day < question.day else words.clock(span.start),
        title=item.text(language).title,
        note=where(item, language),
        subtitle=subtitle,
        cancelled=event.cancelled,
        past=span.over(now),
    )


def where(item: Item, language: str = GERMAN) -> str:
    """The village, else the first part of the location: `Haby`, `Hof Lindenau`."""
    if len(item.places) == 1:
        return item.places[0]
    if item.places:
        return say("mehrere Orte", language)
    return item.event.location.split(",")[0].strip() if item.event else ""


def _villages(
    everything: Iterable[Occasion], question: Question, known: Iterable[str]
) -> tuple[Chip, ...]:
    """Every known village and whichever has something to come: for the sheet of all."""
    held = [o for o in everything if not o[1].cancelled]
    names = {name for o in held for name in o[0].places} | ({*known, question.place} - {""})
    chips = [
        Chip(
            name=name,
            label=name,
            count=sum(1 for o in held if o[2].on(question.day) and own_place(o[0], name)),
            selected=name == question.place,
        )
        for name in names
    ]
    return tuple(sorted(chips, key=lambda chip: chip.label.casefold()))


def _chips(villages: tuple[Chip, ...], question: Question, own: str) -> tuple[Chip, ...]:
    """All villages, the chosen one, the own one, then those with most on that day."""
    every = Chip("", say("Alle Dörfer", question.language), 0, selected=not question.place)
    worth = [c for c in villages if c.count or c.selected or c.name == own]
    worth.sort(key=lambda c: (not c.selected, c.name != own, -c.count, c.label))
    return (every, *worth) if every.selected else (worth[0], every, *worth[1:])


def _said(occasion: Occasion | None, question: Question, now: datetime) -> Said:
    """What comes next, for the middle of the arc."""
    language = question.language
    if occasion is None:
        return Said(language=language)
    item, _, span = occasion
    return Said(_kicker(span, question, now), item.text(language).title, language)


def _kicker(span: Span, question: Question, now: datetime) -> str:
    language = question.language
    if span.all_day:
        return say("Den ganzen Tag", language)
    if span.running(now):
        begun = words.capital(say("hat begonnen", language))
        return by_clock(now, say("Läuft gerade", language), begun)
    dated = say("Los geht es um {time}", language, time=words.clock(span.start))
    if question.day == words.today(now):
        return by_clock(now, say("Als Nächstes", language), dated)
    return dated


def _next_day(number: Counter, after: date) -> date | None:
    days = (after + n * _DAY for n in range(1, _SEARCH_DAYS))
    return next((day for day in days if number(day)), None)


def _nothing(question: Question, now: datetime, number: Counter, *, over: bool) -> Nothing:
    """`Heute ist nichts los. Morgen sind es 3 Termine.` and the key `Morgen zeigen`."""
    today, language = words.today(now), question.language
    first = _quiet(question, today, over=over)
    if (ahead := _next_day(number, question.day)) is None:
        second = say("Weitere Termine sind noch nicht angesagt.", language)
        key = say("Alle Dörfer zeigen", language) if question.place else ""
        return Nothing(f"{first} {second}", key, None, everywhere=bool(question.place))
    count, then = number(ahead), words.near_day(ahead, today, language)
    second = say_count(
        "Am {day} ist es {n} Termin.",
        "Am {day} sind es {n} Termine.",
        language,
        n=count,
        day=words.within(then, language),
    )
    if ahead - today == _DAY:
        tomorrow = say_count(
            "Morgen ist es {n} Termin.", "Morgen sind es {n} Termine.", language, n=count
        )
        second = by_clock(now, tomorrow, second)
    key = words.capital(say("{day} zeigen", language, day=words.within(then, language)))
    return Nothing(f"{first} {second}", key, ahead, everywhere=False)


def _quiet(question: Question, today: date, *, over: bool) -> str:
    """That nothing is on, or nothing more, on that day and in that village."""
    language, place = question.language, question.place
    near = words.near_day(question.day, today, language)
    if trusted(today) and question.day - today <= _DAY:
        if over and place:
            return say("{day} ist in {place} nichts mehr los.", language, day=near, place=place)
        if over:
            return say("{day} ist nichts mehr los.", language, day=near)
        if place:
            return say("{day} ist in {place} nichts los.", language, day=near, place=place)
        return say("{day} ist nichts los.", language, day=near)
    near = words.within(near, language)
    if place:
        return say("Am {day} ist in {place} nichts los.", language, day=near, place=place)
    return say("Am {day} ist nichts los.", language, day=near)
