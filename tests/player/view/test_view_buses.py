# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from content.details import Busy, Departure, Point, Vehicle
from content.model import Item, Kind, Text
from player.view.buses import Around, bus_view, times_view
from player.view.vehicles import NONE, vehicle_card

NOW = datetime(2026, 5, 16, 12, 32, 20, tzinfo=UTC)  # Saturday, 14:32:20 in Berlin
HERE = Point(54.39, 9.77)
SQUARE, CHURCH = "Groß Wittensee, Dorfplatz", "Groß Wittensee, Kirche"
AROUND = Around("Groß Wittensee", HERE)


def at(clock, days=0):
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 5, 16, hour - 2, minute, tzinfo=UTC) + timedelta(days=days)


def bus(clock, line="713", goal="Eckernförde ZOB", stop=SQUARE, days=0, **more):
    more.setdefault("point", HERE)
    planned = at(clock, days)
    departure = Departure(stop, stop, line, goal, planned, **more)
    uid = f"nah:{stop}:{line}:{goal}:{planned.isoformat()}"
    texts = {"de": Text(f"{line} {goal}")}
    return Item(id=uid, kind=Kind.DEPARTURE, source="nah", texts=texts, departure=departure)


def car(**more):
    link = more.pop("link", "https://doerpsmobil.example/buchen")
    title = more.pop("title", "Dörpsmobil")
    more.setdefault("free", 1)
    return Item(
        id=f"gbfs:{title}", kind=Kind.VEHICLE, source="gbfs", texts={"de": Text(title)}, link=link,
        vehicle=Vehicle(**more),
    )  # fmt: skip


def row(*items, stop=SQUARE, now=NOW):
    return bus_view(items, now, stop, AROUND).rows[0]


@pytest.mark.parametrize(
    ("more", "status", "symbol", "urgent", "minutes"),
    [
        ({}, "planmäßig", "", False, "14"),
        ({"expected": at("14:46")}, "pünktlich", "", False, "14"),
        ({"expected": at("14:50")}, "+ 4 Min", "clock-plus", True, "18"),
        ({"expected": at("14:44")}, "2 Min früher", "clock-minus", True, "12"),
        ({"on_demand": True}, "auf Anruf", "phone", False, "14"),
        ({"cancelled": True}, "fällt aus", "x", True, ""),
        ({"cancelled": True, "expected": at("14:50")}, "fällt aus", "x", True, ""),
    ],
)
def test_how_a_departure_stands(more, status, symbol, urgent, minutes):
    found = row(bus("14:46", **more))
    assert (found.time, found.status, found.symbol) == ("14:46", status, symbol)
    assert (found.urgent, found.minutes) == (urgent, minutes)
    assert found.struck == (status == "fällt aus")


def test_a_cancelled_one_names_the_next_of_its_line_that_goes():
    items = (
        bus("16:12", "Bürger", "Ascheffel", cancelled=True),
        bus("16:20", "780", "Ascheffel"),
        bus("16:30", "Bürger", "Haby"),
        bus("16:42", "Bürger", "Ascheffel", cancelled=True),
        bus("17:12", "Bürger", "Ascheffel"),
    )
    assert row(*items).via == "Fällt heute aus, nächster 17:12"
    assert row(items[0]).via == "Fällt aus"
    later = (items[0], bus("07:12", "Bürger", "Ascheffel", days=1))
    assert row(*later).via == "Fällt heute aus, nächster morgen 07:12"
    monday = (items[0], bus("07:12", "Bürger", "Ascheffel", days=2))
    assert row(*monday).via == "Fällt heute aus, nächster Montag 07:12"


def test_minutes_count_as_the_clock_does_and_end_where_nobody_counts():
    assert row(bus("14:32")).minutes == "jetzt"
    assert (row(bus("14:33")).minutes, row(bus("14:33")).unit) == ("1", "Minute")
    assert (row(bus("16:11")).minutes, row(bus("16:11")).unit) == ("99", "Minuten")
    assert (row(bus("16:12")).minutes, row(bus("16:12")).unit) == ("", "")
    assert (row(bus("16:12", days=1)).minutes, row(bus("16:12", days=1)).unit) == ("", "Morgen")


def test_what_runs_on_demand_says_how_to_order_it():
    found = row(bus("15:20", "", "Owschlag", on_demand=True, booking="Anrufen bis 14:50 Uhr"))
    assert (found.line, found.via) == ("Ruf", "Anrufen bis 14:50 Uhr")


