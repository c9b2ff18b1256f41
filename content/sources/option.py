# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a format lets the settings choose: `[[source]] options`, each named, checked, explained."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

Options = Mapping[str, "Setting"]

NONE: Options = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Setting:
    """One option: the sentence that documents it, an example, and how its value must look.

    `pattern` is a regular expression for the whole value; "" lets everything pass.
    """

    doc: str
    example: str
    pattern: str = ""

    def takes(self, value: str) -> bool:
        """Whether a value looks as it should."""
        return not self.pattern or re.fullmatch(self.pattern, value.strip()) is not None


def listed(value: str) -> tuple[str, ...]:
    """The names that an option lists, parted by semicolons: names of stops have commas."""
    return tuple(name.strip() for name in value.split(";") if name.strip())


NUMBER = r"\d{1,9}"
NUMBERS = r"\d{1,9}(\s*,\s*\d{1,9})*"
CURRENCY = Setting(
    "ISO 4217 code of amounts without currency; left out: EUR.", "DKK", r"[A-Za-z]{3}"
)
TRADE = Setting("What to call entries that do not say what they are.", "Hofladen")
RADIUS = Setting("How many metres around the terminal count.", "800", rf"{NUMBER}(\.\d+)?")

#: What may be said of all notices of a source.
NOTICE: Options = MappingProxyType(
    {
        "land": Setting(
            "Land whose rules count the period of notices; left out: SH.",
            "SH",
            r"(DE-|de-)?[A-Za-z]{2}",
        ),
        "days": Setting(
            "Period of notices in days, where the main statute says so itself.",
            "14",
            r"0*([1-9]|[1-8]\d|90)",
        ),
        "body": Setting("Who makes the notices known.", "Gemeinde Haby"),
    }
)

_DEGREES = r"-?\d{1,3}(\.\d+)?"

#: What may be said of whoever sells all offers of a source, and of these.
SELLING: Options = MappingProxyType(
    {
        "seller": Setting("Name of the seller, where an offer names none.", "Hof Sonnenstück"),
        "trade": Setting("What people call the seller.", "Hofladen"),
        "address": Setting("Street and village of the seller.", "Seeweg 9, Bünsdorf"),
        "phone": Setting("Telephone of the seller.", "04356 555 0142"),
        "hours": Setting("Opening hours of the seller.", "Mo-Fr 08:00-18:00; Sa 08:00-12:00"),
        "link": Setting("The seller's own page.", "https://hof.example/", r"https?://\S+"),
        "latitude": Setting("Where the seller is, degrees north.", "54.3725", _DEGREES),
        "longitude": Setting("Where the seller is, degrees east.", "9.7329", _DEGREES),
        "currency": CURRENCY,
        "coupon": Setting("A code that the till takes for every offer.", "DORF10"),
        "coupon_terms": Setting("What the till asks for beside the code.", "ab 10 Euro Einkauf"),
    }
)
