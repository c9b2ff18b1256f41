# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the classes for QML share: an overview of many items, and the card of one.

They have no Qt properties: Qt's type dump sees only those that stand on a class for QML itself.
"""

import logging
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from player.backend.bearing import Bearer
from player.backend.pictures import Picture
from player.backend.rows import RowModel
from player.backend.shelf import Shelf
from player.view.take_along import NOTHING

View = TypeVar("View")

log = logging.getLogger(__name__)

_NO_PICTURE = Picture("", dark=False)


class Showing(QObject, Generic[View]):
    """Shows a view of what is on the shelf: its lists, and a picture.

    `changed` follows each new view; it is declared on each class for QML.
    """

    changed: ClassVar[Signal]
    _scene_name: ClassVar[str] = "village"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lists: dict[str, RowModel] = {}
        self._picture = _NO_PICTURE

    def _list(self, field: str, row_type: type) -> RowModel:
        """A list of what this field of the view holds, without rows where there is no view."""
        rows = self._lists[field] = RowModel(row_type, self)
        return rows

    def _show(self, shelf: Shelf, view: View | None) -> None:
        for field, rows in self._lists.items():
            rows.set_rows(() if view is None else getattr(view, field))
        self._picture = self._find_picture(shelf)
        self._fill(shelf)
        self.changed.emit()

    def _find_picture(self, shelf: Shelf) -> Picture:
        return shelf.pictures.scene(self._scene_name, shelf.now)

    def _fill(self, shelf: Shelf) -> None:
        """Set what follows from the view and is neither list nor picture."""


class Overview(Showing[View]):
    """Shows many items. Whoever derives from it ends its constructor with `_follow`."""

    _view: View

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shelf = shelf
        # the same without what this page does not bear
        self._borne = shelf
        self._bearer: Bearer[View] = Bearer(type(self).__name__)

    def _follow(self) -> None:
        self.shelf.changed.connect(self._refresh)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        self._borne, self._view = self._bearer.look(self._look, self.shelf)
        try:
            self._show(self._borne, self._view)
        except Exception:
            log.exception("%s shows a part only", type(self).__name__)

    @Slot()
    def reset(self) -> None:
        """Forget what the visitor chose; here there is nothing to choose."""

    def _look(self, shelf: Shelf) -> View:
        raise NotImplementedError


class Card(Showing[View]):
    """Shows one item, as its page names it; without a view, or where that fails, it is gone.

    A page sets first the overview that it comes from and then the item, or the other way round.
    """

    _needs_item: ClassVar[bool] = True

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._overview: QObject | None = None
        self._shelf: Shelf | None = None
        self._item = ""
        self._view: View | None = None

    def set_overview(self, overview: QObject) -> None:
        """Show items of the shelf that this overview shows; what has no shelf is ignored."""
        shelf = getattr(overview, "shelf", None)
        if not isinstance(shelf, Shelf) or overview is self._overview:
            return
        self._overview, self._shelf = overview, shelf
        shelf.changed.connect(self._refresh)
        self._refresh()

    def set_item(self, item: str) -> None:
        """Show this item from now on."""
        if item != self._item:
            self._item = item
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        if self._shelf is None or (self._needs_item and not self._item):
            return
        try:
            self._view = self._look(self._shelf, self._item_id())
            self._show(self._shelf, self._view)
        except Exception:
            log.exception("%s cannot show %s", type(self).__name__, self._item_id())
            self._view = None
            self._show(self._shelf, None)

    def _look(self, shelf: Shelf, item: str) -> View | None:
        raise NotImplementedError

    def _item_id(self) -> str:
        return self._item

    def _find_picture(self, shelf: Shelf) -> Picture:
        return shelf.picture(self._item_id(), self._scene_name)

    def _text(self, name: str) -> str:
        return str(getattr(self._view, name, ""))

    def _code(self, name: str) -> str:
        return str(getattr(getattr(self._view, "take_along", NOTHING), name))

    def _longest_fact(self) -> int:
        """The letters of the longest word above a fact."""
        facts: tuple[Any, ...] = getattr(self._view, "facts", ())
        return max((len(word) for fact in facts for word in fact.title.split()), default=0)
