# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Shapes cut from paper: shores, woods with round edges, light on the water. Pure; SVG paths."""

import itertools
from collections.abc import Sequence
from math import hypot

from content.details import Point
from content.geometry import in_ring

Spot = tuple[float, float]

_STREAK_EVERY = 92.0
_STREAK_LONG = 64.0
_MOST_STREAKS = 60
_MOST_TREES = 240


def course(spots: Sequence[Spot], *, ring: bool = False) -> str:
    """A course through the spots in soft curves; closed where it is a ring."""
    around = list(spots[:-1]) if ring and len(spots) > 1 and spots[0] == spots[-1] else [*spots]
    if len(around) < 2:  # noqa: PLR2004 - a path has two ends
        return ""
    if len(around) == 2:  # noqa: PLR2004
        return f"M {_at(around[0])} L {_at(around[1])}"
    count = len(around)
    parts = [f"M {_at(around[0])}"]
    for n in range(count if ring else count - 1):
        before = around[n - 1] if ring or n else around[0]
        here, there = around[n], around[(n + 1) % count]
        after = around[(n + 2) % count] if ring or n + 2 < count else there
        leave = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        arrive = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        parts.append(f"C {_at(leave)} {_at(arrive)} {_at(there)}")
    return " ".join([*parts, "Z"] if ring else parts)


def scalloped(ring: Sequence[Spot], tree: float) -> str:
    """A ring whose edge is made of round tree tops of about that radius."""
    spots = list(ring if ring[0] == ring[-1] else [*ring, ring[0]])
    around = sum(_far(a, b) for a, b in itertools.pairwise(spots))
    if around < 6 * tree:
        return ""
    count = max(6, min(_MOST_TREES, int(around / (1.7 * tree))))
    tops = _evenly(spots, count, around / count)
    # seen from above with y down, a positive area runs clockwise: bulges then turn the same way
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(tops, [*tops[1:], tops[0]], strict=True))
    sweep = 1 if area > 0 else 0
    parts = [f"M {_at(tops[0])}"]
    for n, here in enumerate(tops):
        there = tops[(n + 1) % count]
        # no two trees are alike
        radius = _far(here, there) * (0.56 + 0.07 * (n * 7 % 3))
        parts.append(f"A {radius:.1f} {radius:.1f} 0 0 {sweep} {_at(there)}")
    return " ".join([*parts, "Z"])


def streaks(ring: Sequence[Spot]) -> str:
    """Short level strokes on the water, none near the shore."""
    shape = [Point(y, x) for x, y in ring]
    left, right = min(x for x, _ in ring), max(x for x, _ in ring)
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    step = max(_STREAK_EVERY, ((right - left) * (bottom - top) / _MOST_STREAKS / 2) ** 0.5)
    parts: list[str] = []
    row, y = 0, top + step / 2
    while y < bottom and len(parts) < _MOST_STREAKS:
        x = left + (row * 0.61 % 1) * 2.4 * step
        while x < right and len(parts) < _MOST_STREAKS:
            long = _STREAK_LONG * (0.6 + 0.2 * (len(parts) % 4))
            ends = ((x - 40, y), (x + long + 40, y), (x + long / 2, y - 30), (x + long / 2, y + 30))
            if all(in_ring(Point(b, a), shape) for a, b in ends):
                parts.append(f"M {_at((x, y))} L {_at((x + long, y))}")
            x += 2.4 * step
        row, y = row + 1, y + step
    return " ".join(parts)


def _evenly(spots: Sequence[Spot], count: int, step: float) -> list[Spot]:
    found: list[Spot] = []
    walked, wanted = 0.0, 0.0
    for a, b in itertools.pairwise(spots):
        long = _far(a, b)
        while long and wanted <= walked + long and len(found) < count:
            share = (wanted - walked) / long
            found.append((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share))
            wanted += step
        walked += long
    while len(found) < count:
        found.append(spots[-1])
    return found


def _far(a: Spot, b: Spot) -> float:
    return hypot(b[0] - a[0], b[1] - a[1])


def _at(spot: Spot) -> str:
    return f"{spot[0]:.1f} {spot[1]:.1f}"
