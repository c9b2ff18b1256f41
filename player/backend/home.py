# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the start page shows, as QML sees it."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from player.backend.bearing import Bearer
from player.backend.pictures import Picture
from player.backend.rows import RowModel
from player.backend.shelf import Shelf
from player.view.home import moments
from player.view.moment import Moment
from player.view.say import say
from player.view.subjects import Subject, subjects
from player.view.wall import Brick, more, wall

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

_Seen = tuple[tuple[Moment, ...], tuple[Brick, ...], tuple[Subject, ...]]


def _look(shelf: Shelf) -> _Seen:
    """What matters now, the wall, and all subjects."""
    here = shelf.here
    found = subjects(shelf.items, here)
    return moments(shelf.items, here), wall(shelf.items, here, found), more(found)


@QmlElement
class HomeModel(QObject):
    """The start page and the page of all subjects: greeting, what matters now, the wall, `more`.

    `empty`: nothing was fetched yet.
    """

    changed = Signal()

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._moments = RowModel(Moment, self)
        self._wall = RowModel(Brick, self)
        self._more = RowModel(Subject, self)
        self._picture = Picture("", dark=False)
        self._bearer: Bearer[_Seen] = Bearer(type(self).__name__)
        shelf.changed.connect(self._refresh)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        shelf, (now, stones, rest) = self._bearer.look(_look, self._shelf)
        self._moments.set_rows(now)
        self._wall.set_rows(stones)
        self._more.set_rows(rest)
        self._picture = shelf.pictures.scene("village", shelf.now)
        self.changed.emit()

    def _get_greeting(self) -> str:
        place = self._shelf.place
        if not place:
            return say("Moin.", self._shelf.language)
        return say("Moin in\n{place}.", self._shelf.language, place=place)

    def _get_moments(self) -> QObject:
        return self._moments

    def _get_wall(self) -> QObject:
        return self._wall

    def _get_picture(self) -> str:
        return self._picture.url

    def _get_dark(self) -> bool:
        return self._picture.dark

    def _get_empty(self) -> bool:
        return not self._shelf.items

    greeting = Property(str, _get_greeting, notify=changed)
    moments = Property(QObject, _get_moments, constant=True)
    wall = Property(QObject, _get_wall, constant=True)
    more = Property(QObject, lambda self: self._more, constant=True)
    picture = Property(str, _get_picture, notify=changed)
    dark = Property(bool, _get_dark, notify=changed)
    empty = Property(bool, _get_empty, notify=changed)
