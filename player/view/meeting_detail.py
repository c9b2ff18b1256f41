# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One meeting in full: when and where, its agenda, and its papers to take along. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from content.details import Event, Meeting, Paper
from content.kinds.meetings import is_over
from content.model import Item
from player.view import words
from player.view.event_detail import NO_NAMES, Fact, Names, source_of, when
from player.view.meetings import meetings_of
from player.view.say import say
from player.view.span import span
from player.view.take_along import NOTHING, TakeAlong, calendar_entry, fits
from player.view.trust import by_clock


@dataclass(frozen=True, slots=True)
class PointRow:
    """One line of the agenda, or one of its papers.

    A paper has its `url`; `symbol` is "lock" where the public is not admitted.
    """

    number: str
    title: str
    result: str
    symbol: str
    url: str
    reference: str


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    """All that the page of one meeting shows."""

    item: str
    kicker: str
    headline: str
    notice: str
    cancelled: bool
    facts: tuple[Fact, ...]
    agenda: tuple[PointRow, ...]
    papers: tuple[PointRow, ...]
    nothing: str
    take_along: TakeAlong
    source: str


def meeting_detail(
    items: Iterable[Item],
    item_id: str,
    now: datetime,
    language: str = "de",
    names: Names = NO_NAMES,
) -> MeetingDetail | None:
    """The meeting with that id, or None when it has gone."""
    found = next((one for one in meetings_of(items) if one[0].id == item_id), None)
    if found is None:
        return None
    item, meeting = found
    agenda = tuple(_agenda(meeting, language))
    title = item.text(language).title
    return MeetingDetail(
        item=item.id,
        kicker="" if meeting.body in title else meeting.body,
        headline=title,
        notice=_notice(item, meeting, now, language),
        cancelled=meeting.cancelled,
        facts=tuple(_facts(meeting, now, language)),
        agenda=agenda,
        papers=tuple(_paper(paper) for paper in meeting.papers if fits(paper.url)),
        nothing="" if agenda else say("Die Tagesordnung ist noch nicht da.", language),
        take_along=_code(item, meeting, language),
        source=source_of(item, names),
    )


def paper_code(url: str, reference: str, language: str = "de") -> TakeAlong:
    """The code of a paper that the visitor chose."""
    title = reference or say("Unterlage", language)
    return TakeAlong(url, title, say("Handykamera hierher", language))


def _notice(item: Item, meeting: Meeting, now: datetime, language: str) -> str:
    if meeting.cancelled:
        return say("Fällt aus", language)
    if is_over(item, now):
        return say("Schon vorbei", language)
    if meeting.start is not None and meeting.start <= now:
        begun = words.capital(say("hat begonnen", language))
        return by_clock(now, say("Läuft gerade", language), begun)
    return ""


def _facts(meeting: Meeting, now: datetime, language: str) -> Iterable[Fact]:
    if meeting.start is not None:
        event = Event(meeting.start, meeting.end)
        yield Fact("clock", *when(event, span(event), now, language))
    if meeting.location:
        house, _, rest = meeting.location.partition(", ")
        yield Fact("map-pin", house, rest)
    if meeting.agenda and not meeting.cancelled:
        hidden = sum(1 for point in meeting.agenda if not point.public)
        if hidden == len(meeting.agenda):
            yield Fact("lock", say("Nicht öffentlich", language), "")
        else:
            line = say("zum Teil nicht öffentlich", language) if hidden else ""
            yield Fact("users", say("Zuhören darf jeder", language), line)


def _agenda(meeting: Meeting, language: str) -> Iterable[PointRow]:
    """Point by point; several that are not public in a row are one line."""
    hidden: list[str] = []
    for point in (*meeting.agenda, None):
        if point is not None and not point.public:
            hidden.append(point.number)
            continue
        if hidden:
            yield _hidden(hidden, language)
            hidden = []
        if point is None:
            return
        yield PointRow(point.number, point.title, point.result, "", "", "")
        for paper in point.papers:
            if fits(paper.url):
                yield _paper(paper)


def _hidden(numbers: list[str], language: str) -> PointRow:
    told = [number for number in numbers if number]
    numbered = f"{told[0]}\N{EN DASH}{told[-1]}" if len(told) > 1 else "".join(told)
    return PointRow(numbered, say("Nicht öffentlich", language), "", "lock", "", "")


def _paper(paper: Paper) -> PointRow:
    return PointRow("", paper.name, "", "file-text", paper.url, paper.reference)


def _code(item: Item, meeting: Meeting, language: str) -> TakeAlong:
    """The page of the meeting, else its date for the calendar."""
    if fits(item.link):
        line = say("Handykamera hierher", language)
        return TakeAlong(item.link, say("Zum Mitnehmen", language), line)
    if meeting.start is None:
        return NOTHING
    event = Event(meeting.start, meeting.end, location=meeting.location)
    entry = calendar_entry(item, event, language) if not meeting.cancelled else ""
    if not entry:
        return NOTHING
    return TakeAlong(entry, say("Zum Mitnehmen", language), say("Termin in den Kalender", language))
