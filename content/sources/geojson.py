# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""GeoJSON (RFC 7946): places, trails, lakes and woods."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from content.clean import clean_html, clean_text, plain_text, safe_link
from content.clock import at_glass
from content.details import Place, Point
from content.geometry import distance_m
from content.model import Item, Kind, Text
from content.sources.adapter import Adapter, Context, Parsed
from content.sources.documents import UnreadableError, items_of, object_of
from content.sources.entries import (
    LONGEST_LABEL,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    identity,
    labels,
    pictures,
)
from content.sources.faults import Faults, named
from content.sources.openings import openings
from content.sources.option import TRADE, Options
from content.sources.place_entries import Course, area, share_of, trail
from content.sources.positions import height, position

LARGEST = 12_000_000
_HEAD = 4_096
_COLLECTION = re.compile(rb"\"type\"\s*:\s*\"FeatureCollection\"")
# what else has a place in it has a type of its own before it
_FIRST_TYPE = re.compile(
    rb"\"type\"\s*:\s*\"(?:Feature|GeometryCollection|(?:Multi)?(?:Point|LineString|Polygon))\""
)
# GBFS says in GeoJSON where vehicles may be parked
_GBFS = (b'"last_updated"', b'"ttl"')
_TYPE = re.compile(rb"\"type\"\s*:")
_MOST_LINES = 200
_LONGEST_PHONE = 40
_LONGEST_ADDRESS = 120
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")

# which properties say what, the first that says anything counts; spelling of case is free
_NAME = ("name", "title", "name:de", "titel", "bezeichnung", "label")
_ABOUT = ("description", "beschreibung", "description:de", "desc", "text", "info", "note")
_TRADE = ("trade", "category", "kategorie", "rubrik", "art", "type", "typ")
_PHONE = ("phone", "telefon", "tel", "contact:phone")
_LINK = ("website", "url", "link", "homepage", "contact:website", "web")
_HOURS = ("opening_hours", "openinghours", "öffnungszeiten", "oeffnungszeiten")
_PICTURE = ("image", "picture", "bild", "photo")
_ADDRESS = ("address", "adresse", "anschrift")
_ID = ("@id", "id", "uid", "osm_id")

# what OpenStreetMap calls things, and what people here call them
_OSM: Final[Mapping[tuple[str, str], str]] = {
    ("natural", "water"): "See",
    ("natural", "wood"): "Wald",
    ("landuse", "forest"): "Wald",
    ("natural", "beach"): "Badestelle",
    ("leisure", "swimming_area"): "Badestelle",
    ("leisure", "playground"): "Spielplatz",
    ("leisure", "sports_centre"): "Sport",
    ("leisure", "pitch"): "Sport",
    ("tourism", "viewpoint"): "Aussicht",
    ("tourism", "museum"): "Museum",
    ("tourism", "camp_site"): "Camping",
    ("tourism", "picnic_site"): "Rastplatz",
    ("amenity", "restaurant"): "Gasthof",
    ("amenity", "cafe"): "Café",
    ("amenity", "pharmacy"): "Apotheke",
    ("amenity", "doctors"): "Arztpraxis",
    ("amenity", "place_of_worship"): "Kirche",
    ("amenity", "library"): "Bücherei",
    ("amenity", "fire_station"): "Feuerwehr",
    ("shop", "farm"): "Hofladen",
    ("shop", "bakery"): "Bäckerei",
    ("shop", "butcher"): "Schlachterei",
    ("route", "hiking"): "Wanderweg",
    ("route", "foot"): "Wanderweg",
    ("route", "bicycle"): "Radweg",
    ("route", "horse"): "Reitweg",
}

Json = dict[str, Any]
OPTIONS: Options = MappingProxyType({"trade": TRADE})


