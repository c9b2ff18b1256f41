# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from decimal import Decimal

import pytest

from content.details import Money
from player.view import figures, money


@pytest.mark.parametrize(
    ("language", "expected"), [("de", "1.250"), ("en", "1,250"), ("da", "1.250"), ("nds", "1.250")]
)
def test_thousands(language, expected):
    assert figures.whole(1250, language) == expected


def test_kilometres():
    assert figures.kilometres(3140, "da") == "3,1"
    assert figures.kilometres(3140, "en") == "3.1"


@pytest.mark.parametrize(
    ("amount", "code", "language", "expected"),
    [
        ("1234.50", "EUR", "de", "1.234,50\u00a0€"),
        ("1234.50", "EUR", "en", "€1,234.50"),
        ("30.00", "DKK", "en", "30.00\u00a0kr."),
        ("30.00", "DKK", "da", "30,00\u00a0kr."),
    ],
)
def test_money(amount, code, language, expected):
    assert money.said(Money(Decimal(amount), code), language) == expected


def test_round_sums_have_no_cents():
    assert money.rounded(Money(Decimal("6800.00"))) == "6.800\u00a0€"
    assert money.rounded(Money(Decimal("6800.50")), "en") == "€6,800.50"
