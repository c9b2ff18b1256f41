# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where the names of villages stand on the map."""

from admin_sync.office.fleet import plotting


def test_a_name_stands_below_its_village():
    assert plotting.sides([("Haby", (200.0, 200.0)), ("Holtsee", (800.0, 200.0))]) == [1, 1]


def test_a_name_makes_way_for_the_village_below_it():
    villages = [("Klein Wittensee", (500.0, 200.0)), ("Bünsdorf", (510.0, 250.0))]
    assert plotting.sides(villages) == [-1, 1]


def test_two_names_do_not_lie_on_each_other():
    villages = [("Ascheffel", (400.0, 200.0)), ("Damendorf", (480.0, 205.0))]
    assert set(plotting.sides(villages)) == {1, -1}
