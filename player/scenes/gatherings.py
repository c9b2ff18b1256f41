# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2
# A drawing is made of coordinates:

"""Scenes where people meet: hall, church, fire station."""

from player.scenes.backdrop import backdrop, meadow
from player.scenes.buildings import bricks, window
from player.scenes.land import tree
from player.scenes.life import bicycle, person
from player.scenes.sheet import Sheet
from player.scenes.svg import at, bumps, circle, path, polygon, rect, stroke, wave


def hall(sheet: Sheet) -> str:
    """The community hall with its doors open: meetings, clubs, older people."""
    c = sheet.colours
    return sheet.svg(
        backdrop(sheet, 880, 0.16),
        meadow(sheet, 1010, 980, 1000, 970, 990),
        tree(sheet, 210, 1180, 620, "tree_0"),
        tree(sheet, 2010, 1170, 660, "tree_1"),
        polygon(((-10, 1270), (2170, 1250), (2170, 1600), (-10, 1600)), c["road"]),
        meadow(sheet, 1540, 1560, 1580, 1570, 1540, role="meadow_1"),
        at(370, 1270, 1, _long_house(sheet)),
        polygon(
            ((930, 1268), (1230, 1268), (1420, 1560), (760, 1560)),
            c["glow"] if sheet.dark else c["ground"],
        ),
        person(sheet, 900, 1420, 290, "red_bright", 0, "paper"),
        person(sheet, 1050, 1450, 300, "blue", 1, "dark"),
        person(sheet, 1330, 1400, 280, "green", 0, "orange"),
        at(1560, 1400, 1, bicycle(sheet, "red_bright")),
        at(1640, 1420, 1, bicycle(sheet, "blue")),
        _bench(sheet, 420, 1400),
    )


def _long_house(sheet: Sheet) -> str:
    c = sheet.colours
    return (
        rect(0, -330, 1420, 330, c["brick"])
        + bricks(sheet, 10, -310, 1410, -20)
        + path("M-90,-310 L150,-720 H1270 L1510,-310 Z", c["thatch"])
        + path("M150,-720 H1270 L1290,-686 H130 Z", c["thatch_ridge"])
        + rect(990, -800, 90, 120, c["brick_dark"])
        + path("M450,-310 L710,-660 L970,-310 Z", c["brick"])
        + stroke("M430,-296 L710,-672 L990,-296", c["thatch_ridge"], 40)
        + window(sheet, 670, -480, 80, 100)
        + path("M570,0 V-190 a140,130 0 0 1 280,0 V0 Z", c["frame"])
        + path("M594,0 V-186 a116,108 0 0 1 232,0 V0 Z", c["glow"])
        + polygon(((594, 0), (594, -250), (530, -220), (530, 20)), c["green"])
        + polygon(((826, 0), (826, -250), (890, -220), (890, 20)), c["green"])
        + "".join(window(sheet, x, -250, 100, 140) for x in (90, 280, 1030, 1220))
    )


def _bench(sheet: Sheet, x: float, y: float) -> str:
    c = sheet.colours
    return at(
        x,
        y,
        1,
        rect(20, -70, 20, 80, c["metal_dark"]),
        rect(260, -70, 20, 80, c["metal_dark"]),
        rect(0, -80, 300, 22, c["wood_plank"], 8),
        rect(0, -160, 300, 22, c["wood_plank"], 8),
        rect(0, -120, 300, 22, c["wood_plank"], 8),
    )


def church_near(sheet: Sheet) -> str:
    """The fieldstone church from near: services, weddings, remembrance."""
    c = sheet.colours
    return sheet.svg(
        backdrop(sheet, 900, 0.84),
        meadow(sheet, 1080, 1040, 1060, 1020, 1060),
        tree(sheet, 330, 1210, 700, "tree_1"),
        at(640, 1270, 1, _stone_church(sheet)),
        tree(sheet, 1990, 1250, 560, "tree_0"),
        meadow(sheet, 1290, 1270, 1262, 1270, 1300, role="meadow_1"),
        path("M850,1264 H960 Q1010,1400 1250,1600 H620 Q800,1420 850,1264 Z", c["road"]),
        bumps(wave(2160, 1330, 1320, 1310, 1320, 1330), -30, 700, 46, c["hedge"], 3),
        bumps(wave(2160, 1330, 1320, 1310, 1320, 1330), 1180, 2200, 46, c["hedge"], 4),
        person(sheet, 810, 1480, 260, "dark", 0, "paper"),
        person(sheet, 960, 1440, 250, "blue", 0, "wood_plank_dark"),
    )


# x, y and width of the stones that show in the plaster
_TOWER_STONES = (
    (110, -520, 80),
    (270, -470, 70),
    (150, -390, 60),
    (300, -330, 90),
    (90, -270, 70),
    (320, -220, 60),
    (100, -120, 90),
    (330, -90, 70),
    (320, -570, 60),
)
_NAVE_STONES = (
    (520, -60, 90),
    (700, -300, 80),
    (860, -50, 80),
    (1010, -310, 90),
    (1180, -120, 70),
    (640, -180, 60),
    (1060, -190, 60),
    (1220, -270, 70),
    (500, -280, 70),
    (960, -90, 60),
)


