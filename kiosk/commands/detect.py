# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk detect`: guesses the format of an address or file."""

from argparse import ArgumentParser, Namespace

from content.fetch import Fetcher, FetchError, Validators
from content.guess import block, detect, feeds_of_page
from content.settings.declared import toml_text
from content.settings.problem import SettingsError
from kiosk.commands.command import add_json
from kiosk.commands.parse import read_input
from kiosk.console import FINE, RED, Console, UsageError
from kiosk.settings.model import Network
from kiosk.wiring import network_options

# a page or feed larger than this is none that anybody offers
_LARGEST = 20_000_000

HELP = "Guess the format of an address or file and print a [[source]] block for it."


def configure(parser: ArgumentParser) -> None:
    """Declare what to look at."""
    parser.add_argument("what", metavar="URL-or-FILE")
    add_json(parser)


def run(args: Namespace, console: Console) -> int:
    """Look, and say what it could be."""
    remote = args.what.startswith(("http://", "https://"))
    data, address = _fetched(args.what, console) if remote else (read_input(args.what), "")
    found = [block(name, address or "https://example.org/feed") for name in detect(data)]
    linked = () if found else feeds_of_page(data, address)
    if args.json:
        console.document({"version": 1, "sources": found, "linked": list(linked)})
    else:
        for source in found:
            console.say("[[source]]")
            for key, value in source.items():
                console.say(f"{key} = {toml_text(value)}")
        for link in linked:
            console.say(link)
    if found:
        return FINE
    hint = "the page names these feeds" if linked else "no installed format knows it"
    console.note(f"{args.what}: not a source ({hint})")
    return RED


def _fetched(address: str, console: Console) -> tuple[bytes, str]:
    """The bytes behind an address, and where they were in the end."""
    try:
        network = console.settings().network
    except SettingsError:
        # a terminal without settings may ask as well: that is how its settings begin
        network = Network()
    try:
        fetched = Fetcher(network_options(network)).fetch(address, Validators(), _LARGEST)
    except FetchError as error:
        raise UsageError(f"{address}: {error}", "see the address in a browser") from error
    return fetched.body, fetched.url
