# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A title for little room: whole words only, so that none is cut or made tiny. Pure."""

import re

# Letters that a line of a cell has room for at the least size that is read in passing.
LINE = 21
LINES = 2

_PARTS = re.compile(r"(?:: | [\N{EN DASH}\N{EM DASH}-] |, | \()")
# fewer letters than that say too little of what follows them
_TELLING = 10
# what a line does not end with, since the word that it belongs to is gone
_JOINING = (
    "alle am an auf aus bei beim bis das dem den der des die durch ein eine einem einen einer für "
    "gegen im in ins ist mit nach oder ohne sowie um und vom von vor wird über zu zum zur"
)
_SMALL = frozenset(_JOINING.split())
_MORE = "\N{HORIZONTAL ELLIPSIS}"


def brief(title: str, line: int = LINE, lines: int = LINES) -> str:
    """As much of a title as so many lines of so many letters hold; "" where that says too little.

    What stands before a colon, dash or comma is preferred to a beginning without its end, which
    is marked.
    """
    if _fits(title, line, lines):
        return title
    heads = [title[: part.start()] for part in _PARTS.finditer(title)]
    whole = [head for head in heads if len(head) >= _TELLING and _fits(head, line, lines)]
    if whole:
        return max(whole, key=len)
    words = title.split()
    while words:
        words.pop()
        while words and words[-1].casefold() in _SMALL:
            words.pop()
        told = " ".join(words).rstrip(",;:-(\N{EN DASH}\N{EM DASH}")
        if len(told) >= _TELLING and _fits(f"{told} {_MORE}", line, lines):
            return f"{told} {_MORE}"
    return ""


def _fits(title: str, line: int, lines: int) -> bool:
    """Whether it does, filled line by line; a word may end a line at its hyphen."""
    taken, used = 1, 0
    for number, part in enumerate(re.findall(r"\s*[^\s-]+-?|\s*-", title)):
        needed = len(part) if number and used else len(part.lstrip())
        if used + needed <= line:
            used += needed
            continue
        taken, used = taken + 1, len(part.lstrip())
        if used > line:
            return False
    return taken <= lines
