# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2
# A drawing is made of coordinates:
# ruff: noqa: PLR2004

"""Houses of the region, drawn standing on y = 0 and growing to the right."""

from player.scenes.sheet import Sheet
from player.scenes.svg import circle, num, path, polygon, rect, stroke


def window(sheet: Sheet, x: float, y: float, width: float, height: float) -> str:
    """A window with a white cross; lit from dusk."""
    frame = sheet.colours["frame"]
    middle, bar = x + width / 2, y + height * 0.42
    return (
        rect(x - 5, y - 5, width + 10, height + 10, frame)
        + rect(x, y, width, height, sheet.colours["pane"])
        + f'<path d="M{num(middle)},{num(y)}v{num(height)}M{num(x)},{num(bar)}h{num(width)}"'
        f' stroke="{frame}" stroke-width="5"/>'
    )


def church(sheet: Sheet) -> str:
    """A village church of about 340 x 500 with its tower on the left."""
    c = sheet.colours
    nave = "".join(f"M{x},-34 v-38 a15,15 0 0 1 30,0 v38 Z " for x in (150, 208, 266))
    return (
        rect(96, -120, 230, 120, c["church_nave"])
        + path("M84,-112 L120,-214 H318 L342,-112 Z", c["church_roof"])
        + rect(0, -250, 110, 250, c["church_wall"])
        + path("M-14,-244 L55,-470 L124,-244 Z", c["spire"])
        + stroke("M55,-470 v-44 M40,-498 h30", c["spire"], 7)
        + path("M38,-160 v-38 a17,17 0 0 1 34,0 v38 Z " + nave, c["pane"])
    )


def cottage(sheet: Sheet, roof: str = "tile") -> str:
    """A gabled brick house, 250 wide and 290 high."""
    c = sheet.colours
    return (
        path("M0,0 V-130 L75,-262 H175 L250,-130 V0 Z", c["brick"])
        + path("M-26,-112 L70,-290 H180 L276,-112 L254,-102 L168,-262 H82 L-4,-102 Z", c[roof])
        + path("M75,-262 H175 L196,-222 H54 Z", c[roof])
        + window(sheet, 40, -92, 44, 56)
        + window(sheet, 166, -92, 44, 56)
        + window(sheet, 103, -190, 44, 50)
        + rect(102, -84, 46, 84, c["frame"])
        + rect(108, -78, 34, 78, c["door"])
    )


def farm(sheet: Sheet) -> str:
    """A long thatched farmhouse, 520 wide and 320 high, with its round-arched gate."""
    c = sheet.colours
    return (
        rect(0, -112, 520, 112, c["brick"])
        + path("M-34,-104 L54,-276 L466,-276 L554,-104 Z", c["thatch"])
        + path("M54,-276 L466,-276 L472,-262 L48,-262 Z", c["thatch_ridge"])
        + rect(330, -318, 44, 66, c["brick_dark"])
        + path("M170,-104 a90,84 0 0 1 180,0 Z", c["thatch"])
        + path("M206,0 V-64 a54,54 0 0 1 108,0 V0 Z", c["door_edge"])
        + path("M216,0 V-62 a44,44 0 0 1 88,0 V0 Z", c["door"])
        + stroke("M260,-104 V0", c["door_edge"], 6)
        + "".join(window(sheet, x, -84, 46, 56) for x in (36, 118, 356, 438))
    )


def mill(sheet: Sheet) -> str:
    """A smock mill, 220 wide and 430 high."""
    c = sheet.colours
    sails = "".join(
        f'<g transform="rotate({angle})">'
        f"{stroke('M0,0 V-200', c['frame'], 8)}"
        f"{polygon(((6, -40), (40, -48), (40, -196), (6, -196)), c['sail_back'])}</g>"
        for angle in (28, 118, 208, 298)
    )
    return (
        path("M20,0 L46,-110 H174 L200,0 Z", c["brick"])
        + path("M38,-104 L74,-300 H146 L182,-104 Z", c["thatch"])
        + path("M64,-296 q46,-74 92,0 Z", c["tile"])
        + window(sheet, 92, -190, 36, 46)
        + rect(88, -74, 44, 74, c["door"])
        + f'<g transform="translate(110,-306)">{sails}{circle(0, 0, 12, c["dark"])}</g>'
    )


def bricks(sheet: Sheet, left: float, top: float, right: float, bottom: float) -> str:
    """Single lighter and darker bricks that make a wall of the area."""
    parts = []
    for row in range(int((bottom - top) // 44)):
        shift = (row * 67) % 116
        x = left + shift
        index = row
        while x + 62 < right:
            if index % 3 != 2:
                role = "brick_dark" if index % 2 else "brick_light"
                parts.append(rect(x, top + row * 44 + 14, 60, 16, sheet.colours[role], 3))
            x += 116
            index += 1
    return "".join(parts)
