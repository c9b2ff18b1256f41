# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit

import pytest

from content.details import Point
from content.model import Kind
from content.rules import Screen, shown
from content.sources.adapter import Context, adapter
from kiosk.demo import weather
from kiosk.demo.page import Asked

BASE = "http://127.0.0.1:1"
BRIGHTSKY = adapter("brightsky")


def body(request, now):
    parts = urlsplit(request.url)
    page = weather.answer(Asked(parts.path, tuple(parse_qsl(parts.query))), now, BASE)
    return page.body


def read(now):
    context = Context("wetter", Kind.WEATHER, now, point=Point(54.39, 9.77))
    first = BRIGHTSKY.request(f"{BASE}/wetter/", context)
    context = replace(context, url=first.url)
    data = body(first, now)
    (wanted,) = BRIGHTSKY.parse(data, context).wants
    return BRIGHTSKY.parse(data, replace(context, further={wanted: body(wanted, now)}))


@pytest.mark.parametrize(
    "now",
    [
        datetime(2027, 5, 15, 12, 32, tzinfo=UTC),
        datetime(2026, 10, 24, 22, 30, tzinfo=UTC),
        datetime(2027, 3, 28, 0, 10, tzinfo=UTC),
        datetime(2027, 1, 1, 5, 59, tzinfo=UTC),
    ],
    ids=str,
)
def test_the_weather_is_read_whole_and_reaches_tomorrow(now):
    found = read(now)
    assert found.error is None
    assert not found.rejected
    (item,) = shown(found.items, now, Screen())
    assert now - item.weather.observed.time < timedelta(minutes=10)
    times = [hour.time for hour in item.weather.hours]
    assert all(after - before == timedelta(hours=1) for before, after in pairwise(times))
    assert timedelta(hours=23) < times[-1] - now < timedelta(hours=50)


def test_other_paths_are_not_the_weather_s():
    assert weather.answer(Asked("/wetter"), datetime(2027, 5, 15, tzinfo=UTC), BASE) is None
