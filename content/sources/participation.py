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
    """What is set aside: so many with their reasons, the rest counted."""

    def __init__(self) -> None:
        self._rows: list[Rejected] = []
        self._more = 0

    def put(self, place: str, reason: str) -> None:
        """Set one entry aside."""
        if len(self._rows) < _MOST_ASIDE:
            self._rows.append(Rejected(place, reason))
        else:
            self._more += 1

    def kept(self, items: Iterable[Item], context: Context) -> tuple[Item, ...]:
        """At most `context.max_items` of the items; what is more is counted, and not held."""
        kept: list[Item] = []
        beyond = 0
        for item in items:
            if len(kept) < context.max_items:
                kept.append(item)
            else:
                beyond += 1
        if beyond:
            reason = f"Mehr als {context.max_items} nimmt diese Quelle nicht."
            self._rows.append(Rejected(f"{beyond} weitere Einträge", reason))
        return tuple(kept)

    def rows(self) -> tuple[Rejected, ...]:
        """All of them, the last row standing for those that were only counted."""
        if not self._more:
            return tuple(self._rows)
        reason = "Nur die ersten werden einzeln aufgeführt."
        return (*self._rows, Rejected(f"{self._more} weitere Einträge", reason))


def where(name: str, uid: str, title: str) -> str:
    """How a person finds an entry in an answer: `Vorschlag 12 („Badestelle“)`."""
    shown = plain_text(title, _LONGEST_NAME)
    head = f"{name} {plain_text(uid, _LONGEST_NAME)}"
    return f"{head} („{shown}“)" if shown else head


def number_of(context: Context, option: str, default: int, most: int = 1_000_000_000) -> int:
    """A whole number that the source's options give, from 0 to `most`; else the default."""
    said = context.options.get(option, "").strip().replace(".", "")
    return min(int(said[:12]), most) if said.isascii() and said.isdigit() else default
