# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How far it is from here, as the crow flies, in words. Pure."""

from content.details import Point
from content.geometry import distance_m
from player.languages import GERMAN
from player.view.figures import kilometres
from player.view.say import say

_HERE = 75
_KILOMETRE = 1000
_FAR = 10_000


def way(here: Point | None, there: Point | None, language: str = GERMAN) -> str:
    """`3,1 km`, `450 m`, `gleich hier`; "" where one of the two is not known."""
    if here is None or there is None:
        return ""
    metres = distance_m(here, there)
    if metres < _HERE:
        return say("gleich hier", language)
    if metres < _KILOMETRE - 25:
        return say("{metres} m", language, metres=round(metres / 50) * 50)
    if metres < _FAR:
        return say("{km} km", language, km=kilometres(metres, language))
    return say("{km} km", language, km=round(metres / _KILOMETRE))
