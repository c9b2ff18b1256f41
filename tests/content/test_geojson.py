# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""GeoJSON of our own making, after RFC 7946 (www.rfc-editor.org/rfc/rfc7946)."""

import json
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from content.details import Point
from content.model import Kind
from content.sources.adapter import Context
from content.sources.geojson import ADAPTER
from content.sources.place_entries import MOST_POINTS, MOST_POINTS_A_FILE
from tests.content.safety import assert_item_is_safe

CONTEXT = Context("karte", Kind.PLACE, datetime(2027, 5, 15, 12, tzinfo=UTC), max_items=500)
HERE = {"type": "Point", "coordinates": [9.77, 54.39]}


def feature(geometry=HERE, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def parse(*features, **more):
    root = {"type": "FeatureCollection", "features": list(features)}
    return ADAPTER.parse(json.dumps(root).encode(), replace(CONTEXT, **more))


def shape(kind, coordinates):
    return {"type": kind, "coordinates": coordinates}


def test_what_a_feature_says():
    found = parse(
        feature(
            Name="Hofladen", beschreibung="<b>Eier</b><script>x</script>", rubrik="Hofladen",
            Telefon="04356 555", website="www.hof.example", opening_hours="Mo-Fr 08:00-18:00",
            bild="https://hof.example/hof.jpg", **{"addr:street": "Dorfstraße",
            "addr:housenumber": "4", "addr:postcode": "24361", "addr:city": "Haby"},
        )
    )  # fmt: skip
    item = found.items[0]
    assert item.text().title == "Hofladen"
    assert item.text().summary == "Eier"
    assert item.link == "https://www.hof.example"
    assert item.pictures[0].url == "https://hof.example/hof.jpg"
    assert item.place.point == Point(54.39, 9.77)
    assert item.place.address == "Dorfstraße 4, 24361 Haby"
    assert item.place.phone == "04356 555"
    assert item.place.hours[0].closes == time(18)
    assert_item_is_safe(item)


@pytest.mark.parametrize(
    ("coordinates", "point"),
    [
        ([9.77, 54.39], Point(54.39, 9.77)),
        ([54.39, 9.77], Point(54.39, 9.77)),
        ([12.57, 55.68], Point(55.68, 12.57)),
        ([-70.0, 40.0], Point(40.0, -70.0)),
        ([9.77, 54.39, 12.5, "x"], Point(54.39, 9.77)),
    ],
)
def test_swapped_pairs_are_put_right(coordinates, point):
    assert parse(feature(shape("Point", coordinates), name="x")).items[0].place.point == point


@pytest.mark.parametrize(
    "geometry",
    [
        None, 7, [], {}, shape("Point", []), shape("Point", [1]), shape("Point", ["9", "54"]),
        shape("Point", [None, None]), shape("Point", [True, False]), shape("Point", {"x": 1}),
        shape("Point", [3_550_000, 6_020_000]), shape("Point", [1e400, 54]),
        shape("LineString", [[9, 54]]), shape("LineString", 5), shape("Polygon", [[[9, 54]]]),
        shape("Polygon", [7, None]), shape("Wolke", [9, 54]), shape(["Point"], [9, 54]),
        {"type": "GeometryCollection", "geometries": "x"},
    ],
)  # fmt: skip
def test_no_place_is_told(geometry):
    found = parse(feature(geometry, name="x"), feature(name="da"))
    assert [item.text().title for item in found.items] == ["da"]
    assert "Ort in Grad" in found.rejected[0].reason


def test_a_line_is_a_trail_with_heights():
    line = [[9.77, 54.39, 10], [9.78, 54.39, 30], [9.79, 54.39, 20], [9.80, 54.39, 60]]
    place = parse(feature(shape("LineString", line), name="Weg")).items[0].place
    assert place.shape == "line"
    assert place.length_m == pytest.approx(1943, abs=5)
    assert place.ascent_m == 60
    assert place.elevations == (10, 30, 20, 60)
    assert place.point == Point(54.39, 9.77)


def test_a_line_without_heights_or_with_zeros_has_no_ascent():
    for third in ([], [0]):
        line = [[9.77 + n / 100, 54.39, *third] for n in range(5)]
        place = parse(feature(shape("LineString", line), name="Weg")).items[0].place
        assert place.ascent_m is None
        assert place.elevations == ()


def test_holes_stay_holes():
    outer = [[9, 54], [10, 54], [10, 55], [9, 55], [9, 54]]
    inner = [[9.4, 54.4], [9.6, 54.4], [9.6, 54.6], [9.4, 54.4]]
    place = parse(feature(shape("Polygon", [outer, inner]), trade="See")).items[0].place
    assert place.shape == "area"
    assert len(place.path) == 2


def test_of_many_points_the_nearest_counts():
    many = shape("MultiPoint", [[9.0, 54.0], [9.78, 54.38], [10.2, 54.9]])
    found = parse(feature(many, name="Briefkasten"), point=Point(54.39, 9.77))
    assert found.items[0].place.point == Point(54.38, 9.78)


def test_openstreetmap_is_understood():
    pond = feature(shape("Polygon", [[[9, 54], [9.1, 54], [9.1, 54.1], [9, 54]]]), natural="water")
    found = parse(pond, feature(name="Lindenau", shop="farm"))
    assert [item.place.trade for item in found.items] == ["See", "Hofladen"]
    assert found.items[0].text().title == "See"


def test_a_bare_geometry_and_a_single_feature():
    for root in (HERE, feature(name="x"), {"type": "GeometryCollection", "geometries": [HERE]}):
        found = ADAPTER.parse(json.dumps(root).encode(), replace(CONTEXT, options={"trade": "Ort"}))
        assert len(found.items) == 1
        assert ADAPTER.detect(json.dumps(root).encode())


def test_without_a_name_or_twice():
    found = parse(feature(), feature(name="x"), feature(name="x"), "x", None)
    assert len(found.items) == 1
    assert [one.reason for one in found.rejected] == [
        "Hat weder Namen noch Rubrik.",
        "Steht mit derselben Kennung schon in der Datei.",
        "Ist kein JSON-Objekt.",
        "Ist kein JSON-Objekt.",
    ]


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b'{"features": []}', b"<html>", b'{"type": "FeatureCollection"', b"\xff"],
)
def test_what_is_no_geojson(data):
    assert ADAPTER.parse(data, CONTEXT).error


