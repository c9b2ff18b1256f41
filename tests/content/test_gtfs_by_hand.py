# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Departures against a computation that shares no code with ours: plain tables, plain loops.

For each feed, ten stops (or all) and ten moments, 48 hours from each. What the corpus lacks, such
as the nights of the clocks in Berlin, are feeds of our own.
"""

import csv
import io
import sys
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from content.model import Kind
from content.sources.adapter import Context, adapter
from content.timetables import departures
from tests.content.gtfs_files import TABLES, feed

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FILES = sorted([*CORPUS.glob("gtfs/*/*.zip"), *CORPUS.glob("gtfs-rt/*/*.zip")])
SPAN = timedelta(hours=48)
# weekdays, weekends, the removed 4 June 2007, midnights, both nights of the clocks, years apart
MOMENTS = [
    "2007-06-03T22:00", "2007-06-04T08:00", "2009-12-31T23:30", "2010-02-26T12:00",
    "2010-03-13T22:00", "2010-11-06T23:00", "2010-12-31T06:00", "2026-10-12T00:05",
    "2026-10-24T21:00", "2011-08-19T17:45",
]  # fmt: skip
OURS = {
    "nights": feed(
        stop_times=TABLES["stop_times"]
        + "".join(
            f"N{hour},{hour}:15:00,{hour}:15:00,S1,1,0\nN{hour},{hour}:45:00,{hour}:45:00,S2,2,0\n"
            f"N{hour},{hour}:59:59,{hour}:59:59,S3,9,0\n"
            for hour in range(31)
        ),
        trips=TABLES["trips"] + "".join(f"R,D,N{hour},Nacht\n" for hour in range(31)),
    ),
    "exceptions": feed(
        calendar=None,
        calendar_dates="service_id,date,exception_type\nD,20260328,1\nD,20260329,1\n"
        "D,20261025,1\nD,20261026,2\n",
    ),
    "headways": feed(
        frequencies="trip_id,start_time,end_time,headway_secs,exact_times\n"
        "T1,06:00:00,09:00:00,1200,1\nT1,22:00:00,26:30:00,2700,0\n"
    ),
}
OWN_MOMENTS = [
    "2026-03-27T23:00", "2026-03-28T22:00", "2026-03-29T00:30", "2026-03-29T01:30",
    "2026-03-30T00:00", "2026-10-24T20:00", "2026-10-25T00:30", "2026-10-25T01:30",
    "2026-10-26T03:00", "2026-07-01T12:00",
]  # fmt: skip


def table(archive, name):
    if name not in archive.namelist():
        return []
    return list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))


def seconds(text):
    hours, minutes, rest = text.strip().split(":")
    return int(hours) * 3600 + int(minutes) * 60 + int(rest)


def runs(archive, service, day):
    """The rule of gtfs.org: the exceptions of the day first, else the week between two days."""
    stamp = f"{day:%Y%m%d}"
    for row in table(archive, "calendar_dates.txt"):
        if row["service_id"] == service and row["date"] == stamp:
            return row["exception_type"] == "1"
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for row in table(archive, "calendar.txt"):
        if row["service_id"] == service:
            inside = row["start_date"] <= stamp <= row["end_date"]
            return inside and row[names[day.weekday()]] == "1"
    return False


def stations_and_lines(archive):
    stops = {row["stop_id"]: row["stop_name"] for row in table(archive, "stops.txt")}
    lines = {
        row["route_id"]: row["route_short_name"] or row["route_long_name"]
        for row in table(archive, "routes.txt")
    }
    return stops, lines


def trip_rows(archive):
    """The rows of each trip in order, with the times between timed ones spread evenly."""
    found = {}
    for row in table(archive, "stop_times.txt"):
        found.setdefault(row["trip_id"], []).append(dict(row))
    for rows in found.values():
        rows.sort(key=lambda row: int(row["stop_sequence"]))
        for row in rows:
            row["departure_time"] = row["departure_time"] or row["arrival_time"]
        timed = [place for place, row in enumerate(rows) if row["departure_time"]]
        for place, row in enumerate(rows):
            row["seconds"] = seconds(row["departure_time"]) if row["departure_time"] else None
            if row["seconds"] is None:
                before = max(known for known in timed if known < place)
                after = min(known for known in timed if known > place)
                start = seconds(rows[before]["departure_time"])
                end = seconds(rows[after]["arrival_time"])
                spread = start + (end - start) * (place - before) // (after - before)
                row["seconds"] = spread - spread % 60
    return found


def shifts_of(headways, first):
    """How much later than in the table a trip leaves, each time that it does."""
    if not headways:
        return [0]
    found = []
    for headway in headways:
        begin = seconds(headway["start_time"])
        while begin < seconds(headway["end_time"]):
            found.append(begin - first)
            begin += int(headway["headway_secs"])
    return found


def zero_of(day, zone):
    """What the times of a service day count from."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=zone)
    return noon.astimezone(UTC) - timedelta(hours=12)


