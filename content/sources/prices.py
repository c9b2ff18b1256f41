# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Amounts of money as sources write them, exactly. Never guesses."""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from content.details import Money

_LONGEST = 60
_MOST_DIGITS = 9
# the minor units of the few currencies that do not have two (ISO 4217)
_MINOR = {"JPY": 0, "KRW": 0, "ISK": 0, "HUF": 2, "KWD": 3, "BHD": 3, "TND": 3}
_SIGNS = {"€": "EUR", "euro": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "chf": "CHF"}
_SIGN = "|".join(re.escape(sign) for sign in _SIGNS)
_AMOUNT = re.compile(
    rf"(?:(?P<before>[a-z]{{3}}|{_SIGN})\s*)?"
    r"(?P<amount>[0-9][0-9.,'\u2019 ]*?)(?:[.,](?:-{1,2}|\u2013|\u2014))?"
    rf"(?:\s*(?P<after>[a-z]{{3}}|{_SIGN}))?"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:(?P<group>[.,'\u2019 ])[0-9]{3})(?:(?P=group)[0-9]{3})*")
_PLAIN = re.compile(r"[0-9]+")


def money(raw: str, currency: str = "") -> Money | None:
    """The amount in `3.50 EUR`, `EUR 3,50`, `3,50 €` or `1.234,50 EUR`.

    `currency` is that of an amount without one. None where the amount can mean two things
    (`1.234 EUR`), names no currency or two, is negative, or is no amount at all.
    """
    text = " ".join(raw[: _LONGEST + 1].replace("\u00a0", " ").split()).lower()
    match = _AMOUNT.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    codes = {_code(match[name]) for name in ("before", "after") if match[name]}
    if len(codes) > 1:
        return None
    amount = _decimal(match["amount"].strip())
    code = codes.pop() if codes else currency
    return exact(amount, code) if amount is not None else None


def currency_of(options: Mapping[str, str]) -> str:
    """The currency of amounts without one: the source's option, else Euro."""
    return options.get("currency", "").strip().upper() or "EUR"


def exact(amount: Decimal, currency: str) -> Money | None:
    """An amount in whole minor units of its currency, halves up; None for what is none.

    Interfaces that count in floats say 19.989999 and mean 19.99.
    """
    code = currency.strip().upper()
    if not re.fullmatch(r"[A-Z]{3}", code) or not amount.is_finite():
        return None
    if amount < 0 or amount.adjusted() >= _MOST_DIGITS:
        return None
    step = Decimal(1).scaleb(-_MINOR.get(code, 2))
    return Money(amount.quantize(step, ROUND_HALF_UP), code)


def of_minor_units(raw: str, digits: int, currency: str) -> Money | None:
    """The amount that `raw` counts in the smallest unit: `1105` with 2 digits is 11.05."""
    text = raw.strip()
    if not re.fullmatch(r"[0-9]{1,18}", text) or not 0 <= digits <= 4:  # noqa: PLR2004 - CLF has 4
        return None
    return exact(Decimal(text).scaleb(-digits), currency)


def _code(said: str) -> str:
    return _SIGNS.get(said, said.upper())


def _decimal(text: str) -> Decimal | None:
    """Digits with their separators: the last one is decimal if one or two digits follow."""
    head, separator, tail = _parted(text)
    if not separator:
        return Decimal(text) if _PLAIN.fullmatch(text) else _whole(text)
    if len(tail) in {1, 2} and _PLAIN.fullmatch(tail):
        whole = Decimal(head) if _PLAIN.fullmatch(head) else _whole(head, but=separator)
        return None if whole is None else whole + Decimal(tail).scaleb(-len(tail))
    # "1.234" is one thousand to some and one to others; "1.234.567" is the same to all
    return _whole(text) if text.count(separator) > 1 else None


def _parted(text: str) -> tuple[str, str, str]:
    place = max(text.rfind("."), text.rfind(","))
    return (text, "", "") if place < 0 else (text[:place], text[place], text[place + 1 :])


def _whole(text: str, but: str = "") -> Decimal | None:
    match = _GROUPED.fullmatch(text)
    if match is None or match["group"] == but:
        return None
    return Decimal(re.sub(r"[^0-9]", "", text))
