# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the rules know of a screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from content.control import NOTHING, Control
from content.details import Point
from content.gazetteer import Village
from content.model import Kind


@dataclass(frozen=True, slots=True)
class Screen:
    """What the rules know of a screen.

    `place` is its own village and `point` where it stands. `source_order` are the configured
    sources, the most trusted first; with none given, every source counts. News older than
    `news_age` go once `enough_news` younger ones are there. Things of other villages are shown
    as well, since the pages filter by village; only kinds in `only_own_place` stay in their
    village. What no source places is placed by the `villages` that its own words name. `control`
    is what the office has decided, `approve` the sources whose items wait for its release.
    `names` are what sources are called, by their ids.
    """

    place: str = ""
    source_order: tuple[str, ...] = ()
    news_age: timedelta = timedelta(days=90)
    enough_news: int = 6
    only_own_place: frozenset[Kind] = frozenset()
    villages: tuple[Village, ...] = ()
    point: Point | None = None
    control: Control = NOTHING
    approve: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)

    def called(self, source: str) -> str:
        """A source by its name, in German quotes, else by its id."""
        name = self.names.get(source)
        return f"„{name}“" if name else source
