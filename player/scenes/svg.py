# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2
# A drawing is made of coordinates:
# ruff: noqa: PLR0913, PLR0917

"""The alphabet of the pictures: flat shapes as SVG text. No gradient, no blur, no text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

Point = tuple[float, float]


def num(value: float) -> str:
    """A coordinate with one decimal and nothing superfluous."""
    return f"{value:.1f}".removesuffix(".0")


def rect(x: float, y: float, width: float, height: float, fill: str, round_: float = 0) -> str:
    """A rectangle from its upper left corner."""
    corner = f' rx="{num(round_)}"' if round_ else ""
    return (
        f'<rect x="{num(x)}" y="{num(y)}" width="{num(width)}" height="{num(height)}"'
        f'{corner} fill="{fill}"/>'
    )


def circle(x: float, y: float, radius: float, fill: str) -> str:
    """A disc."""
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(radius)}" fill="{fill}"/>'


def ellipse(x: float, y: float, across: float, down: float, fill: str) -> str:
    """An ellipse by its half axes."""
    return (
        f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(across)}" ry="{num(down)}" fill="{fill}"/>'
    )


def path(data: str, fill: str) -> str:
    """A filled outline."""
    return f'<path d="{data}" fill="{fill}"/>'


def stroke(data: str, colour: str, width: float) -> str:
    """A line with round ends."""
    return (
        f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{num(width)}"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    )


def polygon(points: Iterable[Point], fill: str) -> str:
    """A filled polygon."""
    return path("M" + " L".join(f"{num(x)},{num(y)}" for x, y in points) + " Z", fill)


def at(x: float, y: float, scale: float, *parts: str, mirror: bool = False, turn: float = 0) -> str:
    """Parts drawn round their own origin, moved, turned and scaled."""
    across = f"{-scale:.3f},{scale:.3f}" if mirror else f"{scale:.3f}"
    turned = f" rotate({num(turn)})" if turn else ""
    return (
        f'<g transform="translate({num(x)},{num(y)}){turned} scale({across})">{"".join(parts)}</g>'
    )


def clipped(name: str, outline: str, *parts: str) -> str:
    """Parts seen only inside an outline; `name` is unique in the picture."""
    return (
        f'<clipPath id="{name}"><path d="{outline}"/></clipPath>'
        f'<g clip-path="url(#{name})">{"".join(parts)}</g>'
    )


@dataclass(frozen=True)
class Line:
    """A soft line through points from left to right, as hills and shores have it."""

    points: Sequence[Point]

    def _slopes(self) -> list[float]:
        points = self.points
        slopes = []
        for index in range(len(points)):
            before = points[max(0, index - 1)]
            after = points[min(len(points) - 1, index + 1)]
            slopes.append((after[1] - before[1]) / (after[0] - before[0]))
        return slopes

    def outline(self, bottom: float) -> str:
        """The area below the line as path data."""
        slopes = self._slopes()
        data = f"M{num(self.points[0][0])},{num(self.points[0][1])}"
        for index in range(1, len(self.points)):
            (x0, y0), (x1, y1) = self.points[index - 1], self.points[index]
            third = (x1 - x0) / 3
            data += (
                f" C{num(x0 + third)},{num(y0 + slopes[index - 1] * third)}"
                f" {num(x1 - third)},{num(y1 - slopes[index] * third)} {num(x1)},{num(y1)}"
            )
        last, first = self.points[-1][0], self.points[0][0]
        return f"{data} L{num(last)},{num(bottom)} L{num(first)},{num(bottom)} Z"

    def y(self, x: float) -> float:
        """The height of the line at x."""
        slopes = self._slopes()
        for index in range(1, len(self.points)):
            (x0, y0), (x1, y1) = self.points[index - 1], self.points[index]
            if x <= x1 or index == len(self.points) - 1:
                width = x1 - x0
                t = (x - x0) / width
                return (
                    y0 * (1 + 2 * t) * (1 - t) ** 2
                    + slopes[index - 1] * width * t * (1 - t) ** 2
                    + y1 * t * t * (3 - 2 * t)
                    + slopes[index] * width * t * t * (t - 1)
                )
        return self.points[0][1]

    def area(self, bottom: float, fill: str) -> str:
        """Everything below the line, filled."""
        return path(self.outline(bottom), fill)


def wave(width: float, *heights: float) -> Line:
    """A line over the whole width through heights at equal distances."""
    step = (width + 80) / (len(heights) - 1)
    return Line([(-40 + index * step, height) for index, height in enumerate(heights)])


def bumps(line: Line, start: float, end: float, size: float, fill: str, seed: int) -> str:
    """Tree tops or a hedge along a line: overlapping discs, fuller in the middle."""
    dice = Random(seed)  # noqa: S311 - leaves, not secrets
    parts = []
    x = start
    while x < end:
        middle = 1 - abs((x - start) / (end - start) * 2 - 1)
        radius = size * dice.uniform(0.62, 1.05) * (0.6 + 0.55 * min(1.0, middle * 2.2))
        parts.append(
            f'<circle cx="{num(x)}" cy="{num(line.y(x) - radius * 0.28)}" r="{num(radius)}"/>'
        )
        x += radius * dice.uniform(0.85, 1.15)
    return f'<g fill="{fill}">{"".join(parts)}</g>'
