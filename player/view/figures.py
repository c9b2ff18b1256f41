# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Numbers as the visitor's language writes them. Pure."""

from player.languages import GERMAN

# The others write 1.234,5.
_WITH_POINT = frozenset({"en"})
_SWAPPED = str.maketrans(",.", ".,")


def written(plain: str, language: str = GERMAN) -> str:
    """A number that Python wrote (`1,234.5`) as `1.234,5`."""
    return plain if language in _WITH_POINT else plain.translate(_SWAPPED)


def whole(number: int, language: str = GERMAN) -> str:
    """`1.250`."""
    return written(f"{number:,}", language)


def kilometres(metres: float, language: str = GERMAN) -> str:
    """`3,1`, without its unit."""
    return written(f"{metres / 1000:.1f}", language)
