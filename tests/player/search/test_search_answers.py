# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the search finds on a Saturday afternoon: every kind, days, villages, buses, subjects."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from content.details import (
    Alert,
    Call,
    CallForm,
    Departure,
    Hour,
    Meeting,
    Money,
    Notice,
    Offer,
    Option,
    Place,
    Seller,
    Weather,
)
from content.model import Attachment, Event, Item, Kind, Text
from player import pages
from player.languages import CODES
from player.search.answers import answers, suggestions
from player.search.entry import Group, label
from player.search.finder import Finder
from player.search.things import Around
from player.search.ways import everything
from player.view.here import Here

NOW = datetime(2026, 5, 16, 12, 32, tzinfo=UTC)  # Saturday, 14:32 in Berlin
AROUND = Around(
    Here(NOW, "Groß Wittensee"), {"amt": "Amt Hüttener Berge"}, ("Groß Wittensee", "Haby")
)


def item(uid, kind, title, body="", **more):
    texts = {"de": Text(title, "", body)}
    return Item(**{"id": uid, "kind": kind, "source": "amt", "texts": texts, **more})


def event(uid, title, start, **more):
    places = more.pop("places", ("Haby",))
    return item(uid, Kind.EVENT, title, places=places, event=Event(start, **more))


def bus(uid, goal, stop, minutes, **more):
    planned = NOW + timedelta(minutes=minutes)
    departure = Departure(stop, stop, "713", goal, planned, **more)
    return item(uid, Kind.DEPARTURE, f"713 {goal}", departure=departure)


SELLER = Seller("Hof Sonnenstück", trade="Hofladen", address="Dorfstraße 3, Haby")
ITEMS = (
    item("news", Kind.NEWS, "Neues Löschfahrzeug", "<p>Die Feuerwehr &amp; der Bagger</p>"),
    event("cinema", "Scheunenkino", NOW + timedelta(hours=5), location="Hof Lindenau"),
    *(
        event(f"yoga{week}", "Yoga am See", NOW + timedelta(days=2 + 7 * week), location="Steg")
        for week in range(30)
    ),
    event("camp", "Zeltlager", date(2026, 5, 15), end=date(2026, 5, 18), all_day=True),
    item(
        "eggs", Kind.OFFER, "Frische Eier", categories=("Eier",), places=("Haby",),
        offer=Offer(SELLER, Money(Decimal("3.60"))),
    ),
    item("spot", Kind.PLACE, "Badestelle am See", place=Place(trade="Badestelle")),
    item(
        "school", Kind.CALL, "Was wird aus der alten Schule?",
        call=Call(CallForm.POLL, options=(Option("Ein Dorfhaus"), Option("Wohnungen"))),
    ),
    item(
        "plan", Kind.NOTICE, "Bebauungsplan", notice=Notice(body="Gemeinde Haby"),
        attachments=(Attachment("https://example.org/a.pdf", text="Mühlenteich und Umgebung"),),
    ),
    item(
        "council", Kind.MEETING, "Gemeindevertretung",
        meeting=Meeting(start=NOW + timedelta(days=3), body="Gemeindevertretung Haby"),
    ),
    item("storm", Kind.WARNING, "Windböen", warning=Alert("a", event="Sturm", sent=NOW)),
    bus("far1", "Eckernförde", "Haby, Kirche", 10),
    bus("far2", "Eckernförde", "Haby, Kirche", 40),
    bus("ring", "Rendsburg", "Haby, Kirche", 20, via=("Sehestedt",)),
)  # fmt: skip


@pytest.fixture(scope="module")
def finder():
    return stocked(ITEMS)


def stocked(items, around=AROUND):
    finder = Finder()
    finder.stock(everything(tuple(items), around))
    return finder


def ask(finder, question, group="", language="de"):
    return answers(finder, question, group, language, ())


