# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What was presented stays: in order, each once, through kills, full disks and damage."""

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from content import files
from content.model import Attachment, Item, Kind, Picture, Text
from content.presented import KEPT, NAME, Presented, PresentedError, Showing, digest

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def showing(name="office:1", begin=NOW, **more):
    return Showing(name, "a" * 64, begin, begin + MINUTE, (1, 2), 7, ("board", "page"), **more)


def bare(rows):
    return [replace(row, number=0) for row in rows]


def test_what_was_recorded_is_read_after_a_number(tmp_path):
    file = Presented(tmp_path)
    assert file.after(0) == ()
    file.record([], NOW)
    assert not (tmp_path / NAME).exists()
    file.record([showing("a:1"), showing("a:2")], NOW)
    file.record([showing("a:3")], NOW)
    rows = Presented(tmp_path).after(0)
    assert bare(rows) == [showing("a:1"), showing("a:2"), showing("a:3")]
    assert [row.notice for row in file.after(rows[0].number)] == ["a:2", "a:3"]
    assert [row.notice for row in file.after(0, most=1)] == ["a:1"]
    assert file.after(rows[-1].number) == ()


def test_a_new_file_goes_on_above_the_numbers_of_one_that_was_lost(tmp_path):
    file = Presented(tmp_path)
    file.record([showing()], NOW)
    (last,) = file.after(0)
    (tmp_path / NAME).write_bytes(b"SQLite format 3\x00" + b"\xff" * 8192)
    for name in (f"{NAME}-wal", f"{NAME}-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    file.record([showing("b:1")], NOW + MINUTE)
    assert [row.notice for row in file.after(last.number)] == ["b:1"]


def test_nothing_is_kept_for_ever(tmp_path):
    file = Presented(tmp_path)
    file.record([showing("old:1")], NOW)
    file.record([showing("new:1", begin=NOW + KEPT)], NOW + KEPT + 2 * MINUTE)
    assert [row.notice for row in file.after(0)] == ["new:1"]


def test_a_full_disk_gives_the_reserve(tmp_path, monkeypatch):
    file = Presented(tmp_path)
    file.record([showing("a:1")], NOW)
    tried = []
    add = file._add

    def full(rows, now):
        tried.append(rows)
        if len(tried) == 1:
            raise sqlite3.OperationalError("database or disk is full")
        add(rows, now)

    monkeypatch.setattr(file, "_add", full)
    monkeypatch.setattr(files.Reserve, "is_needed", lambda _: True)
    (tmp_path / "reserve").write_bytes(b"0" * 100)
    file.record([showing("a:2")], NOW)
    assert not (tmp_path / "reserve").exists()
    assert [row.notice for row in file.after(0)] == ["a:1", "a:2"]
    tried.clear()
    with pytest.raises(PresentedError):
        file.record([showing("a:3")], NOW)


WRITER = """
import sys
from datetime import datetime, UTC, timedelta
from pathlib import Path
from content.presented import Presented, Showing
now = datetime(2026, 6, 10, 10, tzinfo=UTC)
for number in range(100_000):
    Presented(Path(sys.argv[1])).record([Showing(f"a:{number}", "", now, now)], now)
    print(number, flush=True)
"""


def test_what_was_said_to_be_written_survives_a_kill(tmp_path):
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    for line in writer.stdout:
        said = int(line)
        if said >= 20:
            os.kill(writer.pid, signal.SIGKILL)
            break
    writer.wait()
    writer.stdout.close()
    rows = Presented(tmp_path).after(0)
    assert len(rows) > said
    assert [row.notice for row in rows] == [f"a:{n}" for n in range(len(rows))]


def test_the_digest_is_of_what_an_item_says_not_of_what_a_terminal_makes_of_it():
    item = Item(
        "office:1",
        Kind.NOTICE,
        "office",
        {"de": Text("Satzung", body="<p>x</p>")},
        pictures=(Picture("https://a.example/1", "alt"),),
        attachments=(Attachment("https://a.example/2", "PDF"),),
    )
    here = replace(
        item,
        pictures=(Picture("https://a.example/1", "alt", "ab", 3, 4),),
        attachments=(
            Attachment("https://a.example/2", "PDF", pages=(Picture("x"),), text="t", problem="p"),
        ),
        first_seen=NOW,
        last_seen=NOW,
        also=("rss",),
    )
    assert digest(item) == digest(here)
    assert len(digest(item)) == 64
    for other in (
        replace(item, texts={"de": Text("Satzung", body="<p>y</p>")}),
        replace(item, attachments=(Attachment("https://a.example/3", "PDF"),)),
        replace(item, valid_until=NOW),
    ):
        assert digest(other) != digest(item)
    assert digest(replace(item, texts={"de": Text("\ud800")}))
