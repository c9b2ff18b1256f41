# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The demo's buses and its village car look alive at any moment of any day."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from content.clock import at_glass
from content.details import Point
from content.model import Kind
from content.rules import shown
from content.screen import Screen
from content.sources.adapter import Context, adapter
from kiosk.demo import buses, car
from kiosk.demo.page import Asked
from kiosk.demo.settings import SOURCES

BASE = "http://127.0.0.1:1"
HERE = Point(54.39, 9.77)
SCREEN = Screen("Groß Wittensee", point=HERE)
OURS = [source for source in SOURCES if source.format in {"gtfs", "gtfs-rt", "gbfs"}]
AFTERNOON = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
MOMENTS = [
    AFTERNOON,
    *(datetime(2026, 11, 22, 5, 7, tzinfo=UTC) + timedelta(days=17 * n, hours=n) for n in range(9)),
    datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
    datetime(2027, 12, 31, 22, 59, tzinfo=UTC),
]


def served(url, now):
    asked = Asked(url.removeprefix(BASE))
    page = buses.answer(asked, now, BASE) or car.answer(asked, now, BASE)
    return None if page is None else page.body


def parsed(source, now):
    url = BASE + source.path
    context = Context(
        source.id, Kind(source.kind), now, url=url, options=source.options, point=HERE
    )
    reader = adapter(source.format)
    found = reader.parse(served(url, now), context)
    if found.wants:
        further = {one: served(one.url, now) for one in found.wants}
        assert None not in further.values()
        found = reader.parse(served(url, now), replace(context, further=further))
    return found


def items(now):
    return [item for source in OURS for item in parsed(source, now).items]


@pytest.mark.parametrize("now", MOMENTS, ids=str)
@pytest.mark.parametrize("source", OURS, ids=lambda source: source.id)
def test_everything_is_read(source, now):
    found = parsed(source, now)
    assert found.error is None
    assert found.rejected == ()
    assert found.items or source.format == "gtfs-rt"
    assert adapter(source.format).detect(served(BASE + source.path, now))


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_there_is_a_bus_within_the_next_hours_of_the_day(now):
    cards = [card for card in shown(items(now), now, SCREEN) if card.departure]
    assert len({card.departure.stop for card in cards}) == 3
    if 5 <= at_glass(now).hour < 20:
        assert cards[0].departure.planned - now < timedelta(hours=1, minutes=30)


def test_on_the_afternoon_of_the_pictures_one_is_late_and_one_does_not_run():
    cards = [
        card.departure for card in shown(items(AFTERNOON), AFTERNOON, SCREEN) if card.departure
    ]
    here = [d for d in cards if d.stop == "Groß Wittensee, Dorfplatz"][:12]
    times = {f"{at_glass(d.planned):%H:%M}": d for d in here}
    assert times["14:46"].line == "713"
    assert times["14:46"].expected == times["14:46"].planned
    assert times["14:58"].expected - times["14:58"].planned == timedelta(minutes=4)
    assert times["15:12"].cancelled
    assert times["15:20"].booking == "Anrufen bis 14:50 Uhr: 04356 555 0150"
    assert times["14:46"].via == ("Bünsdorf", "Haby", "Goosefeld")


def test_the_car_is_free_until_six():
    (card,) = (card for card in shown(items(AFTERNOON), AFTERNOON, SCREEN) if card.vehicle)
    assert card.vehicle.free == 1
    assert at_glass(card.vehicle.booked[0].start).hour == 18
    assert card.vehicle.price == "4 Euro je Stunde"
    assert card.link.startswith("https://")


def test_the_car_is_taken_in_the_morning():
    morning = datetime(2027, 5, 15, 7, 0, tzinfo=UTC)
    (card,) = (card for card in shown(items(morning), morning, SCREEN) if card.vehicle)
    assert card.vehicle.free == 0
    assert at_glass(card.vehicle.booked[0].end).hour == 11


def test_the_timetable_stays_the_same_for_a_month():
    first = served(BASE + buses.TIMETABLE, AFTERNOON)
    assert first == served(BASE + buses.TIMETABLE, AFTERNOON + timedelta(days=10))
    assert first != served(BASE + buses.TIMETABLE, AFTERNOON + timedelta(days=30))


def test_other_paths_are_for_others():
    assert served(BASE + "/doerpsmobil/nichts.json", AFTERNOON) is None
    assert served(BASE + "/verkehr/", AFTERNOON) is None
