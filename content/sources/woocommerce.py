# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Products of a WooCommerce shop by its Store API, version 1 (developer.woocommerce.com)."""

import re
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from content.clean import plain_text
from content.details import Money
from content.model import Kind
from content.request import Request
from content.sources.adapter import Adapter, Context, Parsed
from content.sources.documents import (
    UnreadableError,
    at,
    flag,
    json_of,
    objects_of,
    text,
    whole,
)
from content.sources.offer_entries import Product, Shelf, ends, seller_of
from content.sources.option import SELLING, Options, Setting
from content.sources.prices import of_minor_units

_API = "/wp-json/wc/store/v1/products"
_PER_PAGE = 100
_MOST_PAGES = 10
_HEAD = 16_384
_LONGEST_ATTRIBUTE = 280
_KEYS = (b'"currency_minor_unit"', b'"permalink"')

#: What the attributes are called, in lower case, that say more of an offer than its colour.
_ATTRIBUTES = {
    "einheit": "unit",
    "inhalt": "unit",
    "anbieter": "seller",
    "erzeuger": "seller",
    "gutscheincode": "coupon",
    "gutscheinbedingungen": "terms",
    "gültig bis": "until",
}
OPTIONS: Options = MappingProxyType(
    {
        "category": Setting("Only this category: its number or slug.", "gemuese", r"\S+"),
        "tag": Setting("Only this tag: its number or slug.", "saison", r"\S+"),
        "on_sale": Setting("Whether only what is on sale counts.", "true", "true|false"),
        **SELLING,
    }
)


class _WooCommerce(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "woocommerce"
    kinds = (Kind.OFFER,)
    empty_is_normal = False
    options = OPTIONS

    def request(self, url: str, context: Context) -> Request:
        """The first page of products; `url` may be no more than the shop's address."""
        options = context.options
        asked = {key: options[key] for key in ("category", "tag", "on_sale") if options.get(key)}
        return Request(_page(_listing(url), 1, asked))

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read the first page, and those that there are of the further ones."""
        seller = seller_of(context.options, base=context.url)
        shelf = Shelf(context, seller)
        try:
            products = _products(data)
        except UnreadableError as error:
            return Parsed(error=error.reason)
        _add(shelf, products)
        wants: list[Request] = []
        if context.url and len(products) >= _per_page(context.url):
            wants = _further(context)
        for want in wants:
            page = context.further.get(want)
            if page is None:
                continue
            try:
                _add(shelf, _products(page))
            except UnreadableError as error:
                return shelf.parsed(error.reason)
        found = shelf.parsed()
        missing = tuple(want for want in wants if want not in context.further)
        return Parsed(found.items, found.rejected, found.error, missing)

    def detect(self, data: bytes) -> bool:
        """Whether the head is a list of products with prices in minor units."""
        head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
        return head[:1] == b"[" and all(key in head for key in _KEYS)


def _listing(url: str) -> str:
    """The address of the list of products: a shop's own address leads to it."""
    parts = urlsplit(url.strip())
    if "wc/store" in parts.path or "rest_route" in parts.query:
        return url.strip()
    path = re.sub(r"/(?:index\.php|shop|produkte|wp-json)?/*$", "", parts.path)
    return urlunsplit((parts.scheme, parts.netloc, path + _API, "", ""))


def _page(url: str, number: int, asked: dict[str, str] | None = None) -> str:
    parts = urlsplit(url)
    query = {**(asked or {}), **dict(parse_qsl(parts.query, keep_blank_values=True))}
    query.setdefault("per_page", str(_PER_PAGE))
    query["page"] = str(number)
    return urlunsplit(parts._replace(query=urlencode(query), fragment=""))


def _per_page(url: str) -> int:
    raw = dict(parse_qsl(urlsplit(url).query)).get("per_page", "")
    return max(1, int(raw)) if raw.isdecimal() and len(raw) < 4 else 10  # noqa: PLR2004 - as WordPress


def _further(context: Context) -> list[Request]:
    """The pages after the first that could hold what the source still takes.

    The answer does not say how many there are: what lies beyond the last is an empty list.
    """
    last = -(-context.max_items // _per_page(context.url))
    return [Request(_page(context.url, n)) for n in range(2, min(last, _MOST_PAGES) + 1)]


def _products(data: bytes) -> list[Any]:
    found = json_of(data)
    if isinstance(found, dict):
        said = text(found, "message")
        raise UnreadableError(
            f"Der Shop antwortet nicht mit Produkten{f', sondern: {said[:160]}' if said else ''}."
        )
    if not isinstance(found, list):
        raise UnreadableError("Die Datei ist JSON, aber keine Liste von Produkten.")
    return found


def _add(shelf: Shelf, products: list[Any]) -> None:
    for product in products:
        number = shelf.next()
        if not isinstance(product, dict):
            shelf.put(f"Eintrag {number}", "Ist kein JSON-Objekt.")
        elif shelf.full:
            shelf.skip()
        elif flag(product, "is_password_protected"):
            shelf.put(f"Eintrag {number}", "Ist im Shop mit einem Passwort geschützt.")
        else:
            with shelf.sparing(f"Eintrag {number}"):
                shelf.add(_product(product, number))


def _product(product: dict[str, Any], number: int) -> Product:
    own = _attributes(product)
    price, old, lowest = _prices(product)
    return Product(
        number=number,
        uid=text(product, "id"),
        title=text(product, "name"),
        summary=text(product, "short_description"),
        html=text(product, "description") or text(product, "short_description"),
        link=text(product, "permalink"),
        categories=tuple(text(c, "name") for c in objects_of(product, "categories")),
        pictures=tuple((text(i, "src"), text(i, "alt")) for i in objects_of(product, "images")),
        seller={"seller": own.get("seller", "")},
        price=price,
        old_price=old,
        lowest=lowest,
        unit=own.get("unit", ""),
        coupon=own.get("coupon", ""),
        terms=own.get("terms", ""),
        available=flag(product, "is_in_stock"),
        until=ends(own.get("until", "")),
    )


def _attributes(product: dict[str, Any]) -> dict[str, str]:
    """What the shop says by attributes of ours, by the name of its field."""
    found: dict[str, str] = {}
    for attribute in objects_of(product, "attributes"):
        field = _ATTRIBUTES.get(plain_text(text(attribute, "name"), 40).casefold())
        terms = [text(term, "name") for term in objects_of(attribute, "terms")]
        # several sizes are a choice, not a size
        if field and len(terms) == 1:
            found.setdefault(field, plain_text(terms[0], _LONGEST_ATTRIBUTE))
    return found


def _prices(product: dict[str, Any]) -> tuple[Money | None, Money | None, bool]:
    """Price, former price, and whether the price is the lowest of several."""
    prices = at(product, "prices")
    digits = whole(prices, "currency_minor_unit")
    code = text(prices, "currency_code")

    def read(*path: str) -> Money | None:
        return of_minor_units(text(prices, *path), 2 if digits is None else digits, code)

    least, most = read("price_range", "min_amount"), read("price_range", "max_amount")
    if least is not None:
        return least, None, most is not None and most.amount > least.amount
    price = read("price")
    old = read("regular_price") if flag(product, "on_sale") else None
    # a price that nobody entered is "" or "0": the shop asks for a call, it gives nothing away
    return (price if price and price.amount else None), old, False


ADAPTER = _WooCommerce()
