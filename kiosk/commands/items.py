# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk items`: what the screen shows, in its order."""

from argparse import ArgumentParser, Namespace

from content.clock import at_glass
from content.codec import item_to_json
from content.model import Item, Kind
from content.reader import Reader
from content.rules import shown
from content.settings.values import nearest
from kiosk.commands.command import add_at, add_json, add_kind
from kiosk.console import FINE, Console, UsageError
from kiosk.listing import line_of
from kiosk.settings.model import Settings
from kiosk.wiring import screen_of

HELP = "Show what the screen shows, in its order."


def configure(parser: ArgumentParser) -> None:
    """Declare what narrows the list."""
    add_kind(parser)
    add_at(parser)
    parser.add_argument("--place", metavar="P", help="one village only, and what is for all")
    add_json(parser)


def run(args: Namespace, console: Console) -> int:
    """Read the store, apply the rules, list."""
    settings = console.settings()
    place = _place(args.place, settings)
    reader = Reader(settings.paths.state, settings.paths.runtime)
    found = tuple(
        item
        for item in shown(reader.items(), args.at, screen_of(settings, reader.control()))
        if (args.kind is None or item.kind is Kind(args.kind)) and _is_of(item, place)
    )
    if reader.problem:
        console.note(reader.problem)
    if args.json:
        language = settings.terminal.language
        console.document(
            {
                "version": 1,
                "now": at_glass(args.at).isoformat(),
                "items": [item_to_json(item, language) for item in found],
            }
        )
    else:
        for item in found:
            console.say(line_of(item))
    return FINE


def _is_of(item: Item, place: str | None) -> bool:
    """Whether an item is about a village; one without villages is about each."""
    return place is None or not item.places or place in item.places


def _place(word: str | None, settings: Settings) -> str | None:
    """The village that a name, alias or AGS means."""
    if word is None or not settings.places:
        return word
    names = {
        known: place.name
        for place in settings.places
        for known in (place.name, *place.aliases, place.ags)
        if known
    }
    if word not in names:
        meant = nearest(word, names)
        hint = f'did you mean "{meant}"?' if meant else f"known are {', '.join(names)}"
        raise UsageError(f'unknown place "{word}"', hint)
    return names[word]
