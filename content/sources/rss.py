# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""RSS of all versions, Atom and RDF. Reads dates itself, see `content.dates`."""

import codecs
import io
import re
from collections.abc import Iterator
from typing import Any
from xml.sax import SAXException

import feedparser

from content.clean import plain_text
from content.model import Kind
from content.sources.adapter import Adapter, Context, Parsed
from content.sources.attachments import Named
from content.sources.entries import Entry, parsed
from content.sources.option import NOTICE

LARGEST = 5_000_000
# what PHP, comments or a second declaration put before the feed is never longer
_HEAD = 8_192
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(?:rss|feed|RDF|channel)(?=[\s>/])", re.IGNORECASE)
_DECLARATION = re.compile(rb"<\?xml(?:\?xml)?(?=\s)[^<>]*>", re.IGNORECASE)
_END = re.compile(rb"</(?:[A-Za-z_][\w.-]*:)?(?:rss|feed|RDF|channel|html)\s*>", re.IGNORECASE)
_HTML = re.compile(
    rb"\A\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:\?|\Z)", re.IGNORECASE)
_AVATARS = "gravatar.com/avatar"


class _Rss(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "rss"
    kinds = (Kind.NEWS, Kind.NOTICE, Kind.POST, Kind.REPORT)
    empty_is_normal = False
    options = NOTICE

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read one feed; a broken prologue is repaired once."""
        if len(data) > LARGEST:
            return Parsed(error=f"Die Datei ist größer als {LARGEST // 1_000_000} MB.")
        if self._is_json(data):
            return Parsed(error="Die Datei ist JSON; dafür gibt es das Format jsonfeed.")
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            data = _in_utf8(data)
        feed, trouble = _feed(data)
        if not _is_feed(feed) and (repaired := _repaired(data)) != data:
            feed, trouble = _feed(repaired)
        entries = tuple(_entries(feed))
        if not _is_feed(feed):
            what = "eine HTML-Seite" if _HTML.match(data) else "kein Feed"
            return parsed(entries, context, trouble or f"Die Datei ist {what}.")
        return parsed(entries, context, _cut_off(data, feed))

    def detect(self, data: bytes) -> bool:
        """Whether a root element of a feed stands near the beginning."""
        head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
        # pictures and PDFs describe themselves in RDF, after bytes of their own
        return head[:1] == b"<" and not _HTML.match(head) and _ROOT.search(head) is not None

    @staticmethod
    def _is_json(data: bytes) -> bool:
        return data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"


def _feed(data: bytes) -> tuple[dict[str, Any], str | None]:
    """What feedparser makes of the bytes, and what broke it if something did."""
    # without content-location: with it feedparser would make ids depend on the feed's address
    headers = {"content-type": "application/xml"}
    try:
        # a stream: of bytes feedparser would first try whether a file of that name exists
        found = feedparser.parse(
            io.BytesIO(data),
            sanitize_html=False,
            resolve_relative_uris=False,
            response_headers=headers,
        )
    except Exception as error:  # noqa: BLE001 - hostile input, and feedparser names no errors
        return {}, f"Der Feed ist nicht lesbar ({type(error).__name__})."
    return found, None


def _in_utf8(data: bytes) -> bytes:
    """UTF-16 in an encoding that the declaration cannot contradict."""
    text = data.decode("utf-16", "replace")
    return re.sub(r"\A\s*<\?xml[^<>]*\?>", "", text).encode()


def _is_feed(feed: dict[str, Any]) -> bool:
    return bool(feed.get("version") or feed.get("entries"))


def _repaired(data: bytes) -> bytes:
    """The bytes from the declaration next to the root on, or from the root on."""
    head = data[:_HEAD]
    root = _ROOT.search(head)
    if root is None:
        return data
    declarations = list(_DECLARATION.finditer(head, 0, root.start()))
    if not declarations:
        return data[root.start() :]
    declaration = declarations[-1]
    fixed = re.sub(rb"(?i)\A<\?xml\?xml", b"<?xml", declaration.group())
    if not fixed.endswith(b"?>"):
        fixed = fixed[:-1] + b"?>"
    return fixed + data[declaration.end() :]


def _cut_off(data: bytes, feed: dict[str, Any]) -> str | None:
    """Whether a file that is not well-formed lacks its end: half a download is no feed."""
    if not isinstance(feed.get("bozo_exception"), SAXException):
        return None
    if _END.search(data[-_HEAD:].replace(b"\0", b"")):
        return None
    return "Die Datei bricht vor dem Ende des Feeds ab."


def _entries(feed: dict[str, Any]) -> Iterator[Entry]:
    about = feed.get("feed", {})
    language = _text(about, "language")
    licence = _text(about, "license") or _text(about, "rights")
    for number, entry in enumerate(feed.get("entries", ()), start=1):
        content = _content(entry)
        markup, plain = content.get("value") or "", ""
        if content.get("type") == "text/plain":
            markup, plain = "", markup
        yield Entry(
            number=number,
            uid=_text(entry, "id"),
            title=_text(entry, "title"),
            summary=_text(entry, "summary"),
            html=markup,
            text=plain,
            link=_link(entry),
            base=content.get("base") or _base(entry),
            published=_text(entry, "published") or _text(entry, "created"),
            updated=_text(entry, "updated"),
            language=content.get("language") or language,
            licence=_text(entry, "license") or _text(entry, "rights") or licence,
            categories=tuple(_tags(entry)),
            pictures=_pictures(entry),
            documents=tuple(_documents(entry)),
        )


def _base(entry: dict[str, Any]) -> str:
    detail = dict.get(entry, "title_detail")
    return str(detail.get("base") or "") if isinstance(detail, dict) else ""


def _text(entry: dict[str, Any], key: str) -> str:
    """A string field; plain `dict.get`, for feedparser's own answers "updated" with others."""
    value = dict.get(entry, key)
    return value if isinstance(value, str) else ""


def _link(entry: dict[str, Any]) -> str:
    """The address of an entry; feedparser takes any guid for one where there is no other."""
    link = _text(entry, "link")
    guessed = link == _text(entry, "id") and not any(_parts(entry, "links"))
    return "" if guessed and not link.lower().startswith(("http://", "https://")) else link


def _parts(entry: dict[str, Any], key: str) -> Iterator[dict[str, Any]]:
    value = dict.get(entry, key)
    for part in value if isinstance(value, list) else ():
        if isinstance(part, dict):
            yield part


def _content(entry: dict[str, Any]) -> dict[str, Any]:
    """The fullest text of an entry."""
    readable = [
        part
        for part in _parts(entry, "content")
        if str(part.get("type") or "text/html").startswith(("text/", "application/xhtml"))
    ]
    summary = dict.get(entry, "summary_detail")
    if isinstance(summary, dict):
        readable.append(summary)
    return max(readable, key=lambda part: len(part.get("value") or ""), default={})


def _tags(entry: dict[str, Any]) -> Iterator[str]:
    for tag in _parts(entry, "tags"):
        yield str(dict.get(tag, "label") or dict.get(tag, "term") or "")


def _pictures(entry: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """The pictures that are named as such: media:content, else thumbnails, else enclosures."""
    media = [part for part in _parts(entry, "media_content") if _is_picture(part, "url")]
    # several widths are one picture several times
    if media and all(str(part.get("width", "")).isdigit() for part in media):
        media = [max(media, key=lambda part: int(part["width"][:6]))]
    thumbnails = [part for part in _parts(entry, "media_thumbnail") if part.get("url")]
    linked = [
        part
        for part in _parts(entry, "links")
        if part.get("rel") == "enclosure" and _is_picture(part, "href")
    ]
    alt = plain_text(_text(entry, "media_description"), 300) if media else ""
    for key, found in (("url", media), ("url", thumbnails), ("href", linked)):
        if found:
            return tuple((str(part[key]), alt) for part in found)
    return ()


def _documents(entry: dict[str, Any]) -> Iterator[Named]:
    """Enclosures and media:content; what is no document is sorted out by its type."""
    for part in _parts(entry, "links"):
        if part.get("rel") in {"enclosure", "related", "alternate"}:
            kind = str(part.get("type") or "")
            # the page of the entry is an alternate of it, too
            if part["rel"] == "enclosure" or kind:
                yield Named(str(part.get("href") or ""), str(part.get("title") or ""), kind)
    for part in _parts(entry, "media_content"):
        yield Named(str(part.get("url") or ""), "", str(part.get("type") or ""))


def _is_picture(part: dict[str, Any], key: str) -> bool:
    url = str(part.get(key) or "")
    if not url or _AVATARS in url:
        return False
    said = str(part.get("medium") or part.get("type") or "").lower()
    return said.startswith("image") if said else bool(_PICTURE_FILE.search(url))


ADAPTER = _Rss()
