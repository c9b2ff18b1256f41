# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""GBFS 2.x and 3.x (gbfs.org): cars and bicycles to share, and whether one is free now.

A system is several documents, found by the first, `gbfs.json`. Any of the others is read alone
as far as it tells of vehicles.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from content.clean import safe_link
from content.geometry import distance_m
from content.model import Item, Kind, Text
from content.sources.adapter import Adapter, Context, Parsed, Request
from content.sources.documents import (
    UnreadableError,
    at,
    number,
    object_of,
    objects_of,
    text,
)
from content.sources.entries import identity
from content.sources.faults import Faults
from content.sources.gbfs_parts import (
    link_of,
    moment_of,
    point_of,
    prices_of,
    said,
    types_of,
)
from content.sources.gbfs_vehicles import Entry, Words, count_of, single_vehicle, station_vehicle
from content.sources.option import RADIUS, Options

LARGEST = 20_000_000
# how far people go for a station, unless the option radius_m says otherwise
NEAR_M = 10_000

_READ = (
    "system_information", "station_information", "station_status", "vehicle_types",
    "vehicle_status", "free_bike_status", "vehicle_availability", "system_pricing_plans",
)  # fmt: skip
_HEAD = 4_000
_VERSION = re.compile(rb"\"version\"\s*:\s*\"[123]\.[0-9]")
_MARKS = (b'"last_updated"', b'"ttl"')
_NO_VEHICLES = "Das Dokument nennt keine Fahrzeuge: Geben Sie die Adresse von gbfs.json an."
OPTIONS: Options = MappingProxyType({"radius_m": RADIUS})


@dataclass(slots=True)
class _System:
    """All documents of a system, by what they are; those that did not come are missing."""

    documents: dict[str, dict[str, Any]] = field(default_factory=dict)

    def listed(self, name: str, key: str) -> list[dict[str, Any]]:
        """A list of a document; empty where it is missing."""
        return objects_of(self.documents.get(name), "data", key)

    def vehicles(self) -> list[dict[str, Any]]:
        """What is parked somewhere, by its name in 3.x and in 2.x."""
        return self.listed("vehicle_status", "vehicles") or self.listed("free_bike_status", "bikes")


