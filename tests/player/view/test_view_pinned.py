# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the office has pinned: its one cell on the start page, and its row on its kind's page."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from content.clock import BERLIN
from content.details import (
    Call,
    CallForm,
    Money,
    Notice,
    Offer,
    Opening,
    Option,
    Phase,
    Place,
    Point,
    Seller,
)
from content.model import Item, Kind, Text
from player.view.arc import Frame
from player.view.calm import news_line
from player.view.events import Question, day_view
from player.view.here import Here
from player.view.home import moments
from player.view.pinned import pinned_of
from player.view.places import places_view
from player.view.sheet import Room
from player.view.trust import doubted

NOW = datetime(2026, 5, 16, 14, 32, tzinfo=BERLIN)  # a Saturday
HERE = Here(NOW, "Haby", Point(54.39, 9.77))


def made(kind, title, **more):
    return Item(f"office:{title}", kind, "office", {"de": Text(title)}, **more)


def notice(title, removed, **more):
    told = Notice(date(2026, 5, 1), removed)
    return made(Kind.NOTICE, title, notice=told, **more)


def offer(title, price=None, **more):
    return made(Kind.OFFER, title, offer=Offer(Seller("Hof"), price=price), **more)


def place(title, point=None, hours=(), **more):
    return made(Kind.PLACE, title, place=Place(point=point, hours=hours), **more)


def cells(*items, here=HERE):
    return [(m.label, m.value, m.detail) for m in moments(items, here)]


def test_each_kind_has_a_cell_of_its_own_words(make_event, make_news):
    daily = Opening((5,), time(8), time(18))
    three = Money(Decimal("3.50"), "EUR")
    expected = [
        (make_news("2026-05-09T10:00", title="Umzug", pinned=True), ("Wichtig", "9. Mai", "Umzug")),
        (
            make_event("2026-06-20T15:00", title="Fest", pinned=True),
            ("Sa, 20. Juni", "15:00", "Fest"),
        ),
        (notice("Satzung", date(2026, 5, 29), pinned=True), None),
        (offer("Eier", three, pinned=True), ("Angebot", "3,50\u00a0€", "Eier")),
        (offer("Eier", pinned=True), ("Angebot", "Preis im Laden", "Eier")),
        (place("Bücherei", hours=(daily,), pinned=True), ("Gut zu wissen", "Geöffnet", "Bücherei")),
        (place("Beratung", pinned=True), ("Gut zu wissen", "Für Sie da", "Beratung")),
    ]
    for item, cell in expected:
        (found,) = cells(item)
        assert cell is None or found == cell
    (found,) = cells(expected[2][0])
    assert (found[0], found[2]) == ("Aushang bis", "Satzung")


def test_it_has_a_cell_whatever_else_there_is_and_only_one(make_event, make_news):
    ends = datetime(2026, 5, 16, 20, tzinfo=BERLIN)
    vote = Call(CallForm.POLL, Phase.VOTE, closes=ends, options=(Option("Ja"), Option("Nein")))
    busy = (
        made(Kind.CALL, "Spielplatz", call=vote),
        notice("Auslegung", date(2026, 5, 16)),
        make_event("2026-05-16T15:00", title="Anbaden"),
        make_event("2026-05-16T19:00", title="Kino"),
        make_news("2026-05-16T10:00", title="Neues"),
    )
    pinned = make_news("2026-03-01T10:00", title="Umzug", pinned=True)
    told = [detail for _, _, detail in cells(*busy, pinned)]
    assert sorted(told) == ["Auslegung", "Spielplatz", "Umzug"]
    # nothing else tells of it once more
    event = make_event("2026-05-16T15:00", title="Regatta", pinned=True)
    told = [detail for _, _, detail in cells(event, busy[3], busy[4])]
    assert told == ["Regatta", "Kino", "Neues"]
    assert [d for *_, d in cells(pinned, busy[4])] == ["Umzug", "Neues"]
    assert [d for *_, d in cells(pinned)] == ["Umzug"]


def test_of_several_the_one_that_ends_first_then_the_newest(make_event, make_news):
    def pinned(title, published="2026-05-10T10:00", **more):
        return make_news(published, title=title, pinned=True, **more)

    def told(*items):
        return pinned_of(items, HERE)[0].text().title

    soon = pinned("bald", pinned_until=NOW + timedelta(days=1))
    ends = pinned("endet", valid_until=NOW + timedelta(hours=1))
    assert told(pinned("ohne"), soon) == "bald"
    assert told(pinned("ohne"), soon, ends) == "endet"
    assert told(pinned("alt"), pinned("neu", "2026-05-15T10:00")) == "neu"
    series = [make_event(f"2026-05-{day}T10:00", title=day, pinned=True) for day in ("18", "25")]
    assert told(*series) == "18"


def test_what_is_over_called_off_or_pinned_no_more_has_none(make_event, make_news):
    gone = [
        make_event("2026-05-16T09:00", title="Markt", pinned=True),
        make_event("2026-05-17T09:00", title="Lauf", pinned=True, cancelled=True),
        make_news(title="Umzug", pinned=True, pinned_until=NOW),
    ]
    for item in gone:
        assert pinned_of((item,), HERE) is None
    assert pinned_of((), HERE) is None


@pytest.mark.parametrize("language", ["en", "da", "nds"])
def test_the_words_are_those_of_the_visitor(language, make_news):
    items = (make_news(title="Umzug", pinned=True),)
    (cell,) = moments(items, Here(NOW, "Haby", None, language))
    assert cell.label == {"en": "Important", "da": "Vigtigt", "nds": "Wichtig"}[language]


def test_the_pages_of_a_day_and_of_places_begin_with_it(make_event):
    def day(*items):
        return day_view(items, NOW, "Haby", Question(NOW.date()), Frame())

    late = make_event("2026-05-16T19:00", title="Kino", pinned=True)
    view = day(make_event("2026-05-16T16:00", title="Anbaden"), late)
    assert [(r.title, r.subtitle) for r in view.rows] == [("Kino", "Wichtig"), ("Anbaden", "")]
    # what comes next is still told by the clock
    assert view.arc.centre.title == "Anbaden"
    near, far = place("Bad", Point(54.391, 9.77)), place("Amt", Point(54.45, 9.77), pinned=True)
    rows = places_view((near, far), HERE, "", Room(2160, 1900)).rows
    assert [(row.number, row.title) for row in rows] == [("1", "Amt"), ("2", "Bad")]


def test_old_pinned_news_do_not_make_the_news_old(make_news):
    items = (
        make_news("2026-03-01T10:00", title="Umzug", pinned=True),
        make_news("2026-05-05T10:00", title="Neues"),
    )
    assert news_line(items, HERE) == news_line(items[1:], HERE)


def test_among_pinned_notices_the_soonest_to_go_is_told_beside_them():
    items = (
        notice("A", date(2026, 5, 30), pinned=True),
        notice("B", date(2026, 5, 17), pinned=True, pinned_until=NOW + timedelta(days=40)),
        notice("C", date(2026, 5, 16)),
    )
    assert [detail for *_, detail in cells(*items)] == ["B", "C"]


def test_without_a_clock_nobody_knows_whether_a_pinned_place_is_open():
    library = place("Bücherei", hours=(Opening((5,), time(8), time(18)),), pinned=True)
    ((_, value, _),) = cells(library, here=replace(HERE, now=doubted(NOW)))
    assert value == "Für Sie da"
