# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The player as a process: puts store, models and QML together, in a window or into a picture."""

import logging
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlError
from PySide6.QtQuick import QQuickWindow
from shiboken6 import Shiboken

from content import light
from content.clock import Clock, since_boot, utc_now
from content.reader import Reader
from player import pages, session, zones
from player.backend.buses import BusesModel
from player.backend.calls import CallsModel
from player.backend.counts import Counts
from player.backend.drawing import (
    choose_renderer,
    draw_unseen,
    has_display,
    load_fonts,
    without_gpu,
)
from player.backend.events import EventsModel
from player.backend.heart import Heart
from player.backend.home import HomeModel
from player.backend.images import CodeProvider, IconProvider
from player.backend.instead import InsteadModel
from player.backend.keypad import KeyPad
from player.backend.meetings import MeetingsModel
from player.backend.news import NewsModel
from player.backend.notices import NoticesModel
from player.backend.offers import OffersModel
from player.backend.pictures import Pictures
from player.backend.places import PlacesModel
from player.backend.programme import ProgrammeModel
from player.backend.record import Record
from player.backend.search import SearchModel
from player.backend.session import Session
from player.backend.shelf import Shelf, Wording
from player.backend.terminal import Terminal
from player.backend.threshold import Threshold
from player.backend.translator import Translator
from player.backend.voice import Voice
from player.backend.warnings import WarningsModel
from player.backend.weather import WeatherModel
from player.backend.websheet import WebSheet
from player.immortal import keep_constants
from player.options import PlayerOptions
from player.watchdog import STOPPING, tell

__all__ = ["Player", "PlayerOptions", "run"]

log = logging.getLogger(__name__)

_HERE = Path(__file__).parent
QML = _HERE / "qml"

# What pages are made from, by the name in player/pages.py; each is made with the shelf.
MODELS: dict[str, Callable[[Shelf], QObject]] = {
    "home": HomeModel,
    "news": NewsModel,
    "notices": NoticesModel,
    "events": EventsModel,
    "offers": OffersModel,
    "weather": WeatherModel,
    "buses": BusesModel,
    "warnings": WarningsModel,
    "calls": CallsModel,
    "meetings": MeetingsModel,
    "places": PlacesModel,
    "search": SearchModel,
    "programme": ProgrammeModel,
    "instead": InsteadModel,
}

# What no model leads to: QML knows it once it is imported.
ITEMS = (WebSheet,)

_PICTURES_WITHIN_MS = 20_000
_LOOK_EVERY_MS = 20


