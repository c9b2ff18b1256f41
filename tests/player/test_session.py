# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The visit as a state machine: by time, touches and answers alone."""

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.basics import Opening
from player import pages, session
from player.session import ASKED, Stage, Visit

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
SHOP = (Opening(EVERY_DAY, time(6), time(23)),)
HERE = Visit(Stage.EXPLORE, 100.0)


def test_a_touch_wakes_and_an_idle_visit_ends_after_the_question():
    visit = session.touched(Visit(), 100.0)
    assert visit == HERE
    assert session.passed(visit, 159.9, 60.0, lit=True) == visit
    asking = session.passed(visit, 160.0, 60.0, lit=True)
    assert asking.stage is Stage.ASKING
    assert not session.over(visit, asking)
    assert session.left(asking, 160.0) == 30
    assert session.left(asking, 189.5) == 1
    assert session.passed(asking, 189.5, 60.0, lit=True) == asking
    after = session.passed(asking, 190.0, 60.0, lit=True)
    assert after.stage is Stage.ATTRACT
    assert session.over(asking, after)


def test_the_question_can_be_answered_any_number_of_times():
    visit, at = HERE, 100.0
    for _ in range(50):
        at += 60.0
        visit = session.passed(visit, at, 60.0, lit=True)
        assert visit.stage is Stage.ASKING
        at += ASKED - 1
        visit = session.stayed(session.passed(visit, at, 60.0, lit=True), at)
        assert visit == Visit(Stage.EXPLORE, at)


def test_a_touch_while_asked_gives_the_whole_time_again():
    asking = Visit(Stage.ASKING, 200.0)
    again = session.touched(asking, 229.0)
    assert again.stage is Stage.ASKING
    assert session.left(again, 229.0) == 30


def test_whoever_is_done_leaves_at_once():
    gone = session.finished(Visit(Stage.ASKING, 200.0), 201.0, lit=True)
    assert gone.stage is Stage.ATTRACT
    assert session.finished(HERE, 101.0, lit=False).stage is Stage.DARK
    assert session.finished(Visit(Stage.DARK, 0.0), 5.0, lit=True).stage is Stage.DARK


def test_dark_hours_wait_for_the_visitor_and_a_touch_wakes_in_them():
    assert session.passed(HERE, 110.0, 60.0, lit=False) == HERE
    assert session.passed(Visit(), 5.0, 60.0, lit=False).stage is Stage.DARK
    assert session.touched(Visit(Stage.DARK, 0.0), 7.0) == Visit(Stage.EXPLORE, 7.0)
    assert session.passed(Visit(Stage.ASKING, 0.0), 30.0, 60.0, lit=False).stage is Stage.DARK
    assert session.passed(Visit(Stage.DARK, 0.0), 30.0, 60.0, lit=True).stage is Stage.ATTRACT


def test_after_hours_of_standstill_the_question_is_still_asked_whole():
    asking = session.passed(HERE, 99_999.0, 60.0, lit=True)
    assert asking.stage is Stage.ASKING
    assert session.left(asking, 99_999.0) == 30


def test_a_clock_that_begins_anew_ends_nothing():
    assert session.passed(HERE, 3.0, 60.0, lit=True) == Visit(Stage.EXPLORE, 3.0)


def test_readers_have_longer_and_the_start_page_is_left_soon():
    assert session.patience(pages.HOME, alone=True) == 20
    assert session.patience(pages.HOME, alone=False) == 60
    assert session.patience(pages.EVENTS, alone=True) == 60
    assert session.patience(pages.NOTICE_DETAIL, alone=True) == 120
    assert ASKED >= 20


@pytest.mark.parametrize(
    ("moment", "lit"),
    [
        (datetime(2026, 5, 16, 3, 59, tzinfo=UTC), False),
        (datetime(2026, 5, 16, 4, 0, tzinfo=UTC), True),
        (datetime(2026, 5, 16, 20, 59, tzinfo=UTC), True),
        (datetime(2026, 5, 16, 21, 0, tzinfo=UTC), False),
        # the night on which the clock goes back: 6 o'clock comes an hour later in UTC
        (datetime(2026, 10, 25, 4, 30, tzinfo=UTC), False),
        (datetime(2026, 10, 25, 5, 0, tzinfo=UTC), True),
    ],
)
def test_dark_hours_go_by_the_clock_on_the_wall(moment, lit):
    assert session.lit(SHOP, moment) is lit
    assert session.lit((), moment)


@pytest.mark.parametrize(
    ("moment", "lit"),
    [
        (datetime(2026, 12, 31, 16, 59, tzinfo=UTC), False),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), True),
        (datetime(2027, 1, 1, 0, 59, tzinfo=UTC), True),
        (datetime(2027, 1, 1, 1, 0, tzinfo=UTC), False),
        # the clock leaps from two to three: two o'clock comes at once, and nothing after it
        (datetime(2027, 3, 28, 0, 59, tzinfo=UTC), True),
        (datetime(2027, 3, 28, 1, 0, tzinfo=UTC), False),
    ],
)
def test_hours_may_last_over_midnight_and_the_new_year(moment, lit):
    assert session.lit((Opening(EVERY_DAY, time(18), time(2)),), moment) is lit


ACTS = st.lists(
    st.tuples(st.sampled_from(["touch", "stay", "finish", "wait"]), st.floats(0.0, 400.0)),
    max_size=60,
)


@given(ACTS, st.booleans())
def test_whatever_happens_nobody_who_touches_is_sent_away_unasked(acts, lit):
    visit, at, last = Visit(), 0.0, None
    for act, gap in acts:
        before = visit
        if act == "wait":
            at += gap
            visit = session.passed(visit, at, 60.0, lit=lit)
            if session.over(before, visit):
                assert before.stage is Stage.ASKING
                assert at - before.since >= ASKED
                assert last is None or at - last >= ASKED
        elif act == "touch":
            visit, last = session.touched(visit, at), at
            assert visit.awake
        elif act == "stay":
            visit = session.stayed(visit, at)
            last = at if before.awake else last
        else:
            visit = session.finished(visit, at, lit=lit)
        assert visit.since <= at
