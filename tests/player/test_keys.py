# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Five keys lead through every page, and a ring shows where they are."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from player.app import wait_until
from tests.player.conftest import EVENTS, NEWS
from tests.player.keyed import BACK, DOWN, HELP, OK, UP, Keyed
from tests.player.visitor import settle, spoken, tap, touch

SHAPES = [(540, 960), (960, 540)]


@pytest.fixture
def visitor(start):
    return Keyed(start({"news": NEWS, "dates": EVENTS}))


def test_without_a_key_there_is_no_ring(visitor):
    assert visitor.ring is None
    assert not visitor.player.keys.property("used")


def test_the_first_key_shows_where_one_is_and_presses_nothing(visitor):
    visitor.press(OK)
    assert visitor.page == "home"
    assert visitor.ring.property("visualFocus")
    assert visitor.player.keys.property("used")


def test_down_goes_as_one_reads_and_up_goes_back(visitor):
    visitor.press(DOWN)
    first = visitor.on
    visitor.press(DOWN)
    second = visitor.on
    assert second != first
    visitor.press(UP)
    assert visitor.on == first
    visitor.press(UP)
    assert visitor.on.startswith("Sprache"), "the last key of the bar"
    visitor.press(DOWN)
    assert visitor.on == first


def test_tab_goes_the_same_way(visitor):
    visitor.press(Qt.Key.Key_Tab)
    first = visitor.on
    visitor.press(Qt.Key.Key_Tab)
    assert visitor.on != first
    QTest.keyClick(visitor.player.window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert visitor.on == first


def test_ok_opens_and_back_leads_to_where_one_was(visitor):
    visitor.opens("Neues")
    visitor.sees("news")
    assert visitor.ring is not None
    visitor.goes_to("Meldung 3")
    there = visitor.on
    visitor.press(OK)
    visitor.sees("news-detail")
    visitor.press(BACK)
    visitor.sees("news")
    assert visitor.on == there
    visitor.press(BACK)
    visitor.sees("home")
    assert visitor.on.startswith("Neues")
    visitor.press(BACK)
    assert visitor.page == "home"


def test_the_key_of_the_bar_leads_back_to_the_place_as_well(visitor):
    visitor.opens("Neues")
    visitor.sees("news")
    visitor.opens("Meldung 2")
    visitor.sees("news-detail")
    visitor.opens("Zurück")
    visitor.sees("news")
    assert visitor.on.startswith("Meldung 2")


def test_the_voice_says_where_one_is_and_a_finger_silences_it(visitor, monkeypatch):
    said, hushed = [], []
    visitor.player.keys.reached.connect(lambda _, text: said.append(text))
    visitor.press(DOWN)
    assert said[-1].startswith("Start. ")
    visitor.opens("Neues")
    visitor.sees("news")
    assert wait_until(lambda: said[-1].startswith("Neues. "))
    visitor.press(DOWN)
    assert not said[-1].startswith("Neues. "), "the page is named once"
    assert visitor.on == said[-1]
    visitor.player.voice.hushed.connect(lambda: hushed.append(True))
    tap(visitor.player, QPoint(270, 60))
    assert hushed


def test_a_sheet_takes_the_ring_and_gives_it_back(visitor):
    visitor.goes_to("Lesehilfe")
    visitor.press(OK)
    assert wait_until(lambda: "Lesehilfe" not in visitor.on)
    names = {name for _, name, _ in visitor.round()}
    assert any("Schrift" in name for name in names)
    assert "Veranstaltungen" not in names, "what lies below the sheet"
    visitor.press(BACK)
    assert visitor.page == "home"
    assert visitor.on.startswith("Lesehilfe")


def test_a_finger_takes_the_ring_away(visitor):
    visitor.press(DOWN, 2)
    ring = visitor.ring
    tap(visitor.player, QPoint(270, 60))
    settle(visitor.player)
    assert not ring.property("visualFocus")
    assert not visitor.player.keys.property("used")
    visitor.press(DOWN)
    assert visitor.ring.property("visualFocus")


def test_the_next_visitor_finds_no_ring(visitor):
    visitor.opens("Neues")
    visitor.sees("news")
    visitor.press(DOWN, 3)
    visitor.player.session.finish()
    settle(visitor.player)
    visitor.sees("home")
    assert visitor.ring is None
    visitor.press(DOWN)
    fresh = visitor.on
    visitor.press(UP)
    visitor.press(DOWN)
    assert visitor.on == fresh


@pytest.mark.parametrize("size", SHAPES)
@pytest.mark.parametrize("page", ["news", "events", "more"])
def test_what_the_ring_is_on_is_in_view(start, page, size):
    visitor = Keyed(start({"news": NEWS, "dates": EVENTS}, page=page, size=size))
    width, height = size
    for _, name, box in visitor.round():
        assert box.left() >= 0, name
        assert box.right() <= width, name
        assert box.top() >= 0, name
        assert box.bottom() <= height, name


@pytest.mark.parametrize("size", SHAPES)
def test_a_long_text_is_read_by_keys_and_comes_up_again(start, size):
    visitor = Keyed(
        start({"news": NEWS}, page="news-detail", item="news:1", size=size, text_size=1.5)
    )
    visitor.goes_to("Weiter")
    for _ in range(20):
        if "Zum Anfang" in visitor.on:
            break
        visitor.press(OK)
        QTest.qWait(400)
    assert "Zum Anfang" in visitor.on
    visitor.press(OK)
    assert wait_until(lambda: "Zum Anfang" not in visitor.on)
    visitor.press(DOWN)
    assert visitor.ring is not None


def test_a_month_is_chosen_by_keys_and_closed_by_back(visitor):
    visitor.opens("Veranstaltungen")
    visitor.sees("events")
    visitor.opens("Monat")
    assert "Vorher" in spoken(visitor.player)
    names = [name for _, name, _ in visitor.round()]
    assert "Schließen" in names
    assert not [name for name in names if "Scheunenkino" in name]
    visitor.press(BACK)
    visitor.sees("events")
    assert "Monat" in visitor.on


def test_the_help_key_helps_everywhere_and_back_leads_back(visitor):
    visitor.opens("Neues")
    visitor.sees("news")
    visitor.goes_to("Meldung 4")
    there = visitor.on
    visitor.press(HELP)
    visitor.sees("help")
    depth = visitor.player.window.property("depth")
    visitor.press(HELP)
    assert visitor.player.window.property("depth") == depth, "help about help"
    visitor.press(BACK)
    visitor.sees("news")
    assert visitor.on == there


@pytest.mark.parametrize("way", [("Lesehilfe", "Hilfe"), ("Mehr", "Hilfe")])
def test_a_finger_finds_help_too(start, way):
    player = start({"news": NEWS, "dates": EVENTS}, contact="Telefon 04356 555 0100")
    if way[0] == "Mehr":
        player.window.open("more", "")
        settle(player)
    else:
        touch(player, way[0])
    touch(player, way[1])
    assert wait_until(lambda: player.window.property("pageName") == "help")
    assert any("04356" in line for line in spoken(player))
