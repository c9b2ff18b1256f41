# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The shape of markup: what a tag is, how deep it goes, and its rewriting to few tags.

`rewrite` works only on what nh3 has let through; nothing here makes hostile HTML safe alone.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple


class Tags(NamedTuple):
    """Names of elements by what becomes of them."""

    kept: frozenset[str]
    renamed: dict[str, str]
    breaking: frozenset[str]
    silent: frozenset[str]

    @property
    def allowed(self) -> frozenset[str]:
        """Everything that the first, safe pass may leave standing."""
        return self.kept | self.breaking | frozenset(self.renamed)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = Tags(
    kept=_names("p br strong b em i u ul ol li h2 h3 h4 blockquote sub sup table tr td th"),
    renamed={"h1": "h2", "h5": "h4", "h6": "h4"},
    # an end of line without more meaning
    breaking=_names(
        "address article aside caption center dd details div dl dt fieldset figcaption figure "
        "footer form header hr legend main nav pre section summary"
    ),
    # what is in them is not for reading
    silent=_names(
        "applet audio canvas embed frameset head iframe map math noembed noframes noscript object "
        "option script select style svg template textarea title video xmp"
    ),
)
# what fetches or does something by itself, beside the silent
ACTIVE = _names("base body embed form frame html img image input link meta source track")
_OTHER = _names(
    "a abbr acronym area base basefont bdi bdo big blink body button cite code col colgroup data "
    "datalist del dfn dialog dir font frame html img input ins kbd label link marquee mark menu "
    "meta meter nobr optgroup output param picture progress q rp rt ruby s samp slot small source "
    "span strike tbody tfoot thead time track tt var wbr plaintext isindex bgsound image keygen "
    "layer multicol spacer search hgroup portal dialog animate set foreignobject use"
)
_KNOWN = BLOCKS.allowed | BLOCKS.silent | _OTHER
# a custom or namespaced element such as Word's <o:p>, not an address such as <info@amt.de>
_CUSTOM = r"[a-zA-Z][\w.]*[:-][a-zA-Z][\w.:-]*"
_ALTERNATIVES = "|".join(sorted(_KNOWN, key=lambda name: (-len(name), name)))
# quoted values may hold a `>`; nothing here looks beyond the next `<`, which keeps it linear
_VALUES = r"""(?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+"""
TAG = re.compile(
    rf"""</?(?:{_ALTERNATIVES}|{_CUSTOM})(?:[\s/](?:{_VALUES}|[^<>]*))?>|<!--.*?(?:-->|\Z)|<[!?][a-zA-Z\[-][^<>]*>""",
    re.IGNORECASE | re.DOTALL,
)
_TAG_NAME = re.compile(r"<(/?)([a-zA-Z][\w.:-]*)")
# their end may be left out, so that open ones tell nothing about depth
_IMPLIED = _names(
    "p li dt dd td th tr tbody thead tfoot option optgroup colgroup br hr img wbr col input meta "
    "link base area embed param source track html head body"
)
_DEEPEST = 64
_MOST_TAGS = 10_000

_TOKEN = re.compile(r"<(/?)([a-z0-9]+)>|<[^>]*>|([^<]+)")
_SPACE = re.compile(r"[ \t\n\f\r]+")
_INLINE = _names("strong b em i u sub sup")
_NESTED = {"table": 1, "blockquote": 3, "ul": 4, "ol": 4}
_MOST_ALIKE = 8
_MOST_OPEN = 24
_MOST_BREAKS = 2
_LEAVES = _names("p h2 h3 h4")
_WITHIN = {"tr": ("table",), "td": ("tr",), "th": ("tr",), "li": ("ul", "ol")}


def escape_stray(text: str) -> str:
    """The text with each `<` escaped that begins no tag: "a < b" keeps its meaning."""
    out: list[str] = []
    last = 0
    for match in TAG.finditer(text):
        out += (text[last : match.start()].replace("<", "&lt;"), match.group())
        last = match.end()
    out.append(text[last:].replace("<", "&lt;"))
    return "".join(out)


def too_deep(text: str) -> bool:
    """Whether a browser's parser would build too deep or too large a tree of this."""
    depth = deepest = 0
    count = 0
    for count, match in enumerate(_TAG_NAME.finditer(text)):  # noqa: B007 - used after the loop
        if match[2].lower() in _IMPLIED:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest > _DEEPEST or count > _MOST_TAGS


