# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The one door for text from outside: whatever passes is harmless in a Qt rich text.

Contains no layout. A terminal has no browser, so a link becomes its text; pictures come from
the media store and never from markup.
"""

import html
import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import nh3

from content.markup import ACTIVE, BLOCKS, TAG, escape_stray, flatten, rewrite, too_deep

LONGEST_HTML = 200_000
LONGEST_LINK = 2_000
_ROUNDS = 4
# where only a beginning is wanted, only a beginning is read
_HEAD = 8_000

# C0 and C1 controls, marks, overrides and isolates of direction, zero-width junk, deprecated
# and annotation formats, tag characters, lone surrogates, non-characters
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
# joiners bind emoji and some scripts; between Latin letters they only hide something
_JOINER = re.compile(
    "(?<![\u0300-\U0010ffff])[\u200c\u200d]+|[\u200c\u200d]+(?![\u0300-\U0010ffff])"
)
_JOINERS = re.compile("[\u200c\u200d]{2,}")
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
# marks piled upon one letter run over the lines above and below
_PILE = re.compile(
    "([\u0300-\u036f\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{3})[\u0300-\u036f\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
# the beginning of a tag that never ends is text, but not one to hand on
_ACTIVE = re.compile(
    rf"<(?=/?(?:{'|'.join(sorted(BLOCKS.silent | ACTIVE))})(?![a-zA-Z0-9]))", re.IGNORECASE
)
_CLOSING = re.compile(r"</[a-zA-Z][a-zA-Z0-9]*\s*>|<br\s*/?>", re.IGNORECASE)
_SCHEMES = ("http", "https")


def scrub(text: str) -> str:
    """Text without control, direction and invisible characters; lines end with a newline."""
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    text = _JOINER.sub("", _JOINERS.sub("\u200d", text))
    return _PILE.sub(r"\1", text)


def clean_html(source: str) -> str:
    """HTML reduced to the safe subset of Qt's rich text, without attributes.

    Out come only p, br, strong, b, em, i, u, ul, ol, li, h2, h3, h4, blockquote, sub, sup,
    table, tr, td and th, balanced and of bounded depth and size; empty where nothing
    readable is left. Text without any markup keeps its paragraphs.
    """
    text = escape_stray(scrub(source[:LONGEST_HTML]))
    if not TAG.search(text):
        bare = scrub(html.unescape(text))
        if not _CLOSING.search(bare):
            return clean_text(bare)
        text = escape_stray(bare)  # escaped twice
    if too_deep(text):
        text = flatten(text)
    safe = nh3.clean(
        text,
        tags=set(BLOCKS.allowed),
        clean_content_tags=set(BLOCKS.silent),
        attributes={"*": set()},
        link_rel=None,
    )
    return rewrite(scrub(safe))


def clean_text(source: str) -> str:
    """Plain text as HTML of the safe subset: blank lines part paragraphs, lines stay lines."""
    text = scrub(source[:LONGEST_HTML])
    paragraphs = (part.strip() for part in re.split(r"\n[ \t]*\n\s*", text))
    return "".join(
        "<p>" + "<br>".join(_escaped(line) for line in part.split("\n")) + "</p>"
        for part in paragraphs
        if part
    )


def plain_text(html_or_text: str, limit: int = 0) -> str:
    """One line of plain text, without any markup, entities resolved even if escaped twice.

    With a `limit` the text ends after at most so many characters, at a word where possible,
    with an ellipsis.
    """
    text = scrub(html_or_text[: max(_HEAD, limit * 40) if limit else LONGEST_HTML])
    for _ in range(_ROUNDS):
        marked = escape_stray(text)
        if not TAG.search(marked) and not _ENTITY.search(marked):
            break
        text = scrub(html.unescape(_without_markup(marked)))
    if TAG.search(text):  # escaped more often than honest software does
        text = text.replace("<", "‹").replace(">", "›")  # noqa: RUF001 - that is the point
    text = _ACTIVE.sub("‹", text)  # noqa: RUF001
    return shorten(" ".join(text.split()), limit)


def shorten(text: str, limit: int) -> str:
    """The text itself, or its beginning with an ellipsis; 0 means no limit."""
    if not limit or len(text) <= limit:
        return text
    head = text[: limit - 1]
    space = head.rfind(" ")
    if space > limit // 2:
        head = head[:space]
    return head.rstrip(" ,;:-–(") + "…"  # noqa: RUF001 - the dash is meant


def safe_link(url: str, base: str = "") -> str:
    """An absolute http or https address, or "" for anything else.

    Relative addresses are resolved against `base`. User names, control characters and
    markup never pass; what an address may not hold is percent-encoded.
    """
    raw = "".join(scrub(url[: LONGEST_LINK + 1]).split("\n")).replace("\t", "").strip()
    if not raw or len(raw) > LONGEST_LINK or "\\" in raw:
        return ""
    try:
        parts = urlsplit(urljoin(base, raw))
        port = parts.port
    except ValueError:
        return ""
    host = parts.hostname or ""
    if parts.scheme not in _SCHEMES or not host or "@" in parts.netloc:
        return ""
    if not re.fullmatch(r"\[[0-9a-f:.]+\]|[\w.-]+", f"[{host}]" if ":" in host else host):
        return ""
    shown = f"[{host}]" if ":" in host else host
    return urlunsplit(
        (
            parts.scheme,
            shown if port is None else f"{shown}:{port}",
            quote(parts.path, safe="/%:@!$&'()*+,;=~"),
            quote(parts.query, safe="/?%:@!$&'()*+,;=~"),
            quote(parts.fragment, safe="/?%:@!$&'()*+,;=~"),
        )
    )


def _without_markup(marked: str) -> str:
    """The text of markup, still with entities, blocks parted by spaces."""
    safe = nh3.clean(
        flatten(marked, keep=BLOCKS.silent),
        tags=set(),
        clean_content_tags=set(BLOCKS.silent),
        link_rel=None,
    )
    return safe.replace("&nbsp;", " ")


def _escaped(line: str) -> str:
    return html.escape(re.sub(r"[ \t]+", " ", line).strip(), quote=False)
