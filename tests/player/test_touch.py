# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The finger on the real player: home > news > detail > back > events > detail, no warning."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject
from PySide6.QtTest import QTest

from player.app import Player, load_fonts, wait_until
from player.backend.images import IconProvider
from tests.player.conftest import EVENTS, NEWS
from tests.player.visitor import SECONDS, Visitor, spoken


@pytest.fixture
def visitor(options, qapp):
    load_fonts()
    player = Player(options, clock=lambda: options.at)
    player.window.show()
    visitor = Visitor(player)
    visitor.sees("home")
    yield visitor
    warnings = player.warnings
    player.close()
    assert warnings == []


def test_a_round_through_the_pages(visitor):
    visitor.touches("Neues")
    visitor.sees("news")
    visitor.touches("Meldung")
    visitor.sees("news-detail")
    visitor.touches("Zurück")
    visitor.sees("news")
    visitor.touches("Start")
    visitor.sees("home")
    visitor.touches("Veranstaltungen")
    visitor.sees("events")
    visitor.touches("Scheunenkino")
    visitor.sees("event-detail")
    visitor.touches("Zurück")
    visitor.sees("events")


def test_who_goes_on_and_on_fills_no_memory_and_finds_back(visitor):
    window = visitor.player.window
    for number in range(30):
        item = f"news:{number % 2}"
        QMetaObject.invokeMethod(window, "open", Q_ARG(str, "news-detail"), Q_ARG(str, item))
        visitor.sees("news-detail")
    deepest = window.property("depth")
    assert deepest < 30
    visitor.touches("Zurück")
    assert wait_until(lambda: window.property("depth") == deepest - 1, SECONDS)
    visitor.touches("Start")
    visitor.sees("home")


@pytest.mark.parametrize("size", [(540, 960), (960, 540), (500, 500), (400, 1000)])
@pytest.mark.parametrize("page", ["home", "news", "events", "news-detail", "event-detail"])
def test_every_page_in_every_shape_without_a_warning(options, qapp, tmp_path, page, size):
    items = {"news-detail": "news:1", "event-detail": "dates:cinema"}
    file = tmp_path / "page.png"
    player = Player(
        replace(options, page=page, item=items.get(page, ""), size=size, screenshot=file),
        clock=lambda: options.at,
    )
    try:
        assert player.save(file)
        assert player.window.property("pageName") == page
        warnings = list(player.warnings)
    finally:
        player.close()
    assert warnings == []


@pytest.mark.parametrize("page", ["home", "news", "events", "news-detail", "event-detail"])
def test_an_empty_store_is_no_blank_screen_and_no_warning(options, qapp, tmp_path, page):
    bare = replace(options, state=tmp_path / "none", page=page, item="gone:1")
    bare = bare if page.endswith("detail") else replace(bare, item="")
    player = Player(replace(bare, screenshot=tmp_path / "x.png"), clock=lambda: options.at)
    try:
        assert player.save(tmp_path / "x.png")
        assert player.window.property("pageName") in {page, "home"}
        warnings = list(player.warnings)
    finally:
        player.close()
    assert warnings == []


def test_a_page_that_does_not_load_leads_back_home(options, qapp):
    player = Player(replace(options, page="no-such-page"), clock=lambda: options.at)
    try:
        player.window.show()
        assert wait_until(lambda: player.window.property("pageName") == "home", SECONDS)
    finally:
        player.close()


def test_reading_aids_change_the_screen_and_close(visitor):
    terminal = visitor.player.terminal
    visitor.touches("Lesehilfe")
    visitor.touches("Sehr groß")
    assert wait_until(lambda: terminal.textSize == 1.5, SECONDS)
    visitor.touches("Kontrast")
    assert wait_until(lambda: terminal.scheme == "contrast", SECONDS)
    visitor.touches("Fertig")
    visitor.touches("Veranstaltungen")
    visitor.sees("events")


def test_icons_that_the_pages_name_exist(visitor, monkeypatch):
    asked = {}
    ask = IconProvider._source

    def listen(provider, name):
        asked[name] = ask(provider, name)
        return asked[name]

    monkeypatch.setattr(IconProvider, "_source", listen)
    for page, item in (("news", ""), ("events", ""), ("event-detail", "dates:cinema")):
        QMetaObject.invokeMethod(
            visitor.player.window, "open", Q_ARG("QString", page), Q_ARG("QString", item)
        )
        QTest.qWait(50)
    assert asked
    assert not [name for name, source in asked.items() if not source]


def test_a_screen_reader_finds_greeting_and_keys(visitor):
    names = spoken(visitor.player)
    assert any("Moin in" in name for name in names), names
    assert {"Veranstaltungen", "Neues", "Start", "Lesehilfe"} <= set(visitor.keys())
    touchable = visitor.keys()
    assert "Zurück" not in touchable, "on the start page there is no way back"


def test_a_drag_in_the_choose_zone_scrolls_and_opens_nothing(visitor):
    visitor.touches("Neues")
    visitor.sees("news")
    before = visitor.keys()
    visitor.drags(270, 800, -300)
    assert wait_until(lambda: visitor.keys() != before, SECONDS)
    visitor.sees("news")


def test_what_lies_beside_the_list_of_a_wide_page_is_touched_and_not_scrolled(start):
    player = start({"news": NEWS, "dates": EVENTS}, page="news", size=(960, 540))
    someone = Visitor(player)
    someone.sees("news")
    someone.touches("Diese Meldung lesen")
    someone.sees("news-detail")
