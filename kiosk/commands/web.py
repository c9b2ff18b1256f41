# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk web`: a web page that the Amt allows, drawn for the player; not for people."""

import os
from argparse import ArgumentParser, Namespace
from importlib.util import find_spec
from pathlib import Path

from kiosk.console import RED, Console, UsageError
from player.web.serve import VisitError, listen, serve

HELP = "Draw a web page that the Amt allows, for the player: one visit on stdin."

_ENGINE = "PySide6.QtWebEngineQuick"
_UNSAFE = "QTWEBENGINE_DISABLE_SANDBOX"


def configure(parser: ArgumentParser) -> None:
    """Declare where visits come from."""
    parser.add_argument(
        "--listen",
        metavar="PATH",
        type=Path,
        help="serve the connections to a socket at PATH, a process each (without systemd)",
    )


def run(args: Namespace, console: Console) -> int:
    """Serve until the player hangs up; with `--listen` until a signal comes."""
    if os.geteuid() == 0 and not os.environ.get(_UNSAFE):
        hint = "start it as another user, as kiosk-web.socket does"
        raise UsageError("does not run as root, where Chromium has no sandbox", hint)
    if not _has_engine():
        hint = "install the extra web: schaukasten[web]"
        raise UsageError("needs Qt WebEngine, which is not installed", hint)
    try:
        return serve() if args.listen is None else listen(args.listen)
    except VisitError as error:
        console.note(f"kiosk web: {error}")
        return RED


def _has_engine() -> bool:
    try:
        return find_spec(_ENGINE) is not None
    except ModuleNotFoundError:
        return False
