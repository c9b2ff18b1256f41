# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How long a warning takes from its server to the whole screen, at the shortest interval.

A real loop asks a real server every ten seconds, as the settings allow at most; a player beside
it watches. Told are the seconds from the change of the file at the server to the frame that
shows the warning. They should lie within one interval and a second.
"""

import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

from PySide6.QtGui import QGuiApplication

sys.path.insert(0, str(Path(__file__).parents[1]))

from content.clock import at_glass, utc_now
from content.details import Point
from content.fetch import Fetcher, NetworkOptions
from content.model import Kind
from content.rules import Screen
from content.schedule import Loop
from content.source import Source
from content.stores import Stores
from content.sync import Syncer
from content.workshop import Workshop
from player.app import Player, load_fonts, wait_until
from player.options import PlayerOptions
from tests.content.alerts import alert, info, xml, zipped
from tests.fakes.server import FakeServer

EVERY = timedelta(seconds=10)
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 8
# as many messages as the Wetterdienst has on a stormy day
OTHERS = 200
HERE = Point(54.39, 9.77)
SIZE = (1080, 1920)


def file_of(number: int) -> bytes:
    """A zip with a severe warning for here, and many that hold elsewhere."""
    now = at_glass(utc_now())
    times = {"onset": now.isoformat(), "expires": (now + timedelta(hours=1)).isoformat()}
    away = "48.1,11.4 48.1,11.7 48.3,11.7 48.3,11.4 48.1,11.4"
    areas = f"<area><areaDesc>Bayern</areaDesc><polygon>{away}</polygon></area>" * 40
    far = [alert(f"far{n}", info(areas, **times), sent=now.isoformat()) for n in range(OTHERS)]
    return zipped(*far, xml(alert(f"here{number}", info(**times), sent=now.isoformat())))


def looping(source: Source, folder: Path, stop: threading.Event) -> None:
    """What `kiosk sync` does."""
    with Stores(folder / "state", folder / "run") as stores, Workshop() as workshop:
        fetcher = Fetcher(NetworkOptions())
        syncer = Syncer(stores, fetcher, workshop, runtime=folder / "run", point=HERE, rng=Random())  # noqa: S311
        Loop(syncer, [source], lambda _: None).run(stop)


def span_of(number: int, server: FakeServer, player: Player) -> tuple[float, float]:
    """Seconds to the frame with the warning: from the change at the server, from the request."""
    data = file_of(number)
    model, frames = player.models["warnings"], list[float]()
    changed = time.perf_counter()
    server.serve("/cap.zip", data, "application/zip")
    known = len(server.requests)
    wait_until(lambda: len(server.requests) > known, 60_000)
    asked = time.perf_counter()
    wait_until(lambda: model.property("over") == f"dwd:here{number}", 60_000)
    drawn = player.window.frameSwapped.connect(lambda: frames.append(time.perf_counter()))
    player.window.update()
    wait_until(lambda: bool(frames), 5_000)
    player.window.frameSwapped.disconnect(drawn)
    drawn_at = (frames or [time.perf_counter()])[0]
    return drawn_at - changed, drawn_at - asked


def rounds(server: FakeServer, player: Player) -> Iterator[tuple[float, float]]:
    """Change the file at another moment of the interval each time."""
    for number in range(ROUNDS):
        wait_until(lambda: False, 500 + number * 1_100)
        whole, asked = span_of(number, server, player)
        print(f"round {number + 1}: {whole:6.2f} s, from the request {asked:.2f} s", flush=True)
        player.models["warnings"].acknowledge()
        yield whole, asked


def main() -> int:
    """Print each round, and the longest."""
    app = QGuiApplication([])
    load_fonts()
    with tempfile.TemporaryDirectory() as name, FakeServer() as server:
        folder = Path(name)
        (folder / "run").mkdir()
        server.serve("/cap.zip", zipped(), "application/zip")
        source = Source("dwd", Kind.WARNING, "cap", f"{server.url}/cap.zip", EVERY)
        stop = threading.Event()
        thread = threading.Thread(target=looping, args=[source, folder, stop])
        screen = Screen(place="Groß Wittensee", source_order=("dwd",), point=HERE)
        player = Player(PlayerOptions(folder / "state", folder / "run", screen, size=SIZE))
        player.show()
        thread.start()
        wait_until(lambda: bool(server.requests), 60_000)
        spans = list(rounds(server, player))
        stop.set()
        thread.join()
        player.close()
    del app
    longest, bound = max(whole for whole, _ in spans), EVERY.total_seconds() + 1
    print(f"from the request at most {max(asked for _, asked in spans):.2f} s")
    print(f"interval {EVERY.total_seconds():.0f} s, {OTHERS + 1} messages in the file")
    verdict = "within" if longest <= bound else "OVER"
    print(f"longest {longest:.2f} s, bound {bound:.0f} s: {verdict}")
    return 0 if longest <= bound else 1


if __name__ == "__main__":
    sys.exit(main())
