# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2
# A drawing is made of coordinates:
# ruff: noqa: PLR0913, PLR0917

"""Scenes of markets and feasts: stalls, Advent, lanterns."""

from player.scenes.backdrop import backdrop, fairy_lights, meadow
from player.scenes.buildings import cottage
from player.scenes.land import fir, light, sky, tree, wood
from player.scenes.life import person
from player.scenes.sheet import Sheet
from player.scenes.svg import at, circle, path, polygon, rect, stroke, wave


def lantern_walk(sheet: Sheet) -> str:
    """Children with lanterns on a dark lane: St Martin, autumn evenings, families."""
    c, w = sheet.colours, sheet.width
    lane = wave(w, 1320, 1290, 1300, 1270, 1290)
    far = wave(w, 840, 780, 850, 760, 830)
    return sheet.svg(
        sky(sheet, 900),
        light(sheet, 1640, 560, 110),
        far.area(1600, c["hill_1"]),
        wood(sheet, far, 60, 900, 50, "wood_0", 2),
        wood(sheet, far, 1400, 2140, 56, "wood_0", 3),
        meadow(sheet, 1010, 960, 1000, 950, 990),
        at(240, 1090, 1.2, cottage(sheet)),
        at(1540, 1080, 1.3, cottage(sheet, "thatch")),
        tree(sheet, 760, 1130, 560, "tree_0"),
        tree(sheet, 1990, 1150, 640, "tree_1"),
        tree(sheet, 60, 1160, 520, "tree_1"),
        meadow(sheet, 1150, 1120, 1150, 1110, 1140, role="meadow_1"),
        lane.area(1600, c["road"]),
        *(_lantern_bearer(sheet, row) for row in LANTERNS),
    )


#: Place, foot, height, coat, skin, colour and shape of the lantern.
LANTERNS = (
    (330, 1440, 330, "red", 0, "lantern_0", "sun"),
    (560, 1470, 250, "blue", 2, "lantern_1", "round"),
    (830, 1450, 270, "green", 0, "lantern_0", "star"),
    (1130, 1470, 240, "orange", 1, "lantern_3", "round"),
    (1390, 1450, 340, "dark", 0, "lantern_0", "sun"),
    (1640, 1470, 255, "red_bright", 0, "lantern_0", "star"),
    (1890, 1455, 270, "blue", 1, "lantern_2", "round"),
)


_STAR = (
    (0, -74),
    (20, -24),
    (72, -22),
    (32, 12),
    (46, 64),
    (0, 34),
    (-46, 64),
    (-32, 12),
    (-72, -22),
    (-20, -24),
)


def _lantern_bearer(sheet: Sheet, row: tuple[float, float, float, str, int, str, str]) -> str:
    x, base, size, coat, skin, colour, shape = row
    c = sheet.colours
    lx, ly = x + size * 0.5, base - size * 0.62
    k = size / 270
    body = {
        "round": circle(0, 0, 58, c[colour])
        + "".join(rect(-58, y, 116, 7, c["lamp"]) for y in (-24, 16)),
        "sun": circle(0, 0, 62, c[colour]) + circle(0, 0, 40, c["lamp"]),
        "star": polygon(_STAR, c[colour]) + circle(0, 0, 20, c["lamp"]),
    }[shape]
    glow = (
        '<g opacity="0.22">' + circle(0, 0, 150, c["lamp"]) + circle(0, 0, 105, c["lamp"]) + "</g>"
    )
    stick = stroke(
        f"M{x + size * 0.14:.0f},{base - size * 0.4:.0f} L{lx:.0f},{ly - 96 * k:.0f}"
        f" V{ly - 50 * k:.0f}",
        c["wood_plank"],
        7,
    )
    return (
        at(lx, ly, k, glow)
        + person(sheet, x, base, size, coat, skin, "dark")
        + stick
        + at(lx, ly, k, body)
    )


def winter_market(sheet: Sheet) -> str:
    """Huts, a fir with lights and people with mugs: Advent."""
    c = sheet.colours
    far = wave(2160, 860, 800, 850, 780, 840)
    return sheet.svg(
        sky(sheet, 900),
        far.area(1600, c["hill_1"]),
        wood(sheet, far, -30, 800, 46, "wood_1", 2),
        wood(sheet, far, 1300, 2200, 50, "wood_1", 3),
        meadow(sheet, 1120, 1080, 1100, 1070, 1110, role="ground"),
        _lit_fir(sheet, 1090, 1240, 930),
        at(120, 1260, 1, _hut(sheet, "red_bright")),
        at(1420, 1260, 1, _hut(sheet, "green")),
        fairy_lights(sheet, ((-40, 560), (620, 640), (1090, 330), (1560, 640), (2200, 560)), 60),
        meadow(sheet, 1260, 1250, 1270, 1250, 1260, role="road"),
        person(sheet, 330, 1470, 340, "blue", 0, "red_bright"),
        person(sheet, 560, 1490, 330, "red_bright", 1, "paper"),
        person(sheet, 800, 1440, 240, "yellow", 0, "green"),
        person(sheet, 1390, 1450, 330, "green", 2, "orange"),
        person(sheet, 1640, 1490, 340, "rose", 0, "blue"),
        person(sheet, 1850, 1470, 230, "orange", 1, "red"),
    )


