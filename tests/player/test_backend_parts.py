# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Rows, images, the shelf and the terminal, each without a window."""

import json
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QColor
from shiboken6 import delete

from content import drill
from content.files import replace_file
from content.model import Picture
from content.reader import Reader
from content.rules import Screen
from content.store import Change, Store
from player.backend.events import EventsModel
from player.backend.home import HomeModel
from player.backend.images import CodeProvider, IconProvider
from player.backend.news import NewsArticle, NewsModel
from player.backend.pictures import Pictures
from player.backend.rows import RowModel
from player.backend.search import SearchModel
from player.backend.shelf import Shelf, Wording
from player.backend.terminal import Terminal
from player.search.letters import fold, stem
from tests.player.visitor import SECONDS


@dataclass(frozen=True)
class Line:
    title: str
    parts: tuple[str, ...] = ()


class Hand:
    """A clock that is moved by hand."""

    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now


@pytest.fixture
def hand(glass_now):
    return Hand(glass_now)


@pytest.fixture
def shelf(filled, hand, qapp):
    state, runtime = filled
    made = Shelf(Reader(state, runtime), Screen(place="Haby"), hand, Pictures(state))
    yield made
    made.deleteLater()


def test_fields_are_roles(qapp, qtmodeltester):
    model = RowModel(Line)
    model.set_rows([Line("a", ("x", "y")), Line("b")])
    names = {bytes(name): role for role, name in model.roleNames().items()}
    assert set(names) == {b"title", b"parts"}
    assert model.data(model.index(0), names[b"title"]) == "a"
    assert model.data(model.index(0), names[b"parts"]) == ["x", "y"]
    assert model.data(model.index(7), names[b"title"]) is None
    qtmodeltester.check(model)


def test_a_list_that_stayed_the_same_is_not_touched(qtbot, qapp):
    model = RowModel(Line)
    model.set_rows([Line("a"), Line("b")])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.dataChanged):
        model.set_rows([Line("a"), Line("b")])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as changed:
        model.set_rows([Line("a"), Line("c")])
    assert changed.args[0].row() == 1
    with qtbot.waitSignal(model.modelReset):
        model.set_rows([Line("a")])


def test_an_icon_takes_the_colour_and_unknown_ones_stay_empty(qapp):
    icons = IconProvider()
    drawn = icons.requestImage("home?color=ff0000&stroke=2.4", QSize(), QSize(48, 48))
    assert QColor(drawn.pixelColor(24, 42)).alpha() == 0 or drawn.size() == QSize(48, 48)
    reds = [drawn.pixelColor(x, y) for x in range(48) for y in range(48)]
    assert any(c.red() == 255 and c.alpha() > 200 and c.green() == 0 for c in reds)
    for bad in ("../app", "nothing-here", "home?color=javascript", "home?stroke=x"):
        assert not icons.requestImage(bad, QSize(), QSize(8, 8)).isNull()


def test_a_code_is_dark_on_white_with_a_quiet_zone(qapp):
    code = CodeProvider().requestImage(
        "https%3A%2F%2Fexample.org%2F%C3%BC", QSize(), QSize(424, 424)
    )
    assert code.size() == QSize(424, 424)
    assert {code.pixelColor(x, 3).name() for x in range(424)} == {"#ffffff"}
    names = {code.pixelColor(x, 212).name() for x in range(424)}
    assert names == {"#ffffff", "#000000"}


def test_too_long_a_text_gives_no_code_and_no_error(qapp):
    assert not CodeProvider().requestImage("x" * 5000, QSize(), QSize(424, 424)).isNull()


def test_what_is_over_since_midnight_stays_known_but_is_not_shown(shelf):
    assert "dates:early" not in {item.id for item in shelf.items}
    assert shelf.item("dates:early") is not None
    assert shelf.item("nobody") is None


def test_new_content_reaches_the_pages(shelf, filled, qtbot, hand, make_news):
    state, runtime = filled
    shelf.watch(runtime)
    with qtbot.waitSignal(shelf.changed, timeout=SECONDS):
        store = Store(state, runtime)
        store.open()
        store.apply("news", Change(items=(make_news("new", "Ganz neu"),)), hand.now)
        store.close()
    qtbot.waitUntil(lambda: shelf.item("news:new") is not None, timeout=SECONDS)


def test_what_others_write_beside_the_content_is_nothing_to_look_at(shelf, filled, qtbot, hand):
    _, runtime = filled
    shelf.watch(runtime)
    with qtbot.assertNotEmitted(shelf.changed, wait=600):
        replace_file(runtime / "pulse.json", b"{}", durable=False)
        replace_file(runtime / "witness.json", b"{}", durable=False)
    with qtbot.waitSignal(shelf.changed, timeout=SECONDS):
        drill.begin(runtime, hand.now)
    assert any(item.source == drill.SOURCE for item in shelf.items)


