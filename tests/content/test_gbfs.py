# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""GBFS of 2.x and 3.x: what is read, and what is set aside with a reason."""

from datetime import timedelta

import pytest

from content.details import Busy, Point
from content.sources.adapter import Request
from tests.content.gbfs_files import (
    BASE,
    CAR,
    GBFS,
    HERE,
    NOW,
    STAMP,
    STATION,
    STATUS,
    context,
    document,
    parse,
)


def station(status=None, **more):
    documents = {
        "station_information": document(stations=[{**STATION, **more.pop("station", {})}]),
        "station_status": document(stations=[{**STATUS, **(status or {})}]),
        "vehicle_types": document(vehicle_types=[CAR]),
    }
    for name, data in more.items():
        documents[name] = document(**data)
    parsed = parse(documents)
    assert parsed.rejected == ()
    return parsed.items[0]


def test_the_first_document_names_the_others():
    names = ["station_status", "geofencing_zones", "vehicle_types", "gbfs_versions"]
    feeds = [{"name": name, "url": f"/x/{name}"} for name in names]
    found = GBFS.parse(document(feeds=feeds), context())
    assert found.wants == (
        Request("https://auto.example/x/station_status"),
        Request("https://auto.example/x/vehicle_types"),
    )
    assert (found.items, found.rejected, found.error) == ((), (), None)


def test_of_several_languages_ours_is_read():
    feeds = {
        tag: {"feeds": [{"name": "station_status", "url": BASE + tag}]} for tag in ("en", "de")
    }
    (want,) = GBFS.parse(document("2.3", **feeds), context()).wants
    assert want.url == BASE + "de"
    (want,) = GBFS.parse(document("2.3", en=feeds["en"]), context()).wants
    assert want.url == BASE + "en"


def test_addresses_that_are_none_are_not_asked_for():
    feeds = [{"name": "station_status", "url": "file:///etc/passwd"}, {"name": 7}, 9]
    assert GBFS.parse(document(feeds=feeds), context()).wants == ()


def test_a_station_of_three():
    item = station({"num_vehicles_available": 1, "last_reported": STAMP})
    assert item.id == "auto:station:dorf"
    assert item.vehicle.free == 1
    assert item.vehicle.point == Point(54.39, 9.77)
    assert item.vehicle.reported == NOW
    assert item.text().title == "Dorfplatz"


def test_a_station_of_two():
    documents = {
        "station_information": document("2.3", stations=[{**STATION, "capacity": 3}]),
        "station_status": document(
            "2.3", int(NOW.timestamp()), stations=[{**STATUS, "num_bikes_available": 2}]
        ),
        "system_information": document("2.3", name="Dörpsmobil", url="https://auto.example/"),
    }
    (item,) = parse(documents, version="2.3").items
    assert (item.vehicle.free, item.vehicle.capacity) == (2, 3)
    assert item.vehicle.reported == NOW
    assert item.text().title == "Dörpsmobil"
    assert item.link == "https://auto.example/"
    # without a list of types all are bicycles
    assert (item.vehicle.form, item.vehicle.electric) == ("bicycle", False)


@pytest.mark.parametrize(
    ("status", "free"),
    [
        ({}, None),
        ({"num_vehicles_available": 0}, 0),
        ({"num_vehicles_available": "2"}, 2),
        ({"num_vehicles_available": 2, "is_renting": False}, 0),
        ({"num_vehicles_available": 2, "is_renting": 0}, 0),
        ({"num_vehicles_available": 2, "is_installed": False}, 0),
        ({"num_vehicles_available": 2, "is_renting": None}, 2),
        ({"num_vehicles_available": 2, "is_renting": []}, 2),
        ({"num_vehicles_available": "viele"}, None),
    ],
)
def test_how_many_can_be_taken(status, free):
    assert station(status).vehicle.free == free


def test_who_knows_nothing_does_not_say_none():
    documents = {
        "station_information": document(stations=[STATION]),
        "station_status": b"",
    }
    (item,) = parse(documents, lost={"station_status"}).items
    assert item.vehicle.free is None


