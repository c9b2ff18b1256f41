# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Somebody searches: on the keyboard of the glass, with one finger, with two, in every language."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from content.store import Change, Store
from player.app import wait_until
from tests.player.conftest import EVENTS, NEWS, NOW, news
from tests.player.visitor import SECONDS, TOUCHABLE, Visitor, name_of, nodes, settle, touch

STOCK = {"news": NEWS, "dates": EVENTS}
PANELS = {
    "portrait": {"size": (540, 960), "orientation": "portrait", "lower_edge_mm": 500},
    "landscape": {"size": (960, 540), "orientation": "landscape", "lower_edge_mm": 800},
}


@pytest.fixture(params=PANELS)
def visitor(start, request):
    player = start(STOCK, **PANELS[request.param])
    someone = Visitor(player)
    touch(player, "Suchen")
    someone.sees("search")
    return someone


def search(visitor):
    return visitor.player.models["search"]


def names(visitor):
    return set(visitor.keys())


def types(visitor, letters):
    for letter in letters:
        touch(visitor.player, letter)


def rects(player):
    """Where everything lies that can be touched, by its spoken name, in px of the panel."""
    window = player.window
    glass = QRect(0, 0, window.width(), window.height())
    found = {}
    for node in nodes(player):
        rect = node.rect().translated(-window.x(), -window.y())
        shown = not node.state().disabled and not node.state().invisible
        if node.role() in TOUCHABLE and shown and glass.contains(rect.center()):
            found[name_of(node), rect.x(), rect.y()] = rect
    return found


def test_from_a_letter_to_the_thing_and_back_to_the_words(visitor):
    types(visitor, "KINO")
    assert search(visitor).line == "Kino"
    visitor.touches("Scheunenkino")
    visitor.sees("event-detail")
    visitor.touches("Zurück")
    visitor.sees("search")
    assert search(visitor).line == "Kino"


def test_a_village_opens_what_is_on_there(visitor):
    types(visitor, "GRO")
    visitor.touches("Groß Wittensee")
    visitor.sees("events")
    assert visitor.player.models["events"].place == "Groß Wittensee"


def test_all_results_in_a_list_by_kinds_and_the_keyboard_again(visitor):
    types(visitor, "HABY")
    visitor.touches("Alle zeigen")
    assert wait_until(lambda: "Q" not in names(visitor), SECONDS)
    visitor.touches("Veranstaltungen")
    assert wait_until(lambda: "Meldung" not in " ".join(names(visitor)), SECONDS)
    visitor.touches("Ändern")
    assert wait_until(lambda: "Q" in names(visitor), SECONDS)
    assert search(visitor).line == "Haby"
    visitor.touches("Alle zeigen")
    visitor.touches("Scheunenkino")
    visitor.sees("event-detail")


def test_a_proposed_word_is_typed_by_one_touch(visitor):
    visitor.touches("Heute")
    assert wait_until(lambda: search(visitor).line == "Heute", SECONDS)
    assert any("Scheunenkino" in name or "Heute" in name for name in names(visitor))


def test_blank_delete_and_figures(visitor):
    types(visitor, ["A", "Leerzeichen", "B", "Löschen", "123", "5", "ABC", "C"])
    assert search(visitor).line == "A 5c"


def test_nothing_typed_has_no_results_to_show(visitor):
    assert not search(visitor).some
    disabled = [name_of(n) for n in nodes(visitor.player) if n.state().disabled]
    assert "Noch leer" in disabled
    types(visitor, "XQX")
    assert "Kein Treffer" in [name_of(n) for n in nodes(visitor.player) if n.state().disabled]


def test_fingers_that_overlap_keep_the_order_of_their_letters(visitor):
    window, finger = visitor.player.window, QTest.createTouchDevice()
    at = visitor.keys()
    QTest.touchEvent(window, finger).press(1, at["K"], window).commit()
    QTest.touchEvent(window, finger).stationary(1).press(2, at["I"], window).commit()
    QTest.touchEvent(window, finger).release(1, at["K"], window).stationary(2).commit()
    QTest.touchEvent(window, finger).press(3, at["N"], window).stationary(2).commit()
    QTest.touchEvent(window, finger).release(3, at["N"], window).release(
        2, at["I"], window
    ).commit()
    assert wait_until(lambda: search(visitor).line == "Kin", SECONDS), search(visitor).line


