# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What waits for the office: once, whole, and after a power cut."""

import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from content import outbox as module
from content.delivery import Delivery
from content.files import Reserve
from content.outbox import COUNTERS, Outbox

NOW = datetime(2026, 5, 16, 12, 32, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def outbox(tmp_path):
    return Outbox(tmp_path / "state")


def pages(entries):
    return [(entry.body["hour"], entry.body["pages"]) for entry in entries]


def test_without_a_file_there_is_nothing_and_none_is_made(outbox, tmp_path):
    assert outbox.entries() == ()
    assert not outbox.retry("x")
    assert not (tmp_path / "state").exists()


def test_a_key_counts_once(outbox):
    key = outbox.append("report", {"text": "Loch"}, NOW)
    assert outbox.append("report", {"text": "Loch"}, NOW + HOUR, key) == key
    outbox.append("report", {"text": "Loch"}, NOW)
    first, second = outbox.entries()
    assert first.key != second.key
    assert (first.body, first.created, first.state) == ({"text": "Loch"}, NOW, "waiting")


def test_an_hour_becomes_one_entry_when_it_is_over(outbox):
    outbox.count({"home": 1, "news": 2}, NOW)
    outbox.count({"news": 1}, NOW + timedelta(minutes=20))
    assert outbox.entries() == ()
    outbox.count({"events": 1}, NOW + HOUR)
    (entry,) = outbox.entries()
    assert entry.kind == COUNTERS
    assert pages([entry]) == [("2026-05-16T12:00Z", {"home": 1, "news": 3})]
    outbox.count({}, NOW + 5 * HOUR)
    assert pages(outbox.entries())[1:] == [("2026-05-16T13:00Z", {"events": 1})]
    outbox.count({}, NOW + 6 * HOUR)
    assert len(outbox.entries()) == 2


def test_a_clock_that_goes_back_counts_nothing_twice(outbox):
    outbox.count({"home": 1}, NOW)
    outbox.count({"home": 1}, NOW - HOUR)
    outbox.count({"home": 1}, NOW)
    outbox.count({}, NOW + HOUR)
    total = sum(entry.body["pages"]["home"] for entry in outbox.entries())
    assert total == 3


def test_hours_of_a_clock_that_ran_ahead_for_years_are_not_held_back(outbox):
    ahead = NOW.replace(year=2036)
    outbox.count({"home": 1}, ahead)
    outbox.count({"news": 1}, NOW)
    assert pages(outbox.entries()) == [("2036-05-16T12:00Z", {"home": 1})]


def test_nothing_but_page_hour_and_number_is_kept(outbox, tmp_path):
    outbox.count({"home": 3}, NOW)
    database = sqlite3.connect(tmp_path / "state" / module.NAME)
    assert database.execute("SELECT * FROM tally").fetchall() == [("2026-05-16T12:00Z", "home", 3)]
    database.close()


def test_retry_and_drop(outbox, tmp_path):
    key, other = (outbox.append("report", {"n": n}, NOW) for n in range(2))
    Delivery(tmp_path / "state").decide({key: ("failed", 7), other: ("delivered", 1)})
    assert [entry.state for entry in outbox.entries()] == ["failed", "delivered"]
    assert outbox.retry(key)
    assert (outbox.entries()[0].state, outbox.entries()[0].tries) == ("waiting", 0)
    assert not outbox.drop(other), "what has arrived cannot be taken back"
    assert outbox.drop(key)
    assert (outbox.entries()[0].state, outbox.entries()[0].body) == ("dropped", None)
    assert not outbox.retry(key)


def test_what_arrived_is_erased_and_stays_known_by_its_key(outbox, tmp_path):
    keys = [outbox.append("report", {"secret": f"Schlagloch {n}"}, NOW) for n in range(3)]
    Delivery(tmp_path / "state").decide({keys[0]: ("delivered", 1)})
    assert [entry.key for entry in outbox.waiting(5)] == keys[1:]
    assert [entry.key for entry in outbox.waiting(1)] == keys[1:2]
    assert outbox.erase() == 1
    assert outbox.erase() == 0
    assert [entry.body is None for entry in outbox.entries()] == [True, False, False]
    outbox.append("report", {"again": True}, NOW, key=keys[0])
    assert outbox.entries()[0].body is None, "a key counts once, for ever"


def test_a_terminal_that_leaves_says_nothing_more(outbox):
    outbox.append("report", {"n": 1}, NOW)
    outbox.count({"home": 1}, NOW)
    outbox.clear()
    outbox.count({}, NOW + HOUR)
    assert [(entry.state, entry.body) for entry in outbox.entries()] == [("dropped", None)]


def test_what_an_earlier_release_knew_of_its_entries_comes_along(outbox, tmp_path):
    key = outbox.append("report", {"n": 1}, NOW)
    database = sqlite3.connect(tmp_path / "state" / module.NAME)
    with database:
        database.execute("CREATE TABLE fate (key TEXT PRIMARY KEY, state TEXT, tries INTEGER)")
        database.execute("INSERT INTO fate VALUES (?, 'failed', 7)", (key,))
    database.close()
    assert outbox.entries()[0].state == "failed"
    Delivery(tmp_path / "state").decide({"another": ("delivered", 1)})
    assert (outbox.entries()[0].state, outbox.entries()[0].tries) == ("failed", 7)


def test_both_sides_may_write_at_once(tmp_path):
    def write(number):
        Outbox(tmp_path / "state").append("report", {"n": number}, NOW)

    with ThreadPoolExecutor(8) as writers:
        list(writers.map(write, range(40)))
    found = Outbox(tmp_path / "state").entries()
    assert sorted(entry.body["n"] for entry in found) == list(range(40))


def test_who_only_reads_a_full_disk_gets_the_reserve_too(outbox, tmp_path, monkeypatch):
    delivery = Delivery(tmp_path / "state")
    outbox.append("vote", {}, NOW)
    delivery.decide({"k": ("waiting", 0)})
    monkeypatch.setattr(Reserve, "is_needed", lambda _self: True)
    for read in (delivery.fates, outbox.entries):
        reserve = Reserve(tmp_path / "state", 4096)
        assert reserve.fill()
        read()
        assert not reserve.release(), "the room was given back"


def test_the_reserve_is_for_the_last_words(outbox, tmp_path, monkeypatch):
    outbox.append("report", {}, NOW)
    reserve = Reserve(tmp_path / "state", 4096)
    assert reserve.fill()
    insert, tried = module._insert, []

    def full_once(*arguments):
        tried.append(1)
        if len(tried) == 1:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        insert(*arguments)

    monkeypatch.setattr(module, "_insert", full_once)
    outbox.append("report", {"last": True}, NOW)
    assert outbox.entries()[-1].body == {"last": True}
    assert not reserve.release(), "the room was given back"


def test_a_damaged_file_is_set_aside_and_a_new_one_begun(outbox, tmp_path):
    outbox.append("report", {}, NOW)
    (tmp_path / "state" / module.NAME).write_bytes(b"no database" * 500)
    outbox.append("report", {"n": 2}, NOW)
    assert [entry.body for entry in outbox.entries()] == [{"n": 2}]
    assert (tmp_path / "state" / "outbox.broken.db").exists()


WRITER = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from pathlib import Path
from content.outbox import Outbox
outbox, at = Outbox(Path(sys.argv[1])), datetime(2026, 1, 1, tzinfo=UTC)
for number in range(100_000):
    outbox.count({"home": 1}, at + timedelta(hours=number // 3))
    print(number + 1, flush=True)
"""


def test_a_kill_at_any_moment_loses_nothing_that_was_written(tmp_path):
    state = tmp_path / "state"
    for written in (1, 7, 20):
        told = 0
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(state)],
            stdout=subprocess.PIPE, text=True, cwd=Path.cwd(),
        )  # fmt: skip
        while told < written:
            told = int(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
        rest = writer.communicate()[0].split()
        told = int(rest[-1]) if rest else told
        outbox = Outbox(state)
        outbox.count({}, datetime(2030, 1, 1, tzinfo=UTC))
        counted = sum(entry.body["pages"]["home"] for entry in outbox.entries())
        assert told <= counted <= told + 1
        for file in state.glob("outbox.db*"):
            file.unlink()
