# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""When the terminal speaks to its office next. Pure; seconds throughout."""

import hashlib
import math
from dataclasses import dataclass
from random import Random

#: How often a terminal beats where the office says nothing else, and on a metered line.
USUAL = 30.0
METERED = 120.0
# an office may ask for haste or for quiet, within reason
_SHORTEST, _LONGEST = 1.0, 600.0
# the window of the first wait after an error, and of the longest
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 300.0
# however long the line is down: 2 ** 30 s lie far beyond the longest
_MOST_DOUBLINGS = 30
_JITTER = 0.05


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Whose rhythm it is, by its name at the office, and whether its line costs by the megabyte."""

    device: str
    metered: bool = False

    @property
    def period(self) -> float:
        """The usual time between two beats."""
        return METERED if self.metered else USUAL

    def next(self, asked: float, now: float, rng: Random) -> float:
        """How long to wait after a good answer, in which the office `asked` for so much.

        The usual beats of a fleet lie spread over the period: each device has its own phase in it,
        which `now` (seconds of any clock that goes on) is held against, with a little jitter.
        On a metered line the office can ask for haste, but not for the usual beats of others.
        """
        asked = USUAL if math.isnan(asked) else min(max(asked, _SHORTEST), _LONGEST)
        if asked < USUAL:
            return asked * (1 + _JITTER * rng.random())
        period = max(asked, self.period)
        left = (self.phase(period) - now) % period
        # no beat twice in a moment, none left out
        wait = left if left > period / 2 else left + period
        return min(wait, 1.5 * period) * (1 - _JITTER * rng.random())

    def phase(self, period: float) -> float:
        """Where in the period this device beats."""
        digest = hashlib.sha256(self.device.encode()).digest()
        return int.from_bytes(digest[:4], "big") / 2**32 * period


def pause(failures: int, rng: Random, asked: float = 0.0) -> float:
    """How long to wait after so many errors in a row: full jitter, from 1 s to 5 min.

    `asked` is for how long the office wants to be left alone, and counts for at most an hour.
    """
    window = min(_LONGEST_WAIT, _FIRST_WAIT * 2.0 ** min(max(failures, 1), _MOST_DOUBLINGS))
    return max(window * rng.random(), min(max(asked, 0.0), 3600.0), 0.2)
