# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""When the glass is black on purpose, and what lights it."""

from datetime import time, timedelta

from content import drill, light, standing
from content.basics import Opening
from tests.player.visitor import goes_by, pause, stage, wake


def test_in_the_dark_hours_the_glass_is_black_until_touched(opened):
    player = opened(hours=(Opening((0, 1, 2, 3, 4, 5, 6), time(20), time(21)),))
    assert stage(player) == "dark"
    pause(50)
    picture = player.window.grabWindow()
    assert picture.pixelColor(270, 300).lightness() == 0
    wake(player)
    goes_by(player, 20)
    goes_by(player, 30)
    assert stage(player) == "dark"


def test_the_office_darkens_the_glass_and_lights_it(opened, options):
    player = opened(hours=(Opening((0, 1, 2, 3, 4, 5, 6), time(14), time(15)),))
    assert stage(player) == "attract"
    light.want(options.runtime, lit=False)
    goes_by(player, 1)
    assert stage(player) == "dark"
    wake(player)
    assert stage(player) == "explore", "a finger is no stranger"
    goes_by(player, 20)
    goes_by(player, 30)
    assert stage(player) == "dark"
    player.clock = lambda: options.at + timedelta(hours=1)
    light.want(options.runtime, lit=True)
    goes_by(player, 1)
    assert stage(player) == "attract", "at night, too"
    light.forget(options.runtime)
    goes_by(player, 1)
    assert stage(player) == "dark"


def test_a_warning_that_nobody_may_miss_lights_the_dark(opened, options):
    player = opened(hours=(Opening((0, 1, 2, 3, 4, 5, 6), time(20), time(21)),))
    assert player.window.property("dark")
    drill.begin(options.runtime, options.at, timedelta(minutes=5))
    player.shelf.refresh()
    goes_by(player, 1)
    assert stage(player) == "dark"
    assert player.window.property("shown") == "warning"
    assert not player.window.property("dark"), "and so the panel wakes for it"
    drill.end(options.runtime)
    player.shelf.refresh()
    goes_by(player, 1)
    assert player.window.property("dark")


def test_a_clock_in_doubt_darkens_nothing(opened, options):
    player = opened(hours=(Opening((0, 1, 2, 3, 4, 5, 6), time(20), time(21)),))
    assert stage(player) == "dark"
    (options.runtime / standing.CLOCK).write_text('{"trusted": false}')
    player.shelf.refresh()
    goes_by(player, 1)
    assert stage(player) == "attract"


def test_who_comes_to_the_dark_glass_has_not_just_seen_anything(opened, options):
    player = opened(hours=(Opening((0, 1, 2, 3, 4, 5, 6), time(14), time(15)),))
    programme = player.models["programme"]
    for _ in range(9):
        programme.advance()
        if programme.property("poster").view.item:
            break
    assert programme.property("poster").view.item
    player.clock = lambda: options.at + timedelta(hours=1)
    goes_by(player, 1)
    assert stage(player) == "dark"
    wake(player)
    assert programme.property("seenItem") == ""
