# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Counts what a file holds, without our own readers: by the format's reference library, else by
plain JSON, XML or CSV. `bench/counts.py` prints it beside what we make of it.
"""

import csv
import io
import json
import re
import warnings
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import feedparser
import gpxpy
from google.transit import gtfs_realtime_pb2 as protocol

from content.sources.adapter import Parsed
from tests.content.test_corpus_calendars import reference
from tests.content.test_gtfs_by_hand import trip_rows

_MANY = re.compile(r"\A(?:[^„]*: )?(\d+) \w")
_OCCURRENCE = re.compile(r"/\d{8}(?:T\d{6}Z)?\Z")
_SCRIPT = re.compile(rb"<script[^>]*ld\+json[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True)
class Way:
    """How entries are counted: what one is, who counts, in all documents, and in what we made."""

    entry: str
    by: str
    held: Callable[[Sequence[bytes]], int]
    made: Callable[[Parsed], int] = lambda found: len(found.items)


def aside(found):
    """How many entries were set aside; one row can stand for many."""
    numbers = (_MANY.search(row.where) for row in found.rejected)
    return sum(int(number.group(1)) if number else 1 for number in numbers)


def loaded(data):
    """JSON, or None for what is none."""
    try:
        return json.loads(data.decode("utf-8-sig"))
    except ValueError:
        return None


def listed(*path, further=True):
    """Counts a list in JSON, in each document or the first alone."""

    def count(documents):
        found = 0
        for data in documents if further else documents[:1]:
            value = loaded(data)
            for key in path:
                value = value.get(key) if isinstance(value, dict) else None
            found += len(value) if isinstance(value, list) else 0
        return found

    return count


def in_feed(documents):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return sum(len(feedparser.parse(io.BytesIO(data)).entries) for data in documents)


def in_gpx(documents):
    held = [gpxpy.parse(data.decode("utf-8-sig")) for data in documents]
    return sum(len(one.tracks) + len(one.routes) + len(one.waypoints) for one in held)


def in_timetable(documents):
    """Rows of stop_times.txt at which somebody can get on, and from which the bus goes on."""
    archive = zipfile.ZipFile(io.BytesIO(documents[0]))
    rows = [calls[:-1] for calls in trip_rows(archive).values()]
    return sum(row.get("pickup_type") != "1" for calls in rows for row in calls)


def departures_made(found):
    return len({(run.trip, run.sequence) for item in found.items for run in item.timetable.runs})


def in_live(documents):
    return sum(len(protocol.FeedMessage.FromString(data).entity) for data in documents)


def in_alerts(documents):
    found = 0
    for data in documents:
        bodies = [data]
        if data[:2] == b"PK":
            archive = zipfile.ZipFile(io.BytesIO(data))
            bodies = [archive.read(name) for name in archive.namelist()]
        found += sum(
            sum(part.tag.endswith("}alert") for part in ET.fromstring(body).iter())  # noqa: S314
            for body in bodies
        )
    return found


def in_nina(documents):
    held = loaded(documents[0])
    return len(held) if isinstance(held, list) else 1


def in_gbfs(documents):
    """Stations, and vehicles that no station tells of; else the document itself."""
    parts, lists = {}, False
    for data in documents:
        body = loaded(data)["data"]
        lists = lists or "feeds" in body or any(isinstance(p, dict) and "feeds" in p
                                                for p in body.values())  # fmt: skip
        for key in ("stations", "vehicles", "bikes"):
            for one in body.get(key, ()):
                name = one["station_id"] if key == "stations" else one.get("vehicle_id")
                parts.setdefault(key[:4], {}).setdefault(name or one["bike_id"], {}).update(one)
    stations = parts.get("stat", {})
    vehicles = [*parts.get("vehi", {}).values(), *parts.get("bike", {}).values()]
    dated = {one.get("station_id") for one in vehicles if "availabilities" in one}
    alone = [v for v in vehicles if "availabilities" in v or v.get("station_id") not in stations]
    if not parts:
        return 0 if lists else 1
    return len(alone) + len(stations.keys() - dated)


def in_weather(documents):
    told = [loaded(data)["weather"] for data in documents]
    return sum(len(one) if isinstance(one, list) else 1 for one in told)


def hours_made(found):
    weather = [item.weather for item in found.items]
    return sum(len(one.hours) + (one.observed is not None) for one in weather)


def of_schema(*types, outside=()):
    """Counts nodes of types that end so in the blocks of web pages, but none inside `outside`."""

    def count(documents):
        pages = [_SCRIPT.findall(data) or [data] for data in documents]
        stack = [loaded(block) for blocks in pages for block in blocks]
        found = 0
        while stack:
            node = stack.pop()
            if isinstance(node, dict):
                names = node.get("@type", ())
                names = [names] if isinstance(names, str) else names
                found += any(name.endswith(types) for name in names)
                if not any(name.endswith(outside) for name in names):
                    stack += node.values()
            elif isinstance(node, list):
                stack += node
        return found

    return count


def nodes_made(found):
    """An event that is repeated is one entry."""
    return len({_OCCURRENCE.sub("", item.id) for item in found.items})


def in_products(documents):
    (data,) = documents
    if data.lstrip()[:1] == b"<":
        names = [part.tag.rpartition("}")[2] for part in ET.fromstring(data).iter()]  # noqa: S314
        return sum(name in {"item", "entry"} for name in names)
    return len(list(csv.DictReader(io.StringIO(data.decode("cp1252")), delimiter="\t")))


def in_meetings(documents):
    found, stack = set(), [loaded(data) for data in documents]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if str(node.get("type")).endswith("/Meeting"):
                found.add(node["id"])
            stack += node.values()
        elif isinstance(node, list):
            stack += node
    # what is no list of meetings is one entry: the object itself
    return len(found) or 1


def in_collections(documents):
    """Nodes of the collections of GraphQL answers, however they are wrapped."""
    found = 0
    for data in documents:
        for held in loaded(data)["data"].values():
            nodes = held if isinstance(held, list) else held["edges"]
            found += len(nodes)
    return found


def in_processes(documents):
    """Processes; one with debates or budgets is told by those instead."""
    processes = loaded(documents[0])["data"]["participatoryProcesses"]
    own = {"Debates": "debates", "Budgets": "budgets"}
    parts = [part for process in processes for part in process["components"]]
    instead = {part["id"]: 0 for part in parts if part["__typename"].rpartition("::")[2] in own}
    for data in documents[1:]:
        component = loaded(data)["data"]["component"]
        for name in own.values():
            if name in component:
                instead[component["id"]] = len(component[name]["edges"])
    whole = [p for p in processes if not any(part["id"] in instead for part in p["components"])]
    return len(whole) + sum(instead.values())


class Calendar:
    """An iCalendar file against recurring-ical-events: occurrences in 400 days."""

    def __init__(self, path, now):
        text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        self.path, self.now = path, now
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.expected, _ = reference(text, now)

    def missing(self, made, found):
        """Occurrences of series that were set aside by name."""
        said = " ".join(row.where for row in found.rejected)
        return sum(n for (uid, *_), n in (self.expected - made).items() if uid in said)


WAYS = {
    "office": Way("Eintrag in `items` der Liste", "json", listed("items", further=False)),
    "rss": Way("`item` oder `entry`", "feedparser", in_feed),
    "jsonfeed": Way("Eintrag in `items`", "json", listed("items")),
    "gpx": Way("`trk`, `rte` oder `wpt`", "gpxpy", in_gpx),
    "gtfs": Way("Zeile in `stop_times.txt`, an der man einsteigen kann und von der es weitergeht",
                "csv", in_timetable, departures_made),
    "gtfs-rt": Way("`entity`", "gtfs-realtime-bindings", in_live),
    "gbfs": Way("Station oder einzelnes Fahrzeug; sonst das Dokument selbst", "json", in_gbfs),
    "cap": Way("`alert`", "xml.etree", in_alerts),
    "nina": Way("Eintrag der Liste, oder die eine Warnung", "json", in_nina),
    "oparl": Way("Sitzung; sonst das eine Objekt", "json", in_meetings),
    "geojson": Way("Eintrag in `features`", "json", listed("features")),
    "brightsky": Way("Stunde in `weather`; alle zusammen sind ein Item", "json", in_weather,
                     hours_made),
    "jsonld": Way("Knoten der Art; ein wiederholter Termin zählt einmal", "json",
                  of_schema("Event"), nodes_made),
    "merchant": Way("`item`, `entry` oder Zeile", "xml.etree, csv", in_products),
    "shopware": Way("Eintrag in `elements`", "json", listed("elements")),
    "woocommerce": Way("Eintrag der Liste", "json", listed()),
    "wordpress": Way("Eintrag der Liste", "json", listed()),
    "tribe": Way("Eintrag in `events`", "json", listed("events")),
    "smartvillage": Way("Knoten einer Sammlung", "json", in_collections),
    "consul": Way("Knoten in `proposals`, `debates` oder `budgets`", "json", in_collections),
    "decidim": Way("Verfahren; an seiner Stelle seine Debatten und Haushalte", "json",
                   in_processes),
}  # fmt: skip
OCCURRENCE = "Wiederholung eines `VEVENT` in 400 Tagen"
