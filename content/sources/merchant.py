# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A Google product feed: RSS 2.0 or Atom with `g:` elements, or a table (TSV, CSV).

Fields as in the product data specification (support.google.com/merchants/answer/7052112), and a
few columns of our own for sellers and coupons.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from content.dates import parse_moment
from content.details import Money
from content.model import Kind
from content.sources.adapter import Adapter, Context, Parsed
from content.sources.offer_entries import (
    SELLER_OPTIONS,
    Product,
    Shelf,
    ends,
    seller_of,
)
from content.sources.option import SELLING
from content.sources.prices import currency_of, exact, money
from content.sources.products_table import header, is_table, table
from content.sources.products_xml import BrokenError, Feed, is_xml

LARGEST = 20_000_000

_HEAD = 16_384
_GOOGLE = re.compile(rb"base\.google\.com/c?ns/1\.0|<g:(?:id|price|title|availability)\b")
_IN_STOCK = frozenset(("in stock", "available for order", "auf lager"))
_OUT_OF_STOCK = frozenset(("out of stock", "nicht auf lager", "discontinued"))
_LABEL = re.compile(r"\s*gutschein(?:code)?\s*:\s*([^;|]{1,60})(?:[;|](.*))?", re.IGNORECASE)
_MEASURE = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*([a-z]+)", re.IGNORECASE)
#: How the specification writes units, what people read, and how many of the base they are.
_UNITS: Mapping[str, tuple[str, str, Decimal]] = {
    "mg": ("mg", "g", Decimal("0.001")),
    "g": ("g", "g", Decimal(1)),
    "kg": ("kg", "g", Decimal(1000)),
    "ml": ("ml", "ml", Decimal(1)),
    "cl": ("cl", "ml", Decimal(10)),
    "l": ("l", "ml", Decimal(1000)),
    "cbm": ("m³", "cbm", Decimal(1)),
    "cm": ("cm", "cm", Decimal(1)),
    "m": ("m", "cm", Decimal(100)),
    "sqm": ("m²", "sqm", Decimal(1)),
    "ct": ("Stück", "ct", Decimal(1)),
    "item": ("Stück", "ct", Decimal(1)),
    "sheet": ("Blatt", "sheet", Decimal(1)),
}


