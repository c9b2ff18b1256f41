# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The short way of a beat: as strict as the long one, and with the same answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin_sync.office.device import small
from admin_sync.office.device.beats import Beats
from admin_sync.office.fleet.models import Sign
from admin_sync.protocol import encoding, wire
from admin_sync.protocol.messages import Beat

BEAT = {
    "boot": "b", "sequence": 1, "report_mark": "m", "has": {"settings": "s"}, "frames": 5,
    "frames_age": 0.5, "sight_age": 2, "sight": "right",
}  # fmt: skip
values = (
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats() | st.text(max_size=70)
    | st.dictionaries(st.text(max_size=3), st.text(max_size=3) | st.integers(), max_size=3)
)  # fmt: skip


@pytest.fixture
def long_way(monkeypatch):
    """Counts the beats that go it."""
    went, beat = [], Beats.beat

    def counted(*words):
        went.append(1)
        return beat(*words)

    monkeypatch.setattr(Beats, "beat", counted)
    return went


@given(st.dictionaries(st.sampled_from([*BEAT, "report", "receipts", "other"]), values))
def test_what_is_read_the_short_way_is_a_beat_on_the_long_one(changed):
    try:
        data = encoding.canonical(BEAT | changed)
    except encoding.EncodingError:
        return
    found = small.read(data)
    if found is not None:
        assert found == encoding.parse(data, limit=10_000, depth=16)
        beat = wire.read(Beat, found)
        assert (beat.report, beat.receipts) == (None, ())


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{}", b"[]", b"null", b"{", b"\xff",
        b'{"boot":"a","boot":"b","report_mark":"m","sequence":1}',
        b'{"boot": "b","report_mark":"m","sequence":1}',
        b'{"boot":"b","report_mark":"m","sequence":1e0}',
        b'{"boot":"b","report_mark":"m","sequence":NaN}',
        b'{"boot":"b","report_mark":"m","sequence":true}',
        b'{"boot":"b","report_mark":"m","sequence":9007199254740993}',
        b'{"boot":"\\u0000","report_mark":"m","sequence":1}',
        b'{"boot":"\xed\xa0\x80","report_mark":"m","sequence":1}',
        b'{"boot":"b","has":{"a":{}},"report_mark":"m","sequence":1}',
        b'{"boot":"b","has":{"a":1},"report_mark":"m","sequence":1}',
        b'{"boot":"b","report_mark":"' + b"m" * 65 + b'","sequence":1}',
    ],
    ids=range(17),
)  # fmt: skip
def test_whatever_is_not_plain_goes_the_long_way(data):
    assert small.read(data) is None


@pytest.mark.django_db
def test_both_ways_answer_and_keep_the_same(terminal, line, clock, monkeypatch, long_way):
    def once():
        told = terminal.ask("POST", "beat", encoding.canonical(BEAT))
        line.writer.flush()
        return told.status, told.body, Sign.objects.get().beat, Sign.objects.get().has

    once()
    assert len(long_way) == 1
    short = once()
    assert len(long_way) == 1
    monkeypatch.setattr(small, "answer", lambda *_: None)
    assert once() == short
    assert len(long_way) == 2
    assert short[0] == 200


@pytest.mark.django_db
def test_a_beat_counts_once_on_the_short_way_too(terminal, line, clock, long_way):
    body = encoding.canonical(BEAT)
    assert terminal.ask("POST", "beat", body).status == 200
    kept = terminal.sequence
    assert terminal.ask("POST", "beat", body).status == 200
    assert len(long_way) == 1
    for back in (kept, kept - 1):
        terminal.sequence = back
        answer = terminal.ask("POST", "beat", body)
        assert (answer.status, answer.json["error"]) == (401, "sequence")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "headers",
    [
        {"Signature": "kiosk=:" + "A" * 43 + "=:"},
        {"Signature": "ü"},
        {"Signature": ""},
        {"Content-Digest": "sha-256=:" + "A" * 43 + "=:"},
        {"Signature-Input": "kiosk=()"},
    ],
    ids=range(5),
)
def test_what_is_not_signed_counts_on_neither_way(terminal, line, headers):
    body = encoding.canonical(BEAT)
    assert terminal.ask("POST", "beat", body).status == 200
    assert terminal.ask("POST", "beat", body, headers=headers).status == 401
    assert terminal.ask("POST", "beat", body, sent=body.replace(b"5", b"6")).status == 401
    assert terminal.ask("POST", "beat", body).status == 200


@pytest.mark.django_db
def test_a_session_that_is_over_is_over_on_the_short_way_too(terminal, line, clock):
    body = encoding.canonical(BEAT)
    assert terminal.ask("POST", "beat", body).status == 200
    clock.pass_(days=2)
    assert terminal.ask("POST", "beat", body).status == 401
