# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Keys lead as one reads: bands from above, columns from the left."""

from hypothesis import given
from hypothesis import strategies as st

from player.focus import Box, reading_order

SIZES = st.floats(1, 500)
BOXES = st.builds(Box, st.floats(0, 3000), st.floats(0, 3000), SIZES, SIZES)


def test_rows_from_above_and_each_from_the_left():
    wall = [Box(0, 100, 90, 90), Box(100, 0, 90, 90), Box(0, 0, 90, 90), Box(100, 100, 90, 90)]
    assert reading_order(wall) == [2, 1, 0, 3]


def test_a_list_beside_keys_is_not_read_across():
    chips, more, rows = Box(0, 400, 90, 60), Box(0, 500, 90, 60), Box(200, 100, 500, 600)
    assert reading_order([rows, more, chips]) == [2, 1, 0]


def test_a_tall_key_comes_after_the_rows_beside_it():
    rows, done = Box(0, 0, 500, 200), Box(520, 0, 100, 200)
    assert reading_order([done, rows]) == [1, 0]


def test_what_overlaps_goes_by_its_upper_edge():
    sheet, key = Box(0, 0, 500, 500), Box(0, 400, 500, 120)
    assert reading_order([key, sheet]) == [1, 0]


@given(st.lists(BOXES, max_size=30))
def test_each_box_comes_once(boxes):
    assert sorted(reading_order(boxes)) == list(range(len(boxes)))


@given(st.lists(BOXES, max_size=12), st.randoms())
def test_the_order_is_that_of_the_glass_not_of_the_code(boxes, rng):
    mixed = list(dict.fromkeys(boxes))
    first = [mixed[n] for n in reading_order(mixed)]
    rng.shuffle(mixed)
    assert {(b.x, b.y) for b in first} == {(b.x, b.y) for b in mixed}
    corners = [(b.x, b.y) for b in (mixed[n] for n in reading_order(mixed))]
    if len(set(corners)) == len(corners):
        assert corners == [(b.x, b.y) for b in first]


@given(BOXES, BOXES)
def test_what_is_cut_lies_in_the_frame_and_what_is_united_in_both(one, frame):
    cut = one.cut(frame)
    assert frame.x <= cut.x <= frame.x + frame.width
    assert frame.y <= cut.y <= frame.y + frame.height
    both = one.united(frame)
    assert both.x <= min(one.x, frame.x)
    assert both.y <= min(one.y, frame.y)
