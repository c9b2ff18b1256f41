# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From the courses and outlines that a file holds to places of bounded size."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from content.details import Place, Point
from content.geometry import bounded, box_of, distance_m, length_m, simplify_flat

# what all places of one file may have together, and one of them
MOST_POINTS_A_FILE = 40_000
MOST_POINTS = 400
_FEWEST_POINTS = 12
_MOST_PARTS = 40

# what a receiver's height sways by on level ground
_SWAY_M = 4.0
_PROFILE_M = 2.0
_PROFILE_STRETCH = 50.0


@dataclass(frozen=True, slots=True)
class Course:
    """A course or ring; `heights` has one entry a point, None where there is none."""

    points: tuple[Point, ...]
    heights: tuple[float | None, ...] = ()


def share_of(count: int) -> int:
    """How many points each of `count` places of one file may have."""
    return max(_FEWEST_POINTS, min(MOST_POINTS, MOST_POINTS_A_FILE // max(1, count)))


def trail(courses: Sequence[Course], about: Place, most: int = MOST_POINTS) -> Place:
    """A place along courses of at least two points: begun at its first point, measured whole.

    Heights count where at least half of the points have one and not all are 0.
    """
    parts = _largest(courses)
    known = all(_has_heights(part) for part in parts)
    filled = [_filled(part.heights) if known else () for part in parts]
    path, heights = [], []
    rooms = _rooms([len(part.points) for part in parts], most)
    for part, levels, room in zip(parts, filled, rooms, strict=True):
        kept = _kept(part.points, levels, room)
        path.append(tuple(part.points[i] for i in kept))
        heights += [round(levels[i], 1) for i in kept] if levels else []
    return replace(
        about,
        shape="line",
        point=parts[0].points[0],
        path=tuple(path),
        elevations=tuple(heights),
        length_m=round(sum(length_m(course.points) for course in courses)),
        ascent_m=round(sum(map(ascent, filled))) if known else None,
    )


def area(rings: Sequence[Course], about: Place, most: int = MOST_POINTS) -> Place:
    """A place within rings; a ring inside another is a hole (even-odd rule)."""
    parts = _largest(rings)
    rooms = _rooms([len(part.points) for part in parts], most)
    path = tuple(
        tuple(part.points[i] for i in bounded(part.points, room))
        for part, room in zip(parts, rooms, strict=True)
    )
    box = box_of(parts[0].points)
    return replace(about, shape="area", point=box.middle if box else None, path=path)


def ascent(heights: Sequence[float]) -> float:
    """How many metres a course goes up in all; ups smaller than a receiver's sway do not count."""
    if not heights:
        return 0.0
    total, low, high = 0.0, heights[0], heights[0]
    for level in heights[1:]:
        if level > high:
            high = level
        elif high - level >= _SWAY_M:
            total += _counted(high - low)
            low = high = level
        elif level < low:
            low = high = level
    return total + _counted(high - low)


def _counted(up: float) -> float:
    return up if up >= _SWAY_M else 0.0


def _largest(parts: Sequence[Course]) -> list[Course]:
    """At most so many parts as a map can show, the longest of them, in their order."""
    if len(parts) <= _MOST_PARTS:
        return list(parts)
    longest = sorted(range(len(parts)), key=lambda i: -len(parts[i].points))[:_MOST_PARTS]
    return [parts[i] for i in sorted(longest)]


def _rooms(sizes: Sequence[int], most: int) -> list[int]:
    """How many points each part may keep: its share, but enough for a shape."""
    whole = sum(sizes) or 1
    return [max(4, most * size // whole) for size in sizes]


def _kept(points: Sequence[Point], levels: Sequence[float], room: int) -> list[int]:
    """The points that show the course, and those that show its ups and downs."""
    if not levels:
        return list(bounded(points, room))
    kept = set(bounded(points, max(2, room * 2 // 3)))
    along, profile = 0.0, []
    for i, level in enumerate(levels):
        along += distance_m(points[i - 1], points[i]) if i else 0.0
        profile.append((along / _PROFILE_STRETCH, level))
    step = max(1, len(profile) // (room * 8))
    thin = [*range(0, len(profile), step)]
    sway = _PROFILE_M
    while True:
        hills = {thin[i] for i in simplify_flat([profile[i] for i in thin], sway)}
        if len(kept | hills) <= room or sway > 10_000:  # noqa: PLR2004 - higher than any hill
            return sorted(kept | hills if len(kept | hills) <= room else kept)
        sway *= 2


def _has_heights(course: Course) -> bool:
    said = [level for level in course.heights if level is not None]
    return bool(said) and len(said) * 2 >= len(course.points) and any(said)


def _filled(heights: Sequence[float | None]) -> list[float]:
    """Heights without gaps: in between even, before the first and after the last level."""
    said = [(i, level) for i, level in enumerate(heights) if level is not None]
    filled = [said[0][1]] * len(heights)
    for (i, level), (j, after) in itertools.pairwise(said):
        for k in range(i, j):
            filled[k] = level + (after - level) * (k - i) / (j - i)
    last, level = said[-1]
    filled[last:] = [level] * (len(heights) - last)
    return filled
