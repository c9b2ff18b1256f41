# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How long a notice was on the glass: never longer than the frames say."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from player.posting import (
    FIRST,
    GAP,
    LONGEST,
    WAKES,
    Sight,
    Waking,
    Watch,
    ended,
    presented,
    woke,
)

NOW = datetime(2026, 6, 10, 10, 0, 0, 500_000, tzinfo=UTC)
A = Sight("a:1", "x", 1, "board")
A2 = Sight("a:1", "x", 2, "page")
B = Sight("b:1", "y", 0, "poster")


def play(*frames, step=None):
    """(seconds, what is seen) one after the other; what was told in the end."""
    watch, told = Watch(), []
    for seconds, sights in frames:
        wall = NOW + timedelta(seconds=seconds) + timedelta(seconds=(step or {}).get(seconds, 0))
        watch, more = presented(watch, sights, wall, seconds)
        told += more
    return [*told, *ended(watch)]


def spans(told):
    return [(one.notice, (one.end - one.begin).total_seconds()) for one in told]


def test_from_the_first_frame_to_the_last_in_whole_seconds():
    (one,) = play((0, [A]), (10, [A]), (20, [A]), (21, [B]))
    assert one.begin == NOW.replace(second=1, microsecond=0)
    assert one.end == NOW.replace(second=20, microsecond=0)
    assert (one.frames, one.pages, one.places) == (3, (1,), ("board",))


def test_of_a_panel_that_is_waking_nothing_is_claimed():
    waking = Waking()
    for second in range(100):
        waking = woke(waking, dark=second in range(20, 50), seconds=float(second))
        assert (second < waking.until) == (50 <= second < 50 + WAKES)


def test_what_nobody_could_read_is_not_told():
    assert play((0, [A]), (2, [A]), (3, [])) == []


def test_several_notices_at_once_and_pages_one_after_the_other():
    told = play((0, [A, B]), (5, [A2, B]), (10, [A2]), (11, []))
    assert sorted(spans(told)) == [("a:1", 9.0), ("b:1", 4.0)]
    one = next(one for one in told if one.notice == "a:1")
    assert (one.pages, one.places) == ((1, 2), ("board", "page"))


def test_a_new_wording_is_another_showing():
    told = play((0, [A]), (10, [A]), (11, [Sight("a:1", "new", 1, "board")]), (20, []))
    assert [one.content for one in told] == ["x"]


def test_without_frames_nobody_knows_what_was_shown():
    told = play((0, [A]), (10, [A]), (10 + GAP + 1, [A]), (46, [A]))
    assert spans(told) == [("a:1", 9.0), ("a:1", 9.0)]


def test_a_stepped_clock_ends_a_showing():
    told = play((0, [A]), (10, [A]), (20, [A]), (30, []), step={20: 3600, 30: 3600})
    assert spans(told) == [("a:1", 9.0)]


def test_nothing_is_claimed_while_the_clock_is_not_trusted():
    watch, told = presented(Watch(), [A], None, 0)
    assert (watch, told) == (Watch(), ())
    watch, _ = presented(Watch(), [A], NOW, 0)
    watch, _ = presented(watch, [A], NOW + timedelta(seconds=9), 9)
    after, told = presented(watch, [A], None, 18)
    assert after == Watch()
    assert spans(told) == [("a:1", 8.0)]


def test_a_long_showing_is_told_in_parts_that_join():
    frames = [(10 * n, [A]) for n in range(200)]
    told = play(*frames)
    assert told[0].end - told[0].begin <= FIRST
    assert all(one.end - one.begin <= LONGEST for one in told)
    total = sum((one.end - one.begin).total_seconds() for one in told)
    assert 1990 - 2 * len(told) <= total <= 1990
    assert sum(one.frames for one in told) >= 200 - len(told)
    for one, after in pairwise(told):
        assert one.end <= after.begin <= one.end + timedelta(seconds=1)


@given(st.lists(st.tuples(st.floats(0, 60), st.sets(st.sampled_from([A, A2, B]))), max_size=40))
def test_no_more_is_claimed_than_frames_showed(steps):
    seconds, frames = 0.0, []
    for wait, sights in steps:
        seconds += wait
        frames.append((seconds, sights))
    told = play(*frames)
    for one in told:
        assert one.begin < one.end
        inside = [
            (at, {sight.notice for sight in sights})
            for at, sights in frames
            if one.begin <= NOW + timedelta(seconds=at) <= one.end
        ]
        assert all(one.notice in seen for _, seen in inside)
    for one in told:
        same = [other for other in told if other.notice == one.notice and other != one]
        assert all(other.end <= one.begin or one.end <= other.begin for other in same)
