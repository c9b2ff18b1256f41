# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a finger or a key must pass before the pages feel it: the first one only wakes."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QEventPoint,
    QInputEvent,
    QKeyEvent,
    QMouseEvent,
    QPointerEvent,
    QPointingDevice,
    QTouchEvent,
)
from PySide6.QtQuick import QQuickWindow
from shiboken6 import Shiboken

from player.backend.session import Session

# A hand that falls on the glass lands finger by finger.
_HAND: Final = 1.0
# A finger at rest trembles, and a drop of water does: in device pixels.
_TREMBLE: Final = 16.0
_OUTSIDE: Final = QPointF(-1.0, -1.0)

_TOUCH: Final = (
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
)
_MOUSE_DOWN: Final = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_MOUSE: Final = (*_MOUSE_DOWN, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease)
_KEYS: Final = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)


class Threshold(QObject):
    """Tells the session of every touch and key of a window, and swallows what wakes, whole.

    A finger that lies still is nobody: it may be a drop, a leaf, or a release that got lost. It
    neither keeps a visit alive nor takes the glass from the next finger. What is pressed when
    the question comes, or the visit ends, lets go without effect.
    """

    #: A key has woken the terminal.
    keyed = Signal()

    def __init__(self, session: Session, window: QQuickWindow) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        # until when fingers belong to the hand that woke; None once all have left
        self._waking: float | None = None
        self._waking_key: int | None = None
        self._mouse_wakes = False
        # what fingers are down on, for now
        self._device: QPointingDevice | None = None
        self._mouse_down = False
        self._places: dict[int, QPointF] = {}
        self._stage = session.stage
        window.installEventFilter(self)
        session.changed.connect(self._let_go)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Whether the pages are not to feel this event."""
        kind = event.type()
        if kind in _TOUCH and isinstance(event, QTouchEvent):
            swallowed = self._touch(event)
        elif kind in _MOUSE and isinstance(event, QMouseEvent):
            swallowed = self._mouse(event)
        elif kind in _KEYS and isinstance(event, QKeyEvent):
            swallowed = self._key(event)
        elif kind == QEvent.Type.Wheel:
            swallowed = self._count()
        else:
            return False
        if swallowed and isinstance(event, QInputEvent):
            # else Qt would offer a finger again as a mouse
            event.accept()
        return swallowed

    def _touch(self, event: QTouchEvent) -> bool:
        kind = event.type()
        ended = kind in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)
        self._device = None if ended else event.pointingDevice()
        pressed = [p for p in event.points() if p.state() == QEventPoint.State.Pressed]
        swallowed = self._waking is not None
        if pressed:
            now = self._session.moment()
            if self._session.asleep:
                if self._is_free(pressed):
                    return False
                self._waking = now + _HAND
                swallowed = self._count()
            elif self._waking is None or now >= self._waking:
                self._waking = None
                swallowed = self._count()
        elif not swallowed and self._moved(event):
            self._count_awake()
        if ended:
            self._waking = None
            self._places.clear()
        return swallowed

    def _mouse(self, event: QMouseEvent) -> bool:
        kind = event.type()
        if kind in _MOUSE_DOWN:
            if self._session.asleep and self._is_free(event.points()):
                return False
            self._mouse_down = True
            self._mouse_wakes = self._count()
            return self._mouse_wakes
        swallowed = self._mouse_wakes
        if kind == QEvent.Type.MouseButtonRelease:
            self._mouse_down = self._mouse_wakes = False
            self._places.clear()
        elif event.buttons() and not swallowed and self._moved(event):
            self._count_awake()
        return swallowed

    def _key(self, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.KeyRelease:
            mine = event.key() == self._waking_key
            if mine and not event.isAutoRepeat():
                self._waking_key = None
            return mine
        if event.isAutoRepeat():
            # held down, perhaps by what lies on it
            return self._session.asleep or event.key() == self._waking_key
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._session.asleep
        self._waking_key = event.key() if self._session.asleep else None
        woke = self._count()
        if woke:
            self.keyed.emit()
        return woke

    def _count(self) -> bool:
        """Tell the session; whether this woke it."""
        woke = self._session.asleep
        self._session.touched()
        return woke

    def _count_awake(self) -> None:
        """A finger that goes on moving is somebody; one from before the end wakes nothing."""
        if not self._session.asleep:
            self._session.touched()

    def _moved(self, event: QPointerEvent) -> bool:
        """Whether a finger came or left, or went further than it trembles."""
        for point in event.points():
            if point.state() == QEventPoint.State.Released:
                self._places.pop(point.id(), None)
                return True
            last = self._places.setdefault(point.id(), point.pressPosition())
            if (point.position() - last).manhattanLength() > _TREMBLE:
                self._places[point.id()] = point.position()
                return True
        return False

    def _is_free(self, points: list[QEventPoint]) -> bool:
        """Whether all these fingers are on what can be pressed without waking."""
        item = self._session.exempt
        if item is None or not Shiboken.isValid(item) or not item.isVisible():
            return False
        return all(item.contains(item.mapFromScene(point.position())) for point in points)

    @Slot()
    def _let_go(self) -> None:
        """Take fingers off what they hold once something else lies before the visitor."""
        before, self._stage = self._stage, self._session.stage
        if self._stage not in (before, "explore"):
            # not within the event that the change may have come from
            QTimer.singleShot(0, self._cancel)

    @Slot()
    def _cancel(self) -> None:
        if self._device is not None and Shiboken.isValid(self._device):
            cancel = QTouchEvent(QEvent.Type.TouchCancel, self._device)
            QCoreApplication.sendEvent(self._window, cancel)
        if self._mouse_down:
            left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
            QCoreApplication.sendEvent(
                self._window,
                QMouseEvent(
                    QEvent.Type.MouseButtonRelease, _OUTSIDE, _OUTSIDE, left, none,
                    Qt.KeyboardModifier.NoModifier,
                ),
            )  # fmt: skip
