# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Amounts of money as the visitor's language writes them. Pure."""

from content.details import Money
from player.languages import GERMAN
from player.view.figures import written
from player.view.say import say

_SIGNS = {"EUR": "€", "GBP": "£", "USD": "$", "DKK": "kr."}
_SIGN_FIRST = frozenset({"en"})
_NARROW = "\u00a0"


def figures(money: Money, language: str = GERMAN) -> str:
    """The amount alone: `3,50`, `1.234,50`."""
    return written(f"{money.amount:,f}", language)


def said(money: Money, language: str = GERMAN) -> str:
    """The amount with its sign, never parted from it: `3,50 €`."""
    return _signed(figures(money, language), money, language)


def rounded(money: Money, language: str = GERMAN) -> str:
    """As `said`, with cents only where there are some: `6.800 €`."""
    whole = money.amount == money.amount.to_integral_value()
    told = f"{money.amount:,.0f}" if whole else f"{money.amount:,.2f}"
    return _signed(written(told, language), money, language)


def currency(money: Money, language: str = GERMAN) -> str:
    """What the amount is in, as a word: `Euro`."""
    words = {"EUR": say("Euro", language), "DKK": say("Kronen", language)}
    return words.get(money.currency, money.currency)


def _signed(told: str, money: Money, language: str) -> str:
    sign = _SIGNS.get(money.currency, money.currency)
    if language in _SIGN_FIRST and len(sign) == 1:
        return f"{sign}{told}"
    return f"{told}{_NARROW}{sign}"
