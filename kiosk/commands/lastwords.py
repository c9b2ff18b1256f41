# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk lastwords`: keeps what our units said last before one of them was stuck."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from admin_sync.agent import service
from admin_sync.agent.service import ServiceError
from content.clock import boot, since_boot, utc_now
from content.settings.problem import SettingsError
from kiosk import __version__
from kiosk.commands.command import add_json
from kiosk.console import FINE, RED, Console
from kiosk.lastwords import MOST_BYTES, Death, death, is_worth_keeping, keep, kept
from kiosk.settings.model import Settings

HELP = "Keep the log of a unit that was stuck (asked by the service manager, see systemd/)."


def configure(parser: ArgumentParser) -> None:
    """Declare whose end it is, where the service manager does not say so."""
    parser.add_argument(
        "--unit", metavar="NAME", default="", help="whose end it is, where $MONITOR_UNIT is not set"
    )
    add_json(parser)


def run(args: Namespace, console: Console) -> int:
    """Write it down if it is worth it; what cannot be written is said and costs nothing else."""
    died = death(os.environ, args.unit)
    state = _state(console)
    try:
        made = [keep(state, died, _words(died)).name] if _is_due(died, state) else []
        names = [file.name for file in kept(state)]
    except (OSError, ServiceError) as error:
        console.note(f"kiosk lastwords: {error}")
        return RED
    if args.json:
        console.document({"version": 1, "made": made, "kept": names})
    for name in made:
        console.note(f"kiosk lastwords: {name}")
    return FINE


def _state(console: Console) -> Path:
    """The state folder; the usual one where the settings say nothing, since they may be why."""
    try:
        return console.settings().paths.state
    except SettingsError:
        return Settings().paths.state


def _is_due(died: Death, state: Path) -> bool:
    there = [file for file in kept(state) if file.name.endswith(died.name)]
    age = utc_now().timestamp() - there[-1].stat().st_mtime if there else None
    return is_worth_keeping(died.result, age)


def _words(died: Death) -> bytes:
    """The log below a line that says whose end it was, and when by which clock."""
    head = (
        f"{died.unit or '?'}: {died.result}, {utc_now().isoformat()},"
        f" {since_boot():.0f} s since start {boot()}, release {__version__}\n"
    )
    return head.encode() + service.last_words(MOST_BYTES - len(head))