def leads(answer):
    return [(hit.page, hit.item) for hit in answer.rows]


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("löschfahrzeug", (pages.NEWS_DETAIL, "news")),
        ("bagger", (pages.NEWS_DETAIL, "news")),
        ("kino", (pages.EVENT_DETAIL, "cinema")),
        ("lindenau", (pages.EVENT_DETAIL, "cinema")),
        ("eier", (pages.OFFER_DETAIL, "eggs")),
        ("hofladen", (pages.SHOP, "hof sonnenstück")),
        ("sonnenstueck", (pages.OFFER_DETAIL, "eggs")),
        ("badestelle", (pages.PLACE_DETAIL, "spot")),
        ("dorfhaus", (pages.CALL_DETAIL, "school")),
        ("mühlenteich", (pages.NOTICE_DETAIL, "plan")),
        ("gemeindevertretung", (pages.MEETING_DETAIL, "council")),
        ("sturm", (pages.WARNING_DETAIL, "storm")),
        ("Bus nach Rendsburg", (pages.BUSES, "ring")),
        ("sehestedt", (pages.BUSES, "ring")),
        ("fahrplan", (pages.BUSES, "")),
        ("abstimmen", (pages.CALLS, "")),
        ("einkaufen", (pages.OFFERS, "")),
        ("Haby", (pages.EVENTS, "place:Haby")),
        ("heute", (pages.EVENTS, "2026-05-16")),
        ("Sonnabend", (pages.EVENTS, "2026-05-16")),
        ("Samstag", (pages.EVENT_DETAIL, "cinema")),
        ("16. Mai", (pages.EVENTS, "2026-05-16")),
        ("16.5.", (pages.EVENTS, "2026-05-16")),
        ("16.05.", (pages.EVENTS, "2026-05-16")),
        ("16.05.2026", (pages.EVENTS, "2026-05-16")),
        ("Busse", (pages.BUSES, "")),
        ("Strand", (pages.PLACES, "")),
        ("beach", (pages.PLACES, "")),
        ("udflugt", (pages.PLACES, "")),
        ("Wochenende", (pages.EVENT_DETAIL, "camp")),
        ("Montag", (pages.EVENT_DETAIL, "yoga0")),
    ],
)
def test_everything_that_is_shown_is_found(finder, question, lead):
    assert lead in leads(ask(finder, question))


@pytest.mark.parametrize(
    ("question", "language"),
    [("today", "en"), ("Saturday", "en"), ("lørdag", "da"), ("vote", "en")],
)
def test_words_of_the_visitor_s_language_find_as_well(finder, question, language):
    assert ask(finder, question, language=language).rows


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize(
    ("question", "page"),
    [
        ("Veranstaltungen", pages.EVENTS),
        ("Sitzungen", pages.MEETINGS),
        ("Sitzung", pages.MEETINGS),
        ("meetings", pages.MEETINGS),
        ("Karte", pages.PLACES),
        ("Warnungen", pages.WARNINGS),
        ("Wetter", pages.WEATHER),
        ("weather", pages.WEATHER),
        ("News", pages.NEWS),
        ("notices", pages.NOTICES),
    ],
)
def test_a_subject_is_found_in_every_language(language, question, page):
    sky = item("sky", Kind.WEATHER, "", weather=Weather(Hour(NOW)))
    around = replace(AROUND, here=replace(AROUND.here, language=language))
    answer = ask(stocked((*ITEMS, sky), around), question, language=language)
    assert leads(answer)[0] == (page, "")
    assert answer.meant == ""


def test_bathing_is_no_slip(finder):
    answer = ask(finder, "baden")
    assert leads(answer)[0] == (pages.PLACES, "")
    assert answer.meant == ""


def test_a_date_of_no_event_is_no_other_day(finder):
    assert not ask(finder, "20.05.2026").rows
    assert not ask(finder, "06.05.2026").rows


@pytest.mark.parametrize("question", ["Strand", "weather", "sommerfst"])
def test_no_word_is_proposed_that_nobody_meant(question):
    finder = stocked(one for one in ITEMS if one.kind is not Kind.PLACE)
    answer = ask(finder, question)
    assert answer.headline == "Dazu finden wir nichts."
    assert answer.meant == ""


def test_whatever_a_page_shows_is_named_by_a_page_that_exists(finder):
    answer = ask(finder, "e")
    assert {hit.page for hit in answer.rows if hit.page} <= set(pages.NAMES)


def test_a_series_is_one_result_its_next_date(finder):
    answer = ask(finder, "yoga")
    assert leads(answer) == [(pages.EVENT_DETAIL, "yoga0")]
    assert answer.headline == "Ein Treffer"


def test_buses_with_the_same_goal_are_one_result(finder):
    assert leads(ask(finder, "eckernförde")) == [(pages.BUSES, "far1")]


def test_what_is_cancelled_goes_nowhere():
    finder = stocked((bus("gone", "Kiel", "Haby, Kirche", 5, cancelled=True),))
    assert not ask(finder, "kiel").rows


