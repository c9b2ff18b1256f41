# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What stands on the glass: words, keys and what covers others, in px of LOOK.md. Knows no Qt."""

import json
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from PIL import Image


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self):
        return self.x + self.width

    @property
    def bottom(self):
        return self.y + self.height

    @property
    def empty(self):
        return self.width <= 0 or self.height <= 0

    def cut(self, other):
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box(x, y, max(0.0, right - x), max(0.0, bottom - y))

    def holds(self, x, y):
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def pixels(self, scale):
        """Left, top, right and bottom of the pixels that lie in it wholly, but for one at least."""
        left, top = ceil(self.x * scale), ceil(self.y * scale)
        right, bottom = int(self.right * scale), int(self.bottom * scale)
        return left, top, max(left + 1, right), max(top + 1, bottom)

    def beyond(self, other):
        """How far this reaches out of another box at the left, top, right and bottom."""
        return (
            other.x - self.x,
            other.y - self.y,
            self.right - other.right,
            self.bottom - other.bottom,
        )

    def __str__(self):
        return f"{self.x:.0f},{self.y:.0f} {self.width:.0f}x{self.height:.0f}"


@dataclass(frozen=True)
class Clip:
    """What shows only a part of its contents; `across` and `along` are the ways it scrolls."""

    box: Box
    across: bool = False
    along: bool = False
    real: bool = True


@dataclass(frozen=True)
class Thing:
    """Something that is painted; `order` is its turn, `keys` are the turns of the keys it is in."""

    order: int
    box: Box
    keys: tuple[int, ...] = ()
    clips: tuple[Clip, ...] = ()
    within: tuple[str, ...] = ()

    @property
    def shown(self):
        """The part that no edge around it hides."""
        box = self.box
        for edge, _, _ in self.edges():
            box = box.cut(edge)
        return box

    @property
    def scrolls(self):
        return any(clip.across or clip.along for clip in self.clips)

    def edges(self):
        """What shows only a part of this, each with the ways in which this may lie beyond it."""
        across = along = False
        for clip in reversed(self.clips):
            across, along = across or clip.across, along or clip.along
            if clip.real or across or along:
                yield clip.box, across, along


@dataclass(frozen=True)
class Words(Thing):
    """A text as it is set. `size` is in px as drawn, `color` red, green, blue and opacity."""

    room: Box = Box(0, 0, 0, 0)
    text: str = ""
    rich: bool = False
    color: tuple[float, float, float, float] = (0, 0, 0, 1)
    size: float = 60
    family: str = ""
    weight: float = 400
    tracking: float = 0
    wraps: bool = False
    width: float = 0
    lines: int = 1
    truncated: bool = False

    def __str__(self):
        kind = "/".join(name for name in self.within[-6:] if not name.startswith("QQuick"))
        return f"“{self.text[:50]}” ({kind}, {self.size:.0f} px, {self.box})"


@dataclass(frozen=True)
class Key(Thing):
    name: str = ""
    enabled: bool = True
    primary: bool = False

    def __str__(self):
        return f"[{self.name or self.within[-1]}] ({self.box})"


@dataclass(frozen=True)
class Shot:
    """One look at the glass; `picture` is what it shows, `bare` the same without any word."""

    frame: Box
    words: tuple[Words, ...]
    keys: tuple[Key, ...]
    covers: tuple[Thing, ...]
    picture: Image.Image
    bare: Image.Image

    @property
    def sheeted(self):
        """Whether a sheet of the bar, or the question who is there, lies on the page."""
        return any({"Sheets", "StillThere"} & {*thing.within} for thing in self.words)

    @property
    def scale(self):
        return self.picture.width / self.frame.width

    def visible(self, thing):
        """The part of a thing that is shown.

        What scrolls goes on below what lies across its way; nothing else may.
        """
        box = thing.shown.cut(self.frame)
        if not thing.scrolls:
            return box
        for lid in self._above(thing, box):
            over = lid.cut(box)
            if over.empty:
                continue
            if over.width >= box.width - 1:
                box = _rest(box, over.y, over.bottom, along=True)
            elif over.height >= box.height - 1:
                box = _rest(box, over.x, over.right, along=False)
        return box

    def uncovered(self, thing):
        """Which share of what is shown of a thing lies under nothing, from 0 to 1."""
        shown = thing.shown.cut(self.frame)
        if shown.empty:
            return 0.0
        above = self._above(thing, shown)
        if not above:
            return 1.0
        points = [
            (shown.x + shown.width * (i + 0.5) / 12, shown.y + shown.height * (j + 0.5) / 6)
            for i in range(12)
            for j in range(6)
        ]
        free = sum(not any(box.holds(*point) for box in above) for point in points)
        return free / len(points)

    @cached_property
    def _lids(self):
        shown = ((cover, cover.shown.cut(self.frame)) for cover in self.covers)
        return [(cover, box) for cover, box in shown if not box.empty]

    def _above(self, thing, shown):
        """What lies on the shown part of a thing, but for what belongs to it."""
        return [
            box
            for cover, box in self._lids
            if cover.order > thing.order
            and thing.order not in cover.keys
            and box.x < shown.right
            and shown.x < box.right
            and box.y < shown.bottom
            and shown.y < box.bottom
        ]

    @cached_property
    def seen_words(self):
        return [words for words in self.words if self.uncovered(words) > 0]

    @cached_property
    def seen_keys(self):
        return [key for key in self.keys if self.uncovered(key) > 0]


def _rest(box, begin, end, *, along):
    """The larger part of a box that something from begin to end leaves free."""
    low, high = (box.y, box.bottom) if along else (box.x, box.right)
    before, after = (low, max(low, begin)), (min(high, end), high)
    low, high = max(before, after, key=lambda part: part[1] - part[0])
    if along:
        return Box(box.x, low, box.width, high - low)
    return Box(low, box.y, high - low, box.height)


def read(told, frame, picture, bare):
    """A shot from what Scan.qml told."""
    words, keys, covers = [], [], []
    for order, each in enumerate(json.loads(told)):
        kind = each.pop("kind")
        each |= {
            "order": order,
            "box": Box(*each["box"]),
            "keys": tuple(each["keys"]),
            "clips": tuple(Clip(**clip | {"box": Box(*clip["box"])}) for clip in each["clips"]),
        }
        each["within"] = tuple(each.get("within", ()))
        if kind == "words":
            each |= {"room": Box(*each["room"]), "color": tuple(each["color"])}
            each["within"] += (each.pop("type"),)
            words.append(Words(**each))
        elif kind == "key":
            keys.append(Key(**each))
        else:
            covers.append(Thing(**each))
    return Shot(frame, tuple(words), tuple(keys), tuple(covers), picture, bare)
