# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From stations and vehicles as GBFS has them, raw, to what can be taken where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from content.clean import plain_text
from content.details import Busy, Vehicle
from content.sources.documents import at, number, objects_of, text, whole
from content.sources.gbfs_parts import PLAIN, VehicleType, bookings, point_of, said

_LONGEST_ADDRESS = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """A station or a vehicle as its documents have it.

    `status` is a station's; `parked` are the vehicles that stand there; `slots` is the entry of
    a vehicle in the calendar of bookings.
    """

    number: int
    uid: str
    raw: Mapping[str, Any]
    station: Mapping[str, Any] | None = None
    status: Mapping[str, Any] | None = None
    parked: Sequence[Mapping[str, Any]] = ()
    slots: Mapping[str, Any] | None = None
    metres: float = 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """What holds for all entries of a system."""

    name: str
    link: str
    types: Mapping[str, VehicleType]
    prices: Mapping[str, str]
    reported: datetime | None


def station_vehicle(entry: Entry, words: Words, language: str) -> Vehicle:
    """A station, as one vehicle or as many as stand there."""
    status = entry.status or {}
    usable = [v for v in entry.parked if is_free(v)]
    free = count_of(status)
    if free is None and entry.parked:
        free = len(usable)
    if any(status.get(key) == 0 for key in ("is_renting", "is_installed")):
        free = 0
    kind, plan = _type_of(entry, words)
    ranges = [r for v in usable if (r := number(v, "current_range_meters")) is not None]
    return Vehicle(
        form=kind.form,
        model=kind.model,
        free=free,
        capacity=_capacity(entry.raw),
        range_m=round(max(ranges)) if ranges else None,
        electric=kind.electric,
        station=said(entry.raw, "name", language),
        address=_address(entry.raw),
        point=point_of(entry.raw),
        price=words.prices.get(plan, ""),
        reported=words.reported,
    )


def single_vehicle(entry: Entry, words: Words, language: str, now: datetime) -> Vehicle:
    """One vehicle that stands for itself."""
    kind, plan = _type_of(entry, words)
    reach = number(entry.raw, "current_range_meters")
    # only what is not rented just now is listed in vehicle_status
    free = is_free(entry.raw)
    booked: tuple[Busy, ...] = ()
    if entry.slots is not None:
        booked = bookings(entry.slots, now)
        free = free and not any(busy.start <= now < busy.end for busy in booked)
    return Vehicle(
        form=kind.form,
        model=kind.model,
        free=int(free),
        capacity=1,
        range_m=round(reach) if reach is not None else None,
        electric=kind.electric,
        station=said(entry.station, "name", language),
        address=_address(entry.station),
        point=point_of(entry.raw) or point_of(entry.station),
        booked=booked,
        price=words.prices.get(plan, ""),
        reported=words.reported,
    )


def _type_of(entry: Entry, words: Words) -> tuple[VehicleType, str]:
    """What it is, and the id of its price: of a station, those of what most stand there."""
    status = entry.status or {}
    counts = {
        text(one, "vehicle_type_id"): whole(one, "count") or 0
        for one in objects_of(status, "vehicle_types_available")
    }
    names = [text(v, "vehicle_type_id") for v in (entry.raw, *entry.parked)]
    names += sorted(counts, key=lambda name: -counts[name])
    for key in ("vehicle_types_capacity", "vehicle_type_capacity"):
        named = at(entry.raw, key)
        names += named if isinstance(named, dict) else []
        names += [i for one in objects_of(entry.raw, key) for i in _ids(one)]
    kind = next((words.types[name] for name in names if name in words.types), PLAIN)
    plans = (text(v, "pricing_plan_id") for v in (entry.raw, *entry.parked))
    return kind, next(filter(None, plans), kind.plan)


def _ids(item: object) -> list[str]:
    listed = at(item, "vehicle_type_ids")
    return [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else []


def is_free(vehicle: Mapping[str, Any]) -> bool:
    """Whether a vehicle that stands somewhere can be taken; old systems write 1 for true."""
    return not any(vehicle.get(key) == 1 for key in ("is_reserved", "is_disabled"))


def count_of(status: object) -> int | None:
    """How many can be taken: its name in 3.x, and the one in 2.x."""
    count = whole(status, "num_vehicles_available")
    return whole(status, "num_bikes_available") if count is None else count


def _capacity(station: object) -> int | None:
    capacity = whole(station, "capacity")
    if capacity is not None:
        return capacity
    by_type = at(station, "vehicle_type_capacity")
    counts = (
        [n for n in by_type.values() if isinstance(n, int)] if isinstance(by_type, dict) else []
    )
    counts += [whole(one, "count") or 0 for one in objects_of(station, "vehicle_types_capacity")]
    return sum(counts) or None


def _address(station: object) -> str:
    code, city = text(station, "post_code"), text(station, "city")
    return plain_text(
        ", ".join(filter(None, (text(station, "address"), f"{code} {city}".strip()))), 120
    )
