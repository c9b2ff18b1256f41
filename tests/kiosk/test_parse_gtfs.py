# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk parse gtfs`: what leaves in 48 hours, at one stop, near a place, or everywhere."""

import re
import zipfile
from pathlib import Path

import pytest

from tests.content.gtfs_files import feed

AT = ("--at", "2026-11-23T06:00")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "fahrplan.zip"
    path.write_bytes(feed())
    return str(path)


def test_all_departures_of_48_hours(kiosk, file):
    outcome = kiosk("parse", "gtfs", file, *AT, "--json")
    assert outcome.code == 0
    assert outcome.json["rejected"] == []
    found = [
        (item["id"], item["departure"]["planned"], item["departure"]["stop_id"])
        for item in outcome.json["items"]
    ]
    assert found == [
        ("file:T1:2026-11-23:1", "2026-11-23T07:00:00+00:00", "S1"),
        ("file:T1:2026-11-23:2", "2026-11-23T07:11:00+00:00", "S2"),
        ("file:T2:2026-11-23:1", "2026-11-23T23:50:00+00:00", "S1"),
        ("file:T2:2026-11-23:2", "2026-11-24T00:01:00+00:00", "S2"),
        ("file:T1:2026-11-24:1", "2026-11-24T07:00:00+00:00", "S1"),
        ("file:T1:2026-11-24:2", "2026-11-24T07:11:00+00:00", "S2"),
        ("file:T2:2026-11-24:1", "2026-11-24T23:50:00+00:00", "S1"),
        ("file:T2:2026-11-24:2", "2026-11-25T00:01:00+00:00", "S2"),
    ]
    assert all(item["timetable"] is None for item in outcome.json["items"])


@pytest.mark.parametrize(
    "narrow",
    [("--stop", "S2"), ("--stop", "Groß Wittensee, Dorfplatz"), ("--near", "54.39,9.77")],
)
def test_one_stop_or_those_near_a_place(kiosk, file, narrow):
    outcome = kiosk("parse", "gtfs", file, *AT, *narrow, "--json")
    assert {item["departure"]["stop_id"] for item in outcome.json["items"]} == {"S2"}
    assert len(outcome.json["items"]) == 4


def test_for_people(kiosk, file):
    outcome = kiosk("parse", "gtfs", file, *AT, "--stop", "S2", "--stop", "S1")
    assert "file:T1:2026-11-23:2  departure  2026-11-23 08:11  713 Eckernförde ZOB" in outcome.out
    assert "8 items, 0 rejected" in outcome.err


def test_a_stop_that_is_not_there_is_told(kiosk, file):
    outcome = kiosk("parse", "gtfs", file, *AT, "--stop", "Nirgendwo")
    assert outcome.code == 0
    assert "„Nirgendwo“ steht nicht in stops.txt" in outcome.err


@pytest.mark.parametrize("near", ["54.39", "Nord,Ost", "540,9", "nan,nan"])
def test_what_is_no_place_is_an_error(kiosk, file, near):
    outcome = kiosk("parse", "gtfs", file, "--near", near)
    assert outcome.code == 2
    assert "degrees north and east" in outcome.err


def test_the_bus_of_the_documentation_runs(kiosk, tmp_path):
    """Whoever copies the tables of docs/sources/gtfs.md has a timetable."""
    page = (Path(__file__).parents[2] / "docs" / "sources" / "gtfs.md").read_text()
    tables = dict(re.findall(r"^`(\w+)\.txt`.*?\n```\n(.*?)```", page, re.DOTALL | re.MULTILINE))
    assert tables.keys() > {"agency", "stops", "routes", "trips", "stop_times", "calendar"}
    path = tmp_path / "buergerbus.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in tables.items():
            archive.writestr(f"{name}.txt", text)
    outcome = kiosk("parse", "gtfs", str(path), *AT, "--json")
    assert outcome.json["rejected"] == []
    assert [item["title"] for item in outcome.json["items"]] == ["Bürger Ascheffel Kirche"] * 8
