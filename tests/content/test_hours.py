# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Open, shut, and when next: on common days, over midnight, and in both nights of the clocks."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.clock import BERLIN
from content.details import Opening
from content.hours import Standing, standing
from content.sources.openings import openings

SHOP = openings("Mo-Fr 08:00-12:30,15:00-18:00; Sa 08:00-12:00")


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


def test_nobody_knows_the_hours():
    assert standing((), at("2027-05-15T12:00")) is None
    assert standing((Opening((), time(8), time(9)),), at("2027-05-15T12:00")) is None


@pytest.mark.parametrize(
    ("now", "until", "opens"),
    [
        ("2027-05-12T08:00", "2027-05-12T12:30", None),
        ("2027-05-12T12:29", "2027-05-12T12:30", None),
        ("2027-05-12T12:30", None, "2027-05-12T15:00"),
        ("2027-05-12T18:00", None, "2027-05-13T08:00"),
        ("2027-05-15T14:32", None, "2027-05-17T08:00"),
    ],
)
def test_a_shop_with_a_midday_break(now, until, opens):
    found = standing(SHOP, at(now))
    assert found == Standing(
        open=until is not None,
        until=at(until) if until else None,
        opens=at(opens) if opens else None,
    )


def test_only_once_a_week():
    market = openings("Do 08:00-12:00")
    assert standing(market, at("2027-05-13T12:00")).opens == at("2027-05-20T08:00")


@pytest.mark.parametrize("hours", ["24/7", "Mo-Su 00:00-24:00"])
def test_always_open(hours):
    assert standing(openings(hours), at("2027-05-15T03:00")) == Standing(open=True)


def test_over_midnight():
    pub = openings("Fr-Sa 18:00-02:00")
    assert standing(pub, at("2027-05-15T01:59")).until == at("2027-05-15T02:00")
    assert standing(pub, at("2027-05-15T02:00")).opens == at("2027-05-15T18:00")
    assert standing(pub, at("2027-05-17T01:00")).opens == at("2027-05-21T18:00")


def test_stretches_that_meet_are_one():
    both = openings("Fr 18:00-24:00; Sa 00:00-03:00")
    assert standing(both, at("2027-05-14T23:00")).until == at("2027-05-15T03:00")


class TestClockChange:
    """2027-03-28 has no 02:30, 2027-10-31 has two."""

    def test_a_night_in_march_is_an_hour_shorter(self):
        pub = openings("Sa 20:00-05:00")
        opened = at("2027-03-27T20:00")
        found = standing(pub, opened)
        assert found.until - opened == timedelta(hours=8)
        assert found.until.astimezone(BERLIN).time() == time(5)

    def test_a_night_in_october_is_an_hour_longer(self):
        pub = openings("Sa 20:00-05:00")
        opened = at("2027-10-30T20:00")
        assert standing(pub, opened).until - opened == timedelta(hours=10)

    def test_shops_open_by_their_own_clock(self):
        baker = openings("So 08:00-11:00")
        for day in ("2027-03-28", "2027-10-31"):
            found = standing(baker, at(f"{day}T05:00"))
            assert found.opens.astimezone(BERLIN).time() == time(8)

    def test_an_hour_that_the_clock_leaps_over(self):
        odd = openings("So 02:00-03:00")
        assert standing(odd, at("2027-03-28T01:30")).opens == at("2027-04-04T02:00")
        assert standing(odd, at("2027-10-31T01:30")).opens == at("2027-10-31T02:00")

    @pytest.mark.parametrize("day", ["2027-03-28", "2027-10-31"])
    def test_every_minute_of_both_days(self, day):
        shop = openings("Mo-So 01:30-02:30,08:00-18:00")
        start = at(f"{day}T00:00")
        for minute in range(25 * 60):
            now = start + timedelta(minutes=minute)
            found = standing(shop, now)
            edge = found.until if found.open else found.opens
            assert edge > now
            assert standing(shop, edge).open is not found.open


@given(
    st.lists(
        st.builds(
            Opening,
            st.lists(st.integers(0, 6), max_size=4).map(tuple),
            st.times().map(lambda t: t.replace(second=0, microsecond=0)),
            st.times().map(lambda t: t.replace(second=0, microsecond=0)),
        ),
        max_size=5,
    ),
    st.datetimes(datetime(2027, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_what_comes_next_is_later_and_different(hours, now):
    found = standing(hours, now)
    if found is None:
        return
    edge = found.until if found.open else found.opens
    if edge is not None:
        assert edge > now
        assert standing(hours, edge).open is not found.open
