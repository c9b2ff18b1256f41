# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""GTFS that nobody honest sends: broken archives, bombs, floods and noise."""

import io
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.model import Kind
from content.sources.adapter import Context, Parsed, adapter
from content.timetables import departures
from content.workshop import Workshop
from tests.content.gtfs_files import TABLES, feed
from tests.content.safety import assert_item_is_safe

GTFS = adapter("gtfs")
NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
TRIPS, TIMES = TABLES["trips"], TABLES["stop_times"]


def parse(data):
    return GTFS.parse(data, Context("nah", Kind.DEPARTURE, NOW))


def runs(parsed):
    return {
        (item.timetable.stop, run.trip, run.seconds)
        for item in parsed.items
        for run in item.timetable.runs
    }


USUAL = runs(parse(feed()))


def encrypted():
    data = bytearray(feed())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def damaged():
    data = bytearray(feed())
    at = data.find(b"stop_times.txt") + 40
    data[at : at + 20] = b"\xff" * 20
    return bytes(data)


def packed(method, size=1_000):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, text in TABLES.items():
            archive.writestr(f"{name}.txt", text)
        archive.writestr("fill.txt", b"0" * size)
    return made.getvalue()


def bomb(size):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("stop_times.txt", "w") as table:
            for _ in range(size // 1_000_000):
                table.write(b"\n" * 1_000_000)
        for name in ("stops", "trips", "routes"):
            archive.writestr(f"{name}.txt", TABLES[name])
    return made.getvalue()


def crowded(files):
    made = io.BytesIO(feed())
    with zipfile.ZipFile(made, "a") as archive:
        for number in range(files):
            archive.writestr(f"{number}.txt", b"")
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "kein lesbares Zip"),
        (b"PK", "kein lesbares Zip"),
        (b"<html>Wartung</html>", "kein lesbares Zip"),
        (b"PK\x05\x06" + b"\0" * 18, "fehlt stop_times.txt"),
        (feed()[:-400], "kein lesbares Zip"),
        (encrypted(), "verschlüsselt"),
        (damaged(), "beschädigt"),
        (packed(zipfile.ZIP_BZIP2), "unübliche Weise gepackt"),
        (packed(zipfile.ZIP_LZMA), "unübliche Weise gepackt"),
        (bomb(90_000_000), "verdächtig dicht"),
        (bomb(210_000_000), "mehr als 200 MB"),
        (crowded(600), "mehr als 500 Dateien"),
    ],
    ids=["empty", "PK", "html", "no files", "cut", "encrypted", "damaged", "bzip2", "lzma",
         "dense", "large", "crowded"],
)  # fmt: skip
def test_hostile_archives_are_refused_with_a_reason(data, told):
    parsed = parse(data)
    assert told in parsed.error
    assert not parsed.items


def test_a_line_without_end_is_no_line():
    parsed = parse(feed(stop_times=TIMES + "T1," + "x" * 3_000_000 + "\nT1,,,S1,99,0\n"))
    assert parsed.error is None
    assert ("Groß Wittensee, Dorfplatz", "T1", 29460) in runs(parsed)


def test_a_hundred_thousand_departures_are_bounded():
    lines = TIMES.splitlines()[:1]
    trips = [TRIPS.splitlines()[0]]
    for number in range(34_000):
        trips.append(f"R,D,X{number},Ziel {number}")
        for place in (1, 2, 3):
            lines.append(f"X{number},9:0{place}:00,9:0{place}:00,S{place},{place},0")
    data = feed(trips="\n".join(trips), stop_times="\n".join(lines))
    # a worker may take a gigabyte and ten seconds
    with Workshop() as workshop:
        parsed = workshop.parse("gtfs", data, Context("nah", Kind.DEPARTURE, NOW))
    assert parsed.error is None
    assert len(parsed.items) == 500
    assert parsed.rejected


def test_every_row_twice_is_no_other_timetable():
    lines = TIMES.splitlines()
    parsed = parse(feed(stop_times="\n".join([lines[0], *(lines[1:] * 2)])))
    assert runs(parsed) == USUAL
    assert len(parsed.rejected) == 6


@given(data=st.binary(max_size=400))
@settings(max_examples=150)
def test_garbage_never_raises(data):
    for raw in (data, b"PK\x03\x04" + data, feed()[:200] + data):
        assert isinstance(parse(raw), Parsed)
        assert isinstance(GTFS.detect(raw), bool)


@given(
    name=st.sampled_from(sorted(TABLES)),
    cut=st.integers(0, 300),
    noise=st.binary(max_size=60),
)
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_a_table_with_noise_in_it_never_raises(name, cut, noise):
    data = TABLES[name].encode()
    parsed = parse(feed(**{name: data[:cut] + noise + data[cut:]}))
    assert isinstance(parsed, Parsed)
    for item in parsed.items:
        assert_item_is_safe(item)
    departures(parsed.items, (), NOW, NOW + timedelta(days=2))


CELL = st.one_of(
    st.sampled_from(["", "T1", "S1", "S2", "8:00:00", "25:10:00", "2", "1", "-1", "99999999999"]),
    st.text(max_size=8),
)


@given(rows=st.lists(st.lists(CELL, max_size=8), max_size=12))
@settings(max_examples=200)
def test_any_rows_of_stop_times_never_raise(rows):
    text = TIMES + "\n".join(",".join(row) for row in rows)
    parsed = parse(feed(stop_times=text.encode("utf-8", "surrogatepass")))
    assert isinstance(parsed, Parsed)
    assert all(one.where and one.reason for one in parsed.rejected)


def test_it_is_told_from_other_archives():
    assert GTFS.detect(feed())
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("warnung.xml", "<alert/>")
    assert not GTFS.detect(other.getvalue())
