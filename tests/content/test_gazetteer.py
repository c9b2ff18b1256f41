# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import UTC, datetime

import pytest

from content.gazetteer import Village, located
from content.model import Event, Item, Kind, Text
from content.rules import Screen, shown

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
AMT = (
    Village("Ahlefeld-Bistensee", ("Ahlefeld", "Bistensee")),
    Village("Groß Wittensee"),
    Village("Haby"),
    Village("Holtsee"),
    Village("Hütten"),
    Village("Klein Wittensee"),
)


def event(location, title="Treffen", places=()):
    when = Event(datetime(2026, 11, 22, 18, tzinfo=UTC), location=location)
    return Item("s:1", Kind.EVENT, "s", {"de": Text(title)}, places=places, event=when)


def news(title):
    return Item("s:1", Kind.NEWS, "s", {"de": Text(title)}, published=NOW)


@pytest.mark.parametrize(
    ("item", "places"),
    [
        (event("Dörpshuus, Dorfplatz 1, Groß Wittensee"), ("Groß Wittensee",)),
        (event("Hof Lindenau, HABY"), ("Haby",)),
        (event("Badestelle Bistensee"), ("Ahlefeld-Bistensee",)),
        (event("Ahlefeld-Bistensee, Feuerwehr"), ("Ahlefeld-Bistensee",)),
        (event("von Haby nach Holtsee und zurück nach Haby"), ("Haby", "Holtsee")),
        (event("Sportplatz", "Heimspiel gegen Holtsee"), ()),
        (event("", "Laternelaufen in Holtsee"), ("Holtsee",)),
        (event("Hüttener Berge, Parkplatz"), ()),
        (event("Habyer Weg 3"), ()),
        (event("Klein-Haby"), ()),
        (event("Haby", places=("Holtsee",)), ("Holtsee",)),
        (news("Neues Dach für Hütten"), ("Hütten",)),
        (news("Der Wittensee hat beste Wasserqualität"), ()),
    ],
)
def test_an_item_is_where_its_own_words_say(item, places):
    assert located([item], AMT)[0].places == places


def test_without_villages_nothing_changes():
    item = event("Haby")
    assert located([item], ()) == (item,)


def test_words_of_the_settings_are_no_pattern():
    assert located([event("(", "x")], (Village("(", ("[a", "", " ")),))[0].places == ("(",)
    assert located([event("abc")], (Village("", ()),))[0].places == ()


def test_the_rules_put_what_names_the_own_village_first():
    one = event("Holtsee")
    other = Item("s:2", Kind.EVENT, "s", {"de": Text("Treffen")}, event=event("Haby").event)
    cards = shown([one, other], NOW, Screen(place="Haby", villages=AMT))
    assert [card.id for card in cards] == ["s:2", "s:1"]
    assert cards[0].places == ("Haby",)
