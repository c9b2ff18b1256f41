# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Every scene by its name: which sizes and variants it has, and its SVG."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from player.scenes.hills import hills
from player.scenes.light import Hour, Season
from player.scenes.palette import palette
from player.scenes.sheet import Sheet
from player.scenes.village import village

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


SCENES: Final[Mapping[str, Scene]] = MappingProxyType(
    {
        "village": Scene(village, (2160, 2440), (3840, 1360)),
        "hills": Scene(hills, (2160, 2440), (1600, 1360)),
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