def _hut(sheet: Sheet, colour: str) -> str:
    c = sheet.colours
    stripes = "".join(rect(i * 78, -330, 39, 60, c[colour]) for i in range(8))
    scallops = "".join(
        circle(19.5 + i * 39, -270, 19.5, c[colour if i % 2 == 0 else "paper"]) for i in range(16)
    )
    goods = "".join(
        circle(90 + i * 88, -150, 34, c[role])
        for i, role in enumerate(("red_bright", "yellow", "orange", "rose", "yellow", "red_bright"))
    )
    return (
        rect(0, -360, 624, 360, c["wood_plank_dark"])
        + rect(40, -330, 544, 200, c["glow"])
        + goods
        + rect(-10, -130, 644, 40, c["wood_plank"], 8)
        + "".join(rect(i * 78 + 10, -90, 58, 90, c["wood_plank"], 4) for i in range(8))
        + rect(0, -330, 624, 60, c["paper"])
        + stripes
        + scallops
        + path("M-50,-330 L60,-520 H564 L674,-330 Z", c["tile"])
        + (_snow_on_hut(sheet) if sheet.winter else "")
    )


def _snow_on_hut(sheet: Sheet) -> str:
    return path(
        "M20,-450 L60,-520 H564 L604,-450 q-40,34 -90,4 q-60,44 -120,0 q-70,40"
        " -130,0 q-60,40 -120,-2 q-60,36 -124,-2 Z",
        sheet.colours["snow"],
    )


def _lit_fir(sheet: Sheet, x: float, base: float, size: float) -> str:
    c = sheet.colours
    lights = "".join(
        circle(x + dx * size, base - dy * size, 15, c["lamp" if i % 3 else "red_bright"])
        for i, (dx, dy) in enumerate(
            (
                (-0.16, 0.16),
                (0.02, 0.14),
                (0.17, 0.19),
                (-0.08, 0.27),
                (0.1, 0.3),
                (-0.14, 0.4),
                (0.03, 0.42),
                (0.13, 0.44),
                (-0.06, 0.54),
                (0.06, 0.6),
                (-0.09, 0.66),
                (0.01, 0.72),
                (0.05, 0.84),
            )
        )
    )
    star = polygon(
        (
            (0, -60),
            (16, -18),
            (60, -18),
            (26, 10),
            (38, 54),
            (0, 28),
            (-38, 54),
            (-26, 10),
            (-60, -18),
            (-16, -18),
        ),
        c["yellow"],
    )
    return fir(sheet, x, base, size, c["green"]) + lights + at(x, base - size - 10, 1, star)


def market_stall(sheet: Sheet) -> str:
    """A stall with what the farms give: market, food, shopping."""
    c, w = sheet.colours, sheet.width
    stripe = w / 12
    awning = "".join(
        path(
            f"M{i * stripe:.0f},380 h{stripe:.0f} v160"
            f" a{stripe / 2:.0f},{stripe / 2:.0f} 0 0 1 -{stripe:.0f},0 Z",
            c["red_bright" if i % 2 == 0 else "paper"],
        )
        for i in range(12)
    )
    return sheet.svg(
        backdrop(sheet, 960, 0.62, village=0.4),
        meadow(sheet, 1090, 1060, 1080, 1050, 1080),
        person(sheet, 1470, 1330, 660, "green", 0, "wood_plank_dark"),
        at(1470, 1330, 3.3, path("M-26,-130 H26 L32,-40 H-32 Z", c["paper"])),
        rect(194, 1236, w - 388, 220, c["red"]),
        awning,
        rect(-10, 320, w + 20, 64, c["red"]),
        rect(150, 384, 44, 1216, c["wood_plank_dark"]),
        rect(1966, 384, 44, 1216, c["wood_plank_dark"]),
        _heap(sheet, 470, 1240, "red_bright", 50, (7, 6, 5, 3)),
        _heap(sheet, 1010, 1240, "orange", 72, (4, 3, 2)),
        _heap(sheet, 1760, 1240, "green", 66, (4, 3)),
        *(_crate(sheet, x, width) for x, width in ((260, 460), (760, 500), (1560, 400))),
        at(1330, 1240, 1, _loaves(sheet)),
        rect(-10, 1450, w + 20, 160, c["wood_plank_dark"]),
        rect(-10, 1450, w + 20, 26, c["thatch_ridge"]),
    )


def _crate(sheet: Sheet, x: float, width: float) -> str:
    c = sheet.colours
    slats = "".join(rect(x, 1240 + i * 72, width, 60, c["wood_plank"], 4) for i in range(3))
    return (
        rect(x, 1230, width, 220, c["wood_plank_dark"])
        + slats
        + rect(x - 14, 1220, 34, 230, c["wood_plank_dark"], 4)
        + rect(x + width - 20, 1220, 34, 230, c["wood_plank_dark"], 4)
    )


def _heap(
    sheet: Sheet, x: float, base: float, role: str, radius: float, rows: tuple[int, ...]
) -> str:
    c = sheet.colours
    parts = []
    for level, count in enumerate(rows):
        y = base - level * radius * 1.3
        for i in range(count):
            cx = x + (i - (count - 1) / 2) * radius * 1.55
            parts.append(circle(cx, y - radius * 0.3, radius, c[role]))
            parts.append(stroke(f"M{cx:.0f},{y - radius * 1.1:.0f} q6,-22 26,-26", c["green"], 9))
            parts.append(circle(cx - radius * 0.36, y - radius * 0.6, radius * 0.16, c["lamp"]))
    return "".join(parts)


def _loaves(sheet: Sheet) -> str:
    c = sheet.colours
    loaf = path("M0,0 q-10,-90 90,-92 q100,2 90,92 Z", c["wood_plank"]) + stroke(
        "M50,-66 l22,34 M90,-76 l22,34 M128,-66 l18,30", c["paper"], 10
    )
    return (
        at(0, 210, 1, loaf)
        + at(-10, 118, 0.95, loaf)
        + rect(-40, 206, 250, 14, c["wood_plank_dark"], 7)
    )
