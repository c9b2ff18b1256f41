# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The hills with a village: the picture of the day's events and of lists."""

from player.scenes.buildings import church, cottage, farm
from player.scenes.land import EVEN_BANDS, field, sky, tree, wood
from player.scenes.life import cow
from player.scenes.sheet import Sheet
from player.scenes.svg import Line, at, wave


def hills(sheet: Sheet) -> str:
    """Calm sky above, land in the lowest third; standing or as the left part of a lying page."""
    # measured from the standing picture of 2440; the lying one shows less of the field
    lift = sheet.height - 2440.0 + (80 if sheet.wide else 0)
    k = 0.78 if sheet.wide else 1.0
    far = _line(sheet, lift, 1942, 1900, 1936, 1800, 1912, 1860, 1916)
    shore = _line(sheet, lift, 2030, 2086, 2010, 2000, 2060, 2046, 2070)
    # the day's arc and its labels stand on this sky: nothing else does, and from dusk the
    # glow keeps to the edge of the hills
    air = sky(sheet, 1930 + lift, (0.3, 0.55, 0.87, 0.93) if sheet.dark else EVEN_BANDS)
    return sheet.svg(
        air,
        far.area(sheet.height, sheet.colours["hill_1"]),
        _woods(sheet, far, shore, k),
        _hamlet(sheet, shore, k),
        _front(sheet, lift, k),
    )


def _line(sheet: Sheet, lift: float, *heights: float) -> Line:
    return wave(sheet.width, *(height + lift for height in heights))


def _woods(sheet: Sheet, far: Line, shore: Line, k: float) -> str:
    w = sheet.width
    return (
        wood(sheet, far, w * 0.03, w * 0.26, 42 * k, "wood_0", 1)
        + wood(sheet, far, w * 0.72, w * 0.95, 42 * k, "wood_0", 2)
        + shore.area(sheet.height, sheet.colours["hill_2"])
        + wood(sheet, shore, -30, w * 0.29, 62 * k, "wood_1", 3)
        + wood(sheet, shore, w * 0.83, w + 30, 58 * k, "wood_1", 4)
    )


def _hamlet(sheet: Sheet, shore: Line, k: float) -> str:
    def put(x: float, scale: float, house: str) -> str:
        place = sheet.width * x
        return at(place, shore.y(place + 90 * k) + 40 * k, scale * k, house)

    return (
        put(0.37, 0.5, cottage(sheet))
        + put(0.455, 0.62, church(sheet))
        + put(0.57, 0.5, cottage(sheet, "thatch"))
        + tree(sheet, sheet.width * 0.645, shore.y(sheet.width * 0.645) + 30 * k, 150 * k, "tree_0")
        + put(0.665, 0.5, farm(sheet))
    )


def _front(sheet: Sheet, lift: float, k: float) -> str:
    c, w, h = sheet.colours, sheet.width, sheet.height
    meadow = _line(sheet, lift, 2176, 2146, 2176, 2212, 2164, 2130, 2150)
    edge = _line(sheet, lift, 2330, 2300, 2282, 2316, 2332, 2282, 2276, 2310)
    places = ((0.14, 74, 1.0), (0.24, 80, 0.88), (0.8, 66, 1.0))
    cows = "".join(
        at(w * x, meadow.y(w * x) + drop, size * k, cow(sheet)) for x, drop, size in places
    )
    return (
        meadow.area(h, c["meadow_0"])
        + ("" if sheet.winter else cows)
        + wood(sheet, edge, -30, w * 0.43, 38 * k, "hedge", 5)
        + field(sheet, edge, w * 0.5, 1.0)
    )
