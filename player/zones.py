# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where things lie on the glass for the panel's size and mounting height, so that all is in reach.

Lengths are millimetres, heights count from the ground; px are those of LOOK.md (the long side has
3840), whatever pixels the panel has. docs/reach.md tells fitters the same in words.
"""

from dataclasses import dataclass
from math import ceil, hypot

# Nothing above this has to be touched (reach of a seated person).
REACH_MM = 1220.0
# From here up hands are at ease, standing or seated.
EASE_MM = 850.0
# Nothing that can be touched is smaller.
TARGET_MM = 20.0
LONG, SHORT = 3840, 2160
# How high a panel hangs that was not asked.
USUAL_LOWER_EDGE_MM = {"portrait": 500.0, "landscape": 800.0}

_TARGET = 120
# Smaller than this and letters can no longer be read from a step away.
_LEAST_SCALE = 0.6
# Rounding of the usual mounting height is no reason to move; two courses of keys rise no further
# above the horizon.
_SLACK = 24


@dataclass(frozen=True, slots=True)
class _Frame:
    """The usual zones of an orientation, in px from the lower edge; as Theme.qml has them."""

    height: int
    horizon: int
    bar: int
    # How much the plinth gives way when everything comes down.
    fold: int
    # How far the horizon may rise; the headlines and pictures above it need the rest.
    rise: int
    # The first key of lists at rest: those of landscape pages fill their side up to the head.
    list_head: int


_FRAMES = {
    "portrait": _Frame(LONG, horizon=1448, bar=240, fold=160, rise=400, list_head=1448),
    "landscape": _Frame(SHORT, horizon=830, bar=152, fold=72, rise=160, list_head=1910),
}


@dataclass(frozen=True, slots=True)
class Zones:
    """What the theme has to know of one panel.

    `raised` px the horizon lies above its usual place, `lifted` px of them the bar too; the
    choose zone grows by the rest. `low` says that nothing is above reach as it is; else the bar
    has the key that brings everything down. Then the frame is drawn at `lowered_scale`, which is
    below 1 where folding the plinth is not enough, and all that lies below `reach` px from the
    lower edge is in reach. `target` px are 20 mm or more.
    """

    raised: float
    lifted: float
    low: bool
    lowered_scale: float
    reach: float
    target: int


def zones(width: float, height: float, diagonal_mm: float, lower_edge_mm: float) -> Zones:
    """The zones of a panel of so many pixels, so large, whose picture begins so high."""
    frame = _FRAMES["landscape" if width > height else "portrait"]
    scale = min(max(width, height) / LONG, min(width, height) / SHORT)
    mm = diagonal_mm / hypot(width, height) * scale
    # What the frame of another shape is higher goes to the look zone.
    spare = height / scale - frame.height
    reach = (REACH_MM - lower_edge_mm) / mm
    room = reach - frame.horizon
    raised = min(room, frame.rise + spare) if room > _SLACK else 0.0
    at_ease = (EASE_MM - lower_edge_mm) / mm - frame.bar
    least = max(_LEAST_SCALE, TARGET_MM / (mm * _TARGET))
    lowered_scale = min(1.0, max(least, reach / (frame.horizon + _SLACK + raised - frame.fold)))
    return Zones(
        raised=raised,
        lifted=min(max(at_ease, 0.0), raised),
        low=max(frame.horizon, frame.list_head + spare) < reach + _SLACK,
        lowered_scale=lowered_scale,
        reach=reach / lowered_scale,
        target=max(_TARGET, ceil(TARGET_MM / mm)),
    )