class _Merchant(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "merchant"
    kinds = (Kind.OFFER,)
    empty_is_normal = False
    options = SELLING

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read one feed; what stands before a broken place is kept."""
        if len(data) > LARGEST:
            return Parsed(error=f"Die Datei ist größer als {LARGEST // 1_000_000} MB.")
        try:
            if is_xml(data):
                feed = Feed(data)
                return _read(feed.entries(), feed, context)
            return _read(table(data), None, context)
        except BrokenError as error:
            return Parsed(error=error.reason)

    def detect(self, data: bytes) -> bool:
        """Whether a feed has elements of Google's, or a table its columns."""
        if is_xml(data):
            return _GOOGLE.search(data[:_HEAD]) is not None
        return is_table(header(data))


def _read(entries: Iterator[Mapping[str, str]], feed: Feed | None, context: Context) -> Parsed:
    shelf: Shelf | None = None
    error = None
    try:
        for fields in entries:
            # the channel is named before its first product
            shelf = shelf or _shelf(feed, context)
            number = shelf.next()
            if shelf.full:
                shelf.skip()
            elif not fields:
                shelf.put(f"Eintrag {number}", "Ist leer oder länger als erlaubt.")
            else:
                with shelf.sparing(f"Eintrag {number}"):
                    shelf.add(_product(_Row(fields, context), number))
    except BrokenError as broken:
        error = broken.reason
    return (shelf or _shelf(feed, context)).parsed(error)


def _shelf(feed: Feed | None, context: Context) -> Shelf:
    name, link = (feed.title, feed.link) if feed else ("", "")
    return Shelf(context, seller_of(context.options, name, context.url or link))


@dataclass(frozen=True, slots=True)
class _Row:
    """One product's fields, by their names in the specification."""

    fields: Mapping[str, str]
    context: Context

    def text(self, *names: str) -> str:
        """The first of the fields that says something."""
        return next((found for name in names if (found := self.fields.get(name, "").strip())), "")

    def money(self, name: str) -> Money | None:
        """An amount of more than nothing."""
        found = money(self.text(name), currency_of(self.context.options))
        return found if found and found.amount else None


def _product(row: _Row, number: int) -> Product:
    sale = _sale(row)
    label = next(
        (m for n in range(5) if (m := _LABEL.fullmatch(row.text(f"custom_label_{n}")))), None
    )
    unit, base_price, base_unit = _measures(row, sale.price)
    kinds = [part.strip() for part in row.text("product_type").split(">")]
    return Product(
        number=number,
        uid=row.text("id"),
        title=row.text("title"),
        html=row.text("description", "content", "summary"),
        link=row.text("link"),
        language=row.text("content_language"),
        categories=tuple(reversed(kinds)),
        pictures=tuple(
            (url.strip(), "")
            for name in ("image_link", "additional_image_link")
            for url in row.text(name).split(",")
            if url.strip()
        ),
        seller=_seller(row),
        price=sale.price,
        old_price=sale.old,
        unit=row.text("unit") or unit,
        base_price=base_price,
        base_unit=base_unit,
        coupon=row.text("coupon") or (label[1] if label else ""),
        terms=row.text("coupon_terms") or ((label[2] or "") if label else ""),
        available=_available(row.text("availability")),
        sale_from=sale.starts,
        sale_until=sale.ends,
        until=sale.until,
    )


def _seller(row: _Row) -> dict[str, str]:
    own = {name: row.text(f"seller_{name}") for name in SELLER_OPTIONS[1:]}
    return {"seller": row.text("seller"), **own}


@dataclass(frozen=True, slots=True)
class _Sale:
    """The price, what it was, and when it holds; `until` is the end of the whole offer."""

    price: Money | None
    old: Money | None
    starts: datetime | None
    ends: datetime | None
    until: datetime | None


def _sale(row: _Row) -> _Sale:
    """The sale price with its days, else the price.

    Without a sale price the days mean nothing. With one and no other price the offer ends with
    them.
    """
    price, reduced = row.money("price"), row.money("sale_price")
    until = ends(row.text("expiration_date"))
    if reduced is None or (price and price.currency != reduced.currency):
        return _Sale(price, None, None, None, until)
    first, _, last = row.text("sale_price_effective_date").partition("/")
    starts, over = parse_moment(first.strip()), ends(last.strip())
    if starts and over and over <= starts:
        starts = over = None
    if price is None:
        bounds = [moment for moment in (until, over) if moment]
        return _Sale(reduced, None, None, None, min(bounds, default=None))
    return _Sale(reduced, price, starts, over, until)


def _available(raw: str) -> bool | None:
    said = raw.replace("_", " ").strip().lower()
    if said in _IN_STOCK:
        return True
    return False if said in _OUT_OF_STOCK else None


def _measures(row: _Row, price: Money | None) -> tuple[str, Money | None, str]:
    """What the price is for, and what the base of comparison costs (Preisangabenverordnung)."""
    content = _measure(row.text("unit_pricing_measure"))
    if content is None:
        return row.text("unit_pricing_measure"), None, ""
    amount, name = content
    said, kind, factor = _UNITS[name]
    unit = f"{_figure(amount)} {said}"
    base = _measure(row.text("unit_pricing_base_measure"))
    if price is None or base is None or _UNITS[base[1]][1] != kind or not amount:
        return unit, None, ""
    share = (base[0] * _UNITS[base[1]][2]) / (amount * factor)
    return unit, exact(price.amount * share, price.currency), _base(*base)


def _measure(raw: str) -> tuple[Decimal, str] | None:
    match = _MEASURE.fullmatch(raw.strip()[:40])
    if match is None or match[2].lower() not in _UNITS:
        return None
    return Decimal(match[1].replace(",", ".")), match[2].lower()


def _base(amount: Decimal, name: str) -> str:
    return f"{_figure(amount)} {_UNITS[name][0]}"


def _figure(amount: Decimal) -> str:
    return f"{amount.normalize():f}".replace(".", ",")


ADAPTER = _Merchant()
