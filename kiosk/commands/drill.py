# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk drill`: an exercise on the screen, marked as one, or its end."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import timedelta

from content import drill
from content.clock import at_glass, utc_now
from content.codec import item_to_json
from content.files import make_folder
from kiosk.commands.command import add_json
from kiosk.console import FINE, Console

HELP = "Show an exercise on this screen: how a warning would appear. It ends by itself."


def configure(parser: ArgumentParser) -> None:
    """Declare how long, or that it is over."""
    most = drill.LONGEST // timedelta(minutes=1)
    usual = drill.USUAL // timedelta(minutes=1)
    parser.add_argument(
        "--minutes",
        metavar="N",
        type=_minutes,
        default=usual,
        help=f"how long, 1 to {most} (default: {usual})",
    )
    parser.add_argument("--end", action="store_true", help="end the exercise that is on")
    add_json(parser)


def run(args: Namespace, console: Console) -> int:
    """Begin or end it; the screen follows within a second."""
    runtime = console.settings().paths.runtime
    if args.end:
        there = drill.end(runtime)
        if args.json:
            console.document({"version": 1, "ended": there})
        else:
            console.say("Die Übung ist beendet." if there else "Es läuft keine Übung.")
        return FINE
    make_folder(runtime)
    item = drill.begin(runtime, utc_now(), timedelta(minutes=args.minutes))
    if args.json:
        console.document({"version": 1, "item": item_to_json(item)})
    elif item.valid_until is not None:
        console.say(f"Die Übung steht bis {at_glass(item.valid_until):%H:%M} Uhr auf der Tafel.")
        console.say("Früher beenden: kiosk drill --end")
    return FINE


def _minutes(text: str) -> int:
    most = drill.LONGEST // timedelta(minutes=1)
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= most):
        raise ArgumentTypeError(f'"{text}" is not a number of minutes from 1 to {most}')
    return int(text)
