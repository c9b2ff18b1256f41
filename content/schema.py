# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The store's tables, version by version, and how to open the file. No rows are read here.

Version 1 held items and validators. Version 2 moved the time of first sight out of the item,
added full-text search, and a counter that tells readers whether anything changed.
"""

import html
import re
import secrets
import sqlite3
import time
from pathlib import Path

from content.model import Item

CURRENT = 2
# from here on a store counts its commits
COUNTED = 2
NAME = "content.db"

# ten seconds, as any other wait of the writer
_JOURNAL_TRIES, _JOURNAL_PAUSE = 1000, 0.01

Row = tuple[str, str, str, str | None, str | None]

# what each version's rows look like to this release: whole items, and what is known of sources
ITEM_ROWS = {
    1: "SELECT id, source, data, NULL, NULL FROM item ORDER BY rowid",
    2: "SELECT id, source, data, first_seen, last_seen FROM item ORDER BY rowid",
}
SOURCE_ROWS = {
    1: (
        "SELECT id, json_object('validators',"
        " json_object('etag', etag, 'last_modified', last_modified)) FROM source"
    ),
    2: "SELECT id, data FROM source",
}

_TABLES = (
    """CREATE TABLE item (
        id TEXT NOT NULL PRIMARY KEY,
        source TEXT NOT NULL,
        data TEXT NOT NULL,
        first_seen TEXT,
        last_seen TEXT
    )""",
    "CREATE INDEX item_source ON item (source)",
    "CREATE TABLE source (id TEXT NOT NULL PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID",
    # one row: `birth` tells one file from another, `generation` counts its commits
    "CREATE TABLE state (birth TEXT NOT NULL, generation INTEGER NOT NULL)",
    """CREATE VIRTUAL TABLE item_words USING fts5 (
        title, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    )""",
)


def kept_name(version: int) -> str:
    """The file in which the release of a version finds its own store after a newer one ran."""
    return f"content.v{version}.db"


def connect(file: Path) -> sqlite3.Connection:
    """Open an existing file for the one writer; transactions are begun by hand.

    Raises:
        sqlite3.Error: it cannot be opened as a database.
    """
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=10,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA synchronous = FULL")
        version(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def version(connection: sqlite3.Connection) -> int:
    """The version of an open store; 0 for a file without tables."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def set_journal(connection: sqlite3.Connection, mode: str) -> None:
    """Change how a file is journalled, once no reader is looking.

    SQLite gives up at once here, whatever the connection's timeout.

    Raises:
        sqlite3.OperationalError: there was a reader all the time.
    """
    for patience in range(_JOURNAL_TRIES, 0, -1):
        try:
            connection.execute(f"PRAGMA journal_mode = {mode}")
        except sqlite3.OperationalError as error:
            if code(error) != sqlite3.SQLITE_BUSY or patience == 1:
                raise
            time.sleep(_JOURNAL_PAUSE)
        else:
            return


def code(error: sqlite3.Error) -> int:
    """The primary result code of an error; 0 where SQLite itself did not raise it."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error says that the file is no database any more."""
    return code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def create(connection: sqlite3.Connection) -> None:
    """Create the tables of the current version in an empty file, all or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for table in _TABLES:
            connection.execute(table)
        connection.execute("INSERT INTO state VALUES (?, 0)", (secrets.token_hex(4),))
        connection.execute(f"PRAGMA user_version = {CURRENT:d}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled it back already
            connection.execute("ROLLBACK")
        raise


def words_of(item: Item) -> tuple[str, str]:
    """What the full-text search finds an item by: its titles, and everything else."""
    titles = [text.title for text in item.texts.values()]
    rest = [part for text in item.texts.values() for part in (text.summary, _bare(text.body))]
    rest += [*item.places, *item.categories]
    rest += [part for paper in item.attachments for part in (paper.title, paper.text)]
    if item.event is not None:
        rest += [item.event.location, item.event.organiser]
    return fold(" ".join(titles)), fold(" ".join(rest))


def fold(text: str) -> str:
    """Text as it is indexed and asked for: SQLite takes accents off, but leaves ß."""
    soft_hyphen = "\u00ad"
    return storable(text.casefold().replace(soft_hyphen, ""))


def storable(text: str) -> str:
    """Text without halves of surrogate pairs, which SQLite refuses."""
    return text.encode("utf-8", "replace").decode("utf-8")


def insert(connection: sqlite3.Connection, row: Row, item: Item) -> None:
    """Write one item's row (id, source, data, first seen, last seen) and the words to find it by.

    Raises:
        sqlite3.Error: it could not be written.
    """
    cursor = connection.execute("INSERT INTO item VALUES (?, ?, ?, ?, ?)", row)
    connection.execute(
        "INSERT INTO item_words (rowid, title, words) VALUES (?, ?, ?)",
        (cursor.lastrowid, *words_of(item)),
    )


def _bare(body: str) -> str:
    # the body is of the cleaned subset, so that a tag is a tag
    return html.unescape(re.sub(r"<[^>]*>", " ", body))
