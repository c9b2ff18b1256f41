# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The directory of producers, shops and craftsmen: one entry each, from A to Z. Pure.

Made of the sellers of offers and of the places on the map that sell something.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from content.details import Opening, Point, Seller
from content.geometry import distance_m
from content.kinds.offers import seller_key
from content.model import Item, Kind
from player.languages import GERMAN
from player.view.event_detail import Fact
from player.view.here import Here
from player.view.offers import (
    Chip,
    OfferKey,
    offer_key,
    offers_of,
    place_lines,
    seller_facts,
)
from player.view.opening import DoorLine, hours_now, open_notice, week
from player.view.say import say, say_count
from player.view.take_along import NOTHING, TakeAlong, fits
from player.view.trust import by_clock
from player.view.way import way

# two entries this near, one called by part of the other's name, are one
_SAME_PLACE_M = 150
_PART = re.compile(r"\w+")
_NO_LETTER = "#"

#: What places on the map are called that sell something or work for others.
_TRADES = (
    "laden", "markt", "bäcker", "konditor", "fleischer", "schlachter", "metzger", "imker", "fisch",
    "räucher", "gärtner", "baumschule", "blumen", "bauernhof", "handwerk", "tischler", "schreiner",
    "schmied", "werkstatt", "fahrr", "maschin", "elektr", "maler", "friseur", "schneider", "weber",
    "töpfer",
    "molkerei", "käser", "kellerei", "mosterei", "brauerei", "mühle", "apotheke", "kiosk", "café",
    "cafe", "gasthof", "gasthaus", "restaurant", "imbiss", "automat", "shop", "bakery", "butcher",
    "farm", "greengrocer",
)  # fmt: skip
_NO_TRADE = ("bahnhof", "friedhof", "bauhof", "schulhof", "recyclinghof", "hafen")


@dataclass(frozen=True, slots=True)
class Shop:
    """Somebody who sells. `offers` are ids, in the order of the screen."""

    key: str
    name: str
    trade: str
    address: str
    village: str
    phone: str
    link: str
    point: Point | None
    hours: tuple[Opening, ...]
    offers: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class ShopRow:
    """One line of the directory; `letter` is said once, by the first of its letter."""

    shop: str
    letter: str
    name: str
    subtitle: str
    note: str
    open: bool


