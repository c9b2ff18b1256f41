# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The map, its pins and names, the list, and one place in full."""

import itertools
import math
import re
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.details import Opening, Place, Point
from content.model import Item, Kind, Text
from player.view.atlas import NOWHERE, Marked, atlas, backdrop
from player.view.here import Here
from player.view.place_detail import FLAT, Rooms, direction, place_detail, profile
from player.view.places import MOST_PINS, TRAILS, away_m, places_view
from player.view.sheet import PIN_RADIUS, Room
from player.view.shore import course, scalloped, streaks

NOW = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
HERE = Point(54.39, 9.77)
GLASS = Here(NOW, "Groß Wittensee", HERE)
ROOM = Room(2160, 1900)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def place(name, **more):
    known = Place(**{"point": HERE, **more})
    return Item(f"o:{name}", Kind.PLACE, "o", {"de": Text(name)}, place=known)


def spots(path):
    return [float(number) for number in NUMBER.findall(path)]


LAKE = Place(
    shape="area", trade="See", point=Point(54.38, 9.74),
    path=(tuple(Point(54.38 + a, 9.74 + b) for a, b in
                ((-0.01, -0.03), (-0.01, 0.03), (0.01, 0.03), (0.01, -0.03))),),
)  # fmt: skip
TRAIL = Place(
    shape="line", trade="Wanderweg", point=Point(54.40, 9.77), length_m=3_300, ascent_m=42,
    path=(tuple(Point(54.40 + n / 1000, 9.77 + n / 500) for n in range(20)),),
    elevations=tuple(float(10 + 30 * math.sin(n / 6)) for n in range(20)),
)  # fmt: skip


def test_the_nearest_comes_first_and_a_trail_counts_where_it_is_nearest():
    far, near = place("Fern", point=Point(54.5, 9.77)), place("Nah", point=Point(54.391, 9.77))
    way = place("Weg", **{f: getattr(TRAIL, f) for f in ("shape", "path", "trade")})
    view = places_view([far, way, near], GLASS, "", ROOM)
    assert [row.title for row in view.rows] == ["Nah", "Weg", "Fern"]
    assert [row.number for row in view.rows] == ["1", "2", "3"]
    assert view.rows[1].symbol == "route"


def test_layers_are_ground_and_no_goals():
    view = places_view([place("Wittensee", **_fields(LAKE)), place("Bad")], GLASS, "", ROOM)
    assert [row.title for row in view.rows] == ["Bad"]
    assert {layer.kind for layer in view.atlas.layers} >= {"water", "streak"}


def test_chips_choose_and_an_unknown_choice_shows_everything():
    items = [place("A", trade="Café"), place("B", trade="Café"), place("C", **_fields(TRAIL))]
    view = places_view(items, GLASS, "Café", ROOM)
    assert [row.title for row in view.rows] == ["A", "B"]
    assert [(chip.name, chip.selected) for chip in view.chips] == [
        ("", False), (TRAILS, False), ("Café", True)
    ]  # fmt: skip
    assert [row.title for row in places_view(items, GLASS, TRAILS, ROOM).rows] == ["C"]
    gone = places_view(items, GLASS, "Kiosk", ROOM)
    assert len(gone.rows) == 3
    assert gone.chips[0].selected


def test_what_is_far_is_in_the_list_and_not_on_the_map():
    view = places_view([place("Nah"), place("Rom", point=Point(41.9, 12.5))], GLASS, "", ROOM)
    assert [(row.title, row.number) for row in view.rows] == [("Nah", "1"), ("Rom", "")]
    assert len(view.atlas.pins) == 1


def test_where_everything_is_far_there_is_still_a_map():
    view = places_view([place("Rom", point=Point(41.9, 12.5))], GLASS, "", ROOM)
    assert len(view.atlas.pins) == 1


def test_a_terminal_without_coordinates_shows_places_by_name():
    glass = Here(NOW)
    view = places_view([place("B"), place("A", point=Point(54.4, 9.8))], glass, "", ROOM)
    assert [row.title for row in view.rows] == ["A", "B"]
    assert view.rows[0].note == ""
    assert view.atlas.here is None
    assert len(view.atlas.pins) == 2


def test_forty_places_have_as_many_pins_as_can_be_told_apart():
    items = [
        place(f"Ort {n}", point=Point(54.39 + n / 3000, 9.77 + (n * 7 % 40) / 2000))
        for n in range(40)
    ]
    view = places_view(items, GLASS, "", ROOM)
    assert len(view.rows) == 40
    assert len(view.atlas.pins) == MOST_PINS
    assert_apart(view.atlas.pins)


def test_nothing_says_so():
    view = places_view([], GLASS, "", ROOM)
    assert view.nothing
    assert view.rows == ()
    assert places_view([place("x")], GLASS, "", Room(0, 0)).atlas == NOWHERE


def test_all_at_one_spot_stand_beside_one_another():
    marked = [Marked(str(n), Place(point=HERE), str(n)) for n in range(12)]
    found = atlas(marked, (), HERE, ROOM)
    assert_apart(found.pins)
    assert found.here is not None


def assert_apart(pins):
    for a, b in itertools.combinations(pins, 2):
        assert math.hypot(a.x - b.x, a.y - b.y) >= 2 * PIN_RADIUS, (a, b)


degrees = st.builds(Point, st.floats(54.2, 54.6), st.floats(9.4, 10.1))


