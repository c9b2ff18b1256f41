# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The map: what lies around here as flat shapes, with pins that do not hide one another. Pure.

Drawn from supplied layers alone. Sizes are px of the panel; paths are those of SVG.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log10

from content.details import Place, Point
from content.geometry import Box, box_of
from player.languages import GERMAN
from player.view.figures import written
from player.view.measure import text_width
from player.view.say import say
from player.view.sheet import (
    PIN_RADIUS,
    Rect,
    Room,
    Sheet,
    around,
    beside_dot,
    free_spot,
    inside,
    meet,
)
from player.view.shore import Spot, course, scalloped, streaks

_HERE_RADIUS = 44.0
_TREE_PX = 30.0
_MOST_SCALE_SHARE = 0.3
_RIDDEN = ("rad", "reit", "bike", "cycl")

#: What layers are made of: trades as sources write them, in one word each.
WATER = frozenset(
    "see teich weiher fluss bach kanal au meer förde ostsee nordsee wasser".split()  # noqa: SIM905
)
WOOD = frozenset("wald forst gehölz gehege holz moor".split())  # noqa: SIM905
ROAD = frozenset("straße strasse bahn".split())  # noqa: SIM905
VILLAGE = frozenset("dorf ort ortschaft gemeinde stadt".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Layer:
    """One shape of the map; `kind` is water, wood, stream, streak, road, trail, ride or area."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the map, centred at its spot; `kind` is water, wood or village."""

    kind: str
    text: str
    x: float
    y: float
    dot_x: float
    dot_y: float


@dataclass(frozen=True, slots=True)
class Pin:
    """A numbered pin; it stands at x, y and its tip points to where the place is."""

    item: str
    number: str
    x: float
    y: float
    tip_x: float
    tip_y: float


@dataclass(frozen=True, slots=True)
class Here:
    """Where the terminal stands, and where the words that say so are centred."""

    x: float
    y: float
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Atlas:
    """All that is drawn. `scale_px` is how long `scale_text` is; 0 without a map."""

    layers: tuple[Layer, ...]
    labels: tuple[Label, ...]
    pins: tuple[Pin, ...]
    here: Here | None
    scale_px: float
    scale_text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A place with the number of its pin; one without a number may have a pin all the same."""

    item: str
    place: Place
    number: str = ""
    pinned: bool = True


NOWHERE = Atlas((), (), (), None, 0.0, "")


def backdrop(place: Place) -> str:
    """What a place is on the map if it is nowhere to go to: water, wood, road, village, else ""."""
    trade = place.trade.strip().casefold()
    if place.shape == "point":
        return "village" if trade in VILLAGE else ""
    for kind, trades in (("water", WATER), ("wood", WOOD), ("road", ROAD)):
        if trade in trades:
            return kind
    return ""


def atlas(
    marked: Sequence[Marked],
    ground: Iterable[tuple[str, Place]],
    here: Point | None,
    room: Room,
    language: str = GERMAN,
) -> Atlas:
    """The map of these places and of where the terminal is, on the ground that others give.

    `ground` are names and places of which `backdrop` says something.
    """
    box = _box(marked, here)
    if box is None or room.width <= 0 or room.height <= 0:
        return NOWHERE
    sheet = Sheet(box, room)
    layers, names = _ground(ground, sheet)
    trails = [
        Layer(_way(one.place), _all(one.place, sheet))
        for one in marked
        if one.place.path and one.place.shape != "point"
    ]
    scale_px, scale_text = _scale(sheet, language)
    # where north and the scale are told
    foot = room.height - room.bottom + 20
    taken: list[Rect] = [(0.0, foot, scale_px + room.letters * 13, room.height)]
    said = say("Sie sind hier", language)
    stand = _here(here, sheet, taken, said) if here is not None else None
    pins = _pins(marked, sheet, taken)
    ways = [sheet.spot(p) for one in marked for part in one.place.path for p in part]
    labels = _labels(names, sheet, taken, ways)
    return Atlas((*layers, *trails), labels, pins, stand, scale_px, scale_text)


def _box(marked: Sequence[Marked], here: Point | None) -> Box | None:
    points = [here] if here is not None else []
    for one in marked:
        courses = one.place.path if one.place.shape != "point" else ()
        points += [point for course_ in courses for point in course_]
        if one.place.point is not None:
            points.append(one.place.point)
    return box_of(points)


def _ground(
    ground: Iterable[tuple[str, Place]], sheet: Sheet
) -> tuple[list[Layer], list[tuple[str, str, list[list[Spot]]]]]:
    """The layers in the order of drawing, and what has a name: kind, name and shapes."""
    order = {"wood": 0, "water": 1, "stream": 2, "streak": 3, "road": 4}
    layers: list[Layer] = []
    names: list[tuple[str, str, list[list[Spot]]]] = []
    for name, place in ground:
        kind = backdrop(place)
        if kind == "village" and place.point is not None:
            names.append((kind, name, [[sheet.spot(place.point)]]))
            continue
        shapes = [[sheet.spot(point) for point in part] for part in place.path]
        shapes = [shape for shape in shapes if shape and sheet.meets(shape)]
        if not shapes or not kind:
            continue
        if place.shape == "line":
            drawn = "stream" if kind == "water" else "road"
            layers.append(Layer(drawn, " ".join(course(shape) for shape in shapes)))
        elif kind == "wood":
            layers += [Layer("wood", scalloped(shape, _TREE_PX)) for shape in shapes]
            names.append((kind, name, shapes))
        elif kind == "water":
            layers.append(Layer("water", " ".join(course(shape, ring=True) for shape in shapes)))
            layers.append(Layer("streak", streaks(shapes[0])))
            names.append((kind, name, shapes))
    layers.sort(key=lambda layer: order[layer.kind])
    return [layer for layer in layers if layer.path], names


def _way(place: Place) -> str:
    """Ways to walk are dotted, ways to ride are lines."""
    if place.shape != "line":
        return "area"
    return "ride" if any(word in place.trade.casefold() for word in _RIDDEN) else "trail"


def _all(place: Place, sheet: Sheet) -> str:
    ring = place.shape == "area"
    return " ".join(course([sheet.spot(point) for point in part], ring=ring) for part in place.path)


def _here(point: Point, sheet: Sheet, taken: list[Rect], said: str) -> Here:
    x, y = sheet.spot(point)
    taken.append(around(x, y, _HERE_RADIUS, _HERE_RADIUS))
    wide = text_width(said, sheet.room.letters) / 2 + 28
    high = sheet.room.letters * 0.66
    away = _HERE_RADIUS + high + 10
    label = (x, y + away)
    rect = around(*label, wide, high)
    if not sheet.holds(rect) or any(meet(rect, other) for other in taken[:-1]):
        label = (x, y - away)
    left = min(max(label[0], wide), sheet.room.width - wide)
    taken.append(around(left, label[1], wide, high))
    return Here(x, y, left, label[1])


def _pins(marked: Sequence[Marked], sheet: Sheet, taken: list[Rect]) -> tuple[Pin, ...]:
    """Pins at their places, or beside where another one stands already."""
    found: list[Pin] = []
    for one in marked:
        point = _pinned(one.place)
        if not one.pinned or point is None:
            continue
        tip = sheet.spot(point)
        x, y = free_spot(tip, sheet, taken)
        taken.append(around(x, y, PIN_RADIUS, PIN_RADIUS))
        found.append(Pin(one.item, one.number, x, y, *tip))
    return tuple(found)


def _pinned(place: Place) -> Point | None:
    """Where the pin of a place belongs: on a course, a third of the way, away from its ends."""
    if place.shape == "line" and place.path:
        longest = max(place.path, key=len)
        return longest[len(longest) // 3]
    return place.point


def _labels(
    names: Sequence[tuple[str, str, list[list[Spot]]]],
    sheet: Sheet,
    taken: list[Rect],
    ways: Sequence[Spot],
) -> tuple[Label, ...]:
    """Names where there is room for them; one that would hide a pin is left out."""
    found = []
    shores = [spot for kind, _, shapes in names if kind != "village" for spot in shapes[0]]
    order = {"village": 0, "water": 1, "wood": 2}
    for kind, name, shapes in sorted(names, key=lambda one: order[one[0]]):
        dot = shapes[0][0] if kind == "village" else (0.0, 0.0)
        if kind == "village":
            spot = beside_dot(name, dot, sheet, taken, (*ways, *shores))
        else:
            spot = inside(name, shapes[0], sheet, taken, ways)
        if spot is not None:
            found.append(Label(kind, name, *spot, *dot))
    return tuple(found)


def _scale(sheet: Sheet, language: str) -> tuple[float, str]:
    """A round length, at most so much of the width."""
    most = sheet.room.width * _MOST_SCALE_SHARE / sheet.scale
    power = 10.0 ** int(log10(most))
    metres = next(step * power for step in (5, 2, 1, 0.5) if step * power <= most)
    if metres >= 1000:  # noqa: PLR2004
        text = say("{km} km", language, km=written(f"{metres / 1000:g}", language))
    else:
        text = say("{metres} m", language, metres=f"{metres:g}")
    return round(metres * sheet.scale, 1), text
