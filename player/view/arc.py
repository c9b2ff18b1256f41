# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The day arc: the sun at its hour, the day's events as stations, labels that do not collide."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from content.clock import at_glass
from player.languages import GERMAN
from player.view import words
from player.view.measure import text_width, wrapped
from player.view.say import say
from player.view.span import Occasion
from player.view.trust import trusted

_DAWN = 6.0
_DUSK = 20.5
_MOST = 7
_NEXT = 5
_TOGETHER = 0.65  # hours; stations nearer than that would lie on each other
_TIME_SIZE = 72.0
_TITLE_SIZE = 60.0
_NOTE_SIZE = 52.0
_LABEL_WIDTH = 560.0
_LINES = 2
_GAP = 66.0  # from the middle of a station to its label
_SUN = 110.0
_STATION = 40.0
_KICKER_SIZE = 80.0
# The title in the middle shrinks rather than grow into the labels.
_CENTRE_SIZES = (116.0, 96.0, 80.0)
_CENTRE_LINES = 3
_AIR = 48.0
_CLEAR = 20.0
# How far labels may reach into the page's margin.
_MARGIN = 40.0
# Where a long title may end on the arc: the row below tells it in full.
_CUTS = re.compile(r"(?:[:,(]| [–-] | (?:mit|am|an|im|in|auf|zum|zur|für|bei|unter|und|der) )")  # noqa: RUF001 - feeds use the dash
_SHORT = 16
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """The room for the arc in px of the 4K panel, and the visitor's text size (1.0 to 1.5).

    The arc stands on the frame's lower edge; `centre_top` is where the words in its middle
    begin ("Als Nächstes"), and `centre_width` how wide they may be.
    """

    width: float = 1968.0
    height: float = 1320.0
    scale: float = 1.0
    inset: float = 100.0
    crown: float = 310.0
    centre_top: float = 800.0
    centre_width: float = 720.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in px of the frame."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        """Whether two boxes share a point inside."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def grown(self, by: float) -> "Box":
        """The box with that much more on every side."""
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return self.left < x < self.left + self.width and self.top < y < self.top + self.height


@dataclass(frozen=True, slots=True)
class Station:
    """One or more events that begin together, hung on the arc at (x, y).

    `label` is None where there was no room for words: the event stands in the list anyway.
    `align` says towards which edge the words lean: `left`, `right` or `centre`.
    """

    x: float
    y: float
    past: bool
    time: str
    note: str
    title: str
    label: Box | None
    align: str


@dataclass(frozen=True, slots=True)
class Said:
    """What is to stand in the middle of the arc, and the language of all its words."""

    kicker: str = ""
    title: str = ""
    language: str = GERMAN


@dataclass(frozen=True, slots=True)
class Centre:
    """The words in the middle of the arc: a kicker and a title in lines of `size`, or ""."""

    kicker: str = ""
    title: str = ""
    size: float = _CENTRE_SIZES[0]


@dataclass(frozen=True, slots=True)
class Arc:
    """Where everything is, in px of the frame. `sun` runs 0..1 along the arc's width."""

    sun: float
    sun_x: float
    sun_y: float
    points: tuple[tuple[float, float], ...]
    stations: tuple[Station, ...]
    centre: Centre


@dataclass(slots=True)
class _Board:
    """Where labels may still go."""

    frame: Frame
    points: tuple[tuple[float, float], ...]
    taken: list[Box]
    language: str

    def free(self, label: Box) -> bool:
        inside = (
            label.left >= -_MARGIN
            and label.left + label.width <= self.frame.width + _MARGIN
            and label.top >= 0
            and label.top + label.height <= self.frame.height
        )
        return (
            inside
            and not any(label.meets(box) for box in self.taken)
            and not any(label.grown(_CLEAR).holds(x, y) for x, y in self.points)
        )


