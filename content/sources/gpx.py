# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""GPX 1.0 and 1.1 (topografix.com/GPX): trails with their heights, and the places along them."""

import re
from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

import gpxpy
from gpxpy.gpx import GPX, GPXRoute, GPXRoutePoint, GPXTrack, GPXTrackPoint, GPXWaypoint

from content.clean import clean_html, clean_text, plain_text, safe_link
from content.details import Place, Point
from content.geometry import on_earth
from content.model import Item, Kind, Text
from content.sources.adapter import Adapter, Context, Parsed
from content.sources.documents import decoded
from content.sources.entries import (
    LONGEST_LABEL,
    LONGEST_LICENCE,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    identity,
    labels,
)
from content.sources.faults import Faults, named
from content.sources.option import TRADE, Options, Setting
from content.sources.place_entries import Course, share_of, trail

LARGEST = 5_000_000
_HEAD = 4_096
_GPX = re.compile(rb"<(?:\w{1,20}:)?gpx[\s>]", re.IGNORECASE)
_FORBIDDEN = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# the library looks for each one's value to the end of the file
_MOST_NAMESPACES = 200
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
_ENCODING = re.compile(r"\A(<\?xml[^>]{0,200}?)\sencoding\s*=\s*[\"'][^\"']{0,40}[\"']")

_TRADES: Final = {
    "hiking": "Wanderweg",
    "walking": "Spazierweg",
    "foot": "Wanderweg",
    "running": "Laufstrecke",
    "cycling": "Radweg",
    "biking": "Radweg",
    "bicycle": "Radweg",
    "mountain biking": "Radweg",
    "horse": "Reitweg",
    "horseback riding": "Reitweg",
    "kayaking": "Paddelstrecke",
    "canoeing": "Paddelstrecke",
}

_Thing = GPXTrack | GPXRoute | GPXWaypoint
OPTIONS: Options = MappingProxyType(
    {
        "name": Setting("Name of the way, where its file has none.", "Rund um den See"),
        "trade": TRADE,
    }
)


