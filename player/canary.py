# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The sign in the corner of the glass: which page is shown, of which content, and since when.

Eight by four cells, light or dark. It changes every ten seconds, so that a picture that stands
still can be told from a page on which nothing happens, by the picture alone.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

COLUMNS = 8
ROWS = 4
# seconds of the time since boot
TICK = 10

_PAGE_BITS = 6
_TICK_BITS = 10
_CONTENT_BITS = 6
_CHECK_BITS = 8
_SAID_BITS = _PAGE_BITS + _TICK_BITS + _CONTENT_BITS
_TICKS = 1 << _TICK_BITS


@dataclass(frozen=True, slots=True)
class Sign:
    """What the cells say: number of the page, count of ticks, mark of the content.

    They are kept modulo 64, 1024 and 64: the count returns after not quite three hours.
    """

    page: int
    tick: int
    content: int


def sign(page: int, since_boot: float, content: str) -> Sign:
    """The sign for a page at so many seconds since boot; `content` is any text standing for it."""
    marked = zlib.crc32(content.encode()) % (1 << _CONTENT_BITS)
    return Sign(page % (1 << _PAGE_BITS), int(since_boot // TICK) % _TICKS, marked)


def age(shown: Sign, since_boot: float) -> float:
    """Seconds since the tick of a sign began; a sign from the future is as good as new."""
    ticks = since_boot / TICK - shown.tick
    passed = ticks % _TICKS
    return 0.0 if passed >= _TICKS - 1 else passed * TICK


def cells(shown: Sign) -> tuple[bool, ...]:
    """The cells by rows, true for light ones. The first is always light, the last always dark."""
    said = (shown.page << _TICK_BITS | shown.tick) << _CONTENT_BITS | shown.content
    word = said << _CHECK_BITS | _check(said)
    length = _SAID_BITS + _CHECK_BITS
    return (True, *(bool(word >> (length - 1 - n) & 1) for n in range(length)), False)


def read(seen: Sequence[bool]) -> Sign | None:
    """What cells say; None where they are no sign."""
    if len(seen) != COLUMNS * ROWS or not seen[0] or seen[-1]:
        return None
    word = int("".join("1" if cell else "0" for cell in seen[1:-1]), 2)
    said = word >> _CHECK_BITS
    if word % (1 << _CHECK_BITS) != _check(said):
        return None
    content = said % (1 << _CONTENT_BITS)
    tick = (said >> _CONTENT_BITS) % _TICKS
    return Sign(said >> (_CONTENT_BITS + _TICK_BITS), tick, content)


def _check(said: int) -> int:
    return zlib.crc32(said.to_bytes(3, "big")) % (1 << _CHECK_BITS)
