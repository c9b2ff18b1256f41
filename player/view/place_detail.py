# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One place in full: what, how far and which way, when it is open, how the trail goes. Pure."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from content.details import Place, Point
from content.geometry import bearing_deg, distance_m
from content.model import Item, Kind
from player.view.atlas import NOWHERE, Atlas, Marked, atlas, backdrop
from player.view.event_detail import NO_NAMES, Fact, Names, paragraph, source_of
from player.view.here import Here
from player.view.opening import DoorLine, hours_now, open_notice, week
from player.view.places import length_said, nearest_point, symbol_of
from player.view.say import say
from player.view.sheet import Room
from player.view.take_along import NOTHING, TakeAlong, take_along
from player.view.way import way

# nearer than this, a direction would only confuse
_RIGHT_HERE_M = 75
_FLAT_M = 6.0
_LEVELS = 3


@dataclass(frozen=True, slots=True)
class Profile:
    """The ups and downs of a trail: `path` in a box of the page's size, `line` its upper edge.

    `lowest` and `highest` are in words, "" where there is nothing to draw.
    """

    path: str
    line: str
    lowest: str
    highest: str
    length: str
    peak_x: float
    peak_y: float


FLAT = Profile("", "", "", "", "", 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PlaceDetail:
    """All that the page of one place shows. `week` are the days and their hours."""

    item: str
    kicker: str
    headline: str
    notice: str
    body: str
    facts: tuple[Fact, ...]
    week: tuple[DoorLine, ...]
    atlas: Atlas
    profile: Profile
    take_along: TakeAlong
    source: str


@dataclass(frozen=True, slots=True)
class Rooms:
    """What the page has for the map and for the profile, px."""

    map: Room
    profile: tuple[float, float] = (0.0, 0.0)


def place_detail(
    items: Iterable[Item],
    item_id: str,
    here: Here,
    rooms: Rooms,
    names: Names = NO_NAMES,
) -> PlaceDetail | None:
    """The place with that id, or None when it has gone."""
    held = [item for item in items if item.kind is Kind.PLACE and item.place is not None]
    item = next((one for one in held if one.id == item_id), None)
    if item is None or item.place is None:
        return None
    place, language = item.place, here.language
    text = item.text(language)
    ground = [
        (other.text(language).title, other.place)
        for other in held
        if other.place is not None and backdrop(other.place) and other.id != item_id
    ]
    marked = [Marked(item.id, place, pinned=place.shape != "line")]
    hours = hours_now(place.hours, here.now, language)
    return PlaceDetail(
        item=item.id,
        kicker=place.trade or say("Ausflugsziel", language),
        headline=text.title,
        notice=open_notice(hours, here.now, language),
        body=text.body or paragraph(text.summary),
        facts=tuple(_facts(place, here)),
        week=week(place.hours, language),
        atlas=atlas(marked, ground, here.point, rooms.map, language) if place.point else NOWHERE,
        profile=profile(place, rooms.profile, language),
        take_along=_code(item, place, language),
        source=source_of(item, names),
    )


def profile(place: Place, chart: tuple[float, float], language: str = "de") -> Profile:
    """The elevation profile, drawn over a ground that is never steeper than it is."""
    points = [point for part in place.path for point in part]
    levels = place.elevations
    width, height = chart
    if len(levels) != len(points) or len(levels) < _LEVELS:
        return FLAT
    along = [0.0]
    for a, b in itertools.pairwise(points):
        along.append(along[-1] + distance_m(a, b))
    low, high = min(levels), max(levels)
    if along[-1] <= 0 or high - low < _FLAT_M:
        return FLAT
    spots = [
        (width * far / along[-1], height - height * (0.12 + 0.88 * (level - low) / (high - low)))
        for far, level in zip(along, levels, strict=True)
    ]
    line = " L ".join(f"{x:.1f} {y:.1f}" for x, y in spots)
    peak = spots[levels.index(high)]
    return Profile(
        path=f"M 0 {height:.1f} L {line} L {width:.1f} {height:.1f} Z",
        line=f"M {line}",
        lowest=say("{metres} m", language, metres=round(low)),
        highest=say("{metres} m", language, metres=round(high)),
        length=length_said(place.length_m or round(along[-1]), language),
        peak_x=round(peak[0], 1),
        peak_y=round(peak[1], 1),
    )


def direction(here: Point, there: Point, language: str = "de") -> str:
    """`nach Nordosten`."""
    winds = (
        say("nach Norden", language),
        say("nach Nordosten", language),
        say("nach Osten", language),
        say("nach Südosten", language),
        say("nach Süden", language),
        say("nach Südwesten", language),
        say("nach Westen", language),
        say("nach Nordwesten", language),
    )
    return winds[round(bearing_deg(here, there) / 45) % 8]


def _facts(place: Place, here: Here) -> Iterable[Fact]:
    language = here.language
    there = nearest_point(place, here.point)
    if here.point is not None and there is not None:
        far = distance_m(here.point, there)
        where = direction(here.point, there, language) if far >= _RIGHT_HERE_M else ""
        yield Fact("navigation", way(here.point, there, language), where)
    if place.length_m:
        climb = ""
        if place.ascent_m:
            climb = say("{metres} m hinauf", language, metres=place.ascent_m)
        long = say("{length} lang", language, length=length_said(place.length_m, language))
        yield Fact("route", long, climb)
    if line := hours_now(place.hours, here.now, language).line:
        first, _, rest = line.partition(", ")
        yield Fact("clock", first, rest)
    if place.address:
        street, _, town = place.address.partition(", ")
        yield Fact("map-pin", street, town)
    if place.phone:
        yield Fact("phone", place.phone, "")
    if place.trade and place.shape == "area":
        yield Fact(symbol_of(place), place.trade, "")


def _code(item: Item, place: Place, language: str) -> TakeAlong:
    """Its page, else where it is (RFC 5870), which phones open in their map."""
    known = take_along(item, language)
    if known.content or place.point is None:
        return known if known.content else NOTHING
    at = f"geo:{place.point.latitude:.5f},{place.point.longitude:.5f}"
    line = say("Der Weg auf Ihr Telefon", language)
    return TakeAlong(at, say("Zum Mitnehmen", language), line)
