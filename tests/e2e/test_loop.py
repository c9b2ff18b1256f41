# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The loop that a terminal runs for years: as a process, and with a clock that jumps."""

import signal
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from apscheduler.events import EVENT_JOB_MAX_INSTANCES

from content import schedule
from content.clock import utc_now
from content.schedule import Loop
from content.sync import SourceResult, Status

COMMAND = (sys.executable, "-P", "-m", "kiosk.cli")


@pytest.fixture
def settings_file(tmp_path, server, feed, entry):
    server.serve("/news", feed(entry(1)))
    file = tmp_path / "kiosk.toml"
    file.write_text(
        f'[paths]\nstate = "{tmp_path}/state"\nruntime = "{tmp_path}/run"\n'
        f'[[source]]\nid = "news"\nkind = "news"\nformat = "rss"\nurl = "{server.url}/news"\n'
        f'[[source]]\nid = "dead"\nkind = "news"\nformat = "rss"\nurl = "{server.url}/none"\n'
    )
    return str(file)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_loop_syncs_at_once_keeps_others_out_and_ends_cleanly(settings_file, number):
    loop = subprocess.Popen(
        [*COMMAND, "--settings", settings_file, "sync"],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        told = sorted(loop.stderr.readline().split(",")[0] for _ in range(2))
        assert told == ["dead: failed", "news: updated"]
        other = subprocess.run(
            [*COMMAND, "--settings", settings_file, "sync", "--once"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert other.returncode == 1
        assert "another process writes" in other.stderr
        assert "Traceback" not in other.stderr
    finally:
        loop.send_signal(number)
        out, err = loop.communicate(timeout=30)
    assert (loop.returncode, out, err) == (0, "", "")


def test_a_source_that_never_ends_its_answer_does_not_hold_up_the_end(settings_file, server, feed):
    server.dribble("/none", feed(), pause=5)
    loop = subprocess.Popen(
        [*COMMAND, "--settings", settings_file, "sync"], stderr=subprocess.PIPE, text=True
    )
    try:
        assert loop.stderr.readline().startswith("news: updated")
        while not any(request.path == "/none" for request in server.requests):
            threading.Event().wait(0.02)
    finally:
        loop.send_signal(signal.SIGTERM)
        _, err = loop.communicate(timeout=30)
    # half of the time that the fetch itself would have had
    assert (loop.returncode, err) == (0, "")


class Syncer:
    """Counts instead of fetching; after each sync the next is due in an hour."""

    def __init__(self, terminal) -> None:
        self.terminal = terminal
        self.asked: dict[str, int] = {}
        self.done = threading.Semaphore(0)

    def sync(self, source) -> SourceResult:
        self.asked[source.id] = self.asked.get(source.id, 0) + 1
        self.done.release()
        if source.id == "bug":
            raise RuntimeError("a bug")
        return SourceResult(source.id, "rss", Status.UPDATED, 0, 0, 0, 0.0)

    def due(self, source):
        return self.terminal.now + timedelta(hours=1 if self.asked.get(source.id) else 0)

    def stop(self) -> None:
        self.asked["stop"] = 1

    def tidy(self, _sources) -> None:
        raise OSError("the disk is gone")


def test_a_clock_that_is_set_makes_every_source_due_and_a_bug_costs_one_sync(
    terminal, monkeypatch, caplog
):
    monkeypatch.setattr(schedule, "_LOOK_AT_CLOCK", 0.01)
    terminal.now = utc_now()
    syncer, stop = Syncer(terminal), threading.Event()
    sources = [terminal.source("good"), terminal.source("bug")]
    loop = Loop(syncer, sources, lambda _: None, clock=lambda: terminal.now)
    thread = threading.Thread(target=loop.run, args=[stop])
    thread.start()
    try:
        for _ in sources:
            assert syncer.done.acquire(timeout=20)
        for _ in range(2000):
            if min(syncer.asked.values()) > 1:
                break
            terminal.now += timedelta(days=1)
            threading.Event().wait(0.02)
    finally:
        stop.set()
        thread.join()
    assert syncer.asked.pop("stop") == 1
    assert min(syncer.asked.values()) >= 2
    assert "The clock was set" in caplog.text
    assert "The sync of bug broke off" in caplog.text
    assert "Old content could not be removed" in caplog.text


class Hasty(Loop):
    """Is asked for a source by somebody else in the middle of planning its next look."""

    asked = False

    def __init__(self, *words, middle) -> None:
        super().__init__(*words)
        self.middle = middle
        self.refused = threading.Event()
        self._scheduler.add_listener(lambda _: self.refused.set(), EVENT_JOB_MAX_INSTANCES)

    def _plan(self, source, due) -> None:
        if not self.asked and self.middle == "before" and due > utc_now() + timedelta(minutes=1):
            self.asked = True
            self.ask(source.id)
        super()._plan(source, due)
        if not self.asked and self.middle == "after" and due > utc_now() + timedelta(minutes=1):
            self.asked = True
            self.ask(source.id)
            # the look that has just ended still counts as one that runs
            self.refused.wait()


@pytest.mark.parametrize(
    ("middle", "looked_at"), [("before", False), ("before", True), ("after", True)]
)
def test_who_asks_while_the_next_look_is_planned_is_not_forgotten(
    terminal, monkeypatch, middle, looked_at
):
    monkeypatch.setattr(schedule, "_LEAST_PAUSE", timedelta(milliseconds=20))
    terminal.now = utc_now()
    syncer, stop = Syncer(terminal), threading.Event()
    if not looked_at:
        syncer.asked["good"] = 1
    loop = Hasty(syncer, [terminal.source("good")], lambda _: None, middle=middle)
    thread = threading.Thread(target=loop.run, args=[stop])
    thread.start()
    try:
        for _ in range(1 + looked_at):
            syncer.done.acquire()
    finally:
        stop.set()
        thread.join()


def test_it_ends_though_a_look_plans_its_next_one_while_the_scheduler_shuts_down(terminal):
    terminal.now = utc_now()
    stop = threading.Event()
    thread = threading.Thread(target=lambda: loop.run(stop), daemon=True)

    def clock():
        # the only look asks for the time between "does the scheduler run?" and its next plan
        if threading.current_thread() is not thread:
            # once the scheduler is through with planning this very look
            loop._scheduler.get_jobs()
            stop.set()
            while loop._scheduler.running:
                threading.Event().wait(0.01)
        return terminal.now

    loop = Loop(Syncer(terminal), [terminal.source("good")], lambda _: None, clock=clock)
    thread.start()
    thread.join(20)
    assert not thread.is_alive()
