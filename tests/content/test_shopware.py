# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Shopware 6 Store API.

Fields from github.com/shopware/store-api-reference (docs/concepts/search-queries.md,
docs/guides/quick-start/search-for-products.md) and the schemas of shopware/shopware (Product,
CalculatedPrice, CartListPrice, CartPriceReference); no answer of a live shop was at hand. An entry
is one of `elements`.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.details import Money
from content.model import Kind
from content.sources.adapter import Context, adapter
from tests.content.safety import assert_item_is_safe

SHOPWARE = adapter("shopware")
KEY = "SWSC0000000000000000000000"
CONTEXT = Context(
    source="kate",
    kind=Kind.OFFER,
    now=datetime(2027, 5, 15, 12, tzinfo=UTC),
    url="https://kate.example/store-api/product",
    options={"access_key": KEY, "seller": "Räucherkate", "trade": "Fisch"},
)


def product(number=1, **more):
    return {
        "id": f"{number:032x}",
        "name": None,
        "translated": {"name": "Forelle", "description": "<p>Über <i>Buche</i>.</p>"},
        "calculatedPrice": {
            "unitPrice": 4.9,
            "totalPrice": 4.9,
            "listPrice": {"price": 5.5, "apiAlias": "cart_list_price"},
            "referencePrice": {"price": 16.333333333333332, "unitName": "kg", "referenceUnit": 1},
            "hasRange": False,
            "apiAlias": "calculated_price",
        },
        "cover": {"media": {"url": "https://kate.example/f.jpg", "translated": {"alt": "Fisch"}}},
        "available": True,
        "purchaseUnit": 0.3,
        "unit": {"translated": {"name": "kg"}},
        "categories": [{"translated": {"name": "Räucherfisch"}}],
        "seoUrls": [{"seoPathInfo": "forelle", "isCanonical": True}],
        "apiAlias": "product",
        **more,
    }


def parse(elements, context=CONTEXT, **more):
    listing = {"elements": elements, "total": len(elements), "apiAlias": "product_listing", **more}
    return SHOPWARE.parse(json.dumps(listing).encode(), context)


def test_a_whole_product():
    item = parse([product()]).items[0]
    assert_item_is_safe(item)
    assert item.id == f"kate:{1:032x}"
    assert item.text().title == "Forelle"
    assert item.link == "https://kate.example/forelle"
    assert item.pictures[0].url == "https://kate.example/f.jpg"
    offer = item.offer
    assert offer.price == Money(Decimal("4.90"))
    assert offer.old_price == Money(Decimal("5.50"))
    assert (offer.base_price, offer.base_unit) == (Money(Decimal("16.33")), "1 kg")
    assert offer.unit == "300 g"
    assert offer.seller.name == "Räucherkate"


@pytest.mark.parametrize(
    ("raw", "amount"), [(19.989999999999998, "19.99"), (3, "3.00"), (0.1 + 0.2, "0.30")]
)
def test_floats_become_cents(raw, amount):
    price = {"unitPrice": raw}
    assert str(parse([product(calculatedPrice=price)]).items[0].offer.price.amount) == amount


@pytest.mark.parametrize(
    "price", [None, {}, {"unitPrice": 0}, {"unitPrice": -3}, {"unitPrice": []}]
)
def test_a_product_without_a_price_stays(price):
    assert parse([product(calculatedPrice=price)]).items[0].offer.price is None


def test_the_currency_is_an_option():
    options = {**CONTEXT.options, "currency": "dkk"}
    item = parse([product()], replace(CONTEXT, options=options)).items[0]
    assert item.offer.price == Money(Decimal("4.90"), "DKK")


@pytest.mark.parametrize(
    ("cover", "urls"),
    [
        (None, []),
        ({"media": None}, []),
        (
            {"media": {"thumbnails": [{"url": "/s", "width": 1}, {"url": "/l.jpg", "width": 8}]}},
            ["https://kate.example/l.jpg"],
        ),
    ],
)  # fmt: skip
def test_the_cover_may_be_missing(cover, urls):
    assert [p.url for p in parse([product(cover=cover)]).items[0].pictures] == urls


def test_names_fall_back():
    assert parse([product(name="Aal", translated={})]).items[0].text().title == "Aal"
    assert len(parse([product(name=None, translated=[])]).rejected) == 1


@pytest.mark.parametrize(
    ("fields", "available"),
    [
        ({"available": False}, False),
        ({"available": None}, None),
        ({"available": None, "isCloseout": True, "availableStock": 0}, False),
        ({"available": None, "isCloseout": True, "availableStock": 4}, True),
        ({"available": None, "isCloseout": False, "availableStock": 0}, None),
    ],
)
def test_what_is_left(fields, available):
    assert parse([product(**fields)]).items[0].offer.available is available


