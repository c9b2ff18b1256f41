# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the screen costs at 4K and at half its size, drawn in software and side by side.

The start is told as a ratio to a bare Python that only imports Qt Quick, measured in turn with
it, since absolute times of shared machines mean little; so that of a frame is its CPU time. A
touch lasts from the press to the first frame in which a pixel under the finger is another one.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QRect

    from player.app import Player

ROUNDS = 5
SIZES = {"4K": (2160, 3840), "half": (1080, 1920)}
BARE = "import PySide6.QtQuick, PySide6.QtQml"
# Whose keys are pressed, and which are opened.
PAGES = ("home", "news", "events", "buses", "offers", "places")
PRESSES = 6
OPENED = 50
SCROLLED = "places"
SWIPES = 4
IDLE_SECONDS = 20


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
    page += ["--screenshot", str(picture), "--size", "x".join(map(str, SIZES["4K"]))]
    rounds = [(cpu_of([sys.executable, "-c", BARE]), cpu_of(page)) for _ in range(ROUNDS)]
    bare, whole = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(
        f"start: bare Qt {bare:.2f} s CPU, home at 4K drawn and saved {whole:.2f} s CPU, "
        f"ratio {whole / bare:.2f} (median of {ROUNDS})"
    )


@dataclass
class Glass:
    """A player as somebody before it sees it: what is on it, and each frame."""

    player: "Player"
    looks: list[float] = field(default_factory=list)
    distinct: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        from PySide6.QtTest import QTest  # noqa: PLC0415 - after the environment is set

        self.finger = QTest.createTouchDevice()
        self.window = self.player.window
        self.area: QRect | None = None
        self.seen = b""
        self.window.frameSwapped.connect(self._look)

    def watch(self, area: "QRect") -> None:
        """From now on, note when a frame is there (`looks`), and when it changed this area."""
        self.area, self.seen = area, self._pixels(area)
        self.looks.clear()
        self.distinct.clear()

    def touch(self, what: str, point: "QPoint") -> None:
        """Let one finger `press`, `move` or `release` there."""
        from PySide6.QtTest import QTest  # noqa: PLC0415

        event = QTest.touchEvent(self.window, self.finger)
        getattr(event, what)(0, point, self.window).commit()

    def open(self, page: str) -> None:
        """Show a page, and wait until it stands."""
        from PySide6.QtCore import Q_ARG, QMetaObject  # noqa: PLC0415

        QMetaObject.invokeMethod(self.window, "open", Q_ARG(str, page), Q_ARG(str, ""))
        self.until(lambda: not self.window.property("busy") and not self.window.property("loading"))

    def until(self, done: Callable[[], bool], within_ms: int = 5_000) -> bool:
        """Let Qt work until something holds; whether it did in time."""
        from player.app import wait_until  # noqa: PLC0415

        return wait_until(done, within_ms)

    def rest(self, milliseconds: int) -> None:
        """Let Qt work, and nothing else."""
        from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415

        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop, loop.quit)
        loop.exec()

    def keys(self) -> list["QRect"]:
        """Where something can be pressed, from above."""
        from PySide6.QtCore import QRect  # noqa: PLC0415
        from PySide6.QtGui import QAccessible  # noqa: PLC0415

        glass = QRect(0, 0, self.window.width(), self.window.height())
        waiting, found = [QAccessible.queryAccessibleInterface(self.window)], []
        bar = glass.bottom()
        while waiting:
            node = waiting.pop()
            if node.state().invisible:
                continue
            place = node.rect().translated(-self.window.position())
            if node.role() == QAccessible.Role.Button and glass.contains(place):
                found.append(place)
                if node.text(QAccessible.Text.Name) == "Start":
                    bar = place.top()
            waiting += [node.child(index) for index in range(node.childCount())]
        # a list goes on below the bar
        seen = (place for place in found if place.center().y() < bar or place.top() == bar)
        return sorted(seen, key=lambda place: (place.top(), place.left()))

    def _look(self) -> None:
        now = time.perf_counter()
        self.looks.append(now)
        if self.area is not None and (pixels := self._pixels(self.area)) != self.seen:
            self.seen = pixels
            self.distinct.append(now)

    def _pixels(self, area: "QRect") -> bytes:
        screen = self.window.screen()
        image = screen.grabWindow(
            self.window.winId(), area.x(), area.y(), area.width(), area.height()
        ).toImage()
        return bytes(image.constBits())


