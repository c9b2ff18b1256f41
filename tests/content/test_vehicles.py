# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Shared vehicles on the screen: the nearest first, and nothing that is no longer known."""

from datetime import timedelta

from content.details import Busy, Point, Vehicle
from content.kinds.vehicles import NEWS_FOR
from content.model import Item, Kind, Text
from content.rules import shown, why
from content.screen import Screen
from tests.content.gbfs_files import HERE, NOW


def car(name="a", point=None, **more):
    vehicle = Vehicle(free=1, range_m=9, point=point, reported=NOW, **more)
    return Item(f"auto:{name}", Kind.VEHICLE, "auto", {"de": Text(name)}, vehicle=vehicle)


def test_old_news_say_nothing_about_now():
    held = [car(booked=(Busy(NOW, NOW + timedelta(hours=1)),))]
    (card,) = shown(held, NOW + NEWS_FOR, Screen())
    assert card.vehicle.free == 1
    (card,) = shown(held, NOW + NEWS_FOR + timedelta(seconds=1), Screen())
    assert (card.vehicle.free, card.vehicle.range_m, card.vehicle.booked) == (None, None, ())
    assert "älter als 30 Minuten" in " ".join(
        why(held, "auto:a", NOW + timedelta(hours=1), Screen()).reasons
    )
    assert "nicht, von wann" in why(
        [Item("auto:b", Kind.VEHICLE, "auto", {"de": Text("b")}, vehicle=Vehicle())],
        "auto:b", NOW, Screen(),
    ).reasons[0]  # fmt: skip


def test_the_nearest_stands_first():
    held = [car("a", Point(54.5, 9.8)), car("b"), car("c", Point(54.391, 9.77))]
    found = shown(held, NOW, Screen(point=HERE))
    assert [item.id for item in found] == ["auto:c", "auto:a", "auto:b"]
