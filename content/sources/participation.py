# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the formats of participation have in common: further answers, and bounds."""

from typing import Any

from content.sources.adapter import Context, Request
from content.sources.documents import UnreadableError
from content.sources.graphql import answer_of

# a call with more proposals than this is for a desk, not for a wall
MOST_OPTIONS = 200
LONGEST_OPTION = 600


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


def number_of(context: Context, option: str, default: int, most: int = 1_000_000_000) -> int:
    """A whole number that the source's options give, from 0 to `most`; else the default."""
    said = context.options.get(option, "").strip().replace(".", "")
    return min(int(said[:12]), most) if said.isascii() and said.isdigit() else default
