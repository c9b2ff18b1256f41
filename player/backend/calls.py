# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The calls to take part as QML sees them: the list, and one call for its pages."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from player.backend.pictures import Picture
from player.backend.rows import RowModel
from player.backend.shelf import Shelf
from player.view.call_chart import OptionCard
from player.view.call_detail import Advice, CallDetail, call_detail
from player.view.call_phases import PhaseMark
from player.view.calls import CallRow, calls_view
from player.view.chart import NO_CHART, Bar, Chart
from player.view.take_along import NOTHING

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

_NO_PICTURE = Picture("", dark=False)
# A card shows no more than this, the page of the options all of them.
_MOST_BARS = 8


@QmlElement
class CallsModel(QObject):
    """The list: the most urgent call in the look zone, the others in `rows`."""

    changed = Signal()

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shelf = shelf
        self._rows = RowModel(CallRow, self)
        self._phases = RowModel(PhaseMark, self)
        self._view = calls_view((), shelf.now)
        self._picture = _NO_PICTURE
        shelf.changed.connect(self._refresh)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        shelf = self.shelf
        self._view = calls_view(shelf.items, shelf.now, shelf.language)
        self._rows.set_rows(self._view.rows)
        self._phases.set_rows(self._view.phases)
        self._picture = _picture(shelf, self._view.lead_item)
        self.changed.emit()

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
class CallCard(QObject):
    """One call, made by its pages with `calls` and `item`. `gone`: it is not shown now."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls: CallsModel | None = None
        self._item = ""
        self._view: CallDetail | None = None
        self._picture = _NO_PICTURE
        self._phases = RowModel(PhaseMark, self)
        self._bars = RowModel(Bar, self)
        self._hints = RowModel(Advice, self)
        self._options = RowModel(OptionCard, self)

    def _set_calls(self, calls: QObject) -> None:
        if not isinstance(calls, CallsModel) or calls is self._calls:
            return
        self._calls = calls
        calls.changed.connect(self._refresh)
        self._refresh()

    def _set_item(self, item: str) -> None:
        if item == self._item:
            return
        self._item = item
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        if self._calls is None or not self._item:
            return
        shelf = self._calls.shelf
        view = call_detail(shelf.items, self._item, shelf.now, shelf.language, shelf.names)
        self._view = view
        self._picture = _picture(shelf, self._item)
        self._phases.set_rows(view.phases if view else ())
        self._bars.set_rows(view.chart.bars[:_MOST_BARS] if view else ())
        self._hints.set_rows(view.hints if view else ())
        self._options.set_rows(view.options if view else ())
        self.changed.emit()

    def _text(self, name: str) -> str:
        return str(getattr(self._view, name, ""))

    def _chart(self) -> Chart:
        return self._view.chart if self._view else NO_CHART

    def _code(self, name: str) -> str:
        return str(getattr(getattr(self._view, "take_along", NOTHING), name))

    calls = Property(QObject, lambda self: self._calls, _set_calls, notify=changed)
    item = Property(str, lambda self: self._item, _set_item, notify=changed)
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


def _picture(shelf: Shelf, item_id: str) -> Picture:
    found = shelf.item(item_id)
    if found is not None:
        return shelf.pictures.of(found, shelf.now)
    return shelf.pictures.scene("village", shelf.now)