def test_before_anything_is_typed_there_are_words_that_find_something(finder):
    words = suggestions(finder, ITEMS, AROUND)
    answer = answers(finder, "  ", "", "de", words)
    assert answer.proposals == words
    assert "Heute" in {chip.name for chip in words}
    assert answer.headline == ""
    for chip in words:
        assert ask(finder, chip.name).rows, chip.name


def test_an_empty_store_proposes_nothing_and_finds_nothing():
    finder = stocked(())
    assert not [c for c in suggestions(finder, (), AROUND) if not ask(finder, c.name).rows]
    answer = ask(finder, "haus")
    assert answer.headline == "Dazu finden wir nichts."
    assert not answer.rows


def test_where_nothing_is_found_another_word_is_asked_for(finder):
    answer = ask(finder, "Bdstlle")
    assert answer.headline == "Dazu finden wir nichts."
    assert answer.meant == "Meinten Sie Badestelle?"
    assert answer.proposals[0].name == "Badestelle"
    assert len(answer.proposals) <= 3


def test_a_slip_is_forgiven_and_told(finder):
    answer = ask(finder, "Schunenkino")
    assert leads(answer) == [(pages.EVENT_DETAIL, "cinema")]
    assert answer.meant == "Meinten Sie Scheunenkino?"


def test_groups_can_be_seen_alone(finder):
    answer = ask(finder, "haby")
    assert len(answer.chips) > 2
    assert answer.chips[0].selected
    alone = ask(finder, "haby", "event")
    assert {hit.kind for hit in alone.rows} == {label(Group.EVENT, "de")}
    assert [chip.name for chip in alone.chips if chip.selected] == ["event"]


def test_a_group_that_has_gone_meanwhile_shows_all(finder):
    assert ask(finder, "haby", "warning").rows == ask(finder, "haby").rows


def test_many_results_of_a_group_are_a_key_that_leads_to_them():
    items = [event(str(n), f"Fest Nummer {n}", NOW + timedelta(hours=n + 1)) for n in range(100)]
    finder = stocked(items)
    answer = ask(finder, "fest")
    more = [hit for hit in answer.rows if not hit.page]
    assert [hit.item for hit in more] == ["event"]
    assert more[0].title == "Alle 100: Veranstaltungen"
    alone = ask(finder, "fest", more[0].item)
    assert len(alone.rows) == 60
    assert alone.more == "Und 40 weitere. Ein Wort mehr hilft."


def test_sections_head_the_first_of_each_group_alone(finder):
    rows = ask(finder, "haby").rows
    heads = [hit.section for hit in rows if hit.section]
    assert len(heads) == len(set(heads))
    assert rows[0].section


def test_what_is_new_is_found_and_what_went_is_not(finder):
    finder = stocked(ITEMS)
    assert ask(finder, "scheunenkino").rows
    renamed = replace(ITEMS[1], texts={"de": Text("Freilichtkino")})
    finder.stock(everything((ITEMS[0], renamed), AROUND))
    assert not [h for h in ask(finder, "scheunen").rows if h.item == "cinema"]
    assert leads(ask(finder, "freilichtkino")) == [(pages.EVENT_DETAIL, "cinema")]
    assert not [h for h in ask(finder, "badestelle").rows if h.item == "spot"]


def test_the_next_day_today_is_another():
    finder = stocked(ITEMS)
    assert (pages.EVENT_DETAIL, "cinema") in leads(ask(finder, "heute"))
    tomorrow = replace(AROUND, here=replace(AROUND.here, now=NOW + timedelta(days=1)))
    finder.stock(everything(ITEMS, tomorrow))
    assert (pages.EVENT_DETAIL, "cinema") not in leads(ask(finder, "heute"))


def test_nothing_is_learned_twice():
    finder = stocked(ITEMS)
    while finder.work(2):
        pass
    finder.stock(everything(ITEMS, AROUND))
    assert not finder._waiting


def test_a_shop_that_is_a_place_too_is_one_result():
    shop = item("shop", Kind.PLACE, "Hof Sonnenstück", place=Place(trade="Hofladen"))
    eggs = next(i for i in ITEMS if i.id == "eggs")
    found = leads(ask(stocked((eggs, shop)), "hof sonnenstück"))
    assert (pages.SHOP, "hof sonnenstück") in found
    assert (pages.PLACE_DETAIL, "shop") not in found


@pytest.mark.parametrize("language", CODES)
def test_every_group_has_a_name_in_every_language(language):
    names = [label(group, language) for group in Group]
    assert all(names)
    assert len(set(names)) == len(names)
