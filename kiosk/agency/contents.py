# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The content side of the agent: one thread that keeps the sources fresh, whatever the office does.

It is begun anew when the settings change, which the office may do at any time.
"""

import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from content.clock import utc_now
from content.fetch import Fetcher
from content.model import Kind
from content.schedule import Loop
from content.source import Source
from content.stores import Stores
from content.sync import SourceResult, Syncer
from content.workshop import Workshop
from kiosk import __version__
from kiosk.settings.model import Settings
from kiosk.wiring import point_of

_log = logging.getLogger(__name__)

#: What the office itself publishes, on every terminal that belongs to one.
OFFICE = Source("office", Kind.NOTICE, "office", "office:content", every=timedelta(minutes=15))
#: On a line that costs money, sources are asked no more often than this.
METERED_EVERY = timedelta(hours=1)

_AGAIN = 10.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What to fetch, and how: the settings in force and whether this terminal is joined."""

    settings: Settings
    joined: bool
    revoked: bool = False


def sources_of(plan: Plan) -> tuple[Source, ...]:
    """The sources as they are really asked. Pure.

    A joined terminal also has what its office publishes, and takes from the office what the office
    fetches for it; one that was revoked has nothing. A metered line is asked less often, except
    for warnings.
    """
    if plan.revoked:
        return ()
    sources = plan.settings.sources
    if plan.joined:
        sources = (
            *(_via(source) for source in sources if source.id != OFFICE.id),
            OFFICE,
        )
    if plan.settings.network.metered:
        sources = tuple(_seldom(source) for source in sources)
    return sources


def _counts(stores: Stores, sources: Iterable[Source]) -> Iterator[tuple[str, int]]:
    for source in sources:
        state = stores.of(source).sources().get(source.id)
        yield source.id, state.items if state else 0


def _via(source: Source) -> Source:
    if source.via != "office":
        return source
    return replace(source, format="office", url=f"office:source/{source.id}", options={})


def _seldom(source: Source) -> Source:
    if source.kind is Kind.WARNING or source.url.startswith("office:"):
        return source
    return replace(source, every=max(source.every, METERED_EVERY))


class Contents:
    """Keeps the sources of a plan fresh until told to stop; thread-safe.

    `plan` is asked at each beginning, `fetcher` made for it; `progress` hears of each look, `held`
    at each beginning how many items there are of each source.
    """

    def __init__(
        self,
        plan: Callable[[], Plan],
        fetcher: Callable[[Plan], Fetcher],
        progress: Callable[[SourceResult], None],
        held: Callable[[Mapping[str, int]], None] = lambda _: None,
    ) -> None:
        self._plan = plan
        self._fetcher = fetcher
        self._progress = progress
        self._held = held
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._pause = threading.Event()
        self._loop: Loop | None = None
        self._wipes: list[threading.Event] = []
        self._asked: set[str] = set()
        self.sources: tuple[Source, ...] = ()

    def run(self) -> None:
        """Go on until `stop`. What breaks is begun anew after a moment."""
        while not self._stop.is_set():
            self._pause.clear()
            try:
                self._round()
            except Exception:  # noqa: BLE001 - content must come back by itself
                _log.exception("The content side broke off and begins anew.")
                self._stop.wait(_AGAIN)

    def stop(self) -> None:
        """End it, soon."""
        self._stop.set()
        self._pause.set()

    def begin_anew(self) -> None:
        """Ask for the plan again: the settings, or where we belong, have changed."""
        self._pause.set()

    def ask(self, source: str = "") -> int:
        """Have one source asked now, or all with ""; how many there are."""
        with self._lock:
            if self._loop is None or self._pause.is_set():
                # for the loop that comes next: the one that is ending asks nobody any more
                self._asked.add(source)
                return sum(source in ("", one.id) for one in self.sources)
            return self._loop.ask(source)

    def wipe(self, seconds: float = 30.0) -> bool:
        """Remove all content, with its pictures; whether that is done within so many seconds."""
        done = threading.Event()
        with self._lock:
            self._wipes.append(done)
        self._pause.set()
        return done.wait(seconds)

    def _round(self) -> None:
        plan = self._plan()
        self.sources = sources_of(plan)
        paths = plan.settings.paths
        with Stores(paths.state, paths.runtime) as stores, Workshop() as workshop:
            if self._wiped(stores):
                return
            self._held(dict(_counts(stores, self.sources)))
            syncer = Syncer(
                stores,
                self._fetcher(plan),
                workshop,
                runtime=paths.runtime,
                release=__version__,
                point=point_of(plan.settings),
                joined=plan.joined,
            )
            loop = Loop(syncer, self.sources, self._progress)
            with self._lock:
                self._loop = loop
                asked, self._asked = self._asked, set()
            try:
                for source in asked:
                    loop.ask(source)
                loop.run(self._pause)
            finally:
                with self._lock:
                    self._loop = None
                    self._asked |= loop.wanted

    def _wiped(self, stores: Stores) -> bool:
        """Do what was asked; whether anything was."""
        with self._lock:
            wanted, self._wipes = self._wipes, []
        if wanted:
            stores.clear(utc_now())
            _log.warning("All content was removed.")
        for done in wanted:
            done.set()
        return bool(wanted)
