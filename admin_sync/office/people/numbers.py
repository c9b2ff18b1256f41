# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Numbers of rows, as addresses and forms carry them."""

# every database counts as far
_DIGITS = 18


def number(text: str) -> int | None:
    """The whole number that a text is; None where it is none, or longer than that of any row.

    Python calls more a digit than it makes numbers of, and databases break off at large ones.
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None
