# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One event as its page sees it."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from player.backend.card import Card
from player.backend.shelf import Shelf
from player.view.event_detail import EventDetail, Fact, OtherDate, event_detail

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class EventCard(Card[EventDetail]):
    """One event, made by its page with `events` and `item`. `gone`: it is not shown now."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facts = self._list("facts", Fact)
        self._dates = self._list("dates", OtherDate)

    def _look(self, shelf: Shelf, item: str) -> EventDetail | None:
        return event_detail(shelf.today, item, shelf.now, shelf.language, shelf.names)

    events = Property(QObject, lambda self: self._overview, Card.set_overview, notify=changed)
    item = Property(str, lambda self: self._item, Card.set_item, notify=changed)
    facts = Property(QObject, lambda self: self._facts, constant=True)
    longestFact = Property(int, lambda self: self._longest_fact(), notify=changed)  # noqa: N815 - QML's spelling
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
