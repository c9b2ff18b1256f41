# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where screens lie on a map of villages, drawn from coordinates alone. Pure."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 1000.0, 640.0
_MARGIN_X, _MARGIN_Y = 110.0, 70.0
_APART = 46.0
_LEAST = 0.01

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """Turns degrees (latitude, longitude) into places on the map."""

    south: float
    west: float
    scale: float
    narrow: float
    left: float
    bottom: float

    def at(self, point: Point) -> Point:
        """Where a point lies, from the upper left."""
        latitude, longitude = point
        x = self.left + (longitude - self.west) * self.narrow * self.scale
        y = HEIGHT - self.bottom - (latitude - self.south) * self.scale
        return round(x, 1), round(y, 1)


def frame(points: Sequence[Point]) -> Frame:
    """The frame in which all points have room; there is at least one."""
    south, north = min(p[0] for p in points), max(p[0] for p in points)
    west, east = min(p[1] for p in points), max(p[1] for p in points)
    narrow = math.cos(math.radians((south + north) / 2))
    high, wide = max(north - south, _LEAST), max((east - west) * narrow, _LEAST)
    scale = min((HEIGHT - 2 * _MARGIN_Y) / high, (WIDTH - 2 * _MARGIN_X) / wide)
    left = (WIDTH - (east - west) * narrow * scale) / 2
    bottom = (HEIGHT - (north - south) * scale) / 2
    return Frame(south, west, scale, narrow, left, bottom)


def spread(wished: Mapping[int, Point]) -> dict[int, Point]:
    """Places moved aside where several would lie on each other: in a row, in order of their key."""
    crowds: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for key in sorted(wished):
        x, y = wished[key]
        crowds[round(x / _APART), round(y / _APART)].append(key)
    placed = {}
    for keys in crowds.values():
        x, y = wished[keys[0]]
        first = x - _APART * (len(keys) - 1) / 2
        for number, key in enumerate(keys):
            placed[key] = (round(first + number * _APART, 1), y)
    return placed
