# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which clock is believed, who puts it right, and what a wrong one has timed."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from admin_sync.agent.clocks import NAME, Clocks
from admin_sync.agent.trust import Office, judge

NOW = datetime(2026, 5, 16, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "ntp", "ahead", "last", "by"),
    [
        (NOW, True, None, None, "ntp"),
        (NOW, False, 10, None, "office"),
        (NOW, False, 3600, NOW, ""),
        (NOW, False, -3600, NOW, ""),
        (NOW, False, None, None, ""),
        (NOW, False, None, NOW - timedelta(days=30), "rtc"),
        (NOW, False, None, NOW + timedelta(hours=1), ""),
        (NOW, False, None, NOW - timedelta(days=401), ""),
        (NOW.replace(year=1970), False, None, NOW, ""),
    ],
)
def test_which_clock_is_believed(now, ntp, ahead, last, by):
    office = None if ahead is None else Office(timedelta(seconds=ahead))
    trust = judge(now, ntp=ntp, office=office, last=last)
    assert (trust.trusted, trust.by) == (bool(by), by)
    assert trust.detail


def test_the_clock_is_written_down_only_while_it_is_believed(tmp_path):
    now, ntp = [NOW], [False]

    def clocks():
        return Clocks(tmp_path, tmp_path, lambda: now[0], lambda: ntp[0], lambda: 100.0)

    first = clocks()
    assert not first.look().trusted
    assert json.loads((tmp_path / "time.json").read_text())["last"] is None
    assert not first.vouches(NOW - timedelta(seconds=50), NOW - timedelta(seconds=40))
    assert first.vouches(NOW - timedelta(days=1), NOW - timedelta(days=1))
    assert first.vouches(NOW + timedelta(days=1), NOW + timedelta(days=1))
    ntp[0] = True
    assert first.look().by == "ntp"
    assert not clocks().vouches(NOW, NOW), "a new process knows it, too"
    ntp[0] = False
    now[0] = NOW + timedelta(days=3)
    assert clocks().look().by == "rtc"
    now[0] = NOW - timedelta(days=3)
    assert not clocks().look().trusted
    told = json.loads((tmp_path / NAME).read_text())
    assert told["trusted"] is False
    assert told["last"] == (NOW + timedelta(days=3)).isoformat()
    (tmp_path / "time.json").write_text('{"last": "never"}')
    assert not clocks().look().trusted


def test_a_clock_in_doubt_is_said_to_be_so_where_nothing_can_be_kept(tmp_path):
    (tmp_path / "disk").write_text("which is no folder any more")
    clocks = Clocks(tmp_path / "disk" / "agent", tmp_path, lambda: NOW, lambda: False)
    assert not clocks.look().trusted
    assert json.loads((tmp_path / NAME).read_text())["trusted"] is False


def test_an_office_far_away_in_time_moves_nothing(tmp_path):
    clocks = Clocks(tmp_path, tmp_path, lambda: NOW, lambda: False, lambda: 100.0)
    clocks.office_said(datetime.min.replace(tzinfo=UTC), 100.0)
    clocks.office_said(NOW + timedelta(days=999), 100.0)
    assert not clocks.look().trusted
    clocks.office_said(NOW, 100.0)
    assert clocks.look().by == "office"


def test_the_offices_word_puts_the_clock_right_where_no_time_server_does(tmp_path):
    now, ntp, put = [NOW - timedelta(days=500)], [False], []

    def put_right(began):
        put.append(began)
        now[0] = began + timedelta(seconds=100)

    clocks = Clocks(
        tmp_path, tmp_path, lambda: now[0], lambda: ntp[0], lambda: 100.0, put_right=put_right
    )
    assert not clocks.look().trusted
    clocks.office_said(NOW, 100.0)
    assert put == [NOW - timedelta(seconds=100)]
    assert clocks.look().by == "office"
    clocks.office_said(NOW + timedelta(seconds=60), 100.0)
    ntp[0] = True
    clocks.office_said(NOW + timedelta(days=3), 100.0)
    assert len(put) == 1, "neither for the slowness of a line nor against a time server"


@pytest.mark.parametrize("ntp", [False, True], ids=["office", "time server"])
@pytest.mark.parametrize("days", [-30, 30], ids=["behind", "ahead"])
def test_what_a_wrong_clock_has_timed_stays_in_doubt_once_it_is_put_right(tmp_path, days, ntp):
    wrong = NOW + timedelta(days=days)
    now, answers = [wrong], [False]
    (tmp_path / "time.json").write_text(
        json.dumps({"last": (wrong - timedelta(days=1)).isoformat(), "doubtful": []})
    )

    def put_right(began):
        now[0] = began + timedelta(seconds=100)

    def clocks():
        return Clocks(
            tmp_path,
            tmp_path,
            lambda: now[0],
            lambda: answers[0],
            lambda: 100.0,
            put_right=put_right,
        )

    first = clocks()
    assert first.look().by == "rtc", "nobody knows better yet"
    if ntp:
        now[0], answers[0] = NOW, True
    else:
        first.office_said(NOW, 100.0)
    assert first.look().trusted
    for one in (first, clocks()):
        assert not one.vouches(wrong - timedelta(seconds=40), wrong - timedelta(seconds=20))
        assert one.vouches(NOW, NOW)


def test_a_clock_in_doubt_was_so_until_it_was_set_and_not_only_when_it_was_looked_at(tmp_path):
    wrong, passed, answers = NOW - timedelta(days=4000), [100.0], [False]
    now = [wrong]
    clocks = Clocks(tmp_path, tmp_path, lambda: now[0], lambda: answers[0], lambda: passed[0])
    assert not clocks.look().trusted
    # nobody looks for half an hour, and then a time server answers
    passed[0] += 1800
    now[0], answers[0] = NOW, True
    assert clocks.look().by == "ntp"
    late = wrong + timedelta(seconds=1700)
    assert not clocks.vouches(late, late)
    assert clocks.vouches(NOW - timedelta(days=30), NOW)


def test_a_clock_that_goes_on_or_is_nudged_is_not_doubted(tmp_path):
    passed, nudge = [100.0], [0.0]

    def clock():
        return NOW + timedelta(seconds=passed[0] + nudge[0])

    clocks = Clocks(tmp_path, tmp_path, clock, lambda: True, lambda: passed[0])
    assert clocks.look().trusted
    for _ in range(5):
        passed[0] += 300
        nudge[0] += 60
        assert clocks.look().trusted
    assert clocks.vouches(NOW, clock())
