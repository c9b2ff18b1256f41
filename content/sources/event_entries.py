# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From events as websites have them, raw, to items. Knows no format of its own."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from content import order
from content.clean import clean_html, plain_text, safe_link
from content.clock import at_glass, day_start
from content.model import Event, Item, Text
from content.sources.adapter import Context, Parsed, Request
from content.sources.entries import (
    LONGEST_LICENCE,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    identity,
    labels,
    pictures,
)
from content.sources.faults import Faults, named

#: No event that begins later is of interest.
WINDOW: Final = timedelta(days=400)
_DAY = timedelta(days=1)
_LAST_MINUTE = time(23, 59)
_MADE_TITLE = 90
# neighbours know it, and of two sources one leaves it out
_POSTCODE = re.compile(r"^(?:D-)?[0-9]{5} (?=\S)")
# sixty years of an event a day: what is more is no calendar of a village
_MOST = 20_000

Span = tuple[datetime | date, datetime | date | None, bool]


@dataclass(frozen=True, slots=True)
class Words:
    """One language's wording, raw: each may be markup."""

    title: str
    summary: str = ""
    html: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event, raw: strings are as the source wrote them, times are read already.

    `number` counts from 1 among the source's events. `words` are by language tag, at least one.
    `event` has clean words already. An event that has the `uid` of another, but not its start,
    is another date of the same.
    """

    number: int
    uid: str
    words: Mapping[str, Words]
    event: Event
    link: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    categories: tuple[str, ...] = ()
    pictures: tuple[tuple[str, str], ...] = field(default=())
    licence: str = ""

    @property
    def where(self) -> str:
        """How a person finds the event in the file."""
        first = next(iter(self.words.values()), Words(""))
        return named("Termin", self.number, first.title)


def worded(words: Words, alt: str = "") -> Text:
    """The clean wording; a title that is missing is the beginning of the text, or nothing."""
    body = clean_html(words.html)
    summary = plain_text(words.summary, LONGEST_SUMMARY) or plain_text(body, LONGEST_SUMMARY)
    title = plain_text(words.title, LONGEST_TITLE) or plain_text(summary, _MADE_TITLE)
    return Text(title, summary, body or clean_html(words.summary), alt)


def located(parts: Iterable[str]) -> str:
    """Name, street and town of a place on one line, without postcode, nothing said twice."""
    found: list[str] = []
    for raw in parts:
        part = _POSTCODE.sub("", plain_text(raw, LONGEST_TITLE))
        if part and not any(part.casefold() in known.casefold() for known in found):
            found.append(part)
    return plain_text(", ".join(found), LONGEST_TITLE)


def span(start: datetime | date, end: datetime | date | None) -> Span:
    """Start, end and whether it is all day, as `content.model.Event` has them.

    A day that is an end is the last one that is part of it. What lasts from midnight to the last
    minute of a day (Berlin) is all day. An end before the start counts for nothing.
    """
    if isinstance(start, datetime):
        last = _whole_days(start, end)
        if last is not None:
            return at_glass(start).date(), _after(last), True
        if end is not None and not isinstance(end, datetime):
            end = day_start(_after(end)) if end > at_glass(start).date() else None
        return start, end if end is not None and end > start else None, False
    if isinstance(end, datetime):
        end = at_glass(end - timedelta(seconds=1)).date()
    return start, _after(max(end or start, start)), True


def _after(day: date) -> date:
    return day if day == date.max else day + _DAY


def _whole_days(start: datetime, end: datetime | date | None) -> date | None:
    """The last day of what is all day but says hours."""
    if not isinstance(end, datetime) or end <= start or at_glass(start).time() != time.min:
        return None
    last = at_glass(end)
    if last.time() >= _LAST_MINUTE:
        return last.date()
    return last.date() - _DAY if last.time() == time.min else None


class Diary(Faults):
    """Takes events one by one, and makes items of the soonest `context.max_items` of them.

    What is over at `context.since` or begins after 400 days is set aside, and so is what the
    file holds twice.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._since = context.since or context.now
        self._until = context.now + WINDOW
        self._taken: dict[tuple[str, datetime | date], Happening] = {}
        self._beyond = 0

    @property
    def size(self) -> int:
        """How many events are taken so far."""
        return len(self._taken)

    @property
    def first_day(self) -> date:
        """The first day (Berlin) on which an event may be of interest."""
        return at_glass(self._since).date()

    @property
    def last_day(self) -> date:
        """The last day (Berlin) on which an event of interest begins."""
        return at_glass(self._until).date()

    def add(self, happening: Happening) -> None:
        """Take one event, or set it aside with its reason."""
        if (reason := self._hindrance(happening.event)) is not None:
            self.put(happening.where, reason)
            return
        key = (happening.uid, happening.event.start)
        first = self._taken.get(key)
        if first is not None:
            self.put(happening.where, f"Steht schon als Termin {first.number} in der Datei.")
        elif len(self._taken) >= _MOST:
            self._beyond += 1
        else:
            self._taken[key] = happening

    def parsed(self, error: str | None = None, wants: tuple[Request, ...] = ()) -> Parsed:
        """What all of it gave, soonest first."""
        uses: dict[str, int] = {}
        for uid, _ in self._taken:
            uses[uid] = uses.get(uid, 0) + 1
        items: list[Item] = []
        for happening in sorted(self._taken.values(), key=_soonest):
            if len(items) >= self._context.max_items:
                self._beyond += 1
                continue
            with self.sparing(happening.where):
                item = self._item(happening, repeats=uses[happening.uid] > 1)
                if item is None:
                    self.put(happening.where, "Hat weder Titel noch Text.")
                else:
                    items.append(item)
        most = self._context.max_items
        reason = f"Später als die {most} nächsten, mehr nimmt diese Quelle nicht (max_items)."
        self.beyond(self._beyond, reason, "Termine")
        return Parsed(tuple(items), self.rejected, error, wants)

    def _hindrance(self, event: Event) -> str | None:
        if order.ends(event) <= self._since:
            return "Ist schon vorbei."
        if order.begins(event) >= self._until:
            return f"Beginnt erst in mehr als {WINDOW.days} Tagen."
        return None

    def _item(self, happening: Happening, *, repeats: bool) -> Item | None:
        context = self._context
        shown = pictures(happening.pictures, context.url)
        alt = shown[0].alt if shown else ""
        texts = {tag: worded(words, alt) for tag, words in happening.words.items()}
        texts = {tag: text for tag, text in texts.items() if text.title}
        if not texts:
            return None
        name = identity(happening.uid)
        return Item(
            id=f"{context.source}:{name}" + (_stamp(happening.event.start) if repeats else ""),
            kind=context.kind,
            source=context.source,
            texts=texts,
            published=happening.published,
            updated=happening.updated,
            places=context.places,
            categories=labels(happening.categories),
            pictures=shown,
            link=safe_link(happening.link, context.url),
            licence=plain_text(happening.licence, LONGEST_LICENCE) or context.licence,
            event=happening.event,
        )


def _stamp(start: datetime | date) -> str:
    if isinstance(start, datetime):
        return f"/{start.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"/{start:%Y%m%d}"


def _soonest(happening: Happening) -> tuple[datetime, int]:
    return order.begins(happening.event), happening.number
