# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What was set aside of a file that may have hundred thousands of entries."""

from collections import Counter

from content.clean import plain_text
from content.sources.adapter import Rejected

_MOST = 100
_LONGEST_NAME = 60
_REST = f"Nur die ersten {_MOST} werden einzeln genannt."


class Faults:
    """What was set aside: the first ones each by itself, the others as one number."""

    def __init__(self) -> None:
        self._each: list[Rejected] = []
        self._more: Counter[str] = Counter()

    def at(self, table: str, line: int, reason: str) -> None:
        """One row of a table, by its line, the header's being 1."""
        self._one(f"{table}, Zeile {line}", reason, f"{table}: {{}} weitere Zeilen")

    def entry(self, number: int, name: str, reason: str, what: str = "Eintrag") -> None:
        """One entry of a document, counted from 1; `what` is what such entries are."""
        called = plain_text(name, _LONGEST_NAME)
        where = f"{what} {number}" + (f" („{called}“)" if called else "")
        self._one(where, reason, f"{what}: {{}} weitere")

    def many(self, table: str, number: int, what: str, reason: str) -> None:
        """So many `what` of a table, all for one reason; none are no fault."""
        if number:
            self._each.append(Rejected(f"{table}: {number} {what}", reason))

    def note(self, where: str, reason: str) -> None:
        """Something that is no entry."""
        self._each.append(Rejected(where, reason))

    @property
    def rejected(self) -> tuple[Rejected, ...]:
        """All of it."""
        rest = (Rejected(where.format(number), _REST) for where, number in self._more.items())
        return (*self._each, *rest)

    def _one(self, where: str, reason: str, others: str) -> None:
        if len(self._each) < _MOST:
            self._each.append(Rejected(where, reason))
        else:
            self._more[others] += 1
