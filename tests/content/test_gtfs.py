# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""GTFS as it really comes: odd encodings, missing tables, broken rows, hostile archives."""

import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from content.details import Point
from content.model import Kind
from content.sources.adapter import Context, adapter
from content.sources.gtfs_lines import mode_of, via_of
from content.sources.gtfs_tables import seconds_of
from content.timetables import departures
from tests.content.gtfs_files import TABLES, feed
from tests.content.safety import assert_item_is_safe

GTFS = adapter("gtfs")
NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
HERE = Point(54.39, 9.77)
STOPS, TRIPS, TIMES = TABLES["stops"], TABLES["trips"], TABLES["stop_times"]


def parse(data, *, options=None, point=None, now=NOW, max_items=500):
    context = Context(
        "nah", Kind.DEPARTURE, now, options=options or {}, point=point, max_items=max_items
    )
    return GTFS.parse(data, context)


def runs(parsed):
    return {
        (item.timetable.stop, run.trip, run.seconds)
        for item in parsed.items
        for run in item.timetable.runs
    }


USUAL = runs(parse(feed()))


def reasons(parsed):
    return " ".join(f"{one.where}: {one.reason}" for one in parsed.rejected)


def only(parsed, stop="Groß Wittensee, Dorfplatz"):
    (item,) = [item for item in parsed.items if item.timetable.stop == stop][:1]
    return item.timetable


def test_one_timetable_for_each_line_in_each_direction_at_each_stop():
    parsed = parse(feed())
    assert parsed.error is None
    assert parsed.rejected == ()
    assert {(i.timetable.stop, i.timetable.line, i.timetable.direction) for i in parsed.items} == {
        ("Haby, Schule", "713", "Eckernförde ZOB"),
        ("Haby, Schule", "713", "Nach Eckernförde"),
        ("Groß Wittensee, Dorfplatz", "713", "Eckernförde ZOB"),
        ("Groß Wittensee, Dorfplatz", "713", "Nach Eckernförde"),
    }
    assert ("Groß Wittensee, Dorfplatz", "T2", 90060) in runs(parsed)
    assert all(item.id.startswith("nah:S") for item in parsed.items)
    assert parsed.items[0].text().title.startswith("713 ")


def test_ids_stay_when_other_lines_come():
    before = {item.id for item in parse(feed()).items}
    after = parse(feed(trips=TRIPS + "R,D,T3,Anderswo\n", stop_times=TIMES.replace("T2", "T3")))
    assert before & {item.id for item in after.items}


@pytest.mark.parametrize(
    "written",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("cp1252"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.replace(",", " , ").replace(' "', '"').encode(),
        lambda text: text.replace("\n", "\n\n").encode(),
        lambda text: text.replace("stop_id", "STOP_ID").encode(),
    ],
    ids=[
        "bom", "utf-16", "le", "be", "cp1252", "crlf", "cr", "blanks", "empty lines", "capitals",
    ],
)  # fmt: skip
def test_however_it_is_written(written):
    text = STOPS.replace('"Groß Wittensee, Dorfplatz"', "Groß Wittensee")
    text = text.replace('"Haby, Schule"', "Haby")
    plain = runs(parse(feed(stops=text)))
    assert ("Groß Wittensee", "T1", 29460) in plain
    assert runs(parse(feed(stops=written(text)))) == plain
    assert runs(parse(feed(**{name: written(TABLES[name]) for name in ("trips",)}))) == USUAL


def test_tables_may_lie_in_a_folder_beside_what_is_none():
    assert runs(parse(feed("nah.sh/gtfs/"))) == USUAL
    made = io.BytesIO(feed("gtfs/"))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("__MACOSX/stop_times.txt", b"\0\1")
        archive.writestr("liesmich.pdf", b"x")
    assert runs(parse(made.getvalue())) == USUAL


def test_quotes_that_never_end_spoil_their_own_line():
    stops = STOPS.replace('"Haby, Schule"', 'Haby "Schule')
    parsed = parse(feed(stops=stops))
    assert {item.timetable.stop for item in parsed.items} >= {"Groß Wittensee, Dorfplatz"}
    assert parsed.error is None


@pytest.mark.parametrize("days", [None, TABLES["calendar"].splitlines()[0] + "\n"])
def test_only_calendar_dates(days):
    dates = "service_id,date,exception_type\nD,20261123,1\nD,20261124,1\nD,20261125,2\n"
    parsed = parse(feed(calendar=days, calendar_dates=dates))
    assert only(parsed).services[0].days == (date(2026, 11, 23), date(2026, 11, 24))