class _GeoJson(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "geojson"
    kinds = (Kind.PLACE,)
    empty_is_normal = False
    options = OPTIONS
    largest = LARGEST

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read one file; an entry is a feature, or the bare geometry that the file is."""
        try:
            features = _features(object_of(data, LARGEST))
        except UnreadableError as error:
            return Parsed(error=error.reason)
        if features is None:
            return Parsed(error="Die Datei ist JSON, aber kein GeoJSON: kein bekannter type.")
        items: dict[str, Item] = {}
        faults = Faults()
        most = share_of(min(len(features), context.max_items))
        for number, feature in enumerate(features, start=1):
            if len(items) >= context.max_items:
                reason = f"Mehr als {context.max_items} Orte nimmt diese Quelle nicht."
                faults.beyond(len(features) - number + 1, reason)
                break
            where = _where(number, feature)
            with faults.sparing(where):
                try:
                    item = _item(feature, context, most)
                except _UnfitError as unfit:
                    faults.put(where, unfit.reason)
                    continue
                if items.setdefault(item.id, item) is not item:
                    faults.put(where, "Steht mit derselben Kennung schon in der Datei.")
        return Parsed(tuple(items.values()), faults.rejected)

    def detect(self, data: bytes) -> bool:
        """Whether the head is an object with GeoJSON's words."""
        head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
        if head[:1] != b"{" or all(mark in head for mark in _GBFS):
            return False
        if _COLLECTION.search(head):
            return True
        first = _TYPE.search(head)
        return first is not None and _FIRST_TYPE.match(head, first.start()) is not None


class _UnfitError(Exception):
    """Why a feature cannot be shown."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def _features(root: Json) -> list[Any] | None:
    kind = root.get("type")
    if kind == "FeatureCollection":
        return items_of(root, "features")
    if kind == "Feature":
        return [root]
    if "coordinates" in root or kind == "GeometryCollection":
        return [{"type": "Feature", "properties": {}, "geometry": root}]
    return None


def _where(number: int, feature: object) -> str:
    name = ""
    if isinstance(feature, dict):
        name = _said(_properties(feature), _NAME)
    return named("Eintrag", number, name)


def _properties(feature: Json) -> dict[str, object]:
    raw = feature.get("properties")
    return {str(k).strip().casefold(): v for k, v in raw.items()} if isinstance(raw, dict) else {}


def _said(properties: Mapping[str, object], keys: tuple[str, ...]) -> str:
    for key in keys:
        value = properties.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
            return str(value)
    return ""


def _item(feature: object, context: Context, most: int) -> Item:
    """One feature as an item.

    Raises:
        _UnfitError: it has no name or no place.
    """
    if not isinstance(feature, dict):
        raise _UnfitError("Ist kein JSON-Objekt.")
    properties = _properties(feature)
    trade = _trade(properties) or plain_text(context.options.get("trade", ""), LONGEST_LABEL)
    name = plain_text(_said(properties, _NAME), LONGEST_TITLE) or trade
    if not name:
        raise _UnfitError("Hat weder Namen noch Rubrik.")
    place = _place(feature.get("geometry"), _about(properties, trade, context), context, most)
    shown = pictures([(_said(properties, _PICTURE), "")], context.url)
    about = _said(properties, _ABOUT)
    body = clean_html(about) if _MARKUP.search(about) else clean_text(about)
    return Item(
        id=f"{context.source}:{_uid(feature, properties, name, place)}",
        kind=context.kind,
        source=context.source,
        texts={context.language: Text(name, plain_text(body, LONGEST_SUMMARY), body)},
        places=context.places,
        categories=labels([trade] if trade else []),
        pictures=shown,
        link=_link(_said(properties, _LINK)),
        licence=context.licence,
        place=place,
    )


def _uid(feature: Json, properties: Mapping[str, object], name: str, place: Place) -> str:
    known = _said({"id": feature.get("id")}, ("id",)) or _said(properties, _ID)
    if known:
        return identity(known)
    at = place.point
    return identity(f"{name}\n{at.latitude:.4f} {at.longitude:.4f}" if at else name, hashed=True)


def _trade(properties: Mapping[str, object]) -> str:
    for key in _TRADE:
        value = properties.get(key)
        if isinstance(value, str) and value.strip() and value != "Feature":
            return plain_text(value, LONGEST_LABEL)
    for (key, word), trade in _OSM.items():
        if properties.get(key) == word:
            return trade
    return ""


def _about(properties: Mapping[str, object], trade: str, context: Context) -> Place:
    hours = next((properties[key] for key in _HOURS if properties.get(key)), None)
    return Place(
        trade=trade,
        address=_address(properties),
        phone=plain_text(_said(properties, _PHONE), _LONGEST_PHONE),
        hours=openings(hours, at_glass(context.now).date()) if hours else (),
    )


def _address(properties: Mapping[str, object]) -> str:
    whole = plain_text(_said(properties, _ADDRESS), _LONGEST_ADDRESS)
    if whole:
        return whole
    street = (_said(properties, ("addr:street",)), _said(properties, ("addr:housenumber",)))
    town = (_said(properties, ("addr:postcode",)), _said(properties, ("addr:city",)))
    lines = (" ".join(part for part in line if part) for line in (street, town))
    return plain_text(", ".join(line for line in lines if line), _LONGEST_ADDRESS)


def _link(raw: str) -> str:
    """A web address; people leave out the scheme (`www.hof.example`)."""
    if raw and "://" not in raw and re.match(r"[\w-]+(\.[\w-]+)+(/|$)", raw):
        raw = f"https://{raw}"
    return safe_link(raw)


def _place(geometry: object, about: Place, context: Context, most: int) -> Place:
    """The place that a geometry is.

    Raises:
        _UnfitError: none of a known kind, or without degrees.
    """
    points: list[Point] = []
    lines: list[Course] = []
    rings: list[Course] = []
    for kind, coordinates in _geometries(geometry):
        if kind in {"Point", "MultiPoint"}:
            many = coordinates if kind == "MultiPoint" else [coordinates]
            points += [p for raw in many[:1_000] if (p := position(raw)) is not None]
        elif kind in {"LineString", "MultiLineString"}:
            lines += _courses(coordinates if kind == "MultiLineString" else [coordinates], 2)
        elif kind in {"Polygon", "MultiPolygon"}:
            for polygon in coordinates if kind == "MultiPolygon" else [coordinates]:
                rings += _courses(polygon, 3) if isinstance(polygon, list) else ()
    if lines:
        return trail(lines, about, most)
    if rings:
        return area(rings, about, most)
    if not points:
        raise _UnfitError("Hat keinen Ort in Grad (WGS 84), den eine Karte zeigen kann.")
    at = context.point
    nearest = min(points, key=lambda p: distance_m(p, at)) if at else points[0]
    return Place(
        point=nearest,
        trade=about.trade,
        address=about.address,
        phone=about.phone,
        hours=about.hours,
    )


def _geometries(geometry: object) -> Iterator[tuple[str, list[Any]]]:
    """The simple geometries in one, as kind and coordinates."""
    if not isinstance(geometry, dict):
        return
    parts = [geometry]
    if geometry.get("type") == "GeometryCollection":
        parts = [g for g in items_of(geometry, "geometries")[:_MOST_LINES] if isinstance(g, dict)]
    for part in parts:
        kind, coordinates = part.get("type"), part.get("coordinates")
        if isinstance(kind, str) and isinstance(coordinates, list):
            yield kind, coordinates


def _courses(lines: list[Any], fewest: int) -> Iterator[Course]:
    for line in lines[:_MOST_LINES]:
        if not isinstance(line, list):
            continue
        found = [(p, height(raw)) for raw in line if (p := position(raw)) is not None]
        if len(found) >= fewest:
            yield Course(tuple(p for p, _ in found), tuple(h for _, h in found))


ADAPTER = _GeoJson()
