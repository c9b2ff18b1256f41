# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One official notice: its pages, the days for which it hangs, and its words to read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape

from content.details import Notice
from content.model import Item, Kind
from player.view import words
from player.view.event_detail import NO_NAMES, Names, paragraph, source_of
from player.view.news import shortened
from player.view.notices import Sheet, issuer_of, period, sheet_of
from player.view.posting_steps import PostingStep, posting_steps
from player.view.say import say
from player.view.take_along import TakeAlong, fits, take_along

_SIMPLE = "de-simple"
_LONGEST_HEADING = 80
# a line below the headline, and three of the headline itself
_SUBTITLE_LETTERS = 66
_HEADLINE_LETTERS = 150


@dataclass(frozen=True, slots=True)
class NoticeDetail:
    """All that the pages of one notice show.

    `sheets` are its pages, one at least; `missing` says which of them are not here, or "".
    `counting` says how the `steps` are counted. `text` is what the pages say, as safe HTML, ""
    where the sheet is the text itself; `simple` the same in easy German, "" where nobody wrote it.
    `binding` is what visitors must know of a copy.
    """

    item: str
    headline: str
    subtitle: str
    issuer: str
    sheets: tuple[Sheet, ...]
    missing: str
    steps: tuple[PostingStep, ...]
    counting: str
    text: str
    simple: str
    binding: tuple[str, str]
    take_along: TakeAlong


def notice_detail(
    items: Iterable[Item],
    item_id: str,
    now: datetime,
    language: str = "de",
    names: Names = NO_NAMES,
) -> NoticeDetail | None:
    """The notice with that id, or None when it hangs no more."""
    found = (item for item in items if item.kind is Kind.NOTICE and item.id == item_id)
    item = next(found, None)
    if item is None:
        return None
    notice = item.notice or Notice()
    known = period(item)
    today = words.today(now)
    drawn = sum(len(paper.pages) for paper in item.attachments)
    text = item.text(language)
    simple = item.texts.get(_SIMPLE)
    return NoticeDetail(
        item=item.id,
        headline=shortened(text.title, _HEADLINE_LETTERS),
        subtitle=shortened(text.summary, _SUBTITLE_LETTERS) if drawn else "",
        issuer=issuer_of(item, names),
        sheets=tuple(sheet_of(item, now, language, names, page) for page in range(max(1, drawn))),
        missing=_missing(item, language),
        steps=posting_steps(known, today, language, assumed=notice.assumed) if known else (),
        counting=_counting(item, now, language),
        text=_text(item) if drawn else "",
        simple=(simple.body or paragraph(simple.summary)) if simple else "",
        binding=_binding(notice, source_of(item, names), language),
        take_along=_take_along(item, language),
    )


def _missing(item: Item, language: str) -> str:
    drawn = sum(len(paper.pages) for paper in item.attachments)
    if item.attachments and not drawn:
        return say("Das Dokument selbst ist zurzeit nicht da.", language)
    if not all(paper.pages for paper in item.attachments):
        return say("Eine Anlage ist zurzeit nicht da.", language)
    whole = sum(max(paper.pages_in_all, len(paper.pages)) for paper in item.attachments)
    if whole > drawn:
        return say("Die ersten {drawn} von {whole} Seiten", language, drawn=drawn, whole=whole)
    return ""


def _counting(item: Item, now: datetime, language: str) -> str:
    notice, known = item.notice or Notice(), period(item)
    if known is None:
        if notice.posted is None:
            return say("Wie lange es hängt, sagt die Quelle nicht.", language)
        day = words.date_long(notice.posted, words.today(now), language)
        if notice.assumed:
            return say(
                "Veröffentlicht am {day}. Bis wann es hängt, ist nicht bekannt.", language, day=day
            )
        return say("Ausgehängt am {day}. Bis wann es hängt, ist nicht bekannt.", language, day=day)
    if known.days == 1:
        return say("Frist: 1 Tag. Erster und letzter Tag zählen nicht.", language)
    return say(
        "Frist: {days} Tage. Erster und letzter Tag zählen nicht.", language, days=known.days
    )


def _binding(notice: Notice, source: str, language: str) -> tuple[str, str]:
    if not notice.copy:
        return say("Quelle: {source}", language, source=source), ""
    return (
        say("Rechtlich gilt der Aushang nach Hauptsatzung.", language),
        say("Dies ist eine Kopie.", language),
    )


def _text(item: Item) -> str:
    """The words of the documents as paragraphs; where they are many, each under its name."""
    parts = []
    papers = [paper for paper in item.attachments if paper.text]
    for paper in papers:
        if len(papers) > 1 and paper.title:
            parts.append(f"<h3>{escape(paper.title)}</h3>")
        lines = (line.strip() for line in paper.text.split("\n"))
        parts += [_paragraph(line) for line in lines if line]
    return "".join(parts)


def _paragraph(line: str) -> str:
    # what begins a section is its heading, as long as it is no sentence
    short = len(line) < _LONGEST_HEADING and not line.endswith((".", ",", ";"))
    heads = line.startswith(("§", "Artikel ")) and short
    return f"<h4>{escape(line)}</h4>" if heads else f"<p>{escape(line)}</p>"


def _take_along(item: Item, language: str) -> TakeAlong:
    """The document itself, where there is one; else the page of its source."""
    url = next((paper.url for paper in item.attachments if paper.pages), "")
    if fits(url):
        line = say("Dokument aufs Handy", language)
        return replace(take_along(replace(item, link=url), language), line=line)
    return take_along(item, language)
