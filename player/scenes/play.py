# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2
# A drawing is made of coordinates:

"""Scenes of play and sport on the green."""

from player.scenes.backdrop import backdrop, meadow
from player.scenes.buildings import cottage
from player.scenes.land import tree
from player.scenes.life import person
from player.scenes.sheet import Sheet
from player.scenes.svg import at, circle, path, polygon, rect, stroke


def playground(sheet: Sheet) -> str:
    """Swing, slide and sandpit with children: families, school, holidays."""
    c = sheet.colours
    return sheet.svg(
        backdrop(sheet, 860, 0.24, village=0.52),
        meadow(sheet, 960, 920, 950, 930, 960, role="meadow_0"),
        tree(sheet, 1330, 1010, 380, "tree_0"),
        tree(sheet, 170, 1080, 560, "tree_1"),
        tree(sheet, 2060, 1090, 520, "tree_0"),
        meadow(sheet, 1130, 1160, 1120, 1140, 1180, role="meadow_1"),
        _climbing_house(sheet),
        _swing(sheet),
        path(
            "M1060,1460 q160,-110 420,-90 q240,20 260,110 q-60,90 -360,90 q-280,0 -320,-110 Z",
            c["ground"],
        ),
        at(1400, 1490, 1, polygon(((-60, 0), (60, 0), (40, -90), (-40, -90)), c["yellow"])),
        person(sheet, 1250, 1480, 230, "red_bright", 0, "orange"),
        person(sheet, 1560, 1500, 210, "green", 2, "dark"),
        person(sheet, 415, 1345, 330, "blue", 1, "dark"),
    )


def _climbing_house(sheet: Sheet) -> str:
    c = sheet.colours
    return (
        path(
            "M1560,900 L1340,1300 q-40,70 -150,70 h-30 v-44 h20 q70,0 100,-50 L1490,890 Z",
            c["yellow"],
        )
        + "".join(rect(x, 780, 30, 600, c["wood_plank_dark"]) for x in (1500, 1840))
        + rect(1480, 890, 410, 40, c["wood_plank"])
        + rect(1530, 930, 310, 200, c["wood_plank"], 8)
        + circle(1685, 1030, 60, c["dark"])
        + polygon(((1440, 790), (1685, 600), (1930, 790)), c["red_bright"])
        + stroke("M1880,930 L1990,1380 M1830,930 L1940,1380", c["wood_plank_dark"], 20)
        + stroke("M1862,1040 h60 M1888,1150 h60 M1914,1260 h60", c["wood_plank_dark"], 16)
        + person(sheet, 1640, 892, 170, "green", 1, "dark")
    )


def _swing(sheet: Sheet) -> str:
    c = sheet.colours
    frame = (
        "M330,1400 L450,780 M570,1400 L450,780 M830,1400 L950,780 M1070,1400 L950,780 M440,780 H960"
    )
    ropes = "M600,790 L520,1180 M660,790 L580,1190 M800,790 V1200 M860,790 V1200"
    child = at(
        552,
        1186,
        1.05,
        rect(-60, 0, 120, 16, c["wood_plank_dark"], 6),
        path("M-30,0 q-6,-96 30,-96 q36,0 30,96 Z", c["orange"]),
        path("M10,-4 l90,10 l-6,56 h-24 l2,-34 l-66,-6 Z", c["dark"]),
        circle(8, -122, 25, c["skin_0"]),
        path("M-20,-120 a28,30 0 0 1 56,-2 q-14,-12 -28,-12 q-14,0 -28,14 Z", c["wood_plank_dark"]),
        turn=12,
    )
    return (
        stroke(frame, c["red"], 24)
        + stroke(ropes, c["dark"], 6)
        + rect(782, 1200, 96, 16, c["wood_plank_dark"], 6)
        + child
    )


