# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Warnings of the federal warning app NINA (BBK): a Kreis's dashboard, or a map of one system.

Written after https://github.com/bundesAPI/nina-api and recordings; details and outlines of each
warning are further documents. A warning that has left the list is over.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from content.clean import plain_text, safe_link
from content.details import Area, Point
from content.model import Item, Kind
from content.sources.adapter import Adapter, Context, Parsed, Rejected, Request
from content.sources.alerts import SEVERITIES, Info, Message, items_of_message, ring_of, word
from content.sources.documents import (
    UnreadableError,
    items_of,
    json_of,
    object_of,
    objects_of,
    text,
)
from content.sources.positions import position

# two documents a warning; a sync gets about sixty
_MOST_WANTED = 25
_MOST_INFOS = 16
_MOST_RINGS = 2_000
_HEAD = 4_096
_ID = re.compile(r"[A-Za-z0-9._:-]{1,200}")
_ARS = re.compile(r"/(\d{12})\.json$")
_PROVIDERS = {
    "MOWAS": "Modulares Warnsystem (MoWaS)",
    "KATWARN": "KATWARN",
    "BIWAPP": "BIWAPP",
    "DWD": "Deutscher Wetterdienst",
    "LHP": "Länderübergreifendes Hochwasserportal",
    "POLICE": "Polizei",
}
# how the identifiers of each system begin
_PREFIXES = {
    "mow": "MOWAS", "kat": "KATWARN", "biw": "BIWAPP", "dwd": "DWD", "lhp": "LHP", "pol": "POLICE",
}  # fmt: skip


