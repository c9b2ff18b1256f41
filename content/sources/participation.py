# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the formats of participation have in common: further answers, bounds, what is set aside."""

from collections.abc import Iterable
from typing import Any

from content.clean import plain_text
from content.model import Item
from content.sources.adapter import Context, Rejected, Request
from content.sources.documents import UnreadableError
from content.sources.graphql import answer_of

# a call with more proposals than this is for a desk, not for a wall
MOST_OPTIONS = 200
LONGEST_OPTION = 600
_LONGEST_NAME = 60
_MOST_ASIDE = 300


class Further:
    """The further answers of one look: those that are there, and those still `wanted`.

    `lost` says why one that was asked for is missing, or is "". Without an address (a file
    alone) nothing is wanted.
    """

    def __init__(self, context: Context) -> None:
        self._documents = context.further
        self.wanted: list[Request] = []
        self.lost = ""

    def answer(self, asked: Request) -> dict[str, Any] | None:
        """What a request gave; None while it is not there, or could not be had."""
        found, complaint = self.tried(asked)
        self.lost = self.lost or complaint
        return found

    def tried(self, asked: Request) -> tuple[dict[str, Any] | None, str]:
        """As `answer`, with the complaint for whoever has another question to ask."""
        if not asked.url:
            return None, ""
        if asked not in self._documents:
            self.wanted.append(asked)
            return None, ""
        data = self._documents[asked]
        if data is None:
            return None, "Eine weitere Seite war nicht zu haben."
        try:
            return answer_of(data).data, ""
        except UnreadableError as error:
            return None, error.reason


class Aside:
    """What is set aside, so many with their reasons, the rest counted; and how many items fit.

    Who makes items asks first whether it is `full`, and then passes over what is left: nobody
    waits for a hundred thousand items to be made of which five hundred are kept.
    """

    def __init__(self, context: Context) -> None:
        self._most = context.max_items
        self._kept = 0
        self._beyond = 0
        self._rows: list[Rejected] = []
        self._more = 0

    @property
    def full(self) -> bool:
        """Whether no further item is kept; asked by whoever `kept` reads from."""
        return self._kept >= self._most

    def pass_over(self) -> None:
        """Count an entry of which no item is made since it is `full`."""
        self._beyond += 1

    def put(self, place: str, reason: str) -> None:
        """Set one entry aside."""
        if len(self._rows) < _MOST_ASIDE:
            self._rows.append(Rejected(place, reason))
        else:
            self._more += 1

    def kept(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """At most `context.max_items` of the items; those beyond are counted, and not held."""
        kept: list[Item] = []
        for item in items:
            if self.full:
                self.pass_over()
            else:
                kept.append(item)
                self._kept += 1
        return tuple(kept)

    def rows(self) -> tuple[Rejected, ...]:
        """All that was set aside; what was only counted is one row for each reason."""
        rows = list(self._rows)
        if self._more:
            reason = "Nur die ersten werden einzeln aufgeführt."
            rows.append(Rejected(f"{self._more} weitere Einträge", reason))
        if self._beyond:
            reason = f"Mehr als {self._most} nimmt diese Quelle nicht."
            rows.append(Rejected(f"{self._beyond} weitere Einträge", reason))
        return tuple(rows)


def where(name: str, uid: str, title: str) -> str:
    """How a person finds an entry in an answer: `Vorschlag 12 („Badestelle“)`."""
    shown = plain_text(title, _LONGEST_NAME)
    head = f"{name} {plain_text(uid, _LONGEST_NAME)}"
    return f"{head} („{shown}“)" if shown else head


def number_of(context: Context, option: str, default: int, most: int = 1_000_000_000) -> int:
    """A whole number that the source's options give, from 0 to `most`; else the default."""
    said = context.options.get(option, "").strip().replace(".", "")
    return min(int(said[:12]), most) if said.isascii() and said.isdigit() else default
