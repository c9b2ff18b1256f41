# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The demo Amt's weather, invented for any hour, answered as Bright Sky does."""

import json
from datetime import date, datetime, timedelta
from math import cos, pi
from typing import Final

from content.clock import BERLIN, at_glass
from content.dates import parse_moment
from kiosk.demo.page import Asked, Page
from player.scenes.light import sun_edges

NOW: Final = "/wetter/current_weather"
HOURS: Final = "/wetter/weather"
STATION: Final = "HOHN"
LATITUDE, LONGITUDE = 54.39, 9.77

_STATION_ID = 4711
_LONGEST = timedelta(days=10)
# the mean of the coldest and of the warmest day
_WINTER, _SUMMER = 2.0, 18.5
# how much warmer the afternoon is than the mean, and when
_SWING, _WARMEST = 4.0, 15
# hours with rain, mm an hour, in turn from day to day
_RAIN: Final[tuple[dict[int, float], ...]] = (
    {},
    {7: 0.2, 13: 0.3, 14: 1.6, 15: 2.4, 16: 0.9, 17: 0.2},
    {},
    {9: 0.4, 10: 1.2, 11: 0.8, 19: 0.3},
)
_SNOWS_BELOW = 0.5


def answer(asked: Asked, now: datetime, base_url: str) -> Page | None:
    """What was measured at the last ten minutes, or the hours that are asked for."""
    del base_url
    if asked.path == NOW:
        last = at_glass(now) - timedelta(minutes=now.minute % 10)
        return _page(_measured(last))
    if asked.path == HOURS:
        query = dict(asked.query)
        begin = parse_moment(query.get("date", "")) or now
        end = parse_moment(query.get("last_date", "")) or begin + timedelta(days=1)
        hours = int((min(end, begin + _LONGEST) - begin) / timedelta(hours=1))
        return _page([_hour(at_glass(begin + timedelta(hours=n))) for n in range(hours + 1)])
    return None


def _page(weather: object) -> Page:
    source = {"id": _STATION_ID, "station_name": STATION, "lat": LATITUDE, "lon": LONGITUDE}
    body = json.dumps({"weather": weather, "sources": [source]})
    return Page("application/json", body.encode())


def _measured(moment: datetime) -> dict[str, object]:
    wind = _wind(moment)
    return {
        "source_id": _STATION_ID,
        "timestamp": moment.isoformat(),
        "temperature": _temperature(moment),
        "precipitation_10": round(_rain(moment) / 6, 1),
        "precipitation_60": _rain(moment),
        "wind_speed_10": wind,
        "wind_gust_speed_10": _gust(wind),
        "relative_humidity": None,
        "condition": "rain" if _rain(moment) else "dry",
        "icon": _icon(moment),
    }


def _hour(moment: datetime) -> dict[str, object]:
    # told at its end: what falls, falls in the hour before
    before = moment - timedelta(hours=1)
    rain, wind = _rain(before), _wind(moment)
    return {
        "source_id": _STATION_ID,
        "timestamp": moment.isoformat(),
        "temperature": _temperature(moment),
        "precipitation": rain,
        "precipitation_probability": min(95, 45 + round(20 * rain)) if rain else 5,
        "wind_speed": wind,
        "wind_gust_speed": _gust(wind),
        "condition": "rain" if rain else "dry",
        "icon": _icon(before),
    }


def _temperature(moment: datetime) -> float:
    year = cos(2 * pi * (moment.timetuple().tm_yday - 200) / 365)
    mean = (_WINTER + _SUMMER) / 2 + year * (_SUMMER - _WINTER) / 2
    hour = moment.hour + moment.minute / 60
    swing = _SWING * cos(2 * pi * (hour - _WARMEST) / 24)
    return round(mean + swing + _whim(moment.date()) - (1.5 if _rain(moment) else 0), 1)


def _rain(moment: datetime) -> float:
    return _RAIN[moment.date().toordinal() % len(_RAIN)].get(moment.hour, 0.0)


def _wind(moment: datetime) -> float:
    return round(11 + 6 * cos(2 * pi * (moment.hour - 14) / 24) + 2 * _whim(moment.date()), 1)


def _gust(wind: float) -> float:
    return round(wind * 1.9, 1)


def _whim(day: date) -> float:
    """From -2 to 2, other every day and always the same."""
    return (day.toordinal() * 37 % 41) / 10 - 2


def _icon(moment: datetime) -> str:
    if _rain(moment):
        return "snow" if _temperature(moment) < _SNOWS_BELOW else "rain"
    rise, fall = sun_edges(moment.date(), LATITUDE, LONGITUDE)
    part = "day" if rise <= moment < fall else "night"
    rainy = _RAIN[moment.date().toordinal() % len(_RAIN)]
    if any(abs(hour - moment.hour) <= 1 for hour in rainy):
        return "cloudy"
    clear = moment.astimezone(BERLIN).toordinal() % 3 == 0
    return f"clear-{part}" if clear else f"partly-cloudy-{part}"
