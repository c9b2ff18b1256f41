# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk office worker`: what the office does by itself, in one process that leads."""

import logging
import signal
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from django.db import close_old_connections, connection

from admin_sync.office.config import Config
from admin_sync.office.upkeep import jobs, locks, pulse
from admin_sync.office.upkeep.jobs import Job
from content.clock import Clock, since_boot, utc_now

_LOG = logging.getLogger("schaukasten.office.worker")
_LOOK = 1.0
_BEAT = 15.0
#: After a fault a long job is begun anew, after so many seconds.
_AGAIN = 30.0

#: A job that runs until it is told to stop.
Long = Callable[[threading.Event], None]


class Rounds:
    """Does each job when it is due. A fault costs only its job, and only this time."""

    def __init__(self, state: Path, todo: Iterable[Job], clock: Clock = utc_now) -> None:
        self.done: dict[str, pulse.Round] = {}
        self._state = state
        self._todo = tuple(todo)
        self._clock = clock
        self._beaten = 0.0
        self._due = {job.name: 0.0 for job in self._todo}

    def step(self) -> None:
        """Do what is due, and beat."""
        for job in self._todo:
            if since_boot() >= self._due[job.name]:
                self._run(job)
                self._due[job.name] = since_boot() + job.every.total_seconds()
                self._beat()
        if since_boot() - self._beaten >= _BEAT:
            self._beat()

    def wait(self) -> None:
        """Beat as one that does not lead."""
        pulse.write(self._state, leads=False, jobs=self.done)

    def _run(self, job: Job) -> None:
        close_old_connections()
        began = since_boot()
        fault = ""
        try:
            job.run(self._clock())
        except Exception as error:  # noqa: BLE001 - whatever it is, the next job is not to blame
            fault = type(error).__name__
            _LOG.exception("a job failed", extra={"job": job.name})
        self.done[job.name] = pulse.Round(since_boot(), round(since_boot() - began, 3), fault)

    def _beat(self) -> None:
        try:
            pulse.write(self._state, leads=True, jobs=self.done)
            self._beaten = since_boot()
        except OSError:
            _LOG.exception("cannot beat")


def work(config: Config, long: Iterable[tuple[str, Long]], stop: threading.Event) -> None:
    """Work until `stop` is set; where another process leads, wait for its end.

    Raises:
        UpkeepError: another worker has this state folder.
    """
    told = "one worker is enough; stop the other one first"
    with locks.held(config.state, "worker", told, alone=True):
        rounds = Rounds(config.state, jobs.all_jobs())
        while not locks.leads():
            rounds.wait()
            if stop.wait(_BEAT):
                return
        threads = [
            threading.Thread(target=_again, args=(name, one, stop), name=name) for name, one in long
        ]
        for thread in threads:
            thread.start()
        try:
            while not stop.wait(_LOOK):
                rounds.step()
        finally:
            stop.set()
            for thread in threads:
                thread.join()
            connection.close()


def stop_on_signals() -> threading.Event:
    """Set when somebody ends this process."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _again(name: str, run: Long, stop: threading.Event) -> None:
    """Run something long; begin anew where it fails."""
    while not stop.is_set():
        try:
            run(stop)
        except Exception:  # noqa: BLE001 - the others go on
            _LOG.exception("failed, begins anew", extra={"job": name})
            stop.wait(_AGAIN)
        finally:
            close_old_connections()
