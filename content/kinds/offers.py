# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Offers: what is sold out goes, and every seller stands first equally often.

The rule is published in docs/offers.md. It depends on the hour, the sellers' names and what the
office has pinned, so that anybody can work it out, and nobody gains by more offers, another source
or its place in the settings.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from content import order
from content.clock import at_glass
from content.details import Offer
from content.kinds.rule import Rule
from content.kinds.said import said
from content.model import Item
from content.screen import Screen


class OfferRule(Rule):
    """Sellers take turns by the hour; each shows one offer before any shows a second."""

    own_place_first = False

    def made(self, items: Sequence[Item], now: datetime, screen: Screen) -> Sequence[Item]:
        """Offers at the price that holds now: outside the days of a sale it is the usual one."""
        del screen
        return [_priced(item, now) for item in items]

    def kept_off(
        self, items: Sequence[Item], now: datetime, screen: Screen
    ) -> Mapping[str, tuple[str, ...]]:
        """Sold out, or nothing that is on offer."""
        del now, screen
        found: dict[str, tuple[str, ...]] = {}
        for item in items:
            if item.offer is None:
                found[item.id] = ("Nennt kein Angebot.",)
            elif item.offer.available is False:
                found[item.id] = ("Ist ausverkauft.",)
        return found

    def supports(self, item: Item, now: datetime, screen: Screen) -> tuple[str, ...]:
        """Until when its price holds."""
        del now, screen
        if item.offer is None or item.offer.sale_until is None:
            return ()
        return (f"Der Preis gilt bis {said(item.offer.sale_until)}.",)

    def placed(
        self, item: Item, cards: Sequence[Item], now: datetime, screen: Screen
    ) -> tuple[str, ...]:
        """Its rank, and how it came by it."""
        ranks = [card.id for card in self.arranged(cards, now, screen)]
        if item.id not in ranks or item.offer is None:
            return ()
        leads = order.leads(item, now)
        names = in_turn([card for card in cards if order.leads(card, now) is leads], now)
        turn = names.index(seller_key(item.offer)) + 1
        told = (
            f"Platz {ranks.index(item.id) + 1} von {len(ranks)}: {item.offer.seller.name} ist "
            f"in dieser Stunde an {turn}. Stelle von {len(names)} Anbietern. Die Reihenfolge "
            "wechselt jede Stunde, und jeder Anbieter steht gleich oft vorn."
        )
        return (told,)

    def arranged(self, cards: Sequence[Item], now: datetime, screen: Screen) -> Sequence[Item]:
        """What is pinned, then the others: of each seller in turn one, then a second, and so on."""
        del screen
        pinned = [card for card in cards if order.leads(card, now)]
        others = [card for card in cards if not order.leads(card, now)]
        return [*_turned(pinned, now), *_turned(others, now)]


def in_turn(cards: Sequence[Item], now: datetime) -> tuple[str, ...]:
    """The sellers in the order of the hour, as keys.

    By name, begun at seller number (hour of the day + number of the day) modulo their count:
    in as many days as there are sellers, each is first once at every hour of the day.
    """
    names = sorted(_by_seller(cards))
    if not names:
        return ()
    local = at_glass(now)
    start = (local.hour + local.date().toordinal()) % len(names)
    return tuple(names[start:] + names[:start])


def _turned(cards: Sequence[Item], now: datetime) -> list[Item]:
    """One offer of each seller in turn, then a second of each, and so on."""
    held = _by_seller(cards)
    day = at_glass(now).date().toordinal()
    queues = []
    for name in in_turn(cards, now):
        # a seller with many offers begins each day with another of them
        own = sorted(held[name], key=lambda card: (card.text().title.casefold(), card.id))
        start = day % len(own)
        queues.append(own[start:] + own[:start])
    longest = max((len(queue) for queue in queues), default=0)
    return [queue[row] for row in range(longest) for queue in queues if row < len(queue)]


def seller_key(offer: Offer) -> str:
    """A seller as the rule counts them: by name, however it is written."""
    return " ".join(offer.seller.name.casefold().split())


def _by_seller(cards: Sequence[Item]) -> Mapping[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for card in cards:
        if card.offer is not None:
            found.setdefault(seller_key(card.offer), []).append(card)
    return found


def _priced(item: Item, now: datetime) -> Item:
    offer = item.offer
    if offer is None or offer.old_price is None:
        return item
    early = offer.sale_from is not None and now < offer.sale_from
    late = offer.sale_until is not None and offer.sale_until <= now
    if not (early or late):
        return item
    usual = replace(
        offer,
        price=offer.old_price,
        old_price=None,
        base_price=None,
        base_unit="",
        sale_from=None,
        sale_until=None,
    )
    return replace(item, offer=usual)
