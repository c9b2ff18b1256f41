# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk demo`: a whole Amt on this machine, from real feeds over HTTP to the screen."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from content.clock import Clock, utc_now
from content.model import Kind
from content.reader import Reader
from content.rules import shown
from content.schedule import Loop
from content.sync import SourceResult, Syncer, sync_once
from kiosk.commands.command import add_at
from kiosk.commands.player import size
from kiosk.commands.sync import line_of, with_syncer
from kiosk.console import FINE, RED, Console
from kiosk.demo.accounts import ACCOUNTS, PASSWORD
from kiosk.demo.joined import DemoOffice, joined, make, served
from kiosk.demo.server import AmtServer
from kiosk.demo.settings import settings_text
from kiosk.demo.warnings import GUSTS, STORM
from kiosk.settings.load import load
from kiosk.settings.model import Settings
from kiosk.wiring import network_options, screen_of
from player import pages

HELP = "Run a whole Amt on this machine: sources, sync and the screen."

_SIZES = {"portrait": (2160, 3840), "landscape": (3840, 2160)}
# drawing 4K in software takes a core
_AT_ONCE = 2
# seconds between two looks whether a signal came
_WAKE = 1.0


@dataclass(frozen=True, slots=True)
class Shot:
    """One page to draw into one file."""

    page: str
    item: str
    size: tuple[int, int]
    file: Path


def configure(parser: ArgumentParser) -> None:
    """Declare where its files go, and how large the screen is."""
    parser.add_argument("--folder", type=Path, help="where everything goes (default: a new one)")
    parser.add_argument("--size", metavar="WxH", type=size, help="of the window or the pictures")
    parser.add_argument(
        "--storm", action="store_true", help="a warning of a storm that takes over the screen"
    )
    parser.add_argument("--no-office", action="store_true", help="the screen alone")
    parser.add_argument(
        "--stay", action="store_true", help="go on until Ctrl+C, also where nobody sits there"
    )
    parser.add_argument("--no-pages", action="store_true", help="draw no pages into files")
    add_at(parser)
    parser.set_defaults(at=None)


def run(args: Namespace, console: Console) -> int:
    """Serve, sync, show."""
    clock = _clock_of(args)
    # whoever ends it ends what it started
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with ExitStack() as stack:
        folder = stack.enter_context(_folder(args.folder))
        amt = stack.enter_context(AmtServer(clock))
        console.note(f"The demo Amt serves its feeds at {amt.url}")
        office = _office(args, console, folder, amt.url)
        file = folder / "kiosk.toml"
        text = settings_text(amt.url, folder, office.table() if office else "")
        if args.storm:
            text = text.replace(GUSTS, STORM)
        file.write_text(text, encoding="utf-8")
        settings = load(file).settings
        console.note(f"Settings, content and pictures are in {folder}")
        if office:
            stack.enter_context(served(office, folder))
        # it asks nobody but itself: no need to be polite
        network = replace(network_options(settings.network), pause=0.0)
        if office is None:
            return with_syncer(
                settings, network, lambda s: _show(args, console, s, settings, file), clock
            )
        told = _telling(console)
        good = with_syncer(settings, network, lambda s: _fetched(console, s, settings, told), clock)
        with joined(office, folder, file):
            _tell(console, office)
            code = _shown(args, console, settings, file)
        return code or (FINE if good else RED)


def _office(args: Namespace, console: Console, folder: Path, amt_url: str) -> DemoOffice | None:
    """The office, made; None where it has no place: it lives now, and needs its own packages."""
    if args.at is not None or args.no_office:
        return None
    try:
        return make(folder, amt_url, utc_now())
    except ModuleNotFoundError as error:
        console.note(f"There is no office: {error.name} is missing (install schaukasten[office])")
        return None


def _tell(console: Console, office: DemoOffice) -> None:
    """Where the office is, and who may sign in."""
    console.note(f"The office is at {office.url}; nobody needs a second factor in this demo.")
    for account in ACCOUNTS:
        where = account.village or "Amt"
        console.note(f"  {account.mail:24} {account.role} ({where})")
    console.note(f"  password of all: {PASSWORD}")
    console.note(f"A second screen waits to be accepted: {office.url}/beitreten/")


def _shown(args: Namespace, console: Console, settings: Settings, file: Path) -> int:
    """The player beside office and agent; then, where somebody sits there, until they have seen."""
    if has_display():
        console.note("Opening the window; close it to end the demo.")
        return _player(file, *_windowed(args)).returncode
    code = FINE if args.no_pages else _pictures(args, console, settings, file)
    if args.stay or sys.stdin.isatty():
        console.note("Office and screens go on until Ctrl+C.")
        with contextlib.suppress(KeyboardInterrupt):
            # a signal just before it sleeps, or in another thread, is heard when it wakes
            while True:
                time.sleep(_WAKE)
    return code


