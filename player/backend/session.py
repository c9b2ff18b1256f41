# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The visit of one person before the glass, for QML."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Session(QObject):
    """Who stands before the glass.

    `stage` is `explore` while somebody does. `reset` says that the visit is over: whoever keeps
    anything of it forgets that now.
    """

    changed = Signal()
    reset = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage = "explore"

    @Slot()
    def finish(self) -> None:
        """End the visit."""
        self.reset.emit()

    stage = Property(str, lambda self: self._stage, notify=changed)
