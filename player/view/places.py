# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The page of the map: where one can go from here, the pinned, then the nearest first. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from content.details import Place, Point
from content.geometry import distance_m, nearest_m
from content.model import Item, Kind
from content.order import leads
from player.languages import GERMAN
from player.view.atlas import Atlas, Marked, atlas, backdrop
from player.view.figures import kilometres
from player.view.here import Here
from player.view.offers import Chip
from player.view.opening import hours_now
from player.view.say import say
from player.view.sheet import Room
from player.view.way import way

TRAILS = "trails"
# as many pins as can be told apart, and no farther than one drives for it
MOST_PINS = 15
FAR_M = 14_000.0
_FEWEST_PINS = 6
_PIN_AREA = 220_000
_KILOMETRE = 1000


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One line of the list; `number` is that of its pin, "" for none."""

    item: str
    number: str
    title: str
    subtitle: str
    note: str
    symbol: str


@dataclass(frozen=True, slots=True)
class PlacesView:
    """The page. `nothing` is "" unless there is nowhere to go."""

    headline: str
    chips: tuple[Chip, ...]
    rows: tuple[PlaceRow, ...]
    atlas: Atlas
    nothing: str


def places_view(items: Iterable[Item], here: Here, trade: str, room: Room) -> PlacesView:
    """The page from what the rules show; `trade` is what the visitor chose."""
    everything = [(item, item.place) for item in items if _is_place(item) and item.place]
    goals = sorted(
        ((item, place) for item, place in everything if not backdrop(place)),
        key=lambda one: (
            not leads(one[0], here.now),
            away_m(one[1], here.point),
            one[0].text().title.casefold(),
            one[0].id,
        ),
    )
    chips = _chips(goals, trade, here.language)
    chosen = [one for one in goals if _belongs(one[1], trade)] or goals
    near = [one for one in chosen if away_m(one[1], here.point) <= FAR_M] or chosen[:MOST_PINS]
    pinned = near[: max(_FEWEST_PINS, min(MOST_PINS, int(room.width * room.height / _PIN_AREA)))]
    numbers = {item.id: str(n) for n, (item, _) in enumerate(pinned, start=1)}
    ground = [(i.text(here.language).title, place) for i, place in everything if backdrop(place)]
    marked = [Marked(item.id, place, numbers[item.id]) for item, place in pinned]
    return PlacesView(
        headline=_headline(here),
        chips=chips,
        rows=tuple(_row(item, place, numbers, here) for item, place in chosen),
        atlas=atlas(marked, ground, here.point, room, here.language),
        nothing="" if goals else say("Für die Karte gibt es noch keine Orte.", here.language),
    )


def away_m(place: Place, here: Point | None) -> float:
    """How far it is as the crow flies: to a course, to the nearest point of it; inf if unknown."""
    if here is None:
        return inf
    if place.shape == "line" and place.path:
        return min(nearest_m(here, part) for part in place.path)
    return distance_m(here, place.point) if place.point is not None else inf


def nearest_point(place: Place, here: Point | None) -> Point | None:
    """The point of a place that is nearest to here."""
    if here is not None and place.shape == "line" and place.path:
        return min(
            (point for part in place.path for point in part), key=lambda p: distance_m(here, p)
        )
    return place.point


def length_said(metres: int, language: str = GERMAN) -> str:
    """`850 m`, `13,6 km`."""
    if metres < _KILOMETRE:
        return say("{metres} m", language, metres=metres)
    return say("{km} km", language, km=kilometres(metres, language))


def symbol_of(place: Place) -> str:
    """The icon of a place."""
    return "route" if place.shape == "line" else "map-pin"


def _is_place(item: Item) -> bool:
    return item.kind is Kind.PLACE


def _headline(here: Here) -> str:
    if not here.place:
        return say("Hier in der Nähe", here.language)
    return say("Rund um {place}", here.language, place=here.place)


def _belongs(place: Place, trade: str) -> bool:
    if trade == TRAILS:
        return place.shape == "line"
    return not trade or place.trade == trade


def _chips(goals: list[tuple[Item, Place]], trade: str, language: str) -> tuple[Chip, ...]:
    """Everything, the ways to go, then the trades: those with most places, then the nearest."""
    counts = Counter(place.trade for _, place in goals if place.trade and place.shape != "line")
    found = [Chip("", say("Alles", language), "map-2", selected=not trade)]
    if any(place.shape == "line" for _, place in goals):
        label = say("Wege", language)
        found.append(Chip(TRAILS, label, "route", selected=trade == TRAILS))
    found += [Chip(name, name, "", selected=trade == name) for name, _ in counts.most_common()]
    if not any(chip.selected for chip in found):
        found[0] = Chip("", found[0].label, "map-2", selected=True)
    return tuple(found)


def _row(item: Item, place: Place, numbers: dict[str, str], here: Here) -> PlaceRow:
    said = [place.trade]
    if place.length_m:
        said.append(
            say("{length} lang", here.language, length=length_said(place.length_m, here.language))
        )
    said.append(hours_now(place.hours, here.now, here.language).line)
    return PlaceRow(
        item=item.id,
        number=numbers.get(item.id, ""),
        title=item.text(here.language).title,
        subtitle=" · ".join(part for part in said if part),
        note=way(here.point, nearest_point(place, here.point), here.language),
        symbol=symbol_of(place),
    )
