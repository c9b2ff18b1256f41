# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The loop that keeps all sources fresh: one job a source, each due when its last look says."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from apscheduler.events import EVENT_JOB_MAX_INSTANCES, JobSubmissionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from content.clock import Clock, utc_now
from content.lanes import lanes
from content.source import Source
from content.sync import SourceResult, Syncer

_log = logging.getLogger(__name__)

_TIDY_EVERY = timedelta(hours=6)
_LOOK_AT_CLOCK = 20.0
# settings ask for ten seconds at least; this is what a source that answers slowly is left alone
_LEAST_PAUSE = timedelta(seconds=5)
_JUMP = timedelta(minutes=2)


class Loop:
    """Syncs sources until it is told to stop."""

    def __init__(
        self,
        syncer: Syncer,
        sources: Iterable[Source],
        progress: Callable[[SourceResult], None],
        clock: Clock = utc_now,
    ) -> None:
        self._syncer = syncer
        self._sources = tuple(sources)
        self._progress = progress
        self._clock = clock
        self._stopping = threading.Event()
        self._planning = threading.Lock()
        # whoever is asked while it is being asked already is asked again
        self._wanted: set[str] = set()
        beside = lanes(self._sources)
        self._lanes = {
            source.id: f"lane {number}" for number, lane in enumerate(beside) for source in lane
        }
        self._scheduler = BackgroundScheduler(
            executors={
                "default": ThreadPoolExecutor(1),
                **{f"lane {number}": ThreadPoolExecutor(1) for number in range(len(beside))},
            },
            # late is better than never, and once is enough
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
            timezone=UTC,
        )
        self._scheduler.add_listener(self._refused, EVENT_JOB_MAX_INSTANCES)

    def run(self, stop: threading.Event) -> None:
        """Block until `stop` is set, and then until what is under way was brought to an end."""
        self._scheduler.start()
        try:
            self._scheduler.add_job(
                self._tidy, "interval", seconds=_TIDY_EVERY.total_seconds(), next_run_time=_soon()
            )
            for source in self._sources:
                self._plan_next(source, self._syncer.due(source), _soon())
            self._watch(stop)
        finally:
            with self._planning:
                self._stopping.set()
            self._syncer.stop()
            self._scheduler.shutdown(wait=True)

    def ask(self, source_id: str = "") -> int:
        """Have one source asked at once, or all with ""; how many. Of any thread.

        One that is just being asked is asked once more after that.
        """
        wanted = [source for source in self._sources if source_id in ("", source.id)]
        self._wanted.update(source.id for source in wanted)
        for source in wanted if self._scheduler.running else ():
            self._plan(source, _soon())
        return len(wanted)

    @property
    def wanted(self) -> frozenset[str]:
        """Those that somebody asked for, and whose look has not begun."""
        return frozenset(self._wanted)

    def _watch(self, stop: threading.Event) -> None:
        """Wait; when the clock was set, plan everything anew, since all due times are wrong."""
        before = self._offset()
        while not stop.wait(_LOOK_AT_CLOCK):
            after = self._offset()
            if abs(after - before) > _JUMP:
                _log.warning("The clock was set; every source is asked now.")
                for source in self._sources:
                    self._plan(source, _soon())
            before = after

    def _offset(self) -> datetime:
        """The time at which the monotonic clock began; it moves only when the clock is set."""
        return self._clock() - timedelta(seconds=time.monotonic())

    def _plan(self, source: Source, due: datetime) -> None:
        with self._planning:
            # whoever shuts the scheduler down holds its lock and waits for looks that would plan
            if self._stopping.is_set():
                return
            self._scheduler.add_job(
                self._one,
                "date",
                run_date=due,
                args=[source],
                id=source.id,
                executor=self._lanes[source.id],
                replace_existing=True,
            )

    def _plan_next(self, source: Source, due: datetime, soonest: datetime) -> None:
        self._plan(source, due)
        # after it, so that whoever asks at this very moment is not overruled
        if source.id in self._wanted:
            self._plan(source, soonest)

    def _refused(self, event: JobSubmissionEvent) -> None:
        """Plan one anew that was due before its last look had quite ended: it was dropped."""
        for source in self._sources:
            if source.id == event.job_id and not self._stopping.is_set():
                self._plan(source, self._clock() + _LEAST_PAUSE)

    def _one(self, source: Source) -> None:
        if self._stopping.is_set():
            return
        self._wanted.discard(source.id)
        try:
            result = self._syncer.sync(source)
            if self._stopping.is_set():
                return
            self._progress(result)
            due = self._syncer.due(source)
        except Exception:  # noqa: BLE001
            # a bug must not silence a source until somebody restarts the terminal
            _log.exception("The sync of %s broke off.", source.id)
            due = self._clock() + source.every
        if self._scheduler.running:
            soonest = self._clock() + _LEAST_PAUSE
            self._plan_next(source, max(due, soonest), soonest)

    def _tidy(self) -> None:
        try:
            self._syncer.tidy(self._sources)
        except Exception:  # noqa: BLE001 - the same here
            _log.exception("Old content could not be removed.")


def _soon() -> datetime:
    """Now, as the scheduler sees it: it knows no clock but the machine's."""
    return utc_now()
