# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which notices were really on the glass, and when: what proofs of posting are made of.

`presented.db` lies in the state folder. The player alone writes it, and only adds; whoever makes
proofs reads what came after the number that was read last. Numbers rise for ever, also in a new
file after a damaged one. What counts as presented stands in docs/proof.md.
"""

import contextlib
import hashlib
import json
import logging
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from content import schema
from content.codec import item_to_row
from content.delivery import transaction
from content.files import Reserve, make_file, make_folder
from content.model import Attachment, Item, Picture
from content.upgrade import set_aside

__all__ = ["KEPT", "Presented", "PresentedError", "Showing", "digest"]

# what callers catch without touching SQLite themselves
PresentedError = sqlite3.Error

log = logging.getLogger(__name__)

NAME = "presented.db"
#: For how long rows are kept: whoever makes proofs of them has taken them long before.
KEPT = timedelta(days=120)

_VERSION = 1
_TABLE = """CREATE TABLE IF NOT EXISTS showing (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    notice TEXT NOT NULL,
    content TEXT NOT NULL,
    begin TEXT NOT NULL,
    "end" TEXT NOT NULL,
    pages TEXT NOT NULL,
    frames INTEGER NOT NULL,
    places TEXT NOT NULL
)"""
# a new file goes on above all numbers of the one that was lost
_NUMBERS_A_SECOND = 1000


@dataclass(frozen=True, slots=True)
class Showing:
    """One notice, on the glass without a break from `begin` to `end` (aware UTC, whole seconds).

    `content` is the `digest` of what was shown, `frames` how many frames with it were presented,
    `pages` the pages of it that were legible on them, from 1, and `places` where: `board`,
    `poster`, `page` or `text`. `number` is its own in the file, 0 before it lies there.
    """

    notice: str
    content: str
    begin: datetime
    end: datetime
    pages: tuple[int, ...] = ()
    frames: int = 0
    places: tuple[str, ...] = ()
    number: int = 0


def digest(item: Item) -> str:
    """The SHA-256 (hex) of what an item says.

    That is its row as canonical JSON, without what each terminal makes or notes by itself: local
    files, drawn pages and their words, when it was seen, and other sources of the same.
    """
    bare = replace(
        item,
        pictures=tuple(Picture(one.url, one.alt) for one in item.pictures),
        attachments=tuple(Attachment(a.url, a.title, a.media_type) for a in item.attachments),
        first_seen=None,
        last_seen=None,
        also=(),
    )
    said = json.dumps(item_to_row(bare), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(said.encode(errors="replace")).hexdigest()


class Presented:
    """The file of a state folder. Each call opens it, so that nothing is held between."""

    def __init__(self, state: Path) -> None:
        self._state = state
        self._reserve = Reserve(state)

    def record(self, showings: Iterable[Showing], now: datetime) -> None:
        """Add showings, on the disk when this returns.

        Raises:
            OSError: the folder cannot be written.
            PresentedError: it could not be written, not even with the reserve.
        """
        rows = [_row(showing) for showing in showings]
        if not rows:
            return
        make_folder(self._state)
        try:
            self._add(rows, now)
        except sqlite3.OperationalError as error:
            full = schema.code(error) == sqlite3.SQLITE_FULL or self._reserve.is_needed()
            if not full or not self._reserve.release():
                raise
            self._add(rows, now)
        except sqlite3.DatabaseError as error:
            if not schema.is_damage(error):
                raise
            log.warning("What was presented was damaged and set aside: %s", error)
            set_aside(self._state / NAME)
            self._add(rows, now)

    def after(self, number: int, most: int = 500) -> tuple[Showing, ...]:
        """What was added after a number, the oldest first, at most so many; () without a file.

        Raises:
            PresentedError: the file cannot be read.
        """
        if not (self._state / NAME).exists():
            return ()
        with contextlib.closing(schema.connect(self._state / NAME)) as database:
            if not schema.version(database):
                return ()
            database.execute("PRAGMA query_only = ON")
            rows = database.execute(
                'SELECT notice, content, begin, "end", pages, frames, places, number'
                " FROM showing WHERE number > ? ORDER BY number LIMIT ?",
                (number, most),
            ).fetchall()
        return tuple(_showing(row) for row in rows)

    def _add(self, rows: list[tuple[str, str, str, str, str, int, str]], now: datetime) -> None:
        with contextlib.closing(self._open(now)) as database, transaction(database):
            database.executemany(
                'INSERT INTO showing (notice, content, begin, "end", pages, frames, places)'
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
            database.execute('DELETE FROM showing WHERE "end" < ?', (_moment(now - KEPT),))

    def _open(self, now: datetime) -> sqlite3.Connection:
        file = self._state / NAME
        make_file(file)
        database = schema.connect(file)
        try:
            if schema.version(database) < _VERSION:
                schema.set_journal(database, "WAL")
                with transaction(database):
                    database.execute(_TABLE)
                    database.execute(
                        "INSERT INTO sqlite_sequence (name, seq) VALUES ('showing', ?)",
                        (int(now.timestamp()) * _NUMBERS_A_SECOND,),
                    )
                    database.execute(f"PRAGMA user_version = {_VERSION:d}")
        except BaseException:
            database.close()
            raise
        return database


def _row(showing: Showing) -> tuple[str, str, str, str, str, int, str]:
    return (
        schema.storable(showing.notice),
        showing.content,
        _moment(showing.begin),
        _moment(showing.end),
        json.dumps(showing.pages),
        showing.frames,
        json.dumps(showing.places),
    )


def _showing(row: tuple[str, str, str, str, str, int, str, int]) -> Showing:
    notice, content, begin, end, pages, frames, places, number = row
    return Showing(
        notice,
        content,
        datetime.fromisoformat(begin),
        datetime.fromisoformat(end),
        tuple(json.loads(pages)),
        frames,
        tuple(json.loads(places)),
        number,
    )


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
