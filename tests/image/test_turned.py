# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A panel that hangs on its side stands upright, and a finger hits what it touches."""

import glass
import pytest

pytestmark = [pytest.mark.image, pytest.mark.timeout(1500)]


def test_a_picture_that_is_turned_is_touched_where_it_is(machine, write):
    write("provision", "schaukasten.toml", '[terminal]\nname = "Haby"\n[panel]\nturned = 90\n')
    # the output is wide; its upper edge is what stands on the right of the upright picture
    terminal = machine(size=(1920, 1080))

    def page(name):
        return glass.page(terminal.picture(name), turned=90)

    def tap(across, down):
        terminal.tap(1 - down, across)

    assert terminal.wait(lambda: page("turned.png") == "programme")[0]
    tap(0.4, 0.9)
    assert terminal.wait(lambda: page("turned.png") == "home", 120)[0]
    # "Suchen", below on the left; turned wrongly a finger would land elsewhere
    tap(0.35, 0.91)
    assert terminal.wait(lambda: page("search.png") == "search", 120)[0]
