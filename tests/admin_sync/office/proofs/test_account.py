# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What proofs amount to: never more than was proved, and every gap is told."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from admin_sync.office.proofs.account import BREATH, UNKNOWN, Stretch, account

START = datetime(2026, 7, 1, tzinfo=UTC)
END = START + timedelta(days=3)


def at(hours):
    return START + timedelta(hours=hours)


def stretch(begins, ends, why=""):
    return Stretch(at(begins), at(ends), why)


def test_moments_close_together_are_one_posting():
    found = account(
        START, at(4), [stretch(0, 0.1), stretch(1, 1.1), stretch(2, 2.1), stretch(3, 4)], []
    )
    assert found.proved == (stretch(0, 4),)
    assert found.gaps == ()


def test_nothing_proved_is_one_gap_from_beginning_to_end():
    found = account(START, END, [], [])
    assert found.proved == ()
    assert found.gaps == (Stretch(START, END, UNKNOWN),)
    assert found.first is found.last is None


def test_a_gap_tells_the_reason_that_covers_most_of_it():
    history = [stretch(5, 6, "Kein Strom"), stretch(6, 12, "Planmäßig dunkel")]
    found = account(START, at(24), [stretch(0, 5), stretch(12, 24)], history)
    assert found.gaps == (stretch(5, 12, "Planmäßig dunkel"),)


def test_a_reason_for_a_small_part_of_a_gap_is_none():
    found = account(START, at(24), [stretch(0, 1)], [stretch(2, 4, "Kein Strom")])
    assert found.gaps == (stretch(1, 24, UNKNOWN),)


def test_what_lies_outside_of_the_posting_proves_nothing_of_it():
    found = account(at(10), at(20), [stretch(0, 12), stretch(19, 30), stretch(40, 41)], [])
    assert found.proved == (stretch(10, 12), stretch(19, 20))
    assert found.gaps == (stretch(12, 19, UNKNOWN),)


HOURS = st.integers(-10, 90)
STRETCHES = st.lists(
    st.builds(
        lambda begins, lasts: Stretch(at(begins / 4), at((begins + lasts) / 4)),
        st.integers(-20, 320), st.integers(0, 40),
    ),
    max_size=12,
)  # fmt: skip


@given(STRETCHES)
def test_proved_and_gaps_cover_the_posting_and_no_moment_is_both(shown):
    found = account(START, END, shown, [])
    everything = sorted([*found.proved, *found.gaps], key=lambda one: one.begins)
    for before, after in pairwise(everything):
        assert before.ends <= after.begins
        assert after.begins - before.ends <= BREATH
    assert all(START <= one.begins <= one.ends <= END for one in everything)
    assert all(gap.lasts > BREATH for gap in found.gaps)
    # no gap holds a moment that was shown
    for gap in found.gaps:
        assert not any(gap.begins < one.ends and one.begins < gap.ends for one in shown)


@given(STRETCHES)
def test_what_was_shown_is_proved(shown):
    found = account(START, END, shown, [])
    for one in shown:
        if one.begins >= START and one.ends <= END:
            assert any(p.begins <= one.begins and one.ends <= p.ends for p in found.proved)
