# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Amounts of money as Germans read them. Pure."""

from content.details import Money

_SIGNS = {"EUR": "€", "GBP": "£", "USD": "$", "DKK": "kr."}
_WORDS = {"EUR": "Euro", "DKK": "Kronen"}
_NARROW = "\u00a0"


def figures(money: Money) -> str:
    """The amount alone: `3,50`, `1.234,50`."""
    plain = f"{money.amount:,f}"
    return plain.translate(str.maketrans(",.", ".,"))


def said(money: Money) -> str:
    """The amount with its sign, never parted from it: `3,50 €`."""
    return f"{figures(money)}{_NARROW}{_SIGNS.get(money.currency, money.currency)}"


def currency(money: Money) -> str:
    """What the amount is in, as a word: `Euro`."""
    return _WORDS.get(money.currency, money.currency)
