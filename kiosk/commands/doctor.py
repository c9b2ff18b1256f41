# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk doctor`: checks this terminal."""

from argparse import ArgumentParser, Namespace

from content.clock import utc_now
from content.settings.problem import SettingsError
from kiosk.checks.check import Ground, findings
from kiosk.commands.command import add_json
from kiosk.console import FINE, RED, Console
from kiosk.settings.load import load_with_formats
from kiosk.settings.model import Settings
from kiosk.settings.office import in_force

HELP = "Check this terminal."


def configure(parser: ArgumentParser) -> None:
    """Declare `--json`."""
    add_json(parser)


def run(args: Namespace, console: Console) -> int:
    """Run every check, also with bad settings: that is one of them."""
    try:
        loaded = in_force(console.settings_file, load_with_formats)
        ground = Ground(loaded.settings, (*loaded.problems, *loaded.office_problems), utc_now())
    except SettingsError as error:
        ground = Ground(Settings(), error.problems, utc_now())
    red = False
    rows = []
    for finding in findings(ground):
        red = red or not finding.ok
        rows.append(
            {
                "name": finding.name,
                "ok": finding.ok,
                "detail": finding.detail,
                "hint": finding.hint,
            }
        )
        if not args.json:
            hint = f" ({finding.hint})" if finding.hint else ""
            console.say(f"{'ok ' if finding.ok else 'RED'} {finding.name}: {finding.detail}{hint}")
    if args.json:
        console.document({"checks": rows})
    return RED if red else FINE