def test_a_holiday_is_taken_out_and_a_special_day_put_in():
    dates = "service_id,date,exception_type\nD,20261225,2\nD,20261226,2\n"
    days = only(parse(feed(calendar_dates=dates))).services[0].days
    assert date(2026, 12, 24) in days
    assert date(2026, 12, 25) not in days
    assert days[0] <= NOW.date() <= days[-1]
    assert days[-1] - NOW.date() > timedelta(days=180)


def test_how_many_days_ahead():
    days = only(parse(feed(), options={"days": "10"})).services[0].days
    assert days[-1] - NOW.date() == timedelta(days=10)
    for odd in ("0", "-1", "viele", "999999999999", "401"):
        parsed = parse(feed(), options={"days": odd})
        assert "options.days" in reasons(parsed)
        assert len(only(parsed).services[0].days) > 100


def test_without_any_calendar_it_is_no_timetable():
    parsed = parse(feed(calendar=None))
    assert parsed.error == "Im Zip fehlen calendar.txt und calendar_dates.txt."


def test_a_timetable_that_is_over_says_so_and_stays():
    calendar = TABLES["calendar"].replace("20271231", "20261030")
    parsed = parse(feed(calendar=calendar))
    assert "galt nur bis 30.10.2026" in reasons(parsed)
    assert runs(parsed) == USUAL
    assert not departures(parsed.items, (), NOW, NOW + timedelta(days=30))
    ended = "feed_publisher_name,feed_end_date\nX,20261101\n"
    parsed = parse(feed(feed_info=ended))
    assert "gilt nur bis 01.11.2026" in reasons(parsed)
    assert departures(parsed.items, (), NOW, NOW + timedelta(days=1))


def test_a_timetable_of_next_year_is_no_fault():
    calendar = TABLES["calendar"].replace("20260101", "20270701")
    parsed = parse(feed(calendar=calendar))
    assert (parsed.items, parsed.rejected, parsed.error) == ((), (), None)


def test_who_may_not_get_on_and_who_must_order():
    times = TIMES.replace("S2,2,0\nT1", "S2,2,1\nT1").replace(
        "T2,25:00:00,25:01:00,S2,2,0", "T2,25:00:00,25:01:00,S2,2,2"
    )
    parsed = parse(feed(stop_times=times))
    assert ("Groß Wittensee, Dorfplatz", "T1", 29460) not in runs(parsed)
    (run,) = only(parsed).runs
    assert (run.on_demand, run.booking) == (True, "Anrufen: 04356 99")
    times = TIMES.replace("S2,2,0", "S2,2,3")
    run = only(parse(feed(stop_times=times))).runs[0]
    assert (run.on_demand, run.booking) == (False, "Dem Fahrer ein Zeichen geben")


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("B,1,30,,,,,04356 555", "Anrufen bis 7:41 Uhr: 04356 555"),
        ("B,1,600,,,,,", "Anrufen am Vortag bis 22:11 Uhr: 04356 99"),
        ("B,2,,1,17:00:00,,,", "Anrufen am Vortag bis 17:00 Uhr: 04356 99"),
        ("B,2,,2,,,,1", "Anrufen 2 Tage vorher: 1"),
        ("B,0,,,,,Hund erlaubt,1", "Anrufen: 1. Hund erlaubt"),
        ("B,x,y,z,w,<b>nur</b> werktags,,1", "Anrufen: 1. nur werktags"),
        ("C,1,30,,,,,1", "Anrufen: 04356 99"),
    ],
)
def test_how_to_order_is_told_in_german(rule, told):
    header = "booking_rule_id,booking_type,prior_notice_duration_min,prior_notice_last_day,"
    header += "prior_notice_last_time,message,pickup_message,phone_number\n"
    lines = TIMES.splitlines()
    times = [f"{lines[0]},pickup_booking_rule_id", *(f"{line[:-1]}2,B" for line in lines[1:])]
    parsed = parse(feed(booking_rules=header + rule + "\n", stop_times="\n".join(times)))
    assert only(parsed).runs[0].booking == told


def test_a_line_on_demand_needs_no_word_at_its_stops():
    routes = TABLES["routes"].replace(",3\n", ",715\n")
    run = only(parse(feed(routes=routes))).runs[0]
    assert run.on_demand


def test_times_between_timed_stops_are_spread_evenly():
    stops = STOPS + "S4,Bünsdorf,54.37,9.73,0,,\nS5,Goosefeld,54.43,9.81,0,,\n"
    times = TIMES.splitlines()[0] + "\nT1,8:00:00,8:00:00,S1,1,0\nT1,,,S4,2,0\nT1,,,S5,3,0\n"
    times += "T1,8:10:30,8:12:00,S2,4,0\nT1,,,S3,5,0\n"
    parsed = parse(feed(stops=stops, stop_times=times))
    told = {item.timetable.stop: item.timetable.runs[0].seconds for item in parsed.items}
    assert told["Bünsdorf"] == seconds_of("8:03:00")
    assert told["Goosefeld"] == seconds_of("8:07:00")
    # nothing is invented behind the last time
    assert set(told) == {"Haby, Schule", "Bünsdorf", "Goosefeld", "Groß Wittensee, Dorfplatz"}


