# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Positions of GeoJSON (RFC 7946), read as what they mean.

The standard says longitude first. Real servers of German municipalities say latitude first, so
a pair that lies in or around Germany only the other way round is turned round.
"""

import math

from content.details import Point
from content.geometry import near_germany, on_earth

_DEEPEST = 6


def placed(longitude: float, latitude: float) -> Point | None:
    """A pair of degrees as a point, turned round where that is plainly meant.

    None for what are no degrees at all, such as metres of a projected grid.
    """
    if not near_germany(latitude, longitude) and near_germany(longitude, latitude):
        latitude, longitude = longitude, latitude
    return Point(latitude, longitude) if on_earth(latitude, longitude) else None


def position(raw: object) -> Point | None:
    """The point of a GeoJSON position, `[longitude, latitude, height]`."""
    if not isinstance(raw, list) or len(raw) < 2:  # noqa: PLR2004 - two numbers make a position
        return None
    longitude, latitude = _number(raw[0]), _number(raw[1])
    if longitude is None or latitude is None:
        return None
    return placed(longitude, latitude)


def height(raw: list[object]) -> float | None:
    """The third number of a position, metres above the sea."""
    return _number(raw[2]) if len(raw) > 2 else None  # noqa: PLR2004 - the third number


def is_placeholder(point: Point) -> bool:
    """Whether software wrote whole degrees where it knew nothing, such as 52 N, 8 E."""
    return point.latitude == int(point.latitude) and point.longitude == int(point.longitude)


def point_in(shape: object) -> Point | None:
    """The first point of a GeoJSON feature or geometry; None for none or a placeholder."""
    if not isinstance(shape, dict):
        return None
    if isinstance(geometry := shape.get("geometry"), dict):
        shape = geometry
    raw = shape.get("coordinates")
    for _ in range(_DEEPEST):
        if not isinstance(raw, list) or not raw or not isinstance(raw[0], list):
            break
        raw = raw[0]
    point = position(raw)
    return None if point is None or is_placeholder(point) else point


def _number(raw: object) -> float | None:
    if isinstance(raw, bool) or not isinstance(raw, (int, float)):
        return None
    try:
        value = float(raw)
    except OverflowError:
        return None
    return value if math.isfinite(value) else None
