# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What `kiosk parse` and `kiosk items` say of an item on one line."""

from datetime import UTC, date, datetime

import pytest

from content.details import (
    Alert,
    Call,
    CallForm,
    Departure,
    Event,
    Hour,
    Meeting,
    Notice,
    Offer,
    Phase,
    Seller,
    Step,
    TripUpdate,
    Vehicle,
    Weather,
)
from content.model import Item, Kind, Text
from kiosk.listing import line_of

MORNING = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)
FOREVER = datetime.max.replace(tzinfo=UTC)
LIVE = Departure("Dorfplatz", "S", "713", "ZOB", MORNING, expected=NOON)
LATE = Departure("Dorfplatz", "S", "713", "ZOB", MORNING)
MIDNIGHT = datetime(2026, 11, 22, 23, tzinfo=UTC)
STEPS = (Step(Phase.RATING, closes=MORNING), Step(Phase.VOTE, closes=NOON))
SELLER = Seller("Hof")


@pytest.mark.parametrize(
    ("kind", "details", "when"),
    [
        (Kind.NEWS, {}, "-"),
        (Kind.NEWS, {"published": NOON}, "2026-11-22 12:00"),
        (Kind.NEWS, {"updated": NOON}, "2026-11-22 12:00"),
        (Kind.EVENT, {"event": Event(NOON), "published": MORNING}, "2026-11-22 12:00"),
        (Kind.EVENT, {"event": Event(date(2026, 12, 1), all_day=True)}, "2026-12-01"),
        (Kind.EVENT, {"event": Event(FOREVER)}, "9999-12-31"),
        (Kind.DEPARTURE, {"departure": LATE}, "2026-11-22 08:30"),
        (Kind.DEPARTURE, {"departure": LIVE}, "2026-11-22 12:00"),
        (Kind.DEPARTURE, {"trip_update": TripUpdate("T", NOON)}, "2026-11-22 12:00"),
        (Kind.MEETING, {"meeting": Meeting(NOON), "published": MORNING}, "2026-11-22 12:00"),
        (Kind.MEETING, {"meeting": Meeting(), "published": MORNING}, "2026-11-22 08:30"),
        (Kind.NOTICE, {"notice": Notice(date(2026, 11, 20)), "published": NOON}, "2026-11-20"),
        (Kind.WARNING, {"warning": Alert("i", sent=MORNING, onset=NOON)}, "2026-11-22 12:00"),
        (Kind.WARNING, {"warning": Alert("i", sent=MORNING)}, "2026-11-22 08:30"),
        (Kind.CALL, {"call": Call(CallForm.POLL, closes=NOON)}, "until 2026-11-22 12:00"),
        (Kind.CALL, {"call": Call(CallForm.POLL, closes=MIDNIGHT)}, "until 2026-11-22"),
        (Kind.CALL, {"call": Call(CallForm.BUDGET, Phase.VOTE, steps=STEPS)},
         "until 2026-11-22 12:00"),
        (Kind.CALL, {"call": Call(CallForm.POLL), "published": MORNING}, "2026-11-22 08:30"),
        (Kind.OFFER, {"offer": Offer(SELLER), "valid_until": NOON}, "until 2026-11-22 12:00"),
        (Kind.OFFER, {"offer": Offer(SELLER, sale_until=NOON), "valid_until": FOREVER},
         "until 2026-11-22 12:00"),
        (Kind.OFFER, {"offer": Offer(SELLER)}, "-"),
        (Kind.VEHICLE, {"vehicle": Vehicle(reported=NOON)}, "2026-11-22 12:00"),
        (Kind.WEATHER, {"weather": Weather(Hour(NOON))}, "2026-11-22 12:00"),
        (Kind.WEATHER, {"weather": Weather(hours=(Hour(NOON),))}, "2026-11-22 12:00"),
        (Kind.WEATHER, {"weather": Weather()}, "-"),
        (Kind.PLACE, {}, "-"),
    ],
)  # fmt: skip
def test_each_kind_tells_the_moment_that_people_ask_for(kind, details, when):
    item = Item("s:1", kind, "s", {"de": Text("Titel")}, **details)
    assert line_of(item) == f"s:1  {kind}  {when}  Titel"
