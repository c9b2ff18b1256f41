# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The search as QML sees it: what is typed, and what is found while it is."""

import logging

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from player.backend.bearing import Bearer
from player.backend.card import Overview
from player.backend.shelf import Shelf
from player.search.answers import Answers, Hit, Sight, answers, suggestions
from player.search.entry import Entry
from player.search.finder import Finder
from player.search.letters import forget
from player.search.things import Around
from player.search.typed import erased, typed
from player.search.ways import everything
from player.view.offers import Chip

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

# While nobody searches, new things are taken in a few at a time, so that no finger waits.
_PIECE = 4
_PAUSE_MS = 40


@QmlElement
class SearchModel(Overview[Answers]):
    """The line that is typed, and what it finds. Both stay until `begin` or `reset`.

    `asked` says whether anything is typed, `some` whether anything is found.
    """

    changed = Signal()

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(shelf, parent)
        self._finder = Finder()
        self._lister: Bearer[tuple[Entry, ...]] = Bearer(type(self).__name__)
        self._line = ""
        self._group = ""
        self._begun = False
        self._proposals: tuple[Chip, ...] = ()
        self._nearest = self._list("nearest", Hit)
        self._sights = self._list("sights", Sight)
        self._chips = self._list("chips", Chip)
        self._rows = self._list("rows", Hit)
        self._words = self._list("proposals", Chip)
        self._idle = QTimer(self, interval=_PAUSE_MS)
        self._idle.timeout.connect(self._learn)
        self._follow()

    @Slot()
    def _refresh(self) -> None:
        shelf = self.shelf
        self._around = Around(shelf.here, shelf.names, shelf.villages)
        self._borne, entries = self._lister.look(self._list_all, shelf)
        self._finder.stock(entries)
        self._idle.start()
        self._propose()
        self._answer()

    def _list_all(self, shelf: Shelf) -> tuple[Entry, ...]:
        return tuple(everything(shelf.items, self._around))

    @Slot()
    def _learn(self) -> None:
        if not self._finder.work(_PIECE):
            self._idle.stop()

    def _propose(self) -> None:
        self._proposals = ()
        if self._begun:
            self._proposals = suggestions(self._finder, self._borne.items, self._around)

    def _answer(self) -> None:
        try:
            self._view = self._look(self.shelf)
        except Exception:
            # what is typed is seen all the same
            log.exception("what is found cannot be told")
            self._view = answers(Finder(), self._line, "", self.shelf.language, ())
        self._show(self.shelf, self._view)

    def _look(self, shelf: Shelf) -> Answers:
        return answers(self._finder, self._line, self._group, shelf.language, self._proposals)

    def _ask(self, line: str) -> None:
        if line != self._line:
            self._line = line
            self._group = ""
            self._answer()

    @Slot(str)
    def write(self, letters: str) -> None:
        """Add letters to the line."""
        self._ask(typed(self._line, letters))

    @Slot()
    def erase(self) -> None:
        """Take the last letter away."""
        self._ask(erased(self._line))

    @Slot(str)
    def take(self, words: str) -> None:
        """Put these words in the place of what stands there."""
        self._ask(typed("", words))

    @Slot(str)
    def select_group(self, name: str) -> None:
        """Show what is found of one group alone; "" shows all."""
        self._group = name
        self._answer()

    @Slot()
    def begin(self) -> None:
        """Begin with an empty line, and with words to choose from."""
        self._begun = True
        self._line = self._group = ""
        self._propose()
        self._answer()

    @Slot()
    def reset(self) -> None:
        """Forget what was typed."""
        self._begun = False
        self._line = self._group = ""
        self._propose()
        self._answer()
        forget()

    nearest = Property(QObject, lambda self: self._nearest, constant=True)
    sights = Property(QObject, lambda self: self._sights, constant=True)
    chips = Property(QObject, lambda self: self._chips, constant=True)
    rows = Property(QObject, lambda self: self._rows, constant=True)
    proposals = Property(QObject, lambda self: self._words, constant=True)
    line = Property(str, lambda self: self._line, notify=changed)
    asked = Property(bool, lambda self: bool(self._line.strip()), notify=changed)
    language = Property(str, lambda self: self.shelf.language, notify=changed)
    headline = Property(str, lambda self: self._view.headline, notify=changed)
    meant = Property(str, lambda self: self._view.meant, notify=changed)
    more = Property(str, lambda self: self._view.more, notify=changed)
    some = Property(bool, lambda self: bool(self._view.rows), notify=changed)
    picture = Property(str, lambda self: self._picture.url, notify=changed)
