# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2
# A drawing is made of coordinates:
# ruff: noqa: PLR2004

"""Scenes by the water, in the wood and on the road."""

from player.scenes.backdrop import backdrop, meadow
from player.scenes.buildings import church, cottage
from player.scenes.land import birds, field, fir, light, reeds, sky, tree, water, wood
from player.scenes.life import cyclist, dog, person, rowing_boat, sailing_boat
from player.scenes.light import Season
from player.scenes.sheet import Sheet
from player.scenes.svg import at, circle, path, polygon, rect, stroke, wave


def lake(sheet: Sheet) -> str:
    """A bathing jetty with boats: swimming, sailing, sport."""
    w, h, c = sheet.width, sheet.height, sheet.colours
    top = 800.0
    far = wave(w, top - 60, top - 110, top - 60, top - 150, top - 70, top - 120, top - 80)
    shore = wave(w, top - 8, top - 24, top - 8, top - 20, top - 4)
    warm = sheet.season in {Season.RAPE, Season.CORN, Season.GREEN}
    boats = (
        at(560, top + 190, 1.25, sailing_boat(sheet)) + at(960, top + 70, 0.6, sailing_boat(sheet))
        if warm
        else at(620, top + 150, 1.1, rowing_boat(sheet))
    )
    return sheet.svg(
        sky(sheet, top),
        light(sheet, w * 0.3, top - 190, 112),
        birds(sheet, 1240, 420, 0.85),
        far.area(h, c["hill_0"]),
        wood(sheet, far, 60, 640, 34, "wood_0", 1),
        wood(sheet, far, 1500, 2080, 34, "wood_0", 2),
        shore.area(h, c["hill_2"]),
        wood(sheet, shore, -20, 700, 27, "wood_1", 3),
        wood(sheet, shore, 1420, w + 20, 27, "wood_1", 4),
        at(1180, top + 4, 0.44, church(sheet)),
        at(1080, top + 6, 0.36, cottage(sheet)),
        water(sheet, top, 800, 9),
        boats,
        _jetty(sheet),
        _bathers(sheet) if warm else person(sheet, 1290, 1084, 210, "red", 0, "blue"),
        meadow(sheet, 1400, 1470, 1560, 1620, 1640),
        reeds(sheet, 60, 1540, 18, 1.7),
    )


def _jetty(sheet: Sheet) -> str:
    c = sheet.colours
    left, right = (1150.0, 1500.0), (1420.0, 2040.0)
    posts = "".join(
        rect(x - 14 * s, y, 28 * s, 120 * s, c["wood_plank_dark"])
        for x, y, s in ((1170, 1085, 0.9), (1410, 1085, 0.9), (1290, 1290, 1.2), (1690, 1290, 1.2))
    )
    deck = polygon(
        ((left[0], 1080), (right[0], 1080), (right[1], 1600), (left[1], 1600)), c["wood_plank"]
    )
    lines = []
    y, gap = 1080.0, 16.0
    while y < 1600:
        t = (y - 1080) / 520
        x0, x1 = left[0] + (left[1] - left[0]) * t, right[0] + (right[1] - right[0]) * t
        lines.append(f"M{x0:.0f},{y:.0f} L{x1:.0f},{y:.0f}")
        gap *= 1.16
        y += gap
    ladder = stroke("M1452,1090 v-90 q0,-26 26,-26 M1452,1090 v90", c["metal"], 12)
    return posts + deck + stroke(" ".join(lines), c["wood_plank_dark"], 6) + ladder


