# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Shared vehicles: the nearest first; whether one is free is told only while that is known."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from content.details import Point, Vehicle
from content.geometry import distance_m
from content.kinds.rule import Rule
from content.kinds.said import said
from content.model import Item
from content.screen import Screen

# after that somebody else may have taken it
NEWS_FOR = timedelta(minutes=30)


class VehicleRule(Rule):
    """A vehicle stays where it is offered; old news of it say nothing about now."""

    own_place_first = False

    def made(self, items: Sequence[Item], now: datetime, screen: Screen) -> Sequence[Item]:
        """The vehicles, without what is no longer known of them."""
        del screen
        return [_known(item, now) for item in items]

    def supports(self, item: Item, now: datetime, screen: Screen) -> tuple[str, ...]:
        """How old the news are."""
        del screen
        reported = item.vehicle.reported if item.vehicle else None
        if reported is None:
            return ("Wird gezeigt: Die Quelle sagt nicht, von wann ihre Angaben sind.",)
        told = [f"Wird gezeigt: Die Angaben sind vom {said(reported)}."]
        if now - reported > NEWS_FOR:
            told.append("Sie sind älter als 30 Minuten: Ob es frei ist, wird nicht mehr gesagt.")
        elif reported - now > NEWS_FOR:
            told.append("Das ist noch nicht gewesen: Ob es frei ist, wird nicht gesagt.")
        return tuple(told)

    def arranged(self, cards: Sequence[Item], now: datetime, screen: Screen) -> Sequence[Item]:
        """The nearest first."""
        here = screen.point
        ordered = super().arranged(cards, now, screen)
        return ordered if here is None else sorted(ordered, key=lambda card: _metres(card, here))


def _known(item: Item, now: datetime) -> Item:
    vehicle = item.vehicle
    if vehicle is None or vehicle.reported is None or abs(now - vehicle.reported) <= NEWS_FOR:
        return item
    unknown: Vehicle = replace(vehicle, free=None, range_m=None, booked=())
    return replace(item, vehicle=unknown)


def _metres(card: Item, here: Point) -> float:
    point = card.vehicle.point if card.vehicle else None
    return distance_m(here, point) if point else float("inf")
