# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""In which order the keys lead through what can be pressed. Knows no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

# Edges that lie so close do not part what they belong to.
_SLACK = 2.0


@dataclass(frozen=True, slots=True)
class Box:
    """Where something lies, in any unit, y downwards."""

    x: float
    y: float
    width: float
    height: float

    def united(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        right = max(self.x + self.width, other.x + other.width)
        bottom = max(self.y + self.height, other.y + other.height)
        return Box(x, y, right - x, bottom - y)

    def cut(self, frame: "Box") -> "Box":
        """What of it lies in a frame; the nearest edge of the frame if nothing does."""
        left, top = _within(self.x, frame.x, frame.width), _within(self.y, frame.y, frame.height)
        right = _within(self.x + self.width, frame.x, frame.width)
        bottom = _within(self.y + self.height, frame.y, frame.height)
        return Box(left, top, right - left, bottom - top)


def reading_order(boxes: Sequence[Box]) -> list[int]:
    """The numbers of the boxes as one reads them.

    Bands from the top down; within a band columns from the left, and so on within each. What
    overlaps so that neither parts it goes by its upper edge.
    """
    return _bands(list(range(len(boxes))), boxes)


def _bands(numbers: list[int], boxes: Sequence[Box]) -> list[int]:
    parts = _parted(numbers, lambda n: (boxes[n].y, boxes[n].y + boxes[n].height))
    if len(parts) == 1:
        return _columns(numbers, boxes)
    return [number for part in parts for number in _columns(part, boxes)]


def _columns(numbers: list[int], boxes: Sequence[Box]) -> list[int]:
    parts = _parted(numbers, lambda n: (boxes[n].x, boxes[n].x + boxes[n].width))
    if len(parts) == 1:
        return sorted(numbers, key=lambda n: (boxes[n].y, boxes[n].x))
    return [number for part in parts for number in _bands(part, boxes)]


def _parted(numbers: list[int], span: Callable[[int], tuple[float, float]]) -> list[list[int]]:
    """The numbers in groups whose spans do not meet, in their order."""
    parts: list[list[int]] = []
    end = 0.0
    for number in sorted(numbers, key=span):
        first, last = span(number)
        if not parts or first >= end - _SLACK:
            parts.append([number])
            end = last
        else:
            parts[-1].append(number)
            end = max(end, last)
    return parts


def _within(value: float, start: float, length: float) -> float:
    return max(start, min(value, start + length))
