# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Keeps the system of this terminal as its office wants it: what `updates` decides is done here.

One thread beside everything else, since writing a system takes minutes. Whatever fails costs one
try; the system that runs is never touched.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from admin_sync.agent import updates
from admin_sync.agent.rauc import NoRaucError, Options, RaucError
from admin_sync.agent.updatefiles import Left, Stick
from admin_sync.agent.updates import Act, Booted, Decision, Memory, Moment, Slots, Why
from admin_sync.protocol.release import Release
from admin_sync.protocol.report import Update

_log = logging.getLogger(__name__)

_EVERY = 20.0
_MOST_ERROR = 300
_MOST_GIVEN_UP = 20
# of what RAUC says: no further try makes this bundle another one
_HOPELESS = ("signature", "compatible", "mismatch", "not a valid bundle", "unsupported")
# a report is news whenever it changes
_STEP = 10


class Installer(Protocol):
    """What of RAUC is needed."""

    def slots(self) -> Slots:
        """How the two systems stand; raises RaucError."""

    def install(
        self,
        source: str,
        options: Options,
        told: Callable[[int], None],
        goes_on: Callable[[], bool],
    ) -> None:
        """Write a bundle; raises RaucError."""


@dataclass(frozen=True, slots=True)
class Doors:
    """What an updater looks at and does.

    `wish` is what the office wants; `source` says where a release is and how RAUC gets there,
    and raises ValueError where it is nowhere. `moment` is now, without the network: all of them
    are asked again and again. `keep` writes the memory down; `carried` hears of bytes that the
    line took; `reboot` raises RebootError.
    """

    wish: Callable[[], Release | None]
    source: Callable[[Release], tuple[str, Options]]
    moment: Callable[[], Moment]
    keep: Callable[[Memory], None]
    carried: Callable[[int], None]
    reboot: Callable[[], None]
    left: Callable[[], Left | None]
    stick: Callable[[], Stick | None]


class RebootError(Exception):
    """The machine could not be made to start anew."""


