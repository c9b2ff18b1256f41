# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk player`: the terminal's screen."""

import importlib
import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import replace
from pathlib import Path
from typing import cast

from content.codec import item_from_json
from content.model import Item
from content.provisioned import REPORT
from content.rules import OFFICE
from kiosk.commands.command import add_at, number
from kiosk.console import Console, UsageError
from kiosk.settings.model import Settings
from kiosk.wiring import lit_hours, screen_of
from player import pages
from player.languages import CODES
from player.options import SCHEMES, PlayerOptions

HELP = "Show the terminal's screen."

_SMALLEST, _LARGEST = 200, 16384
_TEXT_SIZES = (0.5, 3.0)
_LARGEST_FILE = 20_000_000


def configure(parser: ArgumentParser) -> None:
    """Declare what to show, and how."""
    parser.add_argument("--windowed", action="store_true", help="a window, not the whole screen")
    parser.add_argument(
        "--page",
        metavar="P",
        choices=pages.DRAWN,
        help=f"{', '.join(pages.DRAWN)} (default: home, or that of the first item of --with)",
    )
    parser.add_argument(
        "--item", metavar="ID", default="", help="the item of a detail page, or a day of events"
    )
    parser.add_argument(
        "--with",
        dest="beside",
        metavar="FILE",
        type=Path,
        help="show the items of this JSON file as well, as if they were in the store",
    )
    parser.add_argument(
        "--report",
        metavar="FILE",
        type=Path,
        default=REPORT,
        help=f"how this terminal was set up (default: {REPORT})",
    )
    add_at(parser)
    parser.set_defaults(at=None)
    _configure_look(parser)
    parser.add_argument(
        "--screenshot", metavar="FILE", type=Path, help="draw the page offscreen and end"
    )


def _configure_look(parser: ArgumentParser) -> None:
    """Declare how it looks."""
    parser.add_argument("--size", metavar="WxH", type=size, help="in pixels, such as 2160x3840")
    parser.add_argument(
        "--lang", metavar="L", choices=CODES, help=f"{', '.join(CODES)} (default: the settings')"
    )
    parser.add_argument(
        "--theme",
        metavar="T",
        choices=SCHEMES,
        default="",
        help=f"{', '.join(SCHEMES)} (default: the hour's own)",
    )
    parser.add_argument(
        "--text-size",
        metavar="N",
        type=number(*_TEXT_SIZES),
        default=1.0,
        help="1, 1.25 or 1.5 (default: 1)",
    )


def run(args: Namespace, console: Console) -> int:
    """Start the player with what the settings say."""
    settings = console.settings()
    options = options_of(args, settings)
    if options.page in pages.WITH_ITEM and not options.item:
        raise UsageError(f"the page {options.page} shows one item", "name it with --item ID")
    return start(options)


def names_of(settings: Settings) -> dict[str, str]:
    """The sources as visitors know them; what the office writes itself is the Amt's."""
    named = {source.id: source.name for source in settings.sources if source.name}
    return {OFFICE: settings.terminal.amt, **named} if settings.terminal.amt else named


def items_of(file: Path) -> tuple[Item, ...]:
    """The items of a JSON file: one as `content.codec.item_to_row` writes it, or a list of such.

    Raises:
        UsageError: the file cannot be read, or something in it is no item.
    """
    hint = "write what content.codec.item_to_row gives, or a list of that"
    try:
        with file.open("rb") as stream:
            body = json.loads(stream.read(_LARGEST_FILE))
        return tuple(item_from_json(row) for row in (body if isinstance(body, list) else [body]))
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}", "name a file that can be read") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{file}: holds no items ({error!s:.200})", hint) from error


def _opening(beside: tuple[Item, ...], item: str) -> tuple[str, str]:
    """The page to begin with, and its item: of those that were handed in the named or first one."""
    named = [one for one in beside if item in ("", one.id)]
    kinds = {kind: page for page, kind in reversed(pages.WITH_ITEM.items())}
    page = kinds.get(named[0].kind) if named else None
    return (pages.HOME, item) if page is None else (page, named[0].id)


def options_of(args: Namespace, settings: Settings) -> PlayerOptions:
    """What the player is told, from the command line and the settings.

    Raises:
        UsageError: the file of items to show beside the store holds none.
    """
    terminal = settings.terminal
    beside = () if args.beside is None else items_of(args.beside)
    page, item = (args.page, args.item) if args.page else _opening(beside, args.item)
    options = PlayerOptions(
        state=settings.paths.state,
        runtime=settings.paths.runtime,
        report=args.report,
        screen=screen_of(settings),
        name=terminal.name,
        place=terminal.place,
        office=terminal.amt,
        contact=terminal.contact,
        web=terminal.web or settings.office.url,
        sites=settings.web.allow,
        proxy=settings.network.proxy,
        source_names=names_of(settings),
        source_intervals={source.id: source.every for source in settings.sources},
        windowed=args.windowed,
        page=page,
        item=item,
        beside=beside,
        size=args.size,
        at=args.at,
        lang=args.lang or terminal.language,
        theme=args.theme,
        text_size=args.text_size,
        screenshot=args.screenshot,
        aloud=args.screenshot is None,
        visits=args.screenshot is None,
        hours=lit_hours(settings),
    )
    return _placed(options, settings)


def _placed(options: PlayerOptions, settings: Settings) -> PlayerOptions:
    """With how and where the panel hangs."""
    terminal, panel = settings.terminal, settings.panel
    hung = replace(
        options,
        orientation=panel.orientation,
        lower_edge_mm=panel.lower_edge_mm,
        diagonal_mm=panel.diagonal_mm,
    )
    if terminal.latitude is None or terminal.longitude is None:
        return hung
    return replace(hung, latitude=terminal.latitude, longitude=terminal.longitude)


def start(options: PlayerOptions) -> int:
    """Run the player; only now is Qt needed.

    Raises:
        UsageError: Qt, or a library that it needs, is not installed.
    """
    try:
        app = importlib.import_module("player.app")
    except ImportError as error:
        if error.name and error.name.split(".")[0] in {"player", "content", "kiosk"}:
            raise
        hint = "install the extra `player`; on Debian also libegl1, libgl1, libxkbcommon0"
        raise UsageError(f"the player cannot start: {error}", hint) from error
    return cast("int", app.run(options))


def size(text: str) -> tuple[int, int]:
    """Width and height from WxH.

    Raises:
        ArgumentTypeError: the text is no such size.
    """
    width, _, height = text.lower().partition("x")
    if not (width.isascii() and width.isdigit() and height.isascii() and height.isdigit()):
        raise ArgumentTypeError(f'"{text}" is not a size such as 2160x3840')
    found = (int(width), int(height))
    if not all(_SMALLEST <= side <= _LARGEST for side in found):
        raise ArgumentTypeError(f"each side must have {_SMALLEST} to {_LARGEST} pixels")
    return found
