# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From products as shops have them, raw, to offers. Knows no format of its own."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from content.clean import clean_html, plain_text, safe_link
from content.dates import ending, parse_date
from content.details import Money, Offer, Point, Seller
from content.geometry import on_earth
from content.model import Item, Text
from content.sources.adapter import Context, Parsed
from content.sources.entries import (
    LONGEST_LICENCE,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    identity,
    labels,
    language_tag,
    pictures,
)
from content.sources.faults import Faults, named
from content.sources.openings import openings

_LONGEST_NAME = 120
_LONGEST_UNIT = 60
_LONGEST_CODE = 60
_LONGEST_TERMS = 280
_LONGEST_PHONE = 40

#: What a source's options may say of the seller, in the words of the settings.
SELLER_OPTIONS = (
    "seller", "trade", "address", "phone", "hours", "link", "latitude", "longitude",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Product:
    """One product, raw: strings are as the source wrote them, prices are read already.

    `number` counts from 1 among the source's products. `seller` has keys of `SELLER_OPTIONS`;
    what it leaves out is the source's. `until` is when the offer ends.
    """

    number: int
    uid: str
    title: str
    summary: str = ""
    html: str = ""
    link: str = ""
    language: str = ""
    categories: tuple[str, ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()
    seller: Mapping[str, str] | None = None
    price: Money | None = None
    old_price: Money | None = None
    lowest: bool = False
    unit: str = ""
    base_price: Money | None = None
    base_unit: str = ""
    coupon: str = ""
    terms: str = ""
    available: bool | None = None
    sale_from: datetime | None = None
    sale_until: datetime | None = None
    until: datetime | None = None

    @property
    def where(self) -> str:
        """How a person finds the product in the file."""
        return named("Eintrag", self.number, self.title)


class Shelf(Faults):
    """Makes offers of products one by one and keeps no more than `context.max_items` of them.

    What is set aside is counted to the last, but only the first are listed by themselves.
    """

    def __init__(self, context: Context, seller: Seller) -> None:
        super().__init__()
        self._context = context
        self._seller = seller
        self._items: dict[str, Item] = {}
        self._beyond = 0
        self._number = 0

    @property
    def full(self) -> bool:
        """Whether no further product can become an item."""
        return len(self._items) >= self._context.max_items

    def next(self) -> int:
        """The number of the next product, from 1."""
        self._number += 1
        return self._number

    def add(self, product: Product) -> None:
        """Take one product, or set it aside with its reason."""
        uid = identity(product.uid or product.link or product.title, hashed=not product.uid)
        if uid in self._items:
            self.put(product.where, "Steht mit derselben Kennung schon in der Datei.")
        elif self.full:
            self._beyond += 1
        else:
            with self.sparing(product.where):
                item = _item(product, uid, self._seller, self._context)
                if item is None:
                    self.put(product.where, "Hat keinen Namen.")
                else:
                    self._items[uid] = item

    def skip(self) -> None:
        """Count a product that nobody looks at since there is no room for it."""
        self._beyond += 1

    def parsed(self, error: str | None = None) -> Parsed:
        """What all of it gave."""
        most = self._context.max_items
        reason = f"Mehr als {most} Angebote nimmt diese Quelle nicht (max_items)."
        self.beyond(self._beyond, reason)
        return Parsed(tuple(self._items.values()), self.rejected, error)


def seller_of(said: Mapping[str, str], name: str = "", base: str = "") -> Seller:
    """The seller that options or columns describe, `name` being what to call them otherwise.

    Without any name it is the host of `base`, so that nobody sells without one.
    """
    host = (urlsplit(safe_link(base)).hostname or "").removeprefix("www.")
    return Seller(
        name=_said(said, "seller", _LONGEST_NAME) or plain_text(name, _LONGEST_NAME) or host,
        trade=_said(said, "trade", _LONGEST_NAME),
        address=_said(said, "address", LONGEST_TITLE),
        point=_point(said),
        hours=openings(said["hours"]) if said.get("hours") else (),
        phone=_said(said, "phone", _LONGEST_PHONE),
        link=safe_link(said.get("link", ""), base),
    )


def ends(raw: str) -> datetime | None:
    """When something ends that is said to last until then: a day lasts to its midnight."""
    return ending(parse_date(raw))


def _said(said: Mapping[str, str], key: str, limit: int) -> str:
    return plain_text(said.get(key, ""), limit)


def _point(said: Mapping[str, str]) -> Point | None:
    try:
        north, east = (
            float(said[key].strip().replace(",", ".")) for key in ("latitude", "longitude")
        )
    except (KeyError, ValueError):
        return None
    # 0, 0 is what forms write for "nothing", and it lies in the Atlantic
    if not (math.isfinite(north) and on_earth(north, east)) or (north, east) == (0, 0):
        return None
    return Point(north, east)


def _seller(product: Product, usual: Seller, base: str) -> Seller:
    """The source's seller, or the one that the product names: then nothing else is the same."""
    said = {key: value for key, value in (product.seller or {}).items() if value.strip()}
    if not said:
        return usual
    own = seller_of(said, base=base)
    if "seller" in said and own.name.casefold() != usual.name.casefold():
        return own
    changed = {name: value for name in ("trade", "address", "point", "hours", "phone", "link")
               if (value := getattr(own, name))}  # fmt: skip
    return replace(usual, **changed)


def _item(product: Product, uid: str, usual: Seller, context: Context) -> Item | None:
    title = plain_text(product.title, LONGEST_TITLE)
    if not title:
        return None
    body = clean_html(product.html)
    summary = plain_text(product.summary, LONGEST_SUMMARY) or plain_text(body, LONGEST_SUMMARY)
    shown = pictures(product.pictures, context.url)
    text = Text(title, summary, body, shown[0].alt if shown else "")
    return Item(
        id=f"{context.source}:{uid}",
        kind=context.kind,
        source=context.source,
        texts={language_tag(product.language, context.language): text},
        valid_until=product.until,
        places=context.places,
        categories=labels(product.categories),
        pictures=shown,
        link=safe_link(product.link, context.url),
        licence=plain_text(context.licence, LONGEST_LICENCE),
        offer=_offer(_with_coupon(product, context.options), _seller(product, usual, context.url)),
    )


def _with_coupon(product: Product, options: Mapping[str, str]) -> Product:
    """A source may give one code for all that it sells."""
    if product.coupon.strip() or not options.get("coupon", "").strip():
        return product
    terms = product.terms or options.get("coupon_terms", "")
    return replace(product, coupon=options["coupon"], terms=terms)


def _offer(product: Product, seller: Seller) -> Offer:
    price, old = product.price, product.old_price
    if price is None or old is None or old.currency != price.currency or old.amount <= price.amount:
        old = None
    return Offer(
        seller=seller,
        price=price,
        old_price=old,
        unit=plain_text(product.unit, _LONGEST_UNIT),
        coupon=plain_text(product.coupon, _LONGEST_CODE),
        terms=plain_text(product.terms, _LONGEST_TERMS),
        available=product.available,
        lowest=product.lowest,
        base_price=product.base_price,
        base_unit=plain_text(product.base_unit, _LONGEST_UNIT) if product.base_price else "",
        sale_from=product.sale_from if old else None,
        sale_until=product.sale_until if old else None,
    )
