# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""When the panel may sleep: only while the player says that its picture is black on purpose. Pure.

The player alone weighs hours, visitors, warnings and the office's wish; what it says is `dark`.
Whatever is not known for sure means light. Times are seconds since boot.
"""

from dataclasses import dataclass, replace

from kiosk.panel.outputs import Output
from player.pulse import STALE, Pulse

#: The black picture is on the glass by then, and a page that flickers by switches nothing.
SETTLED = 5.0
#: A panel that wakes by itself more often than that in one dark stretch is left awake.
RETURNS = 3
# a panel that refuses how the picture should lie is not asked for ever
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known so far.

    `dark` is since when the player has said so, None while it does not. `off`: in this dark
    stretch the panel was switched off; since then it came back by itself `returns` times.
    `tries` counts how often in a row a picture that lies wrongly was put right.
    """

    dark: float | None = None
    off: bool = False
    returns: int = 0
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Deed:
    """An output to be switched on, as the panel hangs, or off."""

    name: str
    on: bool


def heard(standing: Standing, pulse: Pulse | None, now: float, boot: str) -> Standing:
    """What is known after the player was listened to once more."""
    fresh = pulse is not None and pulse.boot == boot and 0 <= now - pulse.monotonic < STALE
    if pulse is None or not fresh or not pulse.dark or pulse.visited:
        return Standing(tries=standing.tries)
    return standing if standing.dark is not None else replace(standing, dark=now)


def lit(standing: Standing, now: float) -> bool | None:
    """Whether the panel is to be awake; None where it stays as it is.

    Who begins amid the dark finds a panel that sleeps, and does not wake it to learn why.
    """
    if standing.dark is None:
        return True
    return False if now - standing.dark >= SETTLED and standing.returns <= RETURNS else None


def weighed(
    standing: Standing, outputs: tuple[Output, ...], transform: str, now: float
) -> tuple[Standing, tuple[Deed, ...]]:
    """What is to be done about outputs as they are, and what is known once it is done."""
    wanted = lit(standing, now)
    if wanted is None:
        return standing, ()
    if not wanted:
        awake = tuple(one for one in outputs if one.on)
        if awake and standing.off:
            standing = replace(standing, returns=standing.returns + 1)
            if standing.returns > RETURNS:
                return standing, ()
        return replace(standing, off=True), tuple(Deed(one.name, on=False) for one in awake)
    missing = tuple(one for one in outputs if not one.on)
    wrong = tuple(one for one in outputs if one.on and one.transform != transform)
    tries = standing.tries + 1 if wrong else 0
    mended = wrong if tries <= _TRIES else ()
    deeds = tuple(Deed(one.name, on=True) for one in (*missing, *mended))
    return replace(standing, tries=min(tries, _TRIES + 1)), deeds
