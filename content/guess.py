# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Guesses what a file is and writes the `[[source]]` block for it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from content.drill import SOURCE as DRILL
from content.sources.adapter import adapter, formats

_FEED_TYPES = {
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "text/calendar",
}
_MOST_LINKS = 20
_MOST_BYTES = 1_000_000


def detect(data: bytes) -> tuple[str, ...]:
    """The formats that recognise the bytes, sorted. One that cannot be loaded knows nothing."""
    return tuple(name for name in formats() if _detects(name, data))


def _detects(name: str, data: bytes) -> bool:
    try:
        return adapter(name).detect(data)
    except KeyError:
        return False


def block(name: str, address: str) -> dict[str, str]:
    """A source of a format as the settings would describe it, without claiming more."""
    return {
        "id": _id(address),
        "kind": adapter(name).kinds[0].value,
        "format": name,
        "url": address,
    }


def feeds_of_page(data: bytes, address: str) -> tuple[str, ...]:
    """The feeds and calendars that an HTML page says it has, as absolute addresses."""
    finder = _LinkFinder()
    finder.feed(data[:_MOST_BYTES].decode("utf-8", errors="replace"))
    return tuple(dict.fromkeys(_absolute(finder.found[:_MOST_LINKS], address)))


def _absolute(links: list[str], address: str) -> Iterator[str]:
    for link in links:
        try:
            full = urljoin(address, link)
            if urlsplit(full).scheme in {"http", "https"}:
                yield full
        except ValueError:
            continue


def _id(address: str) -> str:
    """A first id from host and path."""
    parts = urlsplit(address)
    words = re.findall(r"[a-z0-9]+", f"{parts.hostname or ''} {parts.path}".lower())
    kept = [word for word in words if word not in {"www", "xml", "index", "php", "de", "html"}]
    found = "-".join(kept)[:40].strip("-")
    return found if found not in {"", DRILL} else "source"


class _LinkFinder(HTMLParser):
    """Collects `<link rel="alternate">` of the feed types."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        values = {name: value or "" for name, value in attrs}
        alternate = "alternate" in values.get("rel", "").lower().split()
        if tag == "link" and alternate and values.get("type", "").lower() in _FEED_TYPES:
            self.found.append(values.get("href", ""))
