# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who stands before the glass, as far as a touch and a clock can tell. Pure.

Times are seconds of a clock that no correction steps. The wall clock decides only whether the
screen is lit, so that a jump of it ends nobody's visit.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from content.basics import Opening
from content.hours import standing
from player import pages

# EN 301 549 and WCAG 2.2.1 ask for 20 s at least to answer; an answer gives as much time again.
ASKED = 30.0


class Stage(StrEnum):
    """Nobody is here, somebody is, we ask whether they still are, or the screen is dark."""

    ATTRACT = "attract"
    EXPLORE = "explore"
    ASKING = "asking"
    DARK = "dark"


_AWAKE = (Stage.EXPLORE, Stage.ASKING)


@dataclass(frozen=True, slots=True)
class Visit:
    """The stage, and since when nobody has touched anything."""

    stage: Stage = Stage.ATTRACT
    since: float = 0.0

    @property
    def awake(self) -> bool:
        """Whether somebody is, or was just now, before the glass."""
        return self.stage in _AWAKE


def patience(page: str, *, alone: bool, warned: bool = False) -> float:
    """Seconds without a touch after which we ask.

    `alone`: nothing lies over the page; `warned`: a warning does. The start page is left quickly;
    who reads one item needs longer than who chooses.
    """
    if warned:
        return 120.0
    if page == pages.HOME and alone:
        return 20.0
    return 120.0 if page in pages.WITH_ITEM else 60.0


def listening(letters: int) -> float:
    """Seconds that somebody listens to so many letters, and may do nothing.

    A slow voice tells twelve a second. Nobody is waited for longer than five minutes, who may have
    walked away from a voice that reads on.
    """
    return min(letters / 12, 300.0)


def lit(hours: Iterable[Opening], now: datetime) -> bool:
    """Whether the screen is lit at an aware moment; without hours it always is."""
    found = standing(hours, now)
    return found is None or found.open


def touched(visit: Visit, at: float) -> Visit:
    """A finger or a key: it wakes, and while we ask it gives the time again to answer."""
    return Visit(visit.stage if visit.awake else Stage.EXPLORE, at)


def stayed(visit: Visit, at: float) -> Visit:
    """Somebody has answered that they are still here."""
    return Visit(Stage.EXPLORE, at) if visit.awake else visit


def finished(visit: Visit, at: float, *, lit: bool) -> Visit:
    """Somebody has said that they are done."""
    return Visit(Stage.ATTRACT if lit else Stage.DARK, at) if visit.awake else visit


def passed(visit: Visit, at: float, waits: float, *, lit: bool) -> Visit:
    """Time has gone by; `waits` is the patience of what is shown.

    However late this is called, the question is asked, and asked for its whole time. A visit in
    the dark hours runs its course.
    """
    if at < visit.since:  # the machine started anew below us
        return replace(visit, since=at)
    if visit.stage is Stage.EXPLORE:
        return Visit(Stage.ASKING, at) if at - visit.since >= waits else visit
    if visit.stage is Stage.ASKING:
        return finished(visit, at, lit=lit) if at - visit.since >= ASKED else visit
    rest = Stage.ATTRACT if lit else Stage.DARK
    return visit if visit.stage is rest else Visit(rest, at)


def left(visit: Visit, at: float) -> int:
    """Whole seconds left to answer; 0 where nothing is asked."""
    if visit.stage is not Stage.ASKING:
        return 0
    return max(0, math.ceil(visit.since + ASKED - at))


def over(before: Visit, after: Visit) -> bool:
    """Whether the visit has ended between the two: nothing of it may stay."""
    return before.awake and not after.awake
