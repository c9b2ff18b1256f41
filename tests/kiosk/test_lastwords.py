# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The last lines of a unit that was stuck: five files, eight megabytes each, nobody's address."""

import os
import re
import zipfile
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin_sync.agent.service import without_persons
from kiosk.lastwords import (
    MOST_BYTES,
    MOST_FILES,
    STUCK,
    Death,
    death,
    is_worth_keeping,
    keep,
    kept,
)

AGENT = {"MONITOR_UNIT": "kiosk-agent.service", "MONITOR_SERVICE_RESULT": "watchdog"}


@pytest.fixture
def journal(tmp_path, monkeypatch):
    """A journalctl that says what the test wrote into its file, and notes how it was asked."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "journalctl"
    program.write_text('#!/bin/sh\necho "$@" > "${0%/*}/asked"\ncat "${0%/*}/said"\n')
    program.chmod(0o755)
    (folder / "said").write_text("")
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    for name in (*AGENT, "SERVICE_RESULT"):
        monkeypatch.delenv(name, raising=False)
    return folder


def test_a_stuck_agent_leaves_its_lines_without_addresses(
    kiosk_toml, kiosk, journal, tmp_path, monkeypatch
):
    kiosk_toml()
    (journal / "said").write_text("kiosk[7]: stuck\nkiosk[7]: an a.b@example.org geschrieben\n")
    for name, value in AGENT.items():
        monkeypatch.setenv(name, value)
    outcome = kiosk("lastwords", "--json")
    assert outcome.code == 0
    assert outcome.json["made"] == outcome.json["kept"] == ["000001-kiosk-agent-watchdog.txt"]
    text = (tmp_path / "state" / "lastwords" / outcome.json["made"][0]).read_text()
    assert text.startswith("kiosk-agent: watchdog, ")
    assert text.endswith("kiosk[7]: stuck\nkiosk[7]: an *** geschrieben")
    assert "--unit=kiosk-*" in (journal / "asked").read_text(), "no other unit's lines"


def test_a_unit_that_ended_well_leaves_nothing(kiosk_toml, kiosk, journal, tmp_path, monkeypatch):
    kiosk_toml()
    assert kiosk("lastwords").code == 0
    monkeypatch.setenv("SERVICE_RESULT", "success")
    assert kiosk("lastwords", "--unit", "kiosk-confirm").code == 0
    assert not (tmp_path / "state").exists()
    assert not (journal / "asked").exists()


def test_a_release_that_was_not_good_leaves_why(kiosk_toml, kiosk, journal, tmp_path, monkeypatch):
    kiosk_toml()
    keep(tmp_path / "state", Death("kiosk-player", STUCK), b"")
    monkeypatch.setenv("SERVICE_RESULT", "exit-code")
    assert kiosk("lastwords", "--unit", "kiosk-confirm").code == 0
    # once more within the hour says the same
    assert kiosk("lastwords", "--unit", "kiosk-confirm").code == 0
    assert [file.name for file in kept(tmp_path / "state")] == [
        "000001-kiosk-player-watchdog.txt",
        "000002-kiosk-confirm-exit-code.txt",
    ]


def test_without_a_journal_it_says_so(kiosk_toml, kiosk, journal, monkeypatch):
    kiosk_toml()
    (journal / "journalctl").write_text("#!/bin/sh\necho no right >&2\nexit 1\n")
    monkeypatch.setenv("SERVICE_RESULT", "watchdog")
    outcome = kiosk("lastwords")
    assert outcome.code == 1
    assert "no right" in outcome.err


def test_a_very_long_journal_is_cut_in_front(kiosk_toml, kiosk, journal, tmp_path, monkeypatch):
    kiosk_toml()
    line = "2026-05-16T12:00:00+0200 t kiosk[1]: " + "w" * 5000 + "\n"
    (journal / "said").write_text(line * 4000 + "the end\n")
    monkeypatch.setenv("SERVICE_RESULT", "watchdog")
    assert kiosk("lastwords").code == 0
    (file,) = kept(tmp_path / "state")
    assert 0 < file.stat().st_size <= MOST_BYTES
    assert file.read_text().endswith("the end")


def test_five_are_kept_and_the_oldest_goes(tmp_path):
    for number in range(8):
        keep(tmp_path, Death("kiosk-player", STUCK), f"{number}".encode())
    there = kept(tmp_path)
    assert len(there) == MOST_FILES
    assert [file.read_text() for file in there] == ["3", "4", "5", "6", "7"]


def test_what_others_laid_there_is_neither_counted_nor_removed(tmp_path):
    (tmp_path / "lastwords").mkdir()
    strange = tmp_path / "lastwords" / "notes.txt"
    strange.write_text("?")
    for _ in range(MOST_FILES + 1):
        keep(tmp_path, Death("kiosk-player", STUCK), b"")
    assert strange.exists()
    assert len(kept(tmp_path)) == MOST_FILES


def test_it_is_cut_at_a_line(tmp_path):
    file = keep(tmp_path, Death("kiosk-player", STUCK), b"first\n" + b"y" * 99 + b"\n" * MOST_BYTES)
    assert file.stat().st_size < MOST_BYTES
    assert not file.read_bytes().strip()


@given(st.dictionaries(st.sampled_from(["MONITOR_UNIT", "SERVICE_RESULT"]), st.text()), st.text())
def test_whatever_the_manager_says_makes_a_name_that_is_found_again(tmp_path_factory, said, unit):
    folder = tmp_path_factory.mktemp("state")
    died = death({**said, "MONITOR_SERVICE_RESULT": said.get("SERVICE_RESULT", "")}, unit)
    assert kept(folder) == ()
    assert (keep(folder, died, b""),) == kept(folder)


@pytest.mark.parametrize(
    ("result", "age", "kept_it"),
    [
        ("success", None, False), ("watchdog", 1, True), ("watchdog", None, True),
        ("exit-code", None, True), ("signal", 10, False), ("core-dump", 3600, True),
        ("timeout", -50_000, True),
    ],
)  # fmt: skip
def test_each_that_was_stuck_and_one_an_hour_of_others(result, age, kept_it):
    assert is_worth_keeping(result, age) == kept_it


def test_diagnostics_pack_them_and_what_the_kernel_said(
    kiosk_toml, kiosk, journal, tmp_path, monkeypatch
):
    kiosk_toml()
    keep(tmp_path / "state", Death("kiosk-agent", STUCK), b"the last of it")
    panic = tmp_path / "pstore" / "1747389600" / "dmesg.txt"
    panic.parent.mkdir(parents=True)
    panic.write_text("Kernel panic")
    monkeypatch.setattr("kiosk.commands.diagnostics._PANICS", tmp_path / "pstore")
    out = tmp_path / "d.zip"
    assert kiosk("diagnostics", "--out", str(out)).code == 0
    with zipfile.ZipFile(out) as archive:
        assert archive.read("lastwords/000001-kiosk-agent-watchdog.txt") == b"the last of it"
        assert archive.read("panics/1747389600-dmesg.txt") == b"Kernel panic"


def test_numbers_go_on(tmp_path):
    names = [keep(tmp_path, Death("kiosk-agent", "signal"), b"").name for _ in range(12)]
    assert all(one < other for one, other in pairwise(names))


@given(st.text("ab1+-.@ /29", max_size=40))
def test_no_address_is_left(text):
    assert not re.search(r"[\w.+-]+@[\w-]+\.[\w.-]+", without_persons(text))
