# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The proof that the screen lives: the canary on the glass, the pulse in a file, the watchdog."""

import logging
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickWindow
from shiboken6 import Shiboken

from content.clock import boot, since_boot
from content.files import replace_file
from player import canary, pages, pulse, watchdog
from player.backend.shelf import Shelf

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

# looked at so often, and drawn anew only with the next tick
_LOOK_MS = 1000
# the stages in which somebody is there, as in player/session.py
_AWAKE = ("explore", "asking")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the window says it shows: the page by its name, and where the canary lies on it."""

    page: str
    dark: bool
    visited: bool
    left: float
    top: float
    cell: float


@QmlElement
class Heart(QObject):
    """Counts the frames that were really presented, and says so.

    `cells` are those of the canary, by rows. Nothing is written and nobody told until `watch`.
    """

    ticked = Signal()

    def __init__(self, runtime: Path, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = runtime / pulse.NAME
        self._shelf = shelf
        self._window: QQuickWindow | None = None
        self._frames = self._beats = 0
        self._sign = canary.sign(0, 0.0, "")
        self._told: Shown | None = None
        self._watchdog = watchdog.Watchdog()
        self._ready = False
        self._broken = ""
        self._looks = QTimer(self, interval=_LOOK_MS)
        self._looks.timeout.connect(self.look)
        self._waits = QTimer(self)
        self._waits.timeout.connect(self._reassure)

    def watch(self, window: QQuickWindow) -> None:
        """Count the frames of this window from now on."""
        self._window = window
        window.frameSwapped.connect(self._presented)
        window.shownChanged.connect(self.look)  # type: ignore[attr-defined]
        window.stageChanged.connect(self.look)  # type: ignore[attr-defined]
        # whoever looks for the canary finds it where it was last said to be
        window.canaryPlaceChanged.connect(self.look)  # type: ignore[attr-defined]
        self._looks.start()
        if (seconds := watchdog.interval()) is not None:
            self._waits.start(int(seconds * 1000 / 3))
        self.look()

    @Slot()
    def _presented(self) -> None:
        self._frames += 1
        if not self._ready:
            self._ready = True
            watchdog.tell(watchdog.READY)

    @Slot()
    def look(self) -> None:
        """Draw the canary where tick, page or content changed; a beat for that and its place."""
        shown = self._shown()
        if shown is None:
            return
        sign = canary.sign(pages.scene(shown.page), since_boot(), self._shelf.version)
        if sign == self._sign and shown == self._told:
            return
        self._told = shown
        if sign != self._sign:
            self._sign = sign
            self.ticked.emit()
        self._write(shown)

    def _shown(self) -> Shown | None:
        # it beats on while the window is taken down
        if self._window is None or not Shiboken.isValid(self._window):
            return None
        said = self._window.property
        place = said("canaryPlace")
        dark = bool(said("dark"))
        visited = str(said("stage")) in _AWAKE
        return Shown(str(said("shown")), dark, visited, place.x(), place.y(), place.width())

    def _write(self, shown: Shown) -> None:
        self._beats += 1
        beat = pulse.Pulse(
            version=metadata.version("schaukasten"),
            boot=boot(),
            monotonic=since_boot(),
            sequence=self._beats,
            frames=self._frames,
            page=shown.page,
            scene=self._sign.page,
            content=self._shelf.version,
            dark=shown.dark,
            left=shown.left,
            top=shown.top,
            cell=shown.cell,
            visited=shown.visited,
        )
        try:
            replace_file(self._file, pulse.written(beat), durable=False)
        except OSError as error:
            # said once, not every ten seconds for years
            if str(error) != self._broken:
                log.warning("no pulse can be written: %s", error)
            self._broken = str(error)

    @Slot()
    def _reassure(self) -> None:
        shown = self._shown()
        if shown is not None and self._watchdog.alive(self._frames, dark=shown.dark):
            watchdog.tell(watchdog.ALIVE)

    def _get_cells(self) -> list[bool]:
        return list(canary.cells(self._sign))

    cells = Property(list, _get_cells, notify=ticked)
