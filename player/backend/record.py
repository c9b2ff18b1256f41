# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Records which notices were on the glass, by the frames that were really presented."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtQuick import QQuickWindow
from shiboken6 import Shiboken

from content.clock import Clock, since_boot
from content.model import Kind
from content.presented import Presented, PresentedError, Showing, digest
from player import posting
from player.backend.shelf import Shelf
from player.posting import Sight, Waking, Watch

log = logging.getLogger(__name__)

# what could not be written is kept, but not for ever
_MOST_KEPT = 20_000


class Record(QObject):
    """Watches the frames of a window, which says in `presenting` what it shows.

    Each entry there is `place id` or `place id page`: see docs/proof.md. Writes on a thread of its
    own; what cannot be written is kept and tried again with what comes next.
    """

    def __init__(
        self,
        state: Path,
        shelf: Shelf,
        clock: Clock,
        monotonic: Callable[[], float] = since_boot,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._presented = Presented(state)
        self._shelf = shelf
        self._clock = clock
        self._monotonic = monotonic
        self._watch = Watch()
        self._waking = Waking()
        self._window: QQuickWindow | None = None
        self._digests: dict[int, str] = {}
        self._held: object = None
        self._writer = ThreadPoolExecutor(1, "presented")
        # only for the writer's thread
        self._unwritten: list[Showing] = []

    def watch(self, window: QQuickWindow) -> None:
        """Record the frames of this window from now on."""
        self._window = window
        window.frameSwapped.connect(self.frame)

    @Slot()
    def frame(self) -> None:
        """A frame was presented."""
        if self._window is None or not Shiboken.isValid(self._window):
            return
        now = self._clock() if self._shelf.trust.trusted else None
        seconds, dark = self._monotonic(), bool(self._window.property("dark"))
        self._waking = posting.woke(self._waking, dark=dark, seconds=seconds)
        sights = () if seconds < self._waking.until else tuple(self._sights(self._window))
        self._watch, over = posting.presented(self._watch, sights, now, seconds)
        self._keep(over)

    def close(self) -> None:
        """Write what is left, and wait for it."""
        self._window = None
        self._keep(posting.ended(self._watch))
        self._watch = Watch()
        self._writer.shutdown()

    def _sights(self, window: QQuickWindow) -> Iterator[Sight]:
        # a picture that is not there yet is not read by anybody
        if window.property("loading"):
            return
        for entry in str(window.property("presenting") or "").split("\n"):
            place, _, rest = entry.partition(" ")
            name, _, page = rest.rpartition(" ")
            item = self._shelf.held.get(name)
            if item is not None and item.kind is Kind.NOTICE and page.isdecimal():
                yield Sight(name, self._digest(name), int(page), place)

    def _digest(self, name: str) -> str:
        if self._held is not self._shelf.held:
            self._held = self._shelf.held
            self._digests.clear()
        item = self._shelf.held[name]
        key = id(item)
        if key not in self._digests:
            self._digests[key] = digest(item)
        return self._digests[key]

    def _keep(self, showings: tuple[Showing, ...]) -> None:
        if showings:
            self._writer.submit(self._write, showings, self._clock())

    def _write(self, showings: tuple[Showing, ...], now: datetime) -> None:
        self._unwritten = [*self._unwritten, *showings][-_MOST_KEPT:]
        try:
            self._presented.record(self._unwritten, now)
        except (OSError, PresentedError) as error:
            log.warning("What was shown cannot be recorded yet: %s", error)
        else:
            self._unwritten = []
