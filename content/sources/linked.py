# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""JSON-LD (W3C) as web pages have it: found, mended, and looked into.

No context is ever loaded and nothing is expanded: names count with and without the usual
prefixes of schema.org. Knows no type of things.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from content.sources.documents import decoded, text
from content.sources.entries import language_tag

#: A web page may be this large.
LARGEST: Final = 5_000_000
_MOST_BLOCKS = 300
_MOST_VALUES = 500
_DEEPEST = 12
_HEAD = 2_000
_FEDIVERSE = b"www.w3.org/ns/activitystreams"
Node = dict[str, Any]

_PREFIXES = ("", "schema:", "https://schema.org/", "http://schema.org/", "sdo:", "s:")
_OPENING = re.compile(r"<!--|<script\b", re.IGNORECASE)
_CLOSING = re.compile(r"</script", re.IGNORECASE)
_LD_JSON = re.compile(r"\btype\s*=\s*[\"']?\s*application/ld\+json", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{1,40})", re.IGNORECASE
)
# what pages wrap a block in, so that old browsers do not stumble
_WRAPPING = re.compile(r"<!\[CDATA\[|\]\]>|<!--|-->")
_COMMENT_SIGNS = re.compile(r"^(?:\s|//|/\*|\*/)+")
# a string is matched first and whole, also one without an end, so that each sign is read once
_STRING = r"\"[^\"\\]*+(?:\\.[^\"\\]*+)*+\"?+"
_COMMENTS = re.compile(rf"{_STRING}|//[^\n]*+|/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/)?+", re.DOTALL)
_COMMAS = re.compile(rf"{_STRING}|,(?=\s*[}}\]])", re.DOTALL)
_GAP = re.compile(r"[ \t\r\n;,]*")
# what web pages are written in; other codecs are slow, or no charsets at all
_CHARSETS = re.compile(
    r"utf-?8|(?:us-)?ascii|latin-?1|iso-?8859-?[0-9]{1,2}|(?:windows-|cp)125[0-9]"
)
_DECODER = json.JSONDecoder(strict=False)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page: its JSON, or why it cannot be read."""

    number: int
    value: Any = None
    problem: str = ""


@dataclass(slots=True)
class Index:
    """The nodes of a page by their `@id`, so that references find them."""

    nodes: dict[str, Node] = field(default_factory=dict)

    def add(self, value: object) -> None:
        """Remember all nodes in a value that have a name and more than that."""
        stack: list[tuple[object, int]] = [(value, 0)]
        while stack:
            found, depth = stack.pop()
            if isinstance(found, dict):
                name = found.get("@id")
                if isinstance(name, str) and len(found) > 1:
                    self.nodes.setdefault(name, found)
            elif not isinstance(found, list):
                continue
            if depth < _DEEPEST:
                parts = found.values() if isinstance(found, dict) else found
                stack.extend((part, depth + 1) for part in parts)

    def resolved(self, value: object) -> object:
        """The node that a reference means, or the value itself."""
        if isinstance(value, dict) and len(value) == 1 and isinstance(value.get("@id"), str):
            return self.nodes.get(value["@id"], value)
        return value


def blocks(data: bytes) -> Iterator[Block]:
    """The blocks of a web page, or the one that a JSON file is. A broken one costs itself."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] in {b"{", b"["}:
        yield _block(1, decoded(data))
        return
    for number, source in enumerate(_sources(_page(data)), start=1):
        if number > _MOST_BLOCKS:
            yield Block(number, problem=f"Mehr als {_MOST_BLOCKS} Blöcke werden nicht gelesen.")
            return
        yield _block(number, source)


def has_blocks(data: bytes) -> bool:
    """Whether a page has a block, or a JSON file names schema.org."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] in {b"{", b"["}:
        # ActivityPub borrows words of schema.org, but says nothing in them
        return b"@context" in head and b"schema.org" in head and _FEDIVERSE not in head
    return b"application/ld+json" in data[:LARGEST].lower()


@lru_cache(maxsize=256)
def spellings(name: str) -> tuple[str, ...]:
    """The name of a property with each prefix."""
    return tuple(prefix + name for prefix in _PREFIXES)


def raw(node: Node, name: str) -> object:
    """A property as it is written, with or without prefix; None for none."""
    if name in node:
        return node[name]
    return next((node[key] for key in spellings(name) if key in node), None)


def values(node: object, name: str, index: Index | None = None) -> list[Any]:
    """All values of a property, lists and sets opened, references followed."""
    if not isinstance(node, dict):
        return []
    first = raw(node, name)
    if first is None or isinstance(first, str):
        return [] if first is None else [first]
    found: list[Any] = []
    stack: list[Any] = [first]
    for _ in range(_MOST_VALUES):
        if not stack:
            break
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(reversed(value[:_MOST_VALUES]))
        elif isinstance(value, dict) and ("@list" in value or "@set" in value):
            stack.append(value.get("@list", value.get("@set")))
        elif value is not None:
            found.append(value if index is None else index.resolved(value))
    return found


def nodes(node: object, name: str, index: Index | None = None) -> list[Node]:
    """The values of a property that are nodes."""
    return [value for value in values(node, name, index) if isinstance(value, dict)]


def types(node: object) -> frozenset[str]:
    """The types of a node, without prefix."""
    return frozenset(term(one) for one in values(node, "@type") if isinstance(one, str))


def term(name: str) -> str:
    """The last part of `https://schema.org/EventCancelled` or `schema:EventCancelled`."""
    return re.split(r"[/#:]", name[:200].rstrip("/"))[-1]


def words(node: object, name: str, default: str) -> dict[str, str]:
    """The wordings of a property by language tag; `default` is that of one without."""
    found: dict[str, str] = {}
    for value in values(node, name):
        if isinstance(value, dict) and "@value" not in value and _is_language_map(value):
            for tag, one in value.items():
                first = one[0] if isinstance(one, list) and one else one
                if isinstance(first, str):
                    found.setdefault(language_tag(tag, default), first)
            continue
        said = plain(value)
        if said:
            tag = text(value, "@language") if isinstance(value, dict) else ""
            found.setdefault(language_tag(tag, default), said)
    return found


def word(node: object, *names: str) -> str:
    """The first value of the first property that has one, German before others, or ""."""
    for name in names:
        found = words(node, name, "")
        for tag in ("de", ""):
            if tag in found:
                return found[tag]
        if found:
            return next(iter(found.values()))
    return ""


def plain(value: object) -> str:
    """The text of a literal, a value object, or a node that is nothing but an address."""
    if isinstance(value, dict):
        for key in ("@value", "@id"):
            if key in value and len(value) <= 3:  # noqa: PLR2004 - with @language, @direction
                return text(value, key)
        return ""
    return text({"": value}, "")


def mapped(node: Node, names: tuple[str, ...]) -> Mapping[str, object]:
    """Some properties of a node under their plain names, value objects opened."""
    return {
        name: [value if isinstance(value, dict) and "@value" not in value else plain(value)
               for value in values(node, name)]
        for name in names
    }  # fmt: skip


def _is_language_map(value: Node) -> bool:
    return bool(value) and all(
        isinstance(key, str) and _LANGUAGE.fullmatch(key) and len(key) <= 12  # noqa: PLR2004
        for key in value
    )


def _page(data: bytes) -> str:
    """The text of a web page: what it declares, else UTF-8, else old Windows."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "replace")
    named = _CHARSET.search(data[:_HEAD])
    charset = named[1].decode("ascii").lower() if named else ""
    if charset in {"iso-8859-1", "latin1", "us-ascii"}:
        charset = "cp1252"  # as browsers read them
    for known in (charset, "utf-8-sig"):
        try:
            return data.decode(known if _CHARSETS.fullmatch(known) else "utf-8-sig")
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _sources(page: str) -> Iterator[str]:
    """The texts of the blocks, in one pass; those within HTML comments are none."""
    at = 0
    while (opening := _OPENING.search(page, at)) is not None:
        if opening[0] == "<!--":
            end = page.find("-->", opening.end())
            if end < 0:
                return
            at = end + 3
            continue
        head = page.find(">", opening.end())
        if head < 0:
            return
        closing = _CLOSING.search(page, head)
        at = closing.end() if closing else len(page)
        if _LD_JSON.search(page[opening.start() : head][:_HEAD]):
            yield page[head + 1 : closing.start() if closing else len(page)]


def _block(number: int, source: str) -> Block:
    bare, problem = source.strip("\ufeff \t\r\n"), ""
    for attempt in (_unwrapped, _without_comments, _unescaped):
        try:
            read = _documents(attempt(bare))
        except (ValueError, RecursionError) as error:
            problem = str(error)
        else:
            return Block(number, read)
    return Block(number, problem=f"Ist kein lesbares JSON ({problem[:200]}).")


def _documents(source: str) -> list[Any]:
    """All JSON values at the beginning of a text; what follows them is no JSON and left out.

    Raises:
        ValueError: the text does not begin with an object or list.
    """
    found: list[Any] = []
    at = 0
    while source[at : at + 1] in {"{", "["} or not found:
        try:
            value, end = _DECODER.raw_decode(source, at)
        except ValueError:
            if found:
                break
            raise
        found.append(value)
        gap = _GAP.match(source, end)
        at = gap.end() if gap else end
        if len(found) >= _MOST_BLOCKS:
            break
    if not isinstance(found[0], (dict, list)):
        raise ValueError("weder Objekt noch Liste")  # noqa: TRY004 - it is what the file says
    return found


def _unwrapped(source: str) -> str:
    """The JSON without what it is wrapped in, if it is: marks of CDATA and of comments."""
    if source[:1] in {"{", "["}:
        return source
    head, tail = source[:_HEAD], source[_HEAD:]
    return _COMMENT_SIGNS.sub("", _WRAPPING.sub("", head)) + tail


def _without_comments(source: str) -> str:
    """The JSON without comments and commas that nothing follows."""
    start = min((at for at in map(source.find, "{[") if at >= 0), default=0)
    return _COMMAS.sub(_if_string, _COMMENTS.sub(_if_string, source[start:]))


def _if_string(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith('"') else ""


def _unescaped(source: str) -> str:
    """The JSON of a page whose software escapes it as if it were text."""
    return html.unescape(source)
