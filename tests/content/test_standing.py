# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the agent has written down of office and clock: read as far as it makes sense."""

import json
from datetime import UTC, datetime

import pytest

from admin_sync.agent import clocks, enrolment
from content import standing
from content.standing import ClockTrust, Enrolment

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
JUNK = [b"", b"{", b"[]", b"7", b"[" * 9_999, b"\xff", b'"x"', b'{"state": 7, "trusted": 0}']


def test_names_and_states_are_those_of_the_agent():
    assert enrolment.NAME == standing.ENROLMENT
    assert clocks.NAME == standing.CLOCK
    for name in ("JOINING", "WAITING", "ACCEPTED", "REFUSED", "REVOKED", "STRANGER"):
        assert getattr(enrolment, name) == getattr(standing, name)


def test_what_the_agent_writes_is_read(tmp_path):
    said = enrolment.Enrolment("waiting", "7K3MQ9XF", "https://a.example", "a b", "Haby", "x", NOW)
    enrolment.Notice(tmp_path).say(said)
    found = standing.enrolment(tmp_path)
    assert found == Enrolment("waiting", "7K3MQ9XF", "https://a.example", "a b", "Haby", "x", NOW)


@pytest.mark.parametrize("data", JUNK)
def test_junk_says_nothing(tmp_path, data):
    (tmp_path / standing.ENROLMENT).write_bytes(data)
    (tmp_path / standing.CLOCK).write_bytes(data)
    assert standing.enrolment(tmp_path) is None
    assert standing.clock_trust(tmp_path) == ClockTrust()


def test_odd_parts_cost_themselves(tmp_path):
    said = {"state": "waiting", "code": 7, "words": "a\nb" + "c" * 900, "ends": "gestern"}
    (tmp_path / standing.ENROLMENT).write_text(json.dumps(said))
    found = standing.enrolment(tmp_path)
    assert (found.code, found.ends, len(found.words)) == ("", None, 500)
    assert "\n" not in found.words


def test_without_a_word_the_clock_is_believed(tmp_path):
    assert standing.clock_trust(tmp_path) == ClockTrust()
    (tmp_path / standing.CLOCK).write_text(
        json.dumps({"trusted": False, "last": "2026-06-10T10:00:00+00:00"})
    )
    assert standing.clock_trust(tmp_path) == ClockTrust(trusted=False, last=NOW)
    (tmp_path / standing.CLOCK).write_text('{"trusted": false, "last": "2026-06-10T10:00:00"}')
    assert standing.clock_trust(tmp_path) == ClockTrust(trusted=False)
