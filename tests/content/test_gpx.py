# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""GPX of our own making, after www.topografix.com/GPX/1/1/."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from content.details import Point
from content.model import Kind
from content.sources.adapter import Context
from content.sources.gpx import ADAPTER
from content.sources.place_entries import MOST_POINTS, ascent
from tests.content.safety import assert_item_is_safe

CONTEXT = Context("wege", Kind.PLACE, datetime(2027, 5, 15, 12, tzinfo=UTC), max_items=500)


def gpx(inner, head='version="1.1" xmlns="http://www.topografix.com/GPX/1/1"'):
    return f'<?xml version="1.0"?><gpx {head}>{inner}</gpx>'.encode()


def track(points, name="Weg", more=""):
    inner = "".join(
        f'<trkpt lat="{lat}" lon="{lon}">'
        + (f"<ele>{height}</ele>" if height is not None else "")
        + "</trkpt>"
        for lat, lon, height in points
    )
    return f"<trk><name>{name}</name>{more}<trkseg>{inner}</trkseg></trk>"


def parse(inner, **more):
    return ADAPTER.parse(gpx(inner), replace(CONTEXT, **more))


HILL = [(54.39, 9.77 + n / 1000, height) for n, height in enumerate((10, 40, 38, 90, 20))]


def test_a_track_has_length_ascent_and_profile():
    place = parse(track(HILL, more="<type>Hiking</type>")).items[0].place
    assert place.trade == "Wanderweg"
    assert place.length_m == pytest.approx(259, abs=2)
    assert place.ascent_m == 80
    assert len(place.elevations) == sum(map(len, place.path))
    assert (min(place.elevations), max(place.elevations)) == (10, 90)


def test_neither_times_nor_heights_are_needed():
    place = parse(track([(54.39, 9.77, None), (54.40, 9.77, None)])).items[0].place
    assert place.length_m == pytest.approx(1112, abs=2)
    assert place.ascent_m is None
    assert place.elevations == ()


def test_few_heights_are_none_and_gaps_are_bridged():
    few = [(54.39, 9.77 + n / 1000, 10 if n == 0 else None) for n in range(5)]
    assert parse(track(few)).items[0].place.ascent_m is None
    some = [(lat, lon, None if n == 2 else h) for n, (lat, lon, h) in enumerate(HILL)]
    place = parse(track(some)).items[0].place
    assert place.ascent_m == 80


@pytest.mark.parametrize(
    ("heights", "up"),
    [
        ([], 0), ([5], 0), ([0, 100], 100), ([100, 0], 0), ([0, 100, 0, 100], 200),
        ([10, 12, 10, 13, 11, 12, 10], 0), ([0, 2, 4, 6, 8, 10], 10),
        ([0, 50, 48, 52, 49, 100], 100),
    ],
)  # fmt: skip
def test_ascent_without_the_sway_of_receivers(heights, up):
    assert ascent(heights) == up


def test_a_route_and_a_waypoint():
    found = parse(
        '<rte><name>R</name><rtept lat="54.3" lon="9.7"/><rtept lat="54.4" lon="9.7"/></rte>'
        '<wpt lat="54.35" lon="9.71"><name>Bank</name><type>Rastplatz</type>'
        "<desc>&lt;b&gt;Schön&lt;/b&gt;</desc></wpt>"
    )
    route, bench = found.items
    assert route.place.shape == "line"
    assert bench.place.point == Point(54.35, 9.71)
    assert bench.place.trade == "Rastplatz"
    assert bench.text().summary == "Schön"


def test_segments_are_measured_without_the_gap_between_them():
    far = "".join(
        f'<trkseg><trkpt lat="{lat}" lon="9"/><trkpt lat="{lat + 0.01}" lon="9"/></trkseg>'
        for lat in (50, 54)
    )
    place = parse(f"<trk><name>x</name>{far}</trk>").items[0].place
    assert place.length_m == pytest.approx(2224, abs=3)
    assert len(place.path) == 2


def test_names_when_there_is_none():
    unnamed = track(HILL, name="")
    assert parse(unnamed).items[0].text().title == "Weg 1"
    assert parse(f"<metadata><name>Seeweg</name></metadata>{unnamed}").items[0].text().title == (
        "Seeweg"
    )
    told = parse(unnamed, options={"name": "Rundweg", "trade": "Wanderweg"}).items[0]
    assert told.text().title == "Rundweg"
    assert told.place.trade == "Wanderweg"


def test_ways_of_one_name_stay_two():
    found = parse(track(HILL) + track(HILL))
    assert len({item.id for item in found.items}) == 2


@pytest.mark.parametrize(
    ("inner", "reason"),
    [
        ("<trk><name>x</name></trk>", "zwei Punkte"),
        (track([(54.39, 9.77, 1)]), "zwei Punkte"),
        (track([(154.39, 9.77, 1), (54, 999, 1)]), "zwei Punkte"),
        ('<wpt lat="54" lon="9"/>', "Namen"),
        ('<wpt lat="95" lon="9"><name>x</name></wpt>', "Ort in Grad"),
    ],
)
def test_what_is_set_aside(inner, reason):
    found = parse(inner)
    assert found.items == ()
    assert reason in found.rejected[0].reason


@pytest.mark.parametrize(
    "data",
    [
        b"", b"x", b"<html></html>", b"<rss/>", gpx(track(HILL))[:-40], gpx("<trk>"),
        b'<!DOCTYPE gpx [<!ENTITY a "b">]>' + gpx("&a;"), gpx("", " xmlns:a='b'" * 300),
        gpx('<wpt lat="nord" lon="9"><name>x</name></wpt>'), b"\xff\xfe<gpx", b"\x00" * 100,
        gpx(track(HILL)) + b" " * 6_000_000,
    ],
)  # fmt: skip
def test_what_is_no_gpx(data):
    found = ADAPTER.parse(data, CONTEXT)
    assert found.error
    assert found.items == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding):
    text = gpx(track(HILL, name="Über Höhen")).decode().replace("?>", f' encoding="{encoding}"?>')
    found = ADAPTER.parse(text.encode(encoding), CONTEXT)
    assert found.items[0].text().title == "Über Höhen"


def test_markup_in_names_does_no_harm():
    evil = "&lt;script&gt;alert(1)&lt;/script&gt;Weg&#x202e;"
    item = parse(track(HILL, name=evil, more=f"<desc>{evil}</desc>")).items[0]
    assert_item_is_safe(item)


def test_a_long_track_keeps_its_hills_within_bounds():
    line = [
        (54 + n / 100_000, 9 + (n % 11) / 10_000, 100 if n == 12_345 else 5) for n in range(20_000)
    ]
    place = parse(track(line)).items[0].place
    assert sum(map(len, place.path)) <= MOST_POINTS
    assert place.ascent_m == 95


def test_fifty_thousand_waypoints_are_bounded():
    many = "".join(f'<wpt lat="54" lon="9"><name>{n}</name></wpt>' for n in range(50_000))
    found = parse(many)
    assert len(found.items) == 500
    assert [one.where for one in found.rejected] == ["49500 weitere Einträge"]


def test_detect():
    assert ADAPTER.detect(gpx(""))
    assert not ADAPTER.detect(b"<rss version='2.0'>")
    assert not ADAPTER.detect(b"")
