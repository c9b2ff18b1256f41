# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Every scene by its name: which sizes and variants it has, and its SVG."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from player.scenes.gatherings import church_near, fire_brigade, hall
from player.scenes.hills import hills
from player.scenes.indoors import choir, library
from player.scenes.light import Hour, Season
from player.scenes.markets import lantern_walk, market_stall, winter_market
from player.scenes.outdoors import bike_tour, lake, road_works, woodland
from player.scenes.palette import palette
from player.scenes.play import playground, sports
from player.scenes.roads import bus_stop
from player.scenes.sheet import Sheet
from player.scenes.village import greeting, village

ALL_SEASONS: Final = tuple(Season)
ALL_HOURS: Final = tuple(Hour)


@dataclass(frozen=True)
class Scene:
    """One scene. `landscape` is None where the one picture is cropped for both orientations."""

    draw: Callable[[Sheet], str]
    size: tuple[int, int]
    landscape: tuple[int, int] | None = None
    seasons: tuple[Season, ...] = ALL_SEASONS
    hours: tuple[Hour, ...] = ALL_HOURS


#: A page's picture in both orientations: the lying one takes the middle 1882 px of the width.
PAGE: Final = (2160, 1600)
DAYLIGHT: Final = (Hour.DAY, Hour.DUSK)
COLD: Final = (Season.STUBBLE, Season.SNOW)
#: For a scene that looks the same all year.
ANY: Final = (Season.RAPE,)


def _drawn(name: str) -> Callable[[Sheet], str]:
    """A scene that was drawn by hand and has one light only."""
    return lambda _: Path(__file__).with_name("drawn").joinpath(f"{name}.svg").read_text("utf-8")


SCENES: Final[Mapping[str, Scene]] = MappingProxyType(
    {
        "village": Scene(village, (2160, 2440), (3840, 1360)),
        "greeting": Scene(greeting, (2160, 3640), (3840, 2048)),
        "hills": Scene(hills, (2160, 2440), (1600, 1360)),
        "lake": Scene(lake, PAGE, hours=DAYLIGHT),
        "woodland": Scene(woodland, PAGE, hours=DAYLIGHT),
        "bike-tour": Scene(bike_tour, PAGE, hours=DAYLIGHT),
        "bus-stop": Scene(bus_stop, PAGE, hours=DAYLIGHT),
        "road-works": Scene(road_works, PAGE, hours=DAYLIGHT),
        "playground": Scene(playground, PAGE, hours=DAYLIGHT),
        "sports": Scene(sports, PAGE, hours=DAYLIGHT),
        "hall": Scene(hall, PAGE, hours=DAYLIGHT),
        "church": Scene(church_near, PAGE, hours=DAYLIGHT),
        "fire-brigade": Scene(fire_brigade, PAGE, hours=DAYLIGHT),
        "market-stall": Scene(market_stall, PAGE, hours=DAYLIGHT),
        "lantern-walk": Scene(lantern_walk, PAGE, seasons=COLD, hours=(Hour.NIGHT,)),
        "winter-market": Scene(winter_market, PAGE, seasons=COLD, hours=(Hour.DUSK,)),
        "barn-dusk": Scene(_drawn("barn-dusk"), PAGE, seasons=ANY, hours=(Hour.DUSK,)),
        "choir": Scene(choir, PAGE, seasons=ANY, hours=DAYLIGHT),
        "library": Scene(library, PAGE, hours=DAYLIGHT),
    }
)


def svg(name: str, season: Season, hour: Hour, *, landscape: bool = False) -> str:
    """The document of a scene.

    Raises:
        KeyError: there is no such scene.
    """
    scene = SCENES[name]
    width, height = scene.landscape if landscape and scene.landscape else scene.size
    return scene.draw(Sheet(width, height, palette(season, hour), season, hour))
