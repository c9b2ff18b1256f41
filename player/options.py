# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the player is told at its start. Knows no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from content.basics import Opening
from content.model import Item
from content.rules import Screen
from player import pages

SCHEMES = ("light", "dark", "contrast", "sunlight")


@dataclass(frozen=True, slots=True)
class PlayerOptions:
    """What the player is told at its start.

    `state` and `runtime` are the folders of the store; `report` is where it stands how the
    terminal was set up, None for nowhere; `screen` is what the rules know of this
    screen. `name` stands in the plinth, `place` in the greeting, `office` below the name;
    `contact` is how visitors reach the office; `web` is the address of the terminal's own office
    server, "" for none.
    `sites` are the origins of which foreign pages may be opened, `proxy` is what these go through.
    `lower_edge_mm` and `diagonal_mm` set how high the horizon may be. `source_names` are the
    sources as visitors know them and `source_intervals` how often they are asked, by id.

    `size` is the window in device pixels (None: the whole screen, or 4K for a screenshot), `at`
    stops the clock at an aware time, `item` is the item of a detail page, or for the events page
    a day (`2026-05-16`), `month`, `place:Haby` or "". `beside` are items that lie in no store.
    `theme` is one of `SCHEMES`, or "" for the hour's own.
    With `visits` people come and go as in player/session.py, and the screen is dark outside
    `hours` (none: never dark); without, somebody is there all the time.
    With `aloud` the terminal has a voice.
    With `screenshot` the page is drawn offscreen into that file, and the player ends.
    """

    state: Path
    runtime: Path
    screen: Screen = field(default_factory=Screen)
    report: Path | None = None
    name: str = ""
    place: str = ""
    office: str = ""
    contact: str = ""
    web: str = ""
    sites: tuple[str, ...] = ()
    proxy: str = ""
    orientation: str = "portrait"
    lower_edge_mm: float = 500
    diagonal_mm: float = 2184
    latitude: float = 54.4
    longitude: float = 9.8
    source_names: Mapping[str, str] = field(default_factory=dict)
    source_intervals: Mapping[str, timedelta] = field(default_factory=dict)
    windowed: bool = False
    page: str = pages.HOME
    item: str = ""
    beside: tuple[Item, ...] = ()
    size: tuple[int, int] | None = None
    at: datetime | None = None
    lang: str = "de"
    theme: str = ""
    text_size: float = 1.0
    screenshot: Path | None = None
    aloud: bool = False
    visits: bool = False
    hours: tuple[Opening, ...] = ()
