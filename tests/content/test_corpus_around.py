# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Real OParl objects, and the GPX files of a library's own tests: nothing is lost."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import gpxpy
import pytest

from content.model import Kind
from content.sources.adapter import Context, adapter
from content.sources.positions import point_in
from tests.content.safety import assert_item_is_safe

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
TRACKS = sorted((CORPUS / "gpx").glob("*"))
OBJECTS = sorted((CORPUS / "oparl").rglob("*.json"))
NOW = datetime(2026, 11, 22, tzinfo=UTC)
pytestmark = pytest.mark.skipif(
    not (TRACKS and OBJECTS), reason="the corpus does not lie beside the repository"
)


def read(name, path, kind):
    context = Context("amt", kind, NOW, max_items=10_000)
    return adapter(name).parse(path.read_bytes(), context)


def test_every_track_route_and_waypoint_is_shown_or_told(capsys):
    table = [f"{'gpx':48}{'gpxpy':>7}{'items':>7}{'rejected':>10}"]
    for path in TRACKS:
        found = read("gpx", path, Kind.PLACE)
        held = gpxpy.parse(path.read_bytes().decode("utf-8-sig"))
        seen = len(held.tracks) + len(held.routes) + len(held.waypoints)
        assert found.error is None, path.name
        assert len(found.items) + len(found.rejected) == seen, path.name
        for item in found.items:
            assert_item_is_safe(item)
        row = f"{seen:7}{len(found.items):7}{len(found.rejected):10}"
        table.append(f"{path.name:48}{row}")
    with capsys.disabled():
        sys.stdout.write("\n".join(("", *table, "")))


def test_lengths_agree_with_the_library():
    for path in TRACKS:
        held = gpxpy.parse(path.read_bytes().decode("utf-8-sig"))
        lengths = [t.length_2d() for t in held.tracks if t.get_points_no() > 1]
        found = [i.place.length_m for i in read("gpx", path, Kind.PLACE).items if i.place.length_m]
        for ours, theirs in zip(found, lengths, strict=False):
            assert ours == pytest.approx(theirs, rel=0.02, abs=5), path.name


def test_an_oparl_object_that_is_no_meeting_says_where_it_leads(capsys):
    wanted = 0
    for path in OBJECTS:
        found = read("oparl", path, Kind.MEETING)
        assert found.error is None, path.name
        # the one object that the file is: a body or a system, which holds no meeting itself
        assert len(found.items) + len(found.rejected) == 1, path.name
        leads = json.loads(path.read_bytes())
        target = leads["body"] if "oparlVersion" in leads else leads["meeting"]
        assert [request.url for request in found.wants] == [target], path.name
        assert target in found.rejected[0].reason
        assert adapter("oparl").detect(path.read_bytes()), path.name
        assert not adapter("geojson").detect(path.read_bytes()), path.name
        wanted += 1
    with capsys.disabled():
        sys.stdout.write(f"\noparl: {len(OBJECTS)} objects, 0 meetings, {wanted} leads\n")


def test_real_coordinates_are_put_right():
    points = []
    for path in OBJECTS:
        place = json.loads(path.read_bytes()).get("location")
        if isinstance(place, dict) and "geojson" in place:
            points.append(point_in(place["geojson"]))
    known = [point for point in points if point is not None]
    assert known
    assert all(47 < point.latitude < 55.1 for point in known)
    assert all(5.8 < point.longitude < 15.1 for point in known)
