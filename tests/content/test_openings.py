# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

# The forms are those of https://schema.org/openingHours and
# https://schema.org/OpeningHoursSpecification, and what shops make of them.

from datetime import date, time

import pytest

from content.details import Opening
from content.sources.openings import openings, spelled

WORKDAYS = (0, 1, 2, 3, 4)
EVERY = (0, 1, 2, 3, 4, 5, 6)


def hours(days, opens, closes):
    return Opening(days, time.fromisoformat(opens), time.fromisoformat(closes))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mo-Fr 08:00-18:00", (hours(WORKDAYS, "08:00", "18:00"),)),
        ("Mo,Tu,We,Th 09:00-12:00", (hours((0, 1, 2, 3), "09:00", "12:00"),)),
        ("Mo-Su", (hours(EVERY, "00:00", "00:00"),)),
        ("24/7", (hours(EVERY, "00:00", "00:00"),)),
        ("08:00-24:00", (hours(EVERY, "08:00", "00:00"),)),
        ("Fr-Mo 10-17", (hours((0, 4, 5, 6), "10:00", "17:00"),)),
        ("Sa 22:00-02:00", (hours((5,), "22:00", "02:00"),)),
        ("Di \u2013 Do: 9.30 \u2013 12 Uhr", (hours((1, 2, 3), "09:30", "12:00"),)),
        ("Dienstag und Sonnabend 8-12 Uhr", (hours((1, 5), "08:00", "12:00"),)),
        ("Mo-Fr 08:00-12:00, 14:00-18:00",
         (hours(WORKDAYS, "08:00", "12:00"), hours(WORKDAYS, "14:00", "18:00"))),
        ("Mo-Fr 08:00-18:00, Sa 08:00-12:00",
         (hours(WORKDAYS, "08:00", "18:00"), hours((5,), "08:00", "12:00"))),
        ("Mo-Fr 08:00-18:00 Sa 08:00-12:00",
         (hours(WORKDAYS, "08:00", "18:00"), hours((5,), "08:00", "12:00"))),
        ("Fr, Sa 9-12 und 14-16 Uhr, So 9-12",
         (hours((4, 5, 6), "09:00", "12:00"), hours((4, 5), "14:00", "16:00"))),
        ("Mo-Fr 08:00-18:00; We off; PH off", (hours((0, 1, 3, 4), "08:00", "18:00"),)),
        ("Mo-Sa,PH 08:00-18:00; Sa 08:00-12:00",
         (hours(WORKDAYS, "08:00", "18:00"), hours((5,), "08:00", "12:00"))),
    ],
)  # fmt: skip
def test_opening_hours_in_words(text, expected):
    assert openings(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "nach Vereinbarung", "Mo-Fr 25:00-26:00", "sunrise-sunset", "Apr-Oct 08:00-18:00",
     "Mo-Fr-Sa 08:00-18:00", "Mo 08:00", "Mo-Fr ab 8 Uhr", ";;;,,,", "-", "Mo " * 500,
     None, 7, True, {}, [[]], [None, 3, {"opens": 8, "closes": 9}], {"dayOfWeek": "Monday"}],
    ids=ascii,
)  # fmt: skip
def test_what_is_no_hour_is_left_out(text):
    assert openings(text) == ()


def test_one_unreadable_rule_costs_only_itself():
    assert openings("Mo-Fr 08:00-18:00; im Sommer auch länger") == (
        hours(WORKDAYS, "08:00", "18:00"),
    )


def test_specifications():
    found = openings(
        [
            {"dayOfWeek": ["Monday", "https://schema.org/Tuesday"], "opens": "08:00:00",
             "closes": "18:00"},
            {"dayOfWeek": {"@id": "schema:Saturday"}, "opens": "T08:00", "closes": "12:00+01:00"},
            {"dayOfWeek": "Sunday", "opens": "00:00", "closes": "00:00"},
            {"dayOfWeek": "PublicHolidays", "opens": "10:00", "closes": "12:00"},
            "Fr 09:00-10:00",
        ]
    )  # fmt: skip
    assert found == (
        hours((0, 1), "08:00", "18:00"),
        hours((4,), "09:00", "10:00"),
        hours((5,), "08:00", "12:00"),
    )


def test_a_season_counts_only_within_it():
    summer = {
        "opens": "08:00", "closes": "20:00", "dayOfWeek": "Monday",
        "validFrom": "2027-05-01", "validThrough": "2027-09-30",
    }  # fmt: skip
    assert openings(summer) == ()
    assert openings(summer, date(2027, 4, 30)) == ()
    assert openings(summer, date(2027, 9, 30)) == (hours((0,), "08:00", "20:00"),)


def test_a_hundred_thousand_of_them_are_bounded():
    assert openings(["Mo 08:00-09:00"] * 100_000) == (hours((0,), "08:00", "09:00"),)
    assert openings("Mo 08:00-09:00;" * 100_000) == ()


@pytest.mark.parametrize(
    "text", ["Mo-Fr 08:00-12:00, 14:00-18:00; Sa 9-12", "24/7", "Fr,Sa 20:00-02:00", ""]
)
def test_spelled_hours_are_read_again(text):
    assert openings(spelled(openings(text))) == openings(text)
