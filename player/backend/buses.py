# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Buses and village cars as QML sees them: the board of a stop, and its timetable."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from player.backend.card import Overview
from player.backend.rows import RowModel
from player.backend.shelf import Shelf
from player.view.board import BoardRow, StopKey
from player.view.buses import Around, BusView, bus_view, times_view
from player.view.times import TimesRow
from player.view.vehicles import Mark, Stretch

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

# letters that the head of a page has room for
_LONG = 26


@QmlElement
class BusesModel(Overview[BusView]):
    """The board of the chosen stop, the car, and the timetable of today or tomorrow.

    `live`: some times are from now. `nothing` and `quiet` are "" unless there is none at all,
    or none at this stop. `day` is 0 for today and 1 for tomorrow.
    """

    changed = Signal()

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(shelf, parent)
        self._stop = ""
        self._day = 0
        self._rows = self._list("rows", BoardRow)
        self._stops = self._list("stops", StopKey)
        self._strip = RowModel(Stretch, self)
        self._marks = RowModel(Mark, self)
        self._times = RowModel(TimesRow, self)
        self._follow()

    def _look(self, shelf: Shelf) -> BusView:
        around = Around(
            shelf.place, shelf.screen.point, shelf.language, shelf.names, shelf.answered()
        )
        self._table = times_view(shelf.items, shelf.now, self._stop, self._day, around)
        return bus_view(shelf.items, shelf.now, self._stop, around)

    def _fill(self, _shelf: Shelf) -> None:
        self._strip.set_rows(self._view.vehicle.strip)
        self._marks.set_rows(self._view.vehicle.marks)
        self._times.set_rows(self._table.rows)

    @Slot(str)
    def choose(self, stop: str) -> None:
        """Show another stop: its name, or the id of one of its departures; "" is the nearest."""
        self._stop = stop
        self._refresh()

    @Slot(int)
    def choose_day(self, day: int) -> None:
        """Show the timetable of today (0) or tomorrow (1)."""
        self._day = 1 if day else 0
        self._refresh()

    @Slot()
    def reset(self) -> None:
        """Forget the visitor's choices."""
        self._stop, self._day = "", 0
        self._refresh()

    rows = Property(QObject, lambda self: self._rows, constant=True)
    stops = Property(QObject, lambda self: self._stops, constant=True)
    strip = Property(QObject, lambda self: self._strip, constant=True)
    marks = Property(QObject, lambda self: self._marks, constant=True)
    times = Property(QObject, lambda self: self._times, constant=True)
    stop = Property(str, lambda self: self._view.stop, notify=changed)
    longName = Property(bool, lambda self: len(self._view.stop) > _LONG, notify=changed)  # noqa: N815 - QML's spelling
    label = Property(str, lambda self: self._view.label, notify=changed)
    live = Property(bool, lambda self: self._view.live, notify=changed)
    note = Property(str, lambda self: self._view.source_note, notify=changed)
    quiet = Property(str, lambda self: self._view.quiet, notify=changed)
    nothing = Property(str, lambda self: self._view.nothing, notify=changed)
    source = Property(str, lambda self: self._view.source, notify=changed)
    stand = Property(str, lambda self: self._view.stand, notify=changed)
    picture = Property(str, lambda self: self._picture.url, notify=changed)
    car = Property(bool, lambda self: bool(self._view.vehicle.item), notify=changed)
    carFree = Property(bool, lambda self: self._view.vehicle.free, notify=changed)  # noqa: N815 - QML's spelling
    carTimed = Property(bool, lambda self: bool(self._view.vehicle.strip), notify=changed)  # noqa: N815 - QML's spelling
    carSymbol = Property(str, lambda self: self._view.vehicle.symbol, notify=changed)  # noqa: N815 - QML's spelling
    carName = Property(str, lambda self: self._view.vehicle.name, notify=changed)  # noqa: N815 - QML's spelling
    carHeadline = Property(str, lambda self: self._view.vehicle.headline, notify=changed)  # noqa: N815 - QML's spelling
    carLine = Property(str, lambda self: self._view.vehicle.line, notify=changed)  # noqa: N815 - QML's spelling
    carOthers = Property(str, lambda self: self._view.vehicle.others, notify=changed)  # noqa: N815 - QML's spelling
    carCode = Property(str, lambda self: self._view.vehicle.code, notify=changed)  # noqa: N815 - QML's spelling
    carCodeTitle = Property(str, lambda self: self._view.vehicle.code_title, notify=changed)  # noqa: N815 - QML's spelling
    carCodeLine = Property(str, lambda self: self._view.vehicle.code_line, notify=changed)  # noqa: N815 - QML's spelling
    day = Property(int, lambda self: self._day, notify=changed)
    dayNames = Property(list, lambda self: list(self._table.days), notify=changed)  # noqa: N815 - QML's spelling
    timesHeadline = Property(str, lambda self: self._table.headline, notify=changed)  # noqa: N815 - QML's spelling
    timesKicker = Property(str, lambda self: self._table.kicker, notify=changed)  # noqa: N815 - QML's spelling
    timesNothing = Property(str, lambda self: self._table.nothing, notify=changed)  # noqa: N815 - QML's spelling
