# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk set-clock`: puts the clock right by the office's word, where no time server does.

Root's part; the agent has checked that word and asks for it (systemd/kiosk-clock@.service).
"""

import time
from argparse import ArgumentParser, Namespace

from admin_sync.agent import updatefiles
from admin_sync.agent.clocks import ntp_answered
from content.clock import since_boot
from kiosk.commands.command import number
from kiosk.console import FINE, RED, Console

HELP = "Set the clock by the office's word (asked by the agent, see systemd/)."

# no terminal of today hangs on a wall then
_LATEST = 4_102_444_800.0


def configure(parser: ArgumentParser) -> None:
    """Declare the office's word."""
    parser.add_argument(
        "began",
        metavar="SECONDS",
        type=number(0, _LATEST),
        help="when this machine was started, in seconds since 1970",
    )


def run(args: Namespace, console: Console) -> int:
    """Set it, unless a time server did, or no such time can be."""
    now = args.began + since_boot()
    if ntp_answered():
        console.note("kiosk set-clock: a time server has set the clock; it stays")
        return FINE
    if now < _made():
        console.note("kiosk set-clock: the office's clock is behind this release; ours stays")
        return RED
    time.clock_settime(time.CLOCK_REALTIME, now)
    console.note("kiosk set-clock: the clock goes by the office's now")
    return FINE


def _made() -> float:
    """When this system was made: no right clock is behind that."""
    try:
        return updatefiles.RELEASE_FILE.stat().st_mtime
    except OSError:
        return 0.0
