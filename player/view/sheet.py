# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The sheet that a map is drawn on, and finding room on it. Pure; px of the panel."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from content.details import Point
from content.geometry import Box, in_ring
from player.view.measure import text_width
from player.view.shore import Spot

PIN_RADIUS = 46.0
LETTERS = 56.0
_PIN_GAP = 12.0
_BRIM = 16.0
_LABEL_GAP = 14.0
_METRES_A_DEGREE = 111_195.0
# a map of less would show a single yard
_SMALLEST_M = 1_600.0

Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Room:
    """What the page has for the map; `edge` is kept free of pins. `letters` is a text's size."""

    width: float
    height: float
    edge: float = 130.0
    top: float = 130.0
    bottom: float = 200.0
    letters: float = LETTERS


class Sheet:
    """From degrees to px: a flat map with north at the top. `scale` is px a metre."""

    def __init__(self, box: Box, room: Room) -> None:
        self.room = room
        middle = box.middle
        self._shrink = cos(radians(middle.latitude))
        high = max(_SMALLEST_M, (box.north - box.south) * _METRES_A_DEGREE)
        wide = max(_SMALLEST_M, (box.east - box.west) * _METRES_A_DEGREE * self._shrink)
        across = max(1.0, room.width - 2 * room.edge)
        down = max(1.0, room.height - room.top - room.bottom)
        self.scale = min(across / wide, down / high)
        self._middle = middle
        self._x = room.width / 2
        self._y = room.top + down / 2

    def spot(self, point: Point) -> Spot:
        """Where a point lies, on the sheet or beside it."""
        east = (point.longitude - self._middle.longitude) * _METRES_A_DEGREE * self._shrink
        north = (point.latitude - self._middle.latitude) * _METRES_A_DEGREE
        return round(self._x + east * self.scale, 1), round(self._y - north * self.scale, 1)

    def holds(self, rect: Rect) -> bool:
        """Whether a rectangle lies on the sheet whole, clear of the hills at its edges."""
        left, top, right, bottom = rect
        across = left >= _BRIM and right <= self.room.width - _BRIM
        return across and top >= 3 * _BRIM and bottom <= self.room.height - 3 * _BRIM

    def meets(self, spots: Sequence[Spot]) -> bool:
        """Whether a shape has any part on the sheet."""
        wide, high = self.room.width, self.room.height
        left, right = min(x for x, _ in spots), max(x for x, _ in spots)
        top, bottom = min(y for _, y in spots), max(y for _, y in spots)
        return left <= wide and right >= 0 and top <= high and bottom >= 0


def free_spot(tip: Spot, sheet: Sheet, taken: Sequence[Rect]) -> Spot:
    """Where a pin hides no other one, as near to its place as can be."""
    steps = ((0, 0), (0, -1), (1, 0), (-1, 0), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
    second: Spot | None = None
    for ring in range(1, 10):
        reach = (2 * PIN_RADIUS + _PIN_GAP) * (0.72 if ring == 1 else 0.6 * ring)
        for across, down in steps if ring == 1 else steps[1:]:
            # diagonals are as long as straight ways
            long = hypot(across, down) or 1.0
            x, y = tip[0] + across / long * reach, tip[1] + down / long * reach
            rect = around(x, y, PIN_RADIUS, PIN_RADIUS)
            if not sheet.holds(rect) or any(meet(rect, other) for other in taken):
                continue
            if not _crosses(tip, (x, y), taken):
                return round(x, 1), round(y, 1)
            second = second or (round(x, 1), round(y, 1))
    return second or tip


def _crosses(tip: Spot, pin: Spot, taken: Sequence[Rect]) -> bool:
    """Whether the stem of a pin runs through something that its tip does not touch anyway."""
    shares = [n / 12 for n in range(1, 12)]
    stem = [(tip[0] + (pin[0] - tip[0]) * s, tip[1] + (pin[1] - tip[1]) * s) for s in shares]
    others = [rect for rect in taken if not meet(around(*tip, 1, 1), rect, 0)]
    return any(meet(around(*spot, 1, 1), rect, 4) for spot in stem for rect in others)


def beside_dot(
    name: str, dot: Spot, sheet: Sheet, taken: list[Rect], busy: Sequence[Spot]
) -> Spot | None:
    """Beside its dot, wherever it covers least."""
    x, y = dot
    letters = sheet.room.letters
    wide, high = text_width(name, letters) / 2 + 8, letters * 0.56
    spot = around(x, y, 12, 12)
    if not sheet.holds(spot) or any(meet(spot, other, 0) for other in taken):
        return None
    beside, above = wide + 26, high + 18
    sides = ((0, above), (0, -above), (beside, 0), (-beside, 0))
    corners = tuple((i * beside, j * above) for i in (1, -1) for j in (-1, 1))
    best: tuple[int, Rect] | None = None
    for across, down in sides + corners:
        rect = around(x + across, y + down, wide, high)
        if not sheet.holds(rect) or any(meet(rect, other, 0) for other in taken):
            continue
        hidden = sum(meet(around(*one, 8, 8), rect, 0) for one in busy)
        if best is None or hidden < best[0]:
            best = hidden, rect
    if best is None:
        return None
    left, top, right, bottom = best[1]
    taken.extend((best[1], spot))
    return round((left + right) / 2, 1), round((top + bottom) / 2, 1)


def inside(
    name: str, shape: list[Spot], sheet: Sheet, taken: list[Rect], ways: Sequence[Spot]
) -> Spot | None:
    """Within its shape and off the ways, as near to its middle as there is room."""
    letters = sheet.room.letters
    wide, high = text_width(name, letters) / 2 + 10, letters * 0.6
    ring = [Point(y, x) for x, y in shape]
    left, right = min(x for x, _ in shape), max(x for x, _ in shape)
    top, bottom = min(y for _, y in shape), max(y for _, y in shape)
    for part in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
        for across in (0.5, 0.4, 0.6, 0.3, 0.7):
            x, y = left + (right - left) * across, top + (bottom - top) * part
            rect = around(x, y, wide, high)
            corners = [(rect[i], rect[j]) for i in (0, 2) for j in (1, 3)]
            if not sheet.holds(rect) or any(meet(rect, other, 0) for other in taken):
                continue
            if any(meet(around(*one, 20, 20), rect, 0) for one in ways):
                continue
            if all(in_ring(Point(cy, cx), ring) for cx, cy in corners):
                taken.append(rect)
                return round(x, 1), round(y, 1)
    return None


def around(x: float, y: float, wide: float, high: float) -> Rect:
    """The rectangle so far to each side of a spot."""
    return x - wide, y - high, x + wide, y + high


def meet(one: Rect, other: Rect, gap: float = _LABEL_GAP) -> bool:
    """Whether two rectangles come nearer to each other than a gap."""
    return (
        one[0] < other[2] + gap
        and other[0] < one[2] + gap
        and one[1] < other[3] + gap
        and other[1] < one[3] + gap
    )
