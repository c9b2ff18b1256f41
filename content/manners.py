# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How to be a good guest: one request at a time at a host, and a pause between two."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Manners:
    """Lets callers in several threads take turns at each host. Thread-safe.

    `pause` is in seconds, counted from the end of one turn to the start of the next.
    """

    def __init__(
        self,
        pause: float,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pause = pause
        self._sleep = sleep
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._turns: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._left: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait for this caller's turn at `host`, and hold it for the length of the block."""
        with self._lock:
            turn = self._turns[host]
        with turn:
            if host in self._left:
                wait = self._left[host] + self._pause - self._monotonic()
                if wait > 0:
                    self._sleep(wait)
            try:
                yield
            finally:
                self._left[host] = self._monotonic()
