# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One source as the settings describe it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from content.model import Kind


@dataclass(frozen=True, slots=True)
class Source:
    """Where items come from, and how they are to be read.

    `every` is the wish between two fetches; back-off stretches it. Empty `places` mean all of
    the Amt. `approve` holds items until staff release them. `via` is "" for a source that the
    terminal asks itself, or "office" for one that the office fetches for it. `name` is what
    visitors read, "" for the id.
    """

    id: str
    kind: Kind
    format: str
    url: str
    every: timedelta = timedelta(minutes=15)
    places: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    licence: str = ""
    max_items: int = 500
    approve: bool = False
    via: str = ""
    name: str = ""
