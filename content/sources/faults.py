# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What was set aside of a file that may have hundred thousands of entries. All formats use it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from content.clean import plain_text
from content.model import Item
from content.sources.adapter import Context, Rejected

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
        self.put(f"{table}, Zeile {line}", reason, f"{table}: {{}} weitere Zeilen")

    def entry(self, number: int, name: str, reason: str, what: str = "Eintrag") -> None:
        """One entry of a document, counted from 1; `what` is what such entries are."""
        self.put(named(what, number, name), reason, f"{what}: {{}} weitere")

    def put(self, where: str, reason: str, others: str = "{} weitere Einträge") -> None:
        """One entry; `others` is what the number of those like it is told as."""
        if len(self._each) < _MOST:
            self._each.append(Rejected(where, reason))
        else:
            self._more[others] += 1

    @contextmanager
    def sparing(self, where: str) -> Iterator[None]:
        """Whatever making one entry raises, it costs this entry alone."""
        try:
            yield
        except Exception as fault:  # noqa: BLE001 - foreign data; what it can do nobody foresees
            self.put(where, f"Ist nicht lesbar ({type(fault).__name__}).")

    def beyond(self, number: int, reason: str, what: str = "Einträge") -> None:
        """So many further `what` that nobody looked at; none are no fault."""
        if number:
            self._each.append(Rejected(f"{number} weitere {what}", reason))

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


class Aside(Faults):
    """What is set aside, and how many items fit.

    Who makes items asks first whether it is `full`, and then passes over what is left: nobody
    waits for a hundred thousand items to be made of which five hundred are kept.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._room = context.max_items
        self._kept = 0
        self._passed = 0

    @property
    def full(self) -> bool:
        """Whether no further item is kept; asked by whoever `kept` reads from."""
        return self._kept >= self._room

    def pass_over(self) -> None:
        """Count an entry of which no item is made since it is `full`."""
        self._passed += 1

    def kept(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """At most `context.max_items` of the items; those beyond are counted, and not held."""
        kept: list[Item] = []
        for item in items:
            if self.full:
                self.pass_over()
            else:
                kept.append(item)
                self._kept += 1
        self.beyond(self._passed, f"Mehr als {self._room} nimmt diese Quelle nicht.")
        return tuple(kept)


def named(what: str, number: object, title: str) -> str:
    """How a person finds an entry in the file: `Termin 3 („Hoffest“)`, `Vorschlag a7 („Bad“)`."""
    name = plain_text(title, _LONGEST_NAME)
    return f"{what} {plain_text(str(number), _LONGEST_NAME)}" + (f" („{name}“)" if name else "")
