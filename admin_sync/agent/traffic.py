# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How much a line that costs by the megabyte has carried this month, and whether that is enough."""

import json
import logging
import threading
from pathlib import Path

from content.clock import Clock, at_glass
from content.files import replace_file

_log = logging.getLogger(__name__)

_FILE = "traffic.json"
_MEGABYTE = 1_000_000
# so much may be forgotten by a power cut
_WRITTEN_EVERY = 500_000


class Traffic:
    """The month's bytes of one terminal, as Berlin counts months; thread-safe.

    `most` are megabytes, 0 for no bound. `folder` outlives a restart.
    """

    def __init__(self, folder: Path, most: int, clock: Clock) -> None:
        self._file = folder / _FILE
        self._most = most * _MEGABYTE
        self._clock = clock
        self._lock = threading.Lock()
        self._month, self._bytes = self._read()
        self._unwritten = 0

    def used(self, size: int) -> None:
        """So many bytes more; never raises."""
        with self._lock:
            self._turn()
            self._bytes += size
            self._unwritten += size
            if self._unwritten >= _WRITTEN_EVERY:
                self._write()

    def is_over(self) -> bool:
        """Whether the month's bytes are used up."""
        with self._lock:
            self._turn()
            return 0 < self._most <= self._bytes

    @property
    def room(self) -> int | None:
        """How many bytes the month still has; None where there is no bound."""
        with self._lock:
            self._turn()
            return max(0, self._most - self._bytes) if self._most > 0 else None

    @property
    def bytes(self) -> int:
        """What the month has taken so far."""
        with self._lock:
            self._turn()
            return self._bytes

    def keep(self) -> None:
        """Write it down; never raises."""
        with self._lock:
            self._write()

    def _turn(self) -> None:
        month = f"{at_glass(self._clock()):%Y-%m}"
        if month != self._month:
            self._month, self._bytes = month, 0

    def _write(self) -> None:
        try:
            told = {"month": self._month, "bytes": self._bytes}
            replace_file(self._file, json.dumps(told).encode(), durable=False)
            self._unwritten = 0
        except OSError as error:
            _log.warning("The month's bytes could not be written down: %s", error)

    def _read(self) -> tuple[str, int]:
        try:
            raw = json.loads(self._file.read_bytes())
            return str(raw["month"]), max(0, int(raw["bytes"]))
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return "", 0
