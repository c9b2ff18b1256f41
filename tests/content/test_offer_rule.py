# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who stands first: the rule of docs/offers.md, shown to be fair, and what goes by itself."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.clock import BERLIN
from content.details import Money, Offer, Seller
from content.kinds.offers import OfferRule
from content.model import Item, Kind, Text
from content.rules import shown, why
from content.screen import Screen

NOW = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
HERE = Screen(place="Groß Wittensee")
RULE = OfferRule()
DAY = timedelta(days=1)

NAMES = st.lists(
    st.text("abcdefgäöüß ", min_size=1, max_size=6).filter(str.strip),
    min_size=1,
    max_size=9,
    unique_by=lambda name: " ".join(name.casefold().split()),
)


def offer(uid, seller="Hof", source="hof", title="Eier", **more):
    known = ("price", "old_price", "available", "sale_from", "sale_until", "coupon")
    fields = {name: more.pop(name) for name in known if name in more}
    what = Offer(Seller(seller), **fields)
    return Item(f"{source}:{uid}", Kind.OFFER, source, {"de": Text(title)}, offer=what, **more)


def euro(text):
    return Money(Decimal(text))


def market(counts):
    """Offers of sellers by name and number."""
    return [
        offer(f"{name}-{n}", name, title=f"Ware {n}")
        for name, count in counts.items()
        for n in range(count)
    ]


def first(items, now):
    return RULE.arranged(items, now, HERE)[0].offer.seller.name


class TestTurns:
    @given(NAMES, st.data())
    @settings(max_examples=60)
    def test_every_seller_is_first_equally_often_at_every_hour(self, names, data):
        """However many offers each has, in as many days as there are sellers."""
        counts = {name: data.draw(st.integers(1, 12)) for name in names}
        items = market(counts)
        start = datetime(2027, 5, data.draw(st.integers(1, 20)), tzinfo=BERLIN)
        for hour in (0, 9, data.draw(st.integers(0, 23))):
            heads = Counter(
                first(items, (start + n * DAY).replace(hour=hour).astimezone(UTC))
                for n in range(len(names))
            )
            assert heads == dict.fromkeys(names, 1)

    @given(NAMES)
    @settings(max_examples=40)
    def test_within_a_day_nobody_is_first_twice_before_all_were(self, names):
        items = market(dict.fromkeys(names, 2))
        begin = datetime(2027, 5, 15, tzinfo=BERLIN).astimezone(UTC)
        heads = [first(items, begin + timedelta(hours=n)) for n in range(24)]
        for start in range(24 - len(names)):
            assert len(set(heads[start : start + len(names)])) == len(names)

    @given(NAMES, st.data())
    @settings(max_examples=40)
    def test_a_page_holds_each_seller_before_any_comes_again(self, names, data):
        counts = {name: data.draw(st.integers(1, 6)) for name in names}
        arranged = RULE.arranged(market(counts), NOW, HERE)
        assert sorted(i.id for i in arranged) == sorted(i.id for i in market(counts))
        seen = Counter()
        for item in arranged:
            name = item.offer.seller.name
            behind = [other for other in names if seen[other] < min(seen[name], counts[other])]
            assert not behind
            seen[name] += 1

    @given(NAMES, st.integers(0, 2**32))
    @settings(max_examples=40)
    def test_the_order_of_sources_does_not_matter(self, names, seed):
        items = market(dict.fromkeys(names, 3))
        mixed = [*items]
        Random(seed).shuffle(mixed)  # noqa: S311 - not a secret
        assert RULE.arranged(mixed, NOW, HERE) == RULE.arranged(items, NOW, HERE)

    def test_a_seller_with_two_sources_is_one(self):
        items = [offer(1, "Hof  Sonne"), offer(2, "hof sonne", "zwei"), offer(3, "Imker")]
        names = [i.offer.seller.name.casefold()[:3] for i in RULE.arranged(items, NOW, HERE)]
        assert set(names[:2]) == {"hof", "imk"}

    def test_each_day_begins_with_another_offer_of_a_seller(self):
        items = market({"Hof": 3})
        heads = {RULE.arranged(items, NOW + n * DAY, HERE)[0].id for n in range(3)}
        assert len(heads) == 3

    @pytest.mark.parametrize("day", ["2027-03-28", "2027-10-31"])
    def test_days_of_the_clock_change(self, day):
        items = market({"A": 1, "B": 2, "C": 1})
        begin = datetime.fromisoformat(day).replace(tzinfo=BERLIN).astimezone(UTC)
        heads = Counter(first(items, begin + timedelta(hours=n)) for n in range(24))
        assert set(heads.values()) <= {7, 8, 9}

    def test_the_example_of_the_docs(self):
        """docs/offers.md works this one out by hand."""
        items = market({"Backstube": 1, "Hofladen": 5, "Imkerei": 1})
        monday = datetime(2027, 5, 17, 9, 30, tzinfo=BERLIN)
        assert monday.date().toordinal() == 740_118
        assert first(items, monday) == "Backstube"
        assert first(items, monday + timedelta(hours=1)) == "Hofladen"
        assert first(items, monday + DAY) == "Hofladen"

    def test_nobody(self):
        assert RULE.arranged([], NOW, HERE) == []


class TestWhatGoes:
    def test_what_is_over_goes_without_a_network(self):
        item = offer(1, valid_until=NOW)
        assert shown([item], NOW - timedelta(seconds=1), HERE)
        assert not shown([item], NOW, HERE)
        assert why([item], "hof:1", NOW, HERE).reasons[0].startswith("Vorbei: galt nur bis")

    def test_what_is_sold_out_goes(self):
        items = [offer(1, available=False), offer(2, available=True), offer(3)]
        assert {i.id for i in shown(items, NOW, HERE)} == {"hof:2", "hof:3"}
        assert why(items, "hof:1", NOW, HERE).reasons == ("Ist ausverkauft.",)

    def test_what_offers_nothing_goes(self):
        item = Item("hof:1", Kind.OFFER, "hof", {"de": Text("Nichts")})
        assert why([item], "hof:1", NOW, HERE).reasons == ("Nennt kein Angebot.",)

    def test_a_sale_holds_on_its_days_only(self):
        item = offer(
            1,
            price=euro("3.90"),
            old_price=euro("4.50"),
            sale_from=NOW,
            sale_until=NOW + DAY,
        )
        seen = {}
        for when in (NOW - timedelta(seconds=1), NOW, NOW + DAY - timedelta(seconds=1), NOW + DAY):
            found = shown([item], when, HERE)[0].offer
            seen[when] = (found.price, found.old_price)
        usual, sale = (euro("4.50"), None), (euro("3.90"), euro("4.50"))
        assert list(seen.values()) == [usual, sale, sale, usual]


def test_why_says_rank_and_rule():
    items = market({"Hof": 2, "Imker": 1})
    told = " ".join(why(items, "hof:Hof-0", NOW, HERE).reasons)
    assert "von 3: Hof ist in dieser Stunde an" in told
    assert "wechselt jede Stunde, und jeder Anbieter steht gleich oft vorn" in told


def test_the_own_village_is_not_claimed_to_stand_first():
    item = offer(1, places=("Groß Wittensee",))
    assert "eigenen Ort" not in " ".join(why([item], "hof:1", NOW, HERE).reasons)