class _Gpx(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "gpx"
    kinds = (Kind.PLACE,)
    empty_is_normal = False
    options = OPTIONS
    largest = LARGEST

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read one file; an entry is a track, a route or a waypoint."""
        read = _read(data)
        if isinstance(read, str):
            return Parsed(error=read)
        things: tuple[_Thing, ...] = (*read.tracks, *read.routes, *read.waypoints)
        items: dict[str, Item] = {}
        faults = Faults()
        most = share_of(min(len(read.tracks) + len(read.routes), context.max_items))
        make = _Maker(read, context, most)
        for number, thing in enumerate(things, start=1):
            where = _where(number, thing)
            if len(items) >= context.max_items:
                reason = f"Mehr als {context.max_items} Orte nimmt diese Quelle nicht."
                faults.beyond(len(things) - number + 1, reason)
                break
            with faults.sparing(where):
                item = make.item(thing, number)
                if isinstance(item, str):
                    faults.put(where, item)
                elif items.setdefault(item.id, item) is not item:
                    faults.put(where, "Steht doppelt in der Datei.")
        return Parsed(tuple(items.values()), faults.rejected)

    def detect(self, data: bytes) -> bool:
        """Whether the root of the file is gpx."""
        return _GPX.search(data[:_HEAD].replace(b"\0", b"")) is not None


def _read(data: bytes) -> GPX | str:
    """The file as the library reads it, or why it does not."""
    if len(data) > LARGEST:
        return f"Die Datei ist größer als {LARGEST // 1_000_000} MB."
    text = _ENCODING.sub(r"\1", decoded(data).lstrip("\ufeff \t\r\n"))
    if _FORBIDDEN.search(text):
        return "Die Datei erklärt Entitäten (DOCTYPE); das nimmt der Schaukasten nicht an."
    if text.count("xmlns") > _MOST_NAMESPACES:
        return "Die Datei erklärt zu viele Namensräume."
    if not _GPX.search(text[:_HEAD].encode()):
        return "Die Datei ist kein GPX: ihr fehlt das Element gpx."
    try:
        return gpxpy.parse(text)
    except Exception as error:  # noqa: BLE001 - the library raises many kinds of its own and others
        return f"Die Datei ist kein lesbares GPX ({type(error).__name__})."


def _where(number: int, thing: _Thing) -> str:
    kind = {GPXTrack: "Track", GPXRoute: "Route"}.get(type(thing), "Wegpunkt")
    return named("Eintrag", f"{number}, {kind}", thing.name or "")


class _Maker:
    """Makes the items of one file."""

    def __init__(self, gpx: GPX, context: Context, most: int) -> None:
        self._context = context
        self._most = most
        ways = len(gpx.tracks) + len(gpx.routes)
        given = context.options.get("name", "") or gpx.name or ""
        # the file's name is the way's name where it holds just one
        self._name = plain_text(given, LONGEST_TITLE) if ways == 1 else ""
        self._licence = plain_text(gpx.copyright_license or "", LONGEST_LICENCE)
        self._ids: dict[str, int] = {}

    def item(self, thing: _Thing, number: int) -> Item | str:
        """One entry as an item, or why it is none."""
        if isinstance(thing, GPXWaypoint):
            return self._waypoint(thing)
        parts = thing.segments if isinstance(thing, GPXTrack) else [thing]
        courses = [course for part in parts if len((course := _course(part.points)).points) > 1]
        if not courses:
            return "Hat keine zwei Punkte, die einen Weg ergeben."
        trade = _trade(thing.type, self._context, "Weg")
        name = plain_text(thing.name or "", LONGEST_TITLE) or self._name or f"{trade} {number}"
        place = trail(courses, Place(trade=trade), self._most)
        return self._made(thing, name, place)

    def _waypoint(self, thing: GPXWaypoint) -> Item | str:
        name = plain_text(thing.name or "", LONGEST_TITLE)
        if not name:
            return "Hat keinen Namen."
        at = _point(thing)
        if at is None:
            return "Hat keinen Ort in Grad (WGS 84)."
        trade = _trade(thing.type, self._context, "")
        return self._made(thing, name, Place(point=at, trade=trade))

    def _made(self, thing: _Thing, name: str, place: Place) -> Item:
        context = self._context
        about = thing.description or thing.comment or ""
        body = clean_html(about) if _MARKUP.search(about) else clean_text(about)
        at = place.point
        uid = identity(f"{name}\n{at.latitude:.4f} {at.longitude:.4f}" if at else name, hashed=True)
        self._ids[uid] = self._ids.get(uid, 0) + 1
        if self._ids[uid] > 1:  # the same name at the same spot: ways there and back
            uid = f"{uid}-{self._ids[uid]}"
        return Item(
            id=f"{context.source}:{uid}",
            kind=context.kind,
            source=context.source,
            texts={context.language: Text(name, plain_text(body, LONGEST_SUMMARY), body)},
            places=context.places,
            categories=labels([place.trade] if place.trade else []),
            link=safe_link(thing.link or ""),
            licence=self._licence or context.licence,
            place=place,
        )


def _trade(raw: str | None, context: Context, usual: str) -> str:
    said = plain_text(raw or "", LONGEST_LABEL)
    told = plain_text(context.options.get("trade", ""), LONGEST_LABEL) if usual else ""
    return told or _TRADES.get(said.casefold(), said) or usual


def _course(points: Iterable[GPXWaypoint | GPXRoutePoint | GPXTrackPoint]) -> Course:
    found = [(at, thing.elevation) for thing in points if (at := _point(thing)) is not None]
    return Course(tuple(at for at, _ in found), tuple(level for _, level in found))


def _point(thing: GPXWaypoint | GPXRoutePoint | GPXTrackPoint) -> Point | None:
    latitude, longitude = thing.latitude, thing.longitude
    if latitude is None or longitude is None or not on_earth(latitude, longitude):
        return None
    return Point(latitude, longitude)


ADAPTER = _Gpx()
