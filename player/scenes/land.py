# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2
# A drawing is made of coordinates:
# ruff: noqa: PLR0913, PLR0917, PLR2004

"""Sky and land: bands, sun and moon, clouds, hills, woods, water, fields."""

from random import Random
from typing import Final

from player.scenes.light import Hour, Season
from player.scenes.sheet import Sheet
from player.scenes.svg import (
    Line,
    at,
    bumps,
    circle,
    clipped,
    ellipse,
    num,
    path,
    polygon,
    rect,
    stroke,
    wave,
)

EVEN_BANDS: Final = (0.25, 0.414, 0.578, 0.742)


#: From this height on, in px, a tree is drawn with boughs.
LARGE_TREE: Final = 320


def sky(sheet: Sheet, horizon: float, bands: tuple[float, ...] = EVEN_BANDS) -> str:
    """Five flat bands down to the horizon, with stars at night.

    `bands` says at which parts of the height the lower four begin.
    """
    parts = [rect(0, 0, sheet.width, sheet.height, sheet.colours["sky_0"])]
    for index, begin in enumerate(bands, 1):
        y = horizon * begin
        line = wave(sheet.width, y + 32, y, y - 24, y - 8, y + 20, y + 18, y - 8, y - 22)
        parts.append(line.area(sheet.height, sheet.colours[f"sky_{index}"]))
    if sheet.hour is Hour.NIGHT:
        parts.append(_stars(sheet, horizon))
    return "".join(parts)


def _stars(sheet: Sheet, horizon: float) -> str:
    dice = Random(7)  # noqa: S311 - stars, not secrets
    return "".join(
        circle(
            dice.uniform(0, sheet.width),
            dice.uniform(0, horizon * 0.8),
            dice.choice((2.5, 3.5, 3.5, 5)),
            sheet.colours["lamp"] if index % 9 == 0 else "#D5E1E6",
        )
        for index in range(round(sheet.width * horizon / 42000))
    )


def light(sheet: Sheet, x: float, y: float, radius: float) -> str:
    """The sun, or by night the crescent of the moon."""
    if sheet.hour is not Hour.NIGHT:
        return circle(x, y, radius, sheet.colours["sun"])
    # the moon stands a little higher than the sun sets
    y -= radius * 0.9
    r = num(radius * 0.75)
    wider = num(radius * 0.92)
    crescent = f"M0,-{r} A{r},{r} 0 1 1 0,{r} A{wider},{wider} 0 0 0 0,-{r} Z"
    return at(x, y, 1, path(crescent, sheet.colours["sun"]), turn=35)


def cloud(sheet: Sheet, x: float, y: float, width: float) -> str:
    """Three rounded slips of paper."""
    h = width * 0.15
    colour = sheet.colours["cloud"]
    return (
        rect(x, y, width, h, colour, h / 2)
        + rect(x + width * 0.18, y - h * 0.62, width * 0.5, h, colour, h / 2)
        + rect(x - width * 0.22, y + h * 0.62, width * 0.72, h * 0.7, colour, h * 0.35)
    )


def birds(sheet: Sheet, x: float, y: float, scale: float) -> str:
    """Wild geese in a wedge; none by night."""
    if sheet.hour is Hour.NIGHT:
        return ""
    parts = []
    for index in range(7):
        row = (index + 1) // 2
        side = -1 if index % 2 else 1
        gx = x + row * 74 * scale
        gy = y + side * row * (36 if side < 0 else 44) * scale
        s = scale * 18
        parts.append(
            f"M{num(gx - 1.3 * s)},{num(gy)} q{num(0.8 * s)},{num(-0.2 * s)} {num(1.3 * s)},"
            f"{num(0.7 * s)} q{num(0.5 * s)},{num(-0.9 * s)} {num(1.3 * s)},{num(-0.7 * s)}"
        )
    return stroke(" ".join(parts), sheet.colours["bird"], 8 * scale)


def turbine(sheet: Sheet, x: float, base: float, height: float, angle: float) -> str:
    """A wind turbine; the angle is that of the first blade."""
    fill, edge = sheet.colours["mast"], sheet.colours["mast_edge"]
    mast = "M-1.2,-100 L1.2,-100 L2.2,0 L-2.2,0 Z"
    blade = "M0,0 L2.2,-12 L0,-50 L-1.2,-10 Z"
    blades = "".join(at(0, 0, 1, path(blade, fill), turn=angle + turn) for turn in (0, 120, 240))
    k = height / 100
    return (
        f'<g transform="translate({num(x)},{num(base)}) scale({k:.3f})" stroke="{edge}"'
        f' stroke-width="{num(3 / k)}">'
        f"{path(mast, fill)}{at(0, -100, 1, blades, circle(0, 0, 2.6, fill))}</g>"
    )


def wood(
    sheet: Sheet, line: Line, start: float, end: float, size: float, role: str, seed: int
) -> str:
    """Trees along a line; snow lies on them in winter."""
    trees = bumps(line, start, end, size, sheet.colours[role], seed)
    if not sheet.winter or size < 22:
        return trees
    cap = Line([(x, y - size * 0.22) for x, y in line.points])
    return bumps(cap, start, end, size, sheet.colours["snow"], seed) + trees


def tree(sheet: Sheet, x: float, base: float, size: float, role: str = "tree_0") -> str:
    """A round tree, bare in winter; `size` is its height."""
    trunk = rect(
        x - size * 0.035, base - size * 0.45, size * 0.07, size * 0.46, sheet.colours["trunk"]
    )
    if sheet.winter:
        return _bare_tree(sheet, x, base, size)
    crown = ellipse(x, base - size * 0.64, size * 0.32, size * 0.36, sheet.colours[role])
    if size < LARGE_TREE:
        return trunk + crown
    # seen from near, the crown shows its boughs
    boughs = "M0,-44 L13,-58 M0,-52 L-12,-66 M0,-62 L8,-72"
    colour = sheet.colours["trunk"]
    stem = path("M-3.5,-28 L3.5,-28 L1,-79 L-1,-79 Z", colour)
    return trunk + crown + at(x, base, size / 100, stem, stroke(boughs, colour, 2.2))


