# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is on sale, in words: prices, units, until when, who sells it, and the directory."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from content.clock import BERLIN
from content.details import Money, Offer, Place, Point, Seller
from content.model import Item, Kind, Text
from content.sources.openings import openings
from player.view import money
from player.view.goods import good_of, named
from player.view.here import Here
from player.view.offers import VOUCHERS, offer_detail, offers_view
from player.view.opening import DoorLine, hours_now, week
from player.view.shops import directory, shop_detail, shops_view
from player.view.way import way

NOW = datetime(2027, 5, 15, 14, 32, tzinfo=BERLIN).astimezone(UTC)
HERE = Point(54.39, 9.77)
STAND = Here(NOW, point=HERE)
NARROW = "\u00a0"


def euro(text):
    return Money(Decimal(text))


def seller(name="Hof Sonne", **more):
    return Seller(name, **more)


def offer(uid=1, title="Erdbeeren", who=None, **more):
    item = {
        key: more.pop(key)
        for key in ("places", "categories", "link", "valid_until", "summary")
        if key in more
    }
    text = Text(title, item.pop("summary", ""))
    what = Offer(who or seller(), **more)
    return Item(f"hof:{uid}", Kind.OFFER, "hof", {"de": text}, offer=what, **item)


def place(title, trade, **more):
    item = {key: more.pop(key) for key in ("places", "categories") if key in more}
    where = Place(trade=trade, **more)
    return Item(f"orte:{title}", Kind.PLACE, "orte", {"de": Text(title)}, place=where, **item)


class TestMoney:
    @pytest.mark.parametrize(
        ("amount", "told"),
        [("3.50", "3,50"), ("0.05", "0,05"), ("1234.50", "1.234,50"), ("1234567", "1.234.567")],
    )
    def test_figures(self, amount, told):
        assert money.figures(euro(amount)) == told
        assert money.said(euro(amount)) == f"{told}{NARROW}€"

    def test_other_currencies(self):
        assert money.said(Money(Decimal("5.00"), "CHF")) == f"5,00{NARROW}CHF"
        assert money.currency(Money(Decimal(5), "DKK")) == "Kronen"


class TestOpening:
    @pytest.mark.parametrize(
        ("hours", "line", "is_open"),
        [
            ("Sa 08:00-18:00", "Heute bis 18 Uhr", True),
            ("Sa 08:00-16:30", "Heute bis 16:30 Uhr", True),
            ("Sa 08:00-24:00", "Heute bis Mitternacht", True),
            ("Sa 08:00-02:00", "Heute bis 2 Uhr", True),
            ("Sa 15:00-18:00", "Öffnet um 15 Uhr", False),
            ("Sa-So 08:00-12:00", "Schon geschlossen, morgen ab 8 Uhr", False),
            ("Mo-Fr 07:30-18:00", "Heute geschlossen, Montag ab 7:30 Uhr", False),
            ("Sa 08:00-12:00", "Schon geschlossen, nächsten Samstag ab 8 Uhr", False),
            ("24/7", "Immer geöffnet", True),
            ("", "", False),
        ],
    )
    def test_what_a_passer_by_reads(self, hours, line, is_open):
        found = hours_now(openings(hours) if hours else (), NOW)
        assert (found.line, found.open) == (line, is_open)

    def test_a_weekend_without_a_break(self):
        found = hours_now(openings("Fr 18:00-24:00; Sa 00:00-24:00; So 00:00-20:00"), NOW)
        assert found.line == "Bis morgen, 20 Uhr"

    def test_a_week(self):
        hours = openings("Mo-Fr 08:00-12:30,15:00-18:00; Sa 08:00-12:00")
        assert week(hours) == (
            DoorLine("Mo bis Fr", "8 bis 12:30 Uhr und 15 bis 18 Uhr"),
            DoorLine("Samstag", "8 bis 12 Uhr"),
        )
        assert week(openings("24/7")) == (DoorLine("Jeden Tag", "den ganzen Tag"),)
        assert week(()) == ()


@pytest.mark.parametrize(
    ("there", "told"),
    [
        (HERE, "gleich hier"),
        (Point(54.394, 9.77), "450 m"),
        (Point(54.3725, 9.7329), "3,1 km"),
        (Point(54.6, 9.77), "23 km"),
        (None, ""),
    ],
)
def test_the_way(there, told):
    assert way(HERE, there) == told
    assert way(None, there) == ""


