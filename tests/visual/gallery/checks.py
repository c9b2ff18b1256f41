# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a machine can say of a page: each check takes a shot and gives what is wrong with it.

Lengths are px of LOOK.md: on a panel of 86 inches one is 0.496 mm.
"""

import re
from dataclasses import replace
from functools import lru_cache
from html import unescape
from itertools import combinations

from PySide6.QtGui import QFont, QTextLayout, QTextOption

from tests.visual.gallery.contrast import measured, touched
from tests.visual.gallery.exceptions import excepted
from tests.visual.gallery.scene import Box

MM = 0.496
# Smoothed edges and rounding.
SLACK = 3.0
# A capital of 0.7° at 1.5 m is 18.3 mm high; a capital of the face has 0.668 em.
SMALLEST = 55.3
BODY_CONTRAST = 7.0
# What is as large as a section's heading may do with what WCAG asks of large words.
HEADING = 100
HEADING_CONTRAST = 4.5
TARGET = 120
GAP = 6
# Above its capitals and below its baseline a line of text has this much of its size to spare.
SPARE_ABOVE = 0.28
SPARE_BELOW = 0.24


def elided(shot):
    """Words that end before their end."""
    for words in shot.seen_words:
        layout = words.truncated and not excepted("elided", words)
        hand = words.text.rstrip().endswith(("...", " …")) and not excepted("shortened", words)
        if layout or hand:
            yield f"{words} is cut short"


def cut_words(shot):
    """A word that goes on in the next line without a hyphen."""
    for words in shot.seen_words:
        if not words.wraps:
            continue
        piece, width = widest(words)
        if width > words.width + 1:
            yield f"{words} has {words.width:.0f} px for “{piece}”, which takes {width:.0f}"


def spilt(shot):
    """Words or keys that reach out of the glass, of what shows them, or of their key."""
    keys = {key.order: key for key in shot.keys}
    for words in shot.seen_words:
        ink = inked(words)
        if not excepted("spilt", words):
            yield from _spilt(shot, words, ink)
        for key in words.keys:
            if over := beyond(ink, keys[key].box):
                yield f"{words} reaches {over:.0f} px out of {keys[key]}"
    for key in shot.seen_keys:
        yield from _spilt(shot, key, key.box)


def _spilt(shot, thing, box):
    for edge, across, along in thing.edges():
        if over := beyond(box, edge, across=across, along=along):
            yield f"{thing} is cut off by {over:.0f} px at {edge}"
    if not thing.scrolls and (over := beyond(box, shot.frame)):
        yield f"{thing} reaches {over:.0f} px out of the glass"


def halved(shot):
    """A line of words of which the edge of a list, or what lies on it, shows a part only."""
    scale = shot.scale
    for words in shot.seen_words:
        if excepted("halved", words):
            continue
        seen = shot.visible(words)
        reach = 0.06 * words.size
        for edge, begin in ((seen.y, seen.y), (seen.bottom, seen.bottom - reach)):
            strip = Box(seen.x, begin, seen.width, reach)
            inside = words.box.y + SLACK < edge < words.box.bottom - SLACK
            if inside and touched(shot.picture, shot.bare, strip.pixels(scale)) > 2:
                yield f"{words} is cut through its letters at {edge:.0f}"


def overlaid(shot):
    """Words upon words, words upon a key that is not theirs, a key upon another."""
    words = [(each, inked(each).cut(shot.visible(each))) for each in shot.seen_words]
    keys = [(key, shot.visible(key)) for key in shot.seen_keys]
    if shot.sheeted:
        words = [pair for pair in words if not excepted("covered", pair[0])]
        keys = [pair for pair in keys if not excepted("covered", pair[0])]
    for (one, its), (other, others) in combinations(words, 2):
        if met(its, others):
            yield f"{one} lies over {other}"
    for key, face in keys:
        for each, ink in words:
            if key.order not in each.keys and met(ink, face):
                yield f"{each} lies over {key}"
    for (one, its), (other, others) in combinations(keys, 2):
        if not nested(one, other) and met(its, others):
            yield f"{one} lies over {other}"


def covered(shot):
    """Words of which something hides a part."""
    for words in shot.seen_words:
        below = shot.sheeted and excepted("covered", words)
        if below or words.scrolls:
            continue
        seen = shot.uncovered(replace(words, box=inked(words)))
        if seen < 0.98:
            yield f"{words}: only {seen:.0%} of it are to be seen"


def faint(shot):
    """Words whose contrast with what lies behind them is too low, as the pixels have it."""
    for words in shot.seen_words:
        box = shot.visible(words)
        pixels = box.pixels(shot.scale)
        if shot.sheeted and excepted("covered", words):
            continue
        asked = HEADING_CONTRAST if words.size >= HEADING else BODY_CONTRAST
        found = measured(shot.picture, shot.bare, pixels, words.color)
        if found is None:
            # a line of which a scrolled list shows the spare above its capitals only
            if inked(words).cut(box).height > 0.4 * words.size * 0.668:
                yield f"{words} is not to be seen"
        elif found < asked - 0.05:
            yield f"{words} has a contrast of {found:.1f}, asked are {asked:g}"


def small(shot):
    """Words that are hard to read from 1.5 m."""
    for words in shot.seen_words:
        if words.size < SMALLEST and not excepted("small", words):
            mm = words.size * 0.668 * MM
            yield f"{words} has capitals of {mm:.1f} mm"


def narrow(shot):
    """Keys too small or too close for a finger."""
    keys = [key for key in shot.seen_keys if key.enabled]
    for key in keys:
        if min(key.box.width, key.box.height) < TARGET - SLACK and not excepted("narrow", key):
            yield f"{key} is smaller than {TARGET} px"
    for one, other in combinations(keys, 2):
        faces = shot.visible(one), shot.visible(other)
        if not nested(one, other) and close(*faces) and not excepted("narrow", one):
            yield f"{one} and {other} are nearer than {GAP} px"


def loud(shot):
    """More than one yellow key."""
    yellow = [key for key in shot.seen_keys if key.primary]
    if len(yellow) > 1:
        yield f"more than one yellow key: {', '.join(map(str, yellow))}"


CHECKS = (elided, cut_words, spilt, halved, overlaid, covered, faint, small, narrow, loud)


def findings(shot):
    """All that is wrong with a shot, each with the name of its check."""
    return [f"{check.__name__}: {found}" for check in CHECKS for found in check(shot)]


def inked(words):
    """Where the letters are: a line's box without what it has to spare for accents and descent."""
    above, below = words.size * SPARE_ABOVE, words.size * SPARE_BELOW
    box = words.box
    return Box(box.x, box.y + above, box.width, max(1.0, box.height - above - below))


