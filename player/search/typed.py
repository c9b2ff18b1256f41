# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What stands in the line that a visitor writes in, letter by letter. Pure."""

import unicodedata

#: More than that nobody searches for, and no line holds.
LONGEST = 48

_JOINER = "\N{ZERO WIDTH JOINER}"


def typed(line: str, letters: str) -> str:
    """The line with these letters added; it begins with a capital.

    What cannot be seen is left out, as is a blank where nothing or a blank stands before it.
    """
    for letter in letters:
        sign = " " if letter.isspace() else letter
        if sign == " " and (not line or line.endswith(" ")):
            continue
        if not sign.isprintable() and sign != _JOINER:
            continue
        line = unicodedata.normalize("NFC", line + (sign if line else _capital(sign)))
    return line[:LONGEST]


def erased(line: str) -> str:
    """The line without its last letter, marks and all."""
    while line:
        last, line = line[-1], line[:-1]
        belongs = unicodedata.combining(last) or unicodedata.category(last) in {"Mn", "Sk", "Cf"}
        if not belongs and not line.endswith(_JOINER):
            break
    return line


def _capital(letter: str) -> str:
    """`ß` has none that anybody would write."""
    upper = letter.upper()
    return upper if len(upper) == 1 else letter
