# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Money as sources write it: exact, and never a guess."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.details import Money
from content.sources.prices import exact, money, of_minor_units


@pytest.mark.parametrize(
    ("raw", "amount", "currency"),
    [
        # support.google.com/merchants/answer/6324371: a number, then an ISO 4217 code
        ("3.50 EUR", "3.50", "EUR"),
        ("15.00 USD", "15.00", "USD"),
        ("EUR 3,50", "3.50", "EUR"),
        ("3,50 €", "3.50", "EUR"),
        ("3,50\u00a0€", "3.50", "EUR"),
        ("€3.5", "3.50", "EUR"),
        ("3,50 Euro", "3.50", "EUR"),
        ("eur 12", "12.00", "EUR"),
        ("1.234,50 EUR", "1234.50", "EUR"),
        ("1,234.50 EUR", "1234.50", "EUR"),
        ("1 234,50 EUR", "1234.50", "EUR"),
        ("1'234.50 CHF", "1234.50", "CHF"),
        ("1.234.567 EUR", "1234567.00", "EUR"),
        ("3,- €", "3.00", "EUR"),
        ("3,-- EUR", "3.00", "EUR"),
        ("1000 JPY", "1000", "JPY"),
        ("0.00 EUR", "0.00", "EUR"),
    ],
)
def test_forms_of_an_amount(raw, amount, currency):
    assert money(raw) == Money(Decimal(amount), currency)
    assert str(money(raw).amount) == amount


@pytest.mark.parametrize(
    "raw",
    [
        "", "   ", "EUR", "kostenlos", "ab 3 EUR", "3.50", "1.234 EUR", "1,234 EUR", "-3.50 EUR",
        "3.50 EUR USD", "EUR 3.50 USD", "3.50.20 EUR", "12,34,56 EUR", "1.23,456 EUR", "3.5.0 EUR",
        "9" * 40 + " EUR", "9" * 10_000, "1e5 EUR", "NaN EUR", "Infinity EUR", "\u0663 EUR",
        "3 50 EUR",
        "12 34,50 EUR", "1.234,50.00 EUR", "3.505 EUR",
    ],
)  # fmt: skip
def test_what_is_uncertain_is_no_price(raw):
    assert money(raw) is None


def test_the_currency_of_an_amount_without_one():
    assert money("3,50", "EUR") == Money(Decimal("3.50"))
    assert money("3,50 DKK", "EUR") == Money(Decimal("3.50"), "DKK")
    assert money("3,50", "Euro") is None


@pytest.mark.parametrize(
    ("raw", "digits", "amount"),
    [("1105", 2, "11.05"), ("5", 2, "0.05"), ("390", 0, "390.00"), ("0", 2, "0.00")],
)
def test_minor_units(raw, digits, amount):
    assert of_minor_units(raw, digits, "EUR") == Money(Decimal(amount))


@pytest.mark.parametrize("raw", ["", "11.05", "-5", "1e9", "9" * 30, "\u0661"])
def test_what_is_no_count_of_minor_units(raw):
    assert of_minor_units(raw, 2, "EUR") is None


def test_floats_of_interfaces_are_put_right():
    assert exact(Decimal("19.989999999999998"), "EUR") == Money(Decimal("19.99"))
    assert exact(Decimal("0.005"), "EUR") == Money(Decimal("0.01"))
    assert exact(Decimal(-1), "EUR") is None
    assert exact(Decimal("Infinity"), "EUR") is None
    assert exact(Decimal("1e30"), "EUR") is None


@given(st.integers(0, 10**9 - 1))
def test_every_cent_survives(cents):
    amount = Decimal(cents).scaleb(-2)
    plain = f"{amount:.2f}"
    german = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    assert money(f"{plain} EUR") == Money(amount)
    assert money(f"{german} €") == Money(amount)
    assert of_minor_units(str(cents), 2, "EUR") == Money(amount)


@given(st.text(max_size=80))
def test_nothing_raises(raw):
    found = money(raw, "EUR")
    assert found is None or found.amount >= 0
