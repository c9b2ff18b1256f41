# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What content makes of rules and rates is understood again, in whatever form it makes it."""

from itertools import product

import pytest

from content.sources.gbfs_parts import prices_of
from content.sources.gtfs_lines import Booking
from player.view.terms import booking, price

RULES = [
    Booking(form, minutes, days, until, message, phone)
    for form, minutes, days, until, message, phone in product(
        "012", (None, 30, 900), (1, 3), (None, 64800), ("", "Fragen Sie."), ("", "04356 555 0150")
    )
]


def told(plan):
    return prices_of({"data": {"plans": [{"plan_id": "a", "currency": "EUR", **plan}]}}, "de")["a"]


@pytest.mark.parametrize("rule", RULES, ids=range(len(RULES)))
def test_every_rule_of_booking_is_understood(rule):
    german = rule.words(54000, "")
    assert booking(german, "de") == german
    english = booking(german, "en")
    assert not any(word in english for word in ("Anrufen", "Anmelden", "Vortag", "Uhr", "Tage"))
    assert rule.phone in english
    assert rule.message in english


def test_how_a_booking_reads():
    rule = Booking("1", minutes=30, phone="04356 555 0150")
    assert booking(rule.words(54000, ""), "en") == "Call until 14:30: 04356 555 0150"


@pytest.mark.parametrize(
    ("plan", "english"),
    [
        ({"price": 0}, "free of charge"),
        ({"per_min_pricing": [{"interval": 60, "rate": 4}]}, "€4 per hour"),
        (
            {"price": 1, "per_min_pricing": [{"interval": 1, "rate": 0.2}]},
            "€1 basic charge and €0.20 per minute",
        ),
        ({"per_min_pricing": [{"interval": 30, "rate": 2.5}]}, "€2.50 per 30 minutes"),
        ({"per_km_pricing": [{"interval": 1, "rate": 0.3}]}, "€0.30 per kilometre"),
        ({"per_km_pricing": [{"interval": 5, "rate": 1}]}, "€1 per 5 kilometres"),
    ],
)
def test_rates_are_understood(plan, english):
    assert price(told(plan), "de") == told(plan)
    assert price(told(plan), "en") == english


@pytest.mark.parametrize("wording", ["", "Fragen Sie im Laden", "4 Euro je Fuder"])
def test_what_a_source_says_itself_stays(wording):
    assert price(wording, "en") == wording
    assert booking(wording, "en") == wording
