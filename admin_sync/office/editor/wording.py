# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From what somebody typed, or pasted from a word processor, to what a screen can show. Pure.

Blank lines part paragraphs; lines that begin with "-", "•", "·" or "1." are lists. Markup that was
pasted is read as such and cut down by `content.clean`.
"""

import html
import re
from collections.abc import Iterator

from content.clean import clean_html, plain_text, scrub
from content.markup import TAG

#: What may be typed into one field.
LONGEST_TITLE = 160
LONGEST_BODY = 20_000
LONGEST_LINE = 300

# the bullets of word processors: their own fonts' private letters, too
_BULLET = re.compile("^[ \t]*(?:[-*•·▪◦‣–\uf0b7\uf0a7\uf076]|o(?=\t))[ \t]+(?=\\S)")  # noqa: RUF001
_NUMBER = re.compile(r"^[ \t]*([0-9]{1,2})[.)][ \t]+(?=\S)")
_SOFT = str.maketrans({"\u00ad": "", "\u00a0": " ", "\u000b": "\n", "\f": "\n"})


def body_html(typed: str) -> str:
    """The safe HTML of a text."""
    text = scrub(typed[:LONGEST_BODY].translate(_SOFT))
    if TAG.search(text):
        return clean_html(text)
    return clean_html("".join(_blocks(text)))


def line(typed: str, limit: int = LONGEST_LINE) -> str:
    """A title or another single line: plain text."""
    return plain_text(typed.translate(_SOFT), limit)


def _blocks(text: str) -> Iterator[str]:
    paragraph: list[str] = []
    kind, listed = "", list[str]()
    for raw in (*text.split("\n"), ""):
        tag, words = _entry(raw)
        if tag != kind and listed:
            yield f"<{kind}>{''.join(f'<li>{one}</li>' for one in listed)}</{kind}>"
            listed = []
        kind = tag
        if (tag or not words) and paragraph:
            yield f"<p>{'<br>'.join(paragraph)}</p>"
            paragraph = []
        if tag:
            listed.append(words)
        elif words:
            paragraph.append(words)


def _entry(raw: str) -> tuple[str, str]:
    """The list that a line belongs to ("" for none), and its escaped words."""
    for tag, pattern in (("ul", _BULLET), ("ol", _NUMBER)):
        found = pattern.match(raw)
        if found:
            return tag, html.escape(raw[found.end() :].strip(), quote=False)
    return "", html.escape(raw.strip(), quote=False)