@given(st.lists(degrees, min_size=1, max_size=15), st.floats(700, 2160), st.floats(600, 1900))
def test_pins_and_what_they_point_to_are_on_the_sheet(points, width, height):
    room = Room(width, height)
    marked = [Marked(str(n), Place(point=point), str(n)) for n, point in enumerate(points)]
    found = atlas(marked, (), HERE, room)
    for pin in found.pins:
        assert 0 <= pin.tip_x <= width
        assert 0 <= pin.tip_y <= height
        assert 0 <= pin.x <= width
        assert 0 <= pin.y <= height
    assert 0 < found.scale_px <= width


def test_north_is_up_and_east_is_right():
    marked = [
        Marked("n", Place(point=Point(54.45, 9.77)), "1"),
        Marked("e", Place(point=Point(54.39, 9.90)), "2"),
    ]
    found = {pin.item: pin for pin in atlas(marked, (), HERE, ROOM).pins}
    assert found["n"].tip_y < found["e"].tip_y
    assert found["e"].tip_x > found["n"].tip_x


def test_names_lie_beside_pins_and_within_their_lakes():
    lake = replace(LAKE, trade="See")
    village = Place(point=Point(54.386, 9.758), trade="Dorf")
    marked = [Marked("x", Place(point=Point(54.38, 9.74)), "1")]
    found = atlas(marked, [("Wittensee", lake), ("Haby", village)], HERE, ROOM)
    assert {label.text for label in found.labels} == {"Wittensee", "Haby"}
    pin = found.pins[0]
    for label in found.labels:
        assert math.hypot(label.x - pin.x, label.y - pin.y) > PIN_RADIUS


def test_a_name_without_room_is_left_out():
    tiny = replace(LAKE, path=(tuple(Point(54.38 + a, 9.74) for a in (0, 1e-5, 2e-5)),))
    found = atlas([Marked("x", Place(point=HERE), "1")], [("Teich", tiny)], HERE, ROOM)
    assert not [label for label in found.labels if label.text == "Teich"]


@pytest.mark.parametrize(
    ("trade", "shape", "kind"),
    [
        ("See", "area", "water"), ("WALD ", "area", "wood"), ("Straße", "line", "road"),
        ("Dorf", "point", "village"), ("See", "point", ""), ("Wanderweg", "line", ""),
        ("", "area", ""), ("Seebad", "area", ""),
    ],
)  # fmt: skip
def test_what_makes_the_ground(trade, shape, kind):
    assert backdrop(Place(trade=trade, shape=shape)) == kind


def test_ways_to_ride_are_lines():
    kinds = [
        atlas([Marked("x", replace(TRAIL, trade=trade), "1")], (), HERE, ROOM).layers[-1].kind
        for trade in ("Radweg", "Wanderweg")
    ]
    assert kinds == ["ride", "trail"]


@given(st.lists(st.tuples(st.floats(-100, 3000), st.floats(-100, 3000)), max_size=30))
def test_shapes_are_drawn_or_left_out_but_never_odd(ring):
    for path in (course(ring), course(ring, ring=True)):
        assert "nan" not in path
        assert path == "" or path.startswith("M ")
    if ring:
        assert "nan" not in scalloped(ring, 30) + streaks(ring)
        assert streaks(ring).count("M") <= 60


def test_one_place_in_full():
    hours = (Opening((5,), time(10), time(18)),)
    item = place(
        "Café", point=Point(54.40, 9.79), trade="Café", phone="04356", hours=hours,
        address="Seeweg 2, Bünsdorf",
    )  # fmt: skip
    view = place_detail([item], item.id, GLASS, Rooms(ROOM))
    facts = [(fact.title, fact.detail) for fact in view.facts]
    assert facts[0] == ("1,7 km", "nach Nordosten")
    assert ("Seeweg 2", "Bünsdorf") in facts
    assert view.notice == "Jetzt geöffnet"
    assert view.take_along.content == "geo:54.40000,9.79000"
    assert view.week[0].hours == "10 bis 18 Uhr"
    assert place_detail([item], "o:weg", GLASS, Rooms(ROOM)) is None


def test_a_link_is_better_than_coordinates():
    item = replace(place("Café"), link="https://cafe.example/")
    view = place_detail([item], item.id, GLASS, Rooms(ROOM))
    assert view.take_along.content == "https://cafe.example/"


def test_the_profile_fits_its_room():
    found = profile(TRAIL, (1968, 210))
    numbers = spots(found.line)
    assert min(numbers[::2]) == 0
    assert max(numbers[::2]) == pytest.approx(1968, abs=0.2)
    assert min(numbers[1::2]) >= 0
    assert max(numbers[1::2]) <= 210
    assert found.highest == "40 m"


@pytest.mark.parametrize(
    "odd",
    [
        replace(TRAIL, elevations=()),
        replace(TRAIL, elevations=(1.0,)),
        replace(TRAIL, elevations=(5.0,) * 20),
        replace(TRAIL, path=(tuple(HERE for _ in range(20)),)),
        Place(),
    ],
)
def test_flat_or_unknown_ground_has_no_profile(odd):
    assert profile(odd, (1968, 210)) == FLAT


@pytest.mark.parametrize(
    ("there", "said"),
    [
        (Point(54.5, 9.77), "nach Norden"),
        (Point(54.39, 9.6), "nach Westen"),
        (Point(54.3, 9.62), "nach Südwesten"),
        (Point(54.3, 9.7701), "nach Süden"),
    ],
)
def test_direction(there, said):
    assert direction(HERE, there) == said


def test_a_place_without_a_point_is_nowhere():
    assert away_m(Place(), HERE) == math.inf
    item = place("x", point=None)
    view = place_detail([item], item.id, GLASS, Rooms(ROOM))
    assert view.atlas == NOWHERE
    assert view.take_along.content == ""


def _fields(known):
    return {name: getattr(known, name) for name in ("shape", "path", "trade", "point", "length_m")}
