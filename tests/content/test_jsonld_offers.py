# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

# Properties as on schema.org/Product, schema.org/Offer, schema.org/LocalBusiness and in Google's
# guide to merchant listings (developers.google.com/search/docs/appearance/structured-data).

from dataclasses import replace
from datetime import UTC, datetime, time
from decimal import Decimal

import pytest

from content.details import Money, Opening, Point
from content.model import Kind
from tests.content.test_jsonld import CONTEXT, HOF, one, page, parse

OFFERS = replace(CONTEXT, kind=Kind.OFFER)
PLACES = replace(CONTEXT, kind=Kind.PLACE)
PRODUCT = {
    "@type": "Product",
    "name": "Kartoffeln",
    "sku": "K-5",
    "description": "Festkochend",
    "image": ["/k.jpg"],
    "offers": [
        {"@type": "Offer", "price": "9.00", "availability": "OutOfStock"},
        {"@type": "Offer", "price": "3.50", "priceCurrency": "EUR",
         "availability": "schema:InStock", "priceValidUntil": "2026-12-31",
         "eligibleQuantity": {"value": 5, "unitCode": "KGM"},
         "priceSpecification": [
             {"price": 4.2, "priceCurrency": "EUR", "priceType": "https://schema.org/ListPrice"},
             {"price": "0.70", "priceCurrency": "EUR", "referenceQuantity": {"unitText": "kg"}}]},
        {"@type": "Offer", "price": "1.00", "priceValidUntil": "2020-01-01"},
    ],
}  # fmt: skip


def test_a_whole_offer_with_the_business_of_the_page():
    item = one(page(PRODUCT, HOF), OFFERS)
    assert item.id == "hof:K-5"
    assert item.offer.price == Money(Decimal("3.50"))
    assert item.offer.old_price == Money(Decimal("4.20"))
    assert item.offer.base_price == Money(Decimal("0.70"))
    assert item.offer.base_unit == "1 kg"
    assert item.offer.unit == "5 kg"
    assert item.offer.available is True
    assert item.valid_until == datetime(2026, 12, 31, 23, tzinfo=UTC)
    seller = item.offer.seller
    assert (seller.name, seller.trade, seller.phone) == (
        "Hof Wiesengrund", "Hofladen", "+49 4356 0000",
    )  # fmt: skip
    assert seller.address == "Dorfstraße 3, 24361 Haby"
    assert seller.point == Point(54.41, 9.77)
    assert len(seller.hours) == 2


def test_what_a_business_makes_and_another_seller():
    offer = {"@type": "Offer", "price": "2", "itemOffered": {"@type": "Product", "name": "Eier"}}
    hof = HOF | {"makesOffer": [offer]}
    other = PRODUCT | {"offers": {"price": "4", "seller": {"name": "Imkerei Thomsen"}}}
    found = parse(page(hof, other, {"@type": "Organization", "name": "Portal"}), OFFERS)
    assert [(i.text().title, i.offer.seller.name) for i in found.items] == [
        ("Eier", "Hof Wiesengrund"), ("Kartoffeln", "Imkerei Thomsen"),
    ]  # fmt: skip


@pytest.mark.parametrize("offers", [{}, {"price": "auf Anfrage"}, {"price": "-3"}, [None], "x"])
def test_an_offer_without_a_price_has_none(offers):
    (item,) = parse(page(PRODUCT | {"offers": offers}), OFFERS).items or (None,)
    assert item is None or item.offer.price is None


def test_a_whole_place():
    item = one(HOF, PLACES)
    assert item.id == "hof:#hof"
    assert item.text().title == "Hof Wiesengrund"
    assert item.place.trade == "Hofladen"
    assert item.place.point == Point(54.41, 9.77)
    assert item.place.hours == (
        Opening((0, 1, 2, 3, 4), time(8), time(18)), Opening((5,), time(8), time(12)),
    )  # fmt: skip


def test_opening_hours_with_prefixes():
    hours = {"schema:dayOfWeek": [{"@id": "schema:Monday"}, "http://schema.org/Tuesday"],
             "schema:opens": {"@value": "08:00"}, "schema:closes": "12:00"}  # fmt: skip
    node = {"@type": "schema:Museum", "schema:name": "M", "schema:openingHoursSpecification": hours}
    assert one(node, PLACES).place.hours == (Opening((0, 1), time(8), time(12)),)


def test_places_without_a_name_or_twice_are_set_aside():
    found = parse(page([HOF, HOF, {"@type": "Museum"}, {"@type": "Person", "name": "P"}]), PLACES)
    assert len(found.items) == 1
    assert len(found.rejected) == 2


@pytest.mark.parametrize("odd", [None, True, 7, 1e400, "", [], {}, [[]], {"@id": "#x"}, ["\ud800"]])
def test_odd_values_anywhere_cost_only_themselves(odd):
    for key in PRODUCT:
        parse(page({**PRODUCT, key: odd}), OFFERS)
    for key in PRODUCT["offers"][1]:
        parse(page({**PRODUCT, "offers": {**PRODUCT["offers"][1], key: odd}}), OFFERS)
