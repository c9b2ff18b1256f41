# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The one writer of what may be shown: a source changes as a whole or not at all."""

import contextlib
import fcntl
import logging
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from content import schema
from content.believe import Suspicion
from content.fetched import Validators
from content.files import Reserve, make_file, make_folder
from content.media import Media
from content.model import Item
from content.parsed import Rejected
from content.state import (
    STAMP_NAME,
    Checked,
    SourceState,
    item_row,
    read_checked,
    row_item,
    row_source,
    source_row,
    write_checked,
)
from content.upgrade import open_store

__all__ = [
    "STAMP_NAME",
    "Applied",
    "Change",
    "Checked",
    "SourceState",
    "Store",
    "StoreBusyError",
    "StoreError",
]

# what callers catch without touching SQLite themselves
StoreError = sqlite3.Error

RESERVE = 8 << 20

_LOCK_NAME = "content.lock"
_log = logging.getLogger(__name__)


class StoreBusyError(Exception):
    """Another process writes this store."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one sync found; None leaves a part as it is.

    `items` are all that the source has now: what is held and not among them goes.
    """

    items: tuple[Item, ...] | None = None
    rejected: tuple[Rejected, ...] | None = None
    validators: Validators | None = None
    suspicion: Suspicion | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """What a change did to the items, and how many rows of any table it wrote."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    rows: int = 0


class Store:
    """The store, opened for writing. Safe to share between threads; a context manager.

    Content lies in `state`, what may be lost at a reboot in `runtime`. `media` are the
    pictures. `reserve` is how many bytes are held back for a full disk.
    """

    def __init__(self, state: Path, runtime: Path, reserve: int = RESERVE) -> None:
        self._state = state
        self._runtime = runtime
        self._mutex = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._lock: int | None = None
        self._checked: dict[str, Checked] = {}
        self._reserve = Reserve(state, reserve)
        self.media = Media(state, self._reserve)

    def open(self) -> Self:
        """Open the store, whatever state it is in: new, older, damaged, or left by a kill.

        Raises:
            StoreBusyError: another process has it open for writing.
            OSError: the folders cannot be written.
            sqlite3.Error: the file cannot be used (disk full, no memory).
        """
        make_folder(self._state)
        make_folder(self._runtime)
        self._take_lock()
        try:
            self._reserve.fill()
            self._connection = self._opened()
        except BaseException:
            self.close()
            raise
        self._checked = read_checked(self._runtime)
        return self

    def _opened(self) -> sqlite3.Connection:
        try:
            return open_store(self._state)
        except (sqlite3.OperationalError, OSError) as error:
            # SQLite tells a full disk as an input error where it makes the file beside the log
            if not self._reserve.is_needed() or not self._reserve.release():
                raise
            _log.warning("The disk is full: the reserve is used up to open the store (%s).", error)
            return open_store(self._state)

    def close(self) -> None:
        """Close the store; a second time does nothing."""
        with self._mutex:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
            if self._lock is not None:
                os.close(self._lock)
                self._lock = None

    def __enter__(self) -> Self:
        return self.open() if self._connection is None else self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def sources(self) -> dict[str, SourceState]:
        """What is known of each source that was ever stored."""
        with self._mutex:
            counts = dict(self._db.execute("SELECT source, count(*) FROM item GROUP BY source"))
            found = dict.fromkeys(counts, "{}")
            found.update(self._db.execute(schema.SOURCE_ROWS[schema.CURRENT]))
            return {name: _source(name, row, counts.get(name, 0)) for name, row in found.items()}

    def items(self, source_id: str) -> tuple[Item, ...]:
        """The items held of a source; a damaged row is left out."""
        rows = "SELECT data, first_seen, last_seen FROM item WHERE source = ? ORDER BY rowid"
        with self._mutex:
            found = self._db.execute(rows, (source_id,)).fetchall()
        items = []
        for row in found:
            with contextlib.suppress(ValueError):
                items.append(row_item(*row))
        return tuple(items)

    def apply(self, source_id: str, change: Change, now: datetime) -> Applied:
        """Write what a sync found, in one transaction that is on the disk when this returns.

        Where nothing is new, no row is written and no reader is woken. New items get `now` as
        first and last seen; those whose content changed get it as last seen.

        Raises:
            ValueError: an item is of another source.
            sqlite3.Error: it could not be written; all is as before.
        """
        with self._mutex:
            try:
                applied = self._apply(source_id, change, now)
            except sqlite3.OperationalError as error:
                full = schema.code(error) == sqlite3.SQLITE_FULL or self._reserve.is_needed()
                if not full or not self._reserve.release():
                    raise
                _log.warning("The disk is full: the reserve is used up to write %s.", source_id)
                applied = self._apply(source_id, change, now)
        if applied.rows:
            self._touch_stamp()
        return applied

    def forget(self, keep: Iterable[str]) -> tuple[str, ...]:
        """Remove every source that is not in `keep`, with its items; their ids."""
        with self._mutex:
            gone = tuple(sorted(set(self.sources()) - set(keep)))
            if gone:
                with self._transaction():
                    for source in gone:
                        _remove(self._db, (row for row, _, _ in _held(self._db, source).values()))
                        self._db.execute("DELETE FROM source WHERE id = ?", (source,))
        if gone:
            self._touch_stamp()
        return gone

    def record(self, source_id: str, checked: Checked) -> None:
        """Note the last look at a source in the runtime folder; never on the disk.

        Never raises: a note that cannot be written costs only the note.
        """
        with self._mutex:
            self._checked[source_id] = checked
            try:
                write_checked(self._runtime, self._checked)
            except OSError as error:
                _log.warning("The last look at the sources could not be noted: %s", error)

    def checked(self) -> Mapping[str, Checked]:
        """The last look at each source since the terminal started."""
        with self._mutex:
            return dict(self._checked)

    def collect(self, now: datetime, also: AbstractSet[str] = frozenset()) -> int:
        """Remove media that no item, nor `also`, has named for a day; how many went."""
        named = self.named_media() | also
        self._reserve.fill()
        return self.media.collect(named, now)

    def named_media(self) -> set[str]:
        """The media that the items held here name."""
        with self._mutex:
            rows = self._db.execute(
                "SELECT data FROM item WHERE data LIKE '%\"media\"%'"
            ).fetchall()
        named: set[str] = set()
        for (data,) in rows:
            with contextlib.suppress(ValueError):
                item = row_item(data, None, None)
                pages = (page for document in item.attachments for page in document.pages)
                named.update(picture.media for picture in (*item.pictures, *pages))
        return named

    @property
    def _db(self) -> sqlite3.Connection:
        if self._connection is None:
            raise sqlite3.ProgrammingError("the store is not open")
        return self._connection

    def _take_lock(self) -> None:
        file = self._state / _LOCK_NAME
        make_file(file)
        handle = os.open(file, os.O_RDWR | os.O_CLOEXEC)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            raise StoreBusyError(f"another process writes {self._state}") from error
        self._lock = handle

    def _apply(self, source_id: str, change: Change, now: datetime) -> Applied:
        rows = None if change.items is None else _rows(source_id, change.items)
        held = {} if rows is None else _held(self._db, source_id)
        new = rows if rows is not None else {}
        added = [key for key in new if key not in held]
        changed = [key for key in new if key in held and held[key][1] != new[key][0]]
        removed = [key for key in held if key not in new]
        moved = bool(added or changed or removed)
        state = self._next_state(source_id, change, now if moved else None)
        if not moved and state is None:
            return Applied()
        before = self._db.total_changes
        with self._transaction():
            seen = now.astimezone(UTC).isoformat()
            _remove(self._db, (held[key][0] for key in (*changed, *removed)))
            for key in (*changed, *added):
                first = held[key][2] if key in held else seen
                data, item = new[key]
                schema.insert(self._db, (key, source_id, data, first or seen, seen), item)
            if state is not None:
                self._db.execute("REPLACE INTO source VALUES (?, ?)", (source_id, state))
        rows_written = self._db.total_changes - before
        return Applied(len(added), len(changed), len(removed), rows_written)

    def _next_state(self, source_id: str, change: Change, changed: datetime | None) -> str | None:
        """The source's new row; None where it is the old one."""
        found = self._db.execute("SELECT data FROM source WHERE id = ?", (source_id,)).fetchone()
        old = _source(source_id, found[0] if found else "{}", 0)
        new = replace(
            old,
            validators=old.validators if change.validators is None else change.validators,
            rejected=old.rejected if change.rejected is None else change.rejected,
            suspicion=old.suspicion if change.suspicion is None else change.suspicion,
            changed=changed or old.changed,
            basis=old.basis if change.basis is None else change.basis,
        )
        row = source_row(new)
        return None if found and found[0] == row else row

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("UPDATE state SET generation = generation + 1")
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:  # a full disk has rolled it back already
                self._db.execute("ROLLBACK")
            raise

    def _touch_stamp(self) -> None:
        """Wake whoever watches. Without it they notice within a minute."""
        stamp = self._runtime / STAMP_NAME
        try:
            make_file(stamp)
            os.utime(stamp)
        except OSError as error:
            _log.warning("Readers could not be told of new content: %s", error)


def _rows(source_id: str, items: Iterable[Item]) -> dict[str, tuple[str, Item]]:
    rows: dict[str, tuple[str, Item]] = {}
    for item in items:
        if item.source != source_id or not item.id.startswith(f"{source_id}:"):
            raise ValueError(f"item {item.id} of source {item.source} is not of {source_id}")
        # of two with one id the first counts: feeds have the newest on top
        rows.setdefault(schema.storable(item.id), (item_row(item), item))
    return rows


def _held(connection: sqlite3.Connection, source_id: str) -> dict[str, tuple[int, str, str | None]]:
    rows = "SELECT id, rowid, data, first_seen FROM item WHERE source = ?"
    return {row[0]: (row[1], row[2], row[3]) for row in connection.execute(rows, (source_id,))}


def _remove(connection: sqlite3.Connection, rowids: Iterable[int]) -> None:
    for rowid in rowids:
        connection.execute("DELETE FROM item WHERE rowid = ?", (rowid,))
        connection.execute("DELETE FROM item_words WHERE rowid = ?", (rowid,))


def _source(source_id: str, row: str, items: int) -> SourceState:
    try:
        return row_source(source_id, row, items)
    except ValueError:  # the next sync writes it anew
        return SourceState(source_id, items=items)
