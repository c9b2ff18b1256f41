# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2
# A drawing is made of coordinates:
# ruff: noqa: PLR0913, PLR0917, PLR2004

"""Scenes under a roof: the choir, the library."""

from random import Random

from player.scenes.buildings import church
from player.scenes.land import light
from player.scenes.sheet import Sheet
from player.scenes.svg import at, circle, ellipse, path, polygon, rect, stroke, wave

# coat and hair of the singers
_BACK_ROW = (
    ("red_bright", "dark"),
    ("blue", "paper"),
    ("green", "wood_plank_dark"),
    ("orange", "dark"),
    ("rose", "yellow"),
    ("blue", "dark"),
    ("red_bright", "paper"),
    ("yellow", "wood_plank_dark"),
)
_FRONT_ROW = (
    ("yellow", "dark"),
    ("rose", "dark"),
    ("blue", "orange"),
    ("red_bright", "dark"),
    ("green", "paper"),
    ("orange", "dark"),
    ("blue", "wood_plank_dark"),
)


def choir(sheet: Sheet) -> str:
    """A choir before three tall windows: concerts, singing, brass."""
    c, w = sheet.colours, sheet.width
    arches = "".join(
        path(f"M{x - 190},1010 V560 a190,220 0 0 1 380,0 V1010 Z", c["frame"])
        + path(
            f"M{x - 160},1010 V562 a160,188 0 0 1 320,0 V1010 Z",
            c["pane"] if sheet.dark else c["blue_light"],
        )
        + path(f"M{x - 160},1010 V900 q160,-90 320,-20 V1010 Z", c["wood_0"])
        + stroke(f"M{x},376 V1010 M{x - 160},690 h320", c["frame"], 16)
        for x in (380, 1080, 1780)
    )
    back = "".join(
        _singer(sheet, 300 + i * 223, 1210, 1.5, coat, i % 3, hair)
        for i, (coat, hair) in enumerate(_BACK_ROW)
    )
    front = "".join(
        _singer(sheet, 410 + i * 223, 1400, 1.62, coat, (i + 1) % 3, hair)
        for i, (coat, hair) in enumerate(_FRONT_ROW)
    )
    return sheet.svg(
        rect(0, 0, w, 1600, c["sky_1"] if sheet.dark else c["church_wall"]),
        rect(0, 1010, w, 40, c["wood_plank"]),
        arches,
        rect(0, 1050, w, 600, c["wood_plank_dark"]),
        rect(120, 1210, w - 240, 200, c["wood_plank"], 10),
        back,
        rect(60, 1400, w - 120, 220, c["ground"], 10),
        front,
        _conductor(sheet),
    )


def _singer(
    sheet: Sheet, x: float, base: float, scale: float, coat: str, skin: int, hair: str
) -> str:
    c = sheet.colours
    return at(
        x,
        base,
        scale,
        path("M-60,0 Q-64,-130 -26,-134 H26 Q64,-130 60,0 Z", c[coat]),
        rect(-14, -150, 28, 30, c[f"skin_{skin}"]),
        circle(0, -180, 40, c[f"skin_{skin}"]),
        path("M-43,-178 a43,46 0 0 1 86,0 q-16,-26 -43,-26 q-27,0 -43,26 Z", c[hair]),
        ellipse(0, -162, 9, 12, c["dark"]),
        polygon(((-52, -92), (0, -80), (52, -92), (52, -26), (0, -14), (-52, -26)), c["paper"]),
        stroke("M0,-80 V-14", c["metal"], 4),
    )


def _conductor(sheet: Sheet) -> str:
    c = sheet.colours
    return at(
        1080,
        1640,
        1.9,
        stroke("M-58,-120 L-130,-190", c["dark"], 30),
        stroke("M58,-120 L136,-180", c["dark"], 30),
        stroke("M136,-190 L176,-262", c["paper"], 6),
        path("M-70,0 Q-74,-150 -30,-154 H30 Q74,-150 70,0 Z", c["dark"]),
        circle(-134, -196, 17, c["skin_0"]),
        circle(140, -190, 17, c["skin_0"]),
        circle(0, -196, 42, c["wood_plank_dark"]),
    )


SPINES = (
    "red_bright",
    "blue",
    "yellow",
    "green",
    "orange",
    "rose",
    "paper",
    "blue_light",
    "red",
    "metal",
)