def naive(data, stop, start):
    """Moment, trip, service day, line, direction of all that leaves a stop in 48 hours."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    zone = ZoneInfo(table(archive, "agency.txt")[0]["agency_timezone"])
    stops, lines = stations_and_lines(archive)
    calls, headways = trip_rows(archive), {}
    for row in table(archive, "frequencies.txt"):
        headways.setdefault(row["trip_id"], []).append(row)
    found = []
    for offset in range(-3, 4):
        day = start.astimezone(zone).date() + timedelta(days=offset)
        for trip in table(archive, "trips.txt"):
            rows = calls.get(trip["trip_id"])
            if not rows or not runs(archive, trip["service_id"], day):
                continue
            for row in rows[:-1]:
                if row["stop_id"] != stop or row.get("pickup_type") == "1":
                    continue
                goal = row.get("stop_headsign") or trip.get("trip_headsign")
                goal = goal or stops[rows[-1]["stop_id"]]
                for shift in shifts_of(headways.get(trip["trip_id"]), rows[0]["seconds"]):
                    moment = zero_of(day, zone) + timedelta(seconds=row["seconds"] + shift)
                    found.append((moment, trip["trip_id"], day, lines[trip["route_id"]], goal))
    return sorted(entry for entry in found if start <= entry[0] < start + SPAN)


def ours(data, stop, start):
    context = Context("t", Kind.DEPARTURE, start, options={"stops": stop}, max_items=10_000)
    parsed = adapter("gtfs").parse(data, context)
    assert parsed.error is None
    made = departures(parsed.items, (), start, start + SPAN)
    assert len({item.id for item in made}) == len(made)
    assert list(made) == sorted(made, key=lambda item: item.departure.planned)
    return sorted(
        (d.planned, d.trip, d.service_day, d.line, d.direction)
        for d in (item.departure for item in made)
        if d.stop_id == stop
    )


def ten_stops(data):
    archive = zipfile.ZipFile(io.BytesIO(data))
    used = [row["stop_id"] for row in table(archive, "stop_times.txt")]
    return list(dict.fromkeys(used))[:10]


def compare(data, moments):
    counted = 0
    for text in moments:
        start = datetime.fromisoformat(text).replace(tzinfo=UTC)
        for stop in ten_stops(data):
            expected = naive(data, stop, start)
            assert ours(data, stop, start) == expected, (stop, text)
            counted += len(expected)
    return counted


@pytest.mark.skipif(not FILES, reason="the corpus does not lie beside the repository")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_corpus_leaves_as_computed_by_hand(path, capsys):
    data = path.read_bytes()
    counted = compare(data, MOMENTS)
    with capsys.disabled():
        stops = len(ten_stops(data))
        sys.stdout.write(f"\n{path.name:26} {stops:3} stops x 10 moments: {counted:6} departures")
    assert counted


@pytest.mark.parametrize("name", OURS)
def test_our_own_feeds_leave_as_computed_by_hand(name):
    assert compare(OURS[name], OWN_MOMENTS)


def test_the_computation_by_hand_is_right_on_a_night_of_the_clocks():
    start = datetime(2026, 3, 28, 22, 0, tzinfo=UTC)
    leaving = {(trip, day): moment for moment, trip, day, *_ in naive(OURS["nights"], "S1", start)}
    # noon of 29 March is 10:00 UTC, so that day's times count from 22:00 UTC of the day before
    assert leaving["N8", date(2026, 3, 29)] == datetime(2026, 3, 29, 6, 15, tzinfo=UTC)
    assert leaving["N0", date(2026, 3, 29)] == datetime(2026, 3, 28, 22, 15, tzinfo=UTC)
    assert leaving["N26", date(2026, 3, 28)] == datetime(2026, 3, 29, 1, 15, tzinfo=UTC)


@pytest.mark.skipif(not FILES, reason="the corpus does not lie beside the repository")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_rows_of_the_stops_are_departures_endings_or_without_boarding(path, capsys):
    """An entry of GTFS is a row of stop_times: none is lost on the way to a timetable."""
    data = path.read_bytes()
    archive = zipfile.ZipFile(io.BytesIO(data))
    rows = endings = alighting = 0
    for calls in trip_rows(archive).values():
        rows += len(calls)
        endings += 1
        alighting += sum(row.get("pickup_type") == "1" for row in calls[:-1])
    now = datetime(2026 if path.name == "static_gtfs.zip" else 2010, 10, 12, tzinfo=UTC)
    parsed = adapter("gtfs").parse(data, Context("t", Kind.DEPARTURE, now, max_items=10_000))
    made = {(run.trip, run.sequence) for item in parsed.items for run in item.timetable.runs}
    assert len(made) + len(parsed.rejected) == rows - endings - alighting
    with capsys.disabled():
        sys.stdout.write(
            f"\n{path.name:26} rows {rows:4}: {len(made):4} departures, {endings:3} endings, "
            f"{alighting:2} without boarding, {len(parsed.rejected)} rejected"
        )
