# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

import sys
from datetime import UTC, datetime

import pytest

from kiosk.cli import main
from kiosk.moment import read_moment


def test_version(kiosk):
    outcome = kiosk("--version")
    assert outcome.code == 0
    assert outcome.out.startswith("kiosk ")


def test_help_names_every_command_of_the_contract(kiosk):
    outcome = kiosk("--help")
    assert outcome.code == 0
    for name in ("demo", "parse", "sync", "items", "why", "player", "sources", "detect"):
        assert f"    {name} " in outcome.out
    for name in ("settings", "doctor", "worker"):
        assert f"    {name} " in outcome.out


def test_an_unknown_command_is_a_usage_error(kiosk):
    assert kiosk("dance").code == 2
    assert kiosk().code == 2


def test_a_missing_settings_file_is_a_settings_error(kiosk, tmp_path):
    outcome = kiosk("--settings", str(tmp_path / "none.toml"), "items")
    assert outcome.code == 2
    assert outcome.err == (
        f"{tmp_path}/none.toml:1: file: there is no such file "
        "(name it with --settings or KIOSK_SETTINGS)\n"
    )


def test_settings_check_reports_every_error_on_stderr(kiosk, kiosk_toml):
    file = kiosk_toml('[panel]\norientaton = "portrait"\n')
    outcome = kiosk("settings", "check", "--settings", str(file))
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err == (
        f'{file}:5: panel.orientaton: unknown key (did you mean "orientation"?)\n'
    )


def test_settings_check_as_json(kiosk, kiosk_toml):
    file = kiosk_toml("[panel]\nwidth = 1\n")
    outcome = kiosk("settings", "check", "--json")
    assert outcome.code == 2
    assert outcome.json["ok"] is False
    (problem,) = outcome.json["problems"]
    assert (problem["file"], problem["line"], problem["key"]) == (str(file), 5, "panel.width")
    assert problem["hint"].startswith("known are diagonal_mm")
    kiosk_toml()
    assert kiosk("settings", "check", "--json").json == {"version": 1, "ok": True, "problems": []}


def test_settings_show_tells_the_origin(kiosk, kiosk_toml):
    file = kiosk_toml('[terminal]\nname = "Haby"\n')
    lines = kiosk("settings", "show", "--origin").out.splitlines()
    assert f'terminal.name = "Haby"  # {file}:5' in lines
    assert 'panel.orientation = "portrait"  # default' in lines
    shown = {row["key"]: row for row in kiosk("settings", "show", "--json").json["settings"]}
    assert shown["terminal.name"] == {
        "key": "terminal.name",
        "value": "Haby",
        "origin": f"{file}:5",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-29", datetime(2026, 3, 28, 23, tzinfo=UTC)),
        ("2026-07-01T12:30", datetime(2026, 7, 1, 10, 30, tzinfo=UTC)),
        ("2026-07-01T12:30:00Z", datetime(2026, 7, 1, 12, 30, tzinfo=UTC)),
        ("2026-01-01T12:30:00+01:00", datetime(2026, 1, 1, 11, 30, tzinfo=UTC)),
    ],
)
def test_time_is_rfc_3339_or_at_the_glass(text, expected):
    assert read_moment(text) == expected


_NO_TIMES = [
    "", "tomorrow", "2026-02-30", "2026-1-1", "1.1.2026", "20260101", "0001-01-01",
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59",
]  # fmt: skip


@pytest.mark.parametrize("text", _NO_TIMES)
def test_anything_else_is_no_time(text):
    with pytest.raises(ValueError, match=r"time|day|month"):
        read_moment(text)


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_an_output_that_knows_no_emoji_costs_only_the_emoji(tmp_path, monkeypatch, words):
    file, out = tmp_path / "feed.xml", tmp_path / "out"
    file.write_text("<rss><channel><item><title>Fest 🎉 Hütten</title></item></channel></rss>")
    with out.open("w", encoding="latin-1") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert main(("parse", "rss", str(file), *words)) == 0
    said = out.read_bytes()
    assert (rb"\ud83c\udf89" if words else b"\\U0001f389 H\xfctten") in said


def test_a_folder_that_cannot_be_used_is_told_in_one_line(kiosk, kiosk_toml, tmp_path):
    kiosk_toml()
    (tmp_path / "state").write_text("a file")
    outcome = kiosk("sync", "--once", "--json")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.splitlines()[-1].startswith("kiosk sync: [Errno ")
    assert "Traceback" not in outcome.err
