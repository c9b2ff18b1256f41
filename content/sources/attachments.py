# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The documents of an entry, from what a format names as such and from links in its text."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from content.clean import plain_text, safe_link
from content.model import Attachment

PDF = "application/pdf"
#: How many an item keeps; a notice is one document, with two or three enclosures.
MOST_ATTACHMENTS = 4

_LONGEST_TITLE = 120
# only so much of a text is looked at for links
_LONGEST_TEXT = 200_000
_UNTOLD = frozenset(("", "application/octet-stream", "binary/octet-stream"))
_LINK = re.compile(r"<a\b([^<>]{0,3000})>(.{0,400}?)</a\s*>", re.IGNORECASE | re.DOTALL)
_FRAME = re.compile(r"<(?:object|iframe|embed)\b([^<>]{0,3000})>", re.IGNORECASE)
_ADDRESS = re.compile(
    r"""\b(?:href|src|data)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
# words of a link that say nothing of what it leads to
_EMPTY_WORDS = frozenset(
    (
        "als", "anzeigen", "ansehen", "b", "bitte", "dokument", "datei", "download", "hier",
        "herunterladen", "kb", "klicken", "link", "mb", "mehr", "pdf", "sie", "zum", "öffnen",
    )
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


class Named(NamedTuple):
    """A document as a format names it, raw. An empty `media_type` was not said."""

    url: str
    title: str = ""
    media_type: str = ""


def attachments_of(named: Iterable[Named], html: str, base: str) -> tuple[Attachment, ...]:
    """The PDF documents that a format names, then those that `html` links to or embeds.

    Each address once, at most `MOST_ATTACHMENTS`. `base` resolves relative addresses. Titles
    are the format's own, else the words of the link, else the name of the file, all plain text.
    """
    found: dict[str, Attachment] = {}
    for url, title, media_type in (*named, *_linked(html[:_LONGEST_TEXT])):
        if not _is_pdf(url, media_type):
            continue
        link = safe_link(url, base)
        if not link:
            continue
        words = _said(title)
        if link not in found or (words and not found[link].title):
            found[link] = Attachment(link, words)
    documents = list(found.values())[:MOST_ATTACHMENTS]
    return tuple(Attachment(one.url, one.title or _file_name(one.url)) for one in documents)


def _linked(html: str) -> Iterator[Named]:
    for attributes, words in _LINK.findall(html):
        if url := _address(attributes):
            yield Named(url, words)
    for attributes in _FRAME.findall(html):
        if url := _address(attributes):
            yield Named(url)


def _address(attributes: str) -> str:
    found = _ADDRESS.search(attributes)
    return plain_text(next(filter(None, found.groups()), "")) if found else ""


def _is_pdf(url: str, media_type: str) -> bool:
    said = media_type.partition(";")[0].strip().lower()
    if said not in _UNTOLD:
        return said in {PDF, "application/x-pdf"}
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    # some systems hand files out by a script: download.php?file=satzung.pdf
    ends = (unquote(parts.path), *(unquote(part) for part in parts.query.split("&")))
    return any(end.lower().endswith(".pdf") for end in ends)


def _said(title: str) -> str:
    words = re.sub(r"\.pdf\b", "", plain_text(title, _LONGEST_TITLE), flags=re.IGNORECASE)
    empty = _EMPTY_WORDS.issuperset(word.casefold() for word in _WORD.findall(words))
    return "" if empty else " ".join(words.split())


def _file_name(url: str) -> str:
    """`satzung-badestelle.pdf` as words; "" where it is a number or a script."""
    name = unquote(urlsplit(url).path).rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    words = plain_text(re.sub(r"[_\-+\s]+", " ", stem), _LONGEST_TITLE)
    return words if dot and ending.lower() == "pdf" and re.search(r"[^\W\d]{3}", words) else ""
