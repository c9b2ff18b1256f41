# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The visit of one person before the glass, for QML."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem

from content.clock import since_boot
from player import session
from player.session import Stage, Visit

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

_LOOK_MS = 250


@QmlElement
class Session(QObject):
    """Who stands before the glass.

    `stage` is "attract", "explore", "asking" or "dark", as in player/session.py; while it asks,
    `left` are the seconds to answer. `reset` says that the visit is over: whoever keeps anything
    of it forgets that now. `woken` follows the first touch, and `visited` each page
    that the visitor comes to.

    `free` is the one item that can be pressed in "attract" without waking.
    """

    changed = Signal()
    freeChanged = Signal()  # noqa: N815 - QML's spelling
    reset = Signal()
    woken = Signal()
    visited = Signal(str)

    def __init__(
        self,
        lit: Callable[[], bool] = lambda: True,
        monotonic: Callable[[], float] = since_boot,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lit = lit
        self._monotonic = monotonic
        self._visit = Visit(Stage.EXPLORE, monotonic())
        self._left = 0
        self._page = ""
        self._alone = True
        self._warned = False
        # seconds that the voice takes since the last touch
        self._told = 0.0
        self._free: QQuickItem | None = None
        self._looks = QTimer(self, interval=_LOOK_MS)
        self._looks.timeout.connect(self.look)

    def hold(self, stage: str, gone: float = 0.0) -> None:
        """Stay in a stage whatever happens, as if it had lasted so many seconds."""
        self._looks.stop()
        self._move(Visit(Stage(stage), self._monotonic() - gone))

    def begin(self, *, awake: bool) -> None:
        """Let visits come and go from now on; `awake`: somebody is here already."""
        self._move(Visit(Stage.EXPLORE if awake else Stage.ATTRACT, self._monotonic()))
        self._looks.start()
        self.look()

    @property
    def asleep(self) -> bool:
        """Whether the next touch only wakes."""
        return not self._visit.awake

    def moment(self) -> float:
        """Now, on the clock that visits are measured with."""
        return self._monotonic()

    def touched(self) -> None:
        """A finger or a key has done something."""
        self._told = 0.0
        self._step(session.touched(self._visit, self._monotonic()))

    @Slot(str, str)
    def hears(self, text: str, how: str) -> None:
        """The visitor is told something, as player.backend.voice says it was."""
        if how == "voice":
            self._told = session.listening(len(text))

    @Slot()
    def stay(self) -> None:
        """The visitor is still here."""
        self._step(session.stayed(self._visit, self._monotonic()))

    @Slot()
    def finish(self) -> None:
        """End the visit: the visitor has said so."""
        if self._looks.isActive():
            self._step(session.finished(self._visit, self._monotonic(), lit=self._lit()))
        else:  # held in its stage
            self.reset.emit()

    @Slot(str)
    def comes(self, page: str) -> None:
        """A page comes before the visitor, perhaps after another of its name."""
        if page and self._visit.awake:
            self.visited.emit(page)
        self._page = page

    @Slot(bool, bool)
    def shows(self, alone: bool, warned: bool) -> None:  # noqa: FBT001 - QML knows no names
        """What lies over the page: nothing where it is `alone`, or a warning."""
        self._alone, self._warned = alone, warned

    @Slot()
    def look(self) -> None:
        """See what the time that has gone by means."""
        waits = session.patience(self._page, alone=self._alone, warned=self._warned)
        waits += self._told
        self._step(session.passed(self._visit, self._monotonic(), waits, lit=self._lit()))

    def _step(self, visit: Visit) -> None:
        if self._looks.isActive():
            self._move(visit)

    def _move(self, visit: Visit) -> None:
        before, self._visit = self._visit, visit
        left = session.left(visit, self._monotonic())
        if visit.stage is before.stage and left == self._left:
            return
        self._left = left
        self.changed.emit()
        if session.over(before, visit):
            self.reset.emit()
        elif visit.awake and not before.awake:
            self.woken.emit()
            self.visited.emit(self._page)

    @property
    def exempt(self) -> QQuickItem | None:
        """What `free` is."""
        return self._free

    def _set_free(self, item: QQuickItem | None) -> None:
        if item is not self._free:
            self._free = item
            self.freeChanged.emit()

    stage = Property(str, lambda self: self._visit.stage.value, notify=changed)
    left = Property(int, lambda self: self._left, notify=changed)
    free = Property(QQuickItem, lambda self: self._free, _set_free, notify=freeChanged)
