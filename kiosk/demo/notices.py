# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The demo Amt's official notices: an RSS feed, and the PDF files that it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from email.utils import format_datetime
from functools import lru_cache
from html import escape
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from content.clock import BERLIN, at_glass
from kiosk.demo.page import Asked, Page
from kiosk.demo.papers import Letter, pdf
from kiosk.demo.stories import read_data, slug

FEED: Final = "/bekanntmachungen.rss"
_FILES: Final = "/bekanntmachungen/"
_LINK: Final = "https://example.org/amt-huettener-berge/bekanntmachungen"
_DAY = re.compile(r"\{day:(-?\d+)\}")
_MONTHS: Final = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
)  # fmt: skip


@dataclass(frozen=True)
class Posted:
    """One notice: what its entry says, and its letter, None without a PDF."""

    title: str
    summary: str
    text: str
    village: str
    moment: datetime
    letter: Letter | None

    @property
    def file(self) -> str:
        """The path of its PDF."""
        return f"{_FILES}{slug(self.title)}.pdf"


def answer(asked: Asked, now: datetime, base_url: str) -> Page | None:
    """The feed and its files, see `kiosk.demo.page.Site`."""
    day = at_glass(now).date()
    if asked.post:
        return None
    if asked.path == FEED:
        return Page("application/rss+xml; charset=utf-8", _feed(day, base_url))
    if not asked.path.startswith(_FILES):
        return None
    letters = {notice.file: notice.letter for notice in notices(day)}
    letter = letters.get(asked.path)
    return None if letter is None else Page("application/pdf", _printed(letter))


@lru_cache(maxsize=2)
def notices(day: date) -> tuple[Posted, ...]:
    """All notices as of a Berlin day."""
    return tuple(_read(day))


def _read(day: date) -> Iterator[Posted]:
    for entry in read_data("bekanntmachungen")["notice"]:
        posted = day - timedelta(days=entry["days_ago"])
        text = _DAY.sub(lambda found: _written(day + timedelta(days=int(found[1]))), entry["text"])
        letter = Letter(
            village=f"Gemeinde {entry['village']}",
            office=entry["office"],
            place=f"{entry['village']}, {_written(posted - timedelta(days=3))}",
            subject=entry["subject"],
            text=text.strip(),
            signed=entry["signed"],
            plan=entry.get("plan", ""),
        )
        yield Posted(
            title=entry["title"],
            summary=entry["summary"],
            text=text.strip(),
            village=entry["village"],
            moment=datetime.combine(posted, time.fromisoformat(entry["at"]), BERLIN),
            letter=letter if entry["pdf"] else None,
        )


@lru_cache(maxsize=16)
def _printed(letter: Letter) -> bytes:
    # PDFium gives every file a new number, so it is made once
    return pdf(letter)


def _feed(day: date, base_url: str) -> bytes:
    root = Element("rss", version="2.0")
    head = SubElement(root, "channel")
    _text(head, "title", "Amtliche Bekanntmachungen, Amt Hüttener Berge")
    _text(head, "link", _LINK)
    _text(head, "description", "Was im Amt bekannt gemacht wird")
    _text(head, "language", "de-DE")
    for notice in notices(day):
        item = SubElement(head, "item")
        _text(item, "title", notice.title)
        _text(item, "link", f"{_LINK}/{slug(notice.title)}")
        _text(item, "guid", slug(notice.title)).set("isPermaLink", "false")
        _text(item, "pubDate", format_datetime(notice.moment))
        _text(item, "category", notice.village)
        if notice.letter is None:
            paragraphs = notice.text.split("\n\n")
            _text(item, "description", "".join(f"<p>{escape(part)}</p>" for part in paragraphs))
        else:
            _text(item, "description", notice.summary)
            url = base_url + notice.file
            SubElement(item, "enclosure", url=url, type="application/pdf", length="0")
    told: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return told


def _text(parent: Element, tag: str, text: str) -> Element:
    element = SubElement(parent, tag)
    element.text = text
    return element


def _written(day: date) -> str:
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"
