# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The page of the news and one piece of news in full."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import unescape

from content.model import Item, Kind
from player.view import words
from player.view.event_detail import NO_NAMES, Names, paragraph, source_of
from player.view.say import say
from player.view.take_along import TakeAlong, take_along

# From here on a reader must be told before the first line that this is no news any more.
_OLD = timedelta(days=30)
_LEAD_LETTERS = 170
_TAG = re.compile(r"<[^>]*>")
# Sources shorten the body for the summary; what begins alike is the same text.
_SAME_LETTERS = 60


@dataclass(frozen=True, slots=True)
class NewsRow:
    """One line of the list: title, below it the age and where it is from."""

    item: str
    title: str
    subtitle: str


@dataclass(frozen=True, slots=True)
class NewsView:
    """The list: the newest in the look zone, the others as rows. `nothing` is "" unless empty."""

    lead_item: str
    kicker: str
    headline: str
    lead: str
    rows: tuple[NewsRow, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class NewsDetail:
    """All that the page of one piece of news shows.

    `lead` stands in the look zone, "" where the body begins with it; `body` is safe HTML.
    `old` warns of old content, or is "". `before` and `after` are the ids of the
    newer and the older neighbour in the list, "" at its ends.
    """

    item: str
    kicker: str
    headline: str
    lead: str
    body: str
    alt: str
    old: str
    source: str
    stand: str
    take_along: TakeAlong
    before: str
    after: str


def news_view(
    items: Iterable[Item], now: datetime, language: str = "de", names: Names = NO_NAMES
) -> NewsView:
    """The list from what the rules show, in their order."""
    news = _news(items)
    if not news:
        return NewsView("", "", "", "", (), say("Zurzeit gibt es nichts Neues.", language))
    first, *others = news
    return NewsView(
        lead_item=first.id,
        kicker=_kicker(first, now, language),
        headline=first.text(language).title,
        lead=shortened(first.text(language).summary, _LEAD_LETTERS),
        rows=tuple(
            NewsRow(i.id, i.text(language).title, _meta(i, now, language, names)) for i in others
        ),
        nothing="",
    )


def news_detail(
    items: Iterable[Item],
    item_id: str,
    now: datetime,
    language: str = "de",
    names: Names = NO_NAMES,
) -> NewsDetail | None:
    """The news with that id and its neighbours, or None when it has gone."""
    news = _news(items)
    index = next((n for n, item in enumerate(news) if item.id == item_id), None)
    if index is None:
        return None
    item = news[index]
    text = item.text(language)
    newer = news[index - 1] if index else None
    older = news[index + 1] if index + 1 < len(news) else None
    dated = item.updated or item.published
    return NewsDetail(
        item=item.id,
        kicker=_kicker(item, now, language),
        headline=text.title,
        lead=text.summary if told_apart(text.summary, text.body) else "",
        body=text.body or paragraph(text.summary),
        alt=text.alt,
        old=_old(item, now, language),
        source=source_of(item, names),
        stand=words.stand(dated, now, language) if dated else "",
        take_along=take_along(item, language),
        before=newer.id if newer else "",
        after=older.id if older else "",
    )


def told_apart(summary: str, body: str) -> bool:
    """Whether a summary says something that the body does not begin with anyway."""
    text = plain(body)
    start = " ".join(summary.split())[:_SAME_LETTERS].rstrip(" .…")
    return bool(start and text) and not text.startswith(start)


def plain(body: str) -> str:
    """The words of safe HTML on one line."""
    return " ".join(unescape(_TAG.sub(" ", body)).split())


def shortened(text: str, letters: int) -> str:
    """At most so many letters, ended at a sentence if one ends late enough, else at a word."""
    if len(text) <= letters:
        return text
    cut = text[: letters + 1]
    sentence = max(cut.rfind(". "), cut.rfind("! "), cut.rfind("? "))
    if sentence >= letters // 2:
        return cut[: sentence + 1]
    return f"{cut[: cut.rfind(' ')].rstrip(' ,;:-')} …" if " " in cut else f"{text[:letters]}…"


def _news(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(item for item in items if item.kind is Kind.NEWS)


def _where(item: Item) -> str:
    return item.places[0] if len(item.places) == 1 else ""


def _age(item: Item, now: datetime, language: str) -> str:
    return words.age(item.published, now, language) if item.published else ""


def _meta(item: Item, now: datetime, language: str, names: Names) -> str:
    parts = (words.capital(_age(item, now, language)), _where(item), source_of(item, names))
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _kicker(item: Item, now: datetime, language: str) -> str:
    topic = item.categories[0] if item.categories else _where(item)
    parts = (topic or say("Neues aus dem Amt", language), _age(item, now, language))
    return " · ".join(part for part in parts if part)


def _old(item: Item, now: datetime, language: str) -> str:
    dated = item.updated or item.published
    if dated is None or now - dated < _OLD:
        return ""
    day = words.date_long(words.today(dated), words.today(now), language)
    return say("Diese Meldung ist vom {day}.", language, day=day)