class _Nina(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "nina"
    kinds = (Kind.WARNING,)
    empty_is_normal = True

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read a dashboard, a map, or the details of one warning by themselves."""
        try:
            listed = json_of(data)
        except UnreadableError as error:
            return Parsed(error=error.reason)
        if isinstance(listed, dict) and "info" in listed:
            message = _detailed(listed, {}, ())
            return Parsed(tuple(items_of_message(message, context)))
        if not isinstance(listed, list):
            return Parsed(error="Die Datei ist JSON, aber keine Liste von Warnungen der NINA.")
        return _listed(listed, context)

    def detect(self, data: bytes) -> bool:
        """Whether it is a list of objects with the keys of a dashboard or a map."""
        head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
        return head[:1] == b"[" and b'"i18nTitle"' in head and b'"id"' in head


def _listed(listed: list[Any], context: Context) -> Parsed:
    rejected: list[Rejected] = []
    entries: dict[str, dict[str, Any]] = {}
    for number, entry in enumerate(listed[: context.max_items], start=1):
        uid = text(entry, "id") or text(entry, "payload", "id")
        where = f"Eintrag {number}"
        if not uid.strip():
            rejected.append(Rejected(where, "Hat keine Kennung (id)."))
        elif uid in entries:
            rejected.append(Rejected(where, "Steht mit derselben Kennung schon in der Datei."))
        else:
            entries[uid] = entry
    if (more := len(listed) - context.max_items) > 0:
        reason = f"Mehr als {context.max_items} nimmt diese Quelle nicht."
        rejected.append(Rejected(f"{more} weitere Einträge", reason))
    wants = tuple(_wants(entries, context))
    items: dict[str, Item] = {}
    for uid, entry in entries.items():
        for item in items_of_message(_message(uid, entry, context), context):
            items.setdefault(item.id, item)
    return Parsed(tuple(items.values()), tuple(rejected), wants=wants)


def _wants(entries: dict[str, dict[str, Any]], context: Context) -> Iterator[Request]:
    """Details and outlines of the gravest warnings."""
    ranked = sorted(entries, key=lambda uid: SEVERITIES.index(_severity(entries[uid])))
    for uid in ranked[:_MOST_WANTED]:
        yield from _requests(uid, context)


def _requests(uid: str, context: Context) -> tuple[Request, ...]:
    """Where the details and the outline of a warning lie, seen from the list."""
    if not _ID.fullmatch(uid) or uid.strip(".") == "":
        return ()
    found = (
        safe_link(urljoin(context.url, f"../warnings/{uid}{suffix}"))
        for suffix in (".json", ".geojson")
    )
    return tuple(Request(link) for link in found if link)


def _severity(entry: dict[str, Any]) -> str:
    raw = text(entry, "payload", "data", "severity") or text(entry, "severity")
    return word(raw, SEVERITIES, "Unknown")


def _message(uid: str, entry: dict[str, Any], context: Context) -> Message:
    """A warning of the list, with its details where they could be had."""
    documents = [context.further.get(request) for request in _requests(uid, context)]
    details, outline = (*documents, None, None)[:2]
    # without an outline it holds in the region that was asked for: rather too far than not at all
    areas = (_outlines(outline) if outline else ()) or _whole(context.url)
    if details:
        try:
            found = _detailed(object_of(details), entry, areas)
            if found.infos:
                return replace(found, identifier=uid)
        except UnreadableError:
            pass
    return _brief(uid, entry, areas)


def _brief(uid: str, entry: dict[str, Any], areas: tuple[Area, ...]) -> Message:
    """What the list itself says of a warning."""
    data = entry.get("payload", {}).get("data") if isinstance(entry.get("payload"), dict) else None
    title = text(entry, "i18nTitle", "de") or text(data, "headline")
    system = text(data, "provider").upper() or _PREFIXES.get(uid[:3].lower(), "")
    info = Info(
        language="de",
        headline=title,
        severity=_severity(entry),
        urgency=text(entry, "urgency"),
        publisher=_PROVIDERS.get(system, ""),
        onset=text(entry, "onset") or text(entry, "startDate"),
        expires=text(entry, "expires") or text(entry, "expiresDate"),
        areas=areas,
    )
    others = tuple(
        replace(info, language=tag, headline=text(entry, "i18nTitle", tag))
        for tag in _tags(entry)
        if text(entry, "i18nTitle", tag)
    )
    return Message(
        identifier=uid,
        sent=text(entry, "sent") or text(entry, "startDate"),
        message=text(data, "msgType") or text(entry, "type"),
        infos=(info, *others),
    )


def _tags(entry: dict[str, Any]) -> list[str]:
    titles = entry.get("i18nTitle")
    return [tag for tag in titles if tag != "de"][:_MOST_INFOS] if isinstance(titles, dict) else []


def _detailed(details: dict[str, Any], entry: dict[str, Any], areas: tuple[Area, ...]) -> Message:
    """The details of a warning: CAP as JSON. The list knows an end where they know none."""
    infos = objects_of(details, "info")[:_MOST_INFOS]
    return Message(
        identifier=text(details, "identifier"),
        sender=text(details, "sender"),
        sent=text(details, "sent") or text(entry, "sent"),
        status=text(details, "status"),
        message=text(details, "msgType"),
        references=text(details, "references"),
        infos=tuple(_info(info, entry, areas, text(details, "identifier")) for info in infos),
    )


def _info(info: dict[str, Any], entry: dict[str, Any], areas: tuple[Area, ...], uid: str) -> Info:
    said = {text(p, "valueName"): text(p, "value") for p in objects_of(info, "parameter")}
    system = _PREFIXES.get(uid[:3].lower(), "")
    return Info(
        language=text(info, "language"),
        event=text(info, "event"),
        headline=text(info, "headline"),
        description=text(info, "description"),
        instruction=text(info, "instruction"),
        web=text(info, "web"),
        publisher=said.get("sender_langname")
        or text(info, "senderName")
        or _PROVIDERS.get(system, ""),
        category=next((str(c) for c in items_of(info, "category") if isinstance(c, str)), ""),
        severity=text(info, "severity"),
        urgency=text(info, "urgency"),
        certainty=text(info, "certainty"),
        onset=text(info, "onset") or text(info, "effective") or text(entry, "onset"),
        expires=text(info, "expires") or text(entry, "expires"),
        areas=(*areas, *_named(info, said.get("warnVerwaltungsbereiche", ""))),
    )


def _named(info: dict[str, Any], regions: str) -> Iterator[Area]:
    """The areas by name, and the regions (ARS) that MoWaS warns."""
    keys = tuple(f"ARS={key}" for key in re.findall(r"\b\d{12}\b", regions[:20_000]))
    areas = objects_of(info, "area")
    for number, area in enumerate(areas):
        codes = tuple(
            plain_text(f"{text(code, 'valueName')}={text(code, 'value')}", 60)
            for code in objects_of(area, "geocode")
            # the number of the area in its own message says nothing
            if text(code, "valueName") != "AreaId"
        )
        yield Area(
            name=plain_text(text(area, "areaDesc"), 1_000),
            geocodes=codes + (keys if number == 0 else ()),
        )
    if keys and not areas:
        yield Area(geocodes=keys)


def _whole(url: str) -> tuple[Area, ...]:
    """The region that was asked for: all that is known of a warning without details."""
    asked = _ARS.search(urlsplit(url).path)
    return (Area(geocodes=(f"ARS={asked[1]}",)),) if asked else ()


def _outlines(data: bytes) -> tuple[Area, ...]:
    """The polygons of a GeoJSON (RFC 7946: east before north)."""
    try:
        root = object_of(data)
    except UnreadableError:
        return ()
    shapes = [feature.get("geometry") for feature in objects_of(root, "features")]
    areas: list[Area] = []
    for shape in [root, root.get("geometry"), *shapes]:
        parts = items_of(shape, "coordinates")
        polygons = parts if text(shape, "type") == "MultiPolygon" else [parts]
        if text(shape, "type") not in {"Polygon", "MultiPolygon"}:
            continue
        for polygon in polygons[:_MOST_RINGS]:
            rings = [_ring(ring) for ring in polygon] if isinstance(polygon, list) else []
            if rings and rings[0]:
                areas.append(Area(outlines=(rings[0],), holes=tuple(r for r in rings[1:] if r)))
    return tuple(areas)


def _ring(raw: object) -> tuple[Point, ...]:
    if not isinstance(raw, list):
        return ()
    corners = [position(corner) for corner in raw]
    known = [(corner.latitude, corner.longitude) for corner in corners if corner is not None]
    return ring_of(known) if len(known) == len(corners) else ()


ADAPTER = _Nina()
