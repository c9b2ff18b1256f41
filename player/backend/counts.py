# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Counts which pages are visited, by the hour: no visitor, no order, no time of day."""

import logging
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from content.clock import Clock
from content.outbox import Outbox, OutboxError

log = logging.getLogger(__name__)

_WRITE_MS = 60_000
# That somebody came at all, beside the pages.
VISITS = "visits"


class Counts(QObject):
    """Adds what was visited to the outbox once a minute, on a thread of its own.

    What cannot be written is kept and tried again with what comes next, at the latest with the
    next hour; the pages never wait.
    """

    def __init__(self, state: Path, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outbox = Outbox(state)
        self._clock = clock
        self._waiting: dict[datetime, Counter[str]] = {}
        # only for the writer's thread
        self._unwritten: dict[datetime, Counter[str]] = {}
        self._hour: datetime | None = None
        self._writer = ThreadPoolExecutor(1, "counts")
        self._writes = QTimer(self, interval=_WRITE_MS)
        self._writes.timeout.connect(self.write)
        self._writes.start()

    @Slot()
    def woken(self) -> None:
        """Somebody has come."""
        self.visited(VISITS)

    @Slot(str)
    def visited(self, page: str) -> None:
        """A visitor has come to a page."""
        self._waiting.setdefault(self._running(), Counter())[page] += 1

    @Slot()
    def write(self) -> None:
        """Hand over what has been counted, and close the hours gone by."""
        hour, waiting = self._running(), self._waiting
        if waiting or hour != self._hour:
            self._hour, self._waiting = hour, {}
            self._writer.submit(self._keep, {**waiting, hour: waiting.get(hour, Counter())})

    def close(self) -> None:
        """Write what is left, and wait for it."""
        self._writes.stop()
        self.write()
        self._writer.shutdown()

    def _running(self) -> datetime:
        return self._clock().replace(minute=0, second=0, microsecond=0)

    def _keep(self, waiting: dict[datetime, Counter[str]]) -> None:
        for hour, pages in waiting.items():
            self._unwritten.setdefault(hour, Counter()).update(pages)
        try:
            for hour in sorted(self._unwritten):
                self._outbox.count(self._unwritten[hour], hour)
                del self._unwritten[hour]
        except (OSError, OutboxError) as error:
            log.warning("The visits cannot be counted yet: %s", error)