def test_the_address_of_a_product():
    odd = [{"seoPathInfo": "alt", "isDeleted": True}, {"seoPathInfo": "neu", "isCanonical": False}]
    assert parse([product(seoUrls=odd)]).items[0].link == "https://kate.example/neu"
    assert parse([product(seoUrls=None)]).items[0].link == f"https://kate.example/detail/{1:032x}"
    bare = replace(CONTEXT, url="")
    assert parse([product()], bare).items[0].link == ""


def test_custom_fields_of_our_own():
    fields = {
        "kiosk_seller": "Fischer Meyn", "kiosk_coupon": "FISCH5", "kiosk_coupon_terms": "Mittwochs",
        "kiosk_valid_until": "2027-05-20",
    }  # fmt: skip
    item = parse([product(customFields=fields)]).items[0]
    assert (item.offer.coupon, item.offer.terms) == ("FISCH5", "Mittwochs")
    assert item.offer.seller.name == "Fischer Meyn"
    assert item.valid_until == datetime(2027, 5, 20, 22, tzinfo=UTC)


class TestAsking:
    @pytest.mark.parametrize(
        ("url", "options", "asked"),
        [
            ("https://kate.example", {}, "https://kate.example/store-api/product"),
            ("https://kate.example/de/", {}, "https://kate.example/de/store-api/product"),
            ("https://kate.example/store-api", {}, "https://kate.example/store-api/product"),
            (
                "https://kate.example/",
                {"category": "a" * 32},
                f"https://kate.example/store-api/product-listing/{'a' * 32}",
            ),
            (
                "https://kate.example/",
                {"category": "../account"},
                "https://kate.example/store-api/product",
            ),
            (
                "https://kate.example/store-api/search",
                {},
                "https://kate.example/store-api/search",
            ),
        ],
    )
    def test_the_address_of_a_shop_is_enough(self, url, options, asked):
        options = {**CONTEXT.options, **options}
        request = SHOPWARE.request(url, replace(CONTEXT, options=options))
        assert request.url == asked
        assert ("sw-access-key", KEY) in request.headers
        body = json.loads(request.body)
        assert (body["limit"], body["page"], body["p"]) == (100, 1, 1)
        assert "translated" in body["includes"]["product"]

    def test_further_pages_by_the_total(self):
        full = [product(n) for n in range(100)]
        found = parse(full, replace(CONTEXT, max_items=250), total=1000)
        assert [json.loads(want.body)["page"] for want in found.wants] == [2, 3]
        assert parse(full, total=100).wants == ()
        assert parse(full, replace(CONTEXT, url=""), total=1000).wants == ()

    def test_further_pages_are_read(self):
        full = [product(n) for n in range(100)]
        context = replace(CONTEXT, max_items=200)
        want = parse(full, context, total=150).wants[0]
        page = json.dumps({"elements": [product(n) for n in range(100, 150)]}).encode()
        found = parse(full, replace(context, further={want: page}), total=150)
        assert (len(found.items), found.rejected, found.wants) == (150, (), ())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"errors":[{"status":"401","detail":"x"}]}', "Der access_key stimmt nicht"),
        (b'{"errors":[{"status":"500","title":"Kaputt"}]}', "Fehlermeldung: Kaputt"),
        (b"{}", "keine Produktliste"),
        (b"[]", "kein Objekt"),
        (b"<html>", "Webseite statt JSON"),
        (b"{" * 100_000, "kein lesbares JSON"),
    ],
)
def test_what_is_no_list_of_products(data, words):
    found = SHOPWARE.parse(data, CONTEXT)
    assert found.items == ()
    assert words in found.error


def test_items_and_rejected_are_the_entries():
    entries = [product(1), product(1), None, "x", product(2, translated=None)]
    found = parse(entries)
    assert len(found.items) + len(found.rejected) == len(entries)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(product())), JUNK))
def test_whatever_a_field_holds_costs_its_entry_at_most(fields):
    found = parse([product(1), {**product(4), **fields}, product(2)])
    assert len(found.items) + len(found.rejected) == 3
    assert len(found.items) >= 2
    for item in found.items:
        assert_item_is_safe(item)


def test_detect():
    assert SHOPWARE.detect(json.dumps({"elements": [product()]}).encode())
    assert not SHOPWARE.detect(b'{"elements": []}')
    assert not SHOPWARE.detect(b"[]")
