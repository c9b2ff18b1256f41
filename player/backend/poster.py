# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One poster of the programme, as QML sees it."""

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement

from player.backend.pictures import Picture
from player.backend.rows import RowModel
from player.backend.shelf import Shelf
from player.view.posters import Poster as PosterView
from player.view.posters import PosterRow

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

# Far longer than it takes to fade.
_GONE_AFTER_MS = 10_000


@QmlElement
class Poster(QObject):
    """What stands on one poster; see player.view.posters.

    `rows`, `count` of them, have the roles of `PosterRow`. `dark` says that words on the picture
    have to be light.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view: PosterView | None = None
        self._rows = RowModel(PosterRow, self)
        self._picture = Picture("", dark=False)

    def show(self, view: PosterView, shelf: Shelf) -> None:
        """Show this from now on."""
        if view.scene:
            picture = shelf.pictures.scene(view.scene, shelf.now)
        else:
            picture = shelf.picture(view.item, "village")
        if (view, picture) == (self.view, self._picture):
            return
        self.view, self._picture = view, picture
        self._rows.set_rows(view.rows)
        self.changed.emit()

    def leave(self) -> None:
        """Go once nobody sees it any more."""
        QTimer.singleShot(_GONE_AFTER_MS, self, self.deleteLater)

    def _text(self, name: str) -> str:
        return str(getattr(self.view, name, ""))

    def _told(self) -> bool:
        """Whether there is anything to stand on the card."""
        view = self.view
        return view is not None and bool(view.rows or view.prose or view.price)

    def _code(self, name: str) -> str:
        return str(getattr(self.view.code, name)) if self.view else ""

    item = Property(str, lambda self: self._text("item"), notify=changed)
    lane = Property(str, lambda self: self._text("lane"), notify=changed)
    symbol = Property(str, lambda self: self._text("symbol"), notify=changed)
    kicker = Property(str, lambda self: self._text("kicker"), notify=changed)
    headline = Property(str, lambda self: self._text("headline"), notify=changed)
    line = Property(str, lambda self: self._text("line"), notify=changed)
    figure = Property(bool, lambda self: bool(self.view and self.view.figure), notify=changed)
    card = Property(str, lambda self: self._text("card"), notify=changed)
    prose = Property(str, lambda self: self._text("prose"), notify=changed)
    count = Property(int, lambda self: self._rows.rowCount(), notify=changed)
    told = Property(bool, _told, notify=changed)
    sign = Property(str, lambda self: self._text("sign"), notify=changed)
    rows = Property(QObject, lambda self: self._rows, constant=True)
    price = Property(str, lambda self: self._text("price"), notify=changed)
    priceBelow = Property(  # noqa: N815
        str, lambda self: self._text("price_below"), notify=changed
    )
    code = Property(str, lambda self: self._code("content"), notify=changed)
    codeTitle = Property(str, lambda self: self._code("title"), notify=changed)  # noqa: N815
    codeLine = Property(str, lambda self: self._code("line"), notify=changed)  # noqa: N815
    picture = Property(str, lambda self: self._picture.url, notify=changed)
    dark = Property(bool, lambda self: self._picture.dark, notify=changed)