def touches(glass: Glass) -> str:
    """Press keys of several pages and let go beside them: milliseconds to a changed pixel."""
    from PySide6.QtCore import QPoint  # noqa: PLC0415

    times, silent = [], 0
    beside = QPoint(2, glass.window.height() // 3)
    for page in PAGES:
        glass.open(page)
        keys = glass.keys()
        for place in keys[:: max(1, len(keys) // PRESSES)][:PRESSES]:
            glass.rest(300)
            glass.watch(place)
            begun = time.perf_counter()
            glass.touch("press", place.center())
            if glass.until(lambda: bool(glass.distinct), 1_000):
                times.append((glass.distinct[0] - begun) * 1000)
            else:
                silent += 1
            glass.touch("move", beside)
            glass.touch("release", beside)
    return f"{statistics.median(times):.0f} ms, worst {max(times):.0f} ms of {len(times)}" + (
        f", {silent} without an answer" if silent else ""
    )


def opening(glass: Glass) -> str:
    """Milliseconds from one page to another until it stands."""
    times = []
    for page in PAGES[1:]:
        glass.open("home")
        begun = time.perf_counter()
        glass.open(page)
        times.append((time.perf_counter() - begun) * 1000)
    return f"{statistics.median(times):.0f} ms, worst {max(times):.0f} ms"


def scrolling(glass: Glass) -> str:
    """Draw a finger up and down a long list: frames a second that differ, and what one costs."""
    from PySide6.QtCore import QPoint, QRect  # noqa: PLC0415

    glass.open(SCROLLED)
    width, height = glass.window.width(), glass.window.height()
    middle, low, high = width // 2, int(height * 0.84), int(height * 0.64)
    glass.watch(QRect(middle, high, 8, low - high))
    wall, spent = 0.0, time.process_time()
    for swipe in range(SWIPES):
        begun = time.perf_counter()
        start_y, end_y = (low, high) if swipe % 2 == 0 else (high, low)
        glass.touch("press", QPoint(middle, start_y))
        for step in range(1, 31):
            glass.touch("move", QPoint(middle, start_y + (end_y - start_y) * step // 30))
            glass.rest(16)
        glass.touch("release", QPoint(middle, end_y))
        wall += time.perf_counter() - begun
        glass.rest(300)
    frames = len(glass.distinct)
    if frames == 0:
        raise RuntimeError(f"{SCROLLED} does not scroll")
    cpu = time.process_time() - spent
    return f"{frames / wall:.0f} a second, {cpu / frames * 1000:.0f} ms CPU each"


def memory(glass: Glass) -> str:
    """Megabytes now, and after many pages."""
    from bench.soak import memory as own  # noqa: PLC0415

    before = own()
    for number in range(OPENED):
        glass.open(PAGES[1 + number % (len(PAGES) - 1)])
        glass.open("home")
    return f"{before:.0f} MB, {own():.0f} MB after {OPENED} pages, PSS {proportional_mb()} MB"


def idle(glass: Glass) -> str:
    """How much of a core is taken while nobody touches."""
    glass.rest(2_000)
    glass.area = None
    begun, spent = time.perf_counter(), time.process_time()
    glass.rest(IDLE_SECONDS * 1000)
    wall, cpu = time.perf_counter() - begun, time.process_time() - spent
    return f"{cpu / wall * 100:.1f} % of a core"


def figures(file: Path, size: tuple[int, int]) -> dict[str, str]:
    """All figures of a player of one size; in a process of its own."""
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")

    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - after the environment is set

    from kiosk.settings.load import load  # noqa: PLC0415
    from kiosk.wiring import screen_of  # noqa: PLC0415
    from player.app import Player, load_fonts  # noqa: PLC0415
    from player.options import PlayerOptions  # noqa: PLC0415

    settings = load(file).settings
    app = QGuiApplication(sys.argv[:1])
    load_fonts()
    paths = settings.paths
    options = PlayerOptions(
        paths.state, paths.runtime, screen_of(settings), place="Bench", size=size
    )
    found = {}
    for page, measured in (
        ("home", (memory, touches, opening, scrolling, idle)),
        ("programme", (idle,)),
    ):
        player = Player(replace(options, page=page))
        player.show()
        glass = Glass(player)
        glass.until(lambda: not player.window.property("loading"))  # noqa: B023 - used at once
        for measure in measured:
            found[f"{measure.__name__}, {page}" if measure is idle else measure.__name__] = measure(
                glass
            )
        player.close()
    app.quit()
    return found


def proportional_mb() -> int:
    """This process's share of memory (PSS) in MB."""
    rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    line = next(line for line in rollup.splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) // 1024


def main() -> int:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def apart(work: Callable[..., object], *told: object) -> object:
            # in a process of its own: its memory is not the screen's
            with ProcessPoolExecutor(1, get_context("spawn")) as pool:
                return pool.submit(work, *told).result()

        file = apart(demo_settings, folder)
        start(file, folder)
        found = {label: apart(figures, file, size) for label, size in SIZES.items()}
    print("| | " + " | ".join(SIZES) + " |\n|---|" + "---|" * len(SIZES))
    for measure in found["4K"]:
        print(f"| {measure} | " + " | ".join(found[label][measure] for label in SIZES) + " |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