def flatten(text: str, keep: Iterable[str] = BLOCKS.silent) -> str:
    """The text without tags; ends of blocks become spaces, tags in `keep` stay."""
    kept = frozenset(keep)

    def replacement(match: re.Match[str]) -> str:
        name = _TAG_NAME.match(match.group())
        if name is None:
            return ""
        tag = name[2].lower()
        if tag in kept:
            return match.group()
        return " " if tag in BLOCKS.allowed and tag not in _INLINE else ""

    return TAG.sub(replacement, text)


def rewrite(safe: str) -> str:
    """Reduce what nh3 let through to the kept tags: balanced, shallow, without empty ones."""
    page = _Page()
    for slash, name, text in _TOKEN.findall(safe):
        if text:
            page.text(text)
        elif name == "br":
            page.line(1)
        elif name in BLOCKS.breaking:
            page.line(0)
        elif name and slash:
            page.end(name)
        elif name:
            page.start(name)
    return page.finished()


class _Page:
    """Markup in the making. Gaps and tags are written when text follows them."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._waiting: list[str] = []
        self._breaks = 0
        self._space = False
        self._edge = True

    def text(self, text: str) -> None:
        """Add text, still escaped."""
        text = _SPACE.sub(" ", text.replace("&nbsp;", "\xa0"))
        core = text.strip(" ")
        if not core.strip(" \xa0"):
            self._space = True
            return
        if not self._edge and _INLINE.issuperset(self._waiting):
            self._out.append(self._gap(spaced=text[0] == " "))
        self._write_waiting()
        self._out.append(core)
        self._settle(edge=False)
        self._space = text[-1] == " "

    def line(self, more: int) -> None:
        """End the line; with `more`, end one more than are ended already."""
        self._breaks = min(_MOST_BREAKS, max(1, self._breaks + more))

    def start(self, name: str) -> None:
        """Open an element; left out where it has no place."""
        shown = self._place(name)
        self._open.append((name, shown))
        if shown:
            self._waiting.append(shown)

    def end(self, name: str) -> None:
        """Close the innermost element of this name, and whatever stands open in it."""
        if not any(opened == name for opened, _ in self._open):
            return
        while True:
            opened, shown = self._open.pop()
            self._close(opened, shown)
            if opened == name:
                return

    def finished(self) -> str:
        """The whole, with everything closed."""
        while self._open:
            self._close(*self._open.pop())
        return "".join(self._out)

    def _close(self, opened: str, shown: str) -> None:
        if shown in {"td", "th"}:
            # an empty cell keeps the others in their columns
            self._write_waiting()
        if shown and self._waiting:
            self._waiting.pop()
            if shown not in _INLINE:
                self.line(0)
        elif shown:
            self._out.append(f"</{shown}>")
            if shown not in _INLINE:
                self._settle(edge=True)
        elif opened in {"td", "th"}:
            self._space = True
        else:
            self.line(0)

    def _write_waiting(self) -> None:
        self._out += [f"<{name}>" for name in self._waiting]
        self._waiting.clear()

    def _place(self, name: str) -> str:
        """The tag to write for an element, or "" to leave it out here."""
        shown = BLOCKS.renamed.get(name, name)
        tags = [tag for _, tag in self._open if tag]
        if shown not in BLOCKS.kept or len(tags) >= _MOST_OPEN:
            return ""
        if tags.count(shown) >= _NESTED.get(shown, _MOST_ALIKE):
            return ""
        blocks = [tag for tag in tags if tag not in _INLINE]
        innermost = blocks[-1] if blocks else ""
        # a browser ends these where a block begins, but not within a button, say
        if innermost in _LEAVES and shown not in _INLINE:
            return ""
        # the rows and cells of a table in a table are lines of the outer one
        if shown in _WITHIN and innermost not in _WITHIN[shown]:
            return ""
        return shown

    def _gap(self, *, spaced: bool) -> str:
        if self._breaks:
            return "<br>" * self._breaks
        return " " if spaced or self._space else ""

    def _settle(self, *, edge: bool) -> None:
        self._breaks = 0
        self._space = False
        self._edge = edge