def test_rows_come_in_any_order():
    lines = TIMES.splitlines()
    for seed in range(5):
        rows = lines[1:]
        Random(seed).shuffle(rows)  # noqa: S311 - not a secret
        assert runs(parse(feed(stop_times="\n".join([lines[0], *rows])))) == USUAL


def test_the_headsign_of_a_stop_goes_before_that_of_its_trip():
    lines = TIMES.splitlines()
    times = [f"{lines[0]},stop_headsign", *(f"{line},über Haby" for line in lines[1:])]
    assert only(parse(feed(stop_times="\n".join(times)))).direction == "über Haby"


def test_headways_are_many_departures():
    frequencies = "trip_id,start_time,end_time,headway_secs\nT1,6:00:00,7:00:00,1200\n"
    table = only(parse(feed(frequencies=frequencies)))
    first = seconds_of("6:00:00")
    assert [(run.seconds, run.starts) for run in table.runs] == [
        (first + 660 + n * 1200, first + n * 1200) for n in range(3)
    ]


@pytest.mark.parametrize(
    "row",
    ["T1,6:00:00,7:00:00,0", "T1,6:00:00,7:00:00,-5", "T1,x,7:00:00,60", "T1,0:00:00,239:00:00,1"],
)
def test_headways_that_are_none_cost_only_themselves(row):
    frequencies = f"trip_id,start_time,end_time,headway_secs\n{row}\nT2,1:00:00,1:30:00,600\n"
    parsed = parse(feed(frequencies=frequencies))
    assert "frequencies.txt, Zeile 2" in reasons(parsed)
    assert ("Groß Wittensee, Dorfplatz", "T2", 3600 + 660) in runs(parsed)


@pytest.mark.parametrize(
    ("table", "old", "new", "where"),
    [
        ("stop_times", "8:10:00,8:11:00", "8:10:00,acht", "stop_times.txt, Zeile 3"),
        ("stop_times", "8:10:00,8:11:00", "8:70:00,8:71:00", "stop_times.txt, Zeile 3"),
        ("stop_times", "S2,2,0\nT1", "S2,zwei,0\nT1", "stop_times.txt, Zeile 3"),
        ("stop_times", "T1,8:10:00,8:11:00,S2,2,0", "T1,8:10:00,8:11:00", "Zeile 3"),
        ("stop_times", "T1,8:10:00,8:11:00,S2", "T1,8:10:00,8:11:00,", "Zeile 3"),
        ("stop_times", "8:30:00,S3,3,0", "8:30:00,S3,2,0", "Zeile 4"),
        ("stops", "S1,", ",", "stops.txt, Zeile 2"),
        ("stops", "54.40,9.80", "Nord,9.80", "stops.txt, Zeile 2"),
        ("stops", "54.40,9.80", "5440,9.80", "stops.txt, Zeile 2"),
        ("trips", "R,D,T2", "Q,D,T2", "trips.txt: 1 Fahrten"),
        ("trips", "R,D,T2", "R,E,T2", "trips.txt: 1 service_id"),
        ("trips", "R,D,T2", "R,D,T1", "trips.txt, Zeile 3"),
        ("trips", "R,D,T2,Nach Eckernförde\n", "", "stop_times.txt: 1 Fahrten"),
        ("calendar", "20260101", "1.1.2026", "calendar.txt, Zeile 2"),
        ("routes", ",3\n", ",Bus\n", "routes.txt, Zeile 2"),
        ("agency", "Europe/Berlin", "Europe/Wittensee", "agency.txt, Zeile 2"),
        ("agency", "Europe/Berlin", "../../etc/passwd", "agency.txt, Zeile 2"),
    ],
)
def test_a_broken_row_costs_itself_and_names_its_line(table, old, new, where):
    assert old in TABLES[table]
    parsed = parse(feed(**{table: TABLES[table].replace(old, new, 1)}))
    assert parsed.error is None
    assert where in reasons(parsed)
    for item in parsed.items:
        assert_item_is_safe(item)


def test_broken_rows_are_told_one_by_one_and_then_counted():
    times = TIMES + "".join(f"T1,x,y,S1,{n},0\n" for n in range(10, 5010))
    parsed = parse(feed(stop_times=times))
    assert len(parsed.rejected) == 101
    assert parsed.rejected[-1].where == "stop_times.txt: 4900 weitere Zeilen"
    assert runs(parsed) == USUAL


