# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The page of the buses: the board of a stop, its timetable, and the village car."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from content.details import Point
from content.model import Item, Kind
from player.view import board, vehicles, words
from player.view.board import BoardRow, StopKey
from player.view.say import say
from player.view.times import TimesRow, service_day, timetable
from player.view.trust import by_clock
from player.view.vehicles import VehicleCard

_DAY = timedelta(days=1)
# stops whose keys fit beside each other
_SEEN = 3


@dataclass(frozen=True, slots=True)
class Around:
    """What the page depends on beside its items: the screen's place, who the sources are."""

    place: str = ""
    point: Point | None = None
    language: str = "de"
    names: Mapping[str, str] = field(default_factory=dict)
    answered: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BusView:
    """The board of one stop. `live` says whether some of its times are from now.

    `nothing` is "" unless there is neither a departure nor a vehicle; `quiet` is said in place
    of the rows of a stop without any.
    """

    stop: str
    label: str
    stops: tuple[StopKey, ...]
    rows: tuple[BoardRow, ...]
    live: bool
    source_note: str
    quiet: str
    nothing: str
    vehicle: VehicleCard
    source: str
    stand: str


@dataclass(frozen=True, slots=True)
class TimesView:
    """What leaves from a stop on one day: `day` is 0 for today, 1 for tomorrow."""

    headline: str
    kicker: str
    days: tuple[str, str]
    rows: tuple[TimesRow, ...]
    nothing: str


def bus_view(items: Sequence[Item], now: datetime, stop: str, around: Around) -> BusView:
    """The board of `stop`, else of the nearest one; `stop` may be the id of a departure too."""
    language = around.language
    departing = board.leaving(items)
    keys = board.stops(departing, around.point, around.place)
    chosen = _chosen(departing, keys, stop)
    rows = board.rows(departing, chosen.name, now, language)
    here = [d for _, d in departing if d.stop == chosen.name]
    live = any(d.expected is not None for d in here)
    card = vehicles.vehicle_card(items, now, language)
    nothing, planned = "", say("nach Fahrplan", language)
    if not keys and not card.item:
        nothing = say("Abfahrten sind zurzeit nicht da.", language)
    return BusView(
        stop=chosen.name,
        label=chosen.label,
        stops=_chosen_near(keys, chosen),
        rows=rows,
        live=live,
        source_note=by_clock(now, say("Zeiten sind von jetzt", language), planned)
        if live
        else planned,
        quiet=""
        if rows or nothing
        else by_clock(now, say("Heute und morgen fährt hier nichts.", language)),
        nothing=nothing,
        vehicle=card,
        source=_source(items, around),
        stand=_stand(items, now, around),
    )


def times_view(
    items: Sequence[Item], now: datetime, stop: str, day: int, around: Around
) -> TimesView:
    """The timetable of `stop`, else of the nearest one."""
    language = around.language
    departing = board.leaving(items)
    keys = board.stops(departing, around.point, around.place)
    chosen = _chosen(departing, keys, stop)
    shown = service_day(now) + day * _DAY
    rows = timetable(departing, chosen.name, shown, language)
    nothing = ""
    if not rows:
        unknown = say("Abfahrten sind zurzeit nicht da.", language)
        nothing = by_clock(now, say("Heute fährt hier nichts mehr.", language), unknown)
        if day:
            nothing = by_clock(now, say("Morgen fährt hier nichts.", language), unknown)
    dated = words.date_full(shown, words.today(now), language)
    kicker = by_clock(now, say("Heute, ab jetzt", language), dated)
    if day:
        name = words.within(words.weekday(shown, language), language)
        kicker = by_clock(now, say("Morgen, {weekday}", language, weekday=name), dated)
    first = service_day(now)
    return TimesView(
        headline=chosen.label or say("Fahrplan", language),
        kicker=kicker,
        days=(
            by_clock(now, say("Heute", language), words.day_of_month(first, language)),
            by_clock(now, say("Morgen", language), words.day_of_month(first + _DAY, language)),
        ),
        rows=rows,
        nothing=nothing,
    )


def _chosen(departing: Sequence[board.Leaving], keys: Sequence[StopKey], stop: str) -> StopKey:
    wanted = next((d.stop for item, d in departing if item == stop), stop)
    found = next((key for key in keys if key.name == wanted), None)
    return found or (keys[0] if keys else StopKey("", ""))


def _chosen_near(keys: tuple[StopKey, ...], chosen: StopKey) -> tuple[StopKey, ...]:
    """In their order, but with the chosen one among the first, where it is seen."""
    if chosen in keys[:_SEEN] or chosen not in keys:
        return keys
    return (chosen, *(key for key in keys if key != chosen))


def _sources(items: Sequence[Item]) -> tuple[str, ...]:
    kinds = (Kind.DEPARTURE, Kind.VEHICLE)
    found = [(kinds.index(i.kind), i.source) for i in items if i.kind in kinds]
    return tuple(dict.fromkeys(source for _, source in sorted(set(found))))


def _source(items: Sequence[Item], around: Around) -> str:
    named = [around.names.get(source, "") for source in _sources(items)]
    parts = ", ".join(dict.fromkeys(name for name in named if name))
    return say("Quelle: {source}", around.language, source=parts) if parts else ""


def _stand(items: Sequence[Item], now: datetime, around: Around) -> str:
    """The oldest of those that the page is made of."""
    answered = [around.answered[s] for s in _sources(items) if s in around.answered]
    return words.stand(min(answered), now, around.language) if answered else ""
