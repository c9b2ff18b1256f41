# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What became of what a terminal had to tell its office: `delivery.db` in the state folder.

The agent alone writes here (and `kiosk outbox`, for an admin): fates of entries by their key,
receipts of orders, links of the proof. The outbox itself only ever grows.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from content import schema
from content.files import Reserve, make_file, make_folder

__all__ = ["Database", "Delivery", "Fate", "transaction"]

NAME = "delivery.db"

# what others annotate without touching SQLite themselves
Database = sqlite3.Connection
#: The state of an entry (`failed`, `delivered` or `dropped`; without one it waits), and its tries.
Fate = tuple[str, int]

_VERSION = 1
_OUTBOX = "outbox.db"
# changed only by additions: an older release may run again tomorrow, and write what it knows of
_TABLES = (
    """CREATE TABLE IF NOT EXISTS fate (
        key TEXT NOT NULL PRIMARY KEY,
        state TEXT NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID""",
    # an outcome of NULL is one that was begun and not ended
    """CREATE TABLE IF NOT EXISTS receipt (
        "order" TEXT NOT NULL PRIMARY KEY,
        number INTEGER NOT NULL,
        verb TEXT NOT NULL,
        boot TEXT NOT NULL,
        outcome TEXT,
        detail TEXT NOT NULL DEFAULT '',
        blob TEXT NOT NULL DEFAULT ''
    ) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS note (
        name TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS link (
        sequence INTEGER NOT NULL PRIMARY KEY,
        hash TEXT NOT NULL,
        body TEXT,
        created TEXT NOT NULL
    )""",
)


class Delivery:
    """The file of one state folder. Each call opens it, so that nothing is held between."""

    def __init__(self, state: Path) -> None:
        self._state = state
        self._reserve = Reserve(state)

    def fates(self) -> dict[str, Fate]:
        """What became of entries, by their key; an entry that is not among them waits.

        Raises:
            sqlite3.Error: the file cannot be read.
        """
        if not (self._state / NAME).exists():
            return _told_by_outbox(self._state / _OUTBOX)
        with contextlib.closing(self._open()) as database:
            rows = database.execute("SELECT key, state, tries FROM fate").fetchall()
        return {key: (state, tries) for key, state, tries in rows}

    def decide(self, fates: Mapping[str, Fate]) -> None:
        """Keep what became of these entries, on the disk when this returns.

        Raises:
            OSError, sqlite3.Error: it could not be written, not even with the reserve.
        """
        with self.transaction() as database:
            database.executemany(
                "REPLACE INTO fate (key, state, tries) VALUES (?, ?, ?)",
                [(key, *fate) for key, fate in fates.items()],
            )

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Database]:
        """All or nothing of what the block does, on the disk when it ends.

        Raises:
            OSError, sqlite3.Error: the file cannot be written, not even with the reserve.
        """
        make_folder(self._state)
        with contextlib.closing(self._open()) as database, transaction(database):
            yield database

    def rows(self, query: str, values: Iterable[object] = ()) -> list[tuple[object, ...]]:
        """What a query finds; nothing where there is no file.

        Raises:
            sqlite3.Error: the file cannot be read.
        """
        if not (self._state / NAME).exists():
            return []
        with contextlib.closing(self._open()) as database:
            return database.execute(query, tuple(values)).fetchall()

    def _open(self) -> Database:
        # whoever only reads needs room, too, for what SQLite keeps beside the file
        if self._reserve.is_needed():
            self._reserve.release()
        make_file(self._state / NAME)
        database = schema.connect(self._state / NAME)
        try:
            if schema.version(database) < _VERSION:
                self._create(database)
        except BaseException:
            database.close()
            raise
        return database

    def _create(self, database: Database) -> None:
        """Make the tables; what an earlier release kept in the outbox comes along."""
        schema.set_journal(database, "WAL")
        fates = _told_by_outbox(self._state / _OUTBOX)
        with transaction(database):
            for table in _TABLES:
                database.execute(table)
            database.executemany(
                "INSERT OR IGNORE INTO fate (key, state, tries) VALUES (?, ?, ?)",
                [(key, *fate) for key, fate in fates.items()],
            )
            database.execute(f"PRAGMA user_version = {_VERSION:d}")


@contextlib.contextmanager
def transaction(database: Database) -> Iterator[None]:
    """One transaction of an open database, which is undone where the block raises."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:  # a full disk has rolled it back already
            database.execute("ROLLBACK")
        raise


def _told_by_outbox(outbox: Path) -> dict[str, Fate]:
    """The fates that lay in the outbox itself, before there was a file for them."""
    if not outbox.exists():
        return {}
    with contextlib.closing(schema.connect(outbox)) as database:
        there = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'fate'"
        if not database.execute(there).fetchone()[0]:
            return {}
        rows = database.execute("SELECT key, state, tries FROM fate").fetchall()
    return {key: (state, tries) for key, state, tries in rows}
