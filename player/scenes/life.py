# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2
# A drawing is made of coordinates:
# ruff: noqa: PLR0913, PLR0917

"""What moves: cows, boats, people."""

from player.scenes.sheet import Sheet
from player.scenes.svg import at, circle, path, rect, stroke


def cow(sheet: Sheet) -> str:
    """A black-and-white cow, 140 wide, standing on y = 0 and looking left."""
    light, dark = sheet.colours["cow"], sheet.colours["cow_dark"]
    return (
        rect(8, -34, 12, 36, dark)
        + rect(84, -34, 12, 36, dark)
        + rect(28, -34, 12, 36, light)
        + rect(68, -34, 12, 36, light)
        + rect(0, -78, 104, 52, light, 18)
        + path(
            "M20,-78 h34 q6,30 -16,34 q-22,0 -18,-34 Z M66,-26 q4,-30 38,-24 v6 q0,18 -18,18 Z",
            dark,
        )
        + rect(-30, -84, 40, 34, dark, 14)
        + rect(-30, -66, 16, 16, light, 8)
    )


def sailing_boat(sheet: Sheet) -> str:
    """A sailing boat, 174 wide and 184 high; the water line is y = 20."""
    c = sheet.colours
    return (
        path("M0,-150 L0,-10 L86,-10 Z", c["sail"])
        + path("M-10,-120 L-10,-10 L-62,-10 Z", c["sail_back"])
        + path("M-78,0 L96,0 L70,34 L-52,34 Z", c["hull"])
    )


def rowing_boat(sheet: Sheet) -> str:
    """A rowing boat with an angler in it."""
    c = sheet.colours
    return (
        path("M-18,2 q0,-52 26,-52 q26,0 26,52 Z", c["blue"])
        + circle(8, -66, 17, c["skin_0"])
        + path("M-14,-68 q22,-32 44,0 Z", c["red"])
        + stroke("M26,-36 L104,-92 L128,-10", c["dark"], 3)
        + path("M-90,0 L98,0 L72,30 L-62,30 Z", c["hull"])
    )


def person(
    sheet: Sheet, x: float, base: float, size: float, coat: str, skin: int = 0, head: str = "dark"
) -> str:
    """A standing figure of a height, as cut from paper: legs, coat, head, hair or hat."""
    c = sheet.colours
    return at(
        x,
        base,
        size / 200,
        path("M-24,0 V-80 H-4 V0 Z M4,0 V-80 H24 V0 Z", c["dark"]),
        path("M-36,-56 Q-40,-150 -16,-152 H16 Q40,-150 36,-56 Z", c[coat]),
        circle(0, -174, 22, c[f"skin_{skin}"]),
        path("M-24,-172 a24,26 0 0 1 48,0 q-10,-14 -24,-14 q-14,0 -24,14 Z", c[head]),
    )
