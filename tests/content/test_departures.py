# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Departures made of timetables, and what live news do to them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from content.codec import item_from_json, item_to_row
from content.details import Run, Service, StopUpdate, Timetable, TripUpdate
from content.gazetteer import Village
from content.model import Item, Kind, Text
from content.rules import shown, why
from content.screen import Screen
from content.timetables import departures, fresh, service_start

SATURDAY = date(2027, 5, 15)
NOON = datetime(2027, 5, 15, 10, 0, tzinfo=UTC)  # 12:00 in Berlin
DAYS = tuple(SATURDAY + timedelta(days=n) for n in range(-1, 30))
SCREEN = Screen("Groß Wittensee")


def at(clock, day=SATURDAY):
    """Berlin summer time."""
    hour, minute = map(int, clock.split(":"))
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(
        hours=hour - 2, minutes=minute
    )


def seconds(clock):
    hour, minute = map(int, clock.split(":"))
    return hour * 3600 + minute * 60


def table(*clocks, source="nah", days=DAYS, **more):
    runs = tuple(Run(f"T{clock}", seconds(clock), 0, sequence=5) for clock in clocks)
    made = Timetable("Dorfplatz", "S5", "713", "Eckernförde ZOB", runs, (Service(days),), **more)
    texts = {"de": Text("713 Eckernförde ZOB", "Dorfplatz")}
    return Item(f"{source}:S5:713", Kind.DEPARTURE, source, texts, timetable=made)


def news(trip, *stops, stamped=NOON, day=SATURDAY, **more):
    update = TripUpdate(trip, stamped, day, stops=stops, **more)
    return Item(f"live:{trip}", Kind.DEPARTURE, "live", {"de": Text(trip)}, trip_update=update)


def one(update, clock="12:30", **more):
    """The departure at a clock time, as the news have it."""
    found = departures([table(clock, **more)], [update], at("00:00"), at("24:00"))
    assert len(found) == 1
    return found[0].departure


def test_what_lies_in_the_window_comes_in_order_with_ids_that_stay():
    held = table("12:30", "08:00", "25:10")
    found = departures([held], [], at("08:00"), at("12:30"))
    assert [item.id for item in found] == ["nah:T08:00:2027-05-15:5"]
    found = departures([held], [], at("00:00"), at("24:00"))
    assert [item.departure.planned for item in found] == [at("01:10"), at("08:00"), at("12:30")]
    assert found[0].id == "nah:T25:10:2027-05-14:5"
    assert found[0].departure.service_day == date(2027, 5, 14)


def test_a_bus_of_the_night_after_next_is_found_though_its_day_is_long_over():
    found = departures([table("50:00", days=(SATURDAY,))], [], at("48:00"), at("60:00"))
    assert [item.departure.planned for item in found] == [at("50:00")]


