# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The contrast of words with what lies behind them, measured in pixels (WCAG 2.2)."""

from PIL import Image, ImageChops

# A pixel that changed less than this by the words was touched by an edge of them only.
_TOUCHED = 12
# So many of the words' pixels may lie on something worse: the smoothed edge of what is behind.
_AT_EDGES = 0.05


def luminance(color):
    parts = [part / 255 for part in color]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def inked(picture, bare, pixels):
    """Where words are in a part of the picture: 255 in a picture of its size, else 0."""
    changed = ImageChops.difference(bare.crop(pixels), picture.crop(pixels)).convert("L")
    return changed.point(lambda value: 255 if value > _TOUCHED else 0)


def touched(picture, bare, pixels):
    """How many pixels of a part of the picture words touch."""
    return inked(picture, bare, pixels).histogram()[255]


def measured(picture, bare, pixels, color):
    """The contrast of words in a part of the picture; None where none of them is to be seen.

    `pixels` is left, top, right, bottom; `color` is red, green, blue and opacity of the words.
    """
    before, ink = bare.crop(pixels), inked(picture, bare, pixels)
    if ink.getbbox() is None:
        return None
    behind = Image.new("RGBA", before.size)
    behind.paste(before.convert("RGBA"), mask=ink)
    found = behind.getcolors(before.width * before.height) or []
    *solid, opacity = color
    rated = []
    for count, (*ground, alpha) in found:
        if alpha:
            blended = [c * opacity + g * (1 - opacity) for c, g in zip(solid, ground, strict=True)]
            rated.append((ratio(blended, ground), count))
    allowed = _AT_EDGES * sum(count for _, count in rated)
    for value, count in sorted(rated):
        allowed -= count
        if allowed < 0:
            return value
    return None
