# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the agent must not forget, in `delivery.db`: orders that it took, receipts, reboots."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from admin_sync.protocol.orders import Outcome, Receipt, Verb
from content.delivery import Delivery

# what would make a beat too large; the rest goes with the next
_MOST_RECEIPTS = 20
_LAST_NUMBER = "last order"
_REBOOTS = "reboots"
_LEAVING = "leaving"
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Begun:
    """An order that was begun in the time that the kernel calls `boot`, and not ended."""

    order: str
    verb: str
    boot: str


class Ledger:
    """The agent's own tables of one state folder. What a method did is on the disk.

    All raise OSError or the delivery's error where the file cannot be used.
    """

    def __init__(self, delivery: Delivery) -> None:
        self._delivery = delivery

    @property
    def last_number(self) -> int:
        """The number of the last order that was taken, done or refused; 0 for none."""
        return int(self._note(_LAST_NUMBER) or 0)

    def knows(self, order: str) -> bool:
        """Whether there is a receipt of that order, sent or not."""
        return bool(self._delivery.rows('SELECT 1 FROM receipt WHERE "order" = ?', (order,)))

    def begin(self, order: str, number: int, verb: Verb, boot: str) -> None:
        """Keep that an order is taken, before anything is done: it will never be done again."""
        with self._delivery.transaction() as database:
            database.execute(
                'INSERT INTO receipt ("order", number, verb, boot) VALUES (?, ?, ?, ?)',
                (order, number, verb, boot),
            )
            database.execute(
                "REPLACE INTO note (name, value) VALUES (?, ?)", (_LAST_NUMBER, str(number))
            )

    def end(self, receipt: Receipt) -> None:
        """Keep what became of an order that was begun."""
        with self._delivery.transaction() as database:
            database.execute(
                'UPDATE receipt SET outcome = ?, detail = ?, blob = ? WHERE "order" = ?',
                (receipt.outcome, receipt.detail, receipt.blob, receipt.order),
            )

    def refuse(self, order: str, number: int, verb: str, detail: str) -> None:
        """Keep that an order was not taken, and why; its number is used up where it is the next."""
        last = max(self.last_number, number)
        with self._delivery.transaction() as database:
            database.execute(
                'INSERT OR IGNORE INTO receipt ("order", number, verb, boot, outcome, detail)'
                " VALUES (?, ?, ?, '', ?, ?)",
                (order, number, verb, Outcome.REFUSED, detail),
            )
            database.execute(
                "REPLACE INTO note (name, value) VALUES (?, ?)", (_LAST_NUMBER, str(last))
            )

    def begun(self) -> tuple[Begun, ...]:
        """The orders in the middle of which this process, or the one before it, is."""
        rows = self._delivery.rows('SELECT "order", verb, boot FROM receipt WHERE outcome IS NULL')
        return tuple(Begun(str(order), str(verb), str(boot)) for order, verb, boot in rows)

    def receipts(self) -> tuple[Receipt, ...]:
        """What the office does not have yet, the oldest first."""
        rows = self._delivery.rows(
            'SELECT "order", outcome, detail, blob FROM receipt'
            " WHERE outcome IS NOT NULL AND outcome <> 'acknowledged' ORDER BY number LIMIT ?",
            (_MOST_RECEIPTS,),
        )
        return tuple(
            Receipt(str(order), Outcome(str(outcome)), str(detail), str(blob))
            for order, outcome, detail, blob in rows
        )

    def acknowledged(self, orders: Iterable[str]) -> None:
        """The office has these receipts; only their ids stay."""
        known = {receipt.order for receipt in self.receipts()}
        arrived = [(order,) for order in orders if order in known]
        if not arrived:
            return
        with self._delivery.transaction() as database:
            database.executemany(
                "UPDATE receipt SET outcome = 'acknowledged', detail = '', blob = ''"
                ' WHERE "order" = ?',
                arrived,
            )

    def reboots(self, now: datetime) -> int:
        """How many reboots were ordered within an hour of now, by whatever clock there was."""
        return len(self._reboots(now))

    def rebooting(self, now: datetime) -> None:
        """Keep that a reboot comes now."""
        self.note(_REBOOTS, json.dumps([*self._reboots(now), now.isoformat()]))

    @property
    def leaving(self) -> bool:
        """Whether a wipe was ordered and not brought to its end."""
        return self._note(_LEAVING) == "1"

    def leave(self) -> None:
        """Keep that this terminal is about to forget its office."""
        self.note(_LEAVING, "1")

    def left(self) -> None:
        """Forget the office's orders with the office."""
        with self._delivery.transaction() as database:
            for table in ("receipt", "note", "link"):
                database.execute(f"DELETE FROM {table}")  # noqa: S608 - our own words

    def note(self, name: str, value: str) -> None:
        """Keep one word under a name."""
        with self._delivery.transaction() as database:
            database.execute("REPLACE INTO note (name, value) VALUES (?, ?)", (name, value))

    def _note(self, name: str) -> str:
        rows = self._delivery.rows("SELECT value FROM note WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else ""

    def _reboots(self, now: datetime) -> list[str]:
        try:
            kept = [datetime.fromisoformat(one) for one in json.loads(self._note(_REBOOTS) or "[]")]
            return [one.isoformat() for one in kept if abs(now - one) < _HOUR][-10:]
        except (ValueError, TypeError):
            return []
