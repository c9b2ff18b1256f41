# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The page of what the village sells, and one offer in full. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from content.clock import at_glass
from content.details import Offer, Seller
from content.kinds.offers import seller_key
from content.model import Item, Kind
from player.view import money, words
from player.view.event_detail import NO_NAMES, Fact, Names, paragraph
from player.view.goods import good_of
from player.view.here import Here
from player.view.opening import hours_now, spoken_hour
from player.view.say import say, say_count
from player.view.take_along import NOTHING, TakeAlong, take_along
from player.view.trust import by_clock
from player.view.way import way

#: What the chip of vouchers filters by: no trade is called so.
VOUCHERS = "\N{TICKET}"

Held = tuple[Item, Offer]


@dataclass(frozen=True, slots=True)
class Chip:
    """A trade to filter by; `name` is "" for all of them."""

    name: str
    label: str
    symbol: str
    selected: bool


@dataclass(frozen=True, slots=True)
class PriceTag:
    """The large price: `figures` and what they are in; `lead` (`ab`) before, `below` under it.

    Without a price `figures` is "" and `word` says what there is instead.
    """

    lead: str
    figures: str
    word: str
    below: str


@dataclass(frozen=True, slots=True)
class OfferKey:
    """An offer to touch. `good` names the little picture where it brings none of its own."""

    item: str
    title: str
    unit: str
    price: str
    old: str
    seller: str
    good: str


@dataclass(frozen=True, slots=True)
class OffersView:
    """The page: the first offer in the look zone, all of them as keys, in the rules' order.

    `nothing` is "" unless the page is empty. `line` and `second` are for the plinth.
    """

    lead_item: str
    kicker: str
    headline: str
    lead: str
    unit: str
    tag: PriceTag
    facts: tuple[Fact, ...]
    chips: tuple[Chip, ...]
    keys: tuple[OfferKey, ...]
    nothing: str
    line: str


@dataclass(frozen=True, slots=True)
class OfferDetail:
    """All that the page of one offer shows. `body` is safe HTML; `seller` is for `shop` pages."""

    item: str
    kicker: str
    headline: str
    notice: str
    lead: str
    body: str
    alt: str
    tag: PriceTag
    facts: tuple[Fact, ...]
    coupon: str
    terms: str
    take_along: TakeAlong
    seller: str
    others: int
    others_line: str
    source: str


NO_TAG = PriceTag("", "", "", "")


def offers_of(items: Iterable[Item]) -> tuple[Held, ...]:
    """The offers among the items, in their order."""
    return tuple((i, i.offer) for i in items if i.kind is Kind.OFFER and i.offer is not None)


def offers_view(items: Iterable[Item], here: Here, trade: str = "") -> OffersView:
    """The page from what the rules show; `trade` filters, one that nobody has shows all."""
    everything = offers_of(items)
    chips = _chips(everything, trade, here.language)
    trade = next((chip.name for chip in chips if chip.selected), "")
    held = [h for h in everything if _suits(h[1], trade)]
    if not held:
        text = say("Zurzeit gibt es keine Angebote.", here.language)
        return OffersView("", "", "", "", "", NO_TAG, (), (), (), text, "")
    item, offer = held[0]
    sellers = len({seller_key(o) for _, o in held})
    line = say(
        "{offers} von {sellers}, reihum",
        here.language,
        offers=_count(len(held), here.language),
        sellers=say_count("{n} Anbieter", "{n} Anbietern", here.language, n=sellers),
    )
    return OffersView(
        lead_item=item.id,
        kicker=offer.seller.name,
        headline=item.text(here.language).title,
        lead=_unit_line(item, offer, here.language),
        unit=offer.unit,
        tag=price_tag(offer, here),
        facts=seller_facts(replace(offer.seller, phone=""), item.places, here),
        chips=chips,
        keys=tuple(offer_key(item, offer, here.language) for item, offer in held),
        nothing="",
        line=line,
    )


def offer_detail(
    items: Iterable[Item], item_id: str, here: Here, names: Names = NO_NAMES
) -> OfferDetail | None:
    """The offer with that id, or None when it has gone."""
    everything = offers_of(items)
    found = next((h for h in everything if h[0].id == item_id), None)
    if found is None:
        return None
    item, offer = found
    language = here.language
    text = item.text(language)
    key = seller_key(offer)
    others = sum(1 for _, other in everything if seller_key(other) == key) - 1
    return OfferDetail(
        item=item.id,
        kicker=offer.seller.name,
        headline=text.title,
        notice=_until(item, offer, here),
        lead=_measures(offer, language),
        body=text.body or paragraph(text.summary),
        alt=text.alt,
        tag=price_tag(offer, here),
        facts=seller_facts(offer.seller, item.places, here),
        coupon=offer.coupon,
        terms=offer.terms,
        take_along=take_along(item, language) if item.link else NOTHING,
        seller=key,
        others=others,
        others_line=_others(others, language),
        source=names.get(item.source, "") or offer.seller.name,
    )


def offer_key(item: Item, offer: Offer, language: str = "de") -> OfferKey:
    """An offer as a key of the grid."""
    price = said_price(offer, language)
    return OfferKey(
        item=item.id,
        title=item.text(language).title,
        unit=offer.unit,
        price=price or (say("Gutschein", language) if offer.coupon else ""),
        old=_instead_of(offer, language),
        seller=offer.seller.name,
        good=good_of(item, offer),
    )


