# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the office has pinned, of every kind that its editor writes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from content.codec import item_from_json, item_to_row
from content.details import Notice, Offer, Place, Seller
from content.model import Event, Item, Kind, Text
from content.rules import Screen, shown, why

NOW = datetime(2026, 5, 4, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


def news(uid, days, **more):
    published = NOW - timedelta(days=days)
    texts = {"de": Text(f"Nachricht {uid}")}
    return Item(f"amt:{uid}", Kind.NEWS, "amt", texts, published=published, **more)


def notice(uid, days, **more):
    told = Notice(date(2026, 5, 1), date(2026, 5, 6) + timedelta(days=days))
    return Item(f"amt:{uid}", Kind.NOTICE, "amt", {"de": Text(uid)}, notice=told, **more)


def event(uid, days, **more):
    when = Event(NOW + timedelta(days=days + 1))
    return Item(f"amt:{uid}", Kind.EVENT, "amt", {"de": Text(uid)}, event=when, **more)


def offer(uid, days, **more):
    told = Offer(Seller(f"Hof {days}"))
    return Item(f"amt:{uid}", Kind.OFFER, "amt", {"de": Text(uid)}, offer=told, **more)


def place(uid, days, **more):
    del days
    return Item(f"amt:{uid}", Kind.PLACE, "amt", {"de": Text(uid)}, place=Place(), **more)


KINDS = pytest.mark.parametrize("made", [news, notice, event, offer, place])


def titles(items, now=NOW, screen=None):
    return [item.id.partition(":")[2] for item in shown(items, now, screen or Screen())]


@KINDS
def test_what_is_pinned_comes_before_its_kind_and_why_says_so(made):
    others = [made(name, n) for n, name in enumerate("abc")]
    held = [*others, made("zuletzt", 5, pinned=True)]
    # offers take turns by the hour, so whoever is first may not be first by chance
    for hour in range(5):
        assert titles(held, NOW + hour * HOUR)[0] == "zuletzt"
    assert "angeheftet" in " ".join(why(held, "amt:zuletzt", NOW, Screen()).reasons)
    assert "angeheftet" not in " ".join(why(held, "amt:a", NOW, Screen()).reasons)


@KINDS
def test_it_leads_until_its_end_and_then_stands_where_it_would(made):
    others = [made(name, n) for n, name in enumerate("abc")]
    held = [*others, made("zuletzt", 5, pinned=True, pinned_until=NOW + HOUR)]
    plain = [*others, made("zuletzt", 5)]
    assert titles(held, NOW + HOUR - timedelta(seconds=1))[0] == "zuletzt"
    assert titles(held, NOW + HOUR) == titles(plain, NOW + HOUR)
    reasons = " ".join(why(held, "amt:zuletzt", NOW, Screen()).reasons)
    assert "bis 04.05.2026, 13:00 Uhr angeheftet" in reasons
    over = why(held, "amt:zuletzt", NOW + HOUR, Screen()).reasons
    assert "angeheftet" not in " ".join(over)


@KINDS
def test_it_comes_before_what_is_of_the_screens_own_village(made):
    held = [made("hier", 0, places=("Haby",)), made("fest", 5, pinned=True, places=("Holtsee",))]
    assert titles(held, screen=Screen(place="Haby")) == ["fest", "hier"]


def test_pinned_offers_take_turns_among_themselves_and_the_others_as_before():
    pinned = [offer(f"fest{n}", n, pinned=True) for n in range(2)]
    others = [offer(f"los{n}", n + 2) for n in range(3)]
    first = set()
    for hour in range(6):
        order = titles([*others, *pinned], NOW + hour * HOUR)
        first.add(order[0])
        assert order[2:] == titles(others, NOW + hour * HOUR)
    assert first == {"fest0", "fest1"}
    rank = why([*others, *pinned], "amt:fest0", NOW, Screen()).reasons[-1]
    assert "von 2 Anbietern" in rank


def test_pinned_news_stay_first_however_many_come_after_them():
    held = [news("fest", 200, pinned=True), *(news(str(n), n) for n in range(8))]
    assert titles(held)[:2] == ["fest", "0"]
    held[0] = news("fest", 200, pinned=True, pinned_until=NOW)
    assert "fest" not in titles(held)


def test_pinned_news_end_when_they_end():
    over = news("fest", 3, pinned=True, valid_until=NOW)
    assert not shown([over], NOW, Screen())


def test_what_is_pinned_survives_the_way_to_a_terminal():
    item = news("fest", 3, pinned=True, pinned_until=NOW)
    assert item_from_json(item_to_row(item)) == item
    assert not {"pinned", "pinned_until"} & set(item_to_row(news("los", 3)))


def test_an_older_document_is_pinned_without_an_end():
    row = item_to_row(news("fest", 3, pinned=True))
    assert "pinned_until" not in row
    assert item_from_json(row).pinned_until is None
    assert titles([item_from_json(row), news("neu", 0)])[0] == "fest"