def test_what_stands_at_a_station_tells_its_range_and_price():
    car = {"vehicle_id": "a", "station_id": "dorf", "vehicle_type_id": "auto"}
    item = station(
        {"num_vehicles_available": 1},
        vehicle_status={
            "vehicles": [
                {**car, "current_range_meters": 210_000.4, "pricing_plan_id": "p"},
                {**car, "vehicle_id": "b", "current_range_meters": 300_000, "is_reserved": True},
            ]
        },
        system_pricing_plans={
            "plans": [
                {
                    "plan_id": "p",
                    "currency": "EUR",
                    "price": 0,
                    "per_min_pricing": [{"start": 0, "rate": 4.0, "interval": 60}],
                }
            ]
        },
        station={"address": "Am Dorfplatz 2", "post_code": "24361", "city": "Groß Wittensee"},
    )
    vehicle = item.vehicle
    assert (vehicle.form, vehicle.electric, vehicle.range_m) == ("car", True, 210_000)
    assert vehicle.price == "4 Euro je Stunde"
    assert vehicle.address == "Am Dorfplatz 2, 24361 Groß Wittensee"


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ({"price": 1.2, "per_min_pricing": [{"rate": 0.28, "interval": 1}]},
         "1,20 Euro Grundpreis und 0,28 Euro je Minute"),
        ({"price": "0", "per_km_pricing": [{"rate": 0.35, "interval": 1}]},
         "0,35 Euro je Kilometer"),
        ({"price": 0, "per_min_pricing": [{"rate": 5, "interval": 30}]}, "5 Euro je 30 Minuten"),
        ({"price": 25, "per_min_pricing": []}, "25 Euro Grundpreis"),
        ({"price": 0}, "kostenlos"),
        ({"name": [{"text": "Tarif A", "language": "de"}]}, "Tarif A"),
        ({"price": "viel", "name": "x"}, "x"),
        ({"price": 10, "currency": "DKK"}, "10 Kronen Grundpreis"),
    ],
)  # fmt: skip
def test_prices_in_a_few_words(plan, told):
    plan = {"plan_id": "p", "currency": "EUR", **plan}
    item = station(
        vehicle_types={"vehicle_types": [{**CAR, "default_pricing_plan_id": "p"}]},
        station={"vehicle_types_capacity": [{"vehicle_type_ids": ["auto"], "count": 1}]},
        system_pricing_plans={"plans": [plan]},
    )
    assert item.vehicle.price == told
    assert item.vehicle.capacity == 1


def test_a_vehicle_on_its_own():
    car = {"vehicle_id": "x", "lat": 54.391, "lon": 9.771, "is_reserved": False}
    car |= {"rental_uris": {"web": "https://auto.example/x", "ios": "app://x"}}
    parsed = parse(
        {
            "vehicle_status": document(
                vehicles=[car, {**car, "vehicle_id": "y", "is_reserved": True}]
            )
        }
    )
    assert [(i.id, i.vehicle.free) for i in parsed.items] == [
        ("auto:vehicle:x", 1),
        ("auto:vehicle:y", 0),
    ]
    assert parsed.items[0].link == "https://auto.example/x"


def availability(*slots, vehicle="a", place="dorf"):
    times = [dict(zip(("from", "until"), slot, strict=False)) for slot in slots]
    return {"vehicles": [{"vehicle_id": vehicle, "station_id": place, "availabilities": times}]}


