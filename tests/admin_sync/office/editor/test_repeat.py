# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Events that come again: plain choices, the nights of the clock change, and when it is over."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin_sync.office.editor import repeat
from admin_sync.office.editor.draft import When
from content.clock import at_glass

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
#: A Friday, the second one of its month.
DAY = date(2026, 3, 13)


def days(when, now=NOW):
    return [
        each if not isinstance(each, datetime) else at_glass(each).date()
        for each in repeat.dates(when, now)
    ]


@pytest.mark.parametrize(
    ("choice", "second"),
    [
        ("daily", date(2026, 3, 14)),
        ("weekly", date(2026, 3, 20)),
        ("fortnightly", date(2026, 3, 27)),
        ("monthly_date", date(2026, 4, 13)),
        ("monthly_day", date(2026, 4, 10)),
        ("yearly", date(2027, 3, 13)),
    ],
)
def test_a_choice_means_what_it_says(choice, second):
    assert days(When(day=DAY, starts=time(19), repeat=choice))[:2] == [DAY, second]


def test_the_last_friday_of_the_month():
    when = When(day=date(2026, 3, 27), repeat="monthly_last")
    assert days(when)[:3] == [date(2026, 3, 27), date(2026, 4, 24), date(2026, 5, 29)]


@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_hour_stays_over_the_change_of_the_clock(night):
    before = night - timedelta(days=3)
    when = When(day=before, starts=time(19, 30), ends=time(21), repeat="weekly")
    now = datetime.combine(before, time(8), UTC)
    found = repeat.occurrences("uid", when, "office", now)
    assert {at_glass(item.event.start).time() for item in found} == {time(19, 30)}
    assert {item.event.end - item.event.start for item in found} == {timedelta(minutes=90)}
    assert {item.id[-7:] for item in found} == {"183000Z", "173000Z"}


def test_each_date_has_a_name_that_stays():
    when = When(day=DAY, starts=time(19), repeat="weekly")
    first = [item.id for item in repeat.occurrences("abc", when, "office", NOW)]
    later = [i.id for i in repeat.occurrences("abc", when, "office", NOW + timedelta(days=15))]
    assert first[0] == "office:abc/20260313T180000Z"
    assert later[0] == first[1]
    assert [i.id for i in repeat.occurrences("abc", When(day=DAY), "office", NOW)] == ["office:abc"]


def test_the_last_day_is_still_a_day_of_it_and_left_out_days_are_not():
    when = When(
        day=DAY, starts=time(19), repeat="weekly",
        until=date(2026, 4, 3), except_on=(date(2026, 3, 27),),
    )  # fmt: skip
    assert days(when) == [DAY, date(2026, 3, 20), date(2026, 4, 3)]
    assert repeat.over(when) == datetime(2026, 4, 3, 22, tzinfo=UTC)


def test_a_night_goes_on_after_midnight():
    when = When(day=DAY, starts=time(22), ends=time(2))
    (item,) = repeat.occurrences("abc", when, "office", NOW)
    assert item.event.end - item.event.start == timedelta(hours=4)


def test_several_days_and_whole_days():
    (item,) = repeat.occurrences("a", When(day=DAY, last_day=date(2026, 3, 15)), "office", NOW)
    assert (item.event.start, item.event.end) == (DAY, date(2026, 3, 16))


def test_without_a_day_there_is_nothing():
    assert repeat.occurrences("a", When(), "office", NOW) == ()
    assert repeat.over(When()) is None


@settings(max_examples=40, deadline=None)
@given(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    st.sampled_from(["", "daily", "weekly", "monthly_day", "monthly_date", "yearly"]),
)
def test_no_choice_makes_too_many_dates_or_one_before_it_begins(day, hour, choice):
    when = When(day=day, starts=hour, repeat=choice)
    found = repeat.occurrences("a", when, "office", datetime(2026, 1, 1, tzinfo=UTC))
    assert len(found) <= repeat.MOST
    assert len({item.id for item in found}) == len(found)
    assert all(at_glass(item.event.start).date() >= day for item in found)
