# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the store holds in German of our own making, said in the visitor's language. Pure.

Timetables and sharing services give rules and rates as figures, of which `content.sources` makes
German sentences. Here those forms are known again; what a source wrote itself stays as it is.
"""

import re
from decimal import Decimal

from content.details import Money
from player.languages import GERMAN
from player.view.money import rounded
from player.view.say import say

_ORDER = re.compile(
    r"(?P<verb>Anrufen|Anmelden)(?: (?:(?P<eve>am Vortag)|(?P<days>\d+) Tage vorher))?"
    r"(?: bis (?P<time>\d+:\d\d) Uhr)?(?:: (?P<number>[^.]+))?(?P<more>\. .*)?",
    re.DOTALL,
)
_EACH = ("Minute", "Stunde", "Tag", "Kilometer")
_SEVERAL = ("Minuten", "Kilometer")
_CALL = "Anrufen"
_CURRENCIES = {"Euro": "EUR", "Kronen": "DKK"}
_SIGN = "Dem Fahrer ein Zeichen geben"
_RATE = re.compile(
    r"(?P<amount>\d+(?:,\d+)?) (?P<currency>\w+) "
    r"(?:(?P<base>Grundpreis)|je (?:(?P<number>\d+) )?(?P<unit>\w+))"
)


def booking(german: str, language: str = GERMAN) -> str:
    """How to order a ride: `Anrufen bis 14:50 Uhr: 04356 555`."""
    if german == _SIGN:
        return say("Dem Fahrer ein Zeichen geben", language)
    found = _ORDER.fullmatch(german)
    if found is None or (found["verb"] == _CALL) != bool(found["number"]):
        return german
    when = _by(found, language)
    if number := found["number"]:
        told = say("Anrufen: {number}", language, number=number)
        if when:
            told = say("Anrufen {when}: {number}", language, when=when, number=number)
    else:
        told = say("Anmelden {when}", language, when=when) if when else say("Anmelden", language)
    return told + (found["more"] or "")


def _by(found: re.Match[str], language: str) -> str:
    time, days = found["time"], found["days"]
    if found["eve"] and time:
        return say("am Vortag bis {time} Uhr", language, time=time)
    if found["eve"]:
        return say("am Vortag", language)
    if days and time:
        return say("{days} Tage vorher bis {time} Uhr", language, days=days, time=time)
    if days:
        return say("{days} Tage vorher", language, days=days)
    return say("bis {hour} Uhr", language, hour=time) if time else ""


def price(german: str, language: str = GERMAN) -> str:
    """What a ride costs: `4 Euro je Stunde`; `€4 per hour`."""
    if language == GERMAN:
        return german
    if german == "kostenlos":
        return say("kostenlos", language)
    rates = [_RATE.fullmatch(rate) for rate in german.split(" und ")]
    told = [_rate(rate, language) for rate in rates if rate is not None]
    if not told or len(told) < len(rates) or not all(told):
        return german
    joined = told[0]
    for one in told[1:]:
        joined = say("{first} und {second}", language, first=joined, second=one)
    return joined


def _rate(rate: re.Match[str], language: str) -> str:
    """One rate, "" where its unit is not one of ours."""
    code = _CURRENCIES.get(rate["currency"], rate["currency"])
    paid = rounded(Money(Decimal(rate["amount"].replace(",", ".")), code), language)
    if rate["base"]:
        return say("{price} Grundpreis", language, price=paid)
    if number := rate["number"]:
        several = (
            say("{price} je {n} Minuten", language, price=paid, n=number),
            say("{price} je {n} Kilometer", language, price=paid, n=number),
        )
        return dict(zip(_SEVERAL, several, strict=True)).get(rate["unit"], "")
    each = (
        say("{price} je Minute", language, price=paid),
        say("{price} je Stunde", language, price=paid),
        say("{price} je Tag", language, price=paid),
        say("{price} je Kilometer", language, price=paid),
    )
    return dict(zip(_EACH, each, strict=True)).get(rate["unit"], "")
