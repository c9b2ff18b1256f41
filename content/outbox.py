# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a terminal has to tell its office: appended here, delivered by others.

`outbox.db` lies in the state folder. An entry is known by its key for ever, so that it counts
once however often it is sent; what became of it stands in `content.delivery`. Counters of a
running hour lie in a table of their own and become one entry, in one transaction, when the hour
is over: a power cut costs what was not yet written, and nothing is counted twice.
"""

import contextlib
import json
import logging
import sqlite3
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from content import schema
from content.delivery import Delivery, Fate, transaction
from content.files import Reserve, make_file, make_folder
from content.upgrade import set_aside

__all__ = ["COUNTERS", "Entry", "Outbox", "OutboxError"]

# what callers catch without touching SQLite themselves
OutboxError = sqlite3.Error

log = logging.getLogger(__name__)

NAME = "outbox.db"
COUNTERS = "counters"
_OVER = frozenset({"delivered", "dropped"})

_VERSION = 1
_TABLES = (
    # changed only by additions: an older release may run again tomorrow
    """CREATE TABLE IF NOT EXISTS entry (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        body TEXT,
        created TEXT NOT NULL
    )""",
    """CREATE TABLE IF NOT EXISTS tally (
        hour TEXT NOT NULL,
        page TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (hour, page)
    ) WITHOUT ROWID""",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be delivered once. `body` is None once it was erased.

    `state` is `waiting`, `failed`, `delivered` or `dropped`, after so many `tries`.
    """

    key: str
    kind: str
    body: Mapping[str, object] | None
    created: datetime
    state: str = "waiting"
    tries: int = 0


