# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The village on the lake: the picture of the start page and of the rest state."""

from player.scenes.buildings import church, cottage, farm
from player.scenes.land import (
    EVEN_BANDS,
    birds,
    cloud,
    field,
    light,
    reeds,
    sky,
    tree,
    turbine,
    water,
    wood,
)
from player.scenes.life import cow, rowing_boat, sailing_boat
from player.scenes.light import Season
from player.scenes.sheet import Sheet
from player.scenes.svg import Line, at, wave

_PAGE_LAKE = 1200.0


def village(sheet: Sheet) -> str:
    """Above the horizon of a page; the lake begins at 49 % (standing) or 62 % (lying)."""
    return _village(sheet, 840.0 if sheet.wide else _PAGE_LAKE)


def greeting(sheet: Sheet) -> str:
    """The whole glass down to the plinth: much sky for the greeting, a field behind the cards."""
    return _village(sheet, 1040.0 if sheet.wide else 1820.0)


def _village(sheet: Sheet, lake: float) -> str:
    k = 0.86 if sheet.wide else 1.0
    return sheet.svg(
        sky(sheet, lake * 1.02, _bands(sheet, lake)),
        _air(sheet, lake, k),
        _far_shore(sheet, lake, k),
        water(sheet, lake, (447 if sheet.wide else 620)),
        _boats(sheet, lake),
        _near_shore(sheet, lake, k),
    )


def _bands(sheet: Sheet, lake: float) -> tuple[float, ...]:
    # from dusk the headline is light: the glow begins below it
    if not sheet.dark:
        return EVEN_BANDS
    much = sheet.wide or lake > _PAGE_LAKE
    return (0.3, 0.52, 0.77, 0.87) if much else (0.25, 0.43, 0.66, 0.8)


def _air(sheet: Sheet, lake: float, k: float) -> str:
    w = sheet.width
    if sheet.wide:
        return (
            light(sheet, w * 0.84, lake - 150, 104)
            + cloud(sheet, 2880, lake - 510, 420)
            + cloud(sheet, 1650, lake - 610, 300)
            + birds(sheet, 2520, lake - 400, 0.8)
            + turbine(sheet, 2300, lake - 90, 200, 10)
            + turbine(sheet, 2410, lake - 90, 158, 50)
        )
    return (
        light(sheet, w * 0.74, lake - 200, 120)
        + cloud(sheet, 1380, lake - 370, 420 * k)
        + birds(sheet, 600, lake - 315, 0.75)
        + turbine(sheet, 300, lake - 110, 190, 10)
        + turbine(sheet, 410, lake - 110, 150, 50)
    )


def _far_shore(sheet: Sheet, lake: float, k: float) -> str:
    c, w, h = sheet.colours, sheet.width, sheet.height
    far = wave(
        w,
        lake - 62,
        lake - 120,
        lake - 88,
        lake - 190,
        lake - 120,
        lake - 172,
        lake - 108,
        lake - 142,
    )
    middle = wave(w, lake - 30, lake - 70, lake - 34, lake - 88, lake - 40, lake - 96, lake - 50)
    shore = wave(w, lake - 6, lake - 18, lake - 4, lake - 16, lake - 2)
    middle_x = w * 0.44
    hamlet = (
        at(middle_x, lake + 4, 0.42 * k, church(sheet))
        + at(middle_x - 120 * k, lake + 6, 0.34 * k, cottage(sheet))
        + at(middle_x + 170 * k, lake + 6, 0.36 * k, cottage(sheet, "thatch"))
    )
    return (
        far.area(h, c["hill_0"])
        + middle.area(h, c["hill_1"])
        + wood(sheet, middle, w * 0.04, w * 0.21, 28 * k, "wood_0", 1)
        + wood(sheet, middle, w * 0.5, w * 0.64, 28 * k, "wood_0", 2)
        + wood(sheet, middle, w * 0.8, w * 0.97, 34 * k, "wood_0", 3)
        + shore.area(h, c["hill_2"])
        + wood(sheet, shore, w * 0.02, w * 0.3, 21 * k, "wood_1", 4)
        + wood(sheet, shore, w * 0.62, w * 0.86, 20 * k, "wood_1", 5)
        + hamlet
        + wood(sheet, shore, middle_x - 190 * k, middle_x - 128 * k, 21 * k, "wood_1", 6)
        + wood(sheet, shore, middle_x + 282 * k, middle_x + 360 * k, 22 * k, "wood_1", 8)
    )


def _boats(sheet: Sheet, lake: float) -> str:
    # lying, a card covers the lower part of the lake
    w = sheet.width
    if sheet.season in {Season.STUBBLE, Season.SNOW}:
        x, drop, size = (0.49, 74, 0.66) if sheet.wide else (0.24, 120, 0.8)
        return at(w * x, lake + drop, size, rowing_boat(sheet))
    x, drop, size = (0.34, 66, 0.66) if sheet.wide else (0.2, 110, 0.85)
    near = at(w * x, lake + drop, size, sailing_boat(sheet))
    return near + at(w * (0.55 if sheet.wide else 0.31), lake + 50, 0.5, sailing_boat(sheet))


def _near_shore(sheet: Sheet, lake: float, k: float) -> str:
    c, w, h = sheet.colours, sheet.width, sheet.height
    # the lying picture has two thirds of the depth
    d = 0.62 if sheet.wide else 1.0
    bank = wave(
        w,
        lake + 330 * d,
        lake + 384 * d,
        lake + 366 * d,
        lake + 288 * d,
        lake + 244 * d,
        lake + 262 * d,
    )
    pasture = wave(
        w, lake + 450 * d, lake + 478 * d, lake + 432 * d, lake + 460 * d, lake + 420 * d
    )
    edge = wave(w, lake + 620 * d, lake + 574 * d, lake + 612 * d, lake + 552 * d, lake + 576 * d)
    yard = w * (0.66 if sheet.wide else 0.58)
    cows = "" if sheet.winter else _cows(sheet, pasture, k)
    return (
        bank.area(h, c["meadow_0"])
        + wood(sheet, bank, w * 0.83, w + 30, 62 * k, "wood_1", 9)
        + _yard(sheet, bank, yard, k)
        + reeds(sheet, w * 0.03, lake + 398 * d, 14, k)
        + pasture.area(h, c["meadow_1"])
        + cows
        + wood(sheet, edge, -30, w * 0.46, 42 * k, "hedge", 11)
        + wood(sheet, edge, w * 0.54, w + 30, 42 * k, "hedge", 12)
        + field(sheet, edge, w * (0.55 if sheet.wide else 0.62), k)
    )


def _yard(sheet: Sheet, bank: Line, x: float, k: float) -> str:
    base = bank.y(x + 250 * k) + 20 * k
    return (
        tree(sheet, x - 30 * k, base - 12 * k, 240 * k, "tree_0")
        + at(x, base, 0.92 * k, farm(sheet))
        + tree(sheet, x + 560 * k, base - 26 * k, 310 * k, "tree_1")
        + at(x + 620 * k, base + 2 * k, 0.8 * k, cottage(sheet))
    )


def _cows(sheet: Sheet, pasture: Line, k: float) -> str:
    w = sheet.width
    places = (
        ((0.61, 30, 0.9), (0.65, 52, 0.9), (0.92, 44, 0.8))
        if sheet.wide
        else ((0.16, 44, 0.9), (0.25, 56, 0.9), (0.4, 40, 0.8))
    )
    return "".join(
        at(w * x, pasture.y(w * x) + drop * k, size * k, cow(sheet)) for x, drop, size in places
    )