@dataclass(frozen=True, slots=True)
class ShopsView:
    """The directory. `nothing` is "" unless it is empty."""

    headline: str
    lead: str
    chips: tuple[Chip, ...]
    rows: tuple[ShopRow, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class ShopDetail:
    """All that the page of one shop shows. `week` are its days and their hours."""

    kicker: str
    headline: str
    notice: str
    body: str
    facts: tuple[Fact, ...]
    week: tuple[DoorLine, ...]
    keys: tuple[OfferKey, ...]
    take_along: TakeAlong


def directory(items: Iterable[Item], language: str = GERMAN) -> tuple[Shop, ...]:
    """Every seller once, by name."""
    held = tuple(items)
    found: list[Shop] = []
    for item, offer in offers_of(held):
        _put(found, _of_seller(item, offer.seller, seller_key(offer)))
    for item in held:
        if item.kind is Kind.PLACE and (shop := _of_place(item, language)) is not None:
            _put(found, shop)
    return tuple(sorted(found, key=lambda shop: _sorted_by(shop.name)))


def shops_view(items: Iterable[Item], here: Here, trade: str = "") -> ShopsView:
    """The directory, whole or of one trade."""
    language = here.language
    everything = directory(items, language)
    chips = _chips(everything, trade, language)
    trade = next((chip.name for chip in chips if chip.selected), "")
    shops = [shop for shop in everything if not trade or shop.trade == trade]
    rows = _rows(shops, here)
    if not shops:
        text = say("Hier stehen bald Läden und Handwerk aus den Dörfern.", language)
        return ShopsView(say("Läden und Handwerk", language), "", (), (), text)
    now_open = sum(1 for row in rows if row.open)
    lead = say_count("{n} Adresse", "{n} Adressen", language, n=len(rows))
    if now_open == 1:
        lead = by_clock(here.now, say("{shops}, 1 hat jetzt geöffnet", language, shops=lead), lead)
    elif now_open:
        told = say("{shops}, {open} haben jetzt geöffnet", language, shops=lead, open=now_open)
        lead = by_clock(here.now, told, lead)
    return ShopsView(say("Läden und Handwerk", language), lead, chips, rows, "")


def shop_detail(items: Iterable[Item], key: str, here: Here) -> ShopDetail | None:
    """The shop with that key, None when it has gone; without a key the first of all."""
    held = tuple(items)
    shops = directory(held, here.language)
    shop = next((s for s in shops if s.key == key or not key), None)
    if shop is None:
        return None
    language = here.language
    hours = hours_now(shop.hours, here.now, language)
    wanted = set(shop.offers)
    keys = (offer_key(i, o, language) for i, o in offers_of(held) if i.id in wanted)
    return ShopDetail(
        kicker=shop.trade or say("Laden", language),
        headline=shop.name,
        notice=open_notice(hours, here.now, language),
        body=shop.text,
        facts=seller_facts(_seller(shop), (shop.village,) if shop.village else (), here),
        week=week(shop.hours, language),
        # whose they are stands above
        keys=tuple(replace(key, seller="") for key in keys),
        take_along=_take_along(shop, language),
    )


def _of_seller(item: Item, seller: Seller, key: str) -> Shop:
    _, village = place_lines(seller.address, item.places)
    return Shop(
        key=key,
        name=seller.name,
        trade=seller.trade,
        address=seller.address,
        village=village,
        phone=seller.phone,
        link=seller.link,
        point=seller.point,
        hours=seller.hours,
        offers=(item.id,),
    )


def _of_place(item: Item, language: str) -> Shop | None:
    """A place on the map, if its trade is one."""
    place = item.place
    if place is None or place.shape != "point":
        return None
    said = " ".join((place.trade, *item.categories)).casefold()
    if not any(word in said for word in _TRADES) or any(word in said for word in _NO_TRADE):
        return None
    text = item.text(language)
    _, village = place_lines(place.address, item.places)
    return Shop(
        key=" ".join(item.text().title.casefold().split()),
        name=text.title,
        trade=place.trade,
        address=place.address,
        village=village,
        phone=place.phone,
        link=item.link,
        point=place.point,
        hours=place.hours,
        offers=(),
        text=text.body,
    )


def _put(found: list[Shop], shop: Shop) -> None:
    """Add a shop, or what it says more to the one that is there already."""
    for index, known in enumerate(found):
        if _same(known, shop):
            found[index] = replace(
                known,
                trade=known.trade or shop.trade,
                address=known.address or shop.address,
                village=known.village or shop.village,
                phone=known.phone or shop.phone,
                link=known.link or shop.link,
                point=known.point or shop.point,
                hours=known.hours or shop.hours,
                offers=known.offers + shop.offers,
                text=known.text or shop.text,
            )
            return
    found.append(shop)


def _same(one: Shop, other: Shop) -> bool:
    if one.key == other.key:
        return True
    if one.point is None or other.point is None:
        return False
    if distance_m(one.point, other.point) > _SAME_PLACE_M:
        return False
    names = set(_PART.findall(one.key)), set(_PART.findall(other.key))
    return bool(names[0] and names[1]) and (names[0] <= names[1] or names[1] <= names[0])


def _chips(shops: Sequence[Shop], trade: str, language: str) -> tuple[Chip, ...]:
    counts: dict[str, int] = {}
    for shop in shops:
        if shop.trade:
            counts[shop.trade] = counts.get(shop.trade, 0) + 1
    wanted = trade if trade in counts else ""
    every = Chip("", say("Alle", language), "building-store", selected=not wanted)
    names = sorted(counts, key=lambda name: (-counts[name], name.casefold()))
    return (every, *(Chip(name, name, "", selected=name == wanted) for name in names))


def _rows(shops: Iterable[Shop], here: Here) -> tuple[ShopRow, ...]:
    rows: list[ShopRow] = []
    before = ""
    for shop in shops:
        letter = _letter(shop.name)
        hours = hours_now(shop.hours, here.now, here.language)
        parts = (shop.trade, shop.village, way(here.point, shop.point, here.language))
        rows.append(
            ShopRow(
                shop=shop.key,
                letter=letter if letter != before else "",
                name=shop.name,
                subtitle=" · ".join(part for part in parts if part),
                note=hours.line,
                open=hours.open,
            )
        )
        before = letter
    return tuple(rows)


def _seller(shop: Shop) -> Seller:
    return Seller(
        shop.name, shop.trade, shop.address, shop.point, shop.hours, shop.phone, shop.link
    )


def _take_along(shop: Shop, language: str) -> TakeAlong:
    """The shop's own page, else its telephone number as phones know it (RFC 3966)."""
    line = say("Handykamera hierher", language)
    if fits(shop.link):
        return TakeAlong(shop.link, say("Zum Mitnehmen", language), line)
    digits = re.sub(r"[^0-9+]", "", shop.phone)
    if len(digits) > 5:  # noqa: PLR2004 - shorter ones are no numbers of shops
        return TakeAlong(f"tel:{digits}", say("Gleich anrufen", language), line)
    return NOTHING


def _plain(name: str) -> str:
    """A name as German directories sort it: Ä as A, ß as ss."""
    folded = unicodedata.normalize("NFD", name.casefold())
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


def _sorted_by(name: str) -> tuple[str, str]:
    return _plain(name), name


def _letter(name: str) -> str:
    first = _plain(name)[:1].upper()
    return first if first.isalpha() else _NO_LETTER
