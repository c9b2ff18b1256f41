# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Looking at one thing, bounded in time, so that what hangs or breaks costs only itself."""

import logging
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

_log = logging.getLogger(__name__)

SECONDS = 4.0

T = TypeVar("T")


class Probe(Generic[T]):
    """One thing to look at. `look` runs in a thread of its own, never two of them at once.

    What cannot be looked at gives None, which is no evidence; `trouble` says why, "" if all is
    well.
    """

    def __init__(self, name: str, look: Callable[[], T], seconds: float = SECONDS) -> None:
        self.name = name
        self.trouble = ""
        self._look = look
        self._seconds = seconds
        self._running: threading.Thread | None = None

    def seen(self) -> T | None:
        """What there is to be seen now; never raises, and never waits for longer than it may."""
        if self._running is not None and self._running.is_alive():
            self._said("still hangs")
            return None
        found: list[T] = []
        failed: list[BaseException] = []

        def run() -> None:
            try:
                found.append(self._look())
            except Exception as error:  # noqa: BLE001 - a probe meets whatever a machine can do
                failed.append(error)

        self._running = threading.Thread(target=run, name=f"probe {self.name}", daemon=True)
        try:
            self._running.start()
        except RuntimeError as error:  # no more threads
            self._said(str(error))
            return None
        self._running.join(self._seconds)
        if failed:
            self._said(str(failed[0]) or repr(failed[0]))
            return None
        if not found:
            self._said(f"gave no answer within {self._seconds:g} s")
            return None
        self._said("")
        return found[0]

    def _said(self, words: str) -> None:
        trouble = f"{self.name}: {words}"[:200] if words else ""
        if trouble and trouble != self.trouble:
            _log.warning("%s", trouble)
        self.trouble = trouble