def test_stops_are_near_ones_first_and_named_shortly():
    items = (
        bus("14:46", stop=CHURCH, point=Point(54.40, 9.80)),
        bus("14:47", stop="Haby, Schule", point=None),
        bus("14:48", stop=SQUARE),
    )
    found = bus_view(items, NOW, "", AROUND)
    assert [key.label for key in found.stops] == ["Dorfplatz", "Kirche", "Haby, Schule"]
    assert (found.stop, found.label) == (SQUARE, "Dorfplatz")
    assert len(found.rows) == 1


def test_the_chosen_stop_is_always_among_the_first():
    items = [bus("14:46", stop=f"Halt {n}", point=None) for n in range(9)]
    assert bus_view(items, NOW, "Halt 2", AROUND).stops[0].name == "Halt 0"
    found = bus_view(items, NOW, "Halt 7", AROUND)
    assert [key.name for key in found.stops[:3]] == ["Halt 7", "Halt 0", "Halt 1"]
    assert len(found.stops) == 9


def test_short_names_that_two_stops_share_stay_long():
    items = (bus("14:46", stop="Haby, Kirche"), bus("14:46", stop="Haby Kirche"))
    found = bus_view(items, NOW, "", replace(AROUND, place="Haby"))
    assert {key.label for key in found.stops} == {"Haby, Kirche", "Haby Kirche"}


def test_a_village_alone_is_a_stop_s_name():
    found = bus_view((bus("14:46", stop="Haby"),), NOW, "", replace(AROUND, place="Haby"))
    assert found.label == "Haby"


def test_the_page_opens_at_a_stop_or_at_a_departure_s_stop():
    items = (bus("14:46"), bus("14:50", stop=CHURCH))
    assert bus_view(items, NOW, CHURCH, AROUND).stop == CHURCH
    assert bus_view(items, NOW, items[1].id, AROUND).stop == CHURCH
    assert bus_view(items, NOW, "gone", AROUND).stop in (SQUARE, CHURCH)


def test_without_live_news_it_is_the_timetable():
    plan = bus_view((bus("14:46"),), NOW, "", AROUND)
    assert (plan.live, plan.source_note) == (False, "nach Fahrplan")
    live = bus_view((bus("14:46", expected=at("14:46")),), NOW, "", AROUND)
    assert (live.live, live.source_note) == (True, "Zeiten sind von jetzt")


def test_nothing_at_all_and_a_car_alone():
    assert bus_view((), NOW, "", AROUND).nothing == "Abfahrten sind zurzeit nicht da."
    alone = bus_view((car(),), NOW, "", AROUND)
    assert alone.nothing == ""
    assert alone.quiet == "Heute und morgen fährt hier nichts."


def test_the_foot_names_the_sources_and_the_older_of_their_ages():
    around = replace(
        AROUND,
        names={"nah": "Nahverkehr SH", "gbfs": "Dörpsmobil"},
        answered={"nah": at("14:31"), "gbfs": at("14:20")},
    )
    found = bus_view((car(), bus("14:46")), NOW, "", around)
    assert found.source == "Quelle: Nahverkehr SH, Dörpsmobil"
    assert found.stand == "Stand heute 14:20 Uhr"


def test_the_timetable_of_a_day_hangs_by_line():
    items = (
        bus("14:46", via=("Haby",)),
        bus("15:46", cancelled=True, via=("Haby", "Goosefeld")),
        bus("16:46", on_demand=True),
        bus("15:00", "80", "Rendsburg", on_demand=True, booking="Anrufen bis 14:30"),
        bus("06:46", days=1),
    )
    today = times_view(items, NOW, "", 0, AROUND)
    assert [(r.line, r.times) for r in today.rows] == [
        ("80", ("15:00",)),
        ("713", ("14:46", "15:46", "16:46")),
    ]
    assert today.rows[1].struck == ("15:46",)
    assert today.rows[1].via == "Haby, Goosefeld"
    assert today.rows[1].note == "auf Anruf: 16:46"
    assert today.rows[0].note == "Anrufen bis 14:30"
    assert times_view(items, NOW, "", 1, AROUND).rows[0].times == ("06:46",)


