# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is shown on this screen now, in which order, and why the rest is not. Pure.

With a clock that is not trusted, hand in the last time that was: what held then is shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from content import order
from content.clock import at_glass
from content.gazetteer import Village, located
from content.merge import merge
from content.model import Event, Item, Kind


@dataclass(frozen=True, slots=True)
class Screen:
    """What the rules know of a screen.

    `place` is its own village. `source_order` are the configured sources, the most trusted
    first; with none given, every source counts. News older than `news_age` go once
    `enough_news` younger ones are there. Things of other villages are shown as well, since
    the pages filter by village; only kinds in `only_own_place` stay in their village. What no
    source places is placed by the `villages` that its own words name.
    """

    place: str = ""
    source_order: tuple[str, ...] = ()
    news_age: timedelta = timedelta(days=90)
    enough_news: int = 6
    only_own_place: frozenset[Kind] = frozenset()
    villages: tuple[Village, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an item is on the screen, and what speaks for or against it, in German."""

    shown: bool
    reasons: tuple[str, ...]


def shown(items: Iterable[Item], now: datetime, screen: Screen) -> tuple[Item, ...]:
    """What is valid here and now, one card a thing, kind by kind in the order of the screen."""
    valid = _valid(located(items, screen.villages), now, screen)
    cards = merge(valid, screen.source_order).cards
    return tuple(sorted(cards, key=lambda card: order.key(card, now, screen.place)))


def why(items: Iterable[Item], item_id: str, now: datetime, screen: Screen) -> Answer:
    """Why an item is, or is not, on the screen.

    Raises:
        KeyError: no item has the id.
    """
    everything = located(items, screen.villages)
    by_id = {item.id: item for item in everything}
    item = by_id[item_id]
    if reasons := _hindrances(item, now, screen):
        return Answer(shown=False, reasons=reasons)
    valid = _valid(everything, now, screen)
    if item not in valid:
        return Answer(shown=False, reasons=(_too_old(item, now, screen),))
    merged = merge(valid, screen.source_order)
    if item_id in merged.into:
        winner = by_id[merged.into[item_id]]
        said = f"Steht schon in einer anderen Quelle: „{winner.text().title}“ aus {winner.source}"
        return Answer(shown=False, reasons=(f"{said} ({winner.id}).",))
    card = next(card for card in merged.cards if card.id == item_id)
    return Answer(shown=True, reasons=_supports(card, now, screen))


def _valid(items: Sequence[Item], now: datetime, screen: Screen) -> tuple[Item, ...]:
    candidates = [item for item in items if not _hindrances(item, now, screen)]
    old = {item.id for item in candidates if _old(item, now, screen)}
    young = sum(item.kind is Kind.NEWS and item.id not in old for item in candidates)
    if young < screen.enough_news:
        return tuple(candidates)
    return tuple(item for item in candidates if item.id not in old)


def _old(item: Item, now: datetime, screen: Screen) -> bool:
    return item.kind is Kind.NEWS and now - order.dated(item, now) > screen.news_age


def _hindrances(item: Item, now: datetime, screen: Screen) -> tuple[str, ...]:
    """What keeps an item off the screen, whatever else there is."""
    found: list[str] = []
    if not any(t.title.strip() or t.summary.strip() or t.body.strip() for t in item.texts.values()):
        found.append("Hat keinen Text.")
    if screen.source_order and item.source not in screen.source_order:
        found.append(f"Die Quelle {item.source} ist nicht mehr eingestellt.")
    if item.valid_from is not None and now < item.valid_from:
        found.append(f"Noch nicht: gilt erst ab {_said(item.valid_from)}.")
    if item.valid_until is not None and item.valid_until <= now:
        found.append(f"Vorbei: galt nur bis {_said(item.valid_until)}.")
    if item.event is not None and order.ends(item.event) <= now:
        found.append(f"Vorbei seit {_said(order.ends(item.event))}.")
    if item.event is None and item.kind is Kind.EVENT:
        found.append("Nennt keinen Termin.")
    if item.kind in screen.only_own_place and _elsewhere(item, screen):
        where = ", ".join(item.places)
        found.append(f"Nur für {where} bestimmt, dieser Schaukasten steht in {screen.place}.")
    return tuple(found)


def _elsewhere(item: Item, screen: Screen) -> bool:
    return bool(item.places) and not order.own_place(item, screen.place)


def _too_old(item: Item, now: datetime, screen: Screen) -> str:
    when = _said(order.dated(item, now))
    return f"Zu alt: vom {when}, und es gibt mindestens {screen.enough_news} neuere Nachrichten."


def _supports(card: Item, now: datetime, screen: Screen) -> tuple[str, ...]:
    """Why a card is on the screen, and what decides its rank."""
    found = [_holds(card, now)]
    if order.own_place(card, screen.place):
        found.append(f"Aus dem eigenen Ort {screen.place}: steht vor den anderen Orten.")
    if card.event is not None and card.event.cancelled:
        found.append("Ist abgesagt und wird deshalb als abgesagt gezeigt.")
    if card.also:
        found.append(f"Auch in anderen Quellen, hier zusammengefasst: {', '.join(card.also)}.")
    if _old(card, now, screen):
        found.append("Ist alt, aber es gibt nicht genug neuere Nachrichten.")
    return tuple(found)


def _holds(card: Item, now: datetime) -> str:
    if card.event is not None:
        return _takes_place(card.event, now)
    since, until = card.valid_from, card.valid_until
    if since is not None and until is not None:
        return f"Wird gezeigt: gilt vom {_said(since)} bis {_said(until)}."
    if until is not None:
        return f"Wird gezeigt: gilt bis {_said(until)}."
    if since is not None:
        return f"Wird gezeigt: gilt seit {_said(since)}."
    return "Wird gezeigt: gilt ohne Ende, solange die Quelle es führt."


def _takes_place(event: Event, now: datetime) -> str:
    begins, ends = order.begins(event), order.ends(event)
    if event.all_day:
        return f"Wird gezeigt: ganztägig {_days(begins, ends)}."
    when = f"läuft seit {_said(begins)}" if begins <= now else f"beginnt am {_said(begins)}"
    return f"Wird gezeigt: {when}, vorbei am {_said(ends)}."


def _days(begins: datetime, ends: datetime) -> str:
    """The days from one midnight to the one that is no longer part of it."""
    try:
        first, last = at_glass(begins).date(), at_glass(ends - timedelta(minutes=1)).date()
    except OverflowError:
        return "zu unbestimmter Zeit"
    return f"am {first:%d.%m.%Y}" if first == last else f"vom {first:%d.%m.%Y} bis {last:%d.%m.%Y}"


def _said(moment: datetime) -> str:
    """A moment as people in the Amt write it."""
    if moment in (order.BEGINNING, order.FOREVER):
        return "unbestimmter Zeit"
    try:
        return f"{at_glass(moment):%d.%m.%Y, %H:%M} Uhr"
    except OverflowError:
        return "unbestimmter Zeit"
