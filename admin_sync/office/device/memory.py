# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What one process of the office knows by heart, so that a beat asks no database.

Everything in it can be read anew; `writer` keeps it fresh. Nothing here is the truth.
"""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

#: Sessions and places in memory; more are read again when they are asked for.
_MOST = 50_000


@dataclass(slots=True)
class Open:
    """A session as this process knows it: `seen` here, `stored` by us in the database."""

    id: str
    key: bytes
    device: str
    terminal: int | None
    state: str
    ends: datetime
    seen: int
    stored: int


@dataclass(frozen=True, slots=True)
class Place:
    """What the beats of a terminal are answered with. `wants` is JSON of names and marks."""

    edition: int
    wants: bytes
    report_mark: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An order that waits for its device."""

    number: int
    sealed: str
    not_after: datetime


class Sighting(NamedTuple):
    """A beat that is to be written, as the device sent it, and the number of its request."""

    terminal: int
    device: str
    session: str
    sequence: int
    received: datetime
    beat: Mapping[str, Any]


@dataclass(slots=True)
class Memory:
    """Shared by the threads of a process; `lock` is held for moments only."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    sessions: OrderedDict[str, Open] = field(default_factory=OrderedDict)
    places: dict[int, Place] = field(default_factory=dict)
    orders: Mapping[str, tuple[Waiting, ...]] = field(default_factory=dict)
    watched: frozenset[int] = frozenset()
    buffer: dict[int, tuple[Sighting, ...]] = field(default_factory=dict)

    def keep(self, opened: Open) -> Open:
        """Remember a session, or what another thread remembered meanwhile."""
        with self.lock:
            kept = self.sessions.setdefault(opened.id, opened)
            if len(self.sessions) > _MOST:
                self.sessions.popitem(last=False)
            return kept

    def forget_device(self, device: str) -> None:
        """Read the sessions of a device anew when they are asked for."""
        with self.lock:
            for name in [one.id for one in self.sessions.values() if one.device == device]:
                del self.sessions[name]

    def count(self, opened: Open, sequence: int) -> bool:
        """Whether a request's number is above all before; it is then the last itself."""
        with self.lock:
            if sequence <= opened.seen:
                return False
            opened.seen = sequence
            return True

    def put(self, sighting: Sighting) -> None:
        """Let a beat be written with the next batch, in place of an older one without a report."""
        with self.lock:
            before = self.buffer.get(sighting.terminal)
            several = (sighting,) if before is None else _newest((*before, sighting))
            self.buffer[sighting.terminal] = several

    def take(self) -> list[Sighting]:
        """All that is to be written, each terminal's in turn; the buffer is empty afterwards."""
        with self.lock:
            taken, self.buffer = self.buffer, {}
        return [one for several in taken.values() for one in several]

    def give_back(self, sightings: Sequence[Sighting]) -> None:
        """What could not be written waits on, before what came meanwhile."""
        with self.lock:
            older: dict[int, tuple[Sighting, ...]] = {}
            for one in sightings:
                older[one.terminal] = (*older.get(one.terminal, ()), one)
            for terminal, several in older.items():
                self.buffer[terminal] = _newest((*several, *self.buffer.get(terminal, ())))


def _newest(several: tuple[Sighting, ...]) -> tuple[Sighting, ...]:
    """The last with a report, and the last of all: at most two, however long nobody could write."""
    reports = [one for one in several if one.beat.get("report")]
    return (several[-1],) if reports[-1:] in ([], [several[-1]]) else (reports[-1], several[-1])
