# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Draws one visit to a foreign page with Qt WebEngine, without a window that anybody could see.

Its picture goes into the memory that the player handed over, its fingers come from the player. What
a page wants beyond being looked at and followed is refused: here by address, in Sheet.qml by kind.
"""

import logging
import math
import socket
from collections.abc import Callable
from mmap import mmap
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QElapsedTimer,
    QLocale,
    QMetaObject,
    QObject,
    QPoint,
    QPointF,
    QSocketNotifier,
    Qt,
    QTimer,
    QUrl,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QImage, QTouchEvent, QWheelEvent
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor
from PySide6.QtWebEngineQuick import QQuickWebEngineProfile, QtWebEngineQuick

from player.immortal import keep_constants
from player.web import line
from player.web.allowed import Allowed

_SHEET = Path(__file__).with_name("Sheet.qml")
# some thirty pictures a second, ten words about the page
_PICTURE_EVERY_MS = 33
_PAGE_EVERY_MS = 100
# Chromium knows sixteen; nobody has more at hand
_FINGERS = 10
# pixels that a finger may stray and still tap; what Chromium allows it too
_TREMBLE = 15
# Qt counts a wheel in eighths of a degree; 120 of them are 60 pixels
_WHEEL_A_PIXEL = 2
# of net_error_list.h: not failures, but what follows the next page, a download or a refusal
_NO_FAILURES = frozenset((-3, -20))
# what a frame within an allowed page holds before, or instead of, an address
_EMPTY_FRAMES = frozenset(("about:blank", "about:srcdoc"))

_log = logging.getLogger(__name__)


class Guard(QWebEngineUrlRequestInterceptor):
    """Lets nothing be loaded that is not of an allowed origin: no page, picture, script or ping."""

    def __init__(self, allowed: Allowed) -> None:
        super().__init__()
        self._allowed = allowed

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802
        """Qt asks this before each request."""
        if not self._allowed.permits(_address(info.requestUrl())):
            info.block(True)


class Picture:
    """What the window shows, told to the player whenever it changed and the last one was seen.

    Nothing before `begin`: white is no picture of a page.
    """

    def __init__(
        self, window: QQuickWindow, memory: mmap, tell: Callable[[line.Web], None]
    ) -> None:
        self._window = window
        self._memory = memory
        self._tell = tell
        self._last = QImage()
        self._begun = False
        self._stale = False
        self._waiting = False
        self._since = QElapsedTimer()
        self._soon = QTimer(window, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._soon.timeout.connect(self._draw)
        # within the signal the picture is not there yet
        window.frameSwapped.connect(self._swapped, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """There is a page."""
        self._begun = True
        self._plan()

    def seen(self) -> None:
        """The player has copied it: the memory may be written again."""
        self._waiting = False
        self._plan()

    def _swapped(self) -> None:
        self._stale = True
        self._plan()

    def _plan(self) -> None:
        ready = self._begun and not self._waiting
        if self._stale and ready and not self._soon.isActive():
            passed = self._since.elapsed() if self._since.isValid() else _PICTURE_EVERY_MS
            self._soon.start(max(0, _PICTURE_EVERY_MS - passed))

    def _draw(self) -> None:
        self._stale = False
        self._since.start()
        image = self._window.grabWindow().convertToFormat(QImage.Format.Format_RGB32)
        if image.sizeInBytes() != len(self._memory) or image == self._last:
            return
        self._memory[:] = image.constBits()
        self._last = image
        self._waiting = True
        self._tell(line.Frame())


class Fingers:
    """Touches the window like a panel, so that Chromium itself makes taps and flings of it.

    It hears of a finger that lies still when that moves, goes, or is joined by another: then it
    taps however long it lay. Chromium would make a long press of it, whose menu is refused here.
    """

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._glass = QTest.createTouchDevice()
        self._down: dict[int, QPoint] = {}
        self._still: line.Touch | None = None

    def touch(self, touch: line.Touch) -> None:
        """Do what a finger did; one that was never put down does nothing."""
        if touch.state is line.State.CANCEL:
            self._cancel()
        elif touch.state is line.State.DOWN and not self._down and self._still is None:
            self._still = touch
        elif not self._lies_on(touch):
            self._put_down()
            known = touch.id in self._down
            if known if touch.state is not line.State.DOWN else len(self._down) < _FINGERS:
                self._move(touch, known=known)

    def scroll(self, pixels: float) -> None:
        """Turn a wheel in the middle of the picture."""
        middle = QPointF(self._window.width() / 2, self._window.height() / 2)
        turned = QPoint(0, round(-pixels * _WHEEL_A_PIXEL))
        event = QWheelEvent(
            middle, middle, QPoint(), turned, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QCoreApplication.sendEvent(self._window, event)

    def _lies_on(self, touch: line.Touch) -> bool:
        """Whether it is of the finger that lies still, and no more than a tremble."""
        still = self._still
        if still is None or (still.id, touch.state) != (touch.id, line.State.MOVE):
            return False
        return math.hypot(touch.x - still.x, touch.y - still.y) <= _TREMBLE

    def _put_down(self) -> None:
        still, self._still = self._still, None
        if still is not None:
            self._move(still, known=False)

    def _move(self, touch: line.Touch, *, known: bool) -> None:
        # QTest, since a touch event made in Python has no position (PySide 6.12)
        event = QTest.touchEvent(self._window, self._glass, False)
        where = QPoint(round(touch.x), round(touch.y))
        for other in self._down.keys() - {touch.id}:
            # called stationary, it would lie where no finger is
            event.move(other, self._down[other], self._window)
        if touch.state is line.State.UP:
            del self._down[touch.id]
            event.release(touch.id, where, self._window)
        else:
            self._down[touch.id] = where
            (event.move if known else event.press)(touch.id, where, self._window)
        event.commit(False)

    def _cancel(self) -> None:
        self._still = None
        self._down.clear()
        event = QTouchEvent(
            QTouchEvent.Type.TouchCancel, self._glass, Qt.KeyboardModifier.NoModifier, []
        )
        QCoreApplication.sendEvent(self._window, event)


class Visit(QObject):
    """One page and what comes of it: hears the player's words, tells it ours."""

    def __init__(self, talk: socket.socket, opening: line.Opening, memory: mmap) -> None:
        super().__init__()
        self._talk = talk
        self._allowed = Allowed(opening.allow)
        self._told: line.Page | None = None
        # one refusal for each thing that the visitor does, and not for each that the page tries
        self._asked = True
        self._soon = QTimer(self, singleShot=True, interval=_PAGE_EVERY_MS)
        self._soon.timeout.connect(self._tell_page)
        self._window = QQuickWindow()
        self._window.resize(opening.width, opening.height)
        self._picture = Picture(self._window, memory, self._tell)
        self._fingers = Fingers(self._window)
        self._engine = QQmlEngine()
        self._view = self._made(opening)
        self._guard = Guard(self._allowed)
        # the one of all views that name none: off the record
        profile = QQuickWebEngineProfile.defaultProfile()
        if not profile.isOffTheRecord():
            raise RuntimeError("This profile would leave traces.")
        profile.setUrlRequestInterceptor(self._guard)
        profile.setHttpAcceptLanguage(opening.language)
        profile.downloadRequested.connect(self._download)
        self._window.show()
        if self.follows(QUrl(opening.url), True):
            self._view.setProperty("url", QUrl(opening.url))

    def hear(self, word: line.Visit) -> None:
        """Do what the player says.

        Raises:
            ValueError: it was said already.
        """
        self._asked = self._asked or not isinstance(word, line.Seen)
        match word:
            case line.Touch():
                self._fingers.touch(word)
            case line.Scroll(pixels):
                self._fingers.scroll(pixels)
            case line.Back():
                QMetaObject.invokeMethod(self._view, "goBack")
            case line.Seen():
                self._picture.seen()
            case line.Opening():
                raise ValueError("a second opening")

    @Slot(QUrl, bool, result=bool)
    def follows(self, url: QUrl, whole: bool) -> bool:  # noqa: FBT001
        """Whether the page, or if not `whole` a frame within it, may go there."""
        address = _address(url)
        if not whole and address in _EMPTY_FRAMES:
            return True
        permitted = len(address) <= line.LONGEST_URL and self._allowed.permits(address)
        if whole and not permitted:
            self._refuse()
        return permitted

    @Slot()
    def began(self) -> None:
        """A server has answered with a page."""
        self._picture.begin()

    @Slot()
    def changed(self) -> None:
        """Something about the page is new; a page that never rests is told ten times a second."""
        if not self._soon.isActive():
            self._soon.start()

    @Slot(int, int)
    def failed(self, domain: int, code: int) -> None:
        """The page did not come, or came with an error of its server."""
        if code not in _NO_FAILURES:
            _log.warning("kiosk web: the page did not come: error %d of kind %d", code, domain)
            self._tell(line.Lack(line.Why.UNREACHABLE))

    @Slot()
    def died(self) -> None:
        """The renderer is gone; a new visit is cheaper than to trust what is left."""
        _log.warning("kiosk web: the renderer died")
        self._tell(line.Lack(line.Why.CRASHED))
        QCoreApplication.exit(1)

    def _made(self, opening: line.Opening) -> QQuickItem:
        # PySide deletes what a component has made together with it
        self._component = component = QQmlComponent(self._engine, QUrl.fromLocalFile(str(_SHEET)))
        root = self._window.contentItem()
        start = {"visit": self, "zoom": opening.zoom, "parent": root}
        view = component.createWithInitialProperties(start)
        if not isinstance(view, QQuickItem):
            raise TypeError(component.errorString())
        return view

    def _download(self, download: QObject) -> None:
        download.cancel()  # type: ignore[attr-defined]
        self._refuse()

    def _refuse(self) -> None:
        if self._asked:
            self._asked = False
            self._tell(line.Lack(line.Why.REFUSED))

    def _tell_page(self) -> None:
        view = self._view
        url = _address(view.property("url"))
        page = line.Page(
            title=_plain(view.property("title") or ""),
            url=url[: line.LONGEST_URL] if self._allowed.permits(url) else "",
            back=bool(view.property("canGoBack")),
            loading=bool(view.property("loading")),
            above=bool(view.property("above")),
            below=bool(view.property("below")),
        )
        if page != self._told:
            self._told = page
            self._tell(page)

    def _tell(self, word: line.Web) -> None:
        try:
            self._talk.sendall(line.encode(word))
        except OSError:
            QCoreApplication.exit(0)


