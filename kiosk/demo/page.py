# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the demo's servers are asked, and what they answer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class Page:
    """What a server answers: the media type and the bytes."""

    content_type: str
    body: bytes


@dataclass(frozen=True)
class Asked:
    """One request: the path without its query, the query's pairs, and the body of a POST."""

    path: str
    query: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    post: bool = False


class Site(Protocol):
    """One server of the demo Amt: a module that has this function.

    What it gives changes with `now` (aware UTC, whole minutes) at most; `base_url` has no slash
    at its end.
    """

    def answer(self, asked: Asked, now: datetime, base_url: str) -> Page | None:
        """The answer; None where it does not serve that path."""
        ...
