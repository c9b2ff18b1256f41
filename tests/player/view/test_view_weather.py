# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import UTC, datetime, timedelta

import pytest

from content.details import Hour, Weather
from content.model import Item, Kind, Text
from player.view import sky
from player.view.weather import Look, weather_view

NOW = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)  # 14:32 in Berlin
HERE = Look(54.39, 9.77)


def hour(ahead, **values):
    start = NOW.replace(minute=0)
    values.setdefault("temperature", 15.0)
    values.setdefault("precipitation", 0.0)
    values.setdefault("icon", "cloudy")
    return Hour(start + timedelta(hours=ahead), **values)


def measured(**values):
    values.setdefault("temperature", 17.2)
    values.setdefault("icon", "partly-cloudy-day")
    return Hour(NOW - timedelta(minutes=2), **values)


def item(observed=None, hours=(), station="SCHLESWIG-JAGEL"):
    return Item(
        id="wetter:weather",
        kind=Kind.WEATHER,
        source="wetter",
        texts={"de": Text("Wetter")},
        published=observed.time if observed else None,
        weather=Weather(observed, tuple(hours), station),
    )


def dry(count=34):
    return [hour(n) for n in range(1, count)]


def view(*args, look=HERE, **kwargs):
    return weather_view([item(*args, **kwargs)], NOW, look)


def test_now_is_told_large_with_its_station_and_time():
    found = view(measured(), dry())
    assert found.temperature == "17°"
    assert found.kicker == "Gemessen um 14:30 Uhr in Schleswig-Jagel"
    assert found.headline == "Leicht bewölkt.\nTrocken bis morgen Abend."
    assert found.sign == "half-sun"
    assert found.stand == "Stand heute 14:30 Uhr"


def test_nothing_is_said_where_there_is_none():
    assert weather_view([], NOW, HERE).nothing == "Das Wetter ist zurzeit nicht da."


def test_what_is_not_known_is_a_dash_and_no_zero():
    found = view(Hour(NOW), station="")
    assert found.temperature == sky.UNKNOWN
    assert found.headline == ""
    assert found.advice == ""
    assert found.kicker == "Gemessen um 14:32 Uhr"
    assert [fact.label for fact in found.facts] == ["Regen heute noch", "Sonnenuntergang"]
    assert found.facts[0].value == sky.UNKNOWN
    assert found.choices == ()


def test_a_forecast_alone_says_so():
    found = view(None, dry())
    assert found.kicker == "Vorhersage für jetzt"
    assert found.temperature == "15°"
    assert found.stand == ""


def test_rounding_leaves_no_minus_before_a_zero():
    assert sky.degrees(-0.4) == "0°"
    assert sky.degrees(-0.6) == "\N{MINUS SIGN}1°"


@pytest.mark.parametrize(
    ("icon", "rain", "said"),
    [
        ("partly-cloudy-day", {}, "Trocken bis morgen Abend."),
        ("partly-cloudy-day", {1: 1.0}, "Gleich kommt Regen."),
        ("partly-cloudy-day", {4: 0.5}, "Regen ab 17 Uhr."),
        ("partly-cloudy-day", {13: 0.5}, "Regen ab morgen 2 Uhr."),
        ("partly-cloudy-day", {24: 0.5}, "Trocken bis morgen Mittag."),
        ("partly-cloudy-day", {16: 0.5}, "Trocken bis morgen früh."),
        ("rain", {1: 1.0, 2: 1.0}, "Trocken wird es ab 16 Uhr."),
        ("rain", {}, "Gleich wird es trocken."),
        ("rain", dict.fromkeys(range(40), 1.0), "Es bleibt nass."),
    ],
)
def test_how_long_it_stays(icon, rain, said):
    hours = [hour(n, precipitation=rain.get(n, 0.0)) for n in range(1, 35)]
    assert sky.outlook(Weather(measured(icon=icon), tuple(hours)), NOW) == said


def test_rain_that_is_not_likely_is_no_rain():
    assert not sky.falls(hour(1, precipitation=0.3, probability=10))
    assert sky.falls(hour(1, precipitation=0.3))
    assert sky.falls(hour(1, precipitation=None, probability=70))
    assert not sky.falls(hour(1, precipitation=None))


