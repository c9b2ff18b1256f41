# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk settings`: errors, the effective settings and their documentation."""

from argparse import ArgumentParser, Namespace

from content.settings.declared import toml_text
from content.settings.problem import SettingsError
from kiosk.commands.command import add_json, add_settings
from kiosk.console import FINE, USAGE, Console, problem_json
from kiosk.settings.load import load_with_formats
from kiosk.settings.origin import effective
from kiosk.settings.reference import reference

HELP = "Check or show the settings, or print their documentation."


def configure(parser: ArgumentParser) -> None:
    """Declare check, show and reference."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = actions.add_parser("check", help="find every error")
    show = actions.add_parser("show", help="the settings in force")
    show.add_argument("--origin", action="store_true", help="and where each came from")
    actions.add_parser("reference", help="all settings as Markdown")
    for action in (check, show):
        add_json(action)
        add_settings(action)


def run(args: Namespace, console: Console) -> int:
    """Do what the action says."""
    if args.action == "reference":
        console.say(reference().rstrip("\n"))
        return FINE
    return _check(args, console) if args.action == "check" else _show(args, console)


def _check(args: Namespace, console: Console) -> int:
    try:
        load_with_formats(console.settings_file)
    except SettingsError as error:
        if args.json:
            problems = [problem_json(problem) for problem in error.problems]
            console.document({"version": 1, "ok": False, "problems": problems})
        for problem in error.problems:
            console.note(str(problem))
        return USAGE
    if args.json:
        console.document({"version": 1, "ok": True, "problems": []})
    else:
        console.say(f"{console.settings_file}: fine")
    return FINE


def _show(args: Namespace, console: Console) -> int:
    loaded = console.loaded()
    rows = tuple(effective(loaded))
    if args.json:
        entries = [{"key": row.key, "value": row.value, "origin": row.origin} for row in rows]
        problems = [problem_json(problem) for problem in loaded.problems]
        console.document(
            {"version": 1, "file": loaded.file, "settings": entries, "problems": problems}
        )
        return FINE
    for row in rows:
        value = "none" if row.value is None else toml_text(row.value)
        origin = f"  # {row.origin}" if args.origin else ""
        console.say(f"{row.key} = {value}{origin}")
    return FINE
