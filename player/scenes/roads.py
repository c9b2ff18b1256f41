# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2
# A drawing is made of coordinates:

"""A bus at the stop of the village."""

from player.scenes.backdrop import backdrop, meadow
from player.scenes.buildings import cottage, farm
from player.scenes.land import tree
from player.scenes.life import person
from player.scenes.sheet import Sheet
from player.scenes.svg import at, circle, path, polygon, rect


def bus_stop(sheet: Sheet) -> str:
    """The bus on the village street, and somebody who waits for it."""
    c = sheet.colours
    return sheet.svg(
        backdrop(sheet, 900, 0.3, village=0.46),
        meadow(sheet, 1000, 960, 980, 1010, 970, role="meadow_0"),
        at(1420, 1030, 0.86, farm(sheet)),
        tree(sheet, 1350, 1040, 380, "tree_0"),
        tree(sheet, 2080, 1050, 460, "tree_1"),
        at(80, 1040, 0.8, cottage(sheet)),
        rect(-10, 1060, 2180, 150, c["meadow_1"]),
        polygon(((-10, 1150), (2170, 1150), (2170, 1480), (-10, 1480)), c["road"]),
        "".join(rect(x, 1308, 150, 12, c["road_line"], 6) for x in range(40, 2160, 260)),
        at(430, 1270, 1, _bus(sheet)),
        rect(-10, 1440, 2180, 170, c["ground"]),
        rect(-10, 1436, 2180, 16, c["metal"]),
        _sign(sheet, 1640),
        person(sheet, 1790, 1560, 300, "red_bright", 1, "blue"),
        person(sheet, 1930, 1570, 330, "yellow", 0, "dark"),
    )


def _bus(sheet: Sheet) -> str:
    """A country bus, 1000 px long; its wheels stand at 0."""
    c = sheet.colours
    glass = c["lamp"] if sheet.dark else c["blue_light"]
    windows = "".join(rect(70 + n * 150, -338, 128, 132, glass, 12) for n in range(4))
    wheels = "".join(
        circle(x, -20, 66, c["dark"]) + circle(x, -20, 28, c["metal"]) for x in (220, 905)
    )
    front = path("M0,-400 H920 Q980,-400 992,-330 L1010,-120 V-30 H0 Z", c["red_bright"])
    return (
        path("M0,-380 Q0,-430 50,-430 H900 Q985,-430 998,-340 V-300 H0 Z", c["red"])
        + front
        + windows
        + path("M850,-338 H930 L962,-206 H850 Z", glass)
        + rect(690, -338, 138, 308, c["red"], 10)
        + rect(702, -326, 52, 284, glass, 8)
        + rect(764, -326, 52, 284, glass, 8)
        + rect(0, -150, 690, 26, c["paper"])
        + rect(980, -110, 34, 40, c["lamp"], 10)
        + rect(-8, -110, 20, 50, c["red"], 6)
        + wheels
    )


def _sign(sheet: Sheet, x: float) -> str:
    """The round sign of a stop, with the H that everybody knows."""
    c = sheet.colours
    strokes = (
        rect(x - 34, 1076, 17, 88, c["green"])
        + rect(x + 17, 1076, 17, 88, c["green"])
        + rect(x - 34, 1112, 68, 16, c["green"])
    )
    return (
        rect(x - 9, 1120, 18, 440, c["metal_dark"])
        + circle(x, 1120, 92, c["green"])
        + circle(x, 1120, 78, c["yellow"])
        + strokes
    )
