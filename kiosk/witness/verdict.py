# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a witness says of a screen, from what is seen on it and what the player says of itself."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.witness.glimpse import Glimpse
from player import canary
from player.pulse import STALE, Pulse

# seconds after which a canary should long have changed
_OVERDUE = canary.TICK + 8.0
# a page may change between the picture and the pulse: it has to be wrong twice
_TWICE = 2


class State(StrEnum):
    """What is the matter with the screen."""

    RIGHT = "right"
    DARK = "dark"
    BLACK = "black"
    FROZEN = "frozen"
    WRONG_PAGE = "wrong-page"
    FOREIGN = "foreign"
    SILENT = "silent"
    BLIND = "blind"


GOOD = frozenset({State.RIGHT, State.DARK})
_SAYS = {
    State.RIGHT: "the screen shows what it should",
    State.DARK: "the screen is dark, as planned",
    State.BLACK: "the screen is black and should not be",
    State.FROZEN: "the picture stands still",
    State.WRONG_PAGE: "the screen shows another page than the player says",
    State.FOREIGN: "the picture is not the player's",
    State.SILENT: "no player says what should be shown",
    State.BLIND: "no picture of the screen can be had",
}

#: What may be there for the moment between the player's word and its picture.
PASSING = {State.WRONG_PAGE, State.FOREIGN, State.BLACK}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of the screen, `since` so many seconds after boot."""

    state: State
    since: float

    @property
    def detail(self) -> str:
        """The state as a sentence."""
        return _SAYS[self.state]

    @property
    def good(self) -> bool:
        """Whether all is as it should be."""
        return self.state in GOOD


def state_of(glimpse: Glimpse | None, pulse: Pulse | None, now: float, boot: str) -> State:
    """What one look tells; without a glimpse there is no picture. `now` is seconds since boot."""
    if glimpse is None:
        return State.BLIND
    # where the kernel gives a boot no name, a pulse from the future is one of another boot
    beating = pulse is not None and pulse.boot == boot and 0 <= now - pulse.monotonic < STALE
    if glimpse.black:
        return State.DARK if pulse is not None and pulse.dark and beating else State.BLACK
    if pulse is None or pulse.boot != boot:
        return State.SILENT
    return _of_canary(glimpse.sign, pulse, now) if beating or glimpse.sign else State.SILENT


def _of_canary(sign: canary.Sign | None, pulse: Pulse, now: float) -> State:
    if sign is None:
        return State.FOREIGN
    if canary.age(sign, now) > _OVERDUE:
        return State.FROZEN
    return State.RIGHT if sign.page == pulse.scene else State.WRONG_PAGE


class Witness:
    """Looks again and again, and says what stays. The first look counts as it is."""

    def __init__(self) -> None:
        self.verdict: Verdict | None = None
        self._sign: canary.Sign | None = None
        self._suspected: State | None = None
        self._times = 0

    def saw(self, state: State, now: float, sign: canary.Sign | None = None) -> Verdict:
        """What is said after one more look, at which this sign was read.

        What may be a page, or dark hours, that begin or end just now has to be seen twice. What
        stood still does so until its sign changes: the canary counts anew after hours, and would
        then look fresh.
        """
        if self._stands_still(sign):
            state = State.FROZEN
        self._sign = sign
        self._times = self._times + 1 if state is self._suspected else 1
        self._suspected = state
        sure = state not in PASSING or self._times >= _TWICE
        if self.verdict is None or (sure and state is not self.verdict.state):
            self.verdict = Verdict(state, now)
        return self.verdict

    def _stands_still(self, sign: canary.Sign | None) -> bool:
        frozen = self.verdict is not None and self.verdict.state is State.FROZEN
        return frozen and sign is not None and sign == self._sign
