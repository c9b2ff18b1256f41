# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""In which order things are shown while nobody touches the screen: the rule of docs/programme.md.

Pure, and knows no item: what there is to show comes in as turns, and the order goes out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

#: How long each of them stands, and for how long at most somebody can hold it.
TURN: Final = timedelta(seconds=12)
HELD: Final = timedelta(minutes=5)
#: After so long it counts as shown, also if somebody wakes the screen then.
SEEN: Final = timedelta(seconds=3)
#: A round is filled up to so many turns, as far as there is something to show.
ROUND: Final = 6
#: How often the picture moves a little, so that no pixel wears out before the others.
SHIFT: Final = timedelta(minutes=3)
SHIFTED_PX: Final = 4

_EPOCH: Final = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
_RING: Final = ((0, 0), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))


class Lane(StrEnum):
    """The kinds of turns, in their order within a round."""

    GREETING = "greeting"
    EVENT = "event"
    BUS = "bus"
    NOTICE = "notice"
    OFFER = "offer"
    CALL = "call"
    WEATHER = "weather"
    NEWS = "news"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Turn:
    """Something to show. `key` is the item's id, or "" where a kind has one turn for all.

    Those of one `group` (a seller) share their turns with each other, not with the rest.
    """

    lane: Lane
    key: str = ""
    group: str = ""


GREETING: Final = Turn(Lane.GREETING)

# What was shown before, each once, the latest last.
History = tuple[Turn, ...]


def plan(stock: Sequence[Turn], history: History = ()) -> tuple[Turn, ...]:
    """The turns of the next round.

    The greeting, then every kind that has something, once: of each kind the group, and of that
    the turn, which was not shown for the longest; of those never shown the first in `stock`. A
    round of fewer than `ROUND` turns is filled up by the same rule. A kind never follows itself,
    and among the turns of a kind no group follows itself while there are others.
    """
    shown = history
    planned = [GREETING]
    while True:
        before = len(planned)
        for lane in Lane:
            left = [turn for turn in stock if turn.lane is lane and turn not in planned]
            full = before > 1 and len(planned) >= ROUND
            if full or not left or planned[-1].lane is lane:
                continue
            coming = _waiting(left, stock, shown)
            if before > 1 and _again(coming, stock, shown):
                continue
            planned.append(coming)
            shown = remembered(shown, coming, stock)
        if len(planned) == before or len(planned) >= ROUND:
            return tuple(planned)


def resumed(left: Sequence[Turn], stock: Sequence[Turn], history: History) -> tuple[Turn, ...]:
    """The turns after an interruption: the greeting, then what a round still had to show.

    Whoever comes often would else see the first kinds of a round only. `left` is what of it was
    not shown; where nothing of that is there any more, the next round comes.
    """
    still = tuple(turn for turn in kept(left, stock) if turn != GREETING)
    return (GREETING, *still) if still else plan(stock, history)


def remembered(history: History, turn: Turn, stock: Sequence[Turn]) -> History:
    """The history after a turn was shown; what is not in stock any more is forgotten."""
    held = set(stock)
    return (*(one for one in history if one != turn and one in held), turn)


def kept(planned: Iterable[Turn], stock: Sequence[Turn]) -> tuple[Turn, ...]:
    """What of a round can still be shown."""
    return tuple(turn for turn in planned if turn == GREETING or turn in stock)


def shift(now: datetime) -> tuple[int, int]:
    """How far the picture is moved at a moment, in px to the right and down."""
    right, down = _RING[int((now - _EPOCH) / SHIFT) % len(_RING)]
    return right * SHIFTED_PX, down * SHIFTED_PX


def _waiting(left: Sequence[Turn], stock: Sequence[Turn], history: History) -> Turn:
    """The one that waits for the longest."""
    lasts = {turn: number for number, turn in enumerate(history)}
    groups = {turn.group: number for number, turn in enumerate(history) if turn.group}
    places = {turn: number for number, turn in enumerate(stock)}
    return min(
        left,
        key=lambda turn: (
            groups.get(turn.group, -1) if turn.group else -1,
            lasts.get(turn, -1),
            places[turn],
        ),
    )


def _again(turn: Turn, stock: Sequence[Turn], history: History) -> bool:
    """Whether the group of a turn had the last turn of its kind, and others could have this."""
    others = any(one.lane is turn.lane and one.group != turn.group for one in stock)
    last = next((one for one in reversed(history) if one.lane is turn.lane), None)
    return others and last is not None and turn.group != "" and last.group == turn.group
