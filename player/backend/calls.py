# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The calls to take part as QML sees them: the list, and one call for its pages."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from player.backend.card import Card, Overview
from player.backend.pictures import Picture
from player.backend.rows import RowModel
from player.backend.shelf import Shelf
from player.view.call_chart import OptionCard
from player.view.call_detail import Advice, CallDetail, call_detail
from player.view.call_phases import PhaseMark
from player.view.calls import CallRow, CallsView, calls_view
from player.view.chart import NO_CHART, Bar, Chart

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

# A card shows no more than this, the page of the options all of them.
_MOST_BARS = 8


@QmlElement
class CallsModel(Overview[CallsView]):
    """The list: the most urgent call in the look zone, the others in `rows`."""

    changed = Signal()

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(shelf, parent)
        self._rows = self._list("rows", CallRow)
        self._phases = self._list("phases", PhaseMark)
        self._follow()

    def _look(self, shelf: Shelf) -> CallsView:
        return calls_view(shelf.items, shelf.now, shelf.language)

    def _find_picture(self, shelf: Shelf) -> Picture:
        return shelf.picture(self._view.lead_item, self._scene_name)

    rows = Property(QObject, lambda self: self._rows, constant=True)
    phases = Property(QObject, lambda self: self._phases, constant=True)
    phased = Property(bool, lambda self: bool(self._view.phases), notify=changed)
    leadItem = Property(str, lambda self: self._view.lead_item, notify=changed)  # noqa: N815 - QML's spelling
    kicker = Property(str, lambda self: self._view.kicker, notify=changed)
    headline = Property(str, lambda self: self._view.headline, notify=changed)
    lead = Property(str, lambda self: self._view.lead, notify=changed)
    action = Property(str, lambda self: self._view.action, notify=changed)
    nothing = Property(str, lambda self: self._view.nothing, notify=changed)
    picture = Property(str, lambda self: self._picture.url, notify=changed)


@QmlElement
class CallCard(Card[CallDetail]):
    """One call, made by its pages with `calls` and `item`. `gone`: it is not shown now."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._phases = self._list("phases", PhaseMark)
        self._hints = self._list("hints", Advice)
        self._options = self._list("options", OptionCard)
        self._bars = RowModel(Bar, self)

    def _look(self, shelf: Shelf, item: str) -> CallDetail | None:
        return call_detail(shelf.items, item, shelf.now, shelf.language, shelf.names)

    def _fill(self, _shelf: Shelf) -> None:
        self._bars.set_rows(self._chart().bars[:_MOST_BARS])

    def _chart(self) -> Chart:
        return self._view.chart if self._view else NO_CHART

    calls = Property(QObject, lambda self: self._overview, Card.set_overview, notify=changed)
    item = Property(str, lambda self: self._item, Card.set_item, notify=changed)
    gone = Property(bool, lambda self: self._view is None, notify=changed)
    phases = Property(QObject, lambda self: self._phases, constant=True)
    phased = Property(bool, lambda self: bool(self._view and self._view.phases), notify=changed)
    bars = Property(QObject, lambda self: self._bars, constant=True)
    barsInAll = Property(int, lambda self: len(self._chart().bars), notify=changed)  # noqa: N815 - QML's spelling
    charted = Property(bool, lambda self: not self._chart().empty, notify=changed)
    chartTitle = Property(str, lambda self: self._chart().title, notify=changed)  # noqa: N815 - QML's spelling
    chartCaption = Property(str, lambda self: self._chart().caption, notify=changed)  # noqa: N815 - QML's spelling
    figure = Property(str, lambda self: self._chart().figure, notify=changed)
    figureWords = Property(str, lambda self: self._chart().words, notify=changed)  # noqa: N815 - QML's spelling
    hints = Property(QObject, lambda self: self._hints, constant=True)
    numbered = Property(bool, lambda self: bool(self._view and self._view.numbered), notify=changed)
    options = Property(QObject, lambda self: self._options, constant=True)
    optionsTitle = Property(str, lambda self: self._text("options_title"), notify=changed)  # noqa: N815 - QML's spelling
    optionsLine = Property(str, lambda self: self._text("options_line"), notify=changed)  # noqa: N815 - QML's spelling
    kicker = Property(str, lambda self: self._text("kicker"), notify=changed)
    headline = Property(str, lambda self: self._text("headline"), notify=changed)
    lead = Property(str, lambda self: self._text("lead"), notify=changed)
    body = Property(str, lambda self: self._text("body"), notify=changed)
    notice = Property(str, lambda self: self._text("notice"), notify=changed)
    noticeIcon = Property(str, lambda self: self._text("notice_icon"), notify=changed)  # noqa: N815 - QML's spelling
    decided = Property(str, lambda self: self._text("decided"), notify=changed)
    outcome = Property(str, lambda self: self._text("outcome"), notify=changed)
    source = Property(str, lambda self: self._text("source"), notify=changed)
    code = Property(str, lambda self: self._code("content"), notify=changed)
    codeTitle = Property(str, lambda self: self._code("title"), notify=changed)  # noqa: N815 - QML's spelling
    codeLine = Property(str, lambda self: self._code("line"), notify=changed)  # noqa: N815 - QML's spelling
    picture = Property(str, lambda self: self._picture.url, notify=changed)
