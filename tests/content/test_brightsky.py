# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Bright Sky, with samples of our own after https://brightsky.dev/docs/ (fields, nulls, units).

An entry is the answer's weather as a whole; hours without a time are set aside beside it.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from content.details import Point
from content.kinds.weather import OLDEST
from content.model import Kind
from content.rules import Screen, shown, why
from content.sources.adapter import Context, Request, adapter

HERE = Point(54.4, 9.8)
NOW = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
SITE = "https://wetter.example/current_weather?lat=54.39&lon=9.77"
CONTEXT = Context(source="wetter", kind=Kind.WEATHER, now=NOW, url=SITE)
BRIGHTSKY = adapter("brightsky")
CURRENT = {
    "weather": {
        "source_id": 238685,
        "timestamp": "2027-05-15T14:30:00+02:00",
        "cloud_cover": 38,
        "condition": "dry",
        "icon": "partly-cloudy-day",
        "temperature": 17.2,
        "precipitation_10": 0.0,
        "precipitation_60": 0.1,
        "wind_speed_10": 18.4,
        "wind_speed_60": 16.0,
        "wind_gust_speed_10": 36.4,
        "fallback_source_ids": {"temperature": 4711},
    },
    "sources": [
        {"id": 4711, "station_name": "Andernorts", "distance": 9000.0},
        {"id": 238685, "station_name": "SCHLESWIG", "distance": 17000.0},
    ],
}
HOURLY = {
    "weather": [
        {
            "timestamp": f"2027-05-15T{hour:02}:00:00+02:00",
            "source_id": 6007,
            "temperature": hour + 0.5,
            "precipitation": 0.2,
            "precipitation_probability": 40,
            "wind_speed": 15,
            "wind_gust_speed": None,
            "icon": "rain",
            "condition": "rain",
        }
        for hour in (16, 15, 17)
    ],
    "sources": [{"id": 6007, "station_name": "SCHLESWIG", "observation_type": "forecast"}],
}


def read(answer=CURRENT, context=CONTEXT, **further):
    data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    return BRIGHTSKY.parse(data, replace(context, **further))


def with_hours(answer):
    (wanted,) = read().wants
    data = answer if isinstance(answer, (bytes, type(None))) else json.dumps(answer).encode()
    return read(further={wanted: data})


def asked(request):
    return urlsplit(request.url).path, {
        k: v[0] for k, v in parse_qs(urlsplit(request.url).query).items()
    }


def test_what_is_measured_now():
    found = read()
    (item,) = found.items
    assert not found.rejected
    assert found.error is None
    seen = item.weather.observed
    assert (seen.temperature, seen.icon, seen.precipitation) == (17.2, "partly-cloudy-day", 0.1)
    assert (seen.wind, seen.gust) == (18.4, 36.4)
    assert seen.time == datetime(2027, 5, 15, 12, 30, tzinfo=UTC)
    assert item.weather.station == "SCHLESWIG"
    assert "Deutscher Wetterdienst" in item.texts["de"].summary
    assert item.licence == "Deutscher Wetterdienst"


def test_the_hours_to_come_are_a_second_document():
    (wanted,) = read().wants
    path, query = asked(wanted)
    assert path == "/weather"
    assert query["date"] == "2027-05-15T14:00"
    assert query["last_date"] == "2027-05-17T00:00"
    assert (query["lat"], query["lon"], query["units"]) == ("54.39", "9.77", "dwd")
    (item,) = with_hours(HOURLY).items
    assert [hour.temperature for hour in item.weather.hours] == [15.5, 16.5, 17.5]
    assert item.weather.hours[0].probability == 40
    assert item.weather.hours[0].gust is None


@pytest.mark.parametrize(
    "answer", [None, b"", b"<html>", b"[]", b'{"weather": 3}', b'{"weather": [null, 5, {}]}']
)
def test_without_the_hours_there_is_what_was_measured(answer):
    found = with_hours(answer)
    assert found.items[0].weather.observed.temperature == 17.2
    assert found.items[0].weather.hours == ()
    assert found.error is None
    assert bool(found.rejected) == (answer is not None)


@pytest.mark.parametrize(
    ("url", "point", "path", "lat"),
    [
        ("https://w.example/", HERE, "/current_weather", "54.4000"),
        ("https://w.example", HERE, "/current_weather", "54.4000"),
        ("https://w.example/a/weather?lat=53.5&lon=9", HERE, "/a/current_weather", "53.5"),
        ("https://w.example/sky?dwd_station_id=01766", HERE, "/sky/current_weather", None),
        ("https://w.example/current_weather", None, "/current_weather", None),
    ],
)
def test_the_place_is_the_address_s_own_else_the_terminal_s(url, point, path, lat):
    found, query = asked(BRIGHTSKY.request(url, replace(CONTEXT, point=point)))
    assert found == path
    assert query.get("lat") == lat