@pytest.mark.parametrize(
    ("slots", "free", "booked"),
    [
        ([("2027-05-15T11:00+02:00", "2027-05-15T18:00+02:00"),
          ("2027-05-15T20:30+02:00", "2027-05-16T08:00+02:00")], 1,
         [("16:00", "18:30"), ("30:00", "46:00")]),
        ([("2027-05-15T18:00+02:00", "2027-05-15T20:00+02:00")], 0,
         [("12:32", "16:00"), ("18:00", "22:00")]),
        ([("2027-05-15T10:00:00Z",)], 1, []),
        ([("2027-05-15T18:00:00Z",)], 0, [("12:32", "18:00")]),
        ([("2027-05-14T10:00:00Z", "2027-05-14T12:00:00Z")], 0, [("12:32", "22:00")]),
        ([], 0, [("12:32", "22:00")]),
        ([("morgen", "nie")], 0, [("12:32", "22:00")]),
        # overlapping, and in any order
        ([("2027-05-15T14:00:00Z", "2027-05-15T20:00:00Z"),
          ("2027-05-15T12:00:00Z", "2027-05-15T16:00:00Z")], 1, [("20:00", "22:00")]),
    ],
)  # fmt: skip
def test_the_calendar_of_a_car_tells_when_it_is_booked(slots, free, booked):
    def at(clock):
        hour, minute = map(int, clock.split(":"))
        return NOW.replace(hour=0, minute=0) + timedelta(hours=hour, minutes=minute)

    item = station({"num_vehicles_available": 1}, vehicle_availability=availability(*slots))
    assert item.id == "auto:vehicle:a"
    assert item.vehicle.free == free
    assert item.vehicle.booked == tuple(Busy(at(a), at(b)) for a, b in booked)
    assert item.vehicle.station == "Dorfplatz"


def test_entries_that_cannot_be_used_are_set_aside():
    vehicles = [
        {"vehicle_id": "a", "is_disabled": True},
        {"vehicle_id": "b", "is_disabled": 1},
        {"lat": 54.39, "lon": 9.77},
        {"vehicle_id": "c"},
        {"vehicle_id": "c"},
        {"vehicle_id": "weit", "lat": 48.1, "lon": 11.5},
    ]
    parsed = parse({"vehicle_status": document(vehicles=vehicles)}, point=HERE)
    assert [item.id for item in parsed.items] == ["auto:vehicle:c"]
    assert len(parsed.items) + len(parsed.rejected) == len(vehicles)
    told = " ".join(one.reason for one in parsed.rejected)
    for word in ("außer Betrieb", "keine Kennung", "schon im Dokument", "weiter als 10000 m"):
        assert word in told


def test_the_nearest_are_taken_and_the_others_counted():
    stations = [
        {**STATION, "station_id": str(n), "lat": 54.39 + (300 - n) / 10_000} for n in range(300)
    ]
    parsed = parse({"station_information": document(stations=stations)}, point=HERE, max_items=5)
    assert [item.id for item in parsed.items] == [f"auto:station:{n}" for n in range(299, 294, -1)]
    assert "295 Stationen" in parsed.rejected[0].where
    near = parse(
        {"station_information": document(stations=stations)},
        point=HERE,
        options={"radius_m": "100"},
    )
    assert 0 < len(near.items) < 15
    odd = parse({"station_information": document(stations=stations)}, options={"radius_m": "-1"})
    assert "keine Entfernung" in odd.rejected[0].reason


def test_a_document_that_is_broken_costs_what_it_would_have_told():
    documents = {
        "station_information": document(stations=[STATION]),
        "station_status": b"<html>Wartung</html>",
    }
    parsed = parse(documents)
    assert parsed.items[0].vehicle.free is None
    assert parsed.rejected[0].where == "station_status"
    assert parsed.error is None


@pytest.mark.parametrize("data", [b"", b"<html>", b"[]", b"{}", b'{"data":[]}', b"[" * 100_000])
def test_what_is_no_gbfs_is_an_error(data):
    parsed = GBFS.parse(data, context())
    assert parsed.error
    assert not parsed.items


def test_a_hundred_thousand_stations():
    stations = [
        {"station_id": f"s{n}", "name": f"Station {n}", "lat": 54.0, "lon": 9.0}
        for n in range(100_000)
    ]
    parsed = GBFS.parse(document(stations=stations), context(max_items=500))
    assert len(parsed.items) == 500
    assert len(parsed.rejected) == 1
    assert "größer als 20 MB" in GBFS.parse(document(stations=stations * 3), context()).error
