# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk drill`, and what the other commands say of it."""

import pytest


@pytest.fixture
def terminal(kiosk_toml):
    return kiosk_toml('[terminal]\nplace = "Haby"\n')


def test_it_begins_is_seen_explained_and_ended(terminal, kiosk):
    outcome = kiosk("drill", "--minutes", "2", "--json")
    assert outcome.code == 0
    item = outcome.json["item"]
    assert item["source"] == "drill"
    assert item["title"] == "Übung"
    (shown,) = kiosk("items", "--json").json["items"]
    assert shown["id"] == item["id"]
    told = kiosk("why", item["id"], "--json").json
    assert told["shown"]
    assert any("jede andere Seite" in reason for reason in told["reasons"])
    assert kiosk("drill", "--end", "--json").json == {"version": 1, "ended": True}
    assert kiosk("items", "--json").json["items"] == []
    assert kiosk("drill", "--end").out == "Es läuft keine Übung.\n"


def test_it_says_until_when_and_how_to_end_it(terminal, kiosk):
    said = kiosk("drill").out
    assert said.startswith("Die Übung steht bis ")
    assert "kiosk drill --end" in said


@pytest.mark.parametrize("minutes", ["0", "61", "-1", "x", "1.5", "9" * 99])
def test_no_length_that_is_none(terminal, kiosk, minutes):
    assert kiosk("drill", "--minutes", minutes).code == 2
    assert kiosk("items", "--json").json["items"] == []


def test_no_source_may_call_itself_so(kiosk_toml, kiosk):
    kiosk_toml(
        '[[source]]\nid = "drill"\nkind = "warning"\nformat = "cap"\nurl = "https://example.org"\n'
    )
    outcome = kiosk("settings", "check")
    assert outcome.code == 2
    assert '"drill" is the id of the exercise' in outcome.out + outcome.err