def _stone_church(sheet: Sheet) -> str:
    c = sheet.colours
    stones = "".join(rect(x, y, width, 34, c["church_nave"], 16) for x, y, width in _TOWER_STONES)
    light_stones = "".join(
        rect(x, y, width, 32, c["church_wall"], 16) for x, y, width in _NAVE_STONES
    )
    arches = "".join(
        path(f"M{x},-90 v-150 a45,60 0 0 1 90,0 v150 Z", c["frame"])
        + path(f"M{x + 12},-100 v-138 a33,48 0 0 1 66,0 v138 Z", c["pane"])
        + stroke(f"M{x + 45},-284 V-100", c["frame"], 7)
        for x in (560, 760, 960, 1140)
    )
    return (
        rect(420, -380, 880, 380, c["church_nave"])
        + light_stones
        + path("M390,-360 L480,-640 H1240 L1340,-360 Z", c["church_roof"])
        + arches
        + rect(60, -620, 360, 620, c["church_wall"])
        + stones
        + path("M20,-600 L240,-1000 L460,-600 Z", c["spire"])
        + stroke("M240,-1000 v-64 M212,-1036 h56", c["spire"], 12)
        + path("M210,-430 v-70 a34,40 0 0 1 68,0 v70 Z", c["pane"])
        + path("M170,0 v-170 a70,90 0 0 1 140,0 v170 Z", c["frame"])
        + path("M186,0 v-166 a54,74 0 0 1 108,0 v166 Z", c["glow"] if sheet.dark else c["green"])
    )


def fire_brigade(sheet: Sheet) -> str:
    """The engine before the station: fire brigade, rescue, sirens."""
    c = sheet.colours
    doors = "".join(
        rect(x, -330, 400, 330, c["frame"], 10)
        + rect(x + 20, -310, 360, 310, c["metal"])
        + "".join(rect(x + 44 + i * 78, -270, 58, 70, c["pane"], 6) for i in range(4))
        + "".join(rect(x + 20, -160 + i * 70, 360, 8, c["metal_dark"]) for i in range(2))
        for x in (60, 540)
    )
    station = (
        rect(1010, -800, 230, 800, c["brick"])
        + bricks(sheet, 1020, -760, 1230, -20)
        + polygon(((980, -790), (1125, -900), (1270, -790)), c["tile"])
        + "".join(window(sheet, 1085, y, 80, 100) for y in (-680, -480))
        + circle(1125, -908, 26, c["metal"])
        + rect(0, -430, 1010, 430, c["brick"])
        + bricks(sheet, 10, -425, 1000, -340)
        + path("M-50,-420 L60,-600 H950 L1060,-420 Z", c["tile"])
        + doors
    )
    return sheet.svg(
        backdrop(sheet, 880, 0.14),
        meadow(sheet, 990, 970, 1000, 960, 980),
        tree(sheet, 2010, 1130, 560, "tree_1"),
        at(640, 1200, 1, station),
        polygon(((-10, 1200), (2170, 1190), (2170, 1600), (-10, 1600)), c["road"]),
        at(420, 1430, 1.12, _engine(sheet)),
        person(sheet, 250, 1440, 330, "dark", 0, "yellow"),
        person(sheet, 1750, 1430, 320, "dark", 1, "yellow"),
        person(sheet, 1890, 1450, 230, "blue", 0, "red_bright"),
    )


def _engine(sheet: Sheet) -> str:
    c = sheet.colours
    lockers = "".join(
        rect(400 + i * 170, -330, 150, 190, c["metal"], 8)
        + "".join(rect(400 + i * 170, -310 + j * 38, 150, 6, c["metal_dark"]) for j in range(5))
        for i in range(3)
    )
    wheels = "".join(
        circle(x, -50, 78, c["dark"]) + circle(x, -50, 36, c["metal"]) for x in (200, 760)
    )
    return (
        rect(360, -440, 600, 380, c["red_bright"], 16)
        + path("M20,-60 V-230 L90,-410 q8,-20 30,-20 h220 V-60 Z", c["red_bright"])
        + path("M66,-240 L120,-384 h90 v144 Z", c["blue_light"])
        + rect(232, -384, 86, 144, c["blue_light"])
        + lockers
        + rect(20, -130, 940, 34, c["paper"])
        + rect(0, -84, 980, 34, c["dark"], 8)
        + wheels
        + rect(150, -466, 130, 36, c["blue"], 12)
        + rect(380, -486, 560, 16, c["metal"], 8)
        + "".join(rect(420 + i * 80, -484, 10, 44, c["metal"]) for i in range(7))
        + circle(44, -176, 22, c["lamp"])
    )
