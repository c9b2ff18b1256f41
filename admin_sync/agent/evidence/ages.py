# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How old what each source said is, by a clock that nobody can set."""

import threading
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from admin_sync.protocol.report import SourceAge
from content.source import Source
from content.state import Checked
from content.sync import SourceResult

_MOST_WORDS = 200


class Ages:
    """Remembers when sources answered as they should, in seconds since boot. Thread-safe."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._good: dict[str, float] = {}
        self._last: dict[str, SourceResult] = {}
        self._held: dict[str, int] = {}

    def held(self, counts: Mapping[str, int]) -> None:
        """How many items there are of each source, before this process has looked at any."""
        with self._lock:
            self._held = dict(counts)

    def noted(self, result: SourceResult) -> None:
        """A source was just looked at."""
        with self._lock:
            self._last[result.id] = result
            if result.good:
                self._good[result.id] = self._monotonic()

    def of(
        self,
        sources: Iterable[Source],
        checked: Mapping[str, Checked],
        now: datetime | None,
    ) -> tuple[SourceAge, ...]:
        """Each source as it stands.

        `checked` are the looks of this boot, also by the process before this one; their times are
        those of the wall clock, and count only while it is believed: `now` is None otherwise.
        """
        with self._lock:
            good, last, held = dict(self._good), dict(self._last), dict(self._held)
        since_boot = self._monotonic()
        return tuple(
            _age(source, since_boot, good.get(source.id), last.get(source.id),
                 checked.get(source.id), now, held.get(source.id, 0))
            for source in sources
        )  # fmt: skip


def _age(  # noqa: PLR0913, PLR0917 - all that is known of one source
    source: Source,
    since_boot: float,
    good: float | None,
    last: SourceResult | None,
    checked: Checked | None,
    now: datetime | None,
    held: int,
) -> SourceAge:
    age = None if good is None else max(0.0, since_boot - good)
    if age is None and now is not None and checked is not None and checked.succeeded is not None:
        passed = (now - checked.succeeded).total_seconds()
        # from the future: nobody knows how old it is
        age = passed if passed >= 0 else None
    status = last.status.value if last else checked.status if checked else ""
    error = (last.error if last else checked.error if checked else "") or ""
    return SourceAge(
        id=source.id,
        status=status,
        every=source.every.total_seconds(),
        age=age,
        items=last.items if last else held,
        rejected=last.rejected if last else 0,
        error=error[:_MOST_WORDS],
    )
