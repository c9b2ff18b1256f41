# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""News that the office has pinned."""

from datetime import UTC, datetime, timedelta

from content.codec import item_from_json, item_to_row
from content.model import Item, Kind, Text
from content.rules import Screen, shown, why

NOW = datetime(2026, 5, 4, 10, tzinfo=UTC)


def news(uid, days, **more):
    published = NOW - timedelta(days=days)
    texts = {"de": Text(f"Nachricht {uid}")}
    return Item(f"amt:{uid}", Kind.NEWS, "amt", texts, published=published, **more)


def test_pinned_news_stay_first_however_many_come_after_them():
    held = [news("fest", 200, pinned=True), *(news(str(n), n) for n in range(8))]
    ids = [item.id for item in shown(held, NOW, Screen())]
    assert ids[:2] == ["amt:fest", "amt:0"]
    assert "angeheftet" in " ".join(why(held, "amt:fest", NOW, Screen()).reasons)


def test_pinned_news_end_when_they_end():
    over = news("fest", 3, pinned=True, valid_until=NOW)
    assert not shown([over], NOW, Screen())


def test_what_is_pinned_survives_the_way_to_a_terminal():
    item = news("fest", 3, pinned=True)
    assert item_from_json(item_to_row(item)) == item
    assert "pinned" not in item_to_row(news("los", 3))