def _clock_of(args: Namespace) -> Clock:
    """The real clock, or one that stands at the time that was asked for."""
    if args.at is None:
        return utc_now
    return lambda: args.at


@contextlib.contextmanager
def _folder(chosen: Path | None) -> Iterator[Path]:
    """Where everything goes; what nobody chose and nobody will look at is removed again."""
    if chosen is not None:
        chosen.mkdir(parents=True, exist_ok=True)
        yield chosen.absolute()
    elif has_display():
        with tempfile.TemporaryDirectory(prefix="schaukasten-") as fresh:
            yield Path(fresh)
    else:
        yield Path(tempfile.mkdtemp(prefix="schaukasten-"))


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a window can open here."""
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def shots(folder: Path, items: Mapping[Kind, str], only: tuple[int, int] | None) -> Iterator[Shot]:
    """All that can be drawn by name, in both orientations or in one size. Pure."""
    sizes = {f"{only[0]}x{only[1]}": only} if only else _SIZES
    for label, pixels in sizes.items():
        for page in pages.DRAWN:
            kind = pages.WITH_ITEM.get(page)
            item = items.get(kind, "") if kind else ""
            if item or kind is None:
                yield Shot(page, item, pixels, folder / f"{page}-{label}.png")


def _show(args: Namespace, console: Console, syncer: Syncer, settings: Settings, file: Path) -> int:
    """Sync once, then open the window or draw the pages."""
    told = _telling(console)
    good = _fetched(console, syncer, settings, told)
    if has_display():
        code = _window(args, console, Loop(syncer, settings.sources, told), file)
    else:
        code = _pictures(args, console, settings, file)
    return code if good else RED


def _telling(console: Console) -> Callable[[SourceResult], None]:
    """What says how each source went."""
    return lambda result: console.note(f"  {line_of(result)}")


def _fetched(
    console: Console, syncer: Syncer, settings: Settings, told: Callable[[SourceResult], None]
) -> bool:
    """Sync once; whether every source is well."""
    console.note("Fetching over HTTP:")
    return all(result.good for result in sync_once(syncer, settings.sources, told))


def _window(args: Namespace, console: Console, loop: Loop, file: Path) -> int:
    """The player in a window, beside a sync that goes on until it is closed."""
    console.note("Opening the window; close it to end the demo.")
    stop = threading.Event()
    thread = threading.Thread(target=loop.run, args=[stop])
    thread.start()
    try:
        return _player(file, *_windowed(args)).returncode
    finally:
        stop.set()
        thread.join()


def _windowed(args: Namespace) -> tuple[str, ...]:
    """What tells the player to open a window."""
    width, height = args.size or (540, 960)
    return ("--windowed", "--size", f"{width}x{height}", *_at(args))


def _pictures(args: Namespace, console: Console, settings: Settings, file: Path) -> int:
    """Every page as a PNG."""
    folder = file.parent / "pages"
    folder.mkdir(exist_ok=True)
    reader = Reader(settings.paths.state, settings.paths.runtime)
    items = shown(reader.items(), _clock_of(args)(), screen_of(settings, reader.control()))
    # a detail page shows most with a picture
    ranked = sorted(items, key=lambda item: not any(one.media for one in item.pictures))
    first = {item.kind: item.id for item in reversed(ranked)}
    console.note("There is no display, so the pages are drawn into files:")
    code = FINE
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for shot, problem in pool.map(
            lambda one: _draw(file, one, _at(args)), shots(folder, first, args.size)
        ):
            if problem:
                code = RED
                console.note(f"{shot.file.name}: {problem}")
            else:
                console.say(str(shot.file))
    console.note(f"The pages are in {folder}")
    return code


def _at(args: Namespace) -> tuple[str, ...]:
    """What tells the player the time that was asked for."""
    return ("--at", args.at.isoformat()) if args.at is not None else ()


def _draw(file: Path, shot: Shot, at: Sequence[str]) -> tuple[Shot, str]:
    """Draw one page; what went wrong, or ""."""
    words = ["--page", shot.page, "--size", f"{shot.size[0]}x{shot.size[1]}"]
    if shot.item:
        words += ["--item", shot.item]
    done = _player(file, *words, *at, "--screenshot", str(shot.file))
    if done.returncode == 0 and shot.file.is_file():
        return shot, ""
    return shot, done.stderr.strip() or f"the player ended with {done.returncode}"


def _player(file: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The player, as a process of its own as on a terminal."""
    command = [sys.executable, "-P", "-m", "kiosk.cli", "--settings", str(file), "player", *words]
    offscreen = {} if has_display() else {"QT_QPA_PLATFORM": "offscreen"}
    environment = {**os.environ, **offscreen}
    captured = subprocess.PIPE if "--screenshot" in words else None
    return subprocess.run(  # noqa: S603 - our own interpreter
        command, env=environment, stderr=captured, text=True, check=False
    )
