# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What every format promises. Adapters are found by the entry point `schaukasten.sources`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib.metadata import entry_points
from typing import Protocol

from content.details import Point
from content.model import Kind
from content.parsed import Parsed, Rejected
from content.request import Request
from content.sources.option import NONE, Options

__all__ = ["Adapter", "Context", "Parsed", "Rejected", "Request", "adapter", "formats"]


@dataclass(frozen=True, slots=True)
class Context:
    """What an adapter knows of the source beside its bytes.

    `url` is the final URL after redirects, the base of relative links, or "" for a file.
    `now` is aware UTC; whatever depends on the day counts from it. What was over before `since`
    (None: before `now`) is of no interest: a screen tells in the evening what was on today.
    `point` is where the terminal stands. `further` holds the documents that an earlier look at
    the same bytes wanted, None for one that could not be had.
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
    point: Point | None = None
    further: Mapping[Request, bytes | None] = field(default_factory=dict)


class Adapter(Protocol):
    """One format. Implementations are pure: bytes in, items out, nothing raised for bad input.

    Implementations inherit from this class. Texts in the items are already cleaned by
    `content.clean`. `kinds` are the kinds the format can give, the default first.
    `empty_is_normal` tells whether an empty answer is an everyday answer of such a source or a
    suspicious one. What is `volatile` is worth nothing after a restart, and kept off the disk.
    `largest` is how many bytes one document may have, packed or unpacked; `documents` how many
    further ones one look may take. `options` are all that the settings may choose.
    """

    format: str
    kinds: tuple[Kind, ...]
    empty_is_normal: bool = False
    volatile: bool = False
    largest: int = 20_000_000
    documents: int = 60
    options: Options = NONE

    def request(self, url: str, context: Context) -> Request:
        """What to ask for first, `url` being the address in the settings."""
        del context
        return Request(url)

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read one file.

        What lacks documents says so in `wants`; it is read again with those in
        `context.further` (a few times at most), so what is there must be given every time.
        """
        ...

    def detect(self, data: bytes) -> bool:
        """Whether the bytes look like this format; cheap, and never raises."""
        ...


def formats() -> tuple[str, ...]:
    """The names of all installed formats, sorted."""
    return tuple(sorted(point.name for point in entry_points(group="schaukasten.sources")))


@cache
def adapter(name: str) -> Adapter:
    """The adapter of a format.

    Raises:
        KeyError: no installed distribution brings the format, or what it brings cannot be loaded.
    """
    point = entry_points(group="schaukasten.sources")[name]
    try:
        found: Adapter = point.load()
    except Exception as error:  # whatever foreign code does when it is imported
        raise KeyError(name, f"{type(error).__name__}: {error}") from error
    return found
