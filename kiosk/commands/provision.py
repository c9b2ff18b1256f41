# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk provision`: makes of the file on the provisioning partition what this terminal is."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kiosk.commands.command import add_json
from kiosk.console import FINE, RED, Console
from kiosk.provision import report
from kiosk.provision.provision import provision
from kiosk.settings.model import Paths

HELP = "Take over the settings on the provisioning partition; run by root at each start."

_FROM = Path("/boot/provision")
_INTO = Path("/run")
_SAID = {
    report.FILE: "{name} is in force",
    report.NONE: "there is no file, and never was: the start set is shown",
    report.BROKEN: "{name} cannot be used, and there is none before it: the start set is shown",
    report.KEPT: "the last good settings stay in force",
}


def configure(parser: ArgumentParser) -> None:
    """Declare where from and where to."""
    parser.add_argument(
        "--from", dest="source", metavar="DIR", type=Path, default=_FROM,
        help=f"where the file lies (default: {_FROM})",
    )  # fmt: skip
    parser.add_argument(
        "--into", metavar="DIR", type=Path, default=_INTO,
        help=f"below which it is written what is in force (default: {_INTO})",
    )  # fmt: skip
    parser.add_argument(
        "--state", metavar="DIR", type=Path, default=Paths().state,
        help=f"what outlives a restart (default: {Paths().state})",
    )  # fmt: skip
    add_json(parser)


def run(args: Namespace, console: Console) -> int:
    """Do it, and name each error. 1: something is wrong, and yet all is written."""
    done = provision(args.source, args.into, args.state)
    for problem in done.problems:
        console.note(str(problem))
    if done.reset:
        console.note("Factory reset: everything that this terminal had kept is removed.")
    if args.json:
        console.document(done.document())
    else:
        console.say(_SAID[done.state].format(name=done.name))
    return RED if done.problems else FINE