def _bathers(sheet: Sheet) -> str:
    c = sheet.colours
    swimmers = "".join(
        circle(x, y, 30 * s, c[skin])
        + path(f"M{x - 32 * s},{y - 4} a{32 * s},{34 * s} 0 0 1 {64 * s},0 Z", c[cap])
        + rect(x - 70 * s, y + 20 * s, 140 * s, 14 * s, c["streak"], 7)
        for x, y, s, skin, cap in (
            (760, 1240, 1.0, "skin_0", "red_bright"),
            (930, 1190, 0.8, "skin_2", "yellow"),
        )
    )
    sitting = at(
        1262,
        1084,
        1.1,
        path("M-34,-6 Q-38,-110 0,-110 Q38,-110 34,-6 Z", c["yellow"]),
        circle(0, -134, 26, c["skin_1"]),
        path("M-28,-134 a28,30 0 0 1 56,0 q-12,-14 -28,-14 q-16,0 -28,14 Z", c["dark"]),
    )
    return (
        swimmers
        + sitting
        + rect(1420, 1330, 190, 26, c["red_bright"], 6)
        + rect(1420, 1330, 60, 26, c["paper"], 6)
    )


def woodland(sheet: Sheet) -> str:
    """A walk along the edge of the wood: hiking, nature, climate."""
    w, c = sheet.width, sheet.colours
    ground = wave(w, 1040, 1010, 1060, 1030, 1050)
    return sheet.svg(
        backdrop(sheet, 900, 0.5),
        wood(sheet, wave(w, 880, 850, 930, 960, 930, 850, 880), -30, 820, 92, "wood_0", 6),
        wood(sheet, wave(w, 880, 850, 930, 960, 930, 850, 880), 1400, w + 30, 92, "wood_0", 7),
        ground.area(1600, c["meadow_0"]),
        path(
            "M1030,1042 Q1050,1120 900,1230 Q700,1370 640,1600 H1420 Q1330,1400"
            " 1240,1270 Q1110,1120 1062,1042 Z",
            c["road"],
        ),
        _trees(sheet),
        person(sheet, 985, 1330, 300, "red", 0, "dark"),
        person(sheet, 1130, 1350, 280, "blue", 2, "yellow"),
        at(1270, 1370, 1.3, dog(sheet)),
        meadow(sheet, 1560, 1510, 1580, 1640, 1600, 1530, 1550, role="meadow_1"),
    )


def _trees(sheet: Sheet) -> str:
    places = (
        (700, 1060, 420, "tree_0"),
        (1420, 1060, 440, "tree_1"),
        (520, 1130, 620, "tree_1"),
        (1640, 1140, 640, "tree_0"),
        (1900, 1200, 780, "tree_1"),
        (250, 1230, 800, "tree_0"),
    )
    green = sheet.colours["green"]
    return (
        fir(sheet, 850, 1050, 330, green)
        + fir(sheet, 1290, 1055, 300, green)
        + "".join(tree(sheet, x, base, size, role) for x, base, size, role in places)
        + fir(sheet, 60, 1330, 760, green)
        + fir(sheet, 2100, 1340, 820, green)
    )


def bike_tour(sheet: Sheet) -> str:
    """Two cyclists on a lane through the fields: tours, getting about."""
    w, c = sheet.width, sheet.colours
    slope = wave(w, 1010, 960, 1000, 1060, 1010, 960)
    return sheet.svg(
        backdrop(sheet, 880, 0.8, village=0.3),
        meadow(sheet, 960, 900, 930, 980, 930, 900, role="meadow_1"),
        field(sheet, slope, 1300, 0.8),
        path(
            "M1640,985 Q1500,1060 1250,1130 Q700,1290 -20,1330 V1560 Q900,1500"
            " 1500,1250 Q1760,1130 1690,982 Z",
            c["road"],
        ),
        tree(sheet, 1830, 1060, 470, "tree_1"),
        tree(sheet, 2050, 1120, 560, "tree_0"),
        _signpost(sheet),
        at(560, 1440, 1.35, cyclist(sheet, "red_bright", 0, "yellow")),
        at(1010, 1345, 1.15, cyclist(sheet, "blue", 2, "paper")),
        meadow(sheet, 1520, 1580, 1590, 1540, 1480, 1460, role="meadow_0"),
    )


