# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""GTFS Realtime, after https://gtfs.org/documentation/realtime/reference/, and with its corpus."""

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from google.transit import gtfs_realtime_pb2 as protocol
from hypothesis import given, settings
from hypothesis import strategies as st

from content.details import StopUpdate
from content.model import Kind
from content.sources.adapter import Context, Parsed, adapter
from content.timetables import departures, fresh
from tests.content.gtfs_files import feed as timetable
from tests.content.safety import assert_item_is_safe

LIVE = adapter("gtfs-rt")
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "gtfs-rt"
FILES = sorted(CORPUS.rglob("*.pb"))
NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
DAY = "20261123"


def parse(data, *, options=None, now=NOW, max_items=500):
    context = Context("live", Kind.DEPARTURE, now, options=options or {}, max_items=max_items)
    return LIVE.parse(data, context)


def message(*entities, stamp=NOW):
    made = protocol.FeedMessage()
    made.header.gtfs_realtime_version = "2.0"
    if stamp:
        made.header.timestamp = int(stamp.timestamp())
    made.entity.extend(entities)
    return made.SerializeToString()


def entity(trip="T1", *stops, name="1", **descriptor):
    made = protocol.FeedEntity(id=name)
    made.trip_update.trip.trip_id = trip
    for key, value in {"start_date": DAY, **descriptor}.items():
        setattr(made.trip_update.trip, key, value)
    for stop in stops:
        made.trip_update.stop_time_update.add(**stop)
    return made


def one(*stops, **descriptor):
    parsed = parse(message(entity("T1", *stops, **descriptor)))
    assert parsed.rejected == ()
    return parsed.items[0].trip_update


def test_what_is_said_of_a_trip():
    update = one({"stop_sequence": 2, "stop_id": "S2", "departure": {"delay": 240}})
    assert (update.trip, update.service_day, update.stamped) == ("T1", date(2026, 11, 23), NOW)
    assert update.stops == (StopUpdate("S2", 2, 240),)
    assert not update.cancelled


def test_a_time_and_a_delay_and_what_is_only_known_of_the_arrival():
    moment = int(NOW.timestamp()) + 600
    both = {"departure": {"delay": 240, "time": moment}, "arrival": {"delay": 1}}
    update = one({"stop_sequence": 2, **both})
    assert update.stops == (StopUpdate("", 2, 240, NOW + timedelta(minutes=10)),)
    assert one({"stop_id": "S", "arrival": {"delay": 0}}).stops == (
        StopUpdate("S", None, 0, arrival=True),
    )


def test_stops_come_in_the_order_of_the_trip():
    update = one(
        {"stop_sequence": 9, "departure": {"delay": 9}},
        {"stop_sequence": 2, "departure": {"delay": 2}},
    )
    assert [stop.sequence for stop in update.stops] == [2, 9]


def test_skipped_stops_and_stops_without_news():
    kinds = protocol.TripUpdate.StopTimeUpdate
    update = one(
        {"stop_sequence": 1, "schedule_relationship": kinds.SKIPPED},
        {"stop_sequence": 2, "schedule_relationship": kinds.NO_DATA},
        {"stop_sequence": 3},
        {"departure": {"delay": 5}},
    )
    assert update.stops == (StopUpdate("", 1, skipped=True), StopUpdate("", 2, unknown=True))


@pytest.mark.parametrize(
    ("relationship", "cancelled"),
    [("SCHEDULED", False), ("CANCELED", True), ("DELETED", True), ("REPLACEMENT", False)],
)
def test_which_trips_do_not_run(relationship, cancelled):
    update = one(
        schedule_relationship=protocol.TripDescriptor.ScheduleRelationship.Value(relationship)
    )
    assert update.cancelled is cancelled


def test_a_delay_of_the_whole_trip_holds_until_a_stop_says_otherwise():
    made = entity("T1", {"stop_sequence": 5, "departure": {"delay": 60}})
    made.trip_update.delay = 300
    (item,) = parse(message(made)).items
    assert item.trip_update.stops == (StopUpdate("", 0, 300), StopUpdate("", 5, 60))


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (entity(""), "keine trip_id"),
        (entity(schedule_relationship=protocol.TripDescriptor.ADDED), "zusätzliche Fahrt"),
        (entity(start_date="heute"), "start_date"),
        (entity(start_time="spät"), "start_time"),
        (protocol.FeedEntity(id="1"), "keine Meldung über eine Fahrt"),
        (protocol.FeedEntity(id="1", is_deleted=True), "gelöscht"),
        (protocol.FeedEntity(id="1", vehicle={"stop_id": "S"}), "Positionen"),
        (protocol.FeedEntity(id="1", alert={"url": {}}), "Störungsmeldungen"),
    ],
)
def test_what_says_nothing_of_a_departure_is_set_aside(made, reason):
    parsed = parse(message(made, entity("T2", name="2")))
    assert [item.trip_update.trip for item in parsed.items] == ["T2"]
    (rejected,) = parsed.rejected
    assert reason in rejected.reason
    assert rejected.where.startswith("Eintrag 1")


def test_a_trip_told_twice_is_told_once():
    parsed = parse(message(entity(), entity(name="2")))
    assert (len(parsed.items), len(parsed.rejected)) == (1, 1)
    other = entity(name="2", start_date="20261124")
    assert len(parse(message(entity(), other)).items) == 2


def test_lines_may_be_chosen():
    example = adapter("gtfs-rt").options["routes"].example  # names the line 713
    made = message(entity("A", route_id="713"), entity("B", route_id="1"), entity("C"))
    parsed = parse(made, options={"routes": example, "timetable": "nah"})
    assert [item.trip_update.trip for item in parsed.items] == ["A", "C"]
    assert parsed.items[0].trip_update.timetable == "nah"