def said_price(offer: Offer, language: str = "de") -> str:
    """`3,50 €`, `ab 4,80 €`, or "" where the source names no price."""
    if offer.price is None:
        return ""
    told = money.said(offer.price, language)
    return say("ab {price}", language, price=told) if offer.lowest else told


def price_tag(offer: Offer, here: Here) -> PriceTag:
    """The price card."""
    language = here.language
    if offer.price is None:
        word = say("Gutschein", language) if offer.coupon else say("Preis im Laden", language)
        return PriceTag("", "", word, "")
    below = ""
    if offer.old_price is not None:
        below = _instead_of(offer, language)
    elif offer.base_price is not None:
        below = _base(offer, language)
    return PriceTag(
        lead=say("ab", language) if offer.lowest else "",
        figures=money.figures(offer.price, language),
        word=money.currency(offer.price, language),
        below=below,
    )


def _instead_of(offer: Offer, language: str) -> str:
    if offer.old_price is None:
        return ""
    return say("statt {price}", language, price=money.said(offer.old_price, language))


def _chips(everything: Sequence[Held], trade: str, language: str) -> tuple[Chip, ...]:
    """All, vouchers if there are any, then the trades with most sellers."""
    sellers: dict[str, set[str]] = {}
    for _, offer in everything:
        if offer.seller.trade:
            sellers.setdefault(offer.seller.trade, set()).add(seller_key(offer))
    trades = sorted(sellers, key=lambda name: (-len(sellers[name]), name.casefold()))
    known = {*trades, VOUCHERS}
    wanted = trade if trade in known else ""
    chips = [Chip("", say("Alles", language), "basket", selected=not wanted)]
    if any(offer.coupon for _, offer in everything):
        label = say("Gutscheine", language)
        chips.append(Chip(VOUCHERS, label, "ticket", selected=wanted == VOUCHERS))
    chips += [Chip(name, name, "", selected=name == wanted) for name in trades]
    return tuple(chips)


def _suits(offer: Offer, trade: str) -> bool:
    if trade == VOUCHERS:
        return bool(offer.coupon)
    return not trade or offer.seller.trade == trade


def _unit_line(item: Item, offer: Offer, language: str) -> str:
    """`500-Gramm-Schale, heute früh gepflückt`: what the price is for, then what it is."""
    summary = item.text(language).summary.split(". ")[0].rstrip(".")
    if offer.unit and summary:
        return f"{offer.unit} · {summary}"
    return offer.unit or summary


def _measures(offer: Offer, language: str) -> str:
    base = _base(offer, language)
    parts = (offer.unit, base if base and offer.old_price is not None else "")
    return " · ".join(part for part in parts if part)


def _base(offer: Offer, language: str) -> str:
    """`7,80 € je kg`: what compares two sizes (Preisangabenverordnung)."""
    if offer.base_price is None or not offer.base_unit:
        return ""
    unit = offer.base_unit.removeprefix("1 ")
    return say(
        "{price} je {unit}", language, price=money.said(offer.base_price, language), unit=unit
    )


def seller_facts(seller: Seller, places: Sequence[str], here: Here) -> tuple[Fact, ...]:
    """When somebody is there and how to ask, and where that is."""
    language = here.language
    found: list[Fact] = []
    hours = hours_now(seller.hours, here.now, language)
    phone = say("Telefon {number}", language, number=seller.phone) if seller.phone else ""
    if hours.line:
        found.append(Fact("clock", hours.line, phone))
    street, village = place_lines(seller.address, places)
    distance = way(here.point, seller.point, language)
    if street or village or distance:
        title = ", ".join(part for part in (distance, village) if part)
        found.append(Fact("map-pin", title or street, street if title else ""))
    if seller.phone and not hours.line:
        found.append(Fact("phone", seller.phone, say("Telefon", language)))
    return tuple(found)


def place_lines(address: str, places: Sequence[str]) -> tuple[str, str]:
    """Street and village of an address; the village of the item where it names none."""
    street, comma, rest = address.rpartition(", ")
    village = rest if comma else ""
    if not comma and len(places) == 1 and places[0] not in address:
        village = places[0]
    return (street if comma else address), village.lstrip("0123456789 ")


def _until(item: Item, offer: Offer, here: Here) -> str:
    """How long the offer, or its price, holds."""
    ends = [moment for moment in (offer.sale_until, item.valid_until) if moment is not None]
    if not ends:
        return ""
    end = min(ends)
    # what ends at midnight was said to last until the day before
    last = at_glass(end - timedelta(seconds=1))
    today, language = words.today(here.now), here.language
    dated = words.capital(words.until(last.date(), today, language))
    if last.date() != today:
        return dated
    if at_glass(end).date() != today:
        return by_clock(today, say("Nur noch heute", language), dated)
    hour = spoken_hour(end, language)
    return by_clock(today, say("Nur noch bis {hour}", language, hour=hour), dated)


def _count(number: int, language: str) -> str:
    return say_count("{n} Angebot", "{n} Angebote", language, n=number)


def _others(number: int, language: str) -> str:
    if not number:
        return say("Zeiten und Weg", language)
    return say("noch {offers}", language, offers=_count(number, language))
