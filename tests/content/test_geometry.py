# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Distances, outlines and courses, against figures known from elsewhere and odd input."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.details import Point
from content.geometry import (
    bearing_deg,
    bounded,
    box_of,
    distance_m,
    in_ring,
    length_m,
    near_germany,
    nearest_m,
    on_earth,
    simplify,
)

ECKERNFOERDE = Point(54.4739, 9.8365)
RENDSBURG = Point(54.3064, 9.6631)
SQUARE = (Point(0, 0), Point(0, 10), Point(10, 10), Point(10, 0))

points = st.builds(
    Point, st.floats(53.9, 54.9, allow_nan=False), st.floats(9.2, 10.2, allow_nan=False)
)


def test_a_degree_of_latitude_is_some_111_km() -> None:
    assert distance_m(Point(54, 9), Point(55, 9)) == pytest.approx(111_195, abs=5)


def test_distance_is_the_same_both_ways_and_nothing_to_itself() -> None:
    assert distance_m(ECKERNFOERDE, RENDSBURG) == pytest.approx(21_750, rel=0.01)
    assert distance_m(ECKERNFOERDE, RENDSBURG) == distance_m(RENDSBURG, ECKERNFOERDE)
    assert distance_m(RENDSBURG, RENDSBURG) == 0


def test_the_other_side_of_the_earth_is_half_its_girth_away() -> None:
    assert distance_m(Point(0, 0), Point(0, 180)) == pytest.approx(20_015_115, rel=1e-6)


@pytest.mark.parametrize(
    ("to", "direction"),
    [(Point(55, 9), 0), (Point(54, 10), 90), (Point(53, 9), 180), (Point(54, 8), 270)],
)
def test_bearing(to: Point, direction: float) -> None:
    assert bearing_deg(Point(54, 9), to) == pytest.approx(direction, abs=0.5)


def test_length_of_nothing_and_of_one_point_is_zero() -> None:
    assert length_m(()) == 0
    assert length_m((RENDSBURG,)) == 0


def test_box() -> None:
    assert box_of(()) is None
    box = box_of((ECKERNFOERDE, RENDSBURG))
    assert box is not None
    assert box.holds(box.middle)
    assert not box.holds(Point(54.0, 9.7))


@pytest.mark.parametrize("closed", [False, True])
def test_point_in_ring(closed: bool) -> None:  # noqa: FBT001 - a parameter of the test
    ring = (*SQUARE, SQUARE[0]) if closed else SQUARE
    assert in_ring(Point(5, 5), ring)
    assert not in_ring(Point(5, 11), ring)
    assert not in_ring(Point(-1, 5), ring)


def test_no_point_lies_in_a_ring_of_nothing() -> None:
    assert not in_ring(Point(5, 5), ())
    assert not in_ring(Point(5, 5), SQUARE[:1])
    assert not in_ring(Point(5, 5), SQUARE[:2])


def test_a_dent_is_outside() -> None:
    dented = (Point(0, 0), Point(0, 10), Point(10, 10), Point(2, 5), Point(10, 0))
    assert in_ring(Point(1, 5), dented)
    assert not in_ring(Point(6, 5), dented)


@pytest.mark.parametrize(
    ("latitude", "longitude", "there"),
    [(54.4, 9.7, True), (9.7, 54.4, True), (91, 0, False), (0, 181, False), (math.nan, 0, False)],
)
def test_on_earth(latitude: float, longitude: float, there: bool) -> None:  # noqa: FBT001
    assert on_earth(latitude, longitude) is there


def test_a_swapped_pair_is_not_near_germany() -> None:
    assert near_germany(54.4, 9.7)
    assert not near_germany(9.7, 54.4)


def test_nearest_counts_the_stretch_between_two_points() -> None:
    road = (Point(54.0, 9.0), Point(54.0, 9.2))
    assert nearest_m(Point(54.01, 9.1), road) == pytest.approx(1_112, abs=5)
    assert nearest_m(Point(54.0, 9.0), ()) == math.inf
    assert nearest_m(Point(54.0, 9.0), road[:1]) == 0


def test_a_straight_course_needs_its_ends_only() -> None:
    straight = [Point(54 + i / 1000, 9.5) for i in range(500)]
    assert simplify(straight, 1) == (0, 499)


def test_a_ring_that_ends_where_it_begins_keeps_its_corners() -> None:
    ring = [Point(54, 9), Point(54, 9.1), Point(54.1, 9.1), Point(54.1, 9), Point(54, 9)]
    assert simplify(ring, 100) == (0, 1, 2, 3, 4)


def test_the_same_point_a_thousand_times() -> None:
    assert simplify([RENDSBURG] * 1000, 1) == (0, 999)


@given(st.lists(points, max_size=60), st.floats(1, 5_000))
def test_what_is_left_out_lies_within_the_tolerance(path: list[Point], tolerance: float) -> None:
    kept = simplify(path, tolerance)
    drawn = [path[i] for i in kept]
    if path:
        assert kept[0] == 0
        assert kept[-1] == len(path) - 1
    for point in path:
        # the flat map is laid at the first point there, at this one here
        assert nearest_m(point, drawn) <= tolerance * 1.05 + 1


def test_a_huge_zigzag_is_bounded() -> None:
    zigzag = [Point(54 + (i % 2) / 10, 9 + i / 1_000_000) for i in range(200_000)]
    kept = bounded(zigzag, 500)
    assert 2 <= len(kept) <= 500
    assert kept[0] == 0
    assert kept[-1] == len(zigzag) - 1
