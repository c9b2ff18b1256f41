# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

import re
from collections.abc import Iterator
from typing import Any

from content.model import Kind
from content.sources.adapter import Adapter, Context, Parsed, Rejected
from content.sources.attachments import Named
from content.sources.documents import UnreadableError, items_of, json_of, text
from content.sources.entries import Entry, parsed
from content.sources.option import NOTICE

_HEAD = 8_192
_VERSION = re.compile(rb"\"version\"\s*:\s*\"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version")
_OWN_KEYS = (b'"home_page_url"', b'"content_html"', b'"content_text"', b'"date_published"')


class _JsonFeed(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "jsonfeed"
    kinds = (Kind.NEWS, Kind.NOTICE, Kind.POST, Kind.REPORT)
    empty_is_normal = False
    options = NOTICE

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read one feed."""
        try:
            feed = json_of(data)
        except UnreadableError as error:
            return Parsed(error=error.reason)
        items = feed.get("items") if isinstance(feed, dict) else None
        if not isinstance(items, list):
            return Parsed(error="Die Datei ist JSON, aber kein JSON Feed: ihr fehlen die items.")
        found = parsed(tuple(_entries(feed, items)), context)
        odd = tuple(
            Rejected(f"Eintrag {number}", "Ist kein JSON-Objekt.")
            for number, item in enumerate(items, start=1)
            if not isinstance(item, dict)
        )
        return Parsed(found.items, found.rejected + odd)

    def detect(self, data: bytes) -> bool:
        """Whether the head of a JSON object names JSON Feed, or keys that only it has."""
        head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
        if head[:1] != b"{":
            return False
        return _VERSION.search(head) is not None or (
            b'"items"' in head and any(key in head for key in _OWN_KEYS)
        )


def _entries(feed: dict[str, Any], items: list[Any]) -> Iterator[Entry]:
    for number, item in enumerate(items, start=1):
        if not isinstance(item, dict):
            continue
        yield Entry(
            number=number,
            uid=text(item, "id"),
            title=text(item, "title"),
            summary=text(item, "summary"),
            html=text(item, "content_html"),
            text=text(item, "content_text"),
            link=text(item, "url") or text(item, "external_url"),
            base=text(feed, "home_page_url") or text(feed, "feed_url"),
            published=text(item, "date_published"),
            updated=text(item, "date_modified"),
            language=text(item, "language") or text(feed, "language"),
            categories=tuple(str(tag) for tag in items_of(item, "tags") if isinstance(tag, str)),
            pictures=tuple(_pictures(item)),
            documents=tuple(
                Named(text(part, "url"), text(part, "title"), text(part, "mime_type"))
                for part in items_of(item, "attachments")
                if isinstance(part, dict)
            ),
        )


def _pictures(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("image", "banner_image"):
        if url := text(item, key):
            yield url, ""
            return
    for part in items_of(item, "attachments"):
        if isinstance(part, dict) and text(part, "mime_type").startswith("image/"):
            yield text(part, "url"), text(part, "title")


ADAPTER = _JsonFeed()
