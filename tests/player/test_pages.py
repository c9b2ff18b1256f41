# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of news and events with nothing, one thing and forty; days and villages by touch."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QMetaObject
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from content.model import Event, Item, Kind, Text
from player.app import wait_until
from tests.player.mirror import Mirror
from tests.player.visitor import spoken, touch

LONG = "Abfallentsorgungsgebührensatzungsänderung in Ahlefeld-Bistensee und Neu Duvenstedt"
VILLAGES = ("Groß Wittensee", "Haby", "Ahlefeld-Bistensee", "Neu Duvenstedt", "Holtsee")


def item(kind, number, now):
    title = LONG if number % 5 == 0 else f"Sache {number}"
    begins = now + timedelta(minutes=20 + 11 * number)
    return Item(
        id=f"{kind}:{number}",
        kind=kind,
        source=str(kind),
        texts={"de": Text(title, f"{title}, kurz gesagt.", "<p>Absatz mit Text.</p>" * 30)},
        published=now - timedelta(hours=number + 1),
        places=(VILLAGES[number % 5],),
        link="" if number % 2 else f"https://example.org/{number}",
        event=Event(begins, location="Hof Lindenau, Dorfstraße 4", price="6 Euro, Kinder frei")
        if kind is Kind.EVENT
        else None,
    )


@pytest.fixture
def stocked(start, glass_now):
    def stock(number, **more):
        kinds = (Kind.NEWS, Kind.EVENT)
        return start(
            {str(k): [item(k, n, glass_now) for n in range(number)] for k in kinds}, **more
        )

    return stock


@pytest.mark.parametrize("text_size", [1.0, 1.5])
@pytest.mark.parametrize("size", [(540, 960), (960, 540)])
@pytest.mark.parametrize("page", ["news", "news-detail", "events", "event-detail"])
@pytest.mark.parametrize("number", [0, 1, 40])
def test_pages_load_with_nothing_one_and_forty(stocked, number, page, size, text_size):
    shown = {"news-detail": "news:0", "event-detail": "event:0"}.get(page, "")
    player = stocked(number, page=page, item=shown, size=size, text_size=text_size)
    assert player.window.property("pageName") == page


def test_a_day_of_the_strip_is_chosen_by_touch_and_stays_after_going_back(stocked):
    player = stocked(40, page="events")
    touch(player, "Sonntag, 17. Mai")
    assert player.models["events"].property("day") == "2026-05-17"
    assert player.models["events"].property("headline") == "Morgen, Sonntag"
    touch(player, "Heute, Samstag")
    assert player.models["events"].property("day") == "2026-05-16"


def test_a_village_is_chosen_by_touch_from_chips_and_from_the_sheet(stocked):
    player = stocked(40, page="events")
    everything = player.models["events"].property("rows").rowCount()
    touch(player, "Groß Wittensee")
    assert player.models["events"].property("place") == "Groß Wittensee"
    assert 0 < player.models["events"].property("rows").rowCount() < everything
    touch(player, "Weitere")
    touch(player, "Neu Duvenstedt")
    assert player.models["events"].property("place") == "Neu Duvenstedt"
    touch(player, "Alle Dörfer")
    assert player.models["events"].property("rows").rowCount() == everything


def test_a_day_of_another_month(stocked):
    player = stocked(1, page="events")
    touch(player, "Monat")
    touch(player, "Später")
    assert player.models["events"].property("month") == "Juni 2026"
    touch(player, "Vorher")
    assert player.models["events"].property("month") == "Mai 2026"
    touch(player, "Schließen")
    assert "Schließen" not in spoken(player)


def test_an_empty_day_leads_on(stocked):
    player = stocked(1, page="events", item="2026-05-17")
    assert player.models["events"].property("nothing").startswith("Morgen ist nichts los.")
    player.models["events"].select_day("")
    assert player.models["events"].property("nothing") == ""


def test_the_text_rises_and_says_when_there_is_no_more(stocked):
    player = stocked(1, page="news-detail", item="news:0")
    assert "Weiter lesen" in spoken(player)
    for _ in range(12):
        if "Weiter lesen" not in spoken(player):
            break
        touch(player, "Weiter lesen")
        QTest.qWait(350)
    assert "Weiter lesen" not in spoken(player)


def test_neighbours_and_the_day_of_an_event_are_one_touch_away(stocked):
    player = stocked(3, page="news-detail", item="news:0")
    touch(player, "Ältere")
    assert any("Sache 1" in name for name in spoken(player))
    touch(player, "Neuere")
    assert LONG in spoken(player)


def test_what_has_gone_leads_to_the_list(stocked):
    player = stocked(1, page="event-detail", item="event:gone")
    touch(player, "Alle Termine")
    assert wait_until(lambda: player.window.property("pageName") == "events")


def test_a_page_that_was_left_hears_no_more_of_the_store(stocked):
    player = stocked(2, page="events")
    touch(player, LONG)
    assert wait_until(lambda: player.window.property("pageName") == "event-detail")
    QTest.qWait(300)
    touch(player, "Zurück")
    assert wait_until(lambda: player.window.property("pageName") == "events")
    QTest.qWait(300)
    player.shelf.refresh()
    assert player.window.property("pageName") == "events"


def test_a_page_that_was_left_is_taken_down(stocked):
    player = stocked(2)
    for _ in range(3):
        player.window.open("events", "")
        player.window.open("news-detail", "news:0")
        wait_until(lambda: not player.window.property("busy"))
        QMetaObject.invokeMethod(player.window, "start")
        wait_until(lambda: not player.window.property("busy"))
    mirror, left = Mirror(player.engine), ("EventsPage", "NewsDetailPage")

    def standing():
        kinds = (mirror.kind(each) for each in player.window.findChildren(QQuickItem))
        return [kind for kind in kinds if kind in left]

    assert wait_until(lambda: standing() == []), standing()
