# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Messages over the wire: what was said is read, and nothing is guessed."""

import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin_sync.protocol import encoding, wire
from admin_sync.protocol.messages import Beat, BeatReply, OutboxEntry, Standing
from admin_sync.protocol.orders import Order, Outcome, Receipt, Verb
from admin_sync.protocol.report import Connector, Frames, Report, SourceAge, Touch
from admin_sync.protocol.wire import MessageError

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
REPORT = Report(
    "0.1.0",
    NOW,
    clock_trusted=True,
    uptime=5.5,
    frames=Frames(0.5, 10, "start", dark=False),
    connectors=(Connector("HDMI-A-1", connected=True, enabled=True),),
    touch=Touch(present=True),
    keyboards=("a",),
    sources=(SourceAge("a", "updated", 900.0),),
)


@pytest.mark.parametrize(
    "message",
    [
        Beat("b", 1, "m", {"control": "f"}, REPORT, (Receipt("o", Outcome.DONE),), frames_age=1.0),
        BeatReply(NOW, 30.0, {"control": "f"}, full=True, orders=("x",), acknowledged=("o",)),
        Order("o", "d", 1, Verb.WIPE, NOW, NOW, {"minutes": "3"}),
        OutboxEntry("k", "vote", {"a": [1, None]}, NOW),
        Standing("waiting"),
        REPORT,
    ],
)
def test_what_was_said_is_read(message):
    data = encoding.canonical(wire.plain(message))
    assert wire.read(type(message), json.loads(data)) == message


def test_what_a_newer_version_adds_is_passed_over():
    assert wire.read(Standing, {"state": "waiting", "mood": "fine"}) == Standing("waiting")


@pytest.mark.parametrize(
    "raw",
    [
        None, [], "x", {}, {"boot": "b"},
        {"boot": 1, "sequence": 1, "report_mark": "m"},
        {"boot": "b", "sequence": "1", "report_mark": "m"},
        {"boot": "b", "sequence": True, "report_mark": "m"},
        {"boot": "b", "sequence": 1.0, "report_mark": "m"},
        {"boot": "b", "sequence": 1, "report_mark": "m", "has": []},
        {"boot": "b", "sequence": 1, "report_mark": "m", "has": {"a": 1}},
        {"boot": "b", "sequence": 1, "report_mark": "m", "receipts": "abc"},
        {"boot": "b", "sequence": 1, "report_mark": "m", "receipts": [{"order": "o"}]},
        {"boot": "b", "sequence": 1, "report_mark": "m", "report": {}},
        {"boot": "b", "sequence": 1, "report_mark": "m", "frames_age": "1"},
        {"boot": "b", "sequence": 1, "report_mark": "m", "frames_age": True},
    ],
)  # fmt: skip
def test_nothing_is_guessed(raw):
    with pytest.raises(MessageError):
        wire.read(Beat, raw)


@pytest.mark.parametrize("taken", ["2026-11-22", "2026-11-22T12:00:00", 5, None, "now"])
def test_a_time_has_an_offset(taken):
    with pytest.raises(MessageError):
        wire.read(Report, wire.plain(REPORT) | {"taken": taken})


def test_a_verb_that_is_not_in_the_list_is_no_order():
    raw = wire.plain(Order("o", "d", 1, Verb.LOG, NOW, NOW))
    with pytest.raises(MessageError, match="shell"):
        wire.read(Order, raw | {"verb": "shell"})


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@settings(max_examples=200)
@given(st.sampled_from(["boot", "has", "report", "receipts", "frames", "sight"]), anything)
def test_no_value_at_all_raises_anything_else(name, value):
    raw = {"boot": "b", "sequence": 1, "report_mark": "m"} | {name: value}
    with suppress(MessageError):
        assert isinstance(wire.read(Beat, raw), Beat)
