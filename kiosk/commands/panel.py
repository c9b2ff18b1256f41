# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk panel`: lets the panel sleep while the player shows black on purpose."""

import os
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

from admin_sync.agent import updatefiles
from content.clock import boot, since_boot
from kiosk.console import Console, UsageError
from kiosk.panel import word
from kiosk.panel.keeper import Keeper
from kiosk.panel.outputs import Outputs
from kiosk.settings.model import Settings
from player import pulse, watchdog

HELP = "Switch the panel's output off while the screen is dark on purpose, and on again at once."

# a finger that wakes should not have to wait
_LISTEN_EVERY = 0.25
# after the compositor refused something
_AGAIN = 2.0
_ALIVE_EVERY = 5.0


def configure(parser: ArgumentParser) -> None:
    """It takes no options: all stands in the settings, and the player decides."""
    del parser


def run(args: Namespace, console: Console) -> int:
    """Switch for as long as the session lasts; what changes is said on stderr."""
    del args
    if not os.environ.get("WAYLAND_DISPLAY"):
        raise UsageError("there is no Wayland session to switch", "run it in the screen's session")
    settings = console.settings()
    runtime = settings.paths.runtime
    keeper = Keeper(Outputs(), boot(), lambda: stays(settings))
    before: tuple[bool | None, str] | None = None
    told = float("-inf")
    watchdog.tell(watchdog.READY)
    while True:
        said = keeper.step(_beat(runtime), since_boot())
        if said is not None:
            _say(runtime, said, console)
            if (said.on, said.problem) != before:
                before = said.on, said.problem
                how = {True: "on", False: "off", None: "not known"}[said.on]
                console.note(f"kiosk panel: {how}{said.problem and f': {said.problem}'}")
        if since_boot() - told >= _ALIVE_EVERY:
            watchdog.tell(watchdog.ALIVE)
            told = since_boot()
        time.sleep(_AGAIN if said is not None and said.on is None else _LISTEN_EVERY)


def stays(settings: Settings, release: Path = updatefiles.RELEASE_FILE) -> str:
    """Why the panel is not to sleep, for an admin; "" where it may.

    A new system has to prove itself by what is seen on its output: `kiosk confirm`.
    """
    if not settings.panel.sleeps:
        return "[panel] sleeps is false"
    booted = updatefiles.booted(release)
    proved = updatefiles.confirmed(settings.paths.state)
    if booted is not None and (proved is None or proved.version != booted.version):
        return "this system has not proved itself yet"
    return ""


def _say(runtime: Path, said: word.Word, console: Console) -> None:
    try:
        word.write(runtime, said)
    except OSError as error:
        console.note(f"kiosk panel: {error}")


def _beat(runtime: Path) -> pulse.Pulse | None:
    try:
        return pulse.read((runtime / pulse.NAME).read_bytes())
    except (OSError, ValueError):
        return None