def test_an_empty_collection_is_empty():
    found = parse()
    assert found.error is None
    assert found.items == ()


def test_huge_shapes_are_bounded():
    line = [[9 + n / 100_000, 54 + (n % 9) / 1000, n % 70] for n in range(60_000)]
    place = parse(feature(shape("LineString", line), name="Weg")).items[0].place
    assert sum(map(len, place.path)) <= MOST_POINTS
    assert len(place.elevations) == sum(map(len, place.path))
    assert place.length_m > 1_000_000


def test_many_shapes_are_bounded_together():
    ring = [[9 + n / 5_000, 54 + (n % 7) / 100] for n in range(150)]
    many = [feature(shape("Polygon", [[*ring, ring[0]]]), name=f"x{n}") for n in range(400)]
    found = parse(*many)
    assert len(found.items) == 400
    points = sum(len(part) for item in found.items for part in item.place.path)
    assert points <= MOST_POINTS_A_FILE


def test_a_shape_of_thousands_of_parts_is_bounded():
    parts = [[[9 + n / 10_000, 54], [9 + n / 10_000, 54.1]] for n in range(5_000)]
    place = parse(feature(shape("MultiLineString", parts), name="x")).items[0].place
    assert len(place.path) <= 40


def test_a_hundred_thousand_places_are_bounded():
    many = (
        b'{"type":"FeatureCollection","features":['
        + b",".join(
            b'{"type":"Feature","properties":{"name":"%d"},'
            b'"geometry":{"type":"Point","coordinates":[9.7,54.3]}}' % n
            for n in range(100_000)
        )
        + b"]}"
    )
    found = ADAPTER.parse(many, CONTEXT)
    assert len(found.items) == 500
    assert [one.where for one in found.rejected] == ["99500 weitere Einträge"]


@pytest.mark.parametrize("odd", [7, None, [], {"a": 1}, 1.5, True, "\x00\x1b<b>", "x" * 100_000])
def test_odd_properties_cost_nothing(odd):
    keys = ("description", "trade", "phone", "website", "opening_hours", "image", "address", "id")
    found = parse(feature(name="x", **dict.fromkeys(keys, odd)))
    assert len(found.items) == 1
    assert_item_is_safe(found.items[0])


def test_detect():
    body = {"type": "https://schema.oparl.org/1.1/Body", "location": {"geojson": feature()}}
    assert not ADAPTER.detect(json.dumps(body).encode())
    assert ADAPTER.detect(b'{"name": "x", "type": "FeatureCollection", "features": []}')
    assert not ADAPTER.detect(b'{"version": "https://jsonfeed.org/version/1", "items": []}')
    assert not ADAPTER.detect(b"")
