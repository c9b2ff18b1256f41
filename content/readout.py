# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One store file, read beside its writer: never raises, never waits, never forgets.

Each look opens the file, reads in one transaction and closes it again. So nothing is locked
between two looks, and a file that was replaced, or left by a kill, is simply the next look.
"""

import contextlib
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from content import schema
from content.model import Item
from content.state import SourceState, row_item, row_source

# longer than any commit takes, shorter than a visitor notices
_PATIENCE = 0.25

_SEARCH = (
    "SELECT item.id FROM item_words JOIN item ON item.rowid = item_words.rowid"
    " WHERE item_words MATCH ? ORDER BY bm25(item_words, 5.0, 1.0), item.rowid LIMIT ?"
)

# whatever a file can hold in place of a store
_TROUBLE = (sqlite3.Error, OSError, ValueError, TypeError)

_Seen = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class _Snapshot:
    version: str = ""
    items: tuple[Item, ...] = ()
    sources: tuple[SourceState, ...] = ()
    problem: str = ""


class Readout:
    """The store of a folder as another user's process sees it, for one thread.

    What was read last stays in memory, and is the answer wherever the store is missing, locked,
    damaged, or of a newer release.
    """

    def __init__(self, folder: Path) -> None:
        self._state = folder
        self._snapshot = _Snapshot()
        self._known: dict[str, tuple[_Seen, Item]] = {}
        self._problem = ""

    @property
    def problem(self) -> str:
        """Why the last look saw nothing new, in German; "" where all is well."""
        return self._problem

    def items(self) -> tuple[Item, ...]:
        """All items that are held."""
        self._look()
        return self._snapshot.items

    def sources(self) -> dict[str, SourceState]:
        """What is known of each source that was ever stored."""
        self._look()
        return {source.id: source for source in self._snapshot.sources}

    def version(self) -> str:
        """Text that changes with every commit; cheap enough for a look every second."""
        try:
            with self._opened() as connection:
                return _version(connection)
        except _TROUBLE as error:
            self._problem = _said(error)
            return self._snapshot.version

    def damage(self) -> str:
        """What SQLite finds wrong with the file, in its words; "" for nothing. Reads all of it."""
        try:
            with self._opened() as connection:
                said = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
        except (sqlite3.Error, OSError) as error:
            return str(error) or "there is none"
        return "" if said == "ok" else said

    def search(self, text: str, limit: int = 50) -> tuple[Item, ...]:
        """The items that hold a word beginning with each of the words, the best first.

        Case, accents and umlaut dots do not matter; "Strasse" finds "Straße".
        """
        words = re.findall(r"\w+", schema.fold(text))
        if not words or limit < 1:
            return ()
        self._look()
        by_id = {schema.storable(item.id): item for item in self._snapshot.items}
        with contextlib.suppress(*_TROUBLE), self._opened() as connection:
            query = " ".join(f'"{word}"*' for word in words)
            found = connection.execute(_SEARCH, (query, limit)).fetchall()
            return tuple(by_id[row[0]] for row in found if row[0] in by_id)
        return tuple(_scan(self._snapshot.items, words))[:limit]

    def _look(self) -> None:
        """Take over what is in the store now, if it can be read."""
        try:
            with self._opened() as connection:
                connection.execute("BEGIN")
                version = _version(connection)
                if version and version == self._snapshot.version:
                    self._problem = self._snapshot.problem
                    return
                number = schema.version(connection)
                rows = connection.execute(schema.ITEM_ROWS[number]).fetchall()
                sources = connection.execute(schema.SOURCE_ROWS[number]).fetchall()
            self._take(version, rows, sources)
        except _TROUBLE as error:
            self._problem = _said(error)

    def _take(self, version: str, rows: list[schema.Row], sources: list[tuple[str, str]]) -> None:
        damaged = 0
        known: dict[str, tuple[_Seen, Item]] = {}
        counts: dict[str, int] = {}
        for item_id, source, data, first, last in rows:
            seen = (data, first, last)
            old = self._known.get(item_id)
            if old is not None and old[0] == seen:
                known[item_id] = old
            else:
                try:
                    known[item_id] = (seen, row_item(*seen))
                except ValueError:
                    damaged += 1
                    continue
            counts[source] = counts.get(source, 0) + 1
        self._known = known
        items = tuple(item for _, item in known.values())
        problem = f"{damaged} Einträge im Speicher sind beschädigt." if damaged else ""
        self._snapshot = _Snapshot(version, items, tuple(_sources(sources, counts)), problem)
        self._problem = problem

    @contextlib.contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """This release's store, for one look.

        Raises:
            FileNotFoundError: there is none.
            sqlite3.Error: it cannot be read now.
        """
        connection = _connect(self._state / schema.NAME)
        try:
            if schema.version(connection) > schema.CURRENT:
                connection.close()
                connection = _connect(self._state / schema.kept_name(schema.CURRENT))
            if not 0 < schema.version(connection) <= schema.CURRENT:
                raise FileNotFoundError
            yield connection
        finally:
            connection.close()


def _said(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "Es wurde noch nichts abgeholt: der Speicher ist leer."
    return f"Der Speicher ist gerade nicht lesbar: {error}"


def _connect(file: Path) -> sqlite3.Connection:
    """Open for reading, but with the rights to bring a log that a kill left into order."""
    if not file.exists():
        raise FileNotFoundError(file)
    address = file.absolute().as_uri()
    try:
        return _tried(f"{address}?mode=rw")
    except sqlite3.OperationalError as error:
        log = file.with_name(f"{file.name}-wal")
        readable = schema.code(error) not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        if not readable or (log.exists() and log.stat().st_size):
            raise
        # a full or read-only disk, and all content in the one file: no log is needed to read it
        return _tried(f"{address}?immutable=1")


def _tried(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA query_only = ON")
        schema.version(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection) -> str:
    """Nothing where the store is of a version that does not count its commits."""
    if schema.version(connection) < schema.COUNTED:
        return ""
    birth, generation = connection.execute("SELECT birth, generation FROM state").fetchone()
    return f"{birth}-{generation}"


def _sources(rows: Iterable[tuple[str, str]], counts: dict[str, int]) -> Iterator[SourceState]:
    left = dict(counts)
    for source, row in rows:
        count = left.pop(source, 0)
        try:
            yield row_source(source, row, count)
        except ValueError:
            yield SourceState(source, items=count)
    for source, count in left.items():
        yield SourceState(source, items=count)


def _scan(items: Iterable[Item], words: Iterable[str]) -> Iterator[Item]:
    """Search without an index, for a store that has none yet."""
    wanted = tuple(words)
    for item in items:
        text = " ".join(schema.words_of(item))
        if all(word in text for word in wanted):
            yield item
