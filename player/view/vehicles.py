# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The village car and its like: free or not, until when, how far it goes, how to book it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from content.details import Busy, Vehicle
from content.model import Item, Kind
from player.view import words
from player.view.say import say
from player.view.span import at_hour
from player.view.terms import price

# of a day nobody books a village car outside these hours
_FROM, _UNTIL = 6, 22
_KM = 1000
# of the strip: marks that are nearer to each other would touch
_APART = 0.13


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of today's strip, `begin` and `share` from 0 to 1 of its length.

    `label` says what it is: `frei`, `belegt` or `vorbei`; `free` and `past` colour it.
    """

    begin: float
    share: float
    label: str
    free: bool
    past: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """An hour below the strip; `now` is the present."""

    at: float
    label: str
    now: bool


@dataclass(frozen=True, slots=True)
class VehicleCard:
    """One vehicle: `headline` is what matters, `code` what its QR code holds ("" for none).

    `symbol` is its icon. `strip` is today, empty where no bookings are known; `others` tells of
    further vehicles, "" for none.
    """

    item: str = ""
    name: str = ""
    symbol: str = "car"
    headline: str = ""
    free: bool = False
    line: str = ""
    strip: tuple[Stretch, ...] = ()
    marks: tuple[Mark, ...] = ()
    others: str = ""
    code: str = ""
    code_title: str = ""
    code_line: str = ""


NONE = VehicleCard()


def vehicle_card(items: Iterable[Item], now: datetime, language: str = "de") -> VehicleCard:
    """The best vehicle there is: a free one before a booked one, else the first of the rules."""
    known = [i for i in items if i.kind is Kind.VEHICLE and i.vehicle is not None]
    if not known:
        return NONE
    best = min(known, key=lambda item: not is_free(item, now))
    vehicle = best.vehicle or Vehicle()
    others = [item for item in known if item is not best]
    return VehicleCard(
        item=best.id,
        name=best.text(language).title,
        symbol="bike" if vehicle.form in ("bicycle", "cargo_bicycle", "bike") else "car",
        headline=headline(best, now, language),
        free=is_free(best, now),
        line=_line(vehicle, language),
        strip=_strip(vehicle.booked, now, language),
        marks=_marks(vehicle.booked, now, language),
        others=_others(others, now, language),
        code=best.link,
        code_title=say("Buchen", language) if best.link else "",
        code_line=price(vehicle.price, language) if best.link else "",
    )


def is_free(item: Item, now: datetime) -> bool:
    """Whether it can be taken now, as far as its source says."""
    vehicle = item.vehicle
    return (
        vehicle is not None
        and bool(vehicle.free)
        and not any(busy.start <= now < busy.end for busy in vehicle.booked)
    )


def headline(item: Item, now: datetime, language: str = "de") -> str:
    """`Frei bis 18 Uhr`, `Belegt bis 16:30`, `2 von 3 sind frei`, or that nobody knows."""
    vehicle = item.vehicle
    if vehicle is None or vehicle.free is None:
        return say("Ob es frei ist, wissen wir gerade nicht", language)
    if vehicle.capacity is not None and vehicle.capacity > 1:
        if not vehicle.free:
            return say("Keines ist frei", language)
        return say("{free} von {all} frei", language, free=vehicle.free, all=vehicle.capacity)
    return _one(vehicle, now, language)


def _one(vehicle: Vehicle, now: datetime, language: str) -> str:
    busy = next((b for b in vehicle.booked if b.start <= now < b.end), None)
    if busy is not None:
        return say("Belegt bis {time}", language, time=_hour(busy.end, now, language))
    if not vehicle.free:
        return say("Gerade unterwegs", language)
    coming = min((b.start for b in vehicle.booked if b.start > now), default=None)
    if coming is None or words.today(coming) != words.today(now):
        return say("Jetzt frei", language)
    return say("Frei bis {time}", language, time=_hour(coming, now, language))


def _hour(moment: datetime, now: datetime, language: str) -> str:
    said = say("{time} Uhr", language, time=words.hour(moment, language))
    day, today = words.today(moment), words.today(now)
    if day == today:
        return said
    near = words.within(words.near_day(day, today, language), language)
    return say("{day}, {time}", language, day=near, time=said)


def _line(vehicle: Vehicle, language: str) -> str:
    """What it is, how far it goes and where it stands."""
    form = {
        "car": say("Elektroauto", language) if vehicle.electric else say("Auto", language),
        "bicycle": say("Fahrrad", language),
        "cargo_bicycle": say("Lastenrad", language),
        "moped": say("Roller", language),
        "scooter": say("Roller", language),
    }.get(vehicle.form, "")
    if vehicle.form == "bicycle" and vehicle.electric:
        form = say("Elektrofahrrad", language)
    reach = ""
    if vehicle.range_m is not None and vehicle.range_m >= _KM:
        reach = say("{km} km weit", language, km=round(vehicle.range_m / _KM))
    parts = (vehicle.model or form, reach, vehicle.station or vehicle.address)
    return ", ".join(part for part in parts if part)


def _others(others: Sequence[Item], now: datetime, language: str) -> str:
    free = [item.text(language).title for item in others if is_free(item, now)]
    if free:
        return say("Auch frei: {names}", language, names=", ".join(free[:3]))
    return ""


def _bounds(now: datetime) -> tuple[datetime, datetime]:
    today = words.today(now)
    return at_hour(today, _FROM), at_hour(today, _UNTIL)


def _strip(booked: Sequence[Busy], now: datetime, language: str) -> tuple[Stretch, ...]:
    """Today in stretches; a free one that is over is `vorbei`."""
    begin, end = _bounds(now)
    today = _today(booked, begin, end)
    edges = sorted({begin, end, *(e for b in today for e in (b.start, b.end))})
    if begin < now < end and not any(b.start <= now < b.end for b in today):
        edges = sorted({*edges, now})
    if not today:
        return ()
    found: list[Stretch] = []
    for start, stop in pairwise(edges):
        taken = any(b.start <= start < b.end for b in today)
        past = stop <= now
        label = say("frei", language)
        if taken:
            label = say("belegt", language)
        elif past:
            label = say("vorbei", language)
        whole = end - begin
        found.append(
            Stretch(
                begin=(start - begin) / whole,
                share=(stop - start) / whole,
                label=label,
                free=not taken,
                past=past,
            )
        )
    return tuple(found)


def _marks(booked: Sequence[Busy], now: datetime, language: str) -> tuple[Mark, ...]:
    """The hours at which something changes, those too near to another left out."""
    begin, end = _bounds(now)
    today = _today(booked, begin, end)
    if not today:
        return ()
    whole = end - begin
    found = [Mark((now - begin) / whole, say("jetzt", language), now=True)]
    if not begin <= now <= end:
        found = []
    for moment in (begin, end, *(e for b in today for e in (b.start, b.end))):
        at = (moment - begin) / whole
        if all(abs(mark.at - at) >= _APART for mark in found):
            label = say("{time} Uhr", language, time=words.hour(moment, language))
            found.append(Mark(at, label, now=False))
    return tuple(sorted(found, key=lambda mark: mark.at))


def _today(booked: Sequence[Busy], begin: datetime, end: datetime) -> list[Busy]:
    """Bookings within the day, in order and without overlaps."""
    found: list[Busy] = []
    for busy in sorted(booked, key=lambda b: b.start):
        start, stop = max(busy.start, begin), min(busy.end, end)
        if start >= stop:
            continue
        if found and start <= found[-1].end:
            found[-1] = Busy(found[-1].start, max(found[-1].end, stop))
        else:
            found.append(Busy(start, stop))
    return found