def test_of_when_the_news_are():
    assert one().stamped == NOW
    early = parse(message(entity(), stamp=NOW - timedelta(minutes=9))).items
    assert fresh(early, NOW) == ()
    # what comes from the future would be news for ever
    (item,) = parse(message(entity(), stamp=NOW + timedelta(days=900))).items
    assert item.trip_update.stamped == NOW
    made = entity()
    made.trip_update.timestamp = int(NOW.timestamp()) - 30
    (item,) = parse(message(made, stamp=None)).items
    assert item.trip_update.stamped == NOW - timedelta(seconds=30)
    (item,) = parse(message(entity(), stamp=None)).items
    assert item.trip_update.stamped == NOW


def test_trip_and_timetable_meet_even_with_odd_names():
    odd = "Fahrt Nº 1 / Süd"
    tables = {
        "trips": f"route_id,service_id,trip_id,trip_headsign\nR,D,{odd},\n",
        "stop_times": "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
        f"{odd},9:00:00,9:00:00,S1,1\n{odd},9:10:00,9:10:00,S2,2\n{odd},9:20:00,9:20:00,S3,3\n",
    }
    held = adapter("gtfs").parse(timetable(**tables), Context("nah", Kind.DEPARTURE, NOW))
    live = parse(message(entity(odd, {"stop_id": "S1", "departure": {"delay": 300}})))
    found = departures(held.items, live.items, NOW, NOW + timedelta(hours=3))
    assert [item.departure.expected - item.departure.planned for item in found] == [
        timedelta(minutes=5)
    ] * 2


def test_times_out_of_this_world_are_none():
    for value in (-1, 0, 2**62, -(2**63)):
        update = one({"stop_sequence": 1, "departure": {"time": value}})
        assert update.stops == ()


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>Wartung</html>", b'{"header":{}}', b"\0" * 100, b"\x0a\x00", b"\xff" * 1_000],
)
def test_what_is_no_message_is_an_error(data):
    parsed = parse(data)
    assert "kein lesbares GTFS-Realtime" in parsed.error
    assert not parsed.items


def test_more_than_a_terminal_can_use_is_counted():
    made = message(*(entity(f"T{n}", name=str(n)) for n in range(700)))
    parsed = parse(made)
    assert len(parsed.items) == 500
    assert len(parsed.rejected) == 101
    assert "100 weitere" in parsed.rejected[-1].where
    header = b"\x0a\x05\x0a\x032.0"
    assert "mehr als 200000 Einträge" in parse(header + b"\x12\x00" * 200_001).error
    assert "größer als" in parse(header + b"\x12\x00" * 4_000_001).error


def test_it_is_told_from_other_bytes():
    assert LIVE.detect(message())
    assert not LIVE.detect(b"")
    assert not LIVE.detect(timetable())
    assert not LIVE.detect(b"\x0a\x05\x0a\x039.9")


@given(data=st.binary(max_size=300))
@settings(max_examples=300)
def test_garbage_never_raises(data):
    usual = message(entity("T1", {"stop_sequence": 1, "departure": {"delay": 1}}))
    for raw in (data, usual + data, usual[: len(data) % len(usual)] + data):
        parsed = parse(raw)
        assert isinstance(parsed, Parsed)
        for item in parsed.items:
            assert_item_is_safe(item)
        assert isinstance(LIVE.detect(raw), bool)


@pytest.mark.skipif(not FILES, reason="the corpus does not lie beside the repository")
def test_the_corpus_gives_what_its_own_count_says(capsys):
    rows = []
    for path in FILES:
        entities = len(protocol.FeedMessage.FromString(path.read_bytes()).entity)
        parsed = parse(path.read_bytes())
        assert parsed.error is None
        assert LIVE.detect(path.read_bytes())
        assert len(parsed.items) + len(parsed.rejected) == entities
        rows.append((path.name, entities, len(parsed.items), len(parsed.rejected)))
    with capsys.disabled():
        sys.stdout.write(f"\n{'gtfs-rt':24}{'entities':>9}{'items':>7}{'rejected':>10}")
        for row in rows:
            sys.stdout.write(f"\n{row[0]:24}{row[1]:9}{row[2]:7}{row[3]:10}")


@pytest.mark.skipif(not FILES, reason="the corpus does not lie beside the repository")
def test_the_corpus_timetable_and_its_news_meet():
    folder = CORPUS / "gtfs_rt_kit"
    morning = datetime(2026, 10, 12, 6, 6, tzinfo=UTC)
    held = adapter("gtfs").parse(
        (folder / "static_gtfs.zip").read_bytes(), Context("nah", Kind.DEPARTURE, morning)
    )
    live = parse((folder / "trip_updates.pb").read_bytes(), now=morning)
    start = datetime(2026, 10, 12, 0, 0, tzinfo=UTC)
    found = departures(held.items, live.items, start, start + timedelta(days=1))
    told = {(d.trip, d.sequence): d for d in (item.departure for item in found)}
    late = {key: d.expected and (d.expected - d.planned).seconds for key, d in told.items()}
    # 60 seconds by its own delay; at the next stop a time of arrival: 08:07:30 for 08:05:30
    assert late["T15-1", 1] == 60
    assert late["T15-1", 2] == 1791785250 - int(told["T15-1", 2].planned.timestamp())
    # of the whole trip
    assert late["T175-1", 1] == 300
    assert told["T15-NIGHT", 1].expected == datetime.fromtimestamp(1791843120, UTC)
