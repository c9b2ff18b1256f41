# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import date, datetime

import pytest

from content.clock import BERLIN
from player.view import words

NOW = datetime(2026, 5, 16, 14, 32, tzinfo=BERLIN)
TODAY = date(2026, 5, 16)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 5, 15), "Gestern"),
        (TODAY, "Heute"),
        (date(2026, 5, 17), "Morgen"),
        (date(2026, 5, 18), "Mo, 18. Mai"),
        (date(2027, 1, 1), "Fr, 1. Januar 2027"),
    ],
)
def test_day_word(day, expected):
    assert words.day_word(day, TODAY) == expected


def test_headlines_of_a_day():
    assert words.day_headline(TODAY, TODAY) == "Heute, Samstag"
    assert words.day_headline(date(2026, 5, 17), TODAY) == "Morgen, Sonntag"
    assert words.day_headline(date(2026, 5, 18), TODAY) == "Montag, 18. Mai"
    assert words.day_headline(date(2026, 6, 18), TODAY) == "Do, 18. Juni"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (TODAY, "noch heute"),
        (date(2026, 5, 17), "noch bis morgen"),
        (date(2026, 5, 20), "noch bis Mittwoch"),
        (date(2026, 6, 3), "noch bis 3. Juni"),
    ],
)
def test_until(day, expected):
    assert words.until(day, TODAY) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (TODAY, TODAY, "Heute"),
        (date(2026, 5, 15), date(2026, 5, 17), "15. bis 17. Mai"),
        (date(2026, 5, 30), date(2026, 6, 2), "30. Mai bis 2. Juni"),
        (date(2026, 12, 30), date(2027, 1, 2), "30. Dezember 2026 bis 2. Januar 2027"),
    ],
)
def test_range_of_days(first, last, expected):
    assert words.days_range(first, last, TODAY) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-05-16T09:05", "heute, 09:05"),
        ("2026-05-16T18:00", "heute"),
        ("2026-05-15T23:59", "gestern"),
        ("2026-05-13T12:00", "vor 3 Tagen"),
        ("2026-05-01T12:00", "1. Mai"),
        ("2025-05-01T12:00", "1. Mai 2025"),
    ],
)
def test_age(moment, expected):
    assert words.age(at(moment), NOW) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-05-16T14:31", "Stand heute 14:31 Uhr"),
        ("2026-05-15T18:05", "Stand gestern 18:05 Uhr"),
        ("2026-05-13T18:05", "Stand Mi, 13. Mai"),
    ],
)
def test_stand(moment, expected):
    assert words.stand(at(moment), NOW) == expected


def test_the_clock_of_both_nights_of_summer_time():
    assert words.clock(datetime.fromisoformat("2026-03-29T00:59+00:00")) == "01:59"
    assert words.clock(datetime.fromisoformat("2026-03-29T01:00+00:00")) == "03:00"
    assert words.clock(datetime.fromisoformat("2026-10-25T00:30+00:00")) == "02:30"
    assert words.clock(datetime.fromisoformat("2026-10-25T01:30+00:00")) == "02:30"
    # 23 hours later it is still just "tomorrow"
    late = datetime.fromisoformat("2026-03-28T22:30+00:00")
    next_evening = words.today(datetime.fromisoformat("2026-03-29T21:30+00:00"))
    assert words.day_word(next_evening, words.today(late)) == "Morgen"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [("2026-05-16T00:00", "0"), ("2026-05-16T09:00", "9"), ("2026-05-16T12:30", "12:30")],
)
def test_hours_as_they_are_spoken(moment, expected):
    assert words.hour(at(moment)) == expected


@pytest.mark.parametrize(
    ("near", "expected"),
    [("Heute", "heute"), ("Morgen, Sonntag", "morgen, Sonntag"), ("Samstag", "Samstag")],
)
def test_a_weekday_keeps_its_capital_within_a_sentence(near, expected):
    assert words.within(near) == expected


def test_counts():
    assert words.appointments(0) == "kein Termin"
    assert words.appointments(1) == "1 Termin"
    assert words.appointments(3) == "3 Termine"
    assert words.month(TODAY) == "Mai 2026"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Yesterday", "Today", "Tomorrow", "Monday", "Mon 25 May"]),
        ("da", ["I går", "I dag", "I morgen", "Mandag", "Man 25. maj"]),
    ],
)
def test_near_days_in_other_languages(language, expected):
    days = [date(2026, 5, day) for day in (15, 16, 17, 18, 25)]
    assert [words.near_day(day, TODAY, language) for day in days] == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["today", "Monday", "Mon 25 May"]),
        ("da", ["i dag", "mandag", "man 25. maj"]),
        ("nds", ["hüüt", "Maandag", "Ma, 25. Mai"]),
    ],
)
def test_danish_writes_days_small_within_a_sentence(language, expected):
    days = [date(2026, 5, day) for day in (16, 18, 25)]
    near = [words.near_day(day, TODAY, language) for day in days]
    assert [words.within(day, language) for day in near] == expected


def test_an_hour_has_its_minutes_where_nobody_says_uhr():
    assert words.hour(at("2026-05-16T18:00"), "en") == "18:00"
    assert words.hour(at("2026-05-16T18:00"), "da") == "18"
    assert words.hour_figures(24, 0, "en") == "24:00"


@pytest.mark.parametrize("language", ["de", "en", "da", "nds"])
def test_every_day_and_month_has_a_name_of_its_own(language):
    week = [date(2026, 5, day) for day in range(18, 25)]
    months = [date(2026, month, 1) for month in range(1, 13)]
    for name in (words.weekday, words.weekday_short):
        assert len({name(day, language) for day in week}) == len(week)
    assert len({words.month_name(day, language) for day in months}) == len(months)


def test_a_month_sheet_begins_with_a_capital():
    assert words.month(TODAY, "da") == "Maj 2026"
