# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Start, A to Z, weather, board and timetable: with nothing, one and forty, and by touch."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from PySide6.QtTest import QTest

from content.details import Busy, Departure, Hour, Point, Vehicle, Weather
from content.model import Item, Kind, Text
from content.rules import Screen
from content.store import Change, Store
from player.app import wait_until
from tests.player.conftest import NOW
from tests.player.visitor import drawn, spoken, touch

LONG = "Abfallentsorgungsgebührensatzungsänderungsstraße am Gemeindezentrum"
HERE = Point(54.39, 9.77)
STOPS = ("Groß Wittensee, Dorfplatz", "Groß Wittensee, Kirche", f"Haby, {LONG}", "Holtsee, Meierei")


def bus(number):
    planned = NOW + timedelta(minutes=3 + 7 * number)
    departure = Departure(
        stop=STOPS[number % 4 if number % 3 else 0],
        stop_id=str(number % 4),
        line="713" if number % 5 else "Bürgerbus Hüttener Berge",
        direction=LONG if number % 7 == 6 else "Eckernförde ZOB",
        planned=planned,
        expected=planned + timedelta(minutes=number % 4) if number % 2 else None,
        cancelled=number % 9 == 4,
        on_demand=number % 9 == 5,
        via=("Haby", "Goosefeld"),
        point=HERE,
    )
    text = {"de": Text(f"{departure.line} {departure.direction}")}
    return Item(f"bus:{number}", Kind.DEPARTURE, "bus", text, departure=departure)


def car():
    booked = (Busy(NOW + timedelta(hours=2), NOW + timedelta(hours=4)),)
    what = Vehicle(free=1, range_m=210_000, electric=True, booked=booked, price="4 Euro je Stunde")
    link = "https://doerpsmobil.example/buchen"
    return Item("car:1", Kind.VEHICLE, "car", {"de": Text("Dörpsmobil")}, vehicle=what, link=link)


def weather(hours):
    start = NOW.replace(minute=0)
    ahead = tuple(
        Hour(start + timedelta(hours=n + 1), 17.0 - n / 4, "rain", n % 3 / 2, 60, 20, 40)
        for n in range(hours)
    )
    what = Weather(Hour(NOW, 17.2, "partly-cloudy-day", 0, None, 22, 65), ahead, "HOHN")
    text = {"de": Text("Wetter")}
    return Item("sky:1", Kind.WEATHER, "sky", text, published=NOW, weather=what)


@pytest.fixture
def opened(start):
    def make(number, page, item="", *, cars=True, **more):
        stock = {
            "bus": [bus(n) for n in range(number)],
            "sky": [weather(number)] if number else (),
            "car": [car()] if number and cars else (),
        }
        screen = Screen(place="Groß Wittensee", point=HERE)
        names = {"bus": "Nahverkehr SH", "car": "Dörpsmobil", "sky": "Deutscher Wetterdienst"}
        return start(stock, page=page, item=item, screen=screen, source_names=names, **more)

    return make


@pytest.mark.parametrize("text_size", [1.0, 1.5])
@pytest.mark.parametrize("size", [(540, 960), (960, 540)])
@pytest.mark.parametrize("page", ["home", "more", "weather", "buses", "bus-times"])
@pytest.mark.parametrize("number", [0, 1, 40])
def test_pages_load_with_nothing_one_and_forty(opened, number, page, size, text_size):
    player = opened(number, page, size=size, text_size=text_size)
    assert player.window.property("pageName") == page


@pytest.mark.parametrize("theme", ["dark", "contrast", "sunlight"])
@pytest.mark.parametrize("page", ["more", "weather", "buses", "bus-times"])
def test_pages_load_in_all_themes(opened, page, theme):
    assert opened(9, page, theme=theme, cars=page != "buses").window.property("pageName") == page


def test_the_empty_pages_say_so_and_lead_on(opened):
    player = opened(0, "buses")
    assert "Abfahrten sind zurzeit nicht da." in spoken(player)
    touch(player, "Zum Start")
    assert player.window.property("pageName") == "home"
    player.window.open("bus-times", "")
    wait_until(lambda: not player.window.property("busy"))
    assert wait_until(lambda: "Abfahrten sind zurzeit nicht da." in spoken(player))