def library(sheet: Sheet) -> str:
    """Shelves, a reading chair and a window on the lake: books, lectures, school."""
    c, w = sheet.colours, sheet.width
    return sheet.svg(
        rect(0, 0, w, 1600, c["sky_1"] if sheet.dark else c["sail_back"]),
        _outlook(sheet),
        _shelf(sheet, 40, 640, 4),
        _shelf(sheet, 1480, 640, 9),
        rect(0, 1360, w, 260, c["wood_plank"]),
        rect(0, 1360, w, 24, c["wood_plank_dark"]),
        ellipse(1080, 1480, 560, 80, c["red"]),
        ellipse(1080, 1480, 480, 58, c["rose"]),
        at(1090, 1460, 1, _chair(sheet)),
        at(760, 1470, 1, _lamp(sheet)),
        at(1420, 1470, 1, _pile(sheet)),
    )


def _outlook(sheet: Sheet) -> str:
    c = sheet.colours
    hills = wave(2160, 800, 760, 800, 720, 790)
    view = (
        rect(760, 340, 640, 700, c["sky_3"])
        + rect(760, 340, 640, 220, c["sky_2"])
        + light(sheet, 1230, 560, 70)
        + hills.area(1040, c["hill_1"])
        + at(960, 838, 0.5, church(sheet))
        + rect(760, 838, 640, 110, c["lake"])
        + rect(830, 880, 160, 9, c["streak"], 5)
        + rect(1110, 906, 200, 9, c["streak"], 5)
        + rect(760, 930, 640, 120, c["meadow_0"])
    )
    frame = stroke("M770,350 H1390 V1040 H770 Z M1080,350 V1040 M770,600 H1390", c["frame"], 30)
    # the hills run over the whole sheet: the walls beside the window cover them again
    wall = c["sky_1"] if sheet.dark else c["sail_back"]
    return (
        view
        + rect(0, 700, 757, 400, wall)
        + rect(1403, 700, 757, 400, wall)
        + frame
        + rect(720, 1040, 720, 40, c["frame"], 8)
    )


def _shelf(sheet: Sheet, x: float, width: float, seed: int) -> str:
    c = sheet.colours
    dice = Random(seed)  # noqa: S311 - books, not secrets
    parts = [rect(x, 300, width, 1070, c["wood_plank_dark"], 8)]
    for row in range(4):
        floor = 540 + row * 262
        parts.append(rect(x + 24, floor - 222, width - 48, 222, c["trunk"]))
        at_x = x + 34.0
        while at_x < x + width - 70:
            thick, tall = dice.uniform(26, 52), dice.uniform(140, 206)
            role = dice.choice(SPINES)
            if dice.random() < 0.1:
                at_x += 40
                continue
            parts.append(rect(at_x, floor - tall, thick, tall, c[role], 4))
            parts.append(
                rect(at_x, floor - tall + 26, thick, 9, c["paper" if role != "paper" else "red"])
            )
            at_x += thick + 4
        parts.append(rect(x + 12, floor, width - 24, 24, c["wood_plank"]))
    return "".join(parts)


def _chair(sheet: Sheet) -> str:
    c = sheet.colours
    return (
        rect(-150, -40, 30, 60, c["dark"])
        + rect(130, -40, 30, 60, c["dark"])
        + path("M-150,-60 V-330 q0,-90 90,-90 H70 q90,0 90,90 V-60 Z", c["green"])
        + path(
            "M-190,-30 V-190 q0,-40 40,-40 q40,0 40,40 V-130 H120 V-190 q0,-40 40,-40"
            " q40,0 40,40 V-30 Z",
            c["green"],
        )
        + rect(-112, -170, 234, 80, c["orange"], 22)
        + path("M-60,-172 L-10,-188 L40,-172 L40,-196 L-10,-212 L-60,-196 Z", c["paper"])
    )


def _lamp(sheet: Sheet) -> str:
    c = sheet.colours
    return (
        stroke("M0,0 V-520", c["dark"], 14)
        + rect(-70, -12, 140, 24, c["dark"], 12)
        + polygon(
            ((-120, -500), (120, -500), (70, -660), (-70, -660)),
            c["lamp"] if sheet.dark else c["yellow"],
        )
    )


def _pile(sheet: Sheet) -> str:
    c = sheet.colours
    return (
        rect(-110, -44, 220, 44, c["blue"], 6)
        + rect(-90, -84, 190, 40, c["red_bright"], 6)
        + rect(-104, -120, 200, 36, c["yellow"], 6)
        + path("M-40,-122 q-30,-110 40,-116 q66,4 50,116 Z", c["dark"])
        + circle(6, -252, 42, c["dark"])
        + polygon(((-30, -272), (-26, -318), (4, -288)), c["dark"])
        + polygon(((40, -272), (38, -318), (8, -288)), c["dark"])
        + stroke("M54,-130 q60,-10 50,-70", c["dark"], 18)
    )
