# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How far it is from here, as the crow flies, in words. Pure."""

from content.details import Point
from content.geometry import distance_m

_HERE = 75
_KILOMETRE = 1000
_FAR = 10_000


def way(here: Point | None, there: Point | None) -> str:
    """`3,1 km`, `450 m`, `gleich hier`; "" where one of the two is not known."""
    if here is None or there is None:
        return ""
    metres = distance_m(here, there)
    if metres < _HERE:
        return "gleich hier"
    if metres < _KILOMETRE - 25:
        return f"{round(metres / 50) * 50} m"
    if metres < _FAR:
        return f"{metres / _KILOMETRE:.1f} km".replace(".", ",")
    return f"{metres / _KILOMETRE:.0f} km"