class Updater:
    """The updates of one terminal. `booted` is None where no system of ours runs."""

    def __init__(
        self, rauc: Installer, booted: Booted | None, memory: Memory, doors: Doors
    ) -> None:
        self._rauc = rauc
        self._booted = booted
        self._memory = memory
        self._doors = doors
        self._slots: Slots | None = None
        self._said = Decision(Act.NOTHING, Why.NONE)
        self._release: Release | None = None
        self._percent: int | None = None
        self._trouble = ""

    def run(self, stop: threading.Event) -> None:
        """Look every now and then until told to stop; on a desk there is nothing to look at."""
        if self._booted is None:
            return
        while not stop.is_set():
            self.step(stop)
            stop.wait(_EVERY)

    def step(self, stop: threading.Event) -> None:
        """Look once, and do what is due. Never raises."""
        try:
            self._step(stop)
        except Exception as error:  # noqa: BLE001 - updates must not cost the rest
            self._trouble = f"{type(error).__name__}: {error}"[:_MOST_ERROR]
            _log.exception("Looking after updates failed.")
        finally:
            self._percent = None

    def state(self) -> Update | None:
        """How it stands, for the office; asks nobody."""
        booted, slots, memory = self._booted, self._slots, self._memory
        if booted is None:
            return None
        said = Update(
            booted.version,
            confirmed=slots.confirmed if slots else None,
            other=slots.version if slots else "",
            other_good=slots.good if slots else None,
            rolled_back=memory.rolled_back,
        )
        stick = self._of_stick()
        return stick(said) if stick else self._told(said)

    def _step(self, stop: threading.Event) -> None:
        moment = self._doors.moment()
        self._look()
        release = self._release = self._doors.wish()
        if self._booted is not None:
            known = (self._booted, self._slots, self._doors.left(), release, moment.boot)
            self._remember(settled(self._memory, *known))
        self._said = updates.decide(release, self._booted, self._slots, self._memory, moment)
        if self._said.act is Act.INSTALL and release is not None:
            self._install(release, moment, stop)
        elif self._said.act is Act.REBOOT:
            self._reboot(moment)

    def _look(self) -> None:
        try:
            slots = self._rauc.slots()
        except RaucError as error:
            self._slots, self._trouble = None, str(error)
            return
        self._trouble = ""
        if slots.busy and self._slots is not None:
            # while it writes it says nothing of slots: what was known still holds
            slots = replace(self._slots, busy=True)
        self._slots = slots

    def _install(self, release: Release, moment: Moment, stop: threading.Event) -> None:
        _log.info("The system %s is being installed.", release.version)
        slot = self._slots.other if self._slots else ""
        self._percent = 0
        try:
            where, options = self._doors.source(release)
            self._rauc.install(where, options, self._at, lambda: not stop.is_set())
        except (RaucError, ValueError) as error:
            if not stop.is_set():
                self._failed(release.issue, str(error), moment, hopeless=_hopeless(error))
            return
        self._doors.carried(release.size)
        _log.info("The system %s is installed; it starts with the next boot.", release.version)
        memory = replace(_without_failure(self._memory), installed=release.version, slot=slot)
        self._remember(replace(memory, boot=moment.boot, issue=release.issue))

    def _reboot(self, moment: Moment) -> None:
        _log.info("Starting anew for the system %s.", self._memory.installed)
        # whatever comes of it, it is not asked for again at once
        self._failed(self._memory.issue, "", moment)
        try:
            self._doors.reboot()
        except RebootError as error:
            self._remember(replace(self._memory, error=str(error)[:_MOST_ERROR]))

    def _failed(self, issue: str, why: str, moment: Moment, *, hopeless: bool = False) -> None:
        memory = self._memory
        tries = memory.tries + 1 if memory.failing == issue else 1
        given_up = memory.given_up
        if why:
            _log.warning("The system is not installed: %s", why)
        if not memory.installed and (hopeless or tries >= updates.MOST_TRIES):
            given_up = (*given_up, issue)[-_MOST_GIVEN_UP:]
        # the wait begins now, however long the try took
        ended = self._doors.moment()
        self._remember(
            replace(
                memory,
                failing=issue,
                tries=tries,
                failed=ended.monotonic,
                failed_boot=moment.boot,
                error=why[:_MOST_ERROR],
                given_up=given_up,
            )
        )

    def _remember(self, memory: Memory) -> None:
        if memory != self._memory:
            self._memory = memory
            self._doors.keep(memory)

    def _at(self, percent: int) -> None:
        self._percent = percent

    def _of_stick(self) -> Callable[[Update], Update] | None:
        """What a stick does, or did in this time since the start."""
        stick = self._doors.stick()
        if stick is None or stick.boot != self._doors.moment().boot:
            return None
        return lambda said: replace(
            said,
            wanted=stick.version,
            state=stick.state,
            percent=stick.percent,
            reason="stick",
            error=stick.error,
        )

    def _told(self, said: Update) -> Update:
        memory, release, decided = self._memory, self._release, self._said
        if memory.installed and decided.act is not Act.NOTHING:
            reason = decided.why.value
            wanted = memory.installed
            return replace(
                said, wanted=wanted, state="installed", reason=reason, error=memory.error
            )
        if release is None or decided.act is Act.NOTHING:
            return said
        said = replace(said, wanted=release.version, reason=decided.why.value)
        mine = memory.error if memory.failing == release.issue else ""
        if self._percent is not None:
            return replace(said, state="installing", percent=self._percent // _STEP * _STEP)
        if decided.act is Act.REFUSE:
            state = {Why.ROLLED_BACK: "rolled-back", Why.GIVEN_UP: "failed"}
            return replace(said, state=state.get(decided.why, "refused"), error=mine)
        return replace(said, state="waiting", error=mine or self._trouble)


def settled(  # noqa: PLR0913, PLR0917 - all that is known after a start
    memory: Memory,
    booted: Booted,
    slots: Slots | None,
    left: Left | None,
    release: Release | None,
    boot: str,
) -> Memory:
    """What is remembered once it is clear what became of what was installed. Pure."""
    if left is not None and f"{left.boot} {left.version}" != memory.heard:
        memory = replace(memory, heard=f"{left.boot} {left.version}", rolled_back=left.version)
        if release is not None and release.version == left.version:
            memory = _given_up(memory, release.issue)
        if memory.installed == left.version and memory.boot != boot:
            memory = replace(_given_up(memory, memory.issue), installed="")
    if not memory.installed:
        return _adopted(memory, booted, slots, release, boot)
    if memory.boot == boot:
        return memory
    if booted.version == memory.installed:
        return replace(_without_failure(memory), installed="", rolled_back="")
    if slots is None or not slots.confirmed or slots.busy:
        return memory  # the old one runs, and has to prove itself first
    return replace(
        _given_up(memory, memory.issue), installed="", rolled_back=memory.installed, error=""
    )


def _adopted(
    memory: Memory, booted: Booted, slots: Slots | None, release: Release | None, boot: str
) -> Memory:
    """RAUC goes on by itself where the agent ends over an installation: it is not done again."""
    lies_there = (
        slots is not None
        and release is not None
        and (slots.newer and slots.good and not slots.busy)
        and slots.version == release.version != booted.version
        and release.issue not in memory.given_up
    )
    if not lies_there or slots is None or release is None:
        return memory
    memory = replace(_without_failure(memory), installed=release.version, slot=slots.other)
    return replace(memory, boot=boot, issue=release.issue)


def _given_up(memory: Memory, issue: str) -> Memory:
    if issue in memory.given_up:
        return memory
    return replace(memory, given_up=(*memory.given_up, issue)[-_MOST_GIVEN_UP:])


def _without_failure(memory: Memory) -> Memory:
    return replace(memory, failing="", tries=0, failed=0.0, failed_boot="", error="")


def _hopeless(error: Exception) -> bool:
    if isinstance(error, NoRaucError):
        return False
    said = str(error).lower()
    return isinstance(error, ValueError) or any(word in said for word in _HOPELESS)