@dataclass
class Player:
    """The window and all it shows. `warnings` are what QML complained about; `lost` is the GPU.

    `close` takes the engine down before the objects that QML is bound to.
    """

    options: PlayerOptions
    clock: Clock = utc_now
    monotonic: Callable[[], float] = since_boot
    counts: Counts | None = None
    record: Record | None = None
    warnings: list[str] = field(default_factory=list)
    lost: bool = False

    def __post_init__(self) -> None:
        keep_constants()
        options = self.options
        width, height = window_size(options)
        landscape = width > height
        pictures = Pictures(options.state, landscape, options.latitude, options.longitude)
        reader = Reader(options.state, options.runtime, options.beside, options.report)
        names, intervals = options.source_names, options.source_intervals
        wording = Wording(options.lang, names, intervals, options.web)
        self.shelf = Shelf(reader, options.screen, self.clock, pictures, wording)
        self.terminal = Terminal(options, self.shelf)
        self.keys = KeyPad()
        self.voice = Voice(lambda: self.shelf.language, aloud=options.aloud)
        self.session = Session(self._lit, self.monotonic)
        self.voice.told.connect(self.session.hears)
        self.session.reset.connect(self.terminal.reset_aids)
        self.session.reset.connect(self.keys.forget)
        self.heart = Heart(options.runtime, self.shelf)
        self.models = {name: model(self.shelf) for name, model in MODELS.items()}
        for model in self.models.values():
            # not all of them keep what a visitor chose
            if (forget := getattr(model, "reset", None)) is not None:
                self.session.reset.connect(forget)
        self.engine = QQmlApplicationEngine()
        self.translator = Translator(self.shelf.language)
        self.terminal.languageChanged.connect(self._translate)
        self.engine.warnings.connect(self._heard)
        self.engine.addImportPath(str(QML))
        self.engine.addImageProvider("icon", IconProvider())
        self.engine.addImageProvider("qr", CodeProvider())
        self.window = self._load(width, height, landscape=landscape)
        self.window.sceneGraphError.connect(self._lose)
        self.keys.attach(self.window)
        # listens later, and so hears first
        self.threshold = Threshold(self.session, self.window)
        self.threshold.keyed.connect(self.keys.greet)
        self._begin()

    def _begin(self) -> None:
        """Let visits come and go, or stay as the picture or the test wants it."""
        options, stage = self.options, pages.STAGES.get(self.options.page)
        if options.visits:
            self.counts = Counts(options.state, self.clock)
            self.record = Record(options.state, self.shelf, self.clock, self.monotonic)
            self.session.woken.connect(self.counts.woken)
            self.session.visited.connect(self.counts.visited)
            self.session.begin(awake=stage != "attract" and options.page != pages.HOME)
        elif stage is not None:
            self.session.hold(stage, gone=12.0)

    def _lit(self) -> bool:
        """Whether it is: as the office wants, else by the hours, if the clock is in no doubt."""
        wanted = light.wanted(self.options.runtime)
        if wanted is not None:
            return wanted
        return not self.shelf.trust.trusted or session.lit(self.options.hours, self.clock())

    def _load(self, width: int, height: int, *, landscape: bool) -> QQuickWindow:
        options = self.options
        orientation = "landscape" if landscape else "portrait"
        # drawn the other way round it is another panel, which hangs as those do
        as_set = options.orientation == orientation
        lower = options.lower_edge_mm if as_set else zones.USUAL_LOWER_EDGE_MM[orientation]
        self.engine.setInitialProperties(
            {
                "terminal": self.terminal,
                "session": self.session,
                "voice": self.voice,
                "keys": self.keys,
                "heart": self.heart,
                "models": self.models,
                "pages": {
                    page.name: {"type": page.type, "model": page.model, "item": page.takes_item}
                    for page in pages.PAGES
                },
                "firstPage": options.page,
                "firstItem": options.item,
                "zones": asdict(zones.zones(width, height, options.diagonal_mm, lower)),
                "motion": options.screenshot is None,
                "width": width,
                "height": height,
            }
        )
        self.engine.loadFromModule("Kiosk.Shell", "Main")
        windows = self.engine.rootObjects()
        if not windows or not isinstance(windows[0], QQuickWindow):
            raise RuntimeError("\n".join(["the shell does not load", *self.warnings]))
        return windows[0]

    def _lose(self, error: QQuickWindow.SceneGraphError, message: str) -> None:
        log.error("no frame can be drawn: %s (%s)", message, error.name)
        self.lost = True
        QGuiApplication.exit()

    def _translate(self) -> None:
        self.translator.speak(self.shelf.language)
        self.engine.retranslate()

    def _heard(self, errors: list[QQmlError]) -> None:
        for error in errors:
            self.warnings.append(error.toString())
            log.warning("%s", error.toString())

    def show(self) -> None:
        """Show the window, and follow the store from now on."""
        self.shelf.watch(self.options.runtime)
        self.heart.watch(self.window)
        if self.record is not None:
            self.record.watch(self.window)
        if self.options.windowed or self.options.size is not None:
            self.window.show()
        else:
            # a finger needs no arrow on the glass
            self.window.setCursor(Qt.CursorShape.BlankCursor)
            self.window.showFullScreen()

    def save(self, file: Path) -> bool:
        """Draw the page into a file once all its pictures are there; whether it was written."""
        self.window.show()
        wait_until(lambda: not self.window.property("loading"))
        file.parent.mkdir(parents=True, exist_ok=True)
        return self.window.grabWindow().save(str(file))

    def close(self) -> None:
        """Take everything down; the engine first, since its bindings read the models."""
        self.translator.close()
        self.window.close()
        del self.window
        # The engine waits for its thread of pictures, which may wait for Python: it goes within
        # an event loop, where Python is free for both.
        loop = QEventLoop()
        self.engine.destroyed.connect(loop.quit)
        self.engine.deleteLater()
        loop.exec()
        # In this order and now: what is left to the garbage collector goes in any order.
        self.voice.close()
        for writes in (self.counts, self.record):
            if writes is not None:
                writes.close()
        outer = (self.keys, self.session, self.voice, self.heart, self.terminal, self.shelf)
        for gone in (*self.models.values(), *outer):
            Shiboken.delete(gone)


def run(options: PlayerOptions) -> int:
    """Show the terminal's screen until its window is closed; 1 if a picture was not written."""
    drawing = options.screenshot is not None
    if drawing or not has_display():
        draw_unseen()
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    app.setApplicationName("Schaukasten")
    choose_renderer()
    load_fonts()
    player = Player(options, clock=_stopped(options.at))
    try:
        if options.screenshot is not None:
            return 0 if player.save(options.screenshot) else 1
        for number in (signal.SIGTERM, signal.SIGINT):
            # Python gets round to it with the next beat of the heart, amid a frame, or before
            # anything runs: it ends from within the loop, and the window is taken down after it
            signal.signal(number, lambda *_: QTimer.singleShot(0, app.exit))
        player.show()
        code = app.exec()
        if not player.lost:
            # who starts anew in its own place does not stop: it would be ended for it
            tell(STOPPING)
    finally:
        player.close()
    if player.lost:
        without_gpu()
    return code


def window_size(options: PlayerOptions) -> tuple[int, int]:
    """The window in pixels: as asked for, else the screen's, else 4K in the panel's orientation."""
    if options.size is not None:
        return options.size
    usual = (2160, 3840) if options.orientation == "portrait" else (3840, 2160)
    screen = QGuiApplication.primaryScreen()
    if options.screenshot is not None or screen is None:
        return usual
    room = screen.availableSize() if options.windowed else screen.size()
    if options.windowed:
        fitting = QSize(*usual).scaled(room * 0.9, Qt.AspectRatioMode.KeepAspectRatio)
        return fitting.width(), fitting.height()
    return room.width(), room.height()


def wait_until(done: Callable[[], bool], within_ms: int = _PICTURES_WITHIN_MS) -> bool:
    """Let Qt work until something holds; whether it did in time."""
    loop = QEventLoop()
    looks = QTimer(interval=_LOOK_EVERY_MS)
    looks.timeout.connect(lambda: loop.quit() if done() else None)
    looks.start()
    QTimer.singleShot(within_ms, loop, loop.quit)
    loop.exec()
    looks.stop()
    return done()


def _stopped(at: datetime | None) -> Clock:
    return utc_now if at is None else lambda: at
