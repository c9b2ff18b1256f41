# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A source that is suddenly empty does not empty the screen."""

from datetime import UTC, datetime, timedelta

import pytest

from content.believe import Suspicion, decide
from content.model import Item, Kind, Text
from content.parsed import Parsed, Rejected

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


def answer(count, error=None, rejected=0):
    items = tuple(Item(f"a:{n}", Kind.NEWS, "a", {"de": Text("x")}) for n in range(count))
    return Parsed(items, (Rejected("1", "kaputt"),) * rejected, error)


def judge(previous, parsed, history=Suspicion(), now=NOW, *, normal=False):  # noqa: B008 - frozen
    return decide(previous, parsed, history, now, empty_is_normal=normal)


@pytest.mark.parametrize(
    ("previous", "count", "believed"),
    [
        (0, 0, True),
        (0, 5, True),
        (1, 0, False),
        (500, 0, False),
        (5, 1, True),
        (6, 1, False),
        (6, 2, True),
        (10, 3, False),
        (10, 4, True),
        (10, 11, True),
    ],
)
def test_what_is_suspicious(previous, count, believed):
    verdict = judge(previous, answer(count))
    assert verdict.believe is believed
    assert bool(verdict.reason) is not believed
    assert (verdict.suspicion == Suspicion()) is believed


def run(hours, counts=None, previous=20):
    """The verdicts of fetches at these hours."""
    history, verdicts = Suspicion(), []
    for index, hour in enumerate(hours):
        count = counts[index] if counts else 0
        verdict = judge(previous, answer(count), history, NOW + hour * HOUR)
        history = verdict.suspicion
        verdicts.append(verdict.believe)
    return verdicts


def test_believed_after_three_fetches_over_24_hours():
    assert run([0, 12, 24]) == [False, False, True]


def test_three_fetches_in_a_shorter_time_are_not_enough():
    assert run([0, 1, 2, 23.99, 24]) == [False, False, False, False, True]


def test_two_fetches_over_a_longer_time_are_not_enough():
    assert run([0, 48, 49]) == [False, False, True]


def test_a_good_answer_in_between_starts_anew():
    assert run([0, 12, 13, 24, 37], [0, 0, 20, 0, 0]) == [False, False, True, False, False]


def test_another_picture_starts_anew():
    assert run([0, 12, 24, 25], [0, 0, 2, 2]) == [False] * 4
    assert run([0, 12, 24], [2, 3, 2]) == [False, False, True]


def test_a_clock_that_went_back_starts_anew():
    assert run([0, 12, -5, 18, 19]) == [False, False, False, False, True]


def test_many_suspicious_fetches_leave_the_same_note_so_that_no_row_is_written():
    history = Suspicion(NOW, 3, empty=True)
    assert judge(9, answer(0), history, NOW + HOUR).suspicion == history


def test_what_is_not_readable_is_kept_and_counts_for_nothing():
    history = Suspicion(NOW, 2, empty=True)
    verdict = judge(9, answer(0, error="kein XML"), history, NOW + 30 * HOUR)
    assert not verdict.believe
    assert verdict.suspicion == history
    assert "kein XML" in verdict.reason


def test_half_a_file_is_better_than_nothing_at_first():
    assert judge(0, answer(3, error="endet mitten im Text")).believe


def test_where_empty_is_normal():
    assert judge(9, answer(0), normal=True).believe
    assert judge(90, answer(1), normal=True).believe
    assert not judge(9, answer(0, rejected=4), normal=True).believe