def test_units_of_physicists_are_not_taken_over():
    request = BRIGHTSKY.request(f"{SITE}&units=si&tz=UTC", CONTEXT)
    _, query = asked(request)
    assert (query["units"], query["tz"]) == ("dwd", "Europe/Berlin")
    assert isinstance(request, Request)


def test_nearly_everything_may_be_null():
    bare = {"weather": dict.fromkeys(CURRENT["weather"]), "sources": None}
    bare["weather"]["timestamp"] = "2027-05-15T12:30:00Z"
    seen = read(bare).items[0].weather.observed
    assert (seen.temperature, seen.icon, seen.wind, seen.precipitation) == (None, "", None, None)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("temperature", 999),
        ("temperature", "NaN"),
        ("temperature", -99.9),
        ("temperature", [17]),
        ("temperature", True),
    ],
)
def test_what_no_thermometer_shows_is_nothing(key, value):
    answer = {"weather": {**CURRENT["weather"], key: value}, "sources": []}
    assert read(answer).items[0].weather.observed.temperature is None


def test_a_word_of_the_sky_that_nobody_knows_is_none():
    answer = {"weather": {**CURRENT["weather"], "icon": "<svg>", "condition": "snow"}}
    assert read(answer).items[0].weather.observed.icon == "snow"
    answer = {"weather": {**CURRENT["weather"], "icon": "plague", "condition": "dry"}}
    assert read(answer).items[0].weather.observed.icon == ""


@pytest.mark.parametrize(
    "data",
    [b"", b"<!doctype html>", b"[]", b"null", b'{"detail": "No"}', b'{"weather": 7}', b"{" * 9_999],
)
def test_what_is_no_weather_says_so(data):
    found = read(data)
    assert found.error
    assert not found.items


def test_weather_without_a_time_is_set_aside():
    found = read({"weather": {**CURRENT["weather"], "timestamp": "soon"}})
    assert not found.items
    assert len(found.rejected) == 1


def test_hours_in_a_file_of_their_own_are_a_forecast():
    found = read(HOURLY, url="")
    assert len(found.items) == 1
    assert found.items[0].weather.observed is None
    assert [hour.time.hour for hour in found.items[0].weather.hours] == [13, 14, 15]


def test_a_hundred_thousand_hours_stay_few():
    hour = HOURLY["weather"][0]
    found = read({"weather": [{"timestamp": hour["timestamp"]}] * 100_000})
    assert found.error
    begin = datetime(2027, 5, 15, tzinfo=UTC)
    many = [{"timestamp": (begin + timedelta(hours=n)).isoformat()} for n in range(30_000)]
    found = read({"weather": many})
    assert len(found.items[0].weather.hours) == 240
    assert found.rejected[-1].where == "29760 weitere Stunden"


def test_the_format_is_known_by_its_head():
    assert BRIGHTSKY.detect(json.dumps(CURRENT).encode())
    assert BRIGHTSKY.detect(json.dumps(HOURLY).encode())
    assert not BRIGHTSKY.detect(b'{"items": []}')
    assert not BRIGHTSKY.detect(b"")


def test_what_was_measured_goes_after_three_hours():
    (item,) = with_hours(HOURLY).items
    late = item.weather.observed.time + OLDEST + timedelta(minutes=1)
    (left,) = shown([item], NOW, Screen())
    assert left.weather == item.weather
    assert shown([item], late, Screen()) == ()
    told = why([item], item.id, late, Screen())
    assert not told.shown
    assert told.reasons == ("Veraltet: Die letzte Angabe galt für 15.05.2027, 17:00 Uhr.",)


def test_hours_that_are_over_go_one_by_one():
    (item,) = with_hours(HOURLY).items
    at = datetime(2027, 5, 15, 14, 0, tzinfo=UTC)
    (left,) = shown([item], at, Screen())
    assert [hour.time.hour for hour in left.weather.hours] == [15]
    assert left.weather.observed is not None
    told = why([item], item.id, NOW, Screen())
    assert told.shown
    assert "gemessen am 15.05.2027, 14:30 Uhr" in told.reasons[0]
    assert "Vorhersage bis 15.05.2027, 17:00 Uhr." in told.reasons


def test_what_was_measured_in_the_future_was_not():
    (item,) = read().items
    assert shown([item], NOW - timedelta(hours=2), Screen()) == ()
