# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One event as its page sees it."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from player.backend.pictures import Picture
from player.backend.rows import RowModel
from player.backend.shelf import Shelf
from player.view.event_detail import EventDetail, Fact, OtherDate, event_detail
from player.view.take_along import NOTHING

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

_NO_PICTURE = Picture("", dark=False)


@QmlElement
class EventCard(QObject):
    """One event, made by its page with `events` and `item`. `gone`: it is not shown now."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: QObject | None = None
        self._shelf: Shelf | None = None
        self._item = ""
        self._view: EventDetail | None = None
        self._picture = _NO_PICTURE
        self._facts = RowModel(Fact, self)
        self._dates = RowModel(OtherDate, self)

    def _set_events(self, events: QObject) -> None:
        shelf = getattr(events, "shelf", None)
        if not isinstance(shelf, Shelf) or events is self._events:
            return
        self._events, self._shelf = events, shelf
        shelf.changed.connect(self._refresh)
        self._refresh()

    def _set_item(self, item: str) -> None:
        if item == self._item:
            return
        self._item = item
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        shelf = self._shelf
        if shelf is None or not self._item:
            return
        self._view = event_detail(shelf.today, self._item, shelf.now, shelf.language, shelf.names)
        found = shelf.item(self._item)
        self._picture = (
            shelf.pictures.of(found, shelf.now)
            if found
            else shelf.pictures.scene("village", shelf.now)
        )
        self._facts.set_rows(self._view.facts if self._view else ())
        self._dates.set_rows(self._view.dates if self._view else ())
        self.changed.emit()

    def _text(self, name: str) -> str:
        return str(getattr(self._view, name, ""))

    def _longest(self) -> int:
        facts = self._view.facts if self._view else ()
        return max((len(word) for fact in facts for word in fact.title.split()), default=0)

    def _code(self, name: str) -> str:
        return str(getattr(getattr(self._view, "take_along", NOTHING), name))

    events = Property(QObject, lambda self: self._events, _set_events, notify=changed)
    item = Property(str, lambda self: self._item, _set_item, notify=changed)
    facts = Property(QObject, lambda self: self._facts, constant=True)
    longestFact = Property(int, lambda self: self._longest(), notify=changed)  # noqa: N815 - QML's spelling
    dates = Property(QObject, lambda self: self._dates, constant=True)
    gone = Property(bool, lambda self: self._view is None, notify=changed)
    cancelled = Property(
        bool, lambda self: bool(self._view and self._view.cancelled), notify=changed
    )
    kicker = Property(str, lambda self: self._text("kicker"), notify=changed)
    headline = Property(str, lambda self: self._text("headline"), notify=changed)
    notice = Property(str, lambda self: self._text("notice"), notify=changed)
    body = Property(str, lambda self: self._text("body"), notify=changed)
    alt = Property(str, lambda self: self._text("alt"), notify=changed)
    source = Property(str, lambda self: self._text("source"), notify=changed)
    day = Property(str, lambda self: self._text("day"), notify=changed)
    dayLine = Property(str, lambda self: self._text("same_day_line"), notify=changed)  # noqa: N815 - QML's spelling
    datesLine = Property(str, lambda self: self._text("dates_line"), notify=changed)  # noqa: N815 - QML's spelling
    code = Property(str, lambda self: self._code("content"), notify=changed)
    codeTitle = Property(str, lambda self: self._code("title"), notify=changed)  # noqa: N815 - QML's spelling
    codeLine = Property(str, lambda self: self._code("line"), notify=changed)  # noqa: N815 - QML's spelling
    picture = Property(str, lambda self: self._picture.url, notify=changed)
    dark = Property(bool, lambda self: self._picture.dark, notify=changed)
