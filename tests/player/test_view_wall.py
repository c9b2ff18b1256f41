# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import UTC, datetime, timedelta

import pytest

from content.model import Event, Item, Kind, Text
from player import pages
from player.view.here import Here
from player.view.wall import wall

NOW = datetime(2026, 5, 13, 12, 0, tzinfo=UTC)  # Wednesday


def event(days, place="Haby", *, cancelled=False):
    return Item(
        f"d:{days}{place}{cancelled}", Kind.EVENT, "d", {"de": Text("Klönschnack")},
        places=(place,), event=Event(NOW + timedelta(days=days, hours=2), cancelled=cancelled),
    )  # fmt: skip


def live(*items, now=NOW, place="Haby"):
    return {brick.label: brick.live for brick in wall(items, Here(now, place))}


def test_gothic_bond_short_and_long_stones_in_two_courses():
    widths = [2 if brick.wide else 1 for brick in wall((), Here(NOW, "Haby"))]
    assert widths == [1, 2, 1, 2, 2, 1, 2, 1]


def test_an_empty_store_has_a_wall_too():
    assert live()["Heute"] == "nichts"
    assert live()["In Haby"] == "zurzeit kein Termin"


def test_days_are_counted_without_cancelled_ones():
    said = live(event(0), event(1), event(1, cancelled=True), event(3))
    assert said["Heute"] == "1 Termin"
    assert said["Morgen"] == "1 Termin"
    assert said["Am Wochenende"] == "Samstag 1, Sonntag 0"


def test_the_stone_of_a_later_day_takes_one_with_something_on():
    assert "Fr, 15." in live()
    assert live(event(5))["Mo, 18."] == "1 Termin"


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "Nächster: heute"), (1, "Nächster: morgen"), (3, "Nächster: Samstag")],
)
def test_the_own_village(days, said):
    assert live(event(days))["In Haby"] == said
    assert live(event(days), place="Damendorf")["In Damendorf"] == "zurzeit kein Termin"


def test_on_sunday_the_weekend_is_today():
    sunday = NOW + timedelta(days=4)
    brick = next(b for b in wall((event(4),), Here(sunday)) if b.label == "Am Wochenende")
    assert (brick.live, brick.item) == ("1 Termin", "")


def test_every_stone_leads_to_a_page():
    for brick in wall((event(0),), Here(NOW, "Haby")):
        assert brick.page in pages.NAMES
