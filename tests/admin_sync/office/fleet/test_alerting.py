# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import UTC, datetime, time, timedelta

import pytest

from admin_sync.office.fleet import alerting
from admin_sync.office.fleet.alerting import FLEET, Open, Screen
from admin_sync.office.fleet.finding import Colour

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def screen(key, colour=Colour.GREEN, minutes=60, village=1, *, planned=False):
    return Screen(key, village, colour, NOW - minutes * MINUTE, planned)


def going(minutes, *, announced=False, group="", settled=False):
    return Open(NOW - minutes * MINUTE, announced, group, settled)


FINE = [screen(key, village=10 + key % 7) for key in range(100, 160)]


def test_what_is_down_begins_at_once_and_is_told_after_five_minutes():
    down = screen(1, Colour.RED, 1)
    first = alerting.decide([down, *FINE], {}, NOW)
    assert first.begun == (down,)
    assert not first.told
    soon = alerting.decide([down, *FINE], {1: going(4)}, NOW)
    assert not soon.begun
    assert not soon.told
    assert alerting.decide([down, *FINE], {1: going(5)}, NOW).told == {"": (1,)}
    assert not alerting.decide([down, *FINE], {1: going(9, announced=True)}, NOW).told


@pytest.mark.parametrize("colour", [Colour.GREEN, Colour.YELLOW])
def test_what_is_back_is_told_once_it_stays(colour):
    told = {1: going(30, announced=True)}
    flapping = alerting.decide([screen(1, colour, 1), *FINE], told, NOW)
    assert not flapping.back
    assert not flapping.over
    back = alerting.decide([screen(1, colour, 2), *FINE], told, NOW)
    assert back.back == {"": (1,)}
    assert back.over == (1,)


def test_what_nobody_was_told_of_comes_back_in_silence():
    found = alerting.decide([screen(1, minutes=3), *FINE], {1: going(4)}, NOW)
    assert found.over == (1,)
    assert not found.back


def test_a_flapping_screen_is_told_by_its_first_fall():
    up_for_a_moment = screen(1, Colour.RED, 0)
    assert alerting.decide([up_for_a_moment, *FINE], {1: going(6)}, NOW).told == {"": (1,)}


def test_planned_dark_and_maintenance_tell_nothing_and_end_what_goes_on():
    for one in (screen(1, Colour.GREY, planned=True), screen(1, Colour.BLUE)):
        assert not alerting.decide([one, *FINE], {}, NOW).begun
        found = alerting.decide([one, *FINE], {1: going(30, announced=True)}, NOW)
        assert found.over == (1,)
        assert not found.back
        assert not found.told


def test_a_third_of_a_village_at_once_is_one_message():
    village = [screen(key, Colour.GREY, 6) for key in (1, 2)] + [screen(3), screen(4), screen(5)]
    found = alerting.decide([*village, *FINE], {1: going(6), 2: going(5)}, NOW)
    assert found.told == {"village:1": (1, 2)}
    apart = alerting.decide([*village, *FINE], {1: going(60), 2: going(5)}, NOW)
    assert apart.told == {"": (1, 2)}


def test_who_fell_with_them_a_moment_later_is_told_with_them():
    village = [screen(key, Colour.GREY, 6) for key in (1, 2, 3)]
    found = alerting.decide([*village, *FINE], {1: going(5), 2: going(4), 3: going(2)}, NOW)
    assert found.told == {"village:1": (1, 2)}


def test_of_a_large_village_two_are_two():
    village = [screen(key, Colour.GREY, 6) for key in (1, 2)] + [screen(k) for k in range(3, 20)]
    assert alerting.decide([*village, *FINE], {1: going(6), 2: going(6)}, NOW).told == {"": (1, 2)}


def test_a_fifth_of_the_fleet_at_once_is_the_office():
    fleet = [screen(key, Colour.GREY, 6, village=key) for key in range(10)]
    fleet += [screen(key, village=key) for key in range(10, 40)]
    found = alerting.decide(fleet, {key: going(6) for key in range(10)}, NOW)
    assert found.told == {FLEET: tuple(range(10))}


def test_in_a_small_fleet_one_is_one():
    assert alerting.decide([screen(1, Colour.RED)], {1: going(9)}, NOW).told == {"": (1,)}


def test_groups_come_back_as_groups():
    fleet = [screen(key) for key in (1, 2, 3)]
    told = {key: going(30, announced=True, group=FLEET) for key in (1, 2, 3)}
    assert alerting.decide(fleet, told, NOW).back == {FLEET: (1, 2, 3)}


def test_who_has_service_hours_is_told_in_them():
    eight, five = time(8), time(17)
    week = (0, 1, 2, 3, 4)
    monday = datetime(2026, 11, 23, 7, tzinfo=UTC)  # eight at the glass
    assert alerting.due_at(week, eight, five, NOW) == monday  # a Sunday
    assert alerting.due_at(week, eight, five, monday) == monday
    late = monday.replace(hour=17)
    assert alerting.due_at(week, eight, five, late) == monday + timedelta(days=1)
    assert alerting.due_at((), None, None, NOW) == NOW


def test_trying_again_grows_rarer_and_ends():
    waits = [alerting.again(tries, NOW) for tries in range(1, 10)]
    assert waits[0] == NOW + MINUTE
    assert waits[3] == NOW + 8 * MINUTE
    assert waits[-1] is None


@pytest.mark.parametrize(
    ("lasts", "how", "late"),
    [
        (239, {"announced": True}, False),
        (240, {"announced": True}, True),
        (9_000, {"announced": True, "group": "village:1"}, True),
        (9_000, {"announced": True, "settled": True}, False),
        (9_000, {"announced": False}, False),
    ],
)
def test_what_nobody_took_on_is_late_after_a_while(lasts, how, late):
    down = screen(1, Colour.RED, lasts)
    found = alerting.decide(
        [down, *FINE], {1: going(lasts, **how)}, NOW, patience=timedelta(hours=4)
    )
    assert found.late == ((1,) if late else ())
    assert not alerting.decide([down, *FINE], {1: going(lasts, **how)}, NOW).late


@pytest.mark.parametrize(
    "back", [screen(1, Colour.GREEN, 1), screen(1, Colour.GREY, 99, planned=True)]
)
def test_what_is_up_or_dark_as_planned_is_not_late(back):
    told = {1: going(900, announced=True)}
    assert not alerting.decide([back, *FINE], told, NOW, patience=timedelta(hours=4)).late
    assert not alerting.decide(FINE, told, NOW, patience=timedelta(hours=4)).late
