# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The five keys beside the glass: they lead a ring through everything that can be pressed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Property, QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickWindow
from shiboken6 import Shiboken

from player.backend.stops import can_stop, name_of, said_of, sentences, stops_in, words_in

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

# What a usual keyboard has in their place, for tests and for whoever repairs a terminal.
_MEANT: Final = {
    Qt.Key.Key_Return: Qt.Key.Key_Space,
    Qt.Key.Key_Enter: Qt.Key.Key_Space,
    Qt.Key.Key_Select: Qt.Key.Key_Space,
    Qt.Key.Key_Tab: Qt.Key.Key_Down,
    Qt.Key.Key_Backtab: Qt.Key.Key_Up,
}
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
# what a press changes on a page is there by then
_CHANGED_MS = 400
_FINGERS = (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress)


@QmlElement
class KeyPad(QObject):
    """Moves the focus through the roots in reading order, and keeps it on something.

    `used` says that the visitor works with the keys: from the first one until a finger touches
    the glass or the visit ends. `reached` follows each move, with what the voice says of it: the
    name of a page that has just come, what the ring is on, and all that stands on that page.
    `turned` follows a press that has changed the words of the page, with what is new of them, and
    a page on which nothing can be pressed. `pressed` comes before all that follows a key.
    """

    usedChanged = Signal()  # noqa: N815 - QML's spelling
    reached = Signal(QObject, str)
    turned = Signal(str)
    pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QQuickWindow | None = None
        self._roots: list[QQuickItem] = []
        self._used = False
        # the first root has just come, and was not spoken of
        self._new = True
        self._last: QQuickItem | None = None
        # how many stops lay before the last one, for when that is gone
        self._place = 0
        # where the ring was in what was left
        self._left: list[tuple[QQuickItem, QQuickItem]] = []
        # what stood there before the last press
        self._words: list[str] = []
        self._looking = QTimer(self, singleShot=True, interval=_CHANGED_MS)
        self._looking.timeout.connect(self._look)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)

    def attach(self, window: QQuickWindow) -> None:
        """Listen to the keys and fingers of a window."""
        self._window = window
        window.installEventFilter(self)
        window.activeFocusItemChanged.connect(self._moved)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take Tab for down and Return for the key that presses."""
        if event.type() in _FINGERS:
            self._use(used=False)
        if event.type() in _KEYS and isinstance(event, QKeyEvent) and self._window is not None:
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self.pressed.emit()
            return self._translated(event, self._window)
        return False

    def _translated(self, event: QKeyEvent, window: QQuickWindow) -> bool:
        key = Qt.Key(event.key())
        meant = _MEANT.get(key, key)
        if meant == Qt.Key.Key_Space and not event.isAutoRepeat():
            if event.type() == QEvent.Type.KeyPress:
                self._words = words_in(self._roots)
            self._looking.start()
        if key == Qt.Key.Key_Tab and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            meant = Qt.Key.Key_Up
        if meant == Qt.Key.Key_Space and self._stop() is None:
            # nothing is pressed that has no ring round it
            stop = self.next(1) if event.type() == QEvent.Type.KeyPress else None
            if stop is not None:
                self.take(stop)
            return True
        if meant == key:
            return False
        plain = Qt.KeyboardModifier.NoModifier
        told = QKeyEvent(event.type(), meant, plain, "", event.isAutoRepeat())
        QCoreApplication.sendEvent(window, told)
        return True

    @Slot("QVariantList")
    def enter(self, roots: list[QQuickItem]) -> None:
        """Lead through these from now on: a page and the bar, or what lies over the page."""
        if self._roots[:1] != roots[:1]:
            self._leave()
            self._new = True
        self._roots = roots
        self._settling.start()

    # QObject as the result would be more exact, but PySide (6.12) dies of a None there
    @Slot(int, result="QVariant")
    def next(self, step: int) -> QQuickItem | None:
        """What lies one further (1) or back (-1); after the last the first. None: nothing does."""
        stops = self._stops()
        now = self._stop()
        if now in stops:
            return stops[(stops.index(now) + step) % len(stops)]
        return stops[0 if step > 0 else -1] if stops else None

    @Slot(QObject)
    def take(self, stop: QObject) -> None:
        """Put the ring round something."""
        self._use(used=True)
        stops = self._stops()
        if stop in stops:
            self._take(stops, stops.index(stop))

    @Slot()
    def renew(self) -> None:
        """Tell of what lies on top once more: it has become another."""
        self._new = True
        self._settling.start()

    @Slot()
    def greet(self) -> None:
        """Show whoever has woken the terminal with a key where they are."""
        self._use(used=True)
        self.renew()

    @Slot()
    def forget(self) -> None:
        """Let the next visitor find nothing of where the ring was."""
        self._use(used=False)
        for item in (self._last, *(stop for _, stop in self._left)):
            if item is not None and Shiboken.isValid(item):
                item.setFocus(False)
        self._last = None
        self._left = []
        self._words = []
        self._place = 0
        self._new = True

    @Slot()
    def _settle(self) -> None:
        """Put the ring into what has come, or on a neighbour of what has gone."""
        if not self._used or (self._stop() is not None and not self._new):
            return
        stops = self._stops()
        if not stops:
            if self._new:
                self.turned.emit(self._introduced(""))
            return
        known = [stop for root, stop in self._left if root in self._roots[:1] and stop in stops]
        if self._new:
            self._take(stops, stops.index(known[-1]) if known else 0)
        else:
            self._take(stops, min(self._place, len(stops) - 1))

    @Slot()
    def _moved(self) -> None:
        stop = self._stop()
        if stop is not None:
            self._last = stop
        elif self._used:
            self._settling.start()

    def _leave(self) -> None:
        """Keep in mind where the ring is in what something else now lies over."""
        self._left = [pair for pair in self._left if all(map(Shiboken.isValid, pair))]
        if self._last is not None and Shiboken.isValid(self._last) and self._roots:
            root = self._roots[0]
            self._left = [pair for pair in self._left if pair[0] != root]
            self._left.append((root, self._last))
        self._last = None

    def _take(self, stops: Sequence[QQuickItem], place: int) -> None:
        stop = stops[place]
        self._place = place
        stop.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        stop.setProperty("focusReason", Qt.FocusReason.TabFocusReason)
        said = said_of(stop)
        self.reached.emit(stop, self._introduced(said) if self._new else said)

    def _introduced(self, said: str) -> str:
        """A page that has come, what is said of where the ring is, and all that stands there."""
        self._new = False
        # whatever a press has changed is told by this
        self._looking.stop()
        title = _title(self._roots[0])
        return sentences([title, said, *(w for w in words_in(self._roots) if w != title)])

    @Slot()
    def _look(self) -> None:
        """Tell where the ring is after a press, and what that has changed."""
        stop = self._stop()
        if not self._used or self._new or stop is None:
            return
        fresh = [words for words in words_in(self._roots) if words not in self._words]
        if fresh:
            self.turned.emit(sentences([said_of(stop), *fresh]))

    def _stops(self) -> list[QQuickItem]:
        return stops_in(self._roots)

    def _stop(self) -> QQuickItem | None:
        """What the ring is on, if it may be there."""
        # asked by its method, the window of PySide (6.12) keeps all that ever had the focus
        focus = self._window.property("activeFocusItem") if self._window is not None else None
        if not isinstance(focus, QQuickItem) or not can_stop(focus):
            return None
        here = any(root == focus or root.isAncestorOf(focus) for root in self._roots)
        return focus if here else None

    def _use(self, *, used: bool) -> None:
        if used == self._used:
            return
        self._used = used
        stop = self._stop()
        if stop is not None and not used:
            # the ring goes, the place stays
            stop.setProperty("focusReason", Qt.FocusReason.MouseFocusReason)
        self.usedChanged.emit()

    def _is_used(self) -> bool:
        return self._used

    used = Property(bool, _is_used, notify=usedChanged)


def _title(root: QQuickItem) -> str:
    """What a root is called: a loader has no name, what it has loaded does."""
    loaded = root.property("item")
    return name_of(loaded if isinstance(loaded, QQuickItem) else root)