class Outbox:
    """The outbox of a state folder. Each call opens the file, so that nothing is held between."""

    def __init__(self, state: Path) -> None:
        self._state = state
        self._reserve = Reserve(state)
        self._delivery = Delivery(state)

    def append(self, kind: str, body: Mapping[str, object], now: datetime, key: str = "") -> str:
        """Add an entry, on the disk when this returns; a key that is there already adds nothing.

        Returns:
            Its key.

        Raises:
            OSError: the folder cannot be written.
            OutboxError: it could not be written, not even with the reserve.
        """
        key = key or uuid.uuid4().hex

        def insert(database: sqlite3.Connection) -> None:
            _insert(database, key, kind, body, now)

        self._write(insert)
        return key

    def count(self, pages: Mapping[str, int], now: datetime) -> None:
        """Add to the counters of the running hour, and close the hours before it.

        Nobody who counted is known: a page, an hour and a number are all there is.

        Raises:
            OSError: the folder cannot be written.
            OutboxError: it could not be written, not even with the reserve.
        """
        hour = _hour(now)

        def add(database: sqlite3.Connection) -> None:
            database.executemany(
                "INSERT INTO tally (hour, page, count) VALUES (?, ?, ?)"
                " ON CONFLICT (hour, page) DO UPDATE SET count = count + excluded.count",
                [(hour, page, number) for page, number in sorted(pages.items()) if number > 0],
            )
            _close_hours(database, hour, now)

        self._write(add)

    def entries(self) -> tuple[Entry, ...]:
        """All entries, the oldest first; none where there is no outbox.

        Raises:
            OutboxError: the file cannot be read.
        """
        return self._entries("SELECT key, kind, body, created FROM entry ORDER BY number")

    def waiting(self, most: int) -> tuple[Entry, ...]:
        """The oldest entries that are to be delivered, at most so many.

        Raises:
            OutboxError: the file cannot be read.
        """
        told = "SELECT key, kind, body, created FROM entry WHERE body IS NOT NULL ORDER BY number"
        return tuple(entry for entry in self._entries(told) if entry.state == "waiting")[:most]

    def erase(self) -> int:
        """Erase the bodies of entries that arrived or were given up; how many had one.

        Raises:
            OSError: the folder cannot be written.
            OutboxError: it could not be written.
        """
        over = [
            entry for entry in self.entries() if entry.state in _OVER and entry.body is not None
        ]
        if not over:
            return 0

        def forget(database: sqlite3.Connection) -> None:
            # what is erased is overwritten, too
            database.execute("PRAGMA secure_delete = ON")
            database.executemany(
                "UPDATE entry SET body = NULL WHERE key = ?", [(entry.key,) for entry in over]
            )

        self._write(forget)
        return len(over)

    def clear(self) -> None:
        """Give up whatever waits, and the counters of the running hour: nothing is said any more.

        Raises:
            OSError, OutboxError: it could not be written.
        """
        self._delivery.decide(
            {e.key: ("dropped", e.tries) for e in self.entries() if e.state not in _OVER}
        )
        self.erase()
        self._write(lambda database: database.execute("DELETE FROM tally"))

    def _entries(self, query: str) -> tuple[Entry, ...]:
        if not (self._state / NAME).exists():
            return ()
        with contextlib.closing(self._open()) as database:
            rows = database.execute(query).fetchall()
        fates = self._delivery.fates()
        return tuple(_entry(row, fates.get(row[0], ("waiting", 0))) for row in rows)

    def retry(self, key: str) -> bool:
        """Let an entry that failed be delivered again from the start; whether there is one."""
        return self._decide(key, "waiting", from_states=("waiting", "failed"))

    def drop(self, key: str) -> bool:
        """Give an entry up, and erase what it said; whether there is one that was not delivered."""
        return self._decide(key, "dropped", from_states=("waiting", "failed"))

    def _decide(self, key: str, state: str, from_states: tuple[str, ...]) -> bool:
        found = [entry for entry in self.entries() if entry.key == key]
        if not found or found[0].state not in from_states:
            return False

        self._delivery.decide({key: (state, 0)})
        self.erase()
        return True

    def _write(self, change: Callable[[sqlite3.Connection], object]) -> None:
        """One transaction; a full disk gives the reserve, and a damaged file way to a new one."""
        make_folder(self._state)
        try:
            self._transact(change)
        except sqlite3.OperationalError as error:
            full = schema.code(error) == sqlite3.SQLITE_FULL or self._reserve.is_needed()
            if not full or not self._reserve.release():
                raise
            self._transact(change)
        except sqlite3.DatabaseError as error:
            if not schema.is_damage(error):
                raise
            log.warning("The outbox was damaged and set aside: %s", error)
            set_aside(self._state / NAME)
            self._transact(change)

    def _transact(self, change: Callable[[sqlite3.Connection], object]) -> None:
        with contextlib.closing(self._open()) as database, transaction(database):
            change(database)

    def _open(self) -> sqlite3.Connection:
        file = self._state / NAME
        # whoever only reads needs room, too, for what SQLite keeps beside the file
        if self._reserve.is_needed():
            self._reserve.release()
        make_file(file)
        database = schema.connect(file)
        try:
            if schema.version(database) < _VERSION:
                schema.set_journal(database, "WAL")
                with transaction(database):
                    for table in _TABLES:
                        database.execute(table)
                    database.execute(f"PRAGMA user_version = {_VERSION:d}")
        except BaseException:
            database.close()
            raise
        return database


def _insert(
    database: sqlite3.Connection, key: str, kind: str, body: Mapping[str, object], now: datetime
) -> None:
    said = json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    database.execute(
        "INSERT OR IGNORE INTO entry (key, kind, body, created) VALUES (?, ?, ?, ?)",
        (key, kind, said, now.astimezone(UTC).isoformat(timespec="seconds")),
    )


def _close_hours(database: sqlite3.Connection, running: str, now: datetime) -> None:
    """Make an entry of every hour that is not the running one, also after the clock went back."""
    hours = "SELECT DISTINCT hour FROM tally WHERE hour <> ? ORDER BY hour"
    for (hour,) in database.execute(hours, (running,)).fetchall():
        rows = database.execute("SELECT page, count FROM tally WHERE hour = ?", (hour,))
        body = {"hour": hour, "pages": dict(rows.fetchall())}
        _insert(database, uuid.uuid4().hex, COUNTERS, body, now)
        database.execute("DELETE FROM tally WHERE hour = ?", (hour,))


def _hour(now: datetime) -> str:
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:00Z")


def _entry(row: tuple[str, str, str | None, str], fate: Fate) -> Entry:
    key, kind, body, created = row
    said = None if body is None else json.loads(body)
    return Entry(key, kind, said, datetime.fromisoformat(created), *fate)
