# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

import json
import re
from collections.abc import Iterator
from typing import Any

from content.model import Kind
from content.sources.adapter import Adapter, Context, Parsed, Rejected
from content.sources.entries import Entry, parsed

LARGEST = 5_000_000
_HEAD = 8_192
_VERSION = re.compile(rb"\"version\"\s*:\s*\"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version")
_OWN_KEYS = (b'"home_page_url"', b'"content_html"', b'"content_text"', b'"date_published"')


class _JsonFeed(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "jsonfeed"
    kinds = (Kind.NEWS, Kind.NOTICE, Kind.POST, Kind.REPORT)
    empty_is_normal = False

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read one feed."""
        if len(data) > LARGEST:
            return Parsed(error=f"Die Datei ist größer als {LARGEST // 1_000_000} MB.")
        try:
            feed = json.loads(_decoded(data))
        except (ValueError, RecursionError) as error:
            return Parsed(error=f"Die Datei ist kein lesbares JSON ({error}).")
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


def _decoded(data: bytes) -> str:
    """The text of JSON bytes in any Unicode encoding, else in the one of old Windows."""
    try:
        return data.decode(json.detect_encoding(data))
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _entries(feed: dict[str, Any], items: list[Any]) -> Iterator[Entry]:
    for number, item in enumerate(items, start=1):
        if not isinstance(item, dict):
            continue
        yield Entry(
            number=number,
            uid=_text(item, "id"),
            title=_text(item, "title"),
            summary=_text(item, "summary"),
            html=_text(item, "content_html"),
            text=_text(item, "content_text"),
            link=_text(item, "url") or _text(item, "external_url"),
            base=_text(feed, "home_page_url") or _text(feed, "feed_url"),
            published=_text(item, "date_published"),
            updated=_text(item, "date_modified"),
            language=_text(item, "language") or _text(feed, "language"),
            categories=tuple(str(tag) for tag in _list(item, "tags") if isinstance(tag, str)),
            pictures=tuple(_pictures(item)),
        )


def _text(item: dict[str, Any], key: str) -> str:
    """A string, or the digits of a number: ids and dates come as both."""
    value = item.get(key)
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() < 256:  # noqa: PLR2004
        return str(value)
    return ""


def _list(item: dict[str, Any], key: str) -> list[Any]:
    value = item.get(key)
    return value if isinstance(value, list) else []


def _pictures(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("image", "banner_image"):
        if url := _text(item, key):
            yield url, ""
            return
    for part in _list(item, "attachments"):
        if isinstance(part, dict) and _text(part, "mime_type").startswith("image/"):
            yield _text(part, "url"), _text(part, "title")


ADAPTER = _JsonFeed()