@pytest.mark.parametrize(
    ("rules", "note"),
    [
        (("Anrufen bis 14:30", "Anrufen bis 14:30"), "Anrufen bis 14:30"),
        (("Anrufen bis 14:30: 04356 1", "Anrufen bis 16:30: 04356 1"), "nur auf Anruf: 04356 1"),
        (("Anrufen bis 14:30: 04356 1", "Anrufen bis 16:30: 04356 2"), "nur auf Anruf"),
        (("Anrufen bis 14:30", ""), "nur auf Anruf"),
        (("", ""), "nur auf Anruf"),
    ],
)
def test_all_times_of_a_line_on_demand_are_ordered_by_what_their_rules_share(rules, note):
    items = [
        bus(f"{15 + n}:00", "80", "Rendsburg", on_demand=True, booking=rule)
        for n, rule in enumerate(rules)
    ]
    assert times_view(items, NOW, "", 0, AROUND).rows[0].note == note


def test_after_midnight_it_is_still_last_night():
    night = replace(bus("14:46"), id="nah:night")
    late = replace(night.departure, planned=datetime(2026, 5, 16, 22, 40, tzinfo=UTC))
    items = (replace(night, departure=late),)
    assert times_view(items, NOW, "", 0, AROUND).rows[0].times == ("00:40",)
    assert times_view(items, NOW, "", 1, AROUND).nothing == "Morgen fährt hier nichts."


@pytest.mark.parametrize(
    ("more", "headline", "free"),
    [
        ({}, "Jetzt frei", True),
        ({"free": 0}, "Gerade unterwegs", False),
        ({"free": None}, "Ob es frei ist, wissen wir gerade nicht", False),
        ({"booked": (Busy(at("18:00"), at("20:00")),)}, "Frei bis 18 Uhr", True),
        ({"booked": (Busy(at("18:30"), at("20:00")),)}, "Frei bis 18:30 Uhr", True),
        ({"booked": (Busy(at("14:00"), at("16:30")),)}, "Belegt bis 16:30 Uhr", False),
        ({"booked": (Busy(at("14:00"), at("09:00", 1)),)}, "Belegt bis morgen, 9 Uhr", False),
        ({"booked": (Busy(at("14:00"), at("09:00", 2)),)}, "Belegt bis Montag, 9 Uhr", False),
        ({"booked": (Busy(at("09:00", 1), at("10:00", 1)),)}, "Jetzt frei", True),
        ({"free": 2, "capacity": 3}, "2 von 3 frei", True),
        ({"free": 0, "capacity": 3}, "Keines ist frei", False),
    ],
)
def test_whether_the_car_is_free(more, headline, free):
    found = vehicle_card((car(**more),), NOW)
    assert (found.headline, found.free) == (headline, free)


def test_the_car_s_line_and_code():
    found = vehicle_card((car(electric=True, range_m=210_400, price="4 Euro je Stunde"),), NOW)
    assert found.line == "Elektroauto, 210 km weit"
    assert found.code == "https://doerpsmobil.example/buchen"
    assert (found.code_title, found.code_line) == ("Buchen", "4 Euro je Stunde")
    assert vehicle_card((car(link=""),), NOW).code_title == ""


def test_the_strip_of_today_is_whole_and_says_what_is_over():
    booked = (
        Busy(at("05:00"), at("11:00")),
        Busy(at("18:00"), at("20:00")),
        Busy(at("19:00"), at("20:30")),
    )
    found = vehicle_card((car(booked=booked),), NOW)
    assert [s.label for s in found.strip] == ["belegt", "vorbei", "frei", "belegt", "frei"]
    assert sum(s.share for s in found.strip) == pytest.approx(1)
    assert [m.label for m in found.marks] == ["6 Uhr", "11 Uhr", "jetzt", "18 Uhr", "22 Uhr"]
    assert [m.now for m in found.marks] == [False, False, True, False, False]
    assert vehicle_card((car(),), NOW).strip == ()


def test_at_night_the_strip_has_no_now():
    found = vehicle_card((car(booked=(Busy(at("18:00"), at("20:00")),)),), at("23:30"))
    assert not any(mark.now for mark in found.marks)


def test_a_free_one_comes_first_and_others_are_named():
    items = (car(free=0, title="Rotes"), car(title="Blaues"), car(title="Grünes"))
    found = vehicle_card(items, NOW)
    assert (found.name, found.others) == ("Blaues", "Auch frei: Grünes")
    assert vehicle_card((), NOW) is NONE
