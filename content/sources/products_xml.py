# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Products in RSS 2.0 or Atom, one by one, so that a long feed costs no memory."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, iterparse

_GOOGLE = ("http://base.google.com/ns/1.0", "http://base.google.com/cns/1.0")
_FEEDS = frozenset(("rss", "feed", "RDF"))
_ENTRIES = frozenset(("item", "entry"))
_MOST_FIELDS = 200
_LONGEST_FIELD = 50_000
_DEEPEST = 60
_HEAD = 4_096
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|rss\b|feed\b|rdf:)", re.IGNORECASE)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PREFIX = re.compile(rb"<(/?)g:")


class BrokenError(Exception):
    """Why the rest of a file cannot be read, in one German sentence for an admin."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def is_xml(data: bytes) -> bool:
    """Whether the bytes begin as a feed does."""
    return _XML.match(data[:_HEAD]) is not None or (data[:2] in _UTF_16 and b"<\0" in data[:8])


class Feed:
    """One feed. `title` and `link` are those of the channel, known from the first entry on."""

    def __init__(self, data: bytes) -> None:
        self.title = ""
        self.link = ""
        head = data[:_HEAD].replace(b"\0", b"")
        if b"<!ENTITY" in head or b"<!DOCTYPE" in head:
            raise BrokenError("Die Datei hat eine DOCTYPE-Angabe; ein Feed hat keine.")
        if b"base.google.com" not in head:
            # without the name of its space every g: would be an error
            data = _PREFIX.sub(rb"<\1", data)
        self._data = data

    def entries(self) -> Iterator[Mapping[str, str]]:
        """The fields of each entry by their names without a prefix, Google's before others.

        Raises:
            BrokenError: the file is no XML from here on, or holds no feed.
        """
        path: list[Element] = []
        try:
            for element in self._ended(path):
                if _local(element) in _ENTRIES:
                    yield _fields(element)
                elif len(path) <= 2:  # noqa: PLR2004 - the channel's own
                    self._note(element)
                if path:  # what was read is not kept
                    path[-1].remove(element)
        except ParseError as error:
            raise BrokenError(f"Die Datei ist ab hier kein lesbares XML ({error}).") from error
        except (ValueError, LookupError) as error:
            raise BrokenError(f"Die Datei hat eine unbekannte Kodierung ({error}).") from error

    def _ended(self, path: list[Element]) -> Iterator[Element]:
        """The elements outside of entries, and the entries, as they end; `path` is kept right."""
        # expat bounds entities itself, and what declares any was refused
        for event, element in iterparse(BytesIO(self._data), ("start", "end")):  # noqa: S314
            if event == "end":
                path.pop()
                if not _inside(path):
                    yield element
                continue
            if not path and _local(element) not in _FEEDS:
                raise BrokenError("Die Datei ist XML, aber kein RSS- oder Atom-Feed.")
            path.append(element)
            if len(path) > _DEEPEST:
                raise BrokenError("Die Datei ist zu tief verschachtelt.")

    def _note(self, element: Element) -> None:
        name = _local(element)
        said = (element.text or "").strip()[:_LONGEST_FIELD]
        if name == "title":
            self.title = self.title or said
        elif name == "link":
            self.link = self.link or said or element.get("href", "")


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _inside(path: list[Element]) -> bool:
    return any(_local(element) in _ENTRIES for element in path)


def _fields(entry: Element) -> Mapping[str, str]:
    """The fields of an entry; of several with one name the first, pictures all."""
    found: dict[str, str] = {}
    google: set[str] = set()
    for element in list(entry)[:_MOST_FIELDS]:
        name = _local(element)
        said = "".join(element.itertext())[:_LONGEST_FIELD].strip()
        said = said or element.get("href", "")
        if not said or (name == "link" and element.get("rel", "alternate") != "alternate"):
            continue
        if element.tag.startswith(tuple(f"{{{space}}}" for space in _GOOGLE)):
            if name == "additional_image_link" and name in google:
                found[name] += "," + said
            elif name not in google:
                found[name] = said
                google.add(name)
        else:
            found.setdefault(name, said)
    return found
