# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Items survive JSON without loss, and foreign JSON is one kind of error."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import codec
from content.details import Offer, Seller
from content.model import Event, Item, Kind, Money, Picture, Text
from content.parsed import Parsed, Rejected

words = st.text(max_size=12)
names = st.lists(words, max_size=2).map(tuple)
moments = st.datetimes(timezones=st.just(UTC))
maybe = st.none() | moments
texts = st.builds(Text, words, words, words, words)
sizes = st.integers(0, 9999)
pictures = st.builds(Picture, words, words, words, sizes, sizes)
timed = st.builds(Event, moments, maybe, st.just(False), words, words, words, st.booleans())
whole_days = st.builds(
    Event, st.dates(), st.none() | st.dates(), st.just(True), words, words, words, st.booleans()
)
items = st.builds(
    Item,
    id=words,
    kind=st.sampled_from(Kind),
    source=words,
    texts=st.dictionaries(st.sampled_from(["de", "de-simple", "en", "da", "nds"]), texts),
    published=maybe,
    updated=maybe,
    valid_from=maybe,
    valid_until=maybe,
    places=names,
    groups=names,
    categories=names,
    pictures=st.lists(pictures, max_size=2).map(tuple),
    link=words,
    licence=words,
    event=st.none() | timed | whole_days,
    first_seen=maybe,
    last_seen=maybe,
    also=names,
)


def through_json(data):
    return json.loads(json.dumps(data))


@given(items)
def test_an_item_survives(item):
    again = codec.item_from_json(through_json(codec.item_to_json(item)))
    assert again == item
    assert type(again.kind) is Kind
    assert codec.item_from_json(through_json(codec.item_to_row(item))) == item
    if item.event is not None:
        assert type(again.event.start) is type(item.event.start)


@given(
    st.builds(
        Parsed,
        st.lists(items, max_size=2).map(tuple),
        st.lists(st.builds(Rejected, words, words), max_size=2).map(tuple),
        st.none() | words,
    )
)
def test_what_a_file_gave_survives(parsed):
    assert codec.parsed_from_json(through_json(codec.parsed_to_json(parsed))) == parsed


@given(st.decimals(allow_nan=False, allow_infinity=False), words)
def test_money_survives_exactly(amount, currency):
    again = codec.item_from_json(through_json(codec.item_to_json(sold_for(amount, currency))))
    assert again.offer.price == Money(amount, currency)


def test_money_is_a_string_and_a_currency():
    price = codec.item_to_json(sold_for(Decimal("3.50")))["offer"]["price"]
    assert price == {"amount": "3.50", "currency": "EUR"}


def sold_for(amount, currency="EUR"):
    offer = Offer(Seller("Hof"), Money(amount, currency))
    return Item("hof:1", Kind.OFFER, "hof", {"de": Text("Äpfel")}, offer=offer)


def test_the_json_that_others_read():
    item = Item(
        id="amt:1",
        kind=Kind.EVENT,
        source="amt",
        texts={"de": Text("Fest"), "da": Text("Fest på torvet")},
        published=datetime(2026, 3, 29, 1, tzinfo=UTC),
        event=Event(date(2026, 3, 29), date(2026, 3, 30), all_day=True),
    )
    data = codec.item_to_json(item, "da")
    assert data["title"] == "Fest på torvet"
    assert data["published"] == "2026-03-29T01:00:00+00:00"
    assert (data["event"]["start"], data["event"]["end"]) == ("2026-03-29", "2026-03-30")


def test_a_row_of_another_release_is_read():
    older = {"id": "a:1", "kind": "news", "source": "a", "texts": {"de": {"title": "Neu"}}}
    assert codec.item_from_json({**older, "not yet known": 1}) == Item(
        id="a:1", kind=Kind.NEWS, source="a", texts={"de": Text("Neu")}
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"id": 1, "kind": "news", "source": "a"},
        {"id": "a", "kind": "hologram", "source": "a"},
        {"id": "a", "kind": "news", "source": "a", "texts": ["x"]},
        {"id": "a", "kind": "news", "source": "a", "places": [1]},
        {"id": "a", "kind": "news", "source": "a", "published": "2026-01-01T10:00:00"},
        {"id": "a", "kind": "news", "source": "a", "published": 3},
        {"id": "a", "kind": "event", "source": "a", "event": {"end": None}},
    ],
)
def test_what_is_no_item_is_a_value_error(wrong):
    with pytest.raises(ValueError, match=r"."):
        codec.item_from_json(wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"source": 7},
        {"licence": 7},
        {"groups": [1]},
        {"pictures": [{"url": "u", "width": "640"}]},
        {"pictures": [{"url": "u", "width": True}]},
        {"event": {"start": "2026-05-16", "all_day": 1}},
    ],
)
def test_nothing_is_guessed_from_another_type(wrong):
    row = {"id": "a:1", "kind": "event", "source": "a", "texts": {"de": {"title": "Neu"}}}
    codec.item_from_json(row)
    with pytest.raises(ValueError, match=r"TypeError .* is no (str|int|bool)"):
        codec.item_from_json(row | wrong)


def test_what_is_no_answer_is_a_value_error():
    with pytest.raises(ValueError, match="unexpected shape"):
        codec.parsed_from_json({"items": 7})
