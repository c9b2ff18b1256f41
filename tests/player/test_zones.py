# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

import pytest

from player.zones import raised


def test_usual_mounting_leaves_the_horizon():
    assert raised("portrait", 500, 2184) == 0
    assert raised("landscape", 800, 2184) == 0


def test_a_panel_that_hangs_high_keeps_its_choose_zone():
    assert raised("portrait", 800, 2184) == 0


def test_a_panel_that_hangs_low_is_used_higher_up_the_glass():
    up = raised("portrait", 400, 2184)
    # 100 mm lower is about 200 px
    assert up == pytest.approx(200, abs=15)


def test_the_look_zone_stays():
    assert 2392 - raised("portrait", 0, 2184) == 1992
