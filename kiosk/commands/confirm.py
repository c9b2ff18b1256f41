# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk confirm`: keeps a new system once it was well for ten minutes, else leaves it.

Root's part of updates, of which only the machine's own image has use.
"""

import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

from admin_sync.agent import service, updatefiles
from admin_sync.agent.rauc import Rauc, RaucError
from admin_sync.agent.service import ServiceError
from admin_sync.agent.updatefiles import Confirmed, Left
from admin_sync.agent.updates import Booted, Slots
from content.clock import boot, since_boot
from kiosk.commands.command import number
from kiosk.confirm import standing
from kiosk.confirm.health import Health, Look, Step, looked, step
from kiosk.console import FINE, RED, Console
from kiosk.witness import testimony
from player import pulse

HELP = "Keep the system that was started once it has proved itself, else return to the one before."

_EVERY = 5.0
_HEALTHY, _GIVE_UP = 600.0, 1800.0
_DAY = 86_400.0
_LARGEST = 20_000


def configure(parser: ArgumentParser) -> None:
    """Declare how long it watches."""
    for name, usual, words in (
        ("--healthy", _HEALTHY, "healthy seconds on end that prove it"),
        ("--give-up", _GIVE_UP, "seconds after which it is left"),
    ):
        parser.add_argument(
            name,
            metavar="SECONDS",
            type=number(0, _DAY),
            default=usual,
            help=f"{words} (default: {usual:g})",
        )


def run(args: Namespace, console: Console) -> int:
    """Watch until it is clear, mark the slot, or have the machine start anew."""
    booted = updatefiles.booted()
    if booted is None:
        console.note(f"kiosk confirm: nothing to do, there is no {updatefiles.RELEASE_FILE}")
        return FINE
    paths = console.settings().paths
    return Watch(Rauc(), booted, paths.state, paths.runtime, console).run(
        args.healthy, args.give_up
    )


class Watch:
    """Watches one system after its start."""

    def __init__(
        self, rauc: Rauc, booted: Booted, state: Path, runtime: Path, console: Console
    ) -> None:
        self._rauc = rauc
        self._booted = booted
        self._state = state
        self._runtime = runtime
        self._console = console
        self._trouble = ""

    def run(self, healthy: float, give_up: float) -> int:
        """Watch; the exit code."""
        slots = self._slots()
        if slots is not None and slots.confirmed:
            return self._confirm(slots)
        health = Health(since_boot())
        kept = False
        while True:
            health = looked(health, self._look())
            now = since_boot()
            due = step(health, now, healthy=healthy, give_up=give_up)
            if due is Step.GOOD and (slots := self._slots()) is not None:
                return self._confirm(slots)
            if due is Step.GIVE_UP or (due is Step.GOOD and now - health.began >= give_up):
                if standing.may_return(slots, self._booted, updatefiles.confirmed(self._state)):
                    return self._leave()
                if not kept:
                    self._note("this system has not proved itself, but there is no better one")
                kept = True
            time.sleep(_EVERY)

    def _confirm(self, slots: Slots) -> int:
        """Keep the system that runs. What was left for it is noted first, and never started again.

        A power cut in between is made good by the next start.
        """
        memory = updatefiles.memory(self._state)
        known, proved = updatefiles.left(self._state), updatefiles.confirmed(self._state)
        left = standing.was_left(slots, self._booted, memory, known, proved, boot())
        try:
            if left:
                said = Left(left, slots.other, boot())
                updatefiles.write(self._state, updatefiles.ROLLED_BACK, said)
                self._note(self._rauc.mark("bad", "other"))
            now_proved = Confirmed(self._booted.version)
            updatefiles.write(self._state, updatefiles.CONFIRMED, now_proved)
            if not slots.confirmed:
                self._note(self._rauc.mark("good", "booted"))
        except (OSError, RaucError) as error:
            self._note(f"{error}")
            return RED
        return FINE

    def _leave(self) -> int:
        """Have the machine start anew: a failure, at which systemd keeps the log."""
        self._note(f"{self._booted.version} has not proved itself; starting anew")
        try:
            service.reboot()
        except ServiceError as error:
            self._note(str(error))
        return RED

    def _slots(self) -> Slots | None:
        try:
            slots = self._rauc.slots()
        except RaucError as error:
            if str(error) != self._trouble:
                self._note(str(error))
            self._trouble = str(error)
            return None
        # while RAUC writes it tells nothing of slots, and marks none
        return None if slots.busy else slots

    def _look(self) -> Look:
        return Look(self._pulse(), testimony.read(self._runtime), since_boot(), boot())

    def _pulse(self) -> pulse.Pulse | None:
        try:
            with (self._runtime / pulse.NAME).open("rb") as stream:
                return pulse.read(stream.read(_LARGEST))
        except (OSError, ValueError):
            return None

    def _note(self, words: str) -> None:
        self._console.note(f"kiosk confirm: {words}")
