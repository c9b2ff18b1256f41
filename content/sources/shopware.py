# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Products of a Shopware 6 shop by its Store API (shopware.stoplight.io/docs/store-api).

The key of a sales channel is public: every visitor's browser sends it. It opens nothing but what
the shop shows to everybody.
"""

import json
import re
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from content.clean import plain_text
from content.details import Money
from content.model import Kind
from content.request import Request
from content.sources.adapter import Adapter, Context, Parsed
from content.sources.documents import (
    UnreadableError,
    at,
    decimal,
    flag,
    items_of,
    object_of,
    objects_of,
    text,
    whole,
)
from content.sources.offer_entries import Product, Shelf, ends, seller_of
from content.sources.option import SELLING, Options, Setting
from content.sources.prices import currency_of, exact

_LIMIT = 100
_MOST_PAGES = 10
_HEAD = 16_384
_KEYS = (b'"elements"', b'"apiAlias"')
_ID = re.compile(r"[0-9a-f]{32}")
_API = "/store-api"

#: Custom fields that a shop may have for the terminals; their names are our own.
_FIELDS = ("kiosk_seller", "kiosk_coupon", "kiosk_coupon_terms", "kiosk_valid_until")

_SMALLER = {"kg": "g", "kilogramm": "g", "l": "ml", "liter": "ml"}

_INCLUDES = {
    "product": [
        "id", "translated", "calculatedPrice", "cover", "available", "availableStock",
        "isCloseout", "categories", "seoUrls", "unit", "purchaseUnit", "customFields",
    ],
    "calculated_price": ["unitPrice", "totalPrice", "listPrice", "referencePrice", "hasRange"],
    "cart_list_price": ["price"],
    "cart_price_reference": ["price", "unitName", "referenceUnit", "purchaseUnit"],
    "product_media": ["media"],
    "media": ["url", "translated", "thumbnails"],
    "media_thumbnail": ["url", "width", "height"],
    "category": ["translated"],
    "seo_url": ["seoPathInfo", "isCanonical", "isDeleted"],
    "unit": ["translated"],
}  # fmt: skip
OPTIONS: Options = MappingProxyType(
    {
        "access_key": Setting("Access key of the sales channel.", "SWSCABCDEF", r"\S+"),
        "category": Setting(
            "Number of the category whose list is read.",
            "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
            "[0-9a-fA-F]{32}",
        ),
        **SELLING,
    }
)


class _Shopware(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "shopware"
    kinds = (Kind.OFFER,)
    empty_is_normal = False
    options = OPTIONS

    def request(self, url: str, context: Context) -> Request:
        """The first page of products; `url` may be no more than the shop's address."""
        return _question(_listing(url, context.options.get("category", "")), 1, context)

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read the first page, and those that there are of the further ones."""
        try:
            first = _page(data)
        except UnreadableError as error:
            return Parsed(error=error.reason)
        shelf = Shelf(context, seller_of(context.options, base=context.url))
        _add(shelf, first, context)
        wants = _further(first, context)
        for want in wants:
            page = context.further.get(want)
            if page is None:
                continue
            try:
                _add(shelf, _page(page), context)
            except UnreadableError as error:
                return shelf.parsed(error.reason)
        found = shelf.parsed()
        missing = tuple(want for want in wants if want not in context.further)
        return Parsed(found.items, found.rejected, found.error, missing)

    def detect(self, data: bytes) -> bool:
        """Whether the head is a listing of the Store API."""
        head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
        named = b'"calculatedPrice"' in head or b'"product_listing"' in head
        return head[:1] == b"{" and named and all(key in head for key in _KEYS)


def _listing(url: str, category: str) -> str:
    """The address of a listing: a shop's own address leads to all of its products."""
    parts = urlsplit(url.strip())
    base, api, path = parts.path.partition(_API)
    if not path.strip("/"):
        known = category if _ID.fullmatch(category) else ""
        path = f"/product-listing/{known}" if known else "/product"
    return urlunsplit((parts.scheme, parts.netloc, base.rstrip("/") + (api or _API) + path, "", ""))


def _question(url: str, number: int, context: Context) -> Request:
    """A page of a listing as a POST; `p` is what listings call the page, `page` what others do."""
    criteria: dict[str, Any] = {
        "limit": _LIMIT,
        "page": number,
        "p": number,
        "total-count-mode": 1,
        "includes": _INCLUDES,
        "associations": {"categories": {}, "seoUrls": {}, "unit": {}, "cover": {}},
    }
    headers = (
        ("Accept", "application/json"),
        ("Content-Type", "application/json"),
        ("sw-access-key", context.options.get("access_key", "").strip()),
    )
    return Request(url, json.dumps(criteria, separators=(",", ":"), sort_keys=True), headers)