def _signpost(sheet: Sheet) -> str:
    c = sheet.colours
    return (
        rect(1760, 1010, 26, 470, c["wood_plank_dark"])
        + polygon(
            ((1640, 1040), (1850, 1040), (1850, 1110), (1640, 1110), (1600, 1075)), c["paper"]
        )
        + polygon(
            ((1700, 1130), (1910, 1130), (1950, 1165), (1910, 1200), (1700, 1200)), c["paper"]
        )
        + rect(1660, 1070, 150, 10, c["green"], 5)
        + rect(1730, 1160, 150, 10, c["green"], 5)
    )


def road_works(sheet: Sheet) -> str:
    """An excavator, a trench and beacons: building, closures, pipes."""
    c = sheet.colours
    return sheet.svg(
        backdrop(sheet, 900, 0.2, village=0.14),
        meadow(sheet, 1000, 960, 980, 1010, 970, role="meadow_0"),
        at(1560, 1010, 1.15, cottage(sheet)),
        tree(sheet, 1500, 1020, 360, "tree_0"),
        tree(sheet, 2000, 1040, 420, "tree_1"),
        polygon(((-10, 1120), (2170, 1060), (2170, 1600), (-10, 1600)), c["road"]),
        polygon(((-10, 1390), (2170, 1340), (2170, 1352), (-10, 1402)), c["road_line"]),
        path(
            "M1150,1150 q90,-190 240,-180 q150,-110 300,60 q110,20 130,110 Z", c["wood_plank_dark"]
        ),
        path("M1250,1150 q70,-120 160,-110 q120,-70 220,50 Z", c["wood_plank"]),
        polygon(((1000, 1200), (1900, 1175), (1980, 1260), (1040, 1290)), c["dark"]),
        at(300, 1300, 1.0, _excavator(sheet)),
        "".join(
            at(x, y, s, _beacon(sheet))
            for x, y, s in (
                (250, 1500, 1.2),
                (760, 1470, 1.2),
                (1270, 1440, 1.2),
                (1780, 1410, 1.2),
            )
        ),
        "".join(_barrier(sheet, x, y) for x, y in ((290, 1370), (800, 1340), (1310, 1310))),
    )


def _excavator(sheet: Sheet) -> str:
    c = sheet.colours
    return (
        path("M290,-230 L640,-570 L705,-545 L420,-200 Z", c["orange"])
        + path("M640,-566 L700,-560 L860,-300 L810,-280 Z", c["yellow"])
        + path("M780,-320 h110 q10,110 -70,150 q-80,-10 -110,-60 Z", c["metal_dark"])
        + rect(30, -240, 420, 120, c["yellow"], 20)
        + path("M110,-240 V-410 q0,-30 30,-30 h150 q24,0 34,26 l52,174 Z", c["yellow"])
        + path("M150,-260 V-390 q0,-14 14,-14 h100 q12,0 17,14 l38,130 Z", c["blue_light"])
        + rect(-10, -300, 110, 160, c["orange"], 14)
        + rect(0, -116, 470, 110, c["dark"], 55)
        + "".join(circle(x, -61, 32, c["metal"]) for x in (62, 175, 290, 408))
        + circle(670, -556, 18, c["dark"])
    )


def _beacon(sheet: Sheet) -> str:
    c = sheet.colours
    stripes = "".join(
        polygon(((-26, y + 30), (26, y - 10), (26, y + 22), (-26, y + 62)), c["red_bright"])
        for y in (-180, -110)
    )
    return (
        rect(-60, -16, 120, 26, c["dark"], 10)
        + rect(-26, -200, 52, 186, c["paper"], 6)
        + stripes
        + circle(0, -222, 26, c["yellow"])
    )


def _barrier(sheet: Sheet, x: float, y: float) -> str:
    c = sheet.colours
    rails = rect(0, -16, 430, 44, c["paper"], 6)
    stripes = "".join(rect(30 + index * 110, -16, 55, 44, c["red_bright"]) for index in range(4))
    return at(x, y, 1.0, rails, stripes, turn=-3.4)
