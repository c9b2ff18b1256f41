# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Somebody who does everything with the screen, for hours: `./run soak [HOURS] [SEED]`.

Touches of everything that can be pressed and of nothing, swipes, two fingers, whole hands, drops
that stay, keys, pauses in which visits end, new content and warnings under the finger. It ends at
once where QML complains, no way leads back to the start or nothing happens any more, and tells
what memory did. An odd seed has it upright, an even one across.
"""

import faulthandler
import gc
import os
import random
import statistics
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtTest import QTest

from content import drill
from content.clock import utc_now
from content.reader import Reader
from content.store import Change
from content.stores import Stores
from kiosk.commands import player as command
from kiosk.settings.load import load
from player.app import Player, wait_until
from player.backend.drawing import load_fonts
from player.options import PlayerOptions
from player.view.say import translated

PRESSED = (
    QAccessible.Role.Button,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ListItem,
    QAccessible.Role.CheckBox,
    QAccessible.Role.PageTab,
)
KEYS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_F1,
    Qt.Key.Key_Tab,
)
# how often each is done
HABITS = {
    "press": 50,
    "poke": 12,
    "swipe": 12,
    "pinch": 4,
    "hand": 3,
    "drop": 2,
    "key": 12,
    "pause": 3,
    "content": 2,
    "warning": 1,
}
# of the ways that lead home: what wakes, what confirms, what closes, and home itself
HOMEWARDS = ("Gelesen, weiter", "Ja, weiter", "Fertig", "Start")
WAY_BACK = 50
MEASURED = 100
# Seconds for that many acts: it hangs, however slow the machine.
HANGS = 300


class LostError(Exception):
    """The screen did what it must not."""


@dataclass
class Soak:
    """One restless visitor, who does the same for the same seed."""

    options: PlayerOptions
    seed: int
    now: datetime = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
    skipped: float = 0.0
    done: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)  # noqa: S311 - nothing is kept secret by it
        self.begun = time.monotonic()
        self.player = Player(
            replace(self.options, visits=True), clock=self._clock, monotonic=self._monotonic
        )
        self.player.show()
        self.finger = QTest.createTouchDevice()
        self.width, self.height = self.player.window.width(), self.player.window.height()
        self.lasting = {item.source for item in Reader(self.options.state).items()}
        items = Reader(self.options.state, self.options.runtime).items()
        sources = sorted({item.source for item in items})
        self.held = {
            source: [item for item in items if item.source == source] for source in sources
        }

    def _monotonic(self) -> float:
        return time.monotonic() + self.skipped

    def _clock(self) -> datetime:
        return self.now + timedelta(seconds=self._monotonic() - self.begun)

    def act(self) -> None:
        """Do one thing, let the screen follow, and look whether it is well.

        Raises:
            LostError: it is not.
        """
        habit = self.dice.choices([*HABITS], [*HABITS.values()])[0]
        getattr(self, habit)()
        QTest.qWait(self.dice.choice((0, 5, 20, 60)))
        self.done[habit] += 1
        page = str(self.player.window.property("shown"))
        self.seen[page] += 1
        if self.player.warnings or not page:
            raise LostError(f"on {page or 'no page'}, after {habit}: {self.player.warnings}")

    def way_back(self) -> None:
        """Go home, as somebody would.

        Raises:
            LostError: no key leads there.
        """
        for _ in range(8):
            wait_until(lambda: not self.player.window.property("busy"), 2_000)
            if self.player.window.property("shown") == "home":
                return
            named = dict(self._pressable())
            spoken = (translated(word, self.player.shelf.language) for word in HOMEWARDS)
            word = next((word for word in spoken if word in named), None)
            self._tap(QPoint(self.width // 2, self.height // 3) if word is None else named[word])
            QTest.qWait(300)
        shown = self.player.window.property("shown")
        raise LostError(
            f"no way back from {shown}: {sorted(name for name, _ in self._pressable())}"
        )

    def press(self) -> None:
        """Press one of the things that can be pressed."""
        keys = [middle for _, middle in self._pressable()]
        self._tap(self.dice.choice(keys) if keys else self._anywhere())

    def poke(self) -> None:
        """Press anywhere, sometimes twice."""
        for _ in range(self.dice.choice((1, 1, 2))):
            self._tap(self._anywhere())

    def swipe(self) -> None:
        """Draw a finger over the glass, beyond its edge too."""
        start, end = self._anywhere(), self._anywhere()
        self._draw([start], [end + QPoint(0, self.dice.randint(-300, 300))])

    def pinch(self) -> None:
        """Two fingers that part or meet."""
        middle, far = self._anywhere(), QPoint(self.width // 4, self.height // 8)
        near = QPoint(10, 10)
        first, last = self.dice.choice(((near, far), (far, near)))
        self._draw([middle - first, middle + first], [middle - last, middle + last])

    def hand(self) -> None:
        """A whole hand, or two."""
        fingers = self.dice.choice((3, 5, 10))
        self._draw(
            [self._anywhere() for _ in range(fingers)], [self._anywhere() for _ in range(fingers)]
        )

    def drop(self) -> None:
        """Something that lies on the glass while somebody else presses."""
        window = self.player.window
        place = self._anywhere()
        QTest.touchEvent(window, self.finger).press(9, place, window).commit()
        QTest.qWait(30)
        self.press()
        QTest.touchEvent(window, self.finger).release(9, place, window).commit()

    def key(self) -> None:
        """One of the keys, some times."""
        key = self.dice.choice(KEYS)
        for _ in range(self.dice.choice((1, 1, 3, 9))):
            QTest.keyClick(self.player.window, key)

    def pause(self) -> None:
        """Go away: long enough for the question, or for all to be forgotten."""
        self.skipped += self.dice.choice((25.0, 70.0, 200.0, 3_600.0))
        QTest.qWait(400)

    def content(self) -> None:
        """A sync: some of what a source had has gone, some is back."""
        source, items = self.dice.choice([*self.held.items()])
        some = self.dice.sample(items, self.dice.randint(0, len(items)))
        with Stores(self.options.state, self.options.runtime) as stores:
            store = stores.durable if source in self.lasting else stores.live
            store.apply(source, Change(items=tuple(some)), self._clock())
        self.player.shelf.refresh()

    def warning(self) -> None:
        """An exercise begins, or ends."""
        if not drill.end(self.options.runtime):
            drill.begin(self.options.runtime, self._clock(), timedelta(minutes=5))
        self.player.shelf.refresh()

    def close(self) -> None:
        """Leave."""
        drill.end(self.options.runtime)
        self.player.close()

    def _tap(self, point: QPoint) -> None:
        window = self.player.window
        QTest.touchEvent(window, self.finger).press(1, point, window).commit()
        QTest.touchEvent(window, self.finger).release(1, point, window).commit()

    def _draw(self, start: list[QPoint], end: list[QPoint]) -> None:
        """Fingers from some points to others, all at once, in eight steps."""
        window, steps = self.player.window, 8
        for step in range(steps + 1):
            event = QTest.touchEvent(window, self.finger)
            for number, (here, there) in enumerate(zip(start, end, strict=True)):
                at = here + (there - here) * step / steps
                what = event.press if step == 0 else event.release if step == steps else event.move
                what(number, at, window)
            event.commit()
            QTest.qWait(2)

    def _anywhere(self) -> QPoint:
        return QPoint(self.dice.randrange(self.width), self.dice.randrange(self.height))

    def _pressable(self) -> list[tuple[str, QPoint]]:
        """Names and middles of what can be pressed now."""
        window = self.player.window
        origin = QPoint(window.x(), window.y())
        found = []
        for node in _below(QAccessible.queryAccessibleInterface(window)):
            if node.role() in PRESSED and not node.state().disabled:
                middle = node.rect().center() - origin
                if 0 <= middle.x() < self.width and 0 <= middle.y() < self.height:
                    found.append((node.text(QAccessible.Text.Name), middle))
        return found


def _below(node: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if node is None or node.state().invisible:
        return
    yield node
    for number in range(node.childCount()):
        yield from _below(node.child(number))


def memory() -> float:
    """Megabytes that are this process's own: what it shares changes with who else runs."""
    gc.collect()
    rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    line = next(line for line in rollup.splitlines() if line.startswith("Pss_Anon:"))
    return int(line.split()[1]) / 1024


