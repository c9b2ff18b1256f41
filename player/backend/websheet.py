# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A foreign page on the screen: the picture that `kiosk web` draws, and the fingers on it."""

import logging

from PySide6.QtCore import (
    Property,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSocketNotifier,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QEventPoint, QImage, QMouseEvent, QPainter, QTouchEvent
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from player.backend.terminal import Terminal
from player.view.take_along import host
from player.web import line
from player.web.visit import Visit

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

# a page that is not there by then does not come while somebody stands here
_PATIENCE_MS = 45_000
# at most so many words a second: more than that is no page, but an attack on the player's time
_MOST_WORDS = 400
_A_SECOND_MS = 1000
# a picture takes milliseconds to copy, whoever wants it to be done how often
_PICTURE_EVERY_MS = 25
#: How many px of the frame a px of a web page takes: 16 of them are the size of our running text.
_PX = 3.5
_CLOSED = "closed"
_STATES = {
    QEventPoint.State.Pressed: line.State.DOWN,
    QEventPoint.State.Updated: line.State.MOVE,
    QEventPoint.State.Released: line.State.UP,
}

log = logging.getLogger(__name__)


@QmlElement
class WebSheet(QQuickPaintedItem):
    """Shows `address` as soon as it has a size, and lets it be touched.

    `stage` is `opening`, `shown` or `lacking`; then `lack` says why: `refused`, `unreachable`,
    `crashed`, or `closed` where nothing answered. What is shown is of the site `host`; `above` and
    `below` say whether there is more of it, `returns` whether it was reached by a link:
    there are at most as many ways back as fingers have led on, whatever the page says of itself.
    `barred` follows a touch on a link that may not be followed.

    `pixels` is how many of the panel's one px of the frame has, `letters` the visitor's text size.
    The other process ends with this item, with `close`, and while it is not `awake`: then the page
    that was last shown is asked for anew. Nothing here waits for it.
    """

    changed = Signal()
    lookChanged = Signal()  # noqa: N815 - QML's spelling
    barred = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._terminal: Terminal | None = None
        self._address = ""
        self._pixels = self._letters = 1.0
        self._visit: Visit | None = None
        self._ear: QSocketNotifier | None = None
        self._size = QSize()
        self._picture = QImage()
        self._page = line.Page("", "", back=False, loading=True)
        self._stage, self._lack = "opening", ""
        self._words = self._steps = 0
        self._fresh = self._touched = False
        self._awake = True
        self._fingers: set[int] = set()
        self._begins = self._timer(0, self._open)
        self._patience = self._timer(_PATIENCE_MS, self._give_up)
        self._second = self._timer(_A_SECOND_MS, self._forgive)
        self._rest = self._timer(_PICTURE_EVERY_MS, self._copy)
        self.setAcceptTouchEvents(True)
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)
        self.setOpaquePainting(True)

    def _timer(self, milliseconds: int, done: object) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(done)
        return timer

    # what is asked of it

    @Slot()
    def again(self) -> None:
        """Open the address once more, as it was at first."""
        self._page = line.Page("", "", back=False, loading=True)
        self._begins.start()

    @Slot()
    def close(self) -> None:
        """End the visit; what was seen of it is gone."""
        self._begins.stop()
        self._patience.stop()
        if self._ear is not None:
            self._ear.setEnabled(False)
            self._ear.deleteLater()
            self._ear = None
        if self._visit is not None:
            self._visit.close()
            self._visit = None

    @Slot()
    def back(self) -> None:
        """To the page whose link was touched."""
        self._steps = max(0, self._steps - 1)
        self._touched = False
        self.changed.emit()
        self._tell(line.Back())

    @Slot(float)
    def scroll(self, share: float) -> None:
        """Move the page by so many of its heights; positive shows what is further down."""
        self._tell(line.Scroll(share * self._size.height()))

    @Slot()
    def _open(self) -> None:
        """Begin a visit, with the page that was last shown here."""
        self.close()
        self._size = self._wanted_size()
        if self._terminal is None or self._size.isEmpty() or not self._awake:
            return
        self._show("opening")
        try:
            zoom = _PX * self._pixels * self._letters
            url = self._page.url or self._address
            opening = self._terminal.opening(url, self._size, zoom)
            self._visit = visit = Visit(self._terminal.door, opening)
        except (OSError, ValueError) as error:
            log.warning("the page %s cannot be asked for: %s", self._address, error)
            self._end(_CLOSED)
            return
        # not a method of ours: when it is called there is no `self` any more
        self.destroyed.connect(visit.close)
        self._ear = QSocketNotifier(visit.fileno(), QSocketNotifier.Type.Read, self)
        self._ear.activated.connect(self._hear)
        self._words = self._steps = 0
        self._fresh = self._touched = False
        self._patience.start()

    # what is heard of it

    @Slot()
    def _hear(self) -> None:
        if self._visit is None:
            return
        try:
            for word in self._visit.hear():
                self._words += 1
                self._take(word)
        except (OSError, ValueError) as error:
            log.warning("the foreign page has ended: %s", error)
            self._end(self._lack or _CLOSED)
            return
        if self._words > _MOST_WORDS and self._ear is not None:
            # go on listening in a second
            self._ear.setEnabled(False)
        if not self._second.isActive():
            self._second.start()

    @Slot()
    def _forgive(self) -> None:
        self._words = 0
        if self._ear is not None:
            self._ear.setEnabled(True)

    def _take(self, word: line.Web) -> None:
        match word:
            case line.Frame():
                self._fresh = True
                self._copy()
            case line.Page():
                self._turn(word)
            case line.Lack(why=line.Why.REFUSED) if self._stage == "shown":
                self.barred.emit()
            case line.Lack(why=why):
                self._end(why)

    def _turn(self, page: line.Page) -> None:
        """Another page, or something else about the one that is shown."""
        if self._terminal is None or not (page.url == "" or self._terminal.sites.permits(page.url)):
            raise ValueError("it shows a page that may not be opened")
        if self._touched and page.url != self._page.url:
            self._steps += 1
            self._touched = False
        self._page = page
        self.changed.emit()

    @Slot()
    def _copy(self) -> None:
        """Look at the picture, unless one was looked at just now: then in a moment."""
        if self._fresh and not self._rest.isActive():
            self._fresh = False
            self._rest.start()
            self._draw()

    def _draw(self) -> None:
        if self._visit is None:
            return
        size = self._size
        drawn = QImage(
            memoryview(self._visit.memory),
            size.width(),
            size.height(),
            size.width() * line.BYTES_A_PIXEL,
            QImage.Format.Format_RGB32,
        )
        # whoever paints it has one of its own; the memory may change from now on
        self._picture = drawn.copy()
        del drawn
        self._patience.stop()
        self._show("shown")
        self.update()
        # last: who does not listen any more is shown no longer
        self._tell(line.Seen())

    @Slot()
    def _give_up(self) -> None:
        self._end(line.Why.UNREACHABLE)

    def _end(self, lack: str) -> None:
        self.close()
        self._picture = QImage()
        self._show("lacking", str(lack))
        self.update()

    def _show(self, stage: str, lack: str = "") -> None:
        if (stage, lack) != (self._stage, self._lack):
            self._stage, self._lack = stage, lack
            self.changed.emit()

    def _tell(self, word: line.Visit) -> None:
        if self._visit is None:
            return
        try:
            self._visit.tell(word)
        except (OSError, ValueError) as error:
            log.warning("the foreign page does not listen: %s", error)
            self._end(_CLOSED)

    # what Qt asks of it

    def paint(self, painter: QPainter) -> None:
        """Draw what came last; called by the thread that renders."""
        picture = self._picture
        room = QRectF(0, 0, self.width(), self.height())
        if picture.isNull():
            painter.fillRect(room, Qt.GlobalColor.white)
        else:
            painter.drawImage(room, picture)

    def geometryChange(self, now: QRectF | QRect, before: QRectF | QRect) -> None:  # noqa: N802
        """Another size is another picture: the page is asked for anew."""
        super().geometryChange(now, before)
        self._shape()

    def touchEvent(self, event: QTouchEvent) -> None:  # noqa: N802
        """Fingers."""
        self.setKeepTouchGrab(True)
        for point in event.points():
            if point.state() in _STATES:
                self._touch(point.id(), _STATES[point.state()], point.position())
        event.accept()

    def touchUngrabEvent(self) -> None:  # noqa: N802
        """What takes the fingers away, such as a warning, lets none of them act."""
        for finger in tuple(self._fingers):
            self._touch(finger, line.State.CANCEL, QPointF())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """At a desk a mouse is a finger."""
        self.setKeepMouseGrab(True)
        self._touch(0, line.State.DOWN, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The finger moves."""
        self._touch(0, line.State.MOVE, event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The finger goes."""
        self._touch(0, line.State.UP, event.position())

    def mouseUngrabEvent(self) -> None:  # noqa: N802
        """As with fingers."""
        self.touchUngrabEvent()

    def _touch(self, finger: int, state: line.State, where: QPointF) -> None:
        if state == line.State.DOWN:
            self._fingers.add(finger)
            self._touched = True
        elif finger not in self._fingers:
            return
        elif state != line.State.MOVE:
            self._fingers.discard(finger)
        x, y = where.x() * self._pixels, where.y() * self._pixels
        self._tell(line.Touch(finger % line.MOST_FINGERS, state, x, y))

    def _shape(self) -> None:
        """Be of the pixels that the panel has; once all that changes at a time has changed."""
        size = self._wanted_size()
        self.setTextureSize(size)
        if size != self._size:
            self._begins.start()

    def _wanted_size(self) -> QSize:
        return QSize(round(self.width() * self._pixels), round(self.height() * self._pixels))

    def _set_terminal(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._begins.start()

    def _set_address(self, address: str) -> None:
        self._address = address
        self.again()

    def _set_pixels(self, pixels: float) -> None:
        self._pixels = pixels
        self._shape()

    def _set_letters(self, letters: float) -> None:
        if letters != self._letters:
            self._letters = letters
            self._begins.start()

    def _set_awake(self, awake: bool) -> None:  # noqa: FBT001 - a property of QML
        if awake != self._awake:
            self._awake = awake
            # asleep, it only ends what there is
            self._open()

    terminal = Property(Terminal, lambda self: self._terminal, _set_terminal, notify=lookChanged)
    address = Property(str, lambda self: self._address, _set_address, notify=lookChanged)
    pixels = Property(float, lambda self: self._pixels, _set_pixels, notify=lookChanged)
    letters = Property(float, lambda self: self._letters, _set_letters, notify=lookChanged)
    awake = Property(bool, lambda self: self._awake, _set_awake, notify=lookChanged)
    stage = Property(str, lambda self: self._stage, notify=changed)
    lack = Property(str, lambda self: self._lack, notify=changed)
    host = Property(str, lambda self: host(self._page.url or self._address), notify=changed)
    returns = Property(bool, lambda self: self._page.back and self._steps > 0, notify=changed)
    above = Property(bool, lambda self: self._page.above, notify=changed)
    below = Property(bool, lambda self: self._page.below, notify=changed)
