# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The meetings as QML see them: the list, and one meeting for its page."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from player.backend.pictures import Picture
from player.backend.rows import RowModel
from player.backend.shelf import Shelf
from player.view.event_detail import Fact
from player.view.meeting_detail import MeetingDetail, PointRow, meeting_detail, paper_code
from player.view.meetings import MeetingRow, meetings_view
from player.view.offers import Chip
from player.view.take_along import NOTHING

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

# more of them need a sheet of their own
_FEW_CHIPS = 4


@QmlElement
class MeetingsModel(QObject):
    """The list: the next meeting in the look zone. The chosen village stays until `reset`."""

    changed = Signal()

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shelf = shelf
        self._place = ""
        self._chips = RowModel(Chip, self)
        self._rows = RowModel(MeetingRow, self)
        self._past = RowModel(MeetingRow, self)
        self._picture = Picture("", dark=False)
        shelf.changed.connect(self._refresh)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        shelf = self.shelf
        self._view = meetings_view(shelf.items, shelf.now, shelf.place, self._place, shelf.language)
        self._chips.set_rows(self._view.chips)
        self._rows.set_rows(self._view.rows)
        self._past.set_rows(self._view.past)
        self._picture = shelf.pictures.scene("hall", shelf.now)
        self.changed.emit()

    @Slot(str)
    def select_place(self, name: str) -> None:
        """Show the councils of one village; "" shows all."""
        self._place = name
        self._refresh()

    @Slot()
    def reset(self) -> None:
        """Forget the visitor's choice."""
        self.select_place("")

    chips = Property(QObject, lambda self: self._chips, constant=True)
    rows = Property(QObject, lambda self: self._rows, constant=True)
    past = Property(QObject, lambda self: self._past, constant=True)
    manyChips = Property(bool, lambda self: len(self._view.chips) > _FEW_CHIPS, notify=changed)  # noqa: N815 - QML's spelling
    someChips = Property(bool, lambda self: bool(self._view.chips), notify=changed)  # noqa: N815 - QML's spelling
    leadItem = Property(str, lambda self: self._view.lead_item, notify=changed)  # noqa: N815 - QML's spelling
    kicker = Property(str, lambda self: self._view.kicker, notify=changed)
    headline = Property(str, lambda self: self._view.headline, notify=changed)
    lead = Property(str, lambda self: self._view.lead, notify=changed)
    longestWord = Property(int, lambda self: _longest(self._view.lead), notify=changed)  # noqa: N815 - QML's spelling
    pastLine = Property(str, lambda self: self._view.past_line, notify=changed)  # noqa: N815 - QML's spelling
    nothing = Property(str, lambda self: self._view.nothing, notify=changed)
    picture = Property(str, lambda self: self._picture.url, notify=changed)


@QmlElement
class MeetingCard(QObject):
    """One meeting, made by its page with `meetings` and `item`. `gone`: it is not shown now.

    `choose` puts a paper's address into the code; the same one again takes it out.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._meetings: MeetingsModel | None = None
        self._item = ""
        self._view: MeetingDetail | None = None
        self._chosen = NOTHING
        self._facts = RowModel(Fact, self)
        self._agenda = RowModel(PointRow, self)
        self._papers = RowModel(PointRow, self)
        self._picture = Picture("", dark=False)

    def _set_meetings(self, meetings: QObject) -> None:
        if not isinstance(meetings, MeetingsModel) or meetings is self._meetings:
            return
        self._meetings = meetings
        meetings.changed.connect(self._refresh)
        self._refresh()

    def _set_item(self, item: str) -> None:
        if item != self._item:
            self._item = item
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        if self._meetings is None or not self._item:
            return
        shelf = self._meetings.shelf
        self._view = meeting_detail(shelf.items, self._item, shelf.now, shelf.language, shelf.names)
        if self._view is not None:
            self._facts.set_rows(self._view.facts)
            self._agenda.set_rows(self._view.agenda)
            self._papers.set_rows(self._view.papers)
        self._picture = shelf.pictures.scene("hall", shelf.now)
        self.changed.emit()

    @Slot(str, str)
    def choose(self, url: str, reference: str) -> None:
        """Take this paper along."""
        language = self._meetings.shelf.language if self._meetings else "de"
        again = url == self._chosen.content
        self._chosen = NOTHING if again else paper_code(url, reference, language)
        self.changed.emit()

    def _text(self, name: str) -> str:
        return str(getattr(self._view, name, ""))

    def _code(self, name: str) -> str:
        usual = self._view.take_along if self._view else NOTHING
        return str(getattr(self._chosen if self._chosen.content else usual, name))

    def _longest(self) -> int:
        facts = self._view.facts if self._view else ()
        return max((_longest(fact.title) for fact in facts), default=1)

    meetings = Property(QObject, lambda self: self._meetings, _set_meetings, notify=changed)
    item = Property(str, lambda self: self._item, _set_item, notify=changed)
    facts = Property(QObject, lambda self: self._facts, constant=True)
    agenda = Property(QObject, lambda self: self._agenda, constant=True)
    papers = Property(QObject, lambda self: self._papers, constant=True)
    longestFact = Property(int, lambda self: self._longest(), notify=changed)  # noqa: N815 - QML's spelling
    gone = Property(bool, lambda self: self._view is None, notify=changed)
    cancelled = Property(
        bool, lambda self: bool(self._view and self._view.cancelled), notify=changed
    )
    chosen = Property(str, lambda self: self._chosen.content, notify=changed)
    kicker = Property(str, lambda self: self._text("kicker"), notify=changed)
    headline = Property(str, lambda self: self._text("headline"), notify=changed)
    notice = Property(str, lambda self: self._text("notice"), notify=changed)
    nothing = Property(str, lambda self: self._text("nothing"), notify=changed)
    source = Property(str, lambda self: self._text("source"), notify=changed)
    code = Property(str, lambda self: self._code("content"), notify=changed)
    codeTitle = Property(str, lambda self: self._code("title"), notify=changed)  # noqa: N815 - QML's spelling
    codeLine = Property(str, lambda self: self._code("line"), notify=changed)  # noqa: N815 - QML's spelling
    picture = Property(str, lambda self: self._picture.url, notify=changed)


def _longest(text: str) -> int:
    """The letters of the longest word, at least one."""
    return max((len(word) for word in text.split()), default=1)
