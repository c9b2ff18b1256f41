# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The page of a day as QML sees it: the visitor's choice of day and village, and what is on."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from player.backend import event_card
from player.backend.card import Overview
from player.backend.rows import RowModel
from player.backend.shelf import Shelf
from player.view import words
from player.view.arc import Frame, Station
from player.view.days import DayKey, MonthSheet, month_sheet
from player.view.events import (
    Chip,
    DayView,
    EventRow,
    Nothing,
    Question,
    day_view,
    number_of,
    weekend,
)
from player.view.take_along import NOTHING, subscription

# Whoever knows the events makes their cards known to QML as well.
__all__ = ["EventsModel", "event_card"]

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

# Labels on the arc grow less than running text: the rows below say the same, in full size.
_MOST_ARC_SCALE = 1.25


@dataclass(frozen=True, slots=True)
class StationRow:
    """A station of the arc as roles; `label_width` 0 means that there is no room for words."""

    at_x: float
    at_y: float
    past: bool
    time: str
    note: str
    title: str
    align: str
    label_left: float
    label_top: float
    label_width: float


def _station_row(station: Station) -> StationRow:
    box = station.label
    left, top, width = (box.left, box.top, box.width) if box else (0.0, 0.0, 0.0)
    return StationRow(
        station.x,
        station.y,
        station.past,
        station.time,
        station.note,
        station.title,
        station.align,
        left,
        top,
        width,
    )


@QmlElement
class EventsModel(Overview[DayView]):
    """The page of a day.

    `select_day` takes "", a day as `2026-05-16`, or `weekend`; "" is today. The choice stays
    until `reset`, so that going back from an event finds the page as it was.
    """

    changed = Signal()
    _scene_name = "hills"

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(shelf, parent)
        self._question = Question(words.today(shelf.now), villages=shelf.villages)
        self._following_today = True
        self._frame = Frame()
        self._shown_month = self._question.day
        self._strip = self._list("strip", DayKey)
        self._chips = self._list("chips", Chip)
        self._villages = self._list("villages", Chip)
        self._rows = self._list("rows", EventRow)
        self._past = self._list("past", EventRow)
        self._stations = RowModel(StationRow, self)
        self._fields = RowModel(DayKey, self)
        self._code = NOTHING
        self._follow()

    def _look(self, shelf: Shelf) -> DayView:
        today = words.today(shelf.now)
        if self._following_today or self._question.day < today:
            self._question = replace(self._question, day=today)
            self._following_today = True
        self._question = replace(self._question, language=shelf.language)
        return day_view(shelf.today, shelf.now, shelf.place, self._question, self._frame)

    def _fill(self, shelf: Shelf) -> None:
        self._stations.set_rows([_station_row(station) for station in self._view.arc.stations])
        self._show_month(max(self._shown_month, words.today(shelf.now)))
        self._code = subscription(self.shelf.web, self._question.place, shelf.language)

    def _show_month(self, shown: date) -> None:
        self._shown_month = shown
        number = number_of(self._borne.today, self._question.place)
        today = words.today(self.shelf.now)
        self._sheet: MonthSheet = month_sheet(
            shown, self._question.day, today, number, self.shelf.language
        )
        self._fields.set_rows(self._sheet.fields)

    @Slot(str)
    def select_day(self, wish: str) -> None:
        """Show a day; what is no day, or over, shows today."""
        today = words.today(self.shelf.now)
        day = _day(wish, today)
        self._following_today = day == today
        self._shown_month = day
        self._question = replace(self._question, day=day)
        self._refresh()

    @Slot(str)
    def select_place(self, name: str) -> None:
        """Show one village and what is for everybody; "" shows all."""
        self._question = replace(self._question, place=name)
        self._refresh()

    @Slot(int)
    def turn_month(self, step: int) -> None:
        """Turn the sheet of the month to the one before (-1) or after (+1)."""
        wanted = self._sheet.before if step < 0 else self._sheet.after
        if wanted is not None:
            self._show_month(wanted)
            self.changed.emit()

    @Slot(float, float, float, float, float)
    def lay_out(
        self, width: float, height: float, crown: float, centre_top: float, scale: float
    ) -> None:
        """Take the room that the page has for the arc, in px of the panel."""
        frame = Frame(
            width=width,
            height=height,
            crown=crown,
            centre_top=centre_top,
            centre_width=width * 0.37,
            scale=min(scale, _MOST_ARC_SCALE),
        )
        if frame != self._frame:
            self._frame = frame
            self._refresh()

    @Slot()
    def reset(self) -> None:
        """Forget the visitor's choice."""
        self._question = Question(words.today(self.shelf.now), villages=self.shelf.villages)
        self._following_today = True
        self._shown_month = self._question.day
        self._refresh()

    def _nothing(self) -> Nothing:
        return self._view.nothing or Nothing("", "", None, everywhere=False)

    def _nothing_day(self) -> str:
        day = self._nothing().day
        return day.isoformat() if day else ""

    strip = Property(QObject, lambda self: self._strip, constant=True)
    chips = Property(QObject, lambda self: self._chips, constant=True)
    villages = Property(QObject, lambda self: self._villages, constant=True)
    rows = Property(QObject, lambda self: self._rows, constant=True)
    past = Property(QObject, lambda self: self._past, constant=True)
    stations = Property(QObject, lambda self: self._stations, constant=True)
    fields = Property(QObject, lambda self: self._fields, constant=True)
    headline = Property(str, lambda self: self._view.headline, notify=changed)
    place = Property(str, lambda self: self._view.place, notify=changed)
    day = Property(str, lambda self: self._view.day.isoformat(), notify=changed)
    pastLine = Property(str, lambda self: self._view.past_line, notify=changed)  # noqa: N815 - QML's spelling
    month = Property(str, lambda self: self._sheet.title, notify=changed)
    earlier = Property(bool, lambda self: self._sheet.before is not None, notify=changed)
    later = Property(bool, lambda self: self._sheet.after is not None, notify=changed)
    kicker = Property(str, lambda self: self._view.arc.centre.kicker, notify=changed)
    title = Property(str, lambda self: self._view.arc.centre.title, notify=changed)
    titleSize = Property(float, lambda self: self._view.arc.centre.size, notify=changed)  # noqa: N815 - QML's spelling
    crown = Property(float, lambda self: self._frame.crown, notify=changed)
    inset = Property(float, lambda self: self._frame.inset, notify=changed)
    sun = Property(float, lambda self: self._view.arc.sun, notify=changed)
    sunX = Property(float, lambda self: self._view.arc.sun_x, notify=changed)  # noqa: N815 - QML's spelling
    sunY = Property(float, lambda self: self._view.arc.sun_y, notify=changed)  # noqa: N815 - QML's spelling
    nothing = Property(str, lambda self: self._nothing().text, notify=changed)
    nothingKey = Property(str, lambda self: self._nothing().key, notify=changed)  # noqa: N815 - QML's spelling
    nothingDay = Property(str, _nothing_day, notify=changed)  # noqa: N815 - QML's spelling
    code = Property(str, lambda self: self._code.content, notify=changed)
    codeTitle = Property(str, lambda self: self._code.title, notify=changed)  # noqa: N815 - QML's spelling
    codeLine = Property(str, lambda self: self._code.line, notify=changed)  # noqa: N815 - QML's spelling
    picture = Property(str, lambda self: self._picture.url, notify=changed)
    dark = Property(bool, lambda self: self._picture.dark, notify=changed)


def _day(wish: str, today: date) -> date:
    if wish == "weekend":
        return weekend(today)
    try:
        return max(today, date.fromisoformat(wish))
    except ValueError:
        return today
