# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A sign of life: taken note of in memory, answered from memory."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from admin_sync.office.device import keeping, store
from admin_sync.office.device.exchange import RefusedError, Reply, Request
from admin_sync.office.device.memory import Memory, Open, Place, Sighting
from admin_sync.protocol import encoding, wire
from admin_sync.protocol.envelope import moment
from admin_sync.protocol.messages import Beat

#: Seconds between two beats, and while somebody looks on or an order waits.
USUAL, SOON = 30.0, 3.0
#: Orders told at once; the rest comes with the next beat.
ORDERS = 10
#: Bytes of a beat, with a report.
LIMIT = 200_000
#: For how long beats are taken on trust that they can be written, in seconds.
PATIENCE = 60.0
_DOCUMENTS = 500
_KEPT = (
    "boot", "sequence", "report_mark", "has", "report", "frames_age", "frames", "sight_age",
    "sight",
)  # fmt: skip
_MARK = 64


@dataclass(frozen=True, slots=True)
class Beats:
    """Answers beats out of one process's memory."""

    memory: Memory

    def beat(self, asked: Request, opened: Open, sequence: int, now: datetime) -> Reply:
        """Take note of a beat, keep its receipts, and say what is wanted of the terminal."""
        if opened.terminal is None:
            raise RefusedError(403, "nowhere", "this device stands nowhere")
        raw = asked.json(LIMIT)
        try:
            beat = wire.read(Beat, raw)
        except wire.MessageError as error:
            raise RefusedError(400, "beat", str(error)) from error
        if len(beat.has) > _DOCUMENTS or max(len(beat.report_mark), len(beat.boot)) > _MARK:
            raise RefusedError(400, "beat", "a field that is too long")
        place = self.place(opened.terminal)
        kept = keeping.receipts(beat.receipts, opened, sequence, now) if beat.receipts else []
        told = {name: raw[name] for name in _KEPT if raw.get(name) is not None}
        self.memory.put(Sighting(opened.terminal, opened.device, opened.id, sequence, now, told))
        if beat.report is not None:
            place = replace(place, report_mark=beat.report_mark)
            self.memory.places[opened.terminal] = place
        return Reply(200, self._answer(opened, place, beat, kept, now))

    def place(self, terminal: int) -> Place:
        """What this process knows of a terminal, read where it knows nothing yet."""
        known = self.memory.places.get(terminal)
        if known is None:
            store.fresh()
            known = places([terminal], store.editions_of([terminal]))[terminal]
            known = self.memory.places.setdefault(terminal, known)
        return known

    def _answer(
        self, opened: Open, place: Place, beat: Beat, kept: Sequence[str], now: datetime
    ) -> bytes:
        waiting = self.memory.orders.get(opened.device, ())
        orders = [one.sealed for one in waiting if one.not_after > now][:ORDERS]
        full = beat.report is None and beat.report_mark != place.report_mark
        soon = bool(orders) or opened.terminal in self.memory.watched
        return b'{"acknowledged":%b,"full":%b,"next":%b,"now":"%b","orders":%b,"wants":%b}' % (
            json.dumps(kept).encode() if kept else b"[]",
            b"true" if full else b"false",
            b"%.1f" % (SOON if soon else USUAL),
            moment(now).encode(),
            json.dumps(orders).encode() if orders else b"[]",
            place.wants,
        )


def places(terminals: Sequence[int], editions: dict[int, int]) -> dict[int, Place]:
    """What beats of these terminals are answered with, from the database."""
    wants, marks = store.wants(terminals), store.marks(terminals)
    return {
        terminal: Place(
            editions.get(terminal, 0), encoding.canonical(wants[terminal]), marks.get(terminal, "")
        )
        for terminal in terminals
    }


def overloaded() -> RefusedError:
    """That beats cannot be written just now; when to come again is different for each."""
    return RefusedError(
        429, "busy", "the office cannot keep up just now", wait=20 + secrets.randbelow(60)
    )
