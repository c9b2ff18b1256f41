# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk outbox`: what it lists, and its exit codes."""

from datetime import UTC, datetime

from content.delivery import Delivery
from content.outbox import Outbox

NOW = datetime(2026, 5, 16, 12, 32, tzinfo=UTC)


def test_it_lists_nothing_where_there_is_nothing(kiosk_toml, kiosk):
    kiosk_toml()
    outcome = kiosk("outbox", "--json")
    assert outcome.code == 0
    assert outcome.json == {"version": 1, "entries": []}


def test_it_lists_tries_again_and_drops(kiosk_toml, kiosk, tmp_path):
    kiosk_toml()
    key = Outbox(tmp_path / "state").append("counters", {"pages": {"home": 2}}, NOW)
    (row,) = kiosk("outbox", "--json").json["entries"]
    assert row == {
        "id": key, "kind": "counters", "created": "2026-05-16T14:32:00+02:00",
        "state": "waiting", "tries": 0, "body": {"pages": {"home": 2}},
    }  # fmt: skip
    assert f"{key}  counters" in kiosk("outbox").out
    Delivery(tmp_path / "state").decide({key: ("failed", 3)})
    assert kiosk("outbox").code == 1
    assert kiosk("outbox", "retry", key).code == 0
    assert kiosk("outbox").code == 0
    assert kiosk("outbox", "drop", key).code == 0
    assert kiosk("outbox", "--json").json["entries"][0]["body"] is None
    assert kiosk("outbox", "drop", key).code == 2


def test_an_unknown_entry_is_a_wrong_call(kiosk_toml, kiosk):
    kiosk_toml()
    outcome = kiosk("outbox", "retry", "nobody")
    assert outcome.code == 2
    assert "kiosk outbox" in outcome.err


def test_a_file_that_is_no_outbox_is_red(kiosk_toml, kiosk, tmp_path):
    kiosk_toml()
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "outbox.db").write_bytes(b"no database" * 500)
    outcome = kiosk("outbox")
    assert outcome.code == 1
    assert "outbox" in outcome.err