class TestGoods:
    @pytest.mark.parametrize(
        ("title", "good"),
        [
            ("Erdbeeren", "strawberry"),
            ("Matjesbrötchen", "fish"),
            ("Landbrot", "bread"),
            ("Frische Eier", "eggs"),
            ("Rapshonig", "honey"),
            ("Blumenstrauß", "flowers"),
            ("Messer schärfen", "tool"),
            ("Überraschung", "basket"),
        ],
    )
    def test_by_words(self, title, good):
        assert named(title) == good

    def test_what_the_title_does_not_say_the_rubric_does(self):
        assert named("Der Klassiker", "Käse", "Hofladen") == "cheese"

    def test_a_voucher(self):
        item = offer(title="Erdbeeren", coupon="X1")
        assert good_of(item, item.offer) == "voucher"


class TestPage:
    def test_the_first_is_told_large(self):
        who = seller(
            trade="Hofladen",
            address="Seeweg 9, Bünsdorf",
            point=Point(54.3725, 9.7329),
            hours=openings("Sa 08:00-18:00"),
            phone="04356 1",
        )
        view = offers_view(
            [offer(who=who, price=euro("3.90"), old_price=euro("4.50"), unit="500 g")], STAND
        )
        assert (view.kicker, view.headline, view.lead) == ("Hof Sonne", "Erdbeeren", "500 g")
        assert (view.tag.figures, view.tag.word) == ("3,90", "Euro")
        assert view.tag.below == f"statt 4,50{NARROW}€"
        assert [(f.title, f.detail) for f in view.facts] == [
            ("Heute bis 18 Uhr", ""),
            ("3,1 km, Bünsdorf", "Seeweg 9"),
        ]
        assert view.keys[0].price == f"3,90{NARROW}€"
        assert view.line == "1 Angebot von 1 Anbieter, reihum"

    def test_the_order_of_the_rules_stays(self):
        view = offers_view([offer(2), offer(1), offer(3, who=seller("Imker"))], STAND)
        assert [key.item for key in view.keys] == ["hof:2", "hof:1", "hof:3"]
        assert view.line == "3 Angebote von 2 Anbietern, reihum"

    def test_trades_and_vouchers_to_choose(self):
        items = [
            offer(1, who=seller("A", trade="Bäcker")),
            offer(2, who=seller("B", trade="Hofladen")),
            offer(3, who=seller("C", trade="Hofladen"), coupon="X"),
            offer(4),
        ]
        view = offers_view(items, STAND)
        assert [chip.label for chip in view.chips] == ["Alles", "Gutscheine", "Hofladen", "Bäcker"]
        assert [k.item for k in offers_view(items, STAND, "Hofladen").keys] == ["hof:2", "hof:3"]
        assert [k.item for k in offers_view(items, STAND, VOUCHERS).keys] == ["hof:3"]
        # a trade that has gone meanwhile shows all
        assert len(offers_view(items, STAND, "Fisch").keys) == 4

    def test_nothing(self):
        view = offers_view([], STAND)
        assert (view.nothing, view.keys, view.chips) == ("Zurzeit gibt es keine Angebote.", (), ())


class TestOffer:
    def detail(self, **more):
        return offer_detail([offer(**more)], "hof:1", STAND)

    def test_gone(self):
        assert offer_detail([], "hof:1", STAND) is None

    def test_prices(self):
        assert self.detail().tag.word == "Preis im Laden"
        assert self.detail(coupon="X").tag.word == "Gutschein"
        many = self.detail(price=euro("4.80"), lowest=True)
        assert (many.tag.lead, many.tag.figures) == ("ab", "4,80")

    def test_the_price_of_a_unit_is_never_left_out(self):
        base = {"price": euro("4.20"), "base_price": euro("5.60"), "base_unit": "1 kg"}
        assert self.detail(**base).tag.below == f"5,60{NARROW}€ je kg"
        sale = self.detail(**base, old_price=euro("5.00"), unit="750 g")
        assert sale.tag.below == f"statt 5,00{NARROW}€"
        assert sale.lead == f"750 g · 5,60{NARROW}€ je kg"

    @pytest.mark.parametrize(
        ("end", "told"),
        [
            ("2027-05-16T00:00", "Nur noch heute"),
            ("2027-05-15T18:00", "Nur noch bis 18 Uhr"),
            ("2027-05-17T00:00", "Noch bis morgen"),
            ("2027-05-18T00:00", "Noch bis Montag"),
            ("2027-06-01T00:00", "Noch bis 31. Mai"),
        ],
    )
    def test_until_when(self, end, told):
        over = datetime.fromisoformat(end).replace(tzinfo=BERLIN).astimezone(UTC)
        assert self.detail(valid_until=over).notice == told
        assert self.detail(sale_until=over, valid_until=over + timedelta(days=9)).notice == told

    def test_a_seller_whose_hours_nobody_knows(self):
        facts = self.detail(who=seller(phone="04356 1"), places=("Haby",)).facts
        assert [(f.icon, f.title, f.detail) for f in facts] == [
            ("map-pin", "Haby", ""),
            ("phone", "04356 1", "Telefon"),
        ]

    def test_the_way_to_the_shop_counts_its_other_offers(self):
        items = [offer(1), offer(2), offer(3, who=seller("Imker"))]
        found = offer_detail(items, "hof:1", STAND)
        assert (found.others, found.others_line) == (1, "noch 1 Angebot")

    def test_without_a_link_there_is_no_code(self):
        assert self.detail(coupon="GEHEIM").take_along.content == ""
        assert (
            self.detail(link="https://hof.example/1").take_along.content == "https://hof.example/1"
        )


