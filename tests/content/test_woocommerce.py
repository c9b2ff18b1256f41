# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""WooCommerce Store API v1.

Fields from developer.woocommerce.com/docs/apis/store-api/resources-endpoints/products; no answer of
a live shop was at hand. An entry is a product of the list.
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
from content.request import Request
from content.sources.adapter import Context, adapter
from tests.content.safety import assert_item_is_safe

WOO = adapter("woocommerce")
URL = "https://hof.example/wp-json/wc/store/v1/products?per_page=100&page=1"
CONTEXT = Context(
    source="hof",
    kind=Kind.OFFER,
    now=datetime(2027, 5, 15, 12, tzinfo=UTC),
    url=URL,
    options={
        "seller": "Hof Sonne",
        "trade": "Hofladen",
        "address": "Seeweg 9, Bünsdorf",
        "phone": "04356 555 0142",
        "hours": "Mo-Fr 08:00-18:00",
        "latitude": "54,37",
        "longitude": "9.73",
    },
)


def product(number=1, **more):
    prices = {
        "currency_code": "EUR", "currency_minor_unit": 2,
        "price": "390", "regular_price": "450", "sale_price": "390", "price_range": None,
    }  # fmt: skip
    return {
        "id": number,
        "name": "Erdbeeren &amp; Sahne",
        "permalink": f"https://hof.example/p/{number}/",
        "short_description": "<p>Frisch gepflückt.</p>",
        "description": "<p>Heute <b>früh</b>.</p><script>x</script>",
        "on_sale": True,
        "images": [{"src": "https://hof.example/e.jpg", "alt": "Eine Schale"}],
        "categories": [{"name": "Obst"}],
        "is_in_stock": True,
        **more,
        "prices": {**prices, **more.get("prices", {})},
    }


def parse(products, context=CONTEXT):
    return WOO.parse(json.dumps(products).encode(), context)


def attribute(name, *values):
    return {"name": name, "terms": [{"name": value} for value in values]}


def test_a_whole_product():
    item = parse([product()]).items[0]
    assert_item_is_safe(item)
    assert item.id == "hof:1"
    assert item.text().title == "Erdbeeren & Sahne"
    assert item.text().body == "<p>Heute <b>früh</b>.</p>"
    assert item.link == "https://hof.example/p/1/"
    assert item.pictures[0].alt == "Eine Schale"
    offer = item.offer
    assert offer.price == Money(Decimal("3.90"))
    assert offer.old_price == Money(Decimal("4.50"))
    assert offer.available is True
    seller = offer.seller
    assert (seller.name, seller.trade, seller.phone) == ("Hof Sonne", "Hofladen", "04356 555 0142")
    assert (seller.point.latitude, seller.point.longitude) == (54.37, 9.73)
    assert len(seller.hours) == 1


@pytest.mark.parametrize(
    ("prices", "price"),
    [
        ({"price": "5"}, "0.05"),
        ({"price": "123456"}, "1234.56"),
        ({"price": "390", "currency_minor_unit": 0}, "390"),
        ({"price": "390", "currency_minor_unit": "2"}, "3.90"),
        ({"price": 390}, "3.90"),
    ],
)
def test_prices_count_the_smallest_unit(prices, price):
    assert parse([product(prices=prices)]).items[0].offer.price.amount == Decimal(price)


@pytest.mark.parametrize(
    "prices",
    [{"price": ""}, {"price": "0"}, {"price": "3.90"}, {"price": None}, {"currency_code": ""}],
)
def test_a_product_without_a_price_stays(prices):
    offer = parse([product(prices=prices)]).items[0].offer
    assert offer.price is None
    assert offer.old_price is None


def test_a_price_range_is_told_from_its_lowest():
    found = {"price_range": {"min_amount": "480", "max_amount": "1290"}}
    offer = parse([product(prices=found)]).items[0].offer
    assert (offer.price.amount, offer.lowest) == (Decimal("4.80"), True)
    same = {"price_range": {"min_amount": "480", "max_amount": "480"}}
    assert parse([product(prices=same)]).items[0].offer.lowest is False


def test_a_usual_price_counts_only_in_a_sale():
    assert parse([product(on_sale=False)]).items[0].offer.old_price is None
    dearer = product(prices={"regular_price": "300"})
    assert parse([dearer]).items[0].offer.old_price is None


def test_attributes_that_say_more():
    said = [
        attribute("Einheit", "500-Gramm-Schale"),
        attribute("Anbieter", "Imkerei Knick"),
        attribute("Gutscheincode", "DORF10"),
        attribute("Gutscheinbedingungen", "Ab 10 Euro"),
        attribute("Gültig bis", "31.05.2027"),
        attribute("Größe", "S", "M"),
    ]
    item = parse([product(attributes=said)]).items[0]
    offer = item.offer
    assert (offer.unit, offer.coupon, offer.terms) == ("500-Gramm-Schale", "DORF10", "Ab 10 Euro")
    assert item.valid_until == datetime(2027, 5, 31, 22, tzinfo=UTC)
    # another seller has another address
    assert offer.seller.name == "Imkerei Knick"
    assert offer.seller.address == ""
    assert offer.seller.point is None


def test_several_values_are_a_choice_and_no_unit():
    item = parse([product(attributes=[attribute("Einheit", "S", "M")])]).items[0]
    assert item.offer.unit == ""


