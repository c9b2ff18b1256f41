# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The shops of the demo Amt: WooCommerce, Shopware, and product feeds as XML and as a table."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from content.clock import at_glass
from kiosk.demo.page import Asked, Page
from kiosk.demo.stories import read_data

FARM: Final = "/hofladen/wp-json/wc/store/v1/products"
SMOKEHOUSE: Final = "/raeucherkate/store-api/product"
BAKERY: Final = "/backstube/produkte.xml"
NURSERY: Final = "/gaertnerei/produkte.tsv"
GOOGLE: Final = "http://base.google.com/ns/1.0"

_CENT = 100
_COLUMNS = (
    "id", "title", "description", "link", "price", "sale_price", "sale_price_effective_date",
    "availability", "product_type", "unit", "coupon", "coupon_terms", "seller", "seller_trade",
    "seller_address", "seller_phone", "seller_hours", "seller_latitude", "seller_longitude",
)  # fmt: skip

register_namespace("g", GOOGLE)


def answer(asked: Asked, now: datetime, base_url: str) -> Page | None:
    """What a shop answers; the key of the Shopware shop is not checked, it is public anyway."""
    if asked.path == FARM:
        page = dict(asked.query).get("page", "1")
        products = [_woo(p, base_url) for p in _products("hofladen")] if page == "1" else []
        return _json(products)
    if asked.path == SMOKEHOUSE and asked.post:
        found = [_shopware(p) for p in _products("raeucherkate")]
        return _json({"elements": found, "total": len(found), "apiAlias": "product_listing"})
    if asked.path == BAKERY:
        return Page("application/xml; charset=utf-8", _feed(now, base_url))
    if asked.path == NURSERY:
        # spreadsheets on Windows write such tables
        return Page("text/tab-separated-values; charset=windows-1252", _table(now, base_url))
    return None


def _products(shop: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read_data("angebote")[shop]
    return found


def _json(found: object) -> Page:
    return Page("application/json; charset=utf-8", json.dumps(found).encode())


def _woo(product: Mapping[str, Any], base_url: str) -> dict[str, Any]:
    """A product as the Store API lists it."""
    price, usual = str(product["price"]), str(product.get("was", product["price"]))
    amounts = {"min_amount": price, "max_amount": str(product.get("most", ""))}
    said = {"Einheit": product.get("unit"), "Anbieter": product.get("seller")}
    return {
        "id": product["id"],
        "name": product["name"],
        "permalink": f"{base_url}/hofladen/p/{product['id']}/",
        "short_description": f"<p>{product['text']}</p>",
        "description": f"<p>{product['text']}</p>",
        "on_sale": "was" in product,
        "prices": {
            "currency_code": "EUR",
            "currency_minor_unit": 2,
            "price": price,
            "regular_price": usual,
            "sale_price": price,
            "price_range": amounts if "most" in product else None,
        },
        "images": [],
        "categories": [{"id": 1, "name": product["category"], "slug": "x"}],
        "attributes": [
            {"id": 0, "name": name, "taxonomy": None, "terms": [{"id": 0, "name": value}]}
            for name, value in said.items()
            if value
        ],
        "is_in_stock": not product.get("out", False),
        "is_purchasable": True,
    }


def _shopware(product: Mapping[str, Any]) -> dict[str, Any]:
    """A product as the Store API lists it."""
    listed = {"price": product.get("was", 0) / _CENT, "apiAlias": "cart_list_price"}
    reference = {
        "price": product.get("base", 0) / _CENT,
        "purchaseUnit": product.get("amount"),
        "referenceUnit": product.get("per"),
        "unitName": product.get("measure"),
        "apiAlias": "cart_price_reference",
    }
    return {
        "id": product["id"],
        "translated": {"name": product["name"], "description": product["text"]},
        "calculatedPrice": {
            "unitPrice": product["price"] / _CENT,
            "totalPrice": product["price"] / _CENT,
            "listPrice": listed if "was" in product else None,
            "referencePrice": reference if "base" in product else None,
            "hasRange": False,
            "apiAlias": "calculated_price",
        },
        "cover": None,
        "available": True,
        "purchaseUnit": product.get("amount"),
        "unit": {"translated": {"name": product.get("measure")}, "apiAlias": "unit"},
        "categories": [{"translated": {"name": "Fisch"}, "apiAlias": "category"}],
        "seoUrls": [{"seoPathInfo": product["path"], "isCanonical": True, "apiAlias": "seo_url"}],
        "apiAlias": "product",
    }


def _feed(now: datetime, base_url: str) -> bytes:
    """The bakery's products as RSS 2.0 with Google's elements."""
    root = Element("rss", version="2.0")
    channel = SubElement(root, "channel")
    SubElement(channel, "title").text = "Backstube Thoms"
    SubElement(channel, "link").text = f"{base_url}/backstube/"
    for product in _products("backstube"):
        fields = {
            "id": product["id"],
            "title": product["name"],
            "description": product["text"],
            "link": f"{base_url}/backstube/{product['id']}",
            "price": _euro(product["price"]),
            "sale_price": _euro(product["sale"]) if "sale" in product else "",
            "sale_price_effective_date": _days(now) if "sale" in product else "",
            "availability": "in_stock",
            "product_type": product["kind"],
            "unit_pricing_measure": product["measure"],
            "unit_pricing_base_measure": product.get("base", ""),
        }
        item = SubElement(channel, "item")
        for name, value in fields.items():
            if value:
                SubElement(item, f"{{{GOOGLE}}}{name}").text = value
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _table(now: datetime, base_url: str) -> bytes:
    """The nursery's table, which sells for two craftsmen as well."""
    out = io.StringIO()
    table = csv.DictWriter(out, _COLUMNS, dialect="excel-tab", restval="")
    table.writeheader()
    for product in _products("gaertnerei"):
        said = {name: value for name, value in product.items() if f"seller_{name}" in _COLUMNS}
        table.writerow(
            {
                "id": product["id"],
                "title": product["name"],
                "description": product["text"],
                "link": f"{base_url}/gaertnerei/{product['id']}",
                "price": product.get("price", ""),
                "sale_price": product.get("sale", ""),
                "sale_price_effective_date": _days(now) if "sale" in product else "",
                "availability": "in_stock",
                "product_type": product["kind"],
                "unit": product["unit"],
                "coupon": product.get("coupon", ""),
                "coupon_terms": product.get("terms", ""),
                "seller": product.get("seller", ""),
                **{f"seller_{name}": value for name, value in said.items()},
            }
        )
    return out.getvalue().encode("cp1252")


def _euro(cents: int) -> str:
    return f"{cents // _CENT}.{cents % _CENT:02} EUR"


def _days(now: datetime) -> str:
    """A sale from yesterday to the day after tomorrow."""
    today = at_glass(now).date()
    return f"{today - timedelta(days=1)}/{today + timedelta(days=2)}"
