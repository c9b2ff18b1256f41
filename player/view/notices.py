# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The board of official notices: what hangs, until when, and the first papers of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from content.details import Notice
from content.model import Item, Kind
from content.posting import Period, period_of
from player.view import words
from player.view.event_detail import NO_NAMES, Names, paragraph, source_of
from player.view.say import say
from player.view.trust import trusted

# a visitor who comes twice a week should see it in time
_SOON_DAYS = 2
_PINNED = 3


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One line of the list. What is taken down soon has the `symbol` of a clock."""

    item: str
    title: str
    subtitle: str
    symbol: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper as it hangs: a drawn page as `media`, else the words themselves (safe HTML)."""

    media: str
    tall: float
    headline: str
    issuer: str
    dated: str
    body: str


@dataclass(frozen=True, slots=True)
class NoticesView:
    """The board: up to three papers, and a row for every notice. `nothing` is "" unless empty."""

    headline: str
    line: str
    sheets: tuple[Sheet, ...]
    rows: tuple[NoticeRow, ...]
    nothing: str


def notices_view(
    items: Iterable[Item], now: datetime, language: str = "de", names: Names = NO_NAMES
) -> NoticesView:
    """The board from what the rules show, in their order."""
    hanging = [item for item in items if item.kind is Kind.NOTICE]
    if not hanging:
        nothing = say("Zurzeit hängt keine Bekanntmachung aus.", language)
        return NoticesView("", "", (), (), nothing)
    today = words.today(now)
    return NoticesView(
        headline=_headline(len(hanging), language),
        line=_line(hanging, today, language),
        sheets=tuple(sheet_of(item, now, language, names) for item in hanging[:_PINNED]),
        rows=tuple(_row(item, today, language, names) for item in hanging),
        nothing="",
    )


def sheet_of(
    item: Item, now: datetime, language: str = "de", names: Names = NO_NAMES, page: int = 0
) -> Sheet:
    """One page of an item's documents as a paper, or its own words where it has none."""
    drawn = [one for paper in item.attachments for one in paper.pages]
    text = item.text(language)
    shown = drawn[page] if page < len(drawn) else None
    posted = (item.notice or Notice()).posted
    return Sheet(
        media=shown.media if shown else "",
        tall=shown.height / shown.width if shown and shown.width else 2**0.5,
        headline=text.title,
        issuer=issuer_of(item, names),
        dated=words.date_long(posted, words.today(now), language) if posted else "",
        body=text.body or paragraph(text.summary),
    )


def issuer_of(item: Item, names: Names = NO_NAMES) -> str:
    """Who makes it known: as the settings say, else the village, the topic, the source."""
    place = item.places[0] if len(item.places) == 1 else ""
    topic = item.categories[0] if item.categories else ""
    return (item.notice or Notice()).body or place or topic or source_of(item, names)


def period(item: Item) -> Period | None:
    """For how long it hangs, None where that cannot be told."""
    return None if item.notice is None else period_of(item.notice)


def ends_soon(item: Item, today: date) -> bool:
    """Whether it is taken down within a few days, and not because nobody knows when."""
    known = period(item)
    return trusted(today) and known is not None and (known.removed - today).days <= _SOON_DAYS


def _headline(count: int, language: str) -> str:
    if count == 1:
        return say("Eine Bekanntmachung hängt aus", language)
    return say("{count} Bekanntmachungen hängen aus", language, count=count)


def _line(hanging: Iterable[Item], today: date, language: str) -> str:
    soon = [known for item in hanging if (known := period(item)) and ends_soon(item, today)]
    if not soon:
        return ""
    if len(soon) == 1:
        until = words.until(soon[0].removed, today, language)
        return say("Eine davon hängt nur {until}.", language, until=until)
    return say("{count} davon hängen nur noch kurz.", language, count=len(soon))


def _row(item: Item, today: date, language: str, names: Names) -> NoticeRow:
    known, soon = period(item), ends_soon(item, today)
    until = words.until(known.removed, today, language) if known else ""
    posted = (item.notice or Notice()).posted
    if not known and posted:
        until = say("vom {day}", language, day=words.date_long(posted, today, language))
    if soon:
        until = say("Nur {until}", language, until=until)
    parts = (until, issuer_of(item, names)) if soon else (issuer_of(item, names), until)
    return NoticeRow(
        item=item.id,
        title=item.text(language).title,
        subtitle=" · ".join(part for part in parts if part),
        symbol="clock" if soon else "pinned",
    )
