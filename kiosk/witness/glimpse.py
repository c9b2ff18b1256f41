# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What there is to see on a picture of the screen: nothing, or a canary, or something else."""

from dataclasses import dataclass
from itertools import pairwise

from kiosk.witness.picture import Picture
from player import canary
from player.pulse import Pulse

# a panel's black is never quite that, nor what a capture makes of it
_BLACK = 20.0
# light and dark cells of the canary are farther apart in every scheme
_APART = 20.0
_LOOKS = 48


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What was seen. `sign` is None where no canary can be read."""

    black: bool
    sign: canary.Sign | None


def is_black(picture: Picture) -> bool:
    """Whether there is no light at points all over the picture."""
    across = [picture.width * (2 * n + 1) // (2 * _LOOKS) for n in range(_LOOKS)]
    down = [picture.height * (2 * n + 1) // (2 * _LOOKS) for n in range(_LOOKS)]
    return all(picture.light(x, y) < _BLACK for x in across for y in down)


def sign_at(picture: Picture, left: float, top: float, cell: float) -> canary.Sign | None:
    """The sign whose first cell begins there, in pixels; None where there is none."""
    try:
        seen = [
            picture.light(int(left + (x + 0.5) * cell), int(top + (y + 0.5) * cell))
            for y in range(canary.ROWS)
            for x in range(canary.COLUMNS)
        ]
    except ValueError:
        return None
    middle = (seen[0] + seen[-1]) / 2
    if seen[0] - seen[-1] < _APART:
        return None
    # between two kinds of cells there is nothing: a picture that happens to be there is no sign
    steps = sorted(seen)
    if max(after - before for before, after in pairwise(steps)) < _APART:
        return None
    return canary.read([light > middle for light in seen])


def glimpse(picture: Picture, pulse: Pulse | None) -> Glimpse:
    """What is on a whole picture, the canary being where the pulse says."""
    if is_black(picture):
        return Glimpse(black=True, sign=None)
    if pulse is None:
        return Glimpse(black=False, sign=None)
    return Glimpse(black=False, sign=sign_at(picture, pulse.left, pulse.top, pulse.cell))