@pytest.mark.parametrize(
    ("day", "clock", "utc"),
    [
        # the night of 28 March 2027 has no 2 o'clock: the service day begins at 23:00 before
        (date(2027, 3, 28), "08:00", datetime(2027, 3, 28, 6, 0, tzinfo=UTC)),
        (date(2027, 3, 28), "00:30", datetime(2027, 3, 27, 22, 30, tzinfo=UTC)),
        (date(2027, 3, 27), "26:30", datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),
        (date(2027, 10, 31), "08:00", datetime(2027, 10, 31, 7, 0, tzinfo=UTC)),
        (date(2027, 10, 31), "00:30", datetime(2027, 10, 30, 23, 30, tzinfo=UTC)),
        (date(2027, 10, 30), "26:30", datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
    ],
)
def test_both_nights_of_the_clocks(day, clock, utc):
    found = departures([table(clock, days=(day,))], [], utc, utc + timedelta(seconds=1))
    assert [item.departure.planned for item in found] == [utc]


def test_the_zone_is_that_of_the_agency():
    assert service_start(date(2027, 7, 1), "America/New_York") == datetime(
        2027, 7, 1, 4, tzinfo=UTC
    )
    assert service_start(date(2027, 7, 1), "No/Where") == service_start(
        date(2027, 7, 1), "Europe/Berlin"
    )


def test_a_trip_repeated_by_headway_has_an_id_for_each_start():
    runs = tuple(Run("T", start + 600, 0, 5, starts=start) for start in (36_000, 39_600))
    held = table("12:30")
    held = replace(held, timetable=replace(held.timetable, runs=runs))
    update = news("T", StopUpdate(sequence=1, delay=120), starts=39_600)
    first, second = departures([held], [update], at("00:00"), at("24:00"))
    assert first.id == "nah:T@36000:2027-05-15:5"
    assert first.departure.expected is None
    assert second.departure.expected == second.departure.planned + timedelta(minutes=2)
    assert not any(
        item.departure.expected
        for item in departures([held], [news("T", StopUpdate(delay=1))], at("00:00"), at("24:00"))
    )


@pytest.mark.parametrize(
    ("stops", "expected"),
    [
        ([], None),
        ([StopUpdate(sequence=2, delay=240)], "12:34"),
        ([StopUpdate(sequence=5, delay=60)], "12:31"),
        # what comes after us says nothing about us
        ([StopUpdate(sequence=6, delay=240)], None),
        ([StopUpdate(sequence=2, delay=240), StopUpdate(sequence=4, delay=0)], "12:30"),
        ([StopUpdate(sequence=2, delay=240), StopUpdate(sequence=4, unknown=True)], None),
        ([StopUpdate(sequence=4, unknown=True), StopUpdate(sequence=5, delay=60)], "12:31"),
        # a stop left out does not end the delay
        ([StopUpdate(sequence=2, delay=240), StopUpdate(sequence=4, skipped=True)], "12:34"),
        ([StopUpdate("S5", delay=180)], "12:33"),
        ([StopUpdate("S3", delay=180)], "12:33"),
        ([StopUpdate("S9", delay=180)], None),
        # a time beats a delay
        ([StopUpdate(sequence=5, delay=60, time=at("12:40"))], "12:40"),
        ([StopUpdate(sequence=5, time=at("12:28"))], "12:28"),
        # who arrives early waits
        ([StopUpdate(sequence=5, time=at("12:28"), arrival=True)], "12:30"),
        ([StopUpdate(sequence=4, delay=-180, arrival=True)], "12:30"),
        ([StopUpdate(sequence=4, delay=-180)], "12:27"),
        # the planned time there is not known to us
        ([StopUpdate(sequence=2, time=at("12:28"))], None),
        ([StopUpdate(sequence=5, time=at("12:30") + timedelta(days=300))], None),
        ([StopUpdate(sequence=5, delay=2**31 - 1)], None),
        ([StopUpdate(sequence=5, delay=-(2**31))], None),
    ],
)
def test_a_delay_goes_on_until_there_is_other_news(stops, expected):
    found = one(news("T12:30", *stops), paths=(("S1", "S3"),))
    assert found.expected == (at(expected) if expected else None)
    assert not found.cancelled


def test_a_time_at_another_of_our_stops_is_a_delay():
    before = table("12:20")
    runs = (Run("T12:30", seconds("12:20"), 0, sequence=3),)
    before = replace(before, id="nah:S3:713", timetable=replace(before.timetable, runs=runs))
    update = news("T12:30", StopUpdate(sequence=3, time=at("12:26")))
    found = departures([before, table("12:30")], [update], at("00:00"), at("24:00"))
    assert [item.departure.expected for item in found] == [at("12:26"), at("12:36")]


def test_cancelled_trips_and_skipped_stops_fall_out():
    assert one(news("T12:30", cancelled=True)).cancelled
    assert one(news("T12:30", StopUpdate(sequence=5, skipped=True))).cancelled
    assert one(news("T12:30", StopUpdate("S5", skipped=True))).cancelled
    assert not one(news("T12:30", StopUpdate(sequence=4, skipped=True))).cancelled


def test_news_are_for_one_trip_of_one_day_of_one_timetable():
    late = StopUpdate(sequence=5, delay=60)
    assert one(news("T12:30", late)).expected
    assert one(news("T12:31", late)).expected is None
    assert one(news("T12:30", late, day=date(2027, 5, 16))).expected is None
    assert one(news("T12:30", late, day=None)).expected
    assert one(news("T12:30", late, day=None, stamped=at("36:00"))).expected is None
    assert one(news("T12:30", late, timetable="nah")).expected
    assert one(news("T12:30", late, timetable="other")).expected is None


def test_the_younger_news_count():
    old = news("T12:30", StopUpdate(sequence=5, delay=600), stamped=NOON - timedelta(minutes=4))
    young = news("T12:30", StopUpdate(sequence=5, delay=60))
    for order in ([old, young], [young, old]):
        found = departures([table("12:30")], order, at("00:00"), at("24:00"))
        assert found[0].departure.expected == at("12:31")


def test_news_grow_old_after_five_minutes():
    update = news("T12:30", StopUpdate(sequence=5, delay=60))
    assert fresh([update], NOON + timedelta(minutes=5)) == (update,)
    assert fresh([update], NOON + timedelta(minutes=5, seconds=1)) == ()
    held = [table("12:30"), update]
    (card,) = shown(held, NOON, SCREEN)[:1]
    assert card.departure.expected == at("12:31")
    (card,) = shown(held, NOON + timedelta(minutes=6), SCREEN)[:1]
    assert card.departure.expected is None
    assert "älter als fünf Minuten" in why(held, update.id, at("12:10"), SCREEN).reasons[0]


def ids(items, now):
    return [item.id for item in shown(items, now, SCREEN)]


def test_a_late_bus_stays_until_it_has_left():
    update = news("T12:30", StopUpdate(sequence=5, delay=1200), stamped=at("12:49"))
    held = [table("12:30", "12:40"), update]
    name = "nah:T12:30:2027-05-15:5"
    assert ids(held, at("12:49"))[0] == name
    assert ids(held, at("12:50") + timedelta(seconds=59))[0] == name
    assert name not in ids(held, at("12:51"))
    assert not why(held, name, at("12:51"), SCREEN).shown
    assert why(held, name, at("12:49"), SCREEN).shown
    # without news it is gone when the timetable says so
    assert name not in ids([table("12:30")], at("12:31"))
    assert name in ids([table("12:30")], at("12:30"))


def test_a_late_bus_stands_behind_one_that_leaves_before_it():
    update = news("T12:30", StopUpdate(sequence=5, delay=1200))
    held = [table("12:30", "12:40"), update]
    assert [name.split(":")[2] for name in ids(held, NOON)[:2]] == ["40", "30"]


def test_a_cancelled_bus_stays_until_it_would_have_left():
    held = [table("12:30"), news("T12:30", cancelled=True)]
    answer = why(held, "nah:T12:30:2027-05-15:5", NOON, SCREEN)
    assert answer.shown
    assert "fällt aus" in answer.reasons[0]
    held = [table("12:30"), news("T12:30", cancelled=True, stamped=at("12:31"))]
    assert "Wäre" in why(held, "nah:T12:30:2027-05-15:5", at("12:31"), SCREEN).reasons[0]


def test_timetables_show_the_whole_service_of_tomorrow_without_any_network():
    held = [table("00:05", "05:30", "23:30", "26:00")]
    found = shown(held, at("00:01"), SCREEN)
    assert found[-1].departure.planned == at("26:00", SATURDAY + timedelta(days=1))
    weeks_later = at("00:01") + timedelta(days=20)
    assert len(shown(held, weeks_later, SCREEN)) == len(found)


def test_timetables_and_news_are_no_cards_and_say_why():
    held = [table("12:30"), news("T12:30")]
    assert {item.departure is not None for item in shown(held, NOON, SCREEN)} == {True}
    assert "werden Abfahrten gemacht" in why(held, "nah:S5:713", NOON, SCREEN).reasons[0]
    assert "Live-Meldung" in why(held, "live:T12:30", NOON, SCREEN).reasons[0]
    over = why([table("12:30", days=(date(2027, 1, 1),))], "nah:S5:713", NOON, SCREEN)
    assert "01.01.2027" in over.reasons[0]
    assert not over.shown


def test_a_bus_belongs_to_the_village_where_it_stops_not_to_the_one_it_goes_to():
    villages = (Village("Groß Wittensee"), Village("Ascheffel"))
    held = table("12:30")
    texts = {"de": Text("713 Ascheffel Kirche")}
    stop = replace(held.timetable, stop="Groß Wittensee, Dorfplatz")
    found = shown(
        [replace(held, texts=texts, timetable=stop)], NOON, replace(SCREEN, villages=villages)
    )
    assert found[0].places == ("Groß Wittensee",)


def test_the_number_of_cards_is_bounded():
    clocks = [f"{n // 60:02}:{n % 60:02}" for n in range(720, 1440)]
    assert len(shown([table(*clocks)], NOON, SCREEN)) == 120


def test_a_timetable_survives_the_store():
    held = table("12:30", paths=(("S1",),))
    assert item_from_json(item_to_row(held)) == held


def test_an_empty_timetable_is_no_fault():
    assert not shown([table(), table("12:30", days=())], NOON, SCREEN)