def test_a_finger_that_slips_off_its_key_counts_once(visitor):
    window, finger = visitor.player.window, QTest.createTouchDevice()
    at = visitor.keys()
    QTest.touchEvent(window, finger).press(1, at["A"], window).commit()
    QTest.touchEvent(window, finger).move(1, at["A"] + QPoint(0, -200), window).commit()
    QTest.touchEvent(window, finger).release(1, at["A"] + QPoint(0, -200), window).commit()
    touch(visitor.player, "B")
    assert search(visitor).line == "Ab"


def test_delete_goes_on_while_it_is_held(visitor):
    search(visitor).write("feuerwehrhaus")
    window, finger = visitor.player.window, QTest.createTouchDevice()
    at = visitor.keys()["Löschen"]
    QTest.touchEvent(window, finger).press(1, at, window).commit()
    assert wait_until(lambda: search(visitor).line == "", 4 * SECONDS)
    QTest.touchEvent(window, finger).release(1, at, window).commit()


def test_whatever_is_typed_leaves_the_page_whole(visitor):
    for line in (
        "e",
        "ab " * 90,
        "🚒👨‍👩‍👧",
        "a\u0308\u0301" * 30,
        ".*[(\\",
        "<b>x</b>&amp;",
        "%1 %n {x}",
    ):
        search(visitor).begin()
        search(visitor).write(line)
        settle(visitor.player)
        assert "Q" in names(visitor), line
    search(visitor).erase()


def test_another_language_while_typing(visitor):
    types(visitor, "KIN")
    visitor.player.terminal.choose_language("da")
    assert wait_until(lambda: "Å" in names(visitor) and "Slet" in names(visitor), SECONDS)
    types(visitor, "O")
    assert search(visitor).line == "Kino"
    visitor.player.terminal.choose_language("en")
    assert wait_until(lambda: "Show all" in names(visitor), SECONDS)


def test_what_comes_and_goes_while_somebody_types(visitor):
    player = visitor.player
    types(visitor, "KINO")
    assert search(visitor).headline == "Ein Treffer"
    store = Store(player.options.state, player.options.runtime)
    store.open()
    store.apply("news", Change(items=(news("new", "Kino im Dörpshuus"),)), NOW)
    store.close()
    player.shelf.refresh()
    assert wait_until(lambda: search(visitor).headline == "2 Treffer", SECONDS)
    assert search(visitor).line == "Kino"
    touch(player, "Alle zeigen")
    store.open()
    store.apply("news", Change(items=()), NOW)
    store.apply("dates", Change(items=EVENTS[:1]), NOW)
    store.close()
    player.shelf.refresh()
    # a list without anything in it is no page: the keyboard is there again
    assert wait_until(lambda: "Q" in names(visitor), SECONDS)


def test_the_next_visitor_finds_nothing_of_it(visitor):
    types(visitor, "KINO")
    visitor.player.session.finish()
    visitor.sees("home")
    assert search(visitor).line == ""
    assert search(visitor).rows.rowCount() == 0
    assert search(visitor).proposals.rowCount() == 0
    touch(visitor.player, "Suchen")
    visitor.sees("search")
    assert search(visitor).line == ""


def test_the_key_of_the_bar_begins_anew_and_the_history_has_the_search_once(visitor):
    types(visitor, "KINO")
    visitor.touches("Scheunenkino")
    visitor.sees("event-detail")
    touch(visitor.player, "Suchen")
    visitor.sees("search")
    assert search(visitor).line == ""
    touch(visitor.player, "Suchen")
    touch(visitor.player, "Zurück")
    visitor.sees("home")


def test_letters_of_a_keyboard_that_somebody_brought(visitor):
    for letter in "kin":
        QTest.keyClick(visitor.player.window, letter)
    QTest.keyClick(visitor.player.window, Qt.Key.Key_Backspace)
    assert wait_until(lambda: search(visitor).line == "Ki", SECONDS), search(visitor).line


@pytest.mark.parametrize("size", [1.0, 1.5])
def test_all_that_can_be_touched_is_in_reach_apart_and_large_enough(visitor, size):
    player = visitor.player
    player.terminal.choose_text_size(size)
    landscape = player.window.width() > player.window.height()
    scale = max(player.window.width(), player.window.height()) / 3840
    horizon = (1330 if landscape else 2392) * scale
    for line in ("", "haby", "xqxq"):
        search(visitor).take(line)
        settle(player)
        found = rects(player)
        assert len(found) > 30
        for (name, *_), rect in found.items():
            assert rect.top() >= horizon - 1, name
            assert min(rect.width(), rect.height()) >= 118 * scale - 1, (name, rect)
        for (one, first), (other, second) in combinations(found.items(), 2):
            assert not first.intersects(second), (one, other)