def _further(first: dict[str, Any], context: Context) -> list[Request]:
    """The pages after the first that the shop has and the source still takes."""
    total = min(whole(first, "total") or 0, context.max_items)
    if not context.url or len(items_of(first, "elements")) < _LIMIT:
        return []
    last = min(-(-total // _LIMIT), _MOST_PAGES)
    return [_question(context.url, number, context) for number in range(2, last + 1)]


def _page(data: bytes) -> dict[str, Any]:
    found = object_of(data)
    if isinstance(found.get("elements"), list):
        return found
    for error in objects_of(found, "errors"):
        said = plain_text(text(error, "detail") or text(error, "title"), 160)
        if text(error, "status") in {"401", "403", "412"}:
            said = "Der access_key stimmt nicht: Er steht im Shop beim Verkaufskanal"
        raise UnreadableError(f"Der Shop antwortet mit einer Fehlermeldung: {said}.")
    raise UnreadableError("Die Datei ist JSON, aber keine Produktliste der Store-API.")


def _add(shelf: Shelf, page: dict[str, Any], context: Context) -> None:
    for product in items_of(page, "elements"):
        number = shelf.next()
        if not isinstance(product, dict):
            shelf.put(f"Eintrag {number}", "Ist kein JSON-Objekt.")
        elif shelf.full:
            shelf.skip()
        else:
            with shelf.sparing(f"Eintrag {number}"):
                shelf.add(_product(product, number, context))


def _product(product: dict[str, Any], number: int, context: Context) -> Product:
    currency = currency_of(context.options)
    price = at(product, "calculatedPrice")
    own = {name: text(_custom(product), name) for name in _FIELDS}
    return Product(
        number=number,
        uid=text(product, "id"),
        # a name that only another language has is in `translated`, never in `name`
        title=text(product, "translated", "name") or text(product, "name"),
        html=text(product, "translated", "description"),
        link=_link(product, context.url),
        categories=tuple(text(c, "translated", "name") for c in objects_of(product, "categories")),
        pictures=_pictures(product),
        seller={"seller": own["kiosk_seller"]},
        price=_money(price, currency, "unitPrice") or _money(price, currency, "totalPrice"),
        old_price=_money(price, currency, "listPrice", "price"),
        lowest=bool(flag(price, "hasRange")),
        unit=_unit(product),
        base_price=_money(price, currency, "referencePrice", "price"),
        base_unit=_measure(at(price, "referencePrice"), "referenceUnit", "unitName"),
        coupon=own["kiosk_coupon"],
        terms=own["kiosk_coupon_terms"],
        available=_available(product),
        until=ends(own["kiosk_valid_until"]),
    )


def _custom(product: dict[str, Any]) -> object:
    """The custom fields, with those of the shop's language first."""
    return at(product, "translated", "customFields") or at(product, "customFields")


def _money(price: object, currency: str, *path: str) -> Money | None:
    amount = decimal(price, *path)
    return exact(amount, currency) if amount else None


def _available(product: dict[str, Any]) -> bool | None:
    """Whether it can be bought: what is no closeout is sold on without stock."""
    said = flag(product, "available")
    stock = whole(product, "availableStock")
    if said is None and stock is not None and flag(product, "isCloseout"):
        return stock > 0
    return said


def _unit(product: dict[str, Any]) -> str:
    """What the price is for: `500 g`, else `Strauß`."""
    pack = text(product, "translated", "packUnit")
    amount = decimal(product, "purchaseUnit")
    name = text(product, "unit", "translated", "shortCode") or text(
        product, "unit", "translated", "name"
    )
    if not amount or not name:
        return pack
    if amount < 1 and name.lower() in _SMALLER:  # nobody asks for 0,3 kg
        amount, name = amount * 1000, _SMALLER[name.lower()]
    return f"{_figure(amount)} {name}"


def _measure(price: object, *path: str) -> str:
    """`1 kg` of a reference price."""
    amount, name = decimal(price, path[0]), text(price, path[1])
    if not name:
        return ""
    return f"{_figure(amount)} {name}" if amount else name


def _figure(amount: Decimal) -> str:
    """A number as Germans write it, without idle zeros."""
    return f"{amount.normalize():f}".replace(".", ",")


def _pictures(product: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """The cover, which may be null: the largest thumbnail does where the original is missing."""
    media = at(product, "cover", "media")
    alt = text(media, "translated", "alt")
    if url := text(media, "url"):
        return ((url, alt),)
    small = sorted(objects_of(media, "thumbnails"), key=lambda t: -(whole(t, "width") or 0))
    return tuple((text(thumbnail, "url"), alt) for thumbnail in small[:1])


def _link(product: dict[str, Any], url: str) -> str:
    """Where the shop shows the product: its speaking address, else that of its id."""
    parts = urlsplit(url)
    base = urlunsplit((parts.scheme, parts.netloc, parts.path.partition(_API)[0], "", ""))
    paths = [
        text(seo, "seoPathInfo")
        for seo in sorted(objects_of(product, "seoUrls"), key=lambda s: not flag(s, "isCanonical"))
        if not flag(seo, "isDeleted")
    ]
    if not parts.netloc:
        return ""
    path = next((path for path in paths if path), f"detail/{text(product, 'id')}")
    return f"{base.rstrip('/')}/{path.lstrip('/')}"


ADAPTER = _Shopware()