def _bare_tree(sheet: Sheet, x: float, base: float, size: float) -> str:
    limbs = (
        "M0,0 V-92 M0,-30 q20,-10 24,-40 M0,-36 q-20,-8 -25,-36"
        " M0,-54 q10,-8 13,-32 M0,-60 q-10,-6 -13,-28"
    )
    twigs = "M20,-52 q6,-2 10,-12 M-20,-52 q-6,0 -11,-10 M11,-72 l9,-12 M-11,-74 l-8,-10"
    colour = sheet.colours["trunk"]
    return at(x, base, size / 100, stroke(limbs, colour, 3.4), stroke(twigs, colour, 2))


def fir(sheet: Sheet, x: float, base: float, size: float, colour: str) -> str:
    """A fir of three cut triangles, white-tipped in winter."""
    parts = [
        rect(x - size * 0.03, base - size * 0.12, size * 0.06, size * 0.12, sheet.colours["trunk"])
    ]
    for low, half, top in ((0.1, 0.27, 0.52), (0.34, 0.22, 0.76), (0.58, 0.16, 1.0)):
        corners = (
            (x - size * half, base - size * low),
            (x, base - size * top),
            (x + size * half, base - size * low),
        )
        parts.append(polygon(corners, colour))
        if sheet.winter:
            tip = (
                (x - size * half * 0.42, base - size * (top - (top - low) * 0.42)),
                corners[1],
                (x + size * half * 0.42, base - size * (top - (top - low) * 0.42)),
            )
            parts.append(polygon(tip, sheet.colours["snow"]))
    return "".join(parts)


def water(sheet: Sheet, top: float, depth: float, seed: int = 3) -> str:
    """A lake from its far shore down, with longer streaks nearer."""
    dice = Random(seed)  # noqa: S311 - waves, not secrets
    parts = [rect(-10, top, sheet.width + 20, depth, sheet.colours["lake"])]
    for index in range(round(sheet.width / 75)):
        near = dice.uniform(0.03, 0.78)
        length = (90 + 380 * near) * dice.uniform(0.6, 1.25)
        parts.append(
            rect(
                dice.uniform(-200, sheet.width),
                top + near * depth * 0.8,
                length,
                4 + 12 * near,
                sheet.colours["streak_deep" if index % 3 == 0 else "streak"],
                7,
            )
        )
    return "".join(parts)


def reeds(sheet: Sheet, x: float, base: float, count: int, scale: float = 1) -> str:
    """Reed with brown heads."""
    dice = Random(5)  # noqa: S311 - reed, not secrets
    parts = []
    for index in range(count):
        rx = x + index * 19 * scale + dice.uniform(-5, 5)
        height = dice.uniform(75, 125) * scale
        lean = dice.uniform(-9, 12) * scale
        parts.append(
            f'<path d="M{num(rx)},{num(base)} q{num(lean * 0.2)},{num(-height * 0.6)} {num(lean)},'
            f'{num(-height)}" stroke="{sheet.colours["reed"]}" stroke-width="{num(5 * scale)}"'
            ' fill="none"/>'
        )
        if index % 3 != 1:
            parts.append(
                rect(
                    rx + lean - 4 * scale,
                    base - height - 4,
                    8 * scale,
                    30 * scale,
                    sheet.colours["reed_head"],
                    4,
                )
            )
    return "".join(parts)


def field(sheet: Sheet, line: Line, vanish: float, scale: float = 1) -> str:
    """The field in front in perspective; its rows run to a point above `vanish`."""
    top = min(y for _, y in line.points)
    bottom = float(sheet.height)
    fan = []
    for index in range(-22, 23):
        # rows stand evenly at the bottom edge, a little curved by growing outwards
        foot = vanish + index * 190 * scale * (1 + abs(index) * 0.045)
        head = vanish + index * 17 * scale
        fan.append(
            polygon(
                (
                    (head - 1, top),
                    (head + 1, top),
                    (foot + 27 * scale, bottom + 200),
                    (foot - 25 * scale, bottom + 200),
                ),
                sheet.colours["furrow"],
            )
        )
    inside = rect(0, top, sheet.width, bottom - top, sheet.colours["field"]) + "".join(fan)
    return clipped("field", line.outline(bottom), inside) + _field_things(sheet, line, scale)


def _field_things(sheet: Sheet, line: Line, scale: float) -> str:
    places = ((0.1, 40), (0.27, 24), (0.62, 34), (0.82, 62), (0.94, 28))
    if sheet.season is Season.STUBBLE:
        return "".join(
            bale(
                sheet,
                sheet.width * x,
                line.y(sheet.width * x) + drop * scale,
                (50 + drop * 0.5) * scale,
            )
            for x, drop in places
        )
    return ""


def bale(sheet: Sheet, x: float, base: float, size: float) -> str:
    """A round bale of straw."""
    body, shade = sheet.colours["field"], sheet.colours["furrow"]
    return (
        rect(x - size * 0.1, base - size, size * 1.25, size, shade, size * 0.46)
        + circle(x + size * 0.3, base - size * 0.5, size * 0.5, body)
        + at(
            x + size * 0.3,
            base - size * 0.5,
            size / 100,
            stroke("M-24,0 a24,24 0 1 1 24,24", shade, 6),
        )
    )
