# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The meetings as QML see them: the list, and one meeting for its page."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from player.backend.card import Card, Overview
from player.backend.pictures import Picture
from player.backend.shelf import Shelf
from player.view.event_detail import Fact
from player.view.meeting_detail import MeetingDetail, PointRow, meeting_detail, paper_code
from player.view.meetings import MeetingRow, MeetingsView, meetings_view
from player.view.offers import Chip
from player.view.take_along import NOTHING

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

# more of them need a sheet of their own
_FEW_CHIPS = 4


@QmlElement
class MeetingsModel(Overview[MeetingsView]):
    """The list: the next meeting in the look zone. The chosen village stays until `reset`."""

    changed = Signal()
    _scene_name = "hall"

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(shelf, parent)
        self._place = ""
        self._chips = self._list("chips", Chip)
        self._rows = self._list("rows", MeetingRow)
        self._past = self._list("past", MeetingRow)
        self._follow()

    def _look(self, shelf: Shelf) -> MeetingsView:
        return meetings_view(shelf.items, shelf.now, shelf.place, self._place, shelf.language)

    def _find_picture(self, shelf: Shelf) -> Picture:
        # a picture that bears to be cut to the width of an empty page
        some = self._view.lead_item or self._view.chips
        return shelf.pictures.scene(self._scene_name if some else "village", shelf.now)

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
class MeetingCard(Card[MeetingDetail]):
    """One meeting, made by its page with `meetings` and `item`. `gone`: it is not shown now.

    `choose` puts a paper's address into the code; the same one again takes it out.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen = NOTHING
        self._facts = self._list("facts", Fact)
        self._agenda = self._list("agenda", PointRow)
        self._papers = self._list("papers", PointRow)

    def _look(self, shelf: Shelf, item: str) -> MeetingDetail | None:
        return meeting_detail(shelf.items, item, shelf.now, shelf.language, shelf.names)

    def _find_picture(self, shelf: Shelf) -> Picture:
        return shelf.pictures.scene("hall", shelf.now)

    @Slot(str, str)
    def choose(self, url: str, reference: str) -> None:
        """Take this paper along."""
        language = self._shelf.language if self._shelf else "de"
        again = url == self._chosen.content
        self._chosen = NOTHING if again else paper_code(url, reference, language)
        self.changed.emit()

    def _code(self, name: str) -> str:
        usual = self._view.take_along if self._view else NOTHING
        return str(getattr(self._chosen if self._chosen.content else usual, name))

    meetings = Property(QObject, lambda self: self._overview, Card.set_overview, notify=changed)
    item = Property(str, lambda self: self._item, Card.set_item, notify=changed)
    facts = Property(QObject, lambda self: self._facts, constant=True)
    agenda = Property(QObject, lambda self: self._agenda, constant=True)
    papers = Property(QObject, lambda self: self._papers, constant=True)
    longestFact = Property(int, lambda self: self._longest_fact(), notify=changed)  # noqa: N815 - QML's spelling
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
