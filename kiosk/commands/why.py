# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk why`: why an item is, or is not, on this screen."""

from argparse import ArgumentParser, Namespace

from content.reader import Reader
from content.rules import why
from content.settings.values import nearest
from kiosk.commands.command import add_at, add_json
from kiosk.console import FINE, Console, UsageError
from kiosk.wiring import screen_of

HELP = "Say why an item is, or is not, on this screen."


def configure(parser: ArgumentParser) -> None:
    """Declare the item and the time."""
    parser.add_argument("id", metavar="ID", help="an item's id, as `kiosk items` lists it")
    add_at(parser)
    add_json(parser)


def run(args: Namespace, console: Console) -> int:
    """Ask the rules."""
    settings = console.settings()
    reader = Reader(settings.paths.state, settings.paths.runtime)
    items, screen = reader.items(), screen_of(settings, reader.control())
    try:
        answer = why(items, args.id, args.at, screen)
    except KeyError as error:
        meant = nearest(args.id, [item.id for item in items])
        hint = f'did you mean "{meant}"?' if meant else "see kiosk items; gone items have none"
        raise UsageError(f'no item has the id "{args.id}"', hint) from error
    if args.json:
        console.document({"shown": answer.shown, "reasons": list(answer.reasons)})
    else:
        console.say("shown" if answer.shown else "not shown")
        for reason in answer.reasons:
            console.say(f"- {reason}")
    return FINE
