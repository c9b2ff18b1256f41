# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which store file this release uses, and how it builds its own from an older one's rows."""

import contextlib
import os
import sqlite3
from datetime import datetime
from pathlib import Path

from content import schema
from content.files import make_file, sync
from content.state import item_row, row_item, row_source, source_row

_NEW_NAME = "content.new.db"


def open_store(folder: Path) -> sqlite3.Connection:
    """Open this release's store for writing, whatever is found, and without network.

    An older store is copied row by row into a new file; the old one stays as `content.v<N>.db`.
    A newer one is left alone for the newer release. A damaged one is set aside as
    `content.broken.db`, and a new one begun.

    Raises:
        OSError: the folder cannot be written.
        sqlite3.Error: the file cannot be used, though it is not damaged (locked, disk full).
    """
    _forget(folder / _NEW_NAME)
    file = folder / schema.NAME
    try:
        found = _version(file)
        if found > schema.CURRENT:
            file = folder / schema.kept_name(schema.CURRENT)
            found = _version(file)
        if 0 < found < schema.CURRENT:
            _upgrade(file, found)
        return _opened(file)
    except sqlite3.DatabaseError as error:
        if not schema.is_damage(error):
            raise
    set_aside(file)
    return _opened(file)


def _opened(file: Path) -> sqlite3.Connection:
    make_file(file)
    connection = schema.connect(file)
    try:
        schema.set_journal(connection, "WAL")
        if schema.version(connection) == 0:
            schema.create(connection)
        _check(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection) -> None:
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        broken = sqlite3.DatabaseError(verdict)
        broken.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise broken


def _version(file: Path) -> int:
    if not file.exists():
        return 0
    connection = schema.connect(file)
    try:
        return schema.version(connection)
    finally:
        connection.close()


def _upgrade(file: Path, found: int) -> None:
    """Build the current version beside the old file, then let them change places."""
    new = file.with_name(_NEW_NAME)
    make_file(new)
    old_store = schema.connect(file)
    new_store = schema.connect(new)
    try:
        # Without a log beside it: the log is found by the file's name, and the new file's
        # first reader would take the old one's log for its own.
        schema.set_journal(old_store, "DELETE")
        schema.create(new_store)
        new_store.execute("BEGIN")
        _copy(old_store, new_store, found)
        new_store.execute("COMMIT")
    finally:
        new_store.close()
        old_store.close()
    sync(new)
    kept = file.with_name(schema.kept_name(found))
    kept.unlink(missing_ok=True)
    os.link(file, kept)
    sync(file.parent)
    new.replace(file)
    sync(file.parent)


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, found: int) -> None:
    """Every row that can be read; a damaged one costs itself, and comes with the next sync."""
    for item_id, source, *row in old.execute(schema.ITEM_ROWS[found]):
        with contextlib.suppress(ValueError):
            item = row_item(*row)
            seen = (_said(item.first_seen), _said(item.last_seen))
            schema.insert(new, (item_id, source, item_row(item), *seen), item)
    for source, data in old.execute(schema.SOURCE_ROWS[found]):
        with contextlib.suppress(ValueError):
            row = source_row(row_source(source, data, 0))
            new.execute("INSERT INTO source VALUES (?, ?)", (source, row))
    new.execute("UPDATE state SET generation = 1")


def _said(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def set_aside(file: Path) -> None:
    """Let a damaged database make room for a new one; it stays as `<name>.broken.db`.

    Raises:
        OSError: it cannot be renamed.
    """
    file.replace(file.with_name(f"{file.name.partition('.')[0]}.broken.db"))
    _forget(file)


def _forget(file: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
