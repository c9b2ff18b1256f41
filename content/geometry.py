# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Geometry on the map: distances, courses, outlines. Pure; degrees WGS 84, lengths in metres.

Exact enough within some hundred kilometres, which is more than a village screen shows. Outlines
across the 180th meridian or around a pole are not meant.
"""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from content.details import Point

EARTH_RADIUS_M = 6_371_008.8
_METRES_A_DEGREE = math.pi * EARTH_RADIUS_M / 180

# everything that a German screen names lies in here, with some room for trips to the neighbours
NEAR_GERMANY = ((46.0, 4.0), (58.5, 17.0))


@dataclass(frozen=True, slots=True)
class Box:
    """A bounding box in degrees."""

    south: float
    west: float
    north: float
    east: float

    @property
    def middle(self) -> Point:
        """Its centre."""
        return Point((self.south + self.north) / 2, (self.west + self.east) / 2)

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it or on its edge."""
        return (
            self.south <= point.latitude <= self.north and self.west <= point.longitude <= self.east
        )


def on_earth(latitude: float, longitude: float) -> bool:
    """Whether the numbers can be degrees at all: finite, and within their bounds."""
    return (
        math.isfinite(latitude)
        and math.isfinite(longitude)
        and abs(latitude) <= 90  # noqa: PLR2004 - the poles
        and abs(longitude) <= 180  # noqa: PLR2004 - the date line
    )


def near_germany(latitude: float, longitude: float) -> bool:
    """Whether the degrees lie in or around Germany: what a swapped pair never does."""
    (south, west), (north, east) = NEAR_GERMANY
    return south <= latitude <= north and west <= longitude <= east


def distance_m(first: Point, second: Point) -> float:
    """The great-circle distance (haversine)."""
    north, north2 = math.radians(first.latitude), math.radians(second.latitude)
    half_north = (north2 - north) / 2
    half_east = math.radians(second.longitude - first.longitude) / 2
    chord = (
        math.sin(half_north) ** 2 + math.cos(north) * math.cos(north2) * math.sin(half_east) ** 2
    )
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, chord)))


def bearing_deg(first: Point, second: Point) -> float:
    """The direction from the first point to the second: 0 is north, 90 east; below 360."""
    north, north2 = math.radians(first.latitude), math.radians(second.latitude)
    east = math.radians(second.longitude - first.longitude)
    across = math.sin(east) * math.cos(north2)
    up = math.cos(north) * math.sin(north2) - math.sin(north) * math.cos(north2) * math.cos(east)
    return math.degrees(math.atan2(across, up)) % 360


def length_m(path: Sequence[Point]) -> float:
    """The length of a course along its points."""
    return sum(distance_m(a, b) for a, b in itertools.pairwise(path))


def box_of(points: Iterable[Point]) -> Box | None:
    """The smallest box around the points; None without any."""
    latitudes: list[float] = []
    longitudes: list[float] = []
    for point in points:
        latitudes.append(point.latitude)
        longitudes.append(point.longitude)
    if not latitudes:
        return None
    return Box(min(latitudes), min(longitudes), max(latitudes), max(longitudes))


def in_ring(point: Point, ring: Sequence[Point]) -> bool:
    """Whether a point lies inside an outline (even-odd rule; closed or not).

    On the edge itself either answer may come.
    """
    inside = False
    y, x = point.latitude, point.longitude
    for i, corner in enumerate(ring):
        before = ring[i - 1]
        if (corner.latitude > y) != (before.latitude > y):
            share = (y - corner.latitude) / (before.latitude - corner.latitude)
            if x < corner.longitude + share * (before.longitude - corner.longitude):
                inside = not inside
    return inside


def nearest_m(point: Point, path: Sequence[Point]) -> float:
    """How far a point is from a course, its straight stretches included; inf without points."""
    if not path:
        return math.inf
    flat = [_flat(corner, point) for corner in path]
    if len(flat) == 1:
        return math.hypot(*flat[0])
    return min(
        math.sqrt(_square_from_stretch((0.0, 0.0), a, b)) for a, b in itertools.pairwise(flat)
    )


def simplify(path: Sequence[Point], tolerance_m: float) -> tuple[int, ...]:
    """Which points a drawing needs: the rest lie within `tolerance_m` of it.

    Returns the indices in order, first and last always among them.
    """
    return simplify_flat([_flat(point, path[0]) for point in path], tolerance_m)


def simplify_flat(flat: Sequence[tuple[float, float]], tolerance: float) -> tuple[int, ...]:
    """As `simplify`, for points on a plane (Douglas-Peucker).

    Without recursion, so that no input is too deep.
    """
    if len(flat) < 3:  # noqa: PLR2004 - nothing between two ends
        return tuple(range(len(flat)))
    keep = {0, len(flat) - 1}
    stretches = [(0, len(flat) - 1)]
    while stretches:
        first, last = stretches.pop()
        a, b = flat[first], flat[last]
        farthest, at = tolerance * tolerance, 0
        for i in range(first + 1, last):
            if (square := _square_from_stretch(flat[i], a, b)) > farthest:
                farthest, at = square, i
        if at:
            keep.add(at)
            stretches += [(first, at), (at, last)]
    return tuple(sorted(keep))


def bounded(path: Sequence[Point], most: int, tolerance_m: float = 2.0) -> tuple[int, ...]:
    """Like `simplify`, with a tolerance that grows until at most `most` points (>= 2) are left.

    A course of very many points is thinned evenly first, so that the time stays bounded.
    """
    room = most * 8
    if len(path) > room:
        step = len(path) / room
        left = sorted({*(int(i * step) for i in range(room)), len(path) - 1})
    else:
        left = list(range(len(path)))
    while True:
        left = [left[i] for i in simplify([path[i] for i in left], tolerance_m)]
        if len(left) <= most:
            return tuple(left)
        if tolerance_m > EARTH_RADIUS_M:
            return (left[0], left[-1])
        tolerance_m *= 2


def _flat(point: Point, origin: Point) -> tuple[float, float]:
    """East and north of an origin in metres, as on a flat map."""
    shrink = math.cos(math.radians(origin.latitude))
    return (
        (point.longitude - origin.longitude) * _METRES_A_DEGREE * shrink,
        (point.latitude - origin.latitude) * _METRES_A_DEGREE,
    )


def _square_from_stretch(
    point: tuple[float, float], a: tuple[float, float], b: tuple[float, float]
) -> float:
    """The square of the distance from a point to the stretch between two others."""
    along, up = b[0] - a[0], b[1] - a[1]
    x, y = point[0] - a[0], point[1] - a[1]
    square = along * along + up * up
    if square > 0.0:
        share = min(1.0, max(0.0, (x * along + y * up) / square))
        x, y = x - share * along, y - share * up
    return x * x + y * y
