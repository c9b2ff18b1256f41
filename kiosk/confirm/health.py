# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether a system that was just started has proved itself on the glass. Pure.

Seconds are of a clock that no correction steps, since boot; what another boot has said is nothing.
"""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.witness.testimony import STALE as UNSEEN
from kiosk.witness.testimony import Testimony
from kiosk.witness.verdict import GOOD
from player.pulse import STALE, Pulse


class Step(StrEnum):
    """What follows from a look."""

    WAIT = "wait"
    GOOD = "good"
    GIVE_UP = "give-up"


@dataclass(frozen=True, slots=True)
class Look:
    """What player and witness say at `now`, of the boot that the kernel calls `boot`."""

    pulse: Pulse | None
    testimony: Testimony | None
    now: float
    boot: str


@dataclass(frozen=True, slots=True)
class Health:
    """What is known so far: health holds since `since` (None: not now), looked at since `began`.

    `frames` is the last count of one run of the player, which last grew at `moved`.
    """

    began: float
    since: float | None = None
    frames: int = -1
    moved: float = float("-inf")


def looked(health: Health, look: Look) -> Health:
    """What is known after one more look. Any gap, and any new start of the player, begins anew."""
    pulse = look.pulse if _is_fresh(look.pulse, look, STALE) else None
    frames, moved, again = health.frames, health.moved, False
    if pulse is not None:
        again = pulse.frames < frames
        if pulse.frames != frames:
            # of a first count nobody can say that it moves
            moved = look.now if frames >= 0 and not again else health.moved
            frames = pulse.frames
    moves = pulse is not None and (pulse.dark or 0 <= look.now - moved < STALE)
    said = look.testimony
    seen = said is not None and _is_fresh(said, look, UNSEEN) and said.state in GOOD
    if not (moves and seen) or again:
        return Health(health.began, None, frames, float("-inf") if again else moved)
    since = health.since if health.since is not None else look.now
    return Health(health.began, since, frames, moved)


def step(health: Health, now: float, *, healthy: float, give_up: float) -> Step:
    """What follows: good after so many healthy seconds on end, over after so many in all."""
    if health.since is not None and now - health.since >= healthy:
        return Step.GOOD
    # one that has been well for a while is not sent away just before its time
    if health.since is None and now - health.began >= give_up:
        return Step.GIVE_UP
    return Step.WAIT


def _is_fresh(said: Pulse | Testimony | None, look: Look, lasts: float) -> bool:
    return said is not None and said.boot == look.boot and 0 <= look.now - said.monotonic < lasts
