# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Parts of GBFS documents, of 2.x and 3.x alike: names, types, prices, times, availability."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from content.clean import plain_text, safe_link
from content.clock import at_glass, day_start
from content.dates import parse_moment
from content.details import Busy, Point
from content.geometry import on_earth
from content.sources.documents import at, decimal, items_of, number, objects_of, text

LONGEST_NAME = 120
_LONGEST_PRICE = 80
_MOST_SLOTS = 500
_HOUR, _DAY = 60, 1440
_SPANS = {1: "je Minute", _HOUR: "je Stunde", _DAY: "je Tag"}
_CURRENCIES = {"EUR": "Euro", "DKK": "Kronen"}
_ELECTRIC = {
    "electric": True,
    "electric_assist": True,
    "human": False,
    "combustion": False,
    "combustion_diesel": False,
}


@dataclass(frozen=True, slots=True)
class VehicleType:
    """What a kind of vehicle is. `plan` is the id of what it costs."""

    form: str = "other"
    model: str = ""
    electric: bool | None = None
    plan: str = ""


# without a list of types, all are bicycles that one pedals (reference, vehicle_types.json)
PLAIN = VehicleType("bicycle", electric=False)


def said(item: object, key: str, language: str) -> str:
    """A name: a string in 2.x, a list of languages and texts in 3.x."""
    value = at(item, key)
    if not isinstance(value, list):
        return plain_text(text(item, key), LONGEST_NAME)
    wordings = {text(one, "language").casefold(): text(one, "text") for one in value}
    best = next((w for tag, w in wordings.items() if tag.partition("-")[0] == language), None)
    return plain_text(best or next(iter(wordings.values()), ""), LONGEST_NAME)


def point_of(item: object) -> Point | None:
    """Where something is; None where it does not say, or says 0, 0."""
    north, east = number(item, "lat"), number(item, "lon")
    if north is None or east is None or not on_earth(north, east) or (north, east) == (0, 0):
        return None
    return Point(north, east)


def link_of(*items: object) -> str:
    """The first web address to rent at; addresses into an app are no use on a terminal."""
    for item in items:
        for path in (("rental_uris", "web"), ("purchase_url",), ("url",)):
            if link := safe_link(text(item, *path), ""):
                return link
    return ""


def moment_of(item: object, key: str, now: datetime) -> datetime | None:
    """A time, in seconds in 2.x and as text in 3.x; never one that has not come yet."""
    moment = parse_moment(text(item, key))
    return None if moment is None else min(moment, now)


def types_of(document: object, language: str) -> Mapping[str, VehicleType]:
    """The types by their ids."""
    found: dict[str, VehicleType] = {}
    for item in objects_of(document, "data", "vehicle_types"):
        made = " ".join(filter(None, (said(item, "make", language), said(item, "model", language))))
        found[text(item, "vehicle_type_id")] = VehicleType(
            form=text(item, "form_factor") or "other",
            model=said(item, "name", language) or made,
            electric=_ELECTRIC.get(text(item, "propulsion_type")),
            plan=text(item, "default_pricing_plan_id"),
        )
    return found


def prices_of(document: object, language: str) -> Mapping[str, str]:
    """What each plan costs, in a few German words."""
    plans = objects_of(document, "data", "plans")
    return {text(plan, "plan_id"): _price(plan, language) for plan in plans}


def _price(plan: object, language: str) -> str:
    currency = text(plan, "currency")
    rates: list[str] = []
    base = decimal(plan, "price")
    if base:
        rates.append(f"{_amount(base, currency)} Grundpreis")
    for rate in objects_of(plan, "per_min_pricing")[:1]:
        minutes, amount = number(rate, "interval"), decimal(rate, "rate")
        if minutes and amount:
            span = _SPANS.get(int(minutes), f"je {minutes:.0f} Minuten")
            rates.append(f"{_amount(amount, currency)} {span}")
    for rate in objects_of(plan, "per_km_pricing")[:1]:
        kilometres, amount = number(rate, "interval"), decimal(rate, "rate")
        if kilometres and amount:
            span = "je Kilometer" if kilometres == 1 else f"je {kilometres:.0f} Kilometer"
            rates.append(f"{_amount(amount, currency)} {span}")
    if not rates and base is not None and not items_of(plan, "per_min_pricing"):
        return "kostenlos"
    words = " und ".join(rates) or said(plan, "name", language)
    return plain_text(words, _LONGEST_PRICE)


def _amount(amount: Decimal, currency: str) -> str:
    shown = f"{amount:.2f}".replace(".", ",").removesuffix(",00")
    return f"{shown} {_CURRENCIES.get(currency, plain_text(currency, 3))}".strip()


def bookings(item: object, now: datetime) -> tuple[Busy, ...]:
    """When a vehicle is taken from now on: the gaps between the times at which it is to be had.

    What lies beyond the last of them is not known; the rest of that day is taken as booked, so
    that nobody is promised more than the source says.
    """
    slots: list[tuple[datetime, datetime | None]] = []
    for slot in objects_of(item, "availabilities")[:_MOST_SLOTS]:
        start = parse_moment(text(slot, "from"))
        if start is not None:
            slots.append((start, parse_moment(text(slot, "until"))))
    found: list[Busy] = []
    here = now
    for start, end in sorted(slots, key=lambda slot: slot[0]):
        if end is not None and end <= here:
            continue
        if start > here:
            found.append(Busy(here, start))
        if end is None:
            return tuple(found)
        here = end
    found.append(Busy(here, day_start(at_glass(here).date() + timedelta(days=1))))
    return tuple(found)
