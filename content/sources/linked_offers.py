# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Products and offers of schema.org."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from content.clean import plain_text
from content.details import Money
from content.sources.adapter import Context
from content.sources.linked import Index, Node, nodes, plain, term, types, values, word
from content.sources.linked_places import Page, link_of, picture_of, seller_of, tag_of
from content.sources.offer_entries import Product, ends
from content.sources.prices import currency_of, money

_PRODUCTS = frozenset(("Product", "ProductGroup", "IndividualProduct", "ProductModel", "Service"))
_OFFERS = frozenset(("Offer", "AggregateOffer", "Demand"))
_THERE = frozenset(
    ("InStock", "InStoreOnly", "OnlineOnly", "LimitedAvailability", "PreOrder", "PreSale",
     "MadeToOrder", "BackOrder", "Reserved")
)  # fmt: skip
_GONE = frozenset(("OutOfStock", "SoldOut", "Discontinued"))
_FORMER = frozenset(("ListPrice", "SRP", "MSRP", "StrikethroughPrice", "RegularPrice"))
# UN/CEFACT codes (schema.org/unitCode) of what a village sells
_UNITS = {
    "KGM": "kg", "GRM": "g", "LTR": "l", "MLT": "ml", "MTR": "m", "C62": "Stück", "H87": "Stück",
    "NMP": "Packung", "MTQ": "m³", "HUR": "Stunde", "DAY": "Tag",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Terms:
    """What one offer of a product says."""

    node: Node
    price: Money | None
    available: bool | None
    until: datetime | None


def is_product(node: Node) -> bool:
    """Whether a node is a product that somebody offers."""
    return bool(types(node) & _PRODUCTS) and bool(values(node, "offers"))


def is_offer(node: Node) -> bool:
    """Whether a node is an offer that says itself what it is about."""
    return bool(types(node) & _OFFERS) and bool(values(node, "itemOffered") or values(node, "name"))


def product_of(number: int, node: Node, uid: str, page: Page) -> Product:
    """A product with the best of its offers, or an offer with its product."""
    index, context = page.index, page.context
    is_own = bool(types(node) & _OFFERS)
    thing = next(iter(nodes(node, "itemOffered", index)), node) if is_own else node
    listed = [node] if is_own else nodes(node, "offers", index)
    best = _best([_terms(offer, index, context) for offer in listed], context.now)
    if best is None:
        best = _Terms({}, None, None, None)
    offer = best.node
    base_price, base_unit = _base(offer, index, context)
    name = word(thing, "name") or word(node, "name")
    return Product(
        number=number,
        uid=uid,
        title=name or plain(next(iter(values(node, "itemOffered")), "")),
        summary=word(thing, "disambiguatingDescription"),
        html=word(thing, "description") or word(node, "description"),
        link=link_of(thing, index) or link_of(node, index) or page.url,
        language=tag_of(thing, context),
        categories=tuple(plain(one) for one in values(thing, "category")[:12]),
        pictures=picture_of(thing, index) or picture_of(node, index),
        seller=_seller((offer, node, thing), page),
        price=best.price,
        old_price=_former(offer, index, context),
        lowest=_is_lowest(offer),
        unit=_sold(offer, index),
        base_price=base_price,
        base_unit=base_unit,
        terms="" if is_own else word(offer, "description"),
        available=best.available,
        until=best.until,
    )


def _is_lowest(offer: Node) -> bool:
    low, high = word(offer, "lowPrice"), word(offer, "highPrice")
    return bool(low) and low != high and not word(offer, "price")


def _best(found: list[_Terms], now: datetime) -> _Terms | None:
    """The offer that holds, is there, and costs least."""

    def rank(terms: _Terms) -> tuple[bool, bool, bool, float]:
        over = terms.until is not None and terms.until <= now
        price = float(terms.price.amount) if terms.price is not None else 0.0
        return over, terms.available is False, terms.price is None, price

    return min(found, key=rank, default=None)


def _terms(offer: Node, index: Index, context: Context) -> _Terms:
    said = {term(plain(one)) for one in values(offer, "availability")}
    until = word(offer, "priceValidUntil", "validThrough", "availabilityEnds")
    return _Terms(
        node=offer,
        price=_price(offer, index, context),
        available=True if said & _THERE else False if said & _GONE else None,
        until=ends(until) if until else None,
    )


def _currency(offer: Node, context: Context) -> str:
    return word(offer, "priceCurrency") or currency_of(context.options)


def _price(offer: Node, index: Index, context: Context) -> Money | None:
    currency = _currency(offer, context)
    own = money(word(offer, "price", "lowPrice"), currency)
    if own is not None:
        return own
    for part in nodes(offer, "priceSpecification", index):
        if not _kinds(part) & _FORMER and not values(part, "referenceQuantity"):
            found = money(word(part, "price", "minPrice"), word(part, "priceCurrency") or currency)
            if found is not None:
                return found
    return None


def _kinds(part: Node) -> set[str]:
    return {term(plain(one)) for one in values(part, "priceType")}


def _former(offer: Node, index: Index, context: Context) -> Money | None:
    """The price that is crossed out (Google: `priceType` of a price specification)."""
    for part in nodes(offer, "priceSpecification", index):
        if _kinds(part) & _FORMER:
            currency = word(part, "priceCurrency") or _currency(offer, context)
            return money(word(part, "price"), currency)
    return None


def _base(offer: Node, index: Index, context: Context) -> tuple[Money | None, str]:
    """The price of a unit beside the price itself, if one is said."""
    for part in nodes(offer, "priceSpecification", index):
        for quantity in nodes(part, "referenceQuantity", index):
            currency = word(part, "priceCurrency") or _currency(offer, context)
            return money(word(part, "price"), currency), _quantity(quantity)
    return None, ""


def _sold(offer: Node, index: Index) -> str:
    for quantity in nodes(offer, "eligibleQuantity", index):
        return _quantity(quantity)
    for part in nodes(offer, "priceSpecification", index):
        if said := word(part, "unitText"):
            return plain_text(said, 60)
    return ""


def _quantity(quantity: Node) -> str:
    code = word(quantity, "unitCode").upper()
    unit = word(quantity, "unitText") or _UNITS.get(code, "")
    amount = word(quantity, "value").removesuffix(".0").replace(".", ",") or "1"
    return plain_text(f"{amount} {unit}", 60) if unit else ""


def _seller(parts: tuple[Node, ...], page: Page) -> Mapping[str, str] | None:
    """The business that an offer or product names, else that of the page."""
    index, usual = page.index, page.business
    for part in parts:
        for name in ("seller", "offeredBy", "provider"):
            for found in values(part, name, index):
                said = found if isinstance(found, dict) else {"name": plain(found)}
                if word(said, "name"):
                    return _completed(seller_of(said, index, page.url), page)
    return seller_of(usual, index, page.url) if usual is not None else None


def _completed(own: dict[str, str], page: Page) -> Mapping[str, str]:
    """A seller that is only named, with what the page says of the business of that name."""
    usual = page.business
    if usual is None or word(usual, "name").casefold() != own["seller"].casefold():
        return own
    known = seller_of(usual, page.index, page.url)
    return {key: own[key] or value for key, value in known.items()}
