# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the screen shows instead of its usual pages, as QML sees it."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from player.backend.pictures import Picture
from player.backend.rows import RowModel
from player.backend.shelf import Shelf
from player.view.instead import (
    JOIN,
    SETUP,
    Joining,
    Quiet,
    Step,
    Wording,
    instead_of,
    joining_of,
    meeting_of,
    quiet_of,
)
from player.view.setup import Mistake, Setup, Task, Translated, setup_of

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class InsteadModel(QObject):
    """What takes the screen: `name` is `neutral`, `maintenance`, `join`, `setup` or "" for nothing.

    `meeting` is the item of the meeting whose agenda stays up, `open` whether the screen is not
    joined to an office that it has; `code` (`spelled` for a voice), `link`, `words`, `officeWords`
    and `steps` then say what to do, and `others` the same in the other languages. `quiet...` is
    what a quiet screen says, `setup...` what one says that nobody has set up (`bare`).
    """

    changed = Signal()

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._name = self._meeting = ""
        self._joining = Joining()
        self._quiet = Quiet()
        self._setup = Setup()
        self._picture = Picture("", dark=False)
        self._steps = RowModel(Step, self)
        self._others = RowModel(Wording, self)
        self._quiet_others = RowModel(Wording, self)
        self._mistakes = RowModel(Mistake, self)
        self._tasks = RowModel(Task, self)
        self._setup_others = RowModel(Translated, self)
        shelf.changed.connect(self._refresh)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        shelf = self._shelf
        mode, now = shelf.mode, shelf.now if shelf.trust.trusted else None
        self._name = instead_of(mode, shelf.enrolment, shelf.items, shelf.provisioned)
        cards = {item.id: item for item in shelf.items}
        self._meeting = meeting_of(mode, cards, shelf.now)
        self._joining = joining_of(shelf.enrolment, now, shelf.language)
        self._quiet = quiet_of(self._name, mode, now, shelf.language)
        self._setup = setup_of(shelf.provisioned, shelf.language)
        self._mistakes.set_rows(self._setup.mistakes)
        self._tasks.set_rows(self._setup.tasks)
        self._setup_others.set_rows(self._setup.others)
        self._picture = shelf.pictures.scene("village", shelf.now)
        self._steps.set_rows(self._joining.steps)
        self._others.set_rows(self._joining.others)
        self._quiet_others.set_rows(self._quiet.others)
        self.changed.emit()

    name = Property(str, lambda self: self._name, notify=changed)
    joins = Property(bool, lambda self: self._name == JOIN, notify=changed)
    bare = Property(bool, lambda self: self._setup.open, notify=changed)
    setsUp = Property(bool, lambda self: self._name == SETUP, notify=changed)  # noqa: N815
    setup = Property(str, lambda self: self._setup.headline, notify=changed)
    setupLine = Property(str, lambda self: self._setup.line, notify=changed)  # noqa: N815
    wrong = Property(int, lambda self: self._setup.wrong, notify=changed)
    mistakes = Property(QObject, lambda self: self._mistakes, constant=True)
    tasks = Property(QObject, lambda self: self._tasks, constant=True)
    setupOthers = Property(QObject, lambda self: self._setup_others, constant=True)  # noqa: N815
    meeting = Property(str, lambda self: self._meeting, notify=changed)
    quiet = Property(str, lambda self: self._quiet.headline, notify=changed)
    quietLine = Property(str, lambda self: self._quiet.line, notify=changed)  # noqa: N815 - QML's spelling
    quietOthers = Property(QObject, lambda self: self._quiet_others, constant=True)  # noqa: N815
    open = Property(bool, lambda self: self._joining.open, notify=changed)
    headline = Property(str, lambda self: self._joining.headline, notify=changed)
    line = Property(str, lambda self: self._joining.line, notify=changed)
    code = Property(str, lambda self: self._joining.code, notify=changed)
    spelled = Property(str, lambda self: " ".join(self._joining.code), notify=changed)
    link = Property(str, lambda self: self._joining.link, notify=changed)
    words = Property(str, lambda self: self._joining.words, notify=changed)
    officeWords = Property(str, lambda self: self._joining.office, notify=changed)  # noqa: N815
    detail = Property(str, lambda self: self._joining.detail, notify=changed)
    steps = Property(QObject, lambda self: self._steps, constant=True)
    others = Property(QObject, lambda self: self._others, constant=True)
    picture = Property(str, lambda self: self._picture.url, notify=changed)
    dark = Property(bool, lambda self: self._picture.dark, notify=changed)