def test_no_code_is_ever_made_up():
    assert parse([product(name="Gutschein GRATIS10")]).items[0].offer.coupon == ""
    options = {**CONTEXT.options, "coupon": "DORF", "coupon_terms": "Einmal"}
    item = parse([product()], replace(CONTEXT, options=options)).items[0]
    assert (item.offer.coupon, item.offer.terms) == ("DORF", "Einmal")


def test_without_options_the_shop_goes_by_its_address():
    item = parse([product()], replace(CONTEXT, options={})).items[0]
    assert item.offer.seller.name == "hof.example"


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://hof.example", URL),
        ("https://hof.example/", URL),
        ("https://hof.example/shop/", URL),
        ("https://hof.example/produkte", URL),
        (
            "https://hof.example/laden/",
            "https://hof.example/laden/wp-json/wc/store/v1/products?per_page=100&page=1",
        ),
        (
            "https://hof.example/wp-json/wc/store/v1/products?on_sale=true",
            "https://hof.example/wp-json/wc/store/v1/products?on_sale=true&per_page=100&page=1",
        ),
        (
            "https://hof.example/?rest_route=/wc/store/v1/products",
            "https://hof.example/?rest_route=%2Fwc%2Fstore%2Fv1%2Fproducts&per_page=100&page=1",
        ),
    ],
)
def test_the_address_of_a_shop_is_enough(url, asked):
    assert WOO.request(url, replace(CONTEXT, options={})) == Request(asked)


def test_options_narrow_the_list():
    options = {"category": "22", "on_sale": "true"}
    asked = WOO.request("https://hof.example", replace(CONTEXT, options=options)).url
    assert "category=22&on_sale=true&" in asked


class TestPages:
    FULL = tuple(product(n) for n in range(100))

    def wants(self, **more):
        return parse(self.FULL, replace(CONTEXT, **more)).wants

    def test_a_full_page_asks_for_more_as_far_as_is_taken(self):
        assert [want.url[-6:] for want in self.wants(max_items=250)] == ["page=2", "page=3"]
        assert self.wants(max_items=100) == ()
        assert len(self.wants(max_items=10_000)) == 9

    def test_a_page_that_is_not_full_is_the_last(self):
        assert parse(self.FULL[:99]).wants == ()

    def test_a_file_asks_for_nothing(self):
        assert self.wants(url="") == ()

    def test_further_pages_are_read_and_missing_ones_are_not_missed(self):
        wants = self.wants(max_items=300)
        further = {wants[0]: json.dumps([product(100), product(5)]).encode(), wants[1]: None}
        found = parse(self.FULL, replace(CONTEXT, max_items=300, further=further))
        assert len(found.items) == 101
        assert found.rejected[0].reason == "Steht mit derselben Kennung schon in der Datei."
        assert found.wants == ()
        assert found.error is None

    def test_a_broken_further_page_keeps_the_rest(self):
        wants = self.wants(max_items=200)
        found = parse(self.FULL, replace(CONTEXT, max_items=200, further={wants[0]: b"<html>"}))
        assert len(found.items) == 100
        assert "Webseite statt JSON" in found.error


def test_what_is_set_aside():
    entries = [
        product(1), product(1), 7, None, product(2, name=" "),
        product(3, is_password_protected=True),
    ]  # fmt: skip
    found = parse(entries)
    assert len(found.items) + len(found.rejected) == len(entries)
    reasons = [r.reason for r in found.rejected]
    assert reasons == [
        "Steht mit derselben Kennung schon in der Datei.",
        "Ist kein JSON-Objekt.",
        "Ist kein JSON-Objekt.",
        "Hat keinen Namen.",
        "Ist im Shop mit einem Passwort geschützt.",
    ]


def test_more_than_the_source_takes_is_counted():
    found = parse([product(n) for n in range(60)], replace(CONTEXT, max_items=50))
    assert len(found.items) == 50
    assert [r.where for r in found.rejected] == ["10 weitere Einträge"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "kein lesbares JSON"),
        (b"<!doctype html><p>Wartung", "Webseite statt JSON"),
        (b'{"code":"rest_no_route","message":"Keine Route gefunden"}', "Keine Route gefunden"),
        (b'"x"', "keine Liste von Produkten"),
        (b"[" * 100_000, "kein lesbares JSON"),
        (b" " * 6_000_000, "größer als 5 MB"),
    ],
)
def test_what_is_no_list_of_products(data, words):
    found = WOO.parse(data, CONTEXT)
    assert found.items == ()
    assert words in found.error


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(product())), JUNK), st.integers(0, 3))
def test_whatever_a_field_holds_costs_its_entry_at_most(fields, place):
    entries = [product(1), product(2), product(3)]
    entries.insert(place, {**product(4), **fields})
    found = WOO.parse(json.dumps(entries).encode(), CONTEXT)
    assert len(found.items) + len(found.rejected) == 4
    assert len(found.items) >= 3
    for item in found.items:
        assert_item_is_safe(item)


def test_detect():
    assert WOO.detect(json.dumps([product()]).encode())
    assert not WOO.detect(b'[{"id":1,"title":{"rendered":"WordPress"},"permalink":""}]')
    assert not WOO.detect(b"")
