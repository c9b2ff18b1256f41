# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk agent`: keeps the sources fresh, and the line to the office, for as long as it runs."""

import contextlib
import logging
import signal
import threading
from argparse import ArgumentParser, Namespace
from pathlib import Path

from admin_sync.agent import service
from admin_sync.agent.service import ServiceError
from admin_sync.protocol.identity import KeyFileError
from content.clock import since_boot
from content.files import make_folder
from kiosk.agency import asking
from kiosk.agency.agency import Agency, run_beside
from kiosk.agency.contents import Contents
from kiosk.console import FINE, RED, Console
from kiosk.settings.load import keep_good_copy, load_with_formats
from player import watchdog

HELP = "Keep this terminal's content fresh, and its line to the office."

_EVERY = 1.0
_ALIVE_EVERY = 20.0
_KEEP_EVERY = 600.0
# both sides end within that, or are left behind
_LAST_SECONDS = 10.0


def configure(parser: ArgumentParser) -> None:
    """It takes no options: all stands in the settings."""
    del parser


def run(args: Namespace, console: Console) -> int:
    """Run until SIGTERM; a part that ends by itself ends all, for the service manager to begin."""
    del args
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    # apscheduler tells every job, urllib3 every connection
    for chatty in ("apscheduler", "urllib3"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    loaded = console.loaded(load_with_formats)
    paths = loaded.settings.paths
    for folder in (paths.state, paths.runtime):
        make_folder(folder)
    if not loaded.problems:
        keep_good_copy(console.settings_file, loaded.settings)
    with asking.lock(paths.state).open("a") as lock:
        if not asking.locked(lock):
            console.note(f"kiosk agent: another one runs ({asking.lock(paths.state)})")
            return RED
        try:
            agency = Agency(console.settings_file, loaded)
        except KeyFileError as error:
            console.note(f"kiosk agent: {error} (see docs/agent.md)")
            return RED
        return _run(agency, paths.runtime)


def _run(agency: Agency, runtime: Path) -> int:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    agency.gaze.feeling.start()
    sides = [run_beside("content", agency.contents.run)]
    if agency.agent is not None:
        agent = agency.agent
        sides.append(run_beside("line", lambda: agent.run(stop)))
    # not among the sides: on a desk it ends at once, and one that dies costs updates alone
    run_beside("updates", lambda: agency.updates.run(stop))
    watchdog.tell(watchdog.READY)
    _watch(agency, runtime, sides, stop)
    over = all(side.is_alive() for side in sides) or (
        agency.agent is not None and agency.agent.done
    )
    watchdog.tell(watchdog.STOPPING)
    stop.set()
    agency.stop()
    for side in sides:
        side.join(_LAST_SECONDS)
    agency.traffic.keep()
    if agency.is_leaving():
        _start_anew()
    return FINE if over else RED


def _watch(
    agency: Agency, runtime: Path, sides: list[threading.Thread], stop: threading.Event
) -> None:
    """Until told to stop or a side ends: hear what is asked here, and say that all is well."""
    told = kept = float("-inf")
    while not stop.wait(_EVERY) and all(side.is_alive() for side in sides):
        now = since_boot()
        agency.carried()
        _serve(agency.contents, runtime)
        if agency.player_waits.is_set():
            _renew_player(agency)
        if now - told >= _ALIVE_EVERY:
            watchdog.tell(watchdog.ALIVE)
            told = now
            with contextlib.suppress(OSError):  # the screen is then lit: no reason to end
                agency.lighting.renew()
        if now - kept >= _KEEP_EVERY:
            agency.traffic.keep()
            kept = now


def _serve(contents: Contents, runtime: Path) -> None:
    source = asking.taken(runtime)
    if source is not None:
        contents.ask(source)


def _start_anew() -> None:
    """The rest of what this terminal keeps is root's to remove, at the next start."""
    try:
        service.reboot()
    except ServiceError as error:
        logging.getLogger(__name__).warning("What is kept goes with the next start: %s", error)


def _renew_player(agency: Agency) -> None:
    """The player reads its settings at its start: as soon as nobody is there."""
    if agency.gaze.visited():
        return
    agency.player_waits.clear()
    try:
        service.restart_player()
    except ServiceError as error:
        logging.getLogger(__name__).warning("New settings wait for the player's start: %s", error)
