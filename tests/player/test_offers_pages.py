# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Buying in the village by touch: offers, trades, one offer, its shop, and all shops."""

from decimal import Decimal
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtTest import QTest

from content.details import Money, Offer, Point, Seller
from content.model import Item, Kind, Text
from content.sources.openings import openings
from player.backend.offer_rows import GOODS
from player.view.goods import USUAL, VOUCHER, WORDS
from tests.player.visitor import drawn, name_of, nodes, settle, spoken, touch

TERMS = "Ein Gutschein je Einkauf, nicht am Wochenende des Blütenfestes und nicht für Pfand."
BODY = "<p>Frisch vom Hof auf den Tisch, so lange der Vorrat reicht.</p>" * 8
LONG = "Abfallentsorgungsgebührensatzungsänderung mit Landmaschinenreparatur"


def offer(number):
    name = f"Laden {number % 4}"
    seller = Seller(
        name,
        trade=("Bäcker", "Fisch", "Hofladen", "")[number % 4],
        address="Seeweg 9, Bünsdorf",
        point=Point(54.37, 9.73),
        hours=openings("Mo-Sa 08:00-18:00"),
        phone="04356 555",
    )
    what = Offer(
        seller,
        price=Money(Decimal("3.90")) if number % 3 else None,
        unit="500 g",
        coupon="" if number % 3 else "DORF10",
        terms=TERMS,
    )
    title = LONG if number % 5 == 0 else f"Ware {number}"
    return Item(
        f"shop:{number}", Kind.OFFER, "shop", {"de": Text(title, "", BODY)},
        offer=what, link=f"https://laden.example/{number}",
    )  # fmt: skip


@pytest.fixture
def opened(start):
    def make(number, page="offers", item="", **more):
        return start({"shop": [offer(n) for n in range(number)]}, page=page, item=item, **more)

    return make


@pytest.mark.parametrize("size", [(540, 960), (960, 540)])
@pytest.mark.parametrize("number", [0, 1, 40])
def test_none_one_and_forty(opened, number, size):
    player = opened(number, size=size)
    assert player.window.property("pageName") == "offers"
    said = spoken(player)
    if number == 0:
        assert "Zurzeit gibt es keine Angebote." in said
    else:
        assert any(name.startswith("3,90") or name == "Gutschein" for name in said)


@pytest.mark.parametrize("size", [(540, 960), (960, 540)])
@pytest.mark.parametrize("text_size", [1.0, 1.5])
@pytest.mark.parametrize(
    ("page", "item"),
    [
        ("offer-detail", "shop:3"),
        ("offer-detail", "gone"),
        ("shops", ""),
        ("shop", "laden 1"),
        ("shop", "x"),
    ],
)
def test_pages_draw_without_a_warning(opened, page, item, size, text_size):
    player = opened(12, page, item, size=size, text_size=text_size)
    assert player.window.property("pageName") == page


def test_from_the_offers_to_a_shop_and_back(opened):
    player = opened(4)
    touch(player, "Ware 1")
    assert player.window.property("pageName") == "offer-detail"
    touch(player, "Zum Laden")
    assert player.window.property("pageName") == "shop"
    assert "Laden 1" in spoken(player)
    touch(player, "Läden A")
    assert player.window.property("pageName") == "shops"
    touch(player, "Laden 2")
    assert "Laden 2" in spoken(player)


def test_a_code_is_told_with_its_check_at_the_till(opened):
    player = opened(4, "offer-detail", "shop:3")
    (told,) = [name for name in spoken(player) if "DORF10" in name]
    assert "Gilt nur mit Prüfung an der Kasse." in told


@pytest.mark.parametrize("size", [(540, 960), (960, 540)])
@pytest.mark.parametrize("language", ["de", "en", "da", "nds"])
def test_the_word_for_a_coupon_is_never_parted(opened, language, size):
    player = opened(4, "offer-detail", "shop:3", size=size)
    player.terminal.choose_language(language)
    settle(player)
    word = {"de": "Gutschein", "en": "Voucher", "da": "Kupon", "nds": "Gootschien"}[language]
    assert item_of(player, word).property("lineCount") == 1


def item_of(player, text):
    """The first item that shows so much text."""
    return next(i for i in drawn(player) if text in str(i.property("text") or ""))


def place_of(item):
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def reach_of(player):
    """Where on the glass the sheet's text begins to be seen, and where it ends."""
    (sheet,) = [item for item in drawn(player) if item.property("brim") is not None]
    ends = (sheet.property("ceiling"), sheet.property("brim"))
    return tuple(sheet.mapRectToScene(QRectF(0, end, 1, 1)).y() for end in ends)


def pages_on(player):
    """Read on until the end, and say each time that there is something to see."""
    yield
    while "Weiter lesen" in spoken(player):
        touch(player, "Weiter lesen")
        QTest.qWait(600)
        yield


@pytest.mark.parametrize("text_size", [1.0, 1.5])
@pytest.mark.parametrize("item", ["shop:3", "shop:0"])
def test_across_a_code_and_its_terms_are_never_behind_the_keys(opened, item, text_size):
    player = opened(4, "offer-detail", item, size=(960, 540), text_size=text_size)
    code, checked = item_of(player, "DORF10"), item_of(player, "Gilt nur mit Prüfung")
    assert place_of(code).bottom() <= reach_of(player)[1] + 1, "it is whole at once"
    seen = []
    for _ in pages_on(player):
        top, brim = reach_of(player)
        keys = [node.rect().top() for node in nodes(player) if name_of(node) == "Zum Laden"]
        assert brim <= keys[0] - player.window.y()
        seen.append(top <= place_of(checked).top() and place_of(checked).bottom() <= brim + 1)
    assert any(seen)


@pytest.mark.parametrize("item", ["shop:3", "shop:2"])
def test_across_no_line_is_passed_over_on_reading_on(opened, item):
    player = opened(4, "offer-detail", item, size=(960, 540), text_size=1.5)
    text = item_of(player, "Frisch")
    tops = []
    for _ in pages_on(player):
        top, brim = reach_of(player)
        tops.append((place_of(text).top(), brim - top))
    assert len(tops) > 2
    for (before, shown), (after, _) in pairwise(tops):
        assert before - after <= shown + 1


def test_a_trade_filters_and_going_back_finds_it(opened):
    player = opened(8)
    touch(player, "Fisch")
    assert player.models["offers"].property("count") == 2
    touch(player, "Ware 1")
    touch(player, "Zurück")
    assert player.models["offers"].property("count") == 2


def test_more_offers_than_fit_are_asked_for(opened):
    player = opened(40)
    touch(player, "Noch 35 Angebote")
    assert "Noch 35 Angebote" not in spoken(player)
    assert any(name.startswith("Ware 2") for name in spoken(player))


def test_every_good_has_its_picture_and_no_picture_is_left_over():
    named = {USUAL, VOUCHER, *(name for name, _ in WORDS)}
    assert named == {file.stem for file in GOODS.glob("*.svg")}
