# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk parse`: one file through one adapter in a worker, without network and store."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from content.clock import utc_now
from content.codec import parsed_to_json
from content.details import Point
from content.geometry import on_earth
from content.model import Kind
from content.settings.values import nearest
from content.sources.adapter import Context, Parsed, adapter, formats
from content.timetables import departures
from content.worker import LARGEST_JOB
from content.workshop import Workshop
from kiosk.commands.command import add_at, add_json, add_kind
from kiosk.console import FINE, RED, Console, UsageError
from kiosk.listing import line_of

HELP = "Read one file with one format and show what it gives."

_MOST_ITEMS = 100_000
_MOST_WANTS = 10
# of a timetable, what leaves in this time is told
_DEPARTURES_OF = timedelta(hours=48)


def configure(parser: ArgumentParser) -> None:
    """Declare format, file and what the format may need to know."""
    parser.add_argument("format", metavar="FORMAT", help=", ".join(formats()))
    parser.add_argument("file", metavar="FILE", help="the file, or - for standard input")
    add_kind(parser)
    add_at(parser)
    parser.add_argument(
        "--stop", metavar="S", action="append", default=[], help="of gtfs, this stop: id or name"
    )
    parser.add_argument(
        "--near", metavar="LAT,LON", type=_point, help="read it as a terminal that stands there"
    )
    add_json(parser)


def run(args: Namespace, console: Console) -> int:
    """Read, parse, show."""
    context = Context(
        source="file",
        kind=_kind(args.format, args.kind),
        now=args.at or utc_now(),
        max_items=_MOST_ITEMS,
        options=_options(args),
        point=args.near,
    )
    data = read_input(args.file)
    with Workshop() as workshop:
        parsed = workshop.parse(args.format, data, context)
    parsed = _with_departures(parsed, context.now)
    if args.json:
        console.document(parsed_to_json(parsed))
    else:
        _show(parsed, console)
    return FINE if parsed.error is None else RED


def read_input(name: str) -> bytes:
    """The bytes of a file, or of standard input for "-".

    Raises:
        UsageError: there is no such file, or it may not be read.
    """
    if name == "-":
        return sys.stdin.buffer.read(LARGEST_JOB + 1)
    try:
        with Path(name).open("rb") as stream:
            # a byte more than any format takes, so that a device without end is refused
            return stream.read(LARGEST_JOB + 1)
    except OSError as error:
        raise UsageError(f"{name}: {error.strerror}", "name a file, or - for stdin") from error


def _options(args: Namespace) -> dict[str, str]:
    """Of a timetable, no more days than are told; and which stops."""
    options = {"days": str(_DEPARTURES_OF.days + 1)} if args.format == "gtfs" else {}
    return {**options, "stops": ";".join(args.stop)} if args.stop else options


def _with_departures(parsed: Parsed, now: datetime) -> Parsed:
    """A timetable told as what leaves by it."""
    if not any(item.timetable for item in parsed.items):
        return parsed
    made = departures(parsed.items, (), now, now + _DEPARTURES_OF)
    others = tuple(item for item in parsed.items if item.timetable is None)
    return replace(parsed, items=others + made)


def _point(text: str) -> Point:
    try:
        latitude, longitude = map(float, text.split(","))
    except ValueError:
        latitude = longitude = float("nan")
    if not on_earth(latitude, longitude):
        raise ArgumentTypeError(f"{text!r} are no degrees north and east, such as 54.39,9.77")
    return Point(latitude, longitude)


def _kind(name: str, wanted: str | None) -> Kind:
    """The kind to read the file as, if the format can give it."""
    if name not in formats():
        meant = nearest(name, formats())
        known = f"known are {', '.join(formats())}"
        hint = f'did you mean "{meant}"?' if meant else known
        raise UsageError(f'unknown format "{name}"', hint)
    try:
        kinds = adapter(name).kinds
    except KeyError as error:
        hint = "the distribution that brings it is damaged"
        raise UsageError(f'format "{name}" cannot be loaded ({error.args[-1]})', hint) from error
    if wanted is None:
        return kinds[0]
    if Kind(wanted) not in kinds:
        known = ", ".join(kinds)
        raise UsageError(f'{name} gives no items of kind "{wanted}"', f"it gives {known}")
    return Kind(wanted)


def _show(parsed: Parsed, console: Console) -> None:
    """What the file gave, for people."""
    for item in parsed.items:
        console.say(line_of(item))
    for entry in parsed.rejected:
        console.note(f"rejected {entry.where}: {entry.reason}")
    console.note(f"{len(parsed.items)} items, {len(parsed.rejected)} rejected")
    if parsed.wants:
        console.note(f"{len(parsed.wants)} further documents belong to it, not read here:")
        for request in parsed.wants[:_MOST_WANTS]:
            console.note(f"  {request.url}")
    if parsed.error is not None:
        console.note(f"error: {parsed.error}")
