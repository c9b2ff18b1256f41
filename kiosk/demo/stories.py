# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The invented news of the demo Amt: read from data, dated from a day."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from html import escape
from importlib.resources import files
from typing import Any, Final

from content.clock import BERLIN, at_glass

#: Letters that addresses spell out; a soft hyphen is none.
SPELLED: Final = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("\u00ad", ""))


@dataclass(frozen=True)
class Story:
    """One piece of news. `paragraphs` are plain text; "## " heads, "- " lists."""

    slug: str
    title: str
    published: datetime
    paragraphs: tuple[str, ...]
    categories: tuple[str, ...]
    picture: str
    alt: str

    @property
    def summary(self) -> str:
        """The first paragraph."""
        return self.paragraphs[0]

    @property
    def html(self) -> str:
        """The whole text as HTML."""
        return "".join(_block(paragraph) for paragraph in self.paragraphs)


@dataclass(frozen=True)
class Channel:
    """A source of news: who speaks, and what, newest first."""

    title: str
    link: str
    organiser: str
    stories: tuple[Story, ...]


def read_data(name: str) -> dict[str, Any]:
    """One file of the demo's data."""
    text = files("kiosk.demo").joinpath("amt", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def slug(title: str) -> str:
    """A title as part of an address."""
    plain = title.casefold()
    for letter, spelled in SPELLED:
        plain = plain.replace(letter, spelled)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def channel(name: str, now: datetime) -> Channel:
    """The news of one file as of an aware time."""
    data = read_data(name)
    stories = sorted(_stories(data, now), key=lambda story: story.published, reverse=True)
    return Channel(data["title"], data["link"], data["organiser"], tuple(stories))


def _stories(data: dict[str, Any], now: datetime) -> Iterator[Story]:
    for entry in data["news"]:
        # the village as the last category, as real systems do for want of a place
        yield Story(
            slug=slug(entry["title"]),
            title=entry["title"],
            published=_published(entry["days_ago"], entry["at"], now),
            paragraphs=tuple(entry["text"].strip().split("\n\n")),
            categories=(*entry["categories"], *entry.get("places", ())),
            picture=entry.get("picture", ""),
            alt=entry.get("alt", ""),
        )


def _published(days_ago: int, at: str, now: datetime) -> datetime:
    """The time of day so many days ago; early risers find today's news dated yesterday."""
    day = at_glass(now).date() - timedelta(days=days_ago)
    moment = datetime.combine(day, time.fromisoformat(at), BERLIN)
    return moment if moment <= now else moment - timedelta(days=1)


def _block(paragraph: str) -> str:
    parts = []
    points = []
    for line in paragraph.splitlines():
        if line.startswith("- "):
            points.append(f"<li>{escape(line[2:])}</li>")
        elif line.startswith("## "):
            parts.append(f"<h3>{escape(line[3:])}</h3>")
        else:
            parts.append(f"<p>{escape(line)}</p>")
    if points:
        parts.append(f"<ul>{''.join(points)}</ul>")
    return "".join(parts)
