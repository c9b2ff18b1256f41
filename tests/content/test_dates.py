# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.clock import BERLIN, at_glass
from content.dates import beginning, ending, parse_date, parse_moment


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


TEN_IN_WINTER = utc(2024, 12, 2, 9, 0)
READ = {
    "2024-12-02T10:00:00+01:00": TEN_IN_WINTER,
    "2024-12-02T10:00:00+0100": TEN_IN_WINTER,
    "2024-12-02T10:00:00+01": TEN_IN_WINTER,
    "2024-12-02 10:00:00 +0100": TEN_IN_WINTER,
    "2024-12-02T09:00:00Z": TEN_IN_WINTER,
    "2024-12-02t09:00z": TEN_IN_WINTER,
    "2024-12-02T09:00:00.123456Z": TEN_IN_WINTER,
    "2024-12-02 10:00": TEN_IN_WINTER,
    "2024-12-02T10:00:00": TEN_IN_WINTER,
    "20241202T090000Z": TEN_IN_WINTER,
    "2024-12-02": date(2024, 12, 2),
    "2024-12-02T24:00:00+01:00": utc(2024, 12, 2, 23),
    "2016-12-31T23:59:60Z": utc(2017, 1, 1),
    "Mon, 02 Dec 2024 10:00:00 +0100": TEN_IN_WINTER,
    "Mon, 02 Dec 2024 10:00:00 +0100 (CET)": TEN_IN_WINTER,
    "Mon, 02 Dec 2024 10:00:00": TEN_IN_WINTER,
    "Mon, 02 Dec 2024 10:00:00 CET": TEN_IN_WINTER,
    "Mon, 02 Dec 2024 10:00:00 MEZ": TEN_IN_WINTER,
    "Mon, 02 Dec 24 10:00:00 CET": TEN_IN_WINTER,
    "Mon, 02 Dec 2024 09:00:00 GMT": TEN_IN_WINTER,
    "Mon, 02 Dec 2024 09:00:00 -0000": TEN_IN_WINTER,
    "Mon, 02 Dec 2024 04:00:00 EST": TEN_IN_WINTER,
    "Mon, 02 Dec 2024 24:00:00 +0100": utc(2024, 12, 2, 23),
    "Tue, 02 Jul 2024 10:00:00 CEST": utc(2024, 7, 2, 8),
    "Tue, 02 Jul 2024 10:00:00 MESZ": utc(2024, 7, 2, 8),
    "Mo, 02 Dez 2024 10:00:00 +0100": TEN_IN_WINTER,
    "Mo., 2. Dez. 2024 10:00 Uhr": TEN_IN_WINTER,
    "Fr, 01 Mär 2024 10:00:00 +0100": utc(2024, 3, 1, 9),
    "Fr, 01 Mrz 2024 10:00:00 +0100": utc(2024, 3, 1, 9),
    "Fr, 01 Ma\u0308rz 2024 10:00:00 +0100": utc(2024, 3, 1, 9),
    "2. Dezember 2024": date(2024, 12, 2),
    "Montag, 2. Dezember 2024, 10:00 Uhr": TEN_IN_WINTER,
    "02.12.2024": date(2024, 12, 2),
    "2.12.2024 10:00": TEN_IN_WINTER,
    "2.12.2024, 10:00 Uhr": TEN_IN_WINTER,
    "02.12.2024 24:00": utc(2024, 12, 2, 23),
    "1733130000": TEN_IN_WINTER,
    "1733130000500": TEN_IN_WINTER + timedelta(milliseconds=500),
    "  2024-12-02T09:00:00Z\n": TEN_IN_WINTER,
}
UNREAD = (
    "", " ", "heute", "gestern 10:00", "2024", "2024-12", "12/02/2024", "02/12/2024", "20241202",
    "2.12.24", "2. Dez 24", "02.13.2024", "31.02.2024", "30. Februar 2024", "2024-02-30",
    "2024-12-02T25:00:00Z", "2024-12-02T24:30:00Z", "2024-12-02T10:60:00Z",
    "2024-12-02T10:00+25:00",
    "0001-01-01T00:00:00Z", "0000-00-00 00:00:00", "946684799", "4102444800", "99999999999999999",
    "Mon, 02 Dec 2024 10:00:00 BST", "Mon, 02 Dec 2024 10:00:00 XYZ", "Foo, 02 Dec 2024",
    "Mon, 02 Dek 2024 10:00:00 +0100", "1e9", "-1733130000", "9999-12-31T24:00:00Z",
    "\uff12\uff10\uff12\uff14-12-02", "2024-12-02T10:00:00+01:00 oder später", "x" * 100_000,
)  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), READ.items())
def test_certain_dates_are_read(raw, expected):
    found = parse_date(raw)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize("raw", UNREAD)
