# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Hands the office what waits for it, each thing once by its key, and erases what arrived."""

import logging
from collections.abc import Callable
from datetime import datetime

from admin_sync.agent.line import Line, LineError
from admin_sync.protocol import chain
from admin_sync.protocol.chain import Head, Showing
from admin_sync.protocol.envelope import moment
from admin_sync.protocol.identity import Identity
from admin_sync.protocol.report import Queue
from content.delivery import Delivery
from content.outbox import Entry, Outbox

_log = logging.getLogger(__name__)

# of one request: entries, and bytes of what they say
_MOST_ENTRIES, _MOST_BYTES = 50, 200_000
_MOST_LINKS = 50
# so often an entry that the office does not take is sent before somebody has to decide
_MOST_TRIES = 10
_CURSOR = "shown"

#: What the player recorded behind a cursor: each showing with the cursor after it, in their order.
Showings = Callable[[str], list[tuple[str, Showing]]]


class Post:
    """The outbox of one terminal, on its way. Nothing is held between calls."""

    def __init__(self, outbox: Outbox, delivery: Delivery) -> None:
        self._outbox = outbox
        self._delivery = delivery

    def deliver(self, line: Line) -> bool:
        """Hand up the oldest entries; whether more wait.

        Raises:
            LineError: the line is down; all that is not acknowledged waits on.
            OSError, content.outbox.OutboxError: the disk is of no use.
        """
        self._outbox.erase()  # what was acknowledged when the power went
        batch = _bounded(self._outbox.waiting(_MOST_ENTRIES))
        if not batch:
            return False
        kept = self._handed(line, batch)
        fates = {
            entry.key: ("delivered", entry.tries + 1) if entry.key in kept else _tried(entry)
            for entry in batch
        }
        self._delivery.decide(fates)
        self._outbox.erase()
        for entry in batch:
            if entry.key not in kept:
                _log.warning("The office did not take %s (%s).", entry.key, entry.kind)
        return bool(kept) and len(self._outbox.waiting(1)) > 0

    def queue(self, now: datetime) -> Queue:
        """What waits, what failed, and how old the oldest of them is."""
        left = [entry for entry in self._outbox.entries() if entry.state in ("waiting", "failed")]
        oldest = min((entry.created for entry in left), default=now)
        return Queue(
            waiting=sum(entry.state == "waiting" for entry in left),
            failed=sum(entry.state == "failed" for entry in left),
            oldest=max(0.0, (now - oldest).total_seconds()),
        )

    def _handed(self, line: Line, batch: list[Entry]) -> frozenset[str]:
        """The keys that the office keeps. One entry that it cannot read must not hold up others."""
        try:
            return line.outbox([_row(entry) for entry in batch])
        except LineError as error:
            if error.status not in _UNREADABLE:
                raise
        kept: set[str] = set()
        for entry in batch:
            try:
                kept |= line.outbox([_row(entry)])
            except LineError as error:
                if error.status not in _UNREADABLE:
                    raise
        return frozenset(kept)


class Proofs:
    """The chain of one device: links are made from what was shown, kept, and handed up."""

    def __init__(
        self,
        delivery: Delivery,
        identity: Identity,
        showings: Showings,
        latest: Callable[[], str],
        vouches: Callable[[datetime, datetime], bool],
    ) -> None:
        """`latest` is the cursor after all that was recorded.

        `vouches` tells of two moments whether the clock that gave them is believed.
        """
        self._delivery = delivery
        self._identity = identity
        self._showings = showings
        self._latest = latest
        self._vouches = vouches

    def skip(self) -> None:
        """Pass over what was shown so far: without a place to belong to there is no proof."""
        latest = self._latest()
        if latest != self._note():
            with self._delivery.transaction() as database:
                database.execute("REPLACE INTO note (name, value) VALUES (?, ?)", (_CURSOR, latest))

    def extend(self, now: datetime) -> int:
        """Make links of what was shown since the last time; how many. Call it by a trusted clock.

        Link and cursor are kept in one transaction: nothing is left out, nothing proved twice.
        What was shown by a clock in doubt is no proof, and passed over.
        """
        made = 0
        for cursor, showing in self._showings(self._note()):
            if not self._vouches(showing.begin, showing.end):
                _log.warning("%s was shown by a clock in doubt: no proof.", showing.notice)
                with self._delivery.transaction() as database:
                    database.execute(
                        "REPLACE INTO note (name, value) VALUES (?, ?)", (_CURSOR, cursor)
                    )
                continue
            head = self.head()
            sealed, after = chain.append(head, showing, self._identity, now)
            with self._delivery.transaction() as database:
                database.execute(
                    "INSERT INTO link (sequence, hash, body, created) VALUES (?, ?, ?, ?)",
                    (after.sequence, after.digest, sealed.decode(), moment(now)),
                )
                database.execute("REPLACE INTO note (name, value) VALUES (?, ?)", (_CURSOR, cursor))
            made += 1
        return made

    def head(self) -> Head:
        """Where the chain ends."""
        rows = self._delivery.rows("SELECT sequence, hash FROM link ORDER BY sequence DESC LIMIT 1")
        if not rows:
            return chain.beginning(self._identity.public)
        sequence, digest = rows[0]
        return Head(int(str(sequence)), str(digest))

    def deliver(self, line: Line) -> bool:
        """Hand up the oldest links; whether more wait. Raises as `Post.deliver`."""
        rows = self._delivery.rows(
            "SELECT sequence, body FROM link WHERE body IS NOT NULL ORDER BY sequence LIMIT ?",
            (_MOST_LINKS,),
        )
        if not rows:
            return False
        kept = min(line.proofs([str(body) for _, body in rows]), len(rows))
        if not kept:
            return False
        with self._delivery.transaction() as database:
            database.executemany(
                "UPDATE link SET body = NULL WHERE sequence = ?",
                [(sequence,) for sequence, _ in rows[:kept]],
            )
        return len(rows) == _MOST_LINKS

    def queue(self, now: datetime) -> Queue:
        """What waits, and how old the oldest is."""
        rows = self._delivery.rows("SELECT created FROM link WHERE body IS NOT NULL")
        oldest = min((datetime.fromisoformat(str(row[0])) for row in rows), default=now)
        return Queue(waiting=len(rows), oldest=max(0.0, (now - oldest).total_seconds()))

    def _note(self) -> str:
        rows = self._delivery.rows("SELECT value FROM note WHERE name = ?", (_CURSOR,))
        return str(rows[0][0]) if rows else ""


# what the office cannot read: bad request, too large, unprocessable
_UNREADABLE = frozenset({400, 413, 422})


def _tried(entry: Entry) -> tuple[str, int]:
    tries = entry.tries + 1
    return ("failed" if tries >= _MOST_TRIES else "waiting"), tries


def _bounded(entries: tuple[Entry, ...]) -> list[Entry]:
    """As many as one request may carry; at least one."""
    batch: list[Entry] = []
    size = 0
    for entry in entries:
        size += len(str(entry.body))
        if batch and size > _MOST_BYTES:
            break
        batch.append(entry)
    return batch


def _row(entry: Entry) -> dict[str, object]:
    return {
        "key": entry.key,
        "kind": entry.kind,
        "body": dict(entry.body or {}),
        "created": moment(entry.created),
    }
