# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Remembers which files could not be had, so that they are not asked for in vain at every sync."""

import json
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from content.fetch import FetchError
from content.files import replace_file
from content.retry import backoff

_RETRY = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be had: how often in a row, why, and when to try again (UTC)."""

    times: int
    reason: str
    due: datetime


class Failures:
    """What failed, by address, kept in one file of the runtime folder. Safe between threads."""

    def __init__(self, file: Path, rng: Random) -> None:
        self._file = file
        self._rng = rng
        # sources are synced side by side; single entries of a dict need no lock
        self._lock = threading.Lock()
        self._known = read_failures(file)
        self._changed = False

    def is_due(self, url: str, now: datetime) -> bool:
        """Whether an address may be asked: nothing failed there, or long enough ago."""
        failure = self._known.get(url)
        # a clock that went back must not lock a file out
        return failure is None or not now < failure.due < now + 2 * _RETRY

    def reason(self, url: str) -> str:
        """Why it failed last; "" where it did not."""
        failure = self._known.get(url)
        return "" if failure is None else failure.reason

    def failed(self, url: str, error: Exception, now: datetime) -> None:
        """It failed again."""
        asked = error.retry_after if isinstance(error, FetchError) else None
        times = self._known[url].times + 1 if url in self._known else 1
        due = now + min(backoff(times, _RETRY, self._rng, asked), 2 * _RETRY)
        self._known[url] = Failure(times, str(error), due)
        self._changed = True

    def succeeded(self, url: str) -> None:
        """All is forgotten."""
        if self._known.pop(url, None) is not None:
            self._changed = True

    def write(self, now: datetime) -> None:
        """Write what is new, without what is long due; a note that fails costs only the note."""
        if not self._changed:
            return
        with self._lock:
            self._changed = False
            rows = {
                url: [failure.times, failure.reason, failure.due.isoformat()]
                for url, failure in tuple(self._known.items())
                if failure.due > now - timedelta(days=1)
            }
            try:
                replace_file(self._file, json.dumps(rows).encode(), durable=False)
            except OSError:
                return


def read_failures(file: Path) -> dict[str, Failure]:
    """What failed before; nothing where the note cannot be read."""
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
        return {
            str(url): Failure(int(times), str(reason), datetime.fromisoformat(due))
            for url, (times, reason, due) in rows.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