def test_another_stop_by_touch_and_the_nearest_again_for_the_next_visitor(opened):
    player = opened(40, "buses", size=(960, 540))
    assert "Groß Wittensee, Dorfplatz" in spoken(player)
    touch(player, "Kirche")
    assert "Groß Wittensee, Kirche" in spoken(player)
    touch(player, "Start")
    player.window.open("buses", "")
    wait_until(lambda: not player.window.property("busy"))
    assert wait_until(lambda: "Groß Wittensee, Dorfplatz" in spoken(player))


def test_a_long_name_of_a_stop_is_the_headline(opened):
    player = opened(40, "buses", STOPS[2])
    assert STOPS[2] in spoken(player)
    assert "Abfahrt" in spoken(player)


def test_from_the_board_to_the_timetable_of_its_stop_and_back(opened):
    player = opened(40, "buses")
    touch(player, "Kirche")
    touch(player, "Fahrplan")
    assert player.window.property("pageName") == "bus-times"
    assert "Kirche" in spoken(player)
    touch(player, "Morgen")
    assert "Morgen fährt hier nichts." in spoken(player)
    touch(player, "Zurück")
    assert "Groß Wittensee, Kirche" in spoken(player)


def test_the_leaves_of_a_timetable_show_every_line_and_lead_back_to_the_first(opened):
    player = opened(40, "bus-times", size=(960, 540), text_size=1.5)
    rows = player.models["buses"].property("times").rowCount()
    wait_until(lambda: any(name.startswith("713. ") for name in spoken(player)))

    def lines():
        return {n for n in spoken(player) if n.startswith(("713. ", "Bürgerbus Hüttener Berge. "))}

    first = seen = lines()
    assert 0 < len(first) < rows
    while "Weitere Linien" in spoken(player):
        touch(player, "Weitere Linien")
        seen = seen | lines()
    assert len(seen) == rows
    touch(player, "Erste Linien")
    assert lines() == first


def test_a_departure_opens_the_board_of_its_stop(opened):
    player = opened(40, "buses", "bus:1")
    assert "Groß Wittensee, Kirche" in spoken(player)


def test_each_departure_is_spoken_as_one(opened):
    said = spoken(opened(2, "buses", cars=False))
    assert any(
        name.startswith("14:35, Bürgerbus Hüttener Berge, Eckernförde ZOB, planmäßig, 3 Minuten")
        for name in said
    )


@pytest.mark.parametrize(("size", "stop"), [((540, 960), STOPS[0]), ((960, 540), STOPS[3])])
def test_what_leaves_later_is_written_in_one_size(opened, size, stop):
    player = opened(40, "buses", stop, cars=False, size=size, text_size=1.5)
    begins = ("713 ", "Bürgerbus Hüttener Berge ")
    later = [item for item in drawn(player) if str(item.property("text")).startswith(begins)]
    assert len({item.property("text") for item in later}) > 1
    assert len({item.property("contentHeight") for item in later}) == 1


def test_the_car_is_spoken_as_one(opened):
    told = [name for name in spoken(opened(4, "buses")) if name.startswith("Dörpsmobil")]
    assert told == ["Dörpsmobil. Frei bis 16:32 Uhr. Elektroauto, 210 km weit"]


def test_the_car_is_taken_brought_back_and_booked_under_the_eyes_of_a_visitor(opened, tmp_path):
    player, here = opened(40, "buses"), car()
    later = Busy(NOW + timedelta(hours=9), NOW + timedelta(hours=30))
    busy = Busy(NOW - timedelta(hours=1), NOW + timedelta(hours=26))
    cars = [
        replace(here, link=link, vehicle=replace(here.vehicle, free=free, booked=booked))
        for free in (None, 0, 1)
        for booked in ((), (later,), (busy,))
        for link in ("", here.link)
    ]
    with Store(tmp_path / "s", tmp_path / "r") as store:
        for before, after in permutations(cars, 2):
            for each in (before, after):
                store.apply("car", Change(items=(each,)), NOW)
                player.shelf.refresh()
                QTest.qWait(0)
            assert player.warnings == [], (before.vehicle, after.vehicle)


def test_tomorrow_s_weather_by_touch(opened):
    player = opened(40, "weather")
    assert any(name.startswith("15 Uhr, Regen, 17°") for name in spoken(player))
    touch(player, "Morgen, Sonntag")
    assert any(name.startswith("22 Uhr, ") for name in spoken(player))
    assert not any(name.startswith("15 Uhr, ") for name in spoken(player))


def test_everything_leads_somewhere(opened):
    player = opened(9, "more")
    touch(player, "Wetter")
    assert player.window.property("pageName") == "weather"
