# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Rows of any frozen dataclass as a list model: its fields are the roles."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

_FIRST = int(Qt.ItemDataRole.UserRole) + 1


class RowModel(QAbstractListModel):
    """A list model of rows of one type.

    `set_rows` tells the view only what differs, so that a list that stayed the same keeps its
    place under the finger.
    """

    def __init__(self, row_type: type, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = [field.name for field in fields(row_type)]
        self._rows: tuple[Any, ...] = ()

    def set_rows(self, rows: Sequence[object]) -> None:
        """Show these rows from now on."""
        new = tuple(rows)
        if new == self._rows:
            return
        if len(new) != len(self._rows):
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        changed = [
            n for n, (old, row) in enumerate(zip(self._rows, new, strict=True)) if old != row
        ]
        self._rows = new
        for n in changed:
            self.dataChanged.emit(self.index(n), self.index(n))

    def rowCount(  # noqa: N802 - Qt's name
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008 - Qt's signature
    ) -> int:
        """How many rows there are; a row has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """The field of that role, or None."""
        number = role - _FIRST
        if not (index.isValid() and 0 <= number < len(self._names)):
            return None
        value = getattr(self._rows[index.row()], self._names[number])
        return list(value) if isinstance(value, tuple) else value

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802 - Qt's name
        """A role for each field."""
        return {_FIRST + n: QByteArray(name.encode()) for n, name in enumerate(self._names)}
