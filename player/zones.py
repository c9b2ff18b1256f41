# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where the horizon lies for a mounting height, so that nothing has to be touched above reach."""

from math import hypot

# Nothing above this has to be touched (LOOK.md, reach of a seated person).
REACH_MM = 1220.0
LONG = 3840
SHORT = 2160
# How high a panel hangs that was not asked, in millimetres.
USUAL_LOWER_EDGE_MM = {"portrait": 500.0, "landscape": 800.0}
_HORIZON = {"portrait": 2392.0, "landscape": 1330.0}
# The look zone keeps at least this much, so that the pages' headlines and pictures have room.
_LEAST_LOOK = {"portrait": 1992.0, "landscape": 1170.0}


def raised(orientation: str, lower_edge_mm: float, diagonal_mm: float) -> float:
    """How many px the horizon lies above its usual place.

    0 for panels that hang as high as usual or higher: the choose zone needs its room. For a
    panel that hangs lower the reach ends further up the glass, and the choose zone grows.
    """
    height = LONG if orientation == "portrait" else SHORT
    mm = diagonal_mm / hypot(LONG, SHORT)
    reach = height - (REACH_MM - lower_edge_mm) / mm
    usual = _HORIZON[orientation]
    # Rounding of the usual mounting height is no reason to move.
    if reach > usual - 24:
        return 0.0
    return usual - max(reach, _LEAST_LOOK[orientation])