@pytest.mark.parametrize(
    ("now", "later", "rain", "gust", "said"),
    [
        (20, 19, 0, 10, "Es geht ohne Jacke."),
        (18, 17, 0, 10, "Eine leichte Jacke genügt."),
        (17, 9, 0, 10, "Sie brauchen eine Jacke."),
        (6, 5, 0, 10, "Sie brauchen eine warme Jacke."),
        (1, -2, 0, 10, "Warm anziehen, mit Mütze. Es kann glatt sein."),
        (31, 30, 0, 10, "Es wird heiß: trinken Sie genug."),
        (12, 11, 1.0, 20, "Sie brauchen eine Jacke. Nehmen Sie einen Schirm mit."),
        (12, 11, 1.0, 80, "Sie brauchen eine Jacke. Für den Schirm ist es zu windig."),
    ],
)
def test_whether_one_needs_a_jacket(now, later, rain, gust, said):
    ahead = hour(2, temperature=later, precipitation=rain, gust=gust)
    assert sky.advice(Weather(measured(temperature=now), (ahead,)), NOW) == said


@pytest.mark.parametrize(
    ("speed", "said"),
    [
        (0, "windstill"),
        (11, "schwach"),
        (25, "mäßig"),
        (45, "stark"),
        (80, "Sturm"),
        (200, "Orkan"),
    ],
)
def test_wind_in_words(speed, said):
    assert sky.wind(speed) == said


def test_gusts_are_told_where_they_matter():
    calm = view(measured(wind=15, gust=22), dry())
    assert (calm.facts[0].value, calm.facts[0].detail) == ("leicht", "15 km/h")
    gusty = view(measured(wind=25, gust=61), dry())
    assert gusty.facts[0].detail == "25 km/h, in Böen 61"


def test_the_sun_s_next_turn():
    assert view(measured(), dry()).facts[-1].label == "Sonnenuntergang"
    for moment in (NOW.replace(hour=2), NOW.replace(hour=21)):
        found = weather_view([item(measured())], moment, HERE)
        assert found.facts[-1].label == "Sonnenaufgang"


def test_the_strip_has_a_number_beside_each_bar():
    hours = [
        hour(n, temperature=10 + n, precipitation=1.0 if n == 3 else 0.0) for n in range(1, 35)
    ]
    found = view(measured(), hours)
    assert found.choices == ("Nächste Stunden", "Morgen, Sonntag")
    assert [bar.label for bar in found.bars] == [str(n) for n in range(15, 24)]
    assert [bar.temperature for bar in found.bars][:2] == ["11°", "12°"]
    assert found.bars[2].rain == "1,0"
    assert found.bars[2].wet == 0.5
    assert found.bars[0].tall < found.bars[-1].tall == 1.0
    assert found.dry == ""
    assert view(measured(), dry()).dry == "In diesen Stunden kein Regen"


def test_tomorrow_goes_in_steps_and_adds_up_what_falls():
    hours = [hour(n, precipitation=0.4 if n in (22, 23) else 0.0) for n in range(1, 40)]
    found = view(measured(), hours, look=Look(54.39, 9.77, chosen=1))
    assert [bar.label for bar in found.bars] == ["6", "8", "10", "12", "14", "16", "18", "20", "22"]
    assert [bar.rain for bar in found.bars] == ["", "", "", "0,4", "0,4", "", "", "", ""]


def test_a_choice_that_is_gone_is_the_last_one():
    found = view(measured(), dry(5), look=Look(54.39, 9.77, chosen=7))
    assert found.choices == ("Nächste Stunden",)
    assert len(found.bars) == 4


def test_the_weather_service_is_always_named():
    assert view(measured()).source == "Quelle: Deutscher Wetterdienst"
    names = {"wetter": "Wetter vom Amt"}
    named = view(measured(), look=Look(54.39, 9.77, names=names))
    assert named.source == "Quelle: Wetter vom Amt, Deutscher Wetterdienst"
