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
_RADIUS, _LETTER, _LINE = 34.0, 13.0, 28.0

Point = tuple[float, float]
Box = tuple[float, float, float, float]


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


def sides(villages: Sequence[tuple[str, Point]]) -> list[int]:
    """Where each village's name stands least in the way: 1 below its disc, -1 above it."""
    discs = [(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS) for _name, (x, y) in villages]
    taken: list[Box] = []
    found = []
    for number, (name, at) in enumerate(villages):
        others = [*discs[:number], *discs[number + 1 :], *taken]
        below, above = _name_at(name, at, 1), _name_at(name, at, -1)
        side = 1 if _covered(below, others) <= _covered(above, others) else -1
        taken.append(below if side > 0 else above)
        found.append(side)
    return found


def _name_at(name: str, at: Point, side: int) -> Box:
    x, y = at
    half = len(name) * _LETTER / 2
    top = y + _RADIUS if side > 0 else y - _RADIUS - _LINE
    return x - half, top, x + half, top + _LINE


def _covered(box: Box, others: Sequence[Box]) -> float:
    """How much of the map a box shares with others."""
    left, top, right, bottom = box
    return sum(
        max(0.0, min(right, other[2]) - max(left, other[0]))
        * max(0.0, min(bottom, other[3]) - max(top, other[1]))
        for other in others
    )
