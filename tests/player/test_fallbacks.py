# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is missing or breaks costs only itself: a page, the face, a picture, an item, the GPU."""

import os
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQuick import QQuickWindow

from content.details import Notice
from content.model import Attachment, Item, Kind, Picture, Text
from player import app, pages
from player.app import wait_until
from player.backend import drawing
from player.backend import events as events_backend
from player.backend import news as news_backend
from tests.player.conftest import EVENTS
from tests.player.visitor import spoken, touch


def opened(player, page, item=""):
    QMetaObject.invokeMethod(player.window, "open", Q_ARG(str, page), Q_ARG(str, item))
    wait_until(lambda: not player.window.property("busy"))


def colours(player):
    return len(
        {player.window.grabWindow().pixel(x, y) for x in range(0, 540, 9) for y in range(0, 960, 9)}
    )


@pytest.mark.parametrize("page", ["broken", "nobody-knows-it"])
def test_a_page_that_does_not_load_leads_to_the_start_and_says_so(
    start, make_news, page, monkeypatch
):
    broken = pages.Page("broken", "NoSuchPage", "news")
    monkeypatch.setattr(pages, "PAGES", (*pages.PAGES, broken))
    player = start({"news": [make_news(1, "Neues")]}, page="news")
    opened(player, page)
    assert player.window.property("pageName") == "home"
    assert "Wir sind wieder am Anfang. Das lag an uns." in spoken(player)
    touch(player, "Neues")
    assert player.window.property("pageName") == "news"


@pytest.mark.parametrize("page", [name for name in pages.NAMES if name in pages.WITH_ITEM])
def test_an_item_that_has_gone_leaves_a_page_with_a_way_on(start, make_news, page):
    player = start({"news": [make_news(1, "Neues")]}, page=page, item="gone:gone")
    assert player.window.property("pageName") == page
    assert colours(player) > 3
    touch(player, "Start")
    assert player.window.property("pageName") == "home"


def pictured(make_news, folder, content):
    """News with a picture whose file holds this; None: there is no file."""
    name = "a" * 64
    (folder / "s" / "media").mkdir(parents=True)
    if content is not None:
        (folder / "s" / "media" / name).write_bytes(content)
    picture = Picture(url="https://x.example/1", media=name, width=800, height=600)
    return replace(make_news(1, "Neues"), pictures=(picture,))


def test_a_picture_that_is_gone_leaves_no_empty_box(start, make_news, tmp_path):
    item = pictured(make_news, tmp_path, None)
    player = start({"news": [item]}, page="news-detail", item=item.id)
    assert wait_until(lambda: not player.window.property("loading"))
    assert colours(player) > 3


@pytest.mark.no_qt_log
@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n half", b"<svg"])
def test_a_damaged_picture_leaves_no_empty_box_and_is_told(start, make_news, content, tmp_path):
    item = pictured(make_news, tmp_path, content)
    player = start({"news": [item]}, page="news-detail", item=item.id)
    assert wait_until(lambda: bool(player.warnings))
    assert colours(player) > 3
    assert all("Error decoding" in warning for warning in player.warnings)
    player.warnings.clear()


@pytest.mark.no_qt_log
@pytest.mark.parametrize("page", ["notices", "notice-detail", "notice-page"])
def test_a_paper_whose_page_is_gone_shows_its_words(start, page, glass_now):
    gone = Picture("https://x.example/1", media="b" * 64, width=1650, height=2334)
    paper = Attachment(
        "https://x.example/1.pdf", pages=(gone,), pages_in_all=1, text="Was dort steht."
    )
    item = Item(
        "amt:1", Kind.NOTICE, "amt", {"de": Text("Satzung", "", "<p>Der Rat beschließt.</p>")},
        notice=Notice(posted=(glass_now - timedelta(days=1)).date()), attachments=(paper,),
    )  # fmt: skip
    player = start({"amt": [item]}, page=page, item="" if page == "notices" else item.id)
    assert wait_until(lambda: bool(player.warnings))
    assert colours(player) > 3
    assert all("Cannot open" in warning for warning in player.warnings), player.warnings
    assert any("Satzung" in name for name in spoken(player))
    player.warnings.clear()