def arc(
    timed: Sequence[Occasion],
    day: date,
    now: datetime,
    frame: Frame,
    said: Said | None = None,
) -> Arc:
    """The arc of a day from its timed events that begin on it, cancelled ones left out.

    `said` stands in its middle. Over seven events, only the next five
    are hung. On a day to come the sun has not risen yet,
    nor on one that nobody may call today.
    """
    said = said or Said()
    hung = [o for o in timed if o[2].first_day == day and not o[2].all_day and not o[1].cancelled]
    if len(hung) > _MOST:
        hung = [o for o in hung if not o[2].over(now)][:_NEXT]
    hours = [_hour(o[2].start) for o in hung]
    dawn, dusk = min([_DAWN, *hours]), max([_DUSK, *(h + 0.5 for h in hours)])
    sun = _sun(day, now, dawn, dusk)
    points = tuple(_point(n / 60, frame) for n in range(61))
    sun_x, sun_y = _point(sun, frame)
    groups = _groups(hung, hours)
    places = [_point((hour - dawn) / (dusk - dawn), frame) for hour, _ in groups]
    taken = [_around(x, y) for x, y in places]
    if 0 < sun < 1:
        taken.append(Box(sun_x - _SUN, sun_y - _SUN, 2 * _SUN, 2 * _SUN))
    tries = []
    for centre in _centres(said, frame):
        board = _Board(frame, points, [*taken, *_boxes(centre, frame)], said.language)
        tries.append((centre, _label(groups, places, board, now)))
    # The largest words in the middle that leave as many stations as possible their titles.
    centre, stations = max(tries, key=lambda found: sum(bool(s.title) for s in found[1]))
    return Arc(sun, sun_x, sun_y, points, stations, centre)


def _hour(moment: datetime) -> float:
    local = at_glass(moment)
    return local.hour + local.minute / 60


def _sun(day: date, now: datetime, dawn: float, dusk: float) -> float:
    if day != words.today(now) or not trusted(now):
        return 0.0
    return min(1.0, max(0.0, (_hour(now) - dawn) / (dusk - dawn)))


def _point(along: float, frame: Frame) -> tuple[float, float]:
    """A parabola: what a thrown ball does, and near enough to the sun on a sheet of paper."""
    x = frame.inset + along * (frame.width - 2 * frame.inset)
    rise = 1 - (2 * along - 1) ** 2
    return x, frame.height - rise * (frame.height - frame.crown)


def _centres(said: Said, frame: Frame) -> tuple[Centre, ...]:
    """The words in the middle in each size that holds them; below the frame, as they are."""
    kicker, title = said.kicker, said.title
    if frame.centre_top >= frame.height:
        return (Centre(kicker, title),)
    found = []
    for size in _CENTRE_SIZES:
        lines = wrapped(title, size, frame.centre_width)
        fits = all(text_width(line, size) <= frame.centre_width for line in lines)
        if len(lines) <= _CENTRE_LINES and fits:
            found.append(Centre(kicker, "\n".join(lines), size))
    if found:
        return tuple(found)
    size = _CENTRE_SIZES[-1]
    lines = wrapped(title, size, frame.centre_width)
    if len(lines) > _CENTRE_LINES:
        lines = (*lines[: _CENTRE_LINES - 1], f"{lines[_CENTRE_LINES - 1]} …")
    return (Centre(kicker, "\n".join(lines), size),)


def _boxes(centre: Centre, frame: Frame) -> list[Box]:
    """The words in the middle, line by line, with some air around them."""
    lines = [(centre.kicker, _KICKER_SIZE)] if centre.kicker else []
    lines += [(line, centre.size) for line in centre.title.splitlines()]
    boxes, top = [], frame.centre_top
    for line, size in lines:
        width = text_width(line, size) + 2 * _AIR
        boxes.append(Box((frame.width - width) / 2, top - _AIR, width, size * 1.1 + 2 * _AIR))
        top += size * 1.12
    return boxes


def _around(x: float, y: float) -> Box:
    return Box(x - _STATION, y - _STATION, 2 * _STATION, 2 * _STATION)


def _groups(hung: list[Occasion], hours: list[float]) -> list[tuple[float, list[Occasion]]]:
    groups: list[tuple[float, list[Occasion]]] = []
    for occasion, hour in zip(hung, hours, strict=True):
        if groups and hour - groups[-1][0] < _TOGETHER:
            groups[-1][1].append(occasion)
        else:
            groups.append((hour, [occasion]))
    return groups


