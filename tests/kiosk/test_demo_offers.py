# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The demo's shops: what they sell is read without loss, on any day, and looks alive."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest

from content.model import Kind
from content.rules import Screen, shown
from content.sources.adapter import Context, adapter
from kiosk.demo import offers
from kiosk.demo.page import Asked
from kiosk.demo.settings import SOURCES

BASE = "http://127.0.0.1:1"
NOON = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
FORMATS = {"woocommerce", "shopware", "merchant"}
OURS = [source for source in SOURCES if source.format in FORMATS]
DAYS = (NOON, datetime(2026, 3, 28, 23, 30, tzinfo=UTC), datetime(2026, 12, 31, 23, tzinfo=UTC))


def read(source, now):
    reader = adapter(source.format)
    context = Context(source.id, Kind.OFFER, now, places=source.places, options=source.options)
    request = reader.request(BASE + source.path, context)
    parts = urlsplit(request.url)
    query = tuple(parse_qsl(parts.query))
    asked = Asked(parts.path, query, request.body.encode(), post=bool(request.body))
    page = offers.answer(asked, now, BASE)
    assert reader.detect(page.body)
    return reader.parse(page.body, replace(context, url=request.url))


@pytest.mark.parametrize("source", OURS, ids=lambda source: source.id)
@pytest.mark.parametrize("now", DAYS, ids=lambda now: f"{now:%Y-%m-%d}")
def test_every_shop_is_read_without_loss(source, now):
    found = read(source, now)
    assert (found.rejected, found.error, found.wants) == ((), None, ())
    assert len(found.items) >= 3
    for item in found.items:
        assert item.offer.price or item.offer.coupon
        assert item.offer.seller.name


def test_every_format_has_its_shop():
    assert {source.format for source in OURS} == FORMATS


@pytest.mark.parametrize("now", DAYS, ids=lambda now: f"{now:%Y-%m-%d}")
def test_there_is_always_something_on_sale_and_something_sold_out(now):
    items = [item for source in OURS for item in read(source, now).items]
    cards = shown(items, now, Screen())
    assert len(cards) == len(items) - 1
    assert sum(1 for card in cards if card.offer.old_price) >= 3
    # the sales end by themselves
    later = shown(items, now + timedelta(days=4), Screen())
    ended = [card for card in later if card.offer.sale_until is not None]
    assert ended == []


def test_one_parking_voucher():
    items = [item for source in OURS for item in read(source, NOON).items]
    vouchers = [item.offer for item in items if item.offer.coupon]
    assert [(v.coupon, v.price) for v in vouchers] == [("BLUME-2H", None)]


def test_other_paths_are_not_ours():
    assert offers.answer(Asked("/aktuelles.rss"), NOON, BASE) is None
    assert offers.answer(Asked(offers.SMOKEHOUSE), NOON, BASE) is None