def test_uncertain_dates_are_not_guessed(raw):
    assert parse_date(raw) is None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2026-03-29T02:30:00", utc(2026, 3, 29, 1, 30)),  # there is no such hour: 03:30
        ("2026-03-29T03:30:00", utc(2026, 3, 29, 1, 30)),
        ("2026-03-29T01:59:59", utc(2026, 3, 29, 0, 59, 59)),
        ("2026-10-25T02:30:00", utc(2026, 10, 25, 0, 30)),  # the first of two
        ("2026-10-25T03:00:00", utc(2026, 10, 25, 2, 0)),
        ("25.10.2026 24:00", utc(2026, 10, 25, 23, 0)),
        ("2026-03-28T24:00:00", utc(2026, 3, 28, 23, 0)),
    ],
)
def test_nights_of_the_clock_change(raw, expected):
    assert parse_date(raw) == expected


def test_a_day_begins_in_berlin():
    assert parse_moment("2.7.2024") == utc(2024, 7, 1, 22)
    assert parse_moment("2024-07-02T00:00Z") == utc(2024, 7, 2)
    assert parse_moment("irgendwann") is None


def test_the_end_of_time_is_one_that_a_clock_in_berlin_can_show():
    for ever in ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59", "9999-12-31T23:30:00+00:00"):
        moment = parse_moment(ever)
        assert at_glass(moment).date() == date.max


def test_a_day_that_begins_or_ends_something():
    day = date(2024, 7, 2)
    assert (beginning(day), ending(day)) == (utc(2024, 7, 1, 22), utc(2024, 7, 2, 22))
    assert beginning(utc(2024, 7, 2, 9)) == ending(utc(2024, 7, 2, 9)) == utc(2024, 7, 2, 9)
    assert beginning(None) is ending(None) is ending(date.max) is None
    assert beginning(date.max) == utc(9999, 12, 30, 23)


moments = st.datetimes(
    min_value=datetime(1950, 1, 1),  # noqa: DTZ001
    max_value=datetime(2190, 1, 1),  # noqa: DTZ001
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m))),
).map(lambda moment: moment.replace(microsecond=0))


@given(moments)
def test_every_moment_survives_each_spelling(moment):
    expected = moment.astimezone(UTC)
    months = "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez".split()  # noqa: SIM905
    offset = moment.strftime("%z")
    german = f"{moment.day:02} {months[moment.month - 1]} {moment.year} {moment:%H:%M:%S} {offset}"
    for raw in (moment.isoformat(), moment.isoformat(" "), german):
        assert parse_date(raw) == expected
    if 2000 <= expected.year < 2100:
        assert parse_date(str(int(expected.timestamp()))) == expected


@given(st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2190, 1, 1)))  # noqa: DTZ001
def test_no_zone_is_berlin(local):
    local = local.replace(second=0, microsecond=0)
    expected = local.replace(tzinfo=BERLIN, fold=0).astimezone(UTC)
    assert parse_date(local.isoformat()) == expected
    assert parse_date(f"{local.day}.{local.month}.{local.year} {local:%H:%M} Uhr") == expected


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_date_stays_a_date(day):
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day.day}.{day.month}.{day.year:04}") == day
    assert type(parse_date(day.isoformat())) is date


@given(st.text() | st.text("0123456789-+:.TZ ,JanDezMo", max_size=40))
def test_nothing_raises(raw):
    found = parse_date(raw)
    assert found is None or not isinstance(found, datetime) or found.tzinfo is UTC
    parse_moment(raw)
