# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The demo's council and surroundings, read as a sync reads them."""

from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit

import pytest

from content.details import Point
from content.model import Kind
from content.sources.adapter import Context, adapter
from kiosk.demo import around, council
from kiosk.demo.page import Asked
from player.view.here import Here
from player.view.places import places_view
from player.view.sheet import Room

BASE = "http://127.0.0.1:1"
DAYS = [
    datetime(2027, 5, 15, 12, 32, tzinfo=UTC),
    datetime(2026, 11, 22, 9, tzinfo=UTC),
    datetime(2027, 1, 1, 0, 5, tzinfo=UTC),
    datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
]


def got(site, url, now):
    parts = urlsplit(url)
    page = site.answer(Asked(parts.path, tuple(parse_qsl(parts.query))), now, BASE)
    return page.body if page else None


def meetings(now):
    further = {}
    for _ in range(12):
        context = Context("r", Kind.MEETING, now, url=BASE + council.SYSTEM, further=further)
        found = adapter("oparl").parse(got(council, context.url, now), context)
        wanted = [request for request in found.wants if request not in further]
        if not wanted:
            return found, further
        further.update({request: got(council, request.url, now) for request in wanted})
    raise AssertionError("it never has enough")


@pytest.mark.parametrize("now", DAYS)
def test_the_council_can_be_read_on_any_day(now):
    found, asked = meetings(now)
    assert not found.rejected
    assert None not in asked.values()
    assert len(found.items) == 7
    assert len(asked) <= 30
    coming = [item for item in found.items if item.meeting.start > now]
    assert len(coming) == 5
    assert any(item.meeting.cancelled for item in coming)
    assert any(point.papers for item in coming for point in item.meeting.agenda)
    assert any(point.result for item in found.items for point in item.meeting.agenda)


def test_one_of_its_points_is_the_wrong_way_round_and_put_right():
    found, _ = meetings(DAYS[0])
    known = [item.meeting.point for item in found.items if item.meeting.point]
    assert all(abs(point.latitude - 54.4) < 0.1 for point in known)


def test_the_layers_of_the_map_are_read_whole():
    items = []
    for path, name in (
        (around.PLACES, "geojson"),
        (around.AREAS, "geojson"),
        (around.BUSINESSES, "geojson"),
        (around.TRAILS, "gpx"),
    ):
        context = Context(path, Kind.PLACE, DAYS[0], url=BASE + path)
        found = adapter(name).parse(got(around, path, DAYS[0]), context)
        assert found.error is None
        assert not found.rejected
        items += found.items
    view = places_view(items, Here(DAYS[0], point=Point(54.39, 9.77)), "", Room(2160, 1900))
    kinds = {layer.kind for layer in view.atlas.layers}
    assert kinds >= {"water", "wood", "road", "trail", "ride", "streak"}
    assert len(view.rows) > 15


def test_what_is_not_there_is_not_there():
    assert got(council, "/ratsinfo/person/1", DAYS[0]) is None
    assert got(around, "/umgebung/x", DAYS[0]) is None
    assert council.answer(Asked(council.SYSTEM, post=True), DAYS[0], BASE) is None
