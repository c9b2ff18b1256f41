# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The exercise as a file that anybody may have written, and that nobody must fall over."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from content import drill
from content.reader import Reader

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)


def test_readers_see_it_until_it_is_ended(tmp_path):
    reader = Reader(tmp_path / "state", tmp_path)
    assert reader.items() == ()
    item = drill.begin(tmp_path, NOW, timedelta(minutes=3))
    assert reader.items() == (item,)
    assert item.valid_until == NOW + timedelta(minutes=3)
    assert item.warning.status == "Exercise"
    assert set(item.texts) == {"de", "en", "da", "nds"}
    assert all("." in text.summary for text in item.texts.values())
    assert drill.end(tmp_path)
    assert reader.items() == ()
    assert not drill.end(tmp_path)


def test_a_new_one_takes_the_place_of_the_old(tmp_path):
    drill.begin(tmp_path, NOW)
    second = drill.begin(tmp_path, NOW + timedelta(minutes=1))
    assert drill.held(tmp_path) == (second,)


@pytest.mark.parametrize("minutes", [0, -1, 61])
def test_it_never_lasts_longer_than_an_hour(tmp_path, minutes):
    with pytest.raises(ValueError, match="60 minutes"):
        drill.begin(tmp_path, NOW, timedelta(minutes=minutes))
    told = {"from": NOW.isoformat(), "until": (NOW + timedelta(minutes=minutes)).isoformat()}
    (tmp_path / drill.FILE).write_text(json.dumps(told))
    assert drill.held(tmp_path) == ()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"[]", b"null", b'{"from": 3, "until": 4}', b'{"from": "2026-06-10"}', b"\xff",
        b'{"from": "2026-06-10T10:00:00", "until": "2026-06-10T10:05:00"}', b"[" * 900,
        b'{"from": "2026-06-10T10:00:00+00:00", "until": "2026-06-10T10:05:00"}',
    ],
    ids=range(10),
)  # fmt: skip
def test_what_is_no_order_is_none(tmp_path, data):
    (tmp_path / drill.FILE).write_bytes(data)
    assert drill.held(tmp_path) == ()
