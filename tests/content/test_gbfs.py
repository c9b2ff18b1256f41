# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""GBFS of 2.x and 3.x, after https://gbfs.org/documentation/reference/, and with its corpus."""

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.details import Busy, Point, Vehicle
from content.kinds.vehicles import NEWS_FOR
from content.model import Item, Kind, Text
from content.rules import shown, why
from content.screen import Screen
from content.sources.adapter import Context, Parsed, Request, adapter
from tests.content.safety import assert_item_is_safe

GBFS = adapter("gbfs")
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "gbfs"
FILES = sorted(CORPUS.rglob("*.json"))
NOW = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
STAMP = NOW.isoformat()
BASE = "https://auto.example/gbfs/"
HERE = Point(54.39, 9.77)
STATION = {"station_id": "dorf", "name": "Dorfplatz", "lat": 54.39, "lon": 9.77}
STATUS = {"station_id": "dorf", "is_installed": True, "is_renting": True, "is_returning": True}
CAR = {"vehicle_type_id": "auto", "form_factor": "car", "propulsion_type": "electric"}


def document(version="3.0", stamp=STAMP, **data):
    return json.dumps({"last_updated": stamp, "ttl": 60, "version": version, "data": data}).encode()


def context(**more):
    return Context("auto", Kind.VEHICLE, NOW, url=BASE + "gbfs.json", **more)


def parse(documents, *, version="3.0", lost=(), **more):
    """A whole system, found by its first document."""
    feeds = [{"name": name, "url": BASE + name} for name in documents]
    data = {"de": {"feeds": feeds}} if version < "3" else {"feeds": feeds}
    first = document(version, **data)
    wanted = GBFS.parse(first, context(**more)).wants
    further = {
        request: None if name in lost else documents[name]
        for request in wanted
        if (name := request.url.removeprefix(BASE)) in documents
    }
    return GBFS.parse(first, context(further=further, **more))


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


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["station_id", "vehicle_id", "name", "lat", "lon", "is_disabled", "stations", "vehicles",
         "bikes", "feeds", "url", "availabilities", "from", "until", "vehicle_types_available",
         "vehicle_type_capacity", "capacity", "num_vehicles_available", "rental_uris", "plans"]
    ), inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


@given(data=JSON)
@settings(max_examples=300, deadline=None)
def test_any_json_never_raises(data):
    raw = json.dumps({"last_updated": 1, "ttl": 0, "version": "3.0", "data": data}).encode()
    first = document(
        feeds=[
            {"name": n, "url": BASE + n}
            for n in (
                "vehicle_status",
                "station_information",
                "vehicle_availability",
                "system_pricing_plans",
                "vehicle_types",
            )
        ]
    )
    wants = GBFS.parse(first, context()).wants
    for parsed in (
        GBFS.parse(raw, context(point=HERE)),
        GBFS.parse(first, context(further=dict.fromkeys(wants, raw))),
    ):
        assert isinstance(parsed, Parsed)
        for item in parsed.items:
            assert_item_is_safe(item)


def test_it_is_told_from_other_json():
    assert GBFS.detect(document(feeds=[]))
    assert GBFS.detect(document("2.3", stations=[]))
    assert not GBFS.detect(b"{}")
    assert not GBFS.detect(b'{"version":"https://jsonfeed.org/version/1.1","items":[]}')
    assert not GBFS.detect(b"\xff\xfe")


@pytest.mark.skipif(not FILES, reason="the corpus does not lie beside the repository")
def test_the_corpus_gives_what_its_own_count_says(capsys):
    rows = []
    for path in FILES:
        data = json.loads(path.read_bytes())["data"]
        entries = sum(len(data.get(key, ())) for key in ("stations", "vehicles", "bikes"))
        parsed = GBFS.parse(path.read_bytes(), context())
        assert parsed.error is None
        assert GBFS.detect(path.read_bytes())
        for item in parsed.items:
            assert_item_is_safe(item)
        told = len(parsed.items) + len(parsed.rejected)
        assert told == entries or (not parsed.items and (parsed.rejected or parsed.wants))
        rows.append(
            (f"{path.parent.name}/{path.name}", entries, len(parsed.items), len(parsed.wants))
        )
    with capsys.disabled():
        sys.stdout.write(f"\n{'gbfs':32}{'entries':>8}{'items':>7}{'wants':>7}")
        for row in rows:
            sys.stdout.write(f"\n{row[0]:32}{row[1]:8}{row[2]:7}{row[3]:7}")


@pytest.mark.skipif(not FILES, reason="the corpus does not lie beside the repository")
@pytest.mark.parametrize(("version", "places"), [("v2.3", 2), ("v3.0", 23)])
def test_the_corpus_as_a_system(version, places):
    folder = CORPUS / version
    names = ("station_information", "station_status", "vehicle_types", "system_pricing_plans",
             "system_information", "free_bike_status", "vehicle_status")  # fmt: skip
    documents = {n: p.read_bytes() for n in names if (p := folder / f"{n}.json").exists()}
    parsed = parse(documents, version=version.removeprefix("v"))
    kinds = [item.id.split(":")[1] for item in parsed.items]
    assert kinds.count("station") == places
    told = {item.id: item.vehicle for item in parsed.items}
    if version == "v2.3":
        assert told["auto:station:TST:Station:1"].free == 1
        assert told["auto:station:TST:Station:1"].form == "scooter"
        assert told["auto:station:TST:Station:2"].capacity == 12
        assert [one.reason for one in parsed.rejected] == ["Ist außer Betrieb."]
    else:
        assert kinds.count("vehicle") == 7
        assert told["auto:station:6efbec5a-6b8c-455b-bed2-8d66be6d6a4b"].free == 0
        one = next(v for v in told.values() if v.range_m == 16_000)
        assert (one.form, one.electric, one.price) == (
            "bicycle", True, "1 Euro Grundpreis und 0,28 Euro je Minute",
        )  # fmt: skip


def car(name="a", point=None, **more):
    vehicle = Vehicle(free=1, range_m=9, point=point, reported=NOW, **more)
    return Item(f"auto:{name}", Kind.VEHICLE, "auto", {"de": Text(name)}, vehicle=vehicle)


def test_old_news_say_nothing_about_now():
    held = [car(booked=(Busy(NOW, NOW + timedelta(hours=1)),))]
    (card,) = shown(held, NOW + NEWS_FOR, Screen())
    assert card.vehicle.free == 1
    (card,) = shown(held, NOW + NEWS_FOR + timedelta(seconds=1), Screen())
    assert (card.vehicle.free, card.vehicle.range_m, card.vehicle.booked) == (None, None, ())
    assert "älter als 30 Minuten" in " ".join(
        why(held, "auto:a", NOW + timedelta(hours=1), Screen()).reasons
    )
    assert "nicht, von wann" in why(
        [Item("auto:b", Kind.VEHICLE, "auto", {"de": Text("b")}, vehicle=Vehicle())],
        "auto:b", NOW, Screen(),
    ).reasons[0]  # fmt: skip


def test_the_nearest_stands_first():
    held = [car("a", Point(54.5, 9.8)), car("b"), car("c", Point(54.391, 9.77))]
    found = shown(held, NOW, Screen(point=HERE))
    assert [item.id for item in found] == ["auto:c", "auto:a", "auto:b"]
