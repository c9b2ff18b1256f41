# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is shown on this screen now, in which order, and why the rest is not. Pure.

What only one kind needs lies in `content.kinds`. With a clock that is not trusted, hand in the
last time that was: what held then is shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from content import control, order
from content.drill import SOURCE as DRILL
from content.gazetteer import located
from content.kinds.calls import CallRule
from content.kinds.departures import DepartureRule
from content.kinds.events import EventRule
from content.kinds.meetings import MeetingRule
from content.kinds.news import NewsRule
from content.kinds.notices import NoticeRule
from content.kinds.offers import OfferRule
from content.kinds.rule import Rule
from content.kinds.said import said
from content.kinds.vehicles import VehicleRule
from content.kinds.warnings import WarningRule
from content.kinds.weather import WeatherRule
from content.merge import merge
from content.model import Item, Kind
from content.screen import Screen

#: The id of the source that holds what the office itself publishes.
OFFICE: Final = "office"

__all__ = ["Answer", "Screen", "shown", "why"]

_USUAL = Rule()
_RULES: Mapping[Kind, Rule] = {
    Kind.NEWS: NewsRule(),
    Kind.NOTICE: NoticeRule(),
    Kind.EVENT: EventRule(),
    Kind.OFFER: OfferRule(),
    Kind.MEETING: MeetingRule(),
    Kind.WARNING: WarningRule(),
    Kind.WEATHER: WeatherRule(),
    Kind.CALL: CallRule(),
    Kind.DEPARTURE: DepartureRule(),
    Kind.VEHICLE: VehicleRule(),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an item is on the screen, and what speaks for or against it, in German."""

    shown: bool
    reasons: tuple[str, ...]


def shown(items: Iterable[Item], now: datetime, screen: Screen) -> tuple[Item, ...]:
    """What is valid here and now, one card a thing, kind by kind in the order of the screen."""
    everything = _made(items, now, screen)
    off = _kept_off(everything, now, screen)
    cards = merge((i for i in everything if i.id not in off), _trusted(screen)).cards
    by_kind = _by_kind(cards)
    return tuple(card for kind in Kind for card in _rule(kind).arranged(by_kind[kind], now, screen))


def why(items: Iterable[Item], item_id: str, now: datetime, screen: Screen) -> Answer:
    """Why an item is, or is not, on the screen.

    Raises:
        KeyError: no item has the id.
    """
    everything = _made(items, now, screen)
    by_id = {item.id: item for item in everything}
    by_id[item_id]
    off = _kept_off(everything, now, screen)
    if item_id in off:
        return Answer(shown=False, reasons=off[item_id])
    merged = merge((i for i in everything if i.id not in off), _trusted(screen))
    if item_id in merged.into:
        winner = by_id[merged.into[item_id]]
        told = f"Steht schon in einer anderen Quelle: „{winner.text().title}“"
        source = screen.called(winner.source)
        return Answer(shown=False, reasons=(f"{told} aus {source} ({winner.id}).",))
    card = next(card for card in merged.cards if card.id == item_id)
    beside = [other for other in merged.cards if other.kind is card.kind]
    placed = _rule(card.kind).placed(card, beside, now, screen)
    return Answer(shown=True, reasons=(*_supports(card, now, screen), *placed))


def _trusted(screen: Screen) -> tuple[str, ...]:
    """The sources, the most trusted first: the office's own word comes before all others."""
    return tuple(dict.fromkeys((OFFICE, *screen.source_order)))


def _rule(kind: Kind) -> Rule:
    return _RULES.get(kind, _USUAL)


def _by_kind(items: Iterable[Item]) -> Mapping[Kind, list[Item]]:
    found: dict[Kind, list[Item]] = {kind: [] for kind in Kind}
    for item in items:
        found[item.kind].append(item)
    return found


def _made(items: Iterable[Item], now: datetime, screen: Screen) -> tuple[Item, ...]:
    """What is held, as it can be shown, with the villages that its words name."""
    # delays of a source that is paused may not reach the departures of another
    by_kind = _by_kind(
        i for i in items if not (i.trip_update and screen.control.pauses(i.source, now))
    )
    made = [item for kind in Kind for item in _rule(kind).made(by_kind[kind], now, screen)]
    return located(made, screen.villages)


def _kept_off(
    items: Sequence[Item], now: datetime, screen: Screen
) -> Mapping[str, tuple[str, ...]]:
    """What is not shown, and why: for all kinds alike first, then each kind by its own rules."""
    off = {i.id: reasons for i in items if (reasons := _hindrances(i, now, screen))}
    for kind, those in _by_kind(items).items():
        for key, reasons in _rule(kind).withdrawn(those, now, screen).items():
            off[key] = (*reasons, *off.get(key, ()))
    off = {**_hidden_with(items, off, now, screen), **off}
    left = _by_kind(item for item in items if item.id not in off)
    for kind, those in left.items():
        off.update(_rule(kind).kept_off(those, now, screen))
    return off


def _hidden_with(
    items: Sequence[Item], off: Mapping[str, tuple[str, ...]], now: datetime, screen: Screen
) -> Mapping[str, tuple[str, ...]]:
    """What another source tells of a thing whose card is hidden: it would stand up in its place."""
    hidden = {item.id for item in items if screen.control.hides(item.id, now)}
    if not hidden:
        return {}
    cards = merge((i for i in items if i.id in hidden or i.id not in off), _trusted(screen))
    return {
        key: (f"Vom Amt ausgeblendet, wie {card} aus einer anderen Quelle, der dasselbe sagt.",)
        for key, card in cards.into.items()
        if card in hidden
    }


def _hindrances(item: Item, now: datetime, screen: Screen) -> tuple[str, ...]:
    """What keeps an item off the screen, whatever else there is."""
    decided = screen.control, screen.approve
    found = list(control.hindrances(*decided, item, screen.called(item.source), now))
    if not any(t.title.strip() or t.summary.strip() or t.body.strip() for t in item.texts.values()):
        found.append("Hat keinen Text.")
    if screen.source_order and item.source not in (*screen.source_order, DRILL, OFFICE):
        found.append(f"Die Quelle {screen.called(item.source)} ist nicht mehr eingestellt.")
    if item.valid_from is not None and now < item.valid_from:
        found.append(f"Noch nicht: gilt erst ab {said(item.valid_from)}.")
    if item.valid_until is not None and item.valid_until <= now:
        found.append(f"Vorbei: galt nur bis {said(item.valid_until)}.")
    if item.kind in screen.only_own_place and _elsewhere(item, screen):
        where = ", ".join(item.places)
        found.append(f"Nur für {where} bestimmt, dieser Schaukasten steht in {screen.place}.")
    return tuple(found)


def _elsewhere(item: Item, screen: Screen) -> bool:
    return bool(item.places) and not order.own_place(item, screen.place)


def _supports(card: Item, now: datetime, screen: Screen) -> tuple[str, ...]:
    """Why a card is on the screen, and what decides its rank."""
    told = _rule(card.kind).supports(card, now, screen)
    found = [told[0] if told and told[0].startswith("Wird gezeigt") else _holds(card)]
    if order.leads(card, now):
        until = f" bis {said(card.pinned_until)}" if card.pinned_until else ""
        found.append(f"Ist vom Amt{until} angeheftet: steht vor den anderen.")
    if _rule(card.kind).own_place_first and order.own_place(card, screen.place):
        found.append(f"Aus dem eigenen Ort {screen.place}: steht vor den anderen Orten.")
    found += [words for words in told if words not in found]
    if card.also:
        others = ", ".join(map(screen.called, card.also))
        found.append(f"Auch in anderen Quellen, hier zusammengefasst: {others}.")
    return tuple(found)


def _holds(card: Item) -> str:
    since, until = card.valid_from, card.valid_until
    if since is not None and until is not None:
        return f"Wird gezeigt: gilt vom {said(since)} bis {said(until)}."
    if until is not None:
        return f"Wird gezeigt: gilt bis {said(until)}."
    if since is not None:
        return f"Wird gezeigt: gilt seit {said(since)}."
    return "Wird gezeigt: gilt ohne Ende, solange die Quelle es führt."
