# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether this terminal installs a release, starts anew for it, or waits, and for what. Pure.

Nothing is installed before the system that runs has proved itself: it would overwrite the one to
which the machine could still return.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from admin_sync.protocol.release import Release, is_older
from content.clock import at_glass

#: After so many failures of one publication nobody waits for the next.
MOST_TRIES = 12
_FIRST_WAIT, _LONGEST_WAIT = 300.0, 6 * 3600.0
_DAY = 24 * 60
# the start of a fleet's updates is spread over this part of the window
_SPREAD = 0.5


class Act(StrEnum):
    """What to do now."""

    NOTHING = "nothing"
    WAIT = "wait"
    INSTALL = "install"
    REBOOT = "reboot"
    REFUSE = "refuse"


class Why(StrEnum):
    """The reason, as the office is told it."""

    CURRENT = "current"
    NONE = "none"
    DESK = "desk"
    COMPATIBLE = "compatible"
    OLDER = "older"
    ROLLED_BACK = "rolled-back"
    GIVEN_UP = "given-up"
    UNCONFIRMED = "unconfirmed"
    UNKNOWN = "unknown"
    BUSY = "busy"
    VISIT = "visit"
    BLIND = "blind"
    CLOCK = "clock"
    WINDOW = "window"
    TRAFFIC = "traffic"
    BACKOFF = "backoff"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do, and why."""

    act: Act
    why: Why


@dataclass(frozen=True, slots=True)
class Booted:
    """The system that runs, as /etc/kiosk/release.toml says."""

    version: str
    compatible: str


@dataclass(frozen=True, slots=True)
class Slots:
    """What RAUC says of the two systems on the disk, each by the name the boot loader has for it.

    `confirmed` is whether the one that runs has proved itself; `good` whether the other would
    start, `version` what RAUC put into it, and `newer` whether that was made the next one after
    this was; `installed` is what RAUC put into the slot that runs, "" where it was flashed. `busy`:
    RAUC writes right now.
    """

    booted: str
    confirmed: bool
    other: str = ""
    version: str = ""
    good: bool = False
    busy: bool = False
    newer: bool = False
    installed: str = ""


@dataclass(frozen=True, slots=True)
class Memory:
    """What this terminal remembers of updates; it outlives restarts.

    `installed` is the version that waits for the next boot, put there under `boot` in the slot
    `slot` by the publication `issue`. `tries` counts the failures of the publication `failing`,
    the last at `failed` seconds after the boot `failed_boot`; `given_up` are publications that are
    not tried again, and `rolled_back` the version that was left last.
    """

    installed: str = ""
    boot: str = ""
    slot: str = ""
    issue: str = ""
    failing: str = ""
    tries: int = 0
    failed: float = 0.0
    failed_boot: str = ""
    error: str = ""
    given_up: tuple[str, ...] = ()
    rolled_back: str = ""
    heard: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """When and how it is: `now` is aware, `boot` and `monotonic` are of a clock that goes on.

    `share` (0 to 1) is this terminal's own place in the window. `room` is how many bytes the line
    may still carry this month, None for no bound. `seen`: somebody looks at the picture and would
    see whether a new system is well.
    """

    now: datetime
    trusted: bool
    boot: str
    monotonic: float
    visited: bool = False
    seen: bool = True
    share: float = 0.0
    room: int | None = None


def decide(
    release: Release | None,
    booted: Booted | None,
    slots: Slots | None,
    memory: Memory,
    moment: Moment,
) -> Decision:
    """What this terminal does about a release now."""
    if booted is None:
        return Decision(Act.NOTHING, Why.DESK)
    if memory.installed and memory.boot == moment.boot:
        return _restart(release, memory, moment)
    if release is None or release.version == booted.version:
        return Decision(Act.NOTHING, Why.NONE if release is None else Why.CURRENT)
    against = _objection(release, booted, memory)
    if against is not None:
        return Decision(Act.REFUSE, against)
    waits_for = _obstacle(release, slots, memory, moment)
    return Decision(Act.WAIT, waits_for) if waits_for else Decision(Act.INSTALL, Why.READY)


def is_open(release: Release, now: datetime, share: float = 0.0) -> bool:
    """Whether the window is open at an aware moment, for a terminal of that place in it."""
    begin, end = _minutes(release.begin, "01:00"), _minutes(release.end, "04:00")
    if begin == end:
        return True
    length = (end - begin) % _DAY
    local = at_glass(now)
    passed = (local.hour * 60 + local.minute - begin) % _DAY
    return _SPREAD * min(max(share, 0.0), 1.0) * length <= passed < length


def pause(tries: int) -> float:
    """For how many seconds nothing is tried after so many failures of one publication."""
    return 0.0 if tries < 1 else min(_FIRST_WAIT * 3.0 ** min(tries - 1, 20), _LONGEST_WAIT)


def _restart(release: Release | None, memory: Memory, moment: Moment) -> Decision:
    """What is installed is started in the window; the old one runs on until then."""
    # what was taken back, or replaced by another wish, still starts: RAUC has made it the next one
    wish = release or _USUAL
    checks = (
        (moment.visited, Why.VISIT),
        (memory.failing == memory.issue and _backs_off(memory, moment), Why.BACKOFF),
        (not wish.now and not moment.seen, Why.BLIND),
        (not wish.now and not moment.trusted, Why.CLOCK),
        (not wish.now and not is_open(wish, moment.now), Why.WINDOW),
    )
    why = _first(checks)
    return Decision(Act.WAIT, why) if why else Decision(Act.REBOOT, Why.READY)


def _objection(release: Release, booted: Booted, memory: Memory) -> Why | None:
    """Why a publication is not installed at all, whatever the time."""
    if release.compatible != booted.compatible:
        return Why.COMPATIBLE
    if is_older(release.version, booted.version):
        return Why.OLDER
    if release.issue in memory.given_up:
        return Why.ROLLED_BACK if release.version == memory.rolled_back else Why.GIVEN_UP
    return None


def _obstacle(release: Release, slots: Slots | None, memory: Memory, moment: Moment) -> Why | None:
    """What has to pass first."""
    dear = moment.room is not None and release.size > moment.room
    return _first(
        (
            (slots is None, Why.UNKNOWN),
            (slots is not None and slots.busy, Why.BUSY),
            (slots is not None and not slots.confirmed, Why.UNCONFIRMED),
            (memory.failing == release.issue and _backs_off(memory, moment), Why.BACKOFF),
            (moment.visited, Why.VISIT),
            # no system could prove itself: the panel may be without power
            (not release.now and not moment.seen, Why.BLIND),
            (not release.now and dear, Why.TRAFFIC),
            (not release.now and not moment.trusted, Why.CLOCK),
            (not release.now and not is_open(release, moment.now, moment.share), Why.WINDOW),
        )
    )


def _first(checks: Iterable[tuple[bool, Why]]) -> Why | None:
    return next((why for holds, why in checks if holds), None)


def _backs_off(memory: Memory, moment: Moment) -> bool:
    """Whether the last failure was just now; a boot in between is as good as a wait."""
    if memory.failed_boot != moment.boot:
        return False
    return 0 <= moment.monotonic - memory.failed < pause(memory.tries)


def _minutes(text: str, usual: str) -> int:
    """Minutes since midnight; those of the usual window for what is no time."""
    try:
        at = time.fromisoformat(text)
    except ValueError:
        at = time.fromisoformat(usual)
    return at.hour * 60 + at.minute


_USUAL = Release("", "", "", "", 0)
