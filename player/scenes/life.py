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
        stroke("M-20,-138 Q-46,-122 -43,-82 M20,-138 Q46,-122 43,-82", c[coat], 18),
        path("M-29,-56 Q-33,-150 -12,-152 H12 Q33,-150 29,-56 Z", c[coat]),
        circle(-43, -70, 9, c[f"skin_{skin}"]),
        circle(43, -70, 9, c[f"skin_{skin}"]),
        circle(0, -174, 22, c[f"skin_{skin}"]),
        path("M-24,-172 a24,26 0 0 1 48,0 q-10,-14 -24,-14 q-14,0 -24,14 Z", c[head]),
    )


def dog(sheet: Sheet) -> str:
    """A dog on a walk, looking left."""
    c = sheet.colours
    return (
        rect(4, -40, 12, 42, c["wood_plank_dark"], 5)
        + rect(84, -40, 12, 42, c["wood_plank_dark"], 5)
        + rect(0, -74, 100, 44, c["wood_plank"], 20)
        + path(
            "M-34,-96 q4,-22 28,-22 q30,0 30,34 l-10,26 q-30,0 -36,-18 l-22,-2 Z", c["wood_plank"]
        )
        + path("M4,-116 q22,4 16,36 q-16,-4 -16,-36 Z", c["wood_plank_dark"])
        + stroke("M96,-66 q26,-10 26,-38", c["wood_plank"], 12)
    )


def bicycle(sheet: Sheet, colour: str) -> str:
    """A bicycle heading right, 260 wide, standing on y = 0."""
    c = sheet.colours
    wheels = "".join(
        f'<circle cx="{x}" cy="-62" r="58" fill="none" stroke="{c["dark"]}" stroke-width="9"/>'
        for x in (0, 190)
    )
    frame = (
        "M0,-62 L60,-150 H150 L92,-62 Z M60,-150 L92,-62 M150,-150 L190,-62 M150,-150 L140,-186 h34"
    )
    return wheels + stroke(frame, c[colour], 10) + rect(36, -170, 52, 14, c["dark"], 7)


def cyclist(sheet: Sheet, coat: str, skin: int, helmet: str) -> str:
    """Somebody on a bicycle, heading right."""
    c = sheet.colours
    return (
        bicycle(sheet, "green")
        + stroke("M62,-176 L112,-120 L92,-48", c["dark"], 28)
        + path("M30,-170 Q50,-290 104,-292 Q136,-290 128,-250 L92,-164 Z", c[coat])
        + stroke("M108,-262 L128,-206 L160,-190", c[coat], 24)
        + circle(128, -316, 27, c[f"skin_{skin}"])
        + path("M94,-322 q4,-38 40,-38 q34,4 32,36 Z", c[helmet])
    )