def nested(one, other):
    return one.order in other.keys or other.order in one.keys


def met(one, other):
    both = one.cut(other)
    return both.width > SLACK and both.height > SLACK


def close(one, other):
    """Whether two boxes that do not meet are nearer than a gap, side by side or above."""
    across = max(one.x, other.x) - min(one.right, other.right)
    along = max(one.y, other.y) - min(one.bottom, other.bottom)
    gap = max(across, along)
    return -SLACK <= gap < GAP - 0.5 and min(across, along) < -SLACK


def beyond(box, frame, *, across=False, along=False):
    """By how much a box reaches out of a frame, but for the ways in which that scrolls."""
    left, top, right, bottom = box.beyond(frame)
    reach = max(0 if across else max(left, right), 0 if along else max(top, bottom))
    return reach if reach > SLACK else 0


def plain(words):
    if not words.rich:
        return words.text
    return unescape(re.sub(r"<[^>]*>", " ", words.text))


def widest(words):
    """The widest piece that no line may break within (UAX 14), and its width."""
    return _widest(words.family, words.size, words.weight, words.tracking, plain(words))


@lru_cache(4096)
def _widest(family, size, weight, tracking, text):
    font = QFont(family)
    font.setPixelSize(max(1, round(size)))
    font.setVariableAxis(QFont.Tag("wght"), weight)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    found = [("", 0.0)]
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        # no room at all: each line takes the least that it can
        line.setLineWidth(1)
        begin, end = line.textStart(), line.textStart() + line.textLength()
        found.append((text[begin:end].rstrip(), line.naturalTextWidth()))
    layout.endLayout()
    return max(found, key=lambda piece: piece[1])
