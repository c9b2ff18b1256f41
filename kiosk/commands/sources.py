# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk sources`: last state and next due of each source."""

from argparse import ArgumentParser, Namespace
from datetime import datetime

from content.clock import at_glass
from content.reader import Reader
from content.source import Source
from content.state import Checked, SourceState
from kiosk.commands.command import add_json
from kiosk.console import FINE, RED, Console

HELP = "Show the last state and the next due of each source."


def configure(parser: ArgumentParser) -> None:
    """Declare `--json`."""
    add_json(parser)


def run(args: Namespace, console: Console) -> int:
    """Put together settings, store and last looks."""
    settings = console.settings()
    reader = Reader(settings.paths.state, settings.paths.runtime)
    held, looks = reader.sources(), reader.checked()
    rows = [
        _row(source, held.get(source.id) or SourceState(source.id), looks.get(source.id))
        for source in settings.sources
    ]
    if args.json:
        console.document({"version": 1, "sources": rows})
    else:
        for row in rows:
            state = row["status"] or "never asked"
            console.say(
                f"{row['id']}  {row['format']}  {state}  {row['items']} items, "
                f"{len(held[row['id']].rejected) if row['id'] in held else 0} rejected, "
                f"next {row['due'] or 'now'}"
            )
            if row["error"]:
                console.say(f"  {row['error']}")
    return RED if any(row["error"] for row in rows) else FINE


def _row(source: Source, held: SourceState, look: Checked | None) -> dict[str, object]:
    """What is known of one source, as JSON types."""
    return {
        "id": source.id,
        "kind": source.kind.value,
        "format": source.format,
        "url": source.url,
        "status": look.status if look else None,
        "items": held.items,
        "rejected": [{"where": one.where, "reason": one.reason} for one in held.rejected],
        "changed": _said(held.changed),
        "checked": _said(look.at if look else None),
        "succeeded": _said(look.succeeded if look else None),
        "failures": look.failures if look else 0,
        "due": _said(look.due if look else None),
        "error": look.error if look else None,
    }


def _said(moment: datetime | None) -> str | None:
    return None if moment is None else at_glass(moment).isoformat(timespec="seconds")
