# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the screen costs at 4K, drawn in software: start, memory, and a touch to its new page.

The start is told as a ratio to a bare Python that only imports Qt Quick, measured in turn with
it, since absolute times of shared machines mean little. A touch is measured from the press to
the end of the page's motion, and again to the first changed frame.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtQuick import QQuickWindow

ROUNDS = 5
SIZE = (2160, 3840)
BARE = "import PySide6.QtQuick, PySide6.QtQml"


def demo_settings(folder: Path) -> Path:
    """A synced demo Amt in a folder; its settings file."""
    from content.sync import sync_once  # noqa: PLC0415 - the bare start must not pay for it
    from kiosk.commands.sync import with_syncer  # noqa: PLC0415
    from kiosk.demo.server import AmtServer  # noqa: PLC0415
    from kiosk.demo.settings import settings_text  # noqa: PLC0415
    from kiosk.settings.load import load  # noqa: PLC0415
    from kiosk.wiring import network_options  # noqa: PLC0415

    file = folder / "kiosk.toml"
    with AmtServer() as amt:
        file.write_text(settings_text(amt.url, folder), encoding="utf-8")
        settings = load(file).settings
        network = replace(network_options(settings.network), pause=0.0)
        with_syncer(
            settings,
            network,
            lambda syncer: len(sync_once(syncer, settings.sources, lambda _: None)),
        )
    return file


def cpu_of(command: list[str]) -> float:
    """CPU seconds of a command that ends by itself."""
    before = os.times()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own interpreter
    after = os.times()
    return after.children_user + after.children_system - before[2] - before[3]


def start(file: Path, folder: Path) -> None:
    """Print the start to a saved page against a bare import."""
    picture = folder / "page.png"
    page = [sys.executable, "-m", "kiosk.cli", "--settings", str(file), "player"]
    page += ["--screenshot", str(picture), "--size", f"{SIZE[0]}x{SIZE[1]}"]
    rounds = [(cpu_of([sys.executable, "-c", BARE]), cpu_of(page)) for _ in range(ROUNDS)]
    bare, whole = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(
        f"start: bare Qt {bare:.2f} s CPU, home at 4K drawn and saved {whole:.2f} s CPU, "
        f"ratio {whole / bare:.2f} (median of {ROUNDS})"
    )


def touch(file: Path) -> None:
    """Print memory, and what passes between a touch on the news tile and the news."""
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")

    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - after the environment is set
    from PySide6.QtTest import QTest  # noqa: PLC0415

    from kiosk.settings.load import load  # noqa: PLC0415
    from kiosk.wiring import screen_of  # noqa: PLC0415
    from player.app import Player, load_fonts, wait_until  # noqa: PLC0415
    from player.options import PlayerOptions  # noqa: PLC0415

    settings = load(file).settings
    app = QGuiApplication(sys.argv[:1])
    load_fonts()
    paths = settings.paths
    player = Player(
        PlayerOptions(paths.state, paths.runtime, screen_of(settings), place="Bench", size=SIZE)
    )
    player.show()
    wait_until(lambda: not player.window.property("loading"))
    print(f"memory: {proportional_mb()} MB PSS with the start page at 4K")
    finger, tile = QTest.createTouchDevice(), tile_of(player.window, "Neues")
    frames: list[float] = []
    player.window.frameSwapped.connect(lambda: frames.append(time.perf_counter()))
    begun = time.perf_counter()
    QTest.touchEvent(player.window, finger).press(0, tile, player.window)
    wait_until(lambda: bool(frames))
    pressed = frames[0] - begun
    QTest.touchEvent(player.window, finger).release(0, tile, player.window)
    ready = lambda: player.window.property("pageName") == "news"  # noqa: E731 - one use
    wait_until(lambda: ready() and not player.window.property("busy"))
    arrived = time.perf_counter() - begun
    print(f"touch: {pressed * 1000:.0f} ms to the first frame, {arrived * 1000:.0f} ms to the news")
    print(f"memory: {proportional_mb()} MB PSS with the news")
    player.close()
    app.quit()


def tile_of(window: "QQuickWindow", name: str) -> "QPoint":
    """The middle of what is spoken as `name`, in the window."""
    from PySide6.QtGui import QAccessible  # noqa: PLC0415 - after the environment is set

    waiting = [QAccessible.queryAccessibleInterface(window)]
    while waiting:
        node = waiting.pop()
        if node.text(QAccessible.Text.Name).startswith(name):
            return node.rect().center() - window.position()
        waiting += [node.child(index) for index in range(node.childCount())]
    raise LookupError(name)


def proportional_mb() -> int:
    """This process's share of memory (PSS) in MB."""
    rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    line = next(line for line in rollup.splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) // 1024


def main() -> int:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # in a process of its own: its memory is not the screen's
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            file = pool.submit(demo_settings, folder).result()
        start(file, folder)
        touch(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
