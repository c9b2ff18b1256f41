# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From the lines of a printed page to text that can be read at any width. Pure."""

import re

from content.clean import scrub

# PDFium's mark of a hyphen at the end of a line
_BROKEN_WORD = re.compile("(?<=\\w)[\ufffe\u00ad\u0002]\r?\n?[ \t]*")
_HYPHEN = re.compile(r"(?<=[a-zäöüß])[-\u2010]$")
_GOES_ON = (",", "-", "\u2010", ";")
_AND = ("und ", "oder ", "sowie ", "bzw. ")
_SMALL = re.compile(r"[a-zäöüß]")
# what begins a paragraph of its own, whatever stands before it
_BEGINS = re.compile(
    r"(?:§+\s?\d|Art(?:ikel|\.)\s?\d|\(\d+[a-z]?\)|\d+[.)]\s|[a-z]\)\s|[IVX]+\.\s|[-•–*▪◦]\s|gez\.)"  # noqa: RUF001
)
_ENDS = re.compile(r"[.!?:]$")
# a German abbreviation ends no sentence
_SHORT = re.compile(r"(?:^|\s)(?:Abs|Nr|S|Art|vgl|bzw|ca|d|z|u|a|i|St|Str|Tel|Dr|Prof|v|H|B)\.$")
# a line shorter than this part of the longest ends its paragraph
_FULL = 0.72
_LEAST_FULL = 40


def flowing(page: str) -> str:
    """The words of a printed page, its paragraphs parted by newlines.

    A word divided at the end of a line becomes whole again. What begins like a section, a point
    of a list or after a short line is a new paragraph.
    """
    lines = _lines(page)
    full = max(_LEAST_FULL, max((len(line) for line in lines), default=0) * _FULL)
    paragraphs: list[str] = []
    before = ""
    for line in lines:
        if paragraphs and line and before and not _apart(before, line, full):
            paragraphs[-1] = _joined(paragraphs[-1], line)
        elif line:
            paragraphs.append(line)
        before = line
    return "\n".join(paragraphs)


def _joined(text: str, line: str) -> str:
    """A divided word is whole again, `Schleswig-` takes its `Holstein`, `Wege- und` stays."""
    if not _HYPHEN.search(text) or line.startswith(_AND):
        return f"{text} {line}"
    return text[:-1] + line if _SMALL.match(line) else text + line


def _lines(page: str) -> list[str]:
    whole = scrub(_BROKEN_WORD.sub("", page))
    return [" ".join(line.split()) for line in whole.split("\n")]


def _apart(before: str, line: str, full: float) -> bool:
    """Whether a line begins a paragraph of its own."""
    if _BEGINS.match(line):
        return True
    if _SMALL.match(line):
        # in the middle of a sentence, unless a headline stands before it
        return len(before) < full / 2 and not before.endswith(_GOES_ON)
    ended = _ENDS.search(before) is not None and not _SHORT.search(before)
    return len(before) < full or (ended and len(before) < full / _FULL * 0.9)
