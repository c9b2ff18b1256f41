# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where keys lie above the ground, for panels of many sizes that hang at many heights."""

import math

import pytest

from player.zones import EASE_MM, REACH_MM, TARGET_MM, zones

INCH = 25.4
UPRIGHT, LYING = (2160, 3840), (3840, 2160)
PANELS = [
    (size, inches * INCH, edge)
    for size in (UPRIGHT, LYING, (1080, 1920), (1920, 1080), (1200, 1920), (1920, 1200))
    for inches in (22, 32, 43, 55, 65, 75, 86, 98)
    for edge in (0, 200, 500, 700, 800, 900, 1000)
]
# From the lower edge of the frame, in px of LOOK.md: the bar, and the horizon over the choose zone.
USUAL = {True: (152, 830), False: (240, 1448)}
FOLD = {True: 72, False: 160}


def above_ground(size, diagonal, edge, px):
    """Millimetres above ground of so many px of the frame above the lower edge."""
    scale = min(max(size) / 3840, min(size) / 2160)
    return edge + px * diagonal / math.hypot(*size) * scale


def test_usual_mounting_leaves_everything_as_drawn():
    for size, edge in ((UPRIGHT, 500), (LYING, 800)):
        found = zones(*size, 86 * INCH, edge)
        assert (found.raised, found.lifted, found.lowered_scale, found.target) == (0, 0, 1, 120)


def test_an_upright_panel_at_its_usual_height_needs_no_key_for_it():
    assert zones(*UPRIGHT, 86 * INCH, 500).low
    assert not zones(*UPRIGHT, 86 * INCH, 700).low
    # lists of landscape pages fill their side up to the head
    assert not zones(*LYING, 86 * INCH, 800).low


@pytest.mark.parametrize(("size", "diagonal", "edge"), PANELS)
def test_the_horizon_is_in_reach_as_it_is_or_after_one_touch(size, diagonal, edge):
    found = zones(*size, diagonal, edge)
    lying = size[0] > size[1]
    horizon = USUAL[lying][1] + found.raised
    slack = 24 * diagonal / 4406
    if found.low:
        assert above_ground(size, diagonal, edge, horizon) <= REACH_MM + slack
    lowered = (horizon - FOLD[lying]) * found.lowered_scale
    smallest = max(0.6, TARGET_MM / (120 * above_ground(size, diagonal, 0, 1)))
    assert (
        above_ground(size, diagonal, edge, lowered) <= REACH_MM + slack
        # nobody could read it any smaller: such a panel hangs too high, and docs/reach.md says so
        or math.isclose(found.lowered_scale, min(1, smallest))
    )


@pytest.mark.parametrize(("size", "diagonal", "edge"), PANELS)
def test_a_lowered_frame_knows_how_high_one_reaches(size, diagonal, edge):
    found = zones(*size, diagonal, edge)
    top = above_ground(size, diagonal, edge, found.reach * found.lowered_scale)
    assert top == pytest.approx(REACH_MM)


@pytest.mark.parametrize(("size", "diagonal", "edge"), PANELS)
def test_no_key_is_smaller_than_a_finger(size, diagonal, edge):
    found = zones(*size, diagonal, edge)
    px = above_ground(size, diagonal, 0, 1) * found.lowered_scale
    assert found.target * px >= TARGET_MM - 0.01


@pytest.mark.parametrize(("size", "diagonal", "edge"), PANELS)
def test_the_bar_comes_up_to_the_hands_where_the_panel_has_room(size, diagonal, edge):
    found = zones(*size, diagonal, edge)
    lying = size[0] > size[1]
    bar = above_ground(size, diagonal, edge, USUAL[lying][0] + found.lifted)
    assert 0 <= found.lifted <= found.raised
    # lifted as far as is good for hands, or as far as pictures and headlines leave room
    assert found.lifted in (0, found.raised) or bar == pytest.approx(EASE_MM)
    assert bar >= EASE_MM or found.lifted == found.raised


def test_the_look_zone_keeps_its_room():
    assert zones(*UPRIGHT, 86 * INCH, 0).raised == 400
    assert zones(*LYING, 86 * INCH, 0).raised == 160


def test_an_odd_frame_gives_what_it_has_more_to_the_look_zone():
    slim = zones(1080, 2400, 86 * INCH, 0)
    assert slim.raised > 400