def soaked(
    soak: Soak, over: Callable[[], bool], tell: Callable[[float], None] = lambda _: None
) -> list[float]:
    """Go on until it is over; the megabytes in between, which `tell` hears as well.

    Raises:
        LostError: the screen did what it must not.
    """
    megabytes: list[float] = []
    while not over():
        soak.act()
        acts = soak.done.total()
        if acts % WAY_BACK == 0:
            soak.way_back()
        if acts % MEASURED == 0:
            megabytes.append(memory())
            tell(megabytes[-1])
    return megabytes


def growth(megabytes: list[float]) -> float:
    """Megabytes that the last quarter lies above the second: caches fill in the first."""
    quarter = max(1, len(megabytes) // 4)
    return statistics.median(megabytes[-quarter:]) - statistics.median(
        megabytes[quarter : 2 * quarter] or megabytes[:1]
    )


def demo_options(folder: Path, size: str) -> PlayerOptions:
    """Those of a terminal of the demo Amt, at a quarter of its pixels."""
    from bench.screen import demo_settings  # noqa: PLC0415 - a test brings its own store

    # in a process of its own: its memory is not the screen's
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        file = pool.submit(demo_settings, folder).result()
    parser = ArgumentParser()
    command.configure(parser)
    return command.options_of(parser.parse_args(["--size", size]), load(file).settings)


def told(soak: Soak, megabytes: float) -> None:
    """Print a row of the table, and call whoever hangs from now on."""
    faulthandler.dump_traceback_later(HANGS, exit=True)
    acts = soak.done.total()
    if acts % (10 * MEASURED) == 0:
        minutes = (time.monotonic() - soak.begun) / 60
        print(f"| {minutes:4.1f} | {acts:5} | {megabytes:4.0f} |", flush=True)


def main() -> int:
    """Soak for as many hours as the first argument says, with the seed that the second says."""
    hours = float(sys.argv[1]) if len(sys.argv) > 1 else 1 / 3
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else int(utc_now().timestamp())  # noqa: PLR2004
    size = "540x960" if seed % 2 else "960x540"
    print(f"seed {seed}, {hours * 60:.0f} min, {size}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        options = demo_options(Path(folder), size)
        app = QGuiApplication(sys.argv[:1])
        load_fonts()
        soak, end = Soak(options, seed, utc_now()), time.monotonic() + hours * 3600
        print("| minutes | acts | MB |\n|---|---|---|")
        told(soak, memory())
        try:
            megabytes = soaked(soak, lambda: time.monotonic() > end, lambda mb: told(soak, mb))
        except LostError as error:
            print(f"LOST after {soak.done.total()} acts: {error}")
            return 1
        finally:
            faulthandler.cancel_dump_traceback_later()
            soak.close()
            app.quit()
    print(f"{soak.done.total()} acts: {dict(soak.done.most_common())}")
    print(f"shown: {dict(soak.seen.most_common())}")
    print(f"memory: the last quarter lies {growth(megabytes):+.1f} MB above the second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