def _label(
    groups: list[tuple[float, list[Occasion]]],
    places: list[tuple[float, float]],
    board: _Board,
    now: datetime,
) -> tuple[Station, ...]:
    stations: dict[int, Station] = {}
    # The coming ones choose before the past, and the outer ones first: they have least choice.
    order = sorted(
        range(len(groups)),
        key=lambda n: (_past(groups[n][1], now), -abs(places[n][0] - board.frame.width / 2)),
    )
    for n in order:
        group, (x, y) = groups[n][1], places[n]
        past = _past(group, now)
        time, note = words.clock(group[0][2].start), say("vorbei", board.language) if past else ""
        more = f" +{len(group) - 1}" if len(group) > 1 else ""
        said = (time, note, short_title(group[0][0].text(board.language).title) + more)
        label, align, lines = _place(x, y, said, board)
        if label is not None:
            board.taken.append(label)
        stations[n] = Station(x, y, past, time, note, "\n".join(lines), label, align)
    return tuple(stations[n] for n in range(len(groups)))


def short_title(title: str) -> str:
    """What a title begins with, if it is long: `Klönschnack` for `Klönschnack mit Kuchen`."""
    found = _CUTS.search(title, _LEAST)
    return title[: found.start()] if found and len(title) > _SHORT else title


def _past(group: list[Occasion], now: datetime) -> bool:
    return all(o[2].over(now) for o in group)


def _place(
    x: float, y: float, said: tuple[str, str, str], board: _Board
) -> tuple[Box | None, str, tuple[str, ...]]:
    """The first free place for a label: outwards, above, inwards; then with the time alone.

    Outwards and above two short lines are better than one long line inwards, where the
    words of the middle are.
    """
    time, note, title = said
    scale = board.frame.scale
    lines = wrapped(title, _TITLE_SIZE * scale, _LABEL_WIDTH * scale)
    narrow = wrapped(title, _TITLE_SIZE * scale, _LABEL_WIDTH * scale / 2)
    texts = [t for t in (lines, narrow) if len(t) <= _LINES]
    for where, text in (
        *((_outside, t) for t in texts),
        *((_inside, t) for t in texts),
        (_outside, ()),
        (_inside, ()),
    ):
        for align, label in where(x, y, _size(time, note, text, scale), board.frame):
            if board.free(label):
                return label, align, text
    return None, "left", ()


def _size(time: str, note: str, lines: tuple[str, ...], scale: float) -> Box:
    head = text_width(time, _TIME_SIZE * 1.08) + (text_width(f" {note}", _NOTE_SIZE) if note else 0)
    width = max([head, *(text_width(line, _TITLE_SIZE) for line in lines)])
    height = _TIME_SIZE * 1.1 + len(lines) * _TITLE_SIZE * 1.16
    return Box(0, 0, (width + 8) * scale, height * scale)


def _sides(x: float, box: Box, frame: Frame) -> tuple[tuple[str, float], tuple[str, float]]:
    """How words lean and where they begin outwards of a station, and inwards of it."""
    to_left, to_right = ("right", x - _GAP - box.width), ("left", x + _GAP)
    return (to_left, to_right) if x < frame.width / 2 else (to_right, to_left)


def _outside(x: float, y: float, box: Box, frame: Frame) -> tuple[tuple[str, Box], ...]:
    align, left = _sides(x, box, frame)[0]
    level, above = y - box.height / 2, y - _GAP - box.height
    return (
        *((align, replace(box, left=left, top=level - lift)) for lift in (14, 42, 70)),
        ("centre", replace(box, left=x - box.width / 2, top=above)),
        ("right", replace(box, left=x - box.width + _STATION, top=above)),
        ("left", replace(box, left=x - _STATION, top=above)),
    )


def _inside(x: float, y: float, box: Box, frame: Frame) -> tuple[tuple[str, Box], ...]:
    align, left = _sides(x, box, frame)[1]
    level = y - box.height / 2
    return tuple((align, replace(box, left=left, top=level + drop)) for drop in (0, 70, 130, 160))
