# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How wide words will be, nearly, so that a page can be laid out without a screen."""

# Advance widths of Atkinson Hyperlegible Next at weight 640, in em, by rough classes.
_NARROW = frozenset("ijlI|.,:;'!()[]")
_SMALL = frozenset("frt-/ ")
_WIDE = frozenset("mwMW@%—")
_WIDTHS = ((_NARROW, 0.29), (_SMALL, 0.37), (_WIDE, 0.86))
_CAPITAL = 0.66
_USUAL = 0.57


def text_width(text: str, size: float) -> float:
    """The width of one line at a font size, in the size's unit; rather too wide than too narrow."""
    return size * sum(_advance(letter) for letter in text)


def _advance(letter: str) -> float:
    for letters, width in _WIDTHS:
        if letter in letters:
            return width
    return _CAPITAL if letter.isupper() else _USUAL


def wrapped(text: str, size: float, width: float) -> tuple[str, ...]:
    """The words of a text in lines no wider than `width` where a word allows it."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines)
