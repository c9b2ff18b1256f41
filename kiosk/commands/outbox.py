# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk outbox`: what waits for the office, and what became of it."""

from argparse import ArgumentParser, Namespace

from content.clock import at_glass
from content.outbox import Entry, Outbox, OutboxError
from kiosk.commands.command import add_json, add_settings
from kiosk.console import FINE, RED, Console, UsageError

HELP = "Show what waits for the office; try an entry again, or drop it."


def configure(parser: ArgumentParser) -> None:
    """Declare retry and drop."""
    add_json(parser)
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    for name, told in (
        ("retry", "deliver an entry that failed again from the start"),
        ("drop", "give an entry up and erase what it says"),
    ):
        action = actions.add_parser(name, help=told)
        action.add_argument("id", metavar="ID", help="the entry's key, as the list shows it")
        add_settings(action)


def run(args: Namespace, console: Console) -> int:
    """List the entries, or do what the action says."""
    outbox = Outbox(console.settings().paths.state)
    try:
        if args.action:
            _decide(args, outbox)
            return FINE
        entries = outbox.entries()
    except (OSError, OutboxError) as error:
        console.note(f"The outbox cannot be used: {error}")
        return RED
    if args.json:
        console.document({"version": 1, "entries": [_row(entry) for entry in entries]})
    else:
        for entry in entries:
            made = at_glass(entry.created).isoformat(timespec="minutes")
            console.say(f"{entry.key}  {entry.kind}  {made}  {entry.state}, {entry.tries} tries")
    return RED if any(entry.state == "failed" for entry in entries) else FINE


def _decide(args: Namespace, outbox: Outbox) -> None:
    done = outbox.retry(args.id) if args.action == "retry" else outbox.drop(args.id)
    if not done:
        raise UsageError(
            f"no entry {args.id} waits or has failed", "kiosk outbox lists the entries"
        )


def _row(entry: Entry) -> dict[str, object]:
    """An entry as JSON types."""
    return {
        "id": entry.key,
        "kind": entry.kind,
        "created": at_glass(entry.created).isoformat(timespec="seconds"),
        "state": entry.state,
        "tries": entry.tries,
        "body": entry.body,
    }
