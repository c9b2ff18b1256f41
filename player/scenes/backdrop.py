# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2
# A drawing is made of coordinates:

"""What lies behind the category scenes: sky, hills, woods, a village far off."""

from itertools import pairwise

from player.scenes.buildings import church, cottage
from player.scenes.land import birds, cloud, light, sky, wood
from player.scenes.sheet import Sheet
from player.scenes.svg import at, circle, num, stroke, wave

MIDDLE = 0.5


def backdrop(sheet: Sheet, horizon: float, sun: float = 0.78, *, village: float = 0) -> str:
    """Sky, sun and two rows of hills; `village` is where a church stands, 0 for none."""
    c, w, h = sheet.colours, sheet.width, sheet.height
    far = wave(
        w, horizon - 70, horizon - 130, horizon - 60, horizon - 170, horizon - 80, horizon - 120
    )
    near = wave(w, horizon - 10, horizon - 40, horizon - 6, horizon - 50, horizon - 14)
    houses = ""
    if village:
        x = w * village
        houses = (
            at(x - 120, horizon + 6, 0.42, cottage(sheet))
            + at(x, horizon + 2, 0.5, church(sheet))
            + at(x + 190, horizon + 6, 0.42, cottage(sheet, "thatch"))
        )
    return (
        sky(sheet, horizon)
        + light(sheet, w * sun, horizon - 190, 112)
        + cloud(sheet, w * (sun - 0.42 if sun > MIDDLE else sun + 0.3), horizon - 420, 340)
        + birds(sheet, w * (sun - 0.16), horizon - 400, 0.75)
        + far.area(h, c["hill_0"])
        + wood(sheet, far, w * 0.05, w * 0.28, 34, "wood_0", 1)
        + wood(sheet, far, w * 0.66, w * 0.97, 34, "wood_0", 2)
        + near.area(h, c["hill_2"])
        + houses
        + wood(sheet, near, -30, w * 0.24, 40, "wood_1", 3)
        + wood(sheet, near, w * 0.72, w + 30, 38, "wood_1", 4)
    )


def meadow(sheet: Sheet, *heights: float, role: str = "meadow_0") -> str:
    """A meadow from a soft line to the lower edge."""
    return wave(sheet.width, *heights).area(sheet.height, sheet.colours[role])


def fairy_lights(sheet: Sheet, points: tuple[tuple[float, float], ...], sag: float) -> str:
    """Strings of bulbs from point to point, each hanging through."""
    parts = []
    for (x0, y0), (x1, y1) in pairwise(points):
        parts.append(
            stroke(
                f"M{num(x0)},{num(y0)} Q{num((x0 + x1) / 2)},{num((y0 + y1) / 2 + 2 * sag)}"
                f" {num(x1)},{num(y1)}",
                sheet.colours["dark"],
                5,
            )
        )
        count = max(3, int((x1 - x0) / 95))
        for index in range(1, count):
            t = index / count
            y = y0 + (y1 - y0) * t + 4 * sag * t * (1 - t)
            parts.append(circle(x0 + (x1 - x0) * t, y + 16, 15, sheet.colours["lamp"]))
    return "".join(parts)
