# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk sync`: brings every source up to date, once or for ever."""

import logging
import signal
import threading
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable

from content.clock import Clock, utc_now
from content.fetch import Fetcher, NetworkOptions
from content.reader import Reader
from content.schedule import Loop
from content.source import Source
from content.state import Checked
from content.store import StoreBusyError
from content.stores import Stores
from content.sync import SourceResult, Status, Syncer, sync_once
from content.workshop import Workshop
from kiosk import __version__
from kiosk.agency import asking
from kiosk.commands.command import add_json
from kiosk.console import FINE, RED, Console
from kiosk.settings.load import keep_good_copy, load_with_formats
from kiosk.settings.model import Settings
from kiosk.wiring import network_options, point_of

# what an agent needs for all sources, one of which may be slow
_PATIENCE = 180.0

HELP = "Fetch what is new from every source."


def configure(parser: ArgumentParser) -> None:
    """Declare `--once`."""
    parser.add_argument("--once", action="store_true", help="every source now, due or not")
    add_json(parser)


def run(args: Namespace, console: Console) -> int:
    """Sync once, or until SIGTERM."""
    loaded = console.loaded(load_with_formats)
    settings = loaded.settings

    def told(result: SourceResult) -> None:
        console.note(line_of(result))

    def work(syncer: Syncer) -> int:
        if not loaded.problems:
            keep_good_copy(console.settings_file, settings)
        if not args.once:
            return _loop(syncer, settings, told)
        results = sync_once(syncer, settings.sources, told)
        if args.json:
            console.document({"sources": [result_json(result) for result in results]})
        return FINE if all(result.good for result in results) else RED

    if not settings.sources:
        console.note("no [[source]] in the settings: nothing to fetch")
    try:
        return with_syncer(settings, network_options(settings.network), work)
    except StoreBusyError as error:
        if args.once and asking.is_running(settings.paths.state):
            return _by_agent(args, settings, console)
        console.note(f"kiosk sync: {error} (let it go on, or stop it first)")
        return RED


def _by_agent(args: Namespace, settings: Settings, console: Console) -> int:
    """Let the agent that runs ask every source now, and tell what came of it."""
    began = time.monotonic()

    def result(source: Source, look: Checked | None) -> SourceResult:
        return SourceResult(
            id=source.id,
            format=source.format,
            status=Status(look.status) if look else Status.FAILED,
            items=counts.get(source.id, 0),
            rejected=0,
            bytes=look.size if look else 0,
            seconds=round(time.monotonic() - began, 3),
            error=look.error if look else "The agent has not asked it in time.",
        )

    def told(source: Source, look: Checked) -> None:
        console.note(line_of(result(source, look)))

    paths, counts = settings.paths, Counter[str]()
    console.note("An agent runs here: it is asked to do it.")
    since = utc_now().replace(microsecond=0)
    asking.ask(paths.runtime)
    looks = asking.awaited(paths.runtime, settings.sources, since, told, seconds=_PATIENCE)
    counts.update(item.source for item in Reader(paths.state, paths.runtime).items())
    results = [result(source, looks.get(source.id)) for source in settings.sources]
    if args.json:
        console.document({"sources": [result_json(one) for one in results]})
    return FINE if all(one.good for one in results) else RED


def with_syncer(
    settings: Settings,
    network: NetworkOptions,
    work: Callable[[Syncer], int],
    clock: Clock = utc_now,
) -> int:
    """Do work with everything a sync needs, and put it away afterwards.

    Raises:
        StoreBusyError: another process writes the store.
    """
    paths = settings.paths
    with Stores(paths.state, paths.runtime) as stores, Workshop() as workshop:
        syncer = Syncer(
            stores,
            Fetcher(network),
            workshop,
            runtime=paths.runtime,
            release=__version__,
            point=point_of(settings),
            clock=clock,
        )
        return work(syncer)


def line_of(result: SourceResult) -> str:
    """A result for people."""
    line = (
        f"{result.id}: {result.status}, {result.items} items, {result.rejected} rejected, "
        f"{result.bytes} bytes, {result.seconds:.1f} s"
    )
    return f"{line}: {result.error}" if result.error else line


def result_json(result: SourceResult) -> dict[str, object]:
    """A result as JSON types."""
    return {
        "id": result.id,
        "format": result.format,
        "status": result.status.value,
        "items": result.items,
        "rejected": result.rejected,
        "bytes": result.bytes,
        "seconds": result.seconds,
        "error": result.error,
    }


def _loop(syncer: Syncer, settings: Settings, told: Callable[[SourceResult], None]) -> int:
    """Sync for ever; SIGTERM and Ctrl-C end it cleanly."""
    # apscheduler tells every job at INFO; its warnings are ours
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    Loop(syncer, settings.sources, told).run(stop)
    return FINE