class TestDirectory:
    def test_from_a_to_z_as_germans_sort(self):
        names = ("Öko-Laden", "Zimmerei", "Olga", "ähre", "7 Zwerge")
        items = [offer(n, who=seller(name)) for n, name in enumerate(names)]
        assert [s.name for s in directory(items)] == [
            "7 Zwerge", "ähre", "Öko-Laden", "Olga", "Zimmerei"
        ]  # fmt: skip
        rows = shops_view(items, STAND).rows
        assert [row.letter for row in rows] == ["#", "A", "O", "", "Z"]

    def test_a_seller_is_one_entry_with_all_its_offers(self):
        items = [offer(1), offer(2, who=seller("HOF  SONNE", phone="04356 1"))]
        (shop,) = directory(items)
        assert shop.offers == ("hof:1", "hof:2")
        assert shop.phone == "04356 1"

    def test_a_place_on_the_map_adds_what_the_offers_do_not_say(self):
        items = [
            offer(1, who=seller("Imkerei Summ", trade="Imker")),
            place("Imkerei Summ", "Imkerei", phone="04353 1", point=HERE, places=("Haby",)),
        ]
        (shop,) = directory(items)
        assert (shop.trade, shop.phone, shop.point, shop.village) == (
            "Imker",
            "04353 1",
            HERE,
            "Haby",
        )

    def test_near_and_called_nearly_the_same_is_the_same(self):
        near, far = Point(54.3905, 9.7705), Point(54.42, 9.77)
        bread = offer(1, who=seller("Backstube Thoms", point=HERE))
        assert len(directory([bread, place("Thoms", "Bäcker", point=near)])) == 1
        assert len(directory([bread, place("Thoms", "Bäcker", point=far)])) == 2
        assert len(directory([bread, place("Backstube Meyer", "Bäcker", point=near)])) == 2

    @pytest.mark.parametrize(
        ("trade", "is_shop"),
        [
            ("Hofladen", True), ("Tischlerei", True), ("Café", True), ("Badestelle", False),
            ("Bahnhof", False), ("Friedhof", False), ("Recyclinghof", False), ("", False),
        ],
    )  # fmt: skip
    def test_which_places_sell(self, trade, is_shop):
        assert bool(directory([place("X", trade)])) is is_shop

    def test_a_trail_is_no_shop(self):
        assert directory([place("Mühlenweg", "Mühle", shape="line")]) == ()

    def test_how_many_are_open(self):
        hours = openings("Sa 08:00-18:00")
        items = [offer(1, who=seller("A", hours=hours)), offer(2, who=seller("B"))]
        assert shops_view(items, STAND).lead == "2 Adressen, 1 hat jetzt geöffnet"
        assert shops_view([], STAND).nothing.startswith("Hier stehen bald")

    def test_by_trade(self):
        items = [offer(1, who=seller("A", trade="Bäcker")), offer(2, who=seller("B"))]
        assert [row.name for row in shops_view(items, STAND, "Bäcker").rows] == ["A"]


class TestShop:
    def test_what_its_page_says(self):
        hours = openings("Sa 08:00-18:00")
        who = seller(trade="Hofladen", hours=hours, phone="04356 555-0142")
        found = shop_detail([offer(1, who=who, price=euro("3.90"))], "hof sonne", STAND)
        assert (found.kicker, found.headline) == ("Hofladen", "Hof Sonne")
        assert found.notice == "Jetzt geöffnet"
        assert found.week == (DoorLine("Samstag", "8 bis 18 Uhr"),)
        assert [key.item for key in found.keys] == ["hof:1"]
        assert found.take_along.content == "tel:043565550142"

    def test_its_own_page_before_its_telephone(self):
        who = seller(link="https://hof.example", phone="04356 555")
        found = shop_detail([offer(1, who=who)], "hof sonne", STAND)
        assert found.take_along.content == "https://hof.example"

    def test_nobody_of_that_name(self):
        assert shop_detail([offer(1)], "imker", STAND) is None
        assert shop_detail([offer(1)], "", STAND).headline == "Hof Sonne"
        assert shop_detail([], "", STAND) is None