def show(talk: socket.socket, opening: line.Opening, memory: mmap, rest: bytes) -> int:
    """Run a visit until the player hangs up, says what it may not, or the renderer dies.

    `rest` is what came after the first line. The environment is set already. The exit code is 0
    where the player hung up; nothing is cleared away.
    """
    keep_constants()
    QLocale.setDefault(QLocale(opening.language))
    QtWebEngineQuick.initialize()
    app = QGuiApplication(["kiosk-web"])
    visit = Visit(talk, opening, memory)
    lines = line.Splitter()

    def hear(data: bytes) -> None:
        try:
            for said in lines.feed(data):
                visit.hear(line.decode_visit(said))
        except ValueError as error:
            _log.warning("kiosk web: the player said what it may not: %s", error)
            app.exit(1)

    def read() -> None:
        try:
            data = talk.recv(line.LONGEST, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if data:
            hear(data)
        else:
            app.exit(0)

    QTimer.singleShot(0, visit, lambda: hear(rest))
    notifier = QSocketNotifier(talk.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(read)
    return app.exec()


def _address(url: QUrl) -> str:
    return url.toString(QUrl.ComponentFormattingOption.FullyEncoded)


def _plain(title: str) -> str:
    """A title as one line without marks that would turn or hide anything."""
    printable = "".join(sign if sign.isprintable() else " " for sign in title)
    return " ".join(printable.split())[: line.LONGEST_TITLE]
