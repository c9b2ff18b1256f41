# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One event in full: when, where, how much, what to take along, and when it is on again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from types import MappingProxyType

from content.model import Event, Item
from player.languages import GERMAN
from player.view import words
from player.view.events import where
from player.view.say import say, say_count
from player.view.span import Occasion, Span, occasions
from player.view.take_along import TakeAlong, host, take_along
from player.view.trust import by_clock, trusted

# sources as visitors know them, by id
Names = Mapping[str, str]
NO_NAMES: Names = MappingProxyType({})

_MOST_DATES = 12
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its Tabler icon; `detail` may be ""."""

    icon: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class OtherDate:
    """Another date of the same series, as a row to touch."""

    item: str
    lead: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class EventDetail:
    """All that the page of one event shows.

    `notice` says what changes everything ("Fällt aus", "Schon vorbei") or is "". `same_day_line`
    tells of the other events of that day, for a key that leads there. `body` is safe HTML.
    """

    item: str
    kicker: str
    headline: str
    notice: str
    cancelled: bool
    body: str
    alt: str
    facts: tuple[Fact, ...]
    take_along: TakeAlong
    day: date
    same_day_line: str
    dates: tuple[OtherDate, ...]
    dates_line: str
    source: str


def event_detail(
    items: Iterable[Item],
    item_id: str,
    now: datetime,
    language: str = "de",
    names: Names = NO_NAMES,
) -> EventDetail | None:
    """The event with that id, or None when it has gone. `items` as for `day_view`."""
    everything = occasions(items)
    found = next((o for o in everything if o[0].id == item_id), None)
    if found is None:
        return None
    item, event, span = found
    text = item.text(language)
    day = max(span.first_day, min(words.today(now), span.last_day))
    on_day = [o for o in everything if o[2].on(day) and o[0].id != item_id and not o[1].cancelled]
    dates = _dates(everything, found, now, language)
    return EventDetail(
        item=item.id,
        kicker=_kicker(item, language),
        headline=text.title,
        notice=_notice(event, span, now, language),
        cancelled=event.cancelled,
        body=text.body or paragraph(text.summary),
        alt=text.alt,
        facts=_facts(item, event, span, now, language),
        take_along=take_along(item, language),
        day=day,
        same_day_line=words.appointments(len(on_day), language) if on_day else "",
        dates=dates,
        dates_line=_further(len(dates), language),
        source=source_of(item, names),
    )


def paragraph(text: str) -> str:
    """Plain text as safe HTML, "" if there is none."""
    return f"<p>{escape(text)}</p>" if text.strip() else ""


def source_of(item: Item, names: Names) -> str:
    """Who says so, as a visitor knows them: the organiser, the source by its name, the site."""
    organiser = item.event.organiser if item.event else ""
    return organiser or names.get(item.source, "") or host(item.link)


def _further(number: int, language: str) -> str:
    if not number:
        return ""
    return say_count("noch {n} Termin", "noch {n} Termine", language, n=number)


def _kicker(item: Item, language: str) -> str:
    if item.categories:
        return item.categories[0]
    return where(item, language) or say("Veranstaltung", language)


def _notice(event: Event, span: Span, now: datetime, language: str) -> str:
    if event.cancelled:
        return say("Fällt aus", language)
    if span.over(now):
        return say("Schon vorbei", language)
    if span.running(now) and not span.all_day:
        begun = words.capital(say("hat begonnen", language))
        return by_clock(now, say("Läuft gerade", language), begun)
    return ""


def _facts(item: Item, event: Event, span: Span, now: datetime, language: str) -> tuple[Fact, ...]:
    title, detail = when(event, span, now, language)
    facts = [Fact("clock", title, detail)]
    place, rest = _split(event.location)
    villages = ", ".join(v for v in item.places[:3] if v not in event.location)
    if place:
        facts.append(Fact("map-pin", place, ", ".join(p for p in (rest, villages) if p)))
    elif item.places:
        facts.append(Fact("map-pin", villages, ""))
    if event.price:
        facts.append(Fact("ticket", *_split(event.price)))
    elif event.organiser:
        facts.append(Fact("building-community", event.organiser, say("lädt ein", language)))
    return tuple(facts)


def when(event: Event, span: Span, now: datetime, language: str = GERMAN) -> tuple[str, str]:
    """The two lines of "when": `Montag, 19:30` and `18. Mai, bis 22:00 Uhr`."""
    today = words.today(now)
    if span.last_day > span.first_day:
        title = words.days_range(span.first_day, span.last_day, today, language)
        if span.first_day <= today <= span.last_day:
            return title, words.until(span.last_day, today, language)
        if span.all_day:
            return title, ""
        return title, say("Beginn {time} Uhr", language, time=words.clock(span.start))
    word = words.near_day(span.first_day, today, language)
    near = trusted(today) and 1 < (span.first_day - today).days < _WEEK
    parts = [words.date_long(span.first_day, today, language)] if near else []
    if span.all_day:
        return word, ", ".join([*parts, say("ganztägig", language)])
    if isinstance(event.end, datetime):
        parts.append(say("bis {hour} Uhr", language, hour=words.clock(span.end)))
    said = say("{day}, {time}", language, day=word, time=words.clock(span.start))
    return said, ", ".join(parts)


def _split(said: str) -> tuple[str, str]:
    """`Hof Lindenau, Dorfstraße 4` in two lines; a decimal comma is no place to part."""
    head, comma, rest = said.partition(", ")
    return (head.strip(), rest.strip()) if comma else (said.strip(), "")


def _dates(
    everything: tuple[Occasion, ...], found: Occasion, now: datetime, language: str
) -> tuple[OtherDate, ...]:
    """The coming dates of the same series: same source and title."""
    item, _, span = found
    today, title = words.today(now), item.text().title.casefold()
    later = [
        o
        for o in everything
        if o[0].source == item.source
        and o[0].text().title.casefold() == title
        and o[0].id != item.id
        and not o[1].cancelled
        and not o[2].over(now)
        and o[2].start != span.start
    ]
    return tuple(
        OtherDate(
            item=other.id,
            lead="" if stretch.all_day else words.clock(stretch.start),
            title=words.day_headline(stretch.first_day, today, language),
            note=where(other, language),
        )
        for other, _, stretch in later[:_MOST_DATES]
    )
