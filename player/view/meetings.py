# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The page of the councils: who meets next and where, and what came of the last ones. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from content.details import Meeting
from content.kinds.meetings import is_over
from content.model import Item, Kind
from player.view import words
from player.view.offers import Chip
from player.view.say import say, say_count
from player.view.trust import by_clock

# what every agenda has, and nobody comes for
_USUAL = (
    "eröffnung", "begrüßung", "niederschrift", "protokoll", "tagesordnung", "verschiedenes",
    "einwohnerfrage", "mitteilung", "bericht", "beschlussfähigkeit", "anfragen", "feststellung",
    "fragen der einwohner", "einwendungen", "schließung",
)  # fmt: skip
_MOST_SUBJECTS = 3


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One line of the list: `lead` is its date."""

    item: str
    lead: str
    title: str
    subtitle: str
    struck: bool


@dataclass(frozen=True, slots=True)
class MeetingsView:
    """The page: the next meeting above the horizon, the others as rows.

    `nothing` is "" unless there are none. `past` are those with results.
    """

    lead_item: str
    kicker: str
    headline: str
    lead: str
    chips: tuple[Chip, ...]
    rows: tuple[MeetingRow, ...]
    past: tuple[MeetingRow, ...]
    past_line: str
    nothing: str


def meetings_view(
    items: Iterable[Item], now: datetime, own: str, place: str = "", language: str = "de"
) -> MeetingsView:
    """The page from what the rules show; `own` is the screen's village, `place` the chosen one."""
    everything = meetings_of(items)
    chips = _chips(everything, own, place, language)
    if not any(chip.selected and chip.name for chip in chips):
        place = ""
    chosen = [one for one in everything if not place or place in one[0].places]
    coming = [one for one in chosen if not is_over(one[0], now)]
    past = [one for one in chosen if is_over(one[0], now)]
    first = next((one for one in coming if not one[1].cancelled), None)
    past_line = ""
    if past:
        count = say_count("{n} Sitzung", "{n} Sitzungen", language, n=len(past))
        past_line = say("Was beschlossen wurde: {count}", language, count=count)
    if first is None:
        return MeetingsView(
            "", "", "", "", chips, tuple(_row(one, now, language) for one in coming),
            tuple(_row(one, now, language) for one in past), past_line,
            say("Zurzeit ist keine Sitzung angesetzt.", language),
        )  # fmt: skip
    item, meeting = first
    return MeetingsView(
        lead_item=item.id,
        kicker=_when(meeting, now, language),
        headline=meeting.body or item.text(language).title,
        lead=_lead(meeting, language),
        chips=chips,
        rows=tuple(_row(one, now, language) for one in coming if one is not first),
        past=tuple(_row(one, now, language) for one in past),
        past_line=past_line,
        nothing="",
    )


def meetings_of(items: Iterable[Item]) -> list[tuple[Item, Meeting]]:
    """The meetings among the items, in their order."""
    return [
        (item, item.meeting)
        for item in items
        if item.kind is Kind.MEETING and item.meeting is not None and item.meeting.start
    ]


def subjects(meeting: Meeting) -> tuple[str, ...]:
    """What a meeting is about, without what is on every agenda."""
    titles = [point.title for point in meeting.agenda if point.public and point.title]
    return tuple(t for t in titles if not any(usual in t.casefold() for usual in _USUAL))


def house(location: str) -> str:
    """The first words of a location: room or house."""
    return location.partition(", ")[0]


def _lead(meeting: Meeting, language: str) -> str:
    about = subjects(meeting)[:_MOST_SUBJECTS]
    where = house(meeting.location)
    if not about:
        return where
    told = say("Es geht um: {subjects}.", language, subjects=" · ".join(about))
    return f"{where}. {told}" if where else told


def _when(meeting: Meeting, now: datetime, language: str) -> str:
    if meeting.start is None:
        return ""
    today, day = words.today(now), words.today(meeting.start)
    hour = words.clock(meeting.start)
    near = words.day_headline(day, today, language)
    dated = say("{day}, {hour} Uhr", language, day=near, hour=hour)
    if meeting.start <= now:
        return by_clock(now, say("Läuft seit {hour} Uhr", language, hour=hour), dated)
    return dated


def _row(one: tuple[Item, Meeting], now: datetime, language: str) -> MeetingRow:
    item, meeting = one
    over = is_over(item, now)
    start = meeting.start or now
    day = words.today(start)
    title = meeting.body or item.text(language).title
    if meeting.cancelled:
        said = say("Fällt aus", language)
    elif over:
        said = _decided(meeting, language)
    else:
        hour = say("{hour} Uhr", language, hour=words.clock(start))
        said = ", ".join(part for part in (words.weekday(day, language), hour) if part)
        said = " · ".join(part for part in (said, house(meeting.location)) if part)
    return MeetingRow(
        item=item.id,
        lead=words.date_figures(day, language),
        title=title,
        subtitle=said,
        struck=meeting.cancelled,
    )


def _decided(meeting: Meeting, language: str) -> str:
    results = sum(1 for point in meeting.agenda if point.result)
    if results:
        return say_count("{n} Ergebnis", "{n} Ergebnisse", language, n=results)
    return say("Die Niederschrift liegt vor", language)


def _chips(
    everything: list[tuple[Item, Meeting]], own: str, place: str, language: str
) -> tuple[Chip, ...]:
    """The villages whose councils meet, the screen's own first."""
    villages = dict.fromkeys(name for item, _ in everything for name in item.places)
    names = sorted(villages, key=lambda name: (name != own, name.casefold()))
    if len(names) < 2:  # noqa: PLR2004 - nothing to choose from
        return ()
    chosen = place if place in names else ""
    return (
        Chip("", say("Alle", language), "building-community", not chosen),
        *(Chip(name, name, "", name == chosen) for name in names),
    )