def test_a_missing_table_of_agencies_means_berlin():
    parsed = parse(feed(agency=None))
    assert only(parsed).zone == "Europe/Berlin"
    assert "agency.txt" in reasons(parsed)


@pytest.mark.parametrize("table", ["stops", "routes", "trips", "stop_times"])
def test_without_these_tables_it_is_no_timetable(table):
    parsed = parse(feed(**{table: None}))
    assert f"{table}.txt" in parsed.error
    assert not parsed.items


def test_stops_by_id_and_name():
    assert {i.timetable.stop_id for i in parse(feed(), options={"stops": "S2"}).items} == {"S2"}
    named = {"stops": " groß wittensee,  dorfplatz ; S1"}
    parsed = parse(feed(), options=named)
    assert [i.timetable.stop_id for i in parsed.items] == ["S2", "S2", "S1", "S1"]
    parsed = parse(feed(), options={"stops": "S1;Nirgendwo"})
    assert "„Nirgendwo“ steht nicht in stops.txt" in reasons(parsed)
    assert parsed.items


def test_stops_near_the_terminal_the_nearest_first():
    assert {i.timetable.stop_id for i in parse(feed(), point=HERE).items} == {"S2"}
    wide = parse(feed(), point=HERE, options={"radius_m": "4000"})
    assert [i.timetable.stop_id for i in wide.items] == ["S2", "S2", "S1", "S1"]
    none = parse(feed(), point=Point(50, 9))
    assert "liegt keine Haltestelle" in reasons(none)
    assert not none.items
    assert "keine Entfernung" in reasons(parse(feed(), point=HERE, options={"radius_m": "weit"}))


def test_a_station_stands_for_its_platforms_and_names_them():
    stops = STOPS + 'P,"Owschlag, Bahnhof",54.40,9.60,1,,\nP1,,,,0,P,1\nP2,,,,0,P,2\n'
    stops += "E,Eingang,54.40,9.60,2,P,\n"
    times = TIMES.replace("S1", "P1", 1).replace("S1", "P2", 1)
    data = feed(stops=stops, stop_times=times)
    for options in ({"stops": "P"}, {"stops": "Owschlag, Bahnhof"}):
        found = [item.timetable for item in parse(data, options=options).items]
        assert {(t.stop, t.platform) for t in found} == {
            ("Owschlag, Bahnhof", "1"),
            ("Owschlag, Bahnhof", "2"),
        }
        assert {t.point for t in found} == {Point(54.40, 9.60)}
    (platform,) = parse(data, options={"stops": "P2"}).items
    assert platform.timetable.stop == "Owschlag, Bahnhof"
    near = parse(data, point=Point(54.401, 9.601))
    assert {item.timetable.platform for item in near.items} == {"1", "2"}


def test_what_lies_at_zero_zero_is_nowhere():
    stops = STOPS.replace("54.39,9.77", "0,0")
    assert "S2" not in {
        i.timetable.stop_id for i in parse(feed(stops=stops), point=Point(0.001, 0.001)).items
    }


@pytest.mark.parametrize(
    ("form", "mode"),
    [(0, "tram"), (2, "rail"), (3, "bus"), (4, "ferry"), (6, "other"), (11, "bus"), (100, "rail"),
     (109, "rail"), (200, "bus"), (401, "rail"), (700, "bus"), (702, "bus"), (715, "bus"),
     (900, "tram"), (1000, "ferry"), (1200, "ferry"), (1300, "other"), (1501, "bus"),
     (9999, "other"), (-1, "other"), (50, "other")],
)  # fmt: skip
def test_modes(form, mode):
    assert mode_of(form) == mode


def test_the_places_on_the_way_are_few_and_say_something_new():
    stops = ["Wittensee, Kirche", "Bünsdorf, A", "Bünsdorf, B", "Haby, C", "Eckernförde, Markt"]
    assert via_of([*stops, "Eckernförde, ZOB"], "Wittensee, Dorfplatz", "Eckernförde, ZOB") == (
        "Bünsdorf",
        "Haby",
    )
    assert via_of([f"Dorf {n}" for n in range(30)], "Hier", "Dorf 29") == (
        "Dorf 0",
        "Dorf 14",
        "Dorf 28",
    )
    assert via_of([], "Hier", "Dort") == ()


def test_what_is_beyond_the_most_items_is_counted():
    parsed = parse(feed(), max_items=1)
    assert len(parsed.items) == 1
    assert "3 Fahrpläne" in reasons(parsed)


def test_markup_and_controls_do_not_come_through():
    stops = STOPS.replace("Haby, Schule", "<script>x</script>Haby\u202e<b>")
    trips = TRIPS.replace("Nach Eck", "<img src=x onerror=y>\u200bEck")
    for item in parse(feed(stops=stops, trips=trips)).items:
        assert_item_is_safe(item)
