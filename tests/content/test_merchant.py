# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Google product feeds, as XML and as tables.

Fields from the product data specification: support.google.com/merchants/answer/7052112, with
answer/6324371 (price), 6324460 (sale_price_effective_date), 6324455 (unit_pricing_measure) and
6324490 (unit_pricing_base_measure). No feed of a live shop was at hand. An entry is an `item` or
`entry`, or a row of the table that is not blank.
"""

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

MERCHANT = adapter("merchant")
NOW = datetime(2027, 5, 15, 12, tzinfo=UTC)
CONTEXT = Context("laden", Kind.OFFER, NOW, url="https://laden.example/feed")
GOOGLE = 'xmlns:g="http://base.google.com/ns/1.0"'
HEAD = ("id", "title", "description", "link", "price", "availability")


def rss(*items, space=GOOGLE, title="Backstube Thoms"):
    inner = "".join(f"<item>{item}</item>" for item in items)
    head = f'<?xml version="1.0"?><rss version="2.0" {space}><channel><title>{title}</title>'
    return f"{head}{inner}</channel></rss>".encode()


def fields(**more):
    said = {"id": "1", "title": "Landbrot", "price": "4.20 EUR", **more}
    return "".join(f"<g:{name}>{value}</g:{name}>" for name, value in said.items() if value)


def table(*rows, head=HEAD, end="\n"):
    return end.join("\t".join(row) for row in (head, *rows)).encode()


def parse(data, **more):
    found = MERCHANT.parse(data, replace(CONTEXT, **more))
    for item in found.items:
        assert_item_is_safe(item)
    return found


def one(**more):
    return parse(rss(fields(**more))).items[0]


class TestXml:
    def test_a_whole_product(self):
        item = one(
            description="Aus &lt;b&gt;Roggen&lt;/b&gt;",
            link="https://laden.example/brot",
            image_link="https://laden.example/brot.jpg",
            availability="in_stock",
            product_type="Backwaren &gt; Brot",
            unit_pricing_measure="750g",
            unit_pricing_base_measure="1kg",
        )
        assert item.id == "laden:1"
        assert item.text().body == "Aus <b>Roggen</b>"
        assert item.categories == ("Brot", "Backwaren")
        offer = item.offer
        assert (offer.price, offer.unit) == (Money(Decimal("4.20")), "750 g")
        assert (offer.base_price, offer.base_unit) == (Money(Decimal("5.60")), "1 kg")
        assert offer.available is True
        assert offer.seller.name == "Backstube Thoms"

    def test_googles_fields_before_those_of_rss(self):
        item = parse(rss("<title>Alt</title>" + fields() + "<link>/x</link>")).items[0]
        assert item.text().title == "Landbrot"
        assert item.link == "https://laden.example/x"

    def test_plain_fields_will_do(self):
        item = parse(rss("<title>Brot</title><link>/b</link><g:price>EUR 3,50</g:price>")).items[0]
        assert (item.text().title, item.offer.price) == ("Brot", Money(Decimal("3.50")))

    def test_atom(self):
        data = (
            f'<feed xmlns="http://www.w3.org/2005/Atom" {GOOGLE}><title>Laden</title>'
            '<link rel="self" href="/feed"/><entry><g:id>7</g:id><title>Käse</title>'
            '<link rel="edit" href="/no"/><link href="/kaese"/><summary>Jung</summary>'
            "<g:price>4.80 EUR</g:price></entry></feed>"
        ).encode()
        item = parse(data).items[0]
        assert (item.id, item.link) == ("laden:7", "https://laden.example/kaese")
        assert item.text().summary == "Jung"
        assert item.offer.seller.name == "Laden"

    def test_a_prefix_that_nobody_declared(self):
        assert parse(rss(fields(), space="")).items[0].offer.price.amount == Decimal("4.20")

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "cp1252"])
    def test_encodings(self, encoding):
        name = {"utf-8-sig": "utf-8", "cp1252": "windows-1252"}.get(encoding, encoding)
        text = rss(fields(title="Käse")).decode().replace('"1.0"?', f'"1.0" encoding="{name}"?')
        assert parse(text.encode(encoding)).items[0].text().title == "Käse"

    def test_several_pictures(self):
        more = "".join(
            f"<g:additional_image_link>/{n}.jpg</g:additional_image_link>" for n in range(2)
        )
        item = parse(rss(fields(image_link="/a.jpg") + more)).items[0]
        assert [p.url[-6:] for p in item.pictures] == ["/a.jpg", "/0.jpg", "/1.jpg"]

    def test_what_stands_before_a_broken_place_is_kept(self):
        data = rss(fields(), fields(id="2")).replace(b"</channel></rss>", b"<item>&nbsp;</item>")
        found = parse(data)
        assert len(found.items) == 2
        assert "ab hier kein lesbares XML" in found.error

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"<?xml version='1.0'?><html/>", "kein RSS- oder Atom-Feed"),
            (b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'b'>]><rss/>", "DOCTYPE"),
            (b"<rss><channel>" + b"<x>" * 90_000, "zu tief"),
            (b"<?xml version='1.0' encoding='nonsense'?><rss/>", "unbekannte Kodierung"),
            (b"", "weder ein Produkt-Feed"),
            (b"\0" * 1000, "weder ein Produkt-Feed"),
            (b"x" * 21_000_000, "größer als 20 MB"),
        ],
    )
    def test_what_is_no_feed(self, data, words):
        found = parse(data)
        assert found.items == ()
        assert words in found.error


class TestSale:
    def test_the_days_of_a_sale(self):
        item = one(
            sale_price="3,90 EUR",
            sale_price_effective_date="2027-05-14T08:00+0200/2027-05-16T18:00+0200",
        )
        offer = item.offer
        assert (offer.price.amount, offer.old_price.amount) == (Decimal("3.90"), Decimal("4.20"))
        assert offer.sale_from == datetime(2027, 5, 14, 6, tzinfo=UTC)
        assert offer.sale_until == datetime(2027, 5, 16, 16, tzinfo=UTC)
        # the offer itself goes on
        assert item.valid_until is None

    def test_days_without_hours_last_to_midnight(self):
        offer = one(sale_price="3.90 EUR", sale_price_effective_date="2027-05-14/2027-05-16").offer
        assert offer.sale_from == datetime(2027, 5, 13, 22, tzinfo=UTC)
        assert offer.sale_until == datetime(2027, 5, 16, 22, tzinfo=UTC)

    @pytest.mark.parametrize("said", ["", "bald", "2027-05-16/2027-05-14", "/", "//"])
    def test_a_sale_without_certain_days_has_none(self, said):
        offer = one(sale_price="3.90 EUR", sale_price_effective_date=said).offer
        assert offer.price.amount == Decimal("3.90")
        assert (offer.sale_from, offer.sale_until) == (None, None)

    def test_a_sale_price_alone_ends_the_offer_with_its_days(self):
        item = one(
            price="", sale_price="3.90 EUR", sale_price_effective_date="2027-05-14/2027-05-16"
        )
        assert item.valid_until == datetime(2027, 5, 16, 22, tzinfo=UTC)
        assert item.offer.old_price is None

    def test_days_without_a_sale_mean_nothing(self):
        item = one(sale_price_effective_date="2027-05-14/2027-05-16")
        assert (item.valid_until, item.offer.sale_until) == (None, None)

    def test_another_currency_is_no_sale(self):
        assert one(sale_price="3.90 DKK").offer.price == Money(Decimal("4.20"))

    def test_the_end_of_an_offer(self):
        item = one(expiration_date="2027-05-20")
        assert item.valid_until == datetime(2027, 5, 20, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "available"),
    [
        ("in_stock", True), ("in stock", True), ("In Stock", True), ("auf Lager", True),
        ("out_of_stock", False), ("out of stock", False), ("nicht auf Lager", False),
        ("preorder", None), ("backorder", None), ("", None), ("vielleicht", None),
    ],
)  # fmt: skip
def test_availability(said, available):
    assert one(availability=said).offer.available is available


@pytest.mark.parametrize(
    ("measure", "base", "unit", "price", "per"),
    [
        ("500 g", "1kg", "500 g", "8.40", "1 kg"),
        ("0,75l", "100 ml", "0,75 l", "0.56", "100 ml"),
        ("75cl", "1 l", "75 cl", "5.60", "1 l"),
        ("10ct", "1ct", "10 Stück", "0.42", "1 Stück"),
        ("500 g", "1 l", "500 g", None, ""),
        ("500 g", "", "500 g", None, ""),
        ("0 g", "1kg", "0 g", None, ""),
        ("1 Kiste", "1kg", "1 Kiste", None, ""),
    ],
)
def test_the_price_of_a_unit(measure, base, unit, price, per):
    offer = one(unit_pricing_measure=measure, unit_pricing_base_measure=base).offer
    found = str(offer.base_price.amount) if offer.base_price else None
    assert (offer.unit, found, offer.base_unit) == (unit, price, per)


class TestCoupons:
    def test_in_a_column_of_our_own(self):
        data = table(
            ("1", "Parken", "PARK-2H", "Ab 20 Euro Einkauf"),
            head=("id", "title", "coupon", "coupon_terms"),
        )
        offer = parse(data).items[0].offer
        assert (offer.coupon, offer.terms) == ("PARK-2H", "Ab 20 Euro Einkauf")

    def test_in_a_custom_label(self):
        offer = one(custom_label_3="Gutschein: DORF10; nur mittwochs").offer
        assert (offer.coupon, offer.terms) == ("DORF10", "nur mittwochs")

    @pytest.mark.parametrize("label", ["DORF10", "Sommer", "Gutschein", "Gutschein:"])
    def test_no_other_label_is_a_code(self, label):
        assert one(custom_label_0=label).offer.coupon == ""

    def test_a_code_cannot_carry_markup(self):
        offer = one(coupon="&lt;b&gt;X&lt;/b&gt;\u202e1").offer
        assert offer.coupon == "X1"


class TestTable:
    ROW = ("1", "Geranien", "Rot", "https://g.example/1", "2,95 €", "in stock")

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_ends_of_lines(self, end):
        found = parse(table(self.ROW, ("2", *self.ROW[1:]), end=end))
        assert [i.offer.price.amount for i in found.items] == [Decimal("2.95")] * 2

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_encodings(self, encoding):
        data = table(("1", "Grünkohl für Ämter", "", "", "3 €", "")).decode().encode(encoding)
        item = parse(data).items[0]
        assert (item.text().title, item.offer.price.amount) == ("Grünkohl für Ämter", Decimal(3))

    def test_quotes(self):
        data = (
            b'id\ttitle\tdescription\tprice\n1\t"Rote ""Balkon"" Geranie"\t"Zwei\nZeilen"\t2 EUR\n'
            b'2\tRohr 3/4" dick\tEin Zoll 1"\t3 EUR\n3\t"nie zu\tx\t4 EUR\n4\tEnde\ty\t5 EUR\n'
        )
        found = parse(data)
        titles = [item.text().title for item in found.items]
        assert titles == ['Rote "Balkon" Geranie', 'Rohr 3/4" dick', '"nie zu', "Ende"]
        assert [str(i.offer.price.amount) for i in found.items] == ["2.00", "3.00", "4.00", "5.00"]

    def test_names_of_columns(self):
        head = ("g:ID", "Titel", "Preis", "Bildlink", "image link", "Verfügbarkeit")
        item = parse(table(("1", "Rose", "3 EUR", "/r.jpg", "", "auf Lager"), head=head)).items[0]
        assert item.offer.available is True
        assert item.pictures[0].url == "https://laden.example/r.jpg"

    @pytest.mark.parametrize("delimiter", [";", ","])
    def test_what_spreadsheets_write_instead(self, delimiter):
        data = delimiter.join(("id", "title", "price")) + "\n"
        data += delimiter.join(("1", '"Eier, 10 Stück"', '"3,60 EUR"'))
        item = parse(data.encode()).items[0]
        assert (item.text().title, item.offer.price.amount) == ("Eier, 10 Stück", Decimal("3.60"))

    def test_short_and_long_rows(self):
        found = parse(table(("1", "Kurz"), (*self.ROW[:1], "Doppelt"), ("2", "Lang", *"abcdefgh")))
        assert [i.text().title for i in found.items] == ["Kurz", "Lang"]
        assert len(found.rejected) == 1

    def test_sellers_of_their_own(self):
        head = (
            "id", "title", "seller", "seller_trade", "seller_address", "seller_hours",
            "seller_latitude", "seller_longitude", "price",
        )  # fmt: skip
        row = (
            "1", "Messer", "Tischler E.", "Handwerk", "Dorfstr. 1", "Mo 08:00-12:00", "54.4",
            "9.6", "5 EUR",
        )  # fmt: skip
        options = {"seller": "Gärtnerei", "phone": "04353 1", "hours": "Mo-Fr 09:00-18:00"}
        found = parse(table(row, ("2", "Rose", "", *[""] * 6), head=head), options=options)
        craftsman, nursery = (item.offer.seller for item in found.items)
        assert (craftsman.name, craftsman.trade, craftsman.phone) == ("Tischler E.", "Handwerk", "")
        assert craftsman.point.latitude == 54.4
        assert (nursery.name, nursery.phone) == ("Gärtnerei", "04353 1")

    @pytest.mark.parametrize(
        ("latitude", "longitude"),
        [("x", "9"), ("91", "9"), ("0", "0"), ("", ""), ("nan", "9"), ("54", "inf")],
    )
    def test_points_that_are_none(self, latitude, longitude):
        options = {"seller": "X", "latitude": latitude, "longitude": longitude}
        assert parse(table(self.ROW), options=options).items[0].offer.seller.point is None


class TestCounts:
    def test_items_and_rejected_are_the_entries(self):
        entries = (fields(), fields(), "", "<g:price>1 EUR</g:price>", fields(id="", title="Ohne"))
        found = parse(rss(*entries))
        assert len(found.items) == 2
        assert len(found.items) + len(found.rejected) == len(entries)

    @pytest.mark.parametrize("form", ["xml", "tsv"])
    def test_a_hundred_thousand_entries(self, form):
        """Most are counted, not kept: the list of what was set aside stays short as well."""
        if form == "xml":
            data = rss(*(f"<g:id>{n}</g:id><g:title>W</g:title>" for n in range(100_000)))
        else:
            rows = ((str(n), "W", "", "", "1 EUR", "") for n in range(100_000))
            data = table(*rows)
        found = parse(data, max_items=50)
        assert len(found.items) == 50
        assert [r.where for r in found.rejected] == ["99950 weitere Einträge"]
        assert found.error is None

    def test_many_broken_entries_are_counted(self):
        found = parse(rss(*["<g:id>1</g:id>"] * 1_000))
        assert len(found.rejected) == 101
        assert found.rejected[-1].where == "900 weitere Einträge"


@given(st.binary(max_size=2_000))
def test_no_bytes_raise(data):
    parse(data)
    for head in (b"id\ttitle\tprice\n", b'<?xml version="1.0"?><rss><channel><item>'):
        parse(head + data)
    assert MERCHANT.detect(data) in {True, False}


def test_detect():
    assert MERCHANT.detect(rss(fields()))
    assert MERCHANT.detect(table(TestTable.ROW))
    assert not MERCHANT.detect(rss("<title>Nachricht</title>", space=""))
    assert not MERCHANT.detect(b"id,title,name\n1,2,3")
    assert not MERCHANT.detect(b"")
