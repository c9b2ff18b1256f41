# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The places as QML see them: the map with its list, and one place for its page."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from player.backend.atlas import AtlasModel
from player.backend.card import Card, Overview
from player.backend.pictures import Picture
from player.backend.shelf import Shelf
from player.view.event_detail import Fact
from player.view.offers import Chip
from player.view.opening import DoorLine
from player.view.place_detail import FLAT, PlaceDetail, Rooms, place_detail
from player.view.places import PlaceRow, PlacesView, places_view
from player.view.sheet import Room

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

# more of them need a sheet of their own
_FEW_CHIPS = 4


@QmlElement
class PlacesModel(Overview[PlacesView]):
    """The map and the list. The chosen trade stays until `reset`."""

    changed = Signal()

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(shelf, parent)
        self._trade = ""
        self._room = Room(0.0, 0.0)
        self._chips = self._list("chips", Chip)
        self._rows = self._list("rows", PlaceRow)
        self._atlas = AtlasModel(self)
        self._follow()

    def _look(self, shelf: Shelf) -> PlacesView:
        return places_view(shelf.items, shelf.here, self._trade, self._room)

    def _fill(self, _shelf: Shelf) -> None:
        self._atlas.show(self._view.atlas)

    @Slot(str)
    def select_trade(self, name: str) -> None:
        """Show the places of one trade; "" shows all."""
        self._trade = name
        self._refresh()

    @Slot()
    def reset(self) -> None:
        """Forget the visitor's choice."""
        self.select_trade("")

    @Slot(float, float, float, float)
    def lay_out(self, width: float, height: float, bottom: float, letters: float) -> None:
        """Take the room that the page has for the map, in px of the panel."""
        room = Room(width, height, bottom=bottom, letters=letters)
        if room != self._room:
            self._room = room
            self._refresh()

    chips = Property(QObject, lambda self: self._chips, constant=True)
    rows = Property(QObject, lambda self: self._rows, constant=True)
    atlas = Property(AtlasModel, lambda self: self._atlas, constant=True)
    headline = Property(str, lambda self: self._view.headline, notify=changed)
    manyChips = Property(bool, lambda self: len(self._view.chips) > _FEW_CHIPS, notify=changed)  # noqa: N815 - QML's spelling
    nothing = Property(str, lambda self: self._view.nothing, notify=changed)
    picture = Property(str, lambda self: self._picture.url, notify=changed)


@QmlElement
class PlaceCard(Card[PlaceDetail]):
    """One place, made by its page with `places` and `item`. `gone`: it is not shown now."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = Room(0.0, 0.0)
        self._chart = (0.0, 0.0)
        self._facts = self._list("facts", Fact)
        self._week = self._list("week", DoorLine)
        self._atlas = AtlasModel(self)

    @Slot(float, float, float, float)
    def lay_out(self, width: float, height: float, bottom: float, letters: float) -> None:
        """Take the room for the map, in px of the panel."""
        room = Room(width, height, bottom=bottom, letters=letters)
        if room != self._room:
            self._room = room
            self._refresh()

    @Slot(float, float)
    def lay_profile(self, width: float, height: float) -> None:
        """Take the room for the elevation profile, in px of the panel."""
        if (width, height) != self._chart:
            self._chart = (width, height)
            self._refresh()

    def _look(self, shelf: Shelf, item: str) -> PlaceDetail | None:
        rooms = Rooms(self._room, self._chart)
        return place_detail(shelf.items, item, shelf.here, rooms, shelf.names)

    def _find_picture(self, shelf: Shelf) -> Picture:
        found = shelf.item(self._item)
        return Picture(shelf.pictures.own(found) if found else "", dark=False)

    def _fill(self, _shelf: Shelf) -> None:
        if self._view is not None:
            self._atlas.show(self._view.atlas)

    def _profile(self, name: str) -> str:
        return str(getattr(getattr(self._view, "profile", FLAT), name))

    def _peak(self, name: str) -> float:
        return float(getattr(getattr(self._view, "profile", FLAT), name))

    places = Property(QObject, lambda self: self._overview, Card.set_overview, notify=changed)
    item = Property(str, lambda self: self._item, Card.set_item, notify=changed)
    facts = Property(QObject, lambda self: self._facts, constant=True)
    atlas = Property(AtlasModel, lambda self: self._atlas, constant=True)
    longestFact = Property(int, lambda self: self._longest_fact(), notify=changed)  # noqa: N815 - QML's spelling
    week = Property(QObject, lambda self: self._week, constant=True)
    timed = Property(bool, lambda self: bool(self._view and self._view.week), notify=changed)
    gone = Property(bool, lambda self: self._view is None, notify=changed)
    picture = Property(str, lambda self: self._picture.url, notify=changed)
    kicker = Property(str, lambda self: self._text("kicker"), notify=changed)
    headline = Property(str, lambda self: self._text("headline"), notify=changed)
    notice = Property(str, lambda self: self._text("notice"), notify=changed)
    body = Property(str, lambda self: self._text("body"), notify=changed)
    source = Property(str, lambda self: self._text("source"), notify=changed)
    code = Property(str, lambda self: self._code("content"), notify=changed)
    codeTitle = Property(str, lambda self: self._code("title"), notify=changed)  # noqa: N815 - QML's spelling
    codeLine = Property(str, lambda self: self._code("line"), notify=changed)  # noqa: N815 - QML's spelling
    profilePath = Property(str, lambda self: self._profile("path"), notify=changed)  # noqa: N815 - QML's spelling
    profileLine = Property(str, lambda self: self._profile("line"), notify=changed)  # noqa: N815 - QML's spelling
    lowest = Property(str, lambda self: self._profile("lowest"), notify=changed)
    highest = Property(str, lambda self: self._profile("highest"), notify=changed)
    length = Property(str, lambda self: self._profile("length"), notify=changed)
    peakX = Property(float, lambda self: self._peak("peak_x"), notify=changed)  # noqa: N815 - QML's spelling
    peakY = Property(float, lambda self: self._peak("peak_y"), notify=changed)  # noqa: N815 - QML's spelling