def test_a_look_that_fails_is_not_the_last_one(filled, hand, qtbot):
    class Stumbling(Reader):
        falls = False

        def items(self, kind=None):
            if self.falls:
                self.falls = False
                raise ArithmeticError("an item that nobody can read")
            return super().items(kind)

    state, runtime = filled
    reader = Stumbling(state, runtime)
    shelf = Shelf(reader, Screen(place="Haby"), hand, Pictures(state))
    reader.falls = True
    hand.now = hand.now.replace(second=59, microsecond=900_000)
    with qtbot.waitSignal(shelf.changed, timeout=SECONDS), pytest.raises(ArithmeticError):
        shelf.watch(runtime)


def test_a_card_follows_the_shelf_until_its_item_is_gone(shelf, filled, hand, qtbot):
    article, overview = NewsArticle(), NewsModel(shelf)
    article.setProperty("item", "news:0")
    article.setProperty("news", HomeModel(shelf))
    assert article.property("gone"), "a model that hands out no shelf is no overview"
    article.setProperty("news", overview)
    assert article.property("headline").startswith("Meldung 0")
    store = Store(*filled)
    store.open()
    store.apply("news", Change(items=()), hand.now)
    store.close()
    with qtbot.waitSignal(article.changed):
        shelf.refresh()
    assert article.property("gone")
    assert (article.property("headline"), article.property("code")) == ("", "")
    assert article.property("picture") == shelf.pictures.scene("village", hand.now).url


def test_a_card_that_its_page_took_along_is_not_called_again(shelf, qtbot):
    article, overview = NewsArticle(), NewsModel(shelf)
    article.setProperty("news", overview)
    article.setProperty("item", "news:0")
    delete(article)
    with qtbot.waitSignal(overview.changed):
        shelf.refresh()


def test_what_somebody_typed_is_not_even_kept_among_folded_words(shelf):
    search = SearchModel(shelf)
    search.begin()
    search.take("Geheimnis")
    assert fold.cache_info().currsize
    search.reset()
    assert (fold.cache_info().currsize, stem.cache_info().currsize) == (0, 0)


def test_a_missing_store_is_an_empty_shelf(tmp_path, hand, qapp):
    shelf = Shelf(Reader(tmp_path / "no", tmp_path), Screen(), hand, Pictures(tmp_path))
    assert shelf.items == ()
    shelf.watch(tmp_path / "nowhere")


def test_pictures_are_the_items_own_or_a_scene(shelf, filled, glass_now, make_news):
    state, _ = filled
    (state / "media").mkdir(exist_ok=True)
    (state / "media" / ("c" * 64)).write_bytes(b"x")
    own = replace(
        make_news("p", "Bild"), pictures=(Picture("https://x.org/a.jpg", media="c" * 64),)
    )
    file = state / "media" / ("c" * 64)
    assert QUrl(shelf.pictures.of(own, glass_now).url).toLocalFile() == str(file)
    gone = replace(own, pictures=(Picture("https://x.org/a.jpg", media="d" * 64),))
    assert str(state) not in shelf.pictures.of(gone, glass_now).url


def test_the_terminal_says_date_and_age(shelf, options, hand, qtbot):
    terminal = Terminal(replace(options, theme=""), shelf)
    assert terminal.clock == "14:32"
    assert terminal.dateLong == "Samstag, 16. Mai"
    assert terminal.dateShort == "Sa, 16. Mai"
    assert terminal.name == "Groß Wittensee"
    assert terminal.scheme == "light"
    hand.now += timedelta(hours=9)
    with qtbot.waitSignal(terminal.changed):
        shelf.refresh()
    assert terminal.clock == "23:32"
    assert terminal.scheme == "dark"


def test_reading_aids_are_chosen_and_forgotten(shelf, options, qtbot):
    terminal = Terminal(options, shelf)
    terminal.choose_scheme("contrast")
    terminal.choose_text_size(1.3)
    assert (terminal.scheme, terminal.textSize) == ("contrast", 1.25)
    terminal.choose_scheme("purple")
    assert terminal.scheme == "contrast"
    terminal.reset_aids()
    assert (terminal.scheme, terminal.textSize) == ("light", 1.0)


def test_only_a_joined_screen_offers_to_subscribe(filled, hand, qapp):
    state, runtime = filled
    told = Wording(web="https://office.example.org")
    shelf = Shelf(Reader(state, runtime), Screen(place="Haby"), hand, Pictures(state), told)
    events = EventsModel(shelf)
    assert events.code == ""
    for stands, offered in (("waiting", False), ("accepted", True), ("revoked", False)):
        replace_file(runtime / "enrolment.json", json.dumps({"state": stands}).encode())
        shelf.refresh()
        assert bool(events.code) is offered, stands
    replace_file(runtime / "enrolment.json", b'{"state": "accepted"}')
    shelf.refresh()
    events.select_place("Haby")
    assert events.code == "https://office.example.org/o/abonnieren/?ort=Haby"
    assert events.codeTitle == "Termine abonnieren"
    events.deleteLater()
    shelf.deleteLater()
