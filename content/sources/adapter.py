# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What every format promises. Adapters are found by the entry point `schaukasten.sources`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import entry_points
from typing import Protocol

from content.model import Kind
from content.parsed import Parsed, Rejected

__all__ = ["Adapter", "Context", "Parsed", "Rejected", "adapter", "formats"]


@dataclass(frozen=True, slots=True)
class Context:
    """What an adapter knows of the source beside its bytes.

    `url` is the final URL after redirects, the base of relative links, or "" for a file.
    `now` is aware UTC; whatever depends on the day counts from it. What was over before `since`
    (None: before `now`) is of no interest: a screen tells in the evening what was on today.
    """

    source: str
    kind: Kind
    now: datetime
    url: str = ""
    language: str = "de"
    places: tuple[str, ...] = ()
    licence: str = ""
    max_items: int = 500
    options: Mapping[str, str] = field(default_factory=dict)
    since: datetime | None = None


class Adapter(Protocol):
    """One format. Implementations are pure: bytes in, items out, nothing raised for bad input.

    Texts in the items are already cleaned by `content.clean`. `kinds` are the kinds the
    format can give, the default first. `empty_is_normal` tells whether an empty answer is an
    everyday answer of such a source or a suspicious one.
    """

    format: str
    kinds: tuple[Kind, ...]
    empty_is_normal: bool

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read one file."""
        ...

    def detect(self, data: bytes) -> bool:
        """Whether the bytes look like this format; cheap, and never raises."""
        ...


def formats() -> tuple[str, ...]:
    """The names of all installed formats, sorted."""
    return tuple(sorted(point.name for point in entry_points(group="schaukasten.sources")))


def adapter(name: str) -> Adapter:
    """The adapter of a format.

    Raises:
        KeyError: no installed distribution brings the format.
    """
    found: Adapter = entry_points(group="schaukasten.sources")[name].load()
    return found