class _Gbfs(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "gbfs"
    kinds = (Kind.VEHICLE,)
    empty_is_normal = True
    options = OPTIONS
    volatile = True
    largest = LARGEST

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read a system by its first document, or one document alone."""
        try:
            first = object_of(data, LARGEST)
        except UnreadableError as error:
            return Parsed(error=error.reason)
        if not isinstance(first.get("data"), dict):
            return Parsed(error="Die Datei ist JSON, aber kein GBFS: ihr fehlt data.")
        feeds = _feeds(first, context)
        faults = Faults()
        system = _System()
        if not feeds:
            name = _kind_of(first)
            if not name:
                faults.note("data", _NO_VEHICLES)
            system.documents[name] = first
        for name, request in feeds.items():
            _read(system, name, context.further.get(request), faults)
        items = _items(system, context, faults)
        return Parsed(tuple(items), faults.rejected, wants=tuple(feeds.values()))

    def detect(self, data: bytes) -> bool:
        """Whether it is JSON with the marks that every document of GBFS has."""
        head, tail = data[:_HEAD], data[-_HEAD:]
        both = head + tail
        if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{" or not _VERSION.search(both):
            return False
        return all(mark in both for mark in _MARKS)


def _feeds(first: Mapping[str, Any], context: Context) -> dict[str, Request]:
    """The documents that are worth reading, if this is the one that lists them."""
    listed = objects_of(first, "data", "feeds")
    if not listed:
        languages = {k: v for k, v in first["data"].items() if objects_of(v, "feeds")}
        best = languages.get(context.language) or next(iter(languages.values()), None)
        listed = objects_of(best, "feeds")
    found: dict[str, Request] = {}
    for feed in listed:
        url = safe_link(text(feed, "url"), context.url)
        if url and text(feed, "name") in _READ:
            found.setdefault(text(feed, "name"), Request(url))
    return found


def _kind_of(document: object) -> str:
    """Which document this is, as far as it tells of vehicles; "" for any other."""
    data = at(document, "data")
    stations, vehicles = objects_of(data, "stations"), objects_of(data, "vehicles")
    if stations:
        counts = any(count_of(station) is not None for station in stations)
        return "station_status" if counts else "station_information"
    if vehicles:
        dated = any("availabilities" in vehicle for vehicle in vehicles)
        return "vehicle_availability" if dated else "vehicle_status"
    known = {"stations": "station_information", "vehicles": "vehicle_status"}
    known["bikes"] = "free_bike_status"
    return next((name for key, name in known.items() if isinstance(at(data, key), list)), "")


def _read(system: _System, name: str, body: bytes | None, faults: Faults) -> None:
    """Take a further document, if it came."""
    if body is None:
        return
    try:
        system.documents[name] = object_of(body, LARGEST)
    except UnreadableError as error:
        faults.note(name, error.reason)


def _items(system: _System, context: Context, faults: Faults) -> Iterator[Item]:
    """The nearest first."""
    words = _words(system, context)
    seen: set[str] = set()
    near: list[Entry] = []
    radius = _radius(context, faults)
    for entry in (*_stations(system), *_vehicles(system)):
        what = "Station" if entry.uid.startswith("station:") else "Fahrzeug"
        point = point_of(entry.raw) or point_of(entry.station)
        metres = distance_m(context.point, point) if context.point and point else 0.0
        reason = ""
        if entry.uid in seen:
            reason = "Steht schon im Dokument."
        elif entry.uid.endswith(":"):
            reason = "Hat keine Kennung."
        elif entry.raw.get("is_disabled") == 1:
            reason = "Ist außer Betrieb."
        elif metres > radius:
            reason = f"Ist weiter als {radius:.0f} m entfernt (Option radius_m)."
        if reason:
            faults.entry(entry.number, said(entry.raw, "name", context.language), reason, what)
            continue
        seen.add(entry.uid)
        near.append(replace(entry, metres=metres))
    near.sort(key=lambda entry: entry.metres)
    reason = f"Mehr als {context.max_items} nimmt diese Quelle nicht (max_items)."
    faults.many("data", len(near[context.max_items :]), "Stationen und Fahrzeuge", reason)
    for entry in near[: context.max_items]:
        yield _item(entry, words, context)


def _words(system: _System, context: Context) -> Words:
    about = at(system.documents.get("system_information"), "data")
    live = ("station_status", "vehicle_status", "free_bike_status", "vehicle_availability")
    times = [
        moment
        for name in live
        if (moment := moment_of(system.documents.get(name), "last_updated", context.now))
    ]
    called = said(about, "short_name", context.language) or said(about, "name", context.language)
    return Words(
        name=called,
        link=link_of(about),
        types=types_of(system.documents.get("vehicle_types"), context.language),
        prices=prices_of(system.documents.get("system_pricing_plans"), context.language),
        # what does not say how old it is was at least true when it was asked for
        reported=max(times, default=context.now),
    )


def _stations(system: _System) -> Iterator[Entry]:
    """Stations; one whose vehicles can be booked ahead is told by those instead."""
    status = {text(one, "station_id"): one for one in system.listed("station_status", "stations")}
    known = system.listed("station_information", "stations") or list(status.values())
    parked, dated = _by_station(system.vehicles()), _by_station(_dated(system))
    for rank, station in enumerate(known, start=1):
        name = text(station, "station_id")
        if name in dated:
            continue
        uid = f"station:{identity(name) if name else ''}"
        yield Entry(rank, uid, station, status=status.get(name, {}), parked=parked.get(name, ()))


def _vehicles(system: _System) -> Iterator[Entry]:
    """Vehicles that stand for themselves: at no station, or to be booked ahead."""
    stations = {text(one, "station_id"): one for one in _places(system)}
    dated = {_vehicle_id(vehicle): vehicle for vehicle in _dated(system)}
    parked = {_vehicle_id(vehicle): vehicle for vehicle in system.vehicles()}
    # without an id they could not be told apart, and each is set aside
    nameless = [vehicle for vehicle in system.vehicles() if not _vehicle_id(vehicle)]
    every = [*(v for v in system.vehicles() if _vehicle_id(v)), *nameless]
    every += [vehicle for name, vehicle in dated.items() if name not in parked]
    for rank, vehicle in enumerate(every, start=1):
        name = _vehicle_id(vehicle)
        place = text(vehicle, "station_id") or text(dated.get(name), "station_id")
        if place in stations and name not in dated:
            continue
        yield Entry(
            rank,
            f"vehicle:{identity(name) if name else ''}",
            vehicle,
            station=stations.get(place),
            slots=dated.get(name),
        )


def _places(system: _System) -> list[dict[str, Any]]:
    known = system.listed("station_information", "stations")
    return known or system.listed("station_status", "stations")


def _dated(system: _System) -> list[dict[str, Any]]:
    listed = system.listed("vehicle_availability", "vehicles")
    return [vehicle for vehicle in listed if isinstance(vehicle.get("availabilities"), list)]


def _by_station(vehicles: Sequence[Mapping[str, Any]]) -> Mapping[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for vehicle in vehicles:
        if place := text(vehicle, "station_id"):
            found[place].append(vehicle)
    return dict(found)


def _vehicle_id(vehicle: object) -> str:
    return text(vehicle, "vehicle_id") or text(vehicle, "bike_id")


def _item(entry: Entry, words: Words, context: Context) -> Item:
    station = entry.station if entry.station is not None else entry.raw
    if entry.uid.startswith("vehicle:"):
        vehicle = single_vehicle(entry, words, context.language, context.now)
    else:
        vehicle = station_vehicle(entry, words, context.language)
    title = words.name or vehicle.station or vehicle.model or "Leihfahrzeug"
    return Item(
        id=f"{context.source}:{entry.uid}",
        kind=context.kind,
        source=context.source,
        texts={context.language: Text(title, vehicle.station)},
        updated=vehicle.reported,
        places=context.places,
        link=link_of(entry.raw, *entry.parked[:1], station) or words.link,
        licence=context.licence,
        vehicle=vehicle,
    )


def _radius(context: Context, faults: Faults) -> float:
    raw = context.options.get("radius_m", "")
    radius = number({"radius_m": raw}, "radius_m") if raw.strip() else float(NEAR_M)
    if radius is None or radius <= 0:
        faults.note("options.radius_m", f"„{raw}“ ist keine Entfernung in Metern: {NEAR_M} gilt.")
        return NEAR_M
    return radius


ADAPTER = _Gbfs()
