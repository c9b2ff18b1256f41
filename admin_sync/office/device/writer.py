# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The one thread of a process that writes beats, a batch a second, and keeps its memory fresh."""

import logging
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import DataError, IntegrityError, connection, transaction

from admin_sync.office.device import secret, store
from admin_sync.office.device.beats import places
from admin_sync.office.device.memory import Memory, Open, Sighting
from admin_sync.office.fleet import signs
from admin_sync.office.fleet.models import Device
from content.clock import Clock, since_boot

_LOG = logging.getLogger("schaukasten.office.line")
_EVERY = 1.0
# so long after it was revoked, an office with this many processes may still hear a device
_LOOK = timedelta(seconds=2)
_LOOKS = 3
_LOOK_AT_ALL = timedelta(seconds=30)


class Writer:
    """Writes and reads for one memory. Every method belongs to its one thread."""

    def __init__(self, memory: Memory, clock: Clock) -> None:
        self._memory = memory
        self._clock = clock
        self._signs = signs.Writer()
        self._looked: datetime | None = None
        self._looked_at_all: datetime | None = None
        self._stand: tuple[int, ...] = ()
        self._looks = 0
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()
        #: Seconds since boot when all that had been heard was last written.
        self.written = since_boot()

    def start(self) -> None:
        """Let it run beside everything else, until the process ends."""
        self._thread = threading.Thread(target=self._run, name="line", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Write what there is, and end."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(10)

    def tick(self) -> None:
        """One round: write the batch, and see what changed."""
        now = self._clock()
        self.flush()
        store.fresh()
        self._memory.orders = store.orders(now)
        self._memory.watched = store.watched(now)
        if self._looked is None or now - self._looked >= _LOOK:
            self._look_for_changes()
            self._looked = now
        if self._looked_at_all is None or now - self._looked_at_all >= _LOOK_AT_ALL:
            self._look()
            self._look_at_all()
            self._looked_at_all = now

    def warm(self) -> None:
        """Learn all sessions and places by heart, so that a beat asks nothing from the first on."""
        for row in store.sessions(self._clock()):
            opened = read(row)
            if opened is not None:
                self._memory.keep(opened)
        editions = store.editions()
        self._memory.places.update(places(list(editions), editions))

    def flush(self) -> None:
        """Write what was heard; what cannot be written now waits for the next time."""
        batch = self._memory.take()
        if not batch:
            self.written = since_boot()
            return
        try:
            store.fresh()
            self._commit(batch)
        except (DataError, IntegrityError):
            self._one_by_one(batch)
        except BaseException:
            self._memory.give_back(batch)
            raise
        self.written = since_boot()

    def _counted(self, batch: Sequence[Sighting]) -> list[Sighting]:
        """Those whose numbers no other process has heard already: the others are replays."""
        known = self._memory.sessions
        # of two of one session the later is the higher
        pending = {
            one.session: one.sequence
            for one in batch
            # what we stored ourselves is above what we heard before: `seen` has seen to that
            if (session := known.get(one.session)) is None or session.stored < one.sequence
        }
        fresh = store.advance_all(pending)
        for name in pending.keys() - fresh:
            _LOG.warning("a beat counted already, or its session is over", extra={"session": name})
            with self._memory.lock:
                known.pop(name, None)
        return [one for one in batch if one.session not in pending or one.session in fresh]

    def _commit(self, batch: Sequence[Sighting]) -> None:
        with transaction.atomic():
            counted = self._counted(batch)
            self._write(counted)
        for one in counted:
            if (session := self._memory.sessions.get(one.session)) is not None:
                session.stored = max(session.stored, one.sequence)

    def _write(self, batch: Sequence[Sighting]) -> None:
        self._signs.write(
            [signs.Heard(one.terminal, one.device, one.received, one.beat) for one in batch]
        )

    def _one_by_one(self, batch: Sequence[Sighting]) -> None:
        """One that the database refuses (its terminal is gone) costs only itself."""
        for one in batch:
            try:
                self._commit([one])
            except (DataError, IntegrityError):
                _LOG.exception("a beat cannot be kept", extra={"terminal": one.terminal})

    def _look_for_changes(self) -> None:
        """As `_look`, while something changes, and for a while after it."""
        stand = store.stand()
        if stand != self._stand:
            # a request that was on its way may put back what it had read before
            self._stand, self._looks = stand, _LOOKS
        if self._looks > 0:
            self._looks -= 1
            self._look()

    def _look(self) -> None:
        """Read anew what changed of places, and who stands there."""
        editions = store.editions()
        known = self._memory.places
        changed = [name for name, place in known.items() if editions.get(name) != place.edition]
        if not changed:
            return
        gone = [name for name in changed if name not in editions]
        here = [name for name in changed if name in editions]
        known.update(places(here, editions))
        for name in gone:
            del known[name]
        for device, _state, _terminal in store.standing(changed):
            self._memory.forget_device(device)

    def _look_at_all(self) -> None:
        """Whoever is revoked is found, whatever way it was done."""
        devices = {one.device for one in list(self._memory.sessions.values()) if _counts(one)}
        for device in store.revoked(list(devices)):
            self._memory.forget_device(device)

    def _run(self) -> None:
        while not self._stopping.wait(_EVERY):
            try:
                self.tick()
            except Exception:  # noqa: BLE001 - whatever it is, the next second tries again
                _LOG.exception("the line cannot write; it tries again")
                connection.close()
        try:
            self.flush()
        except Exception:  # noqa: BLE001 - the process ends anyhow
            _LOG.exception("the last beats could not be written")
        connection.close()


def read(row: store.SessionRow) -> Open | None:
    """A session from the database; None where its key was enclosed with another secret."""
    name, enclosed, device, terminal, state, ends, sequence = row
    key = secret.disclose(name, enclosed)
    if key is None:
        return None
    return Open(name, key, device, terminal, state, ends, sequence, sequence)


def _counts(opened: Open) -> bool:
    return opened.state == Device.State.ACCEPTED