def test_without_its_own_face_the_terminal_writes_with_another(
    start, make_news, tmp_path, monkeypatch, caplog
):
    QFontDatabase.removeAllApplicationFonts()
    monkeypatch.setattr(drawing, "FONTS", tmp_path)
    app.load_fonts()
    assert "a common one stands in" in caplog.text
    (tmp_path / "Broken.ttf").write_bytes(b"no font")
    app.load_fonts()
    assert "Broken.ttf does not load" in caplog.text
    monkeypatch.undo()
    app.load_fonts()


@pytest.mark.parametrize(
    ("name", "software"),
    [("", True), ("llvmpipe (LLVM 15.0.6, 256 bits)", True), ("Mesa Intel(R) UHD Graphics", False)],
)
def test_opengl_is_drawn_with_where_there_is_a_gpu(monkeypatch, name, software):
    asked = []
    monkeypatch.delenv("QT_QUICK_BACKEND")
    monkeypatch.setattr(drawing, "_renderer_name", lambda: name)
    monkeypatch.setattr(QQuickWindow, "setGraphicsApi", asked.append)
    drawing.choose_renderer()
    assert bool(asked) is software


def test_who_loses_the_gpu_begins_anew_without_it(start, make_news, monkeypatch):
    player = start({"news": [make_news(1, "Neues")]})
    asked = []
    monkeypatch.setattr(QGuiApplication, "exit", lambda: asked.append("exit"))
    player.window.sceneGraphError.emit(QQuickWindow.SceneGraphError.ContextNotAvailable, "gone")
    assert player.lost
    assert asked == ["exit"]
    monkeypatch.setenv("QT_QUICK_BACKEND", "")
    monkeypatch.setattr(os, "execv", lambda *words: asked.append(words))
    drawing.without_gpu()
    assert os.environ["QT_QUICK_BACKEND"] == "software"
    assert asked[-1][0] == sys.executable


def test_who_begins_anew_without_the_gpu_does_not_say_that_it_stops(options, monkeypatch, qapp):
    class Lost(app.Player):
        def show(self):
            super().show()
            error = QQuickWindow.SceneGraphError.ContextNotAvailable
            QTimer.singleShot(0, lambda: self._lose(error, "gone"))

    told = []
    monkeypatch.setattr(app, "Player", Lost)
    monkeypatch.setattr(app, "tell", told.append)
    monkeypatch.setattr(app, "without_gpu", lambda: told.append("anew"))
    monkeypatch.setattr(app.signal, "signal", lambda *_: None)
    app.run(replace(options, at=None))
    assert told == ["anew"]


def test_an_item_that_a_page_does_not_bear_costs_only_itself(start, make_news, monkeypatch, caplog):
    whole = news_backend.news_view

    def fragile(items, *more):
        if any(item.id == "news:2" for item in items):
            raise ArithmeticError("nobody foresaw this")
        return whole(items, *more)

    monkeypatch.setattr(news_backend, "news_view", fragile)
    player = start({"news": [make_news(n, f"Meldung {n}") for n in range(5)]}, page="news")
    told = " ".join(spoken(player))
    assert all(f"Meldung {n}" in told for n in (0, 1, 3, 4))
    assert "Meldung 2" not in told
    assert "NewsModel does without news:2" in caplog.text


def test_a_thing_that_cannot_be_shown_is_gone_and_the_rest_stands(
    start, make_news, monkeypatch, caplog
):
    def broken(*_):
        raise ArithmeticError("nobody foresaw this")

    monkeypatch.setattr(news_backend, "news_detail", broken)
    player = start({"news": [make_news(1, "Neues")]}, page="news-detail", item="news:1")
    assert "cannot show news:1" in caplog.text
    touch(player, "Start")
    assert player.window.property("pageName") == "home"


def test_an_event_that_nobody_foresaw_costs_neither_its_page_nor_the_start(
    start, monkeypatch, caplog
):
    def fragile(whole):
        def told(items, *more):
            if any(item.id == EVENTS[2].id for item in items):
                raise OverflowError("nobody foresaw this")
            return whole(items, *more)

        return told

    for name in ("day_view", "number_of"):
        monkeypatch.setattr(events_backend, name, fragile(getattr(events_backend, name)))
    player = start({"dates": EVENTS}, page="events")
    told = " ".join(spoken(player))
    assert "Anbaden" in told
    assert "Scheunenkino" not in told
    assert f"EventsModel does without {EVENTS[2].id}" in caplog.text
    touch(player, "Start")
    assert player.window.property("pageName") == "home"