def sports(sheet: Sheet) -> str:
    """A football match on the village ground: sport of every kind."""
    c, w = sheet.colours, sheet.width
    posts = "".join(rect(x, 1010, 12, 110, c["paper"]) for x in range(40, w, 160))
    crowd = "".join(
        person(sheet, x, 1108, 150, coat, skin, hair)
        for x, coat, skin, hair in (
            (180, "blue", 0, "dark"),
            (270, "rose", 1, "paper"),
            (420, "yellow", 0, "orange"),
            (840, "green", 2, "dark"),
            (930, "red", 0, "yellow"),
            (1120, "orange", 0, "dark"),
        )
    )
    return sheet.svg(
        backdrop(sheet, 880, 0.3, village=0.5),
        meadow(sheet, 990, 960, 985, 950, 980),
        tree(sheet, 120, 1070, 480, "tree_1"),
        tree(sheet, 1420, 1060, 420, "tree_0"),
        at(1640, 1080, 1.1, cottage(sheet, "thatch")),
        tree(sheet, 2070, 1090, 520, "tree_1"),
        crowd,
        posts,
        rect(-10, 1020, w + 20, 16, c["paper"]),
        rect(-10, 1110, w + 20, 500, c["meadow_1"]),
        "".join(
            polygon(
                ((x, 1110), (x + 200, 1110), (x * 1.35 - 180, 1610), (x * 1.35 - 450, 1610)),
                c["meadow_0"],
            )
            for x in range(-100, 2200, 400)
        ),
        stroke("M-20,1290 L2180,1240", c["paper"], 10),
        _goal(sheet),
        at(640, 1450, 1.9, _player(sheet, "red_bright", 0, "dark")),
        at(1070, 1400, 1.6, _player(sheet, "blue", 2, "dark"), mirror=True),
        at(1330, 1520, 2.0, _player(sheet, "red_bright", 1, "dark")),
        _ball(sheet, 810, 1440, 36),
    )


def _goal(sheet: Sheet) -> str:
    c = sheet.colours
    net = " ".join(f"M{x},1090 V1330" for x in range(1640, 2040, 36))
    rows = " ".join(f"M1620,{y} H2040" for y in range(1110, 1330, 36))
    return (
        stroke(net, c["streak"], 3)
        + stroke(rows, c["streak"], 3)
        + stroke("M1620,1350 V1080 H2040 V1350", c["paper"], 18)
        + person(sheet, 1830, 1352, 230, "yellow", 0, "wood_plank_dark")
    )


def _player(sheet: Sheet, shirt: str, skin: int, hair: str) -> str:
    c = sheet.colours
    tone = c[f"skin_{skin}"]
    return (
        stroke("M-8,-62 L-30,-30 L-52,-6", tone, 15)
        + stroke("M10,-62 L38,-40 L66,-14", tone, 15)
        + stroke("M-56,-2 h22 M62,-10 l20,4", c["dark"], 13)
        + stroke("M-12,-116 L-46,-96 L-58,-70 M18,-116 L48,-108 L66,-128", c[shirt], 16)
        + circle(-58, -64, 8, tone)
        + circle(68, -134, 8, tone)
        + path("M-24,-52 L-20,-132 Q-18,-138 -8,-138 H16 Q26,-138 26,-130 L26,-52 Z", c[shirt])
        + path("M-28,-46 L-24,-78 H26 L32,-44 L6,-40 L0,-56 L-6,-40 Z", c["paper"])
        + circle(6, -160, 20, tone)
        + path("M-16,-160 a22,23 0 0 1 44,-2 q-10,-12 -22,-12 q-12,0 -22,14 Z", c[hair])
    )


def _ball(sheet: Sheet, x: float, y: float, radius: float) -> str:
    c = sheet.colours
    return circle(x, y, radius, c["paper"]) + at(
        x,
        y,
        radius / 36,
        polygon(((0, -14), (13, -4), (8, 11), (-8, 11), (-13, -4)), c["dark"]),
        stroke(
            "M0,-14 V-32 M13,-4 L30,-10 M8,11 L18,28 M-8,11 L-18,28 M-13,-4 L-30,-10", c["dark"], 4
        ),
    )
