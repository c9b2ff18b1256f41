# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A foreign page stands below our own head, and whatever draws it may do what it likes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize

from player.app import wait_until
from player.backend import websheet
from player.web import line
from player.web.visit import SOCKET
from tests.fakes.web_peer import Peer
from tests.player.visitor import SECONDS, settle, spoken, tap, touch

SITE = "https://example.org"
RED = (30, 30, 220)
MIDDLE = QPoint(270, 450)


@pytest.fixture
def peer(options):
    peer = Peer(options.runtime / SOCKET)
    yield peer
    peer.close()


@pytest.fixture
def visit(options, running, peer):
    """A visitor who looks at a piece of news, whose page the Amt allows."""

    def visiting(**more):
        return running(replace(options, page="news-detail", item="news:1", sites=(SITE,), **more))

    return visiting


def until(condition):
    assert wait_until(condition, SECONDS)


def opened(player, peer):
    """Open the page of the item, and let its picture come."""
    touch(player, "Hier ansehen")
    until(lambda: peer.line is not None)
    peer.say(line.Page("Amt", f"{SITE}/1", back=False, loading=False, below=True))
    peer.draw(*RED)
    until(lambda: "Weiter lesen" in spoken(player))
    settle(player)


def colour(player, point=MIDDLE):
    return player.window.grabWindow().pixelColor(point).getRgb()[:3]


def ended(peer):
    return lambda: peer.line is None


def test_the_page_of_an_item_is_looked_at_below_our_own_head(visit, peer):
    player = visit()
    opened(player, peer)
    assert player.window.property("pageName") == "web"
    assert peer.opening.url == f"{SITE}/1"
    assert peer.opening.allow == (SITE,)
    assert peer.opening.width == 540
    assert colour(player) == RED[::-1]
    assert colour(player, QPoint(270, 20)) != RED[::-1]
    assert "Seite von example.org" in spoken(player)


def test_it_is_not_offered_of_a_site_that_is_not_allowed_nor_where_nothing_draws_it(
    options, running, visit, peer
):
    for sites in ((), ("https://example.com",)):
        player = running(replace(options, page="news-detail", item="news:1", sites=sites))
        assert "Hier ansehen" not in spoken(player)
    peer.close()
    (options.runtime / SOCKET).unlink()
    assert "Hier ansehen" not in spoken(visit())


def test_a_finger_and_keys_reach_it(visit, peer):
    player = visit()
    opened(player, peer)
    tap(player, MIDDLE)
    until(lambda: len([word for word in peer.heard if isinstance(word, line.Touch)]) == 2)
    down, up = (word for word in peer.heard if isinstance(word, line.Touch))
    assert (down.state, up.state) == ("down", "up")
    assert down.x == pytest.approx(270, abs=1)
    assert 250 < down.y < 450
    touch(player, "Weiter lesen")
    until(lambda: any(isinstance(word, line.Scroll) and word.pixels > 200 for word in peer.heard))


def follow(player, peer):
    """Touch a link, which leads on."""
    tap(player, MIDDLE)
    until(lambda: any(isinstance(word, line.Touch) for word in peer.heard))
    peer.say(line.Page("Amt", f"{SITE}/2", back=True, loading=False))
    until(lambda: player.window.findChild(websheet.WebSheet).property("returns"))
    settle(player)


def test_back_goes_back_in_it_first_and_then_leaves_it(visit, peer):
    player = visit()
    opened(player, peer)
    follow(player, peer)
    touch(player, "Zurück")
    until(lambda: line.Back() in peer.heard)
    assert player.window.property("pageName") == "web"
    peer.say(line.Page("Amt", f"{SITE}/1", back=False, loading=False))
    settle(player)
    touch(player, "Zurück")
    assert player.window.property("pageName") == "news-detail"
    until(ended(peer))


def test_a_page_that_always_leads_back_to_itself_is_left_all_the_same(visit, peer):
    player = visit()
    opened(player, peer)
    follow(player, peer)
    touch(player, "Zurück")
    until(lambda: line.Back() in peer.heard)
    # as a page does whose first one leads on by itself, and one that hangs
    peer.say(line.Page("Amt", f"{SITE}/3", back=True, loading=False))
    peer.say(line.Page("Amt", f"{SITE}/2", back=True, loading=False))
    settle(player)
    touch(player, "Zurück")
    assert player.window.property("pageName") == "news-detail"


def test_it_is_asked_for_by_the_terminals_proxy_however_that_is_written(visit, peer):
    opened(visit(proxy="http://Proxy.example.org:3128/"), peer)
    assert peer.opening.proxy == "http://proxy.example.org:3128"


def test_the_start_page_ends_it(visit, peer):
    player = visit()
    opened(player, peer)
    touch(player, "Start")
    until(ended(peer))
    assert player.window.property("pageName") == "home"


def test_behind_another_page_it_ends_and_is_fetched_anew(visit, peer):
    player = visit()
    opened(player, peer)
    follow(player, peer)
    touch(player, "Suchen")
    until(ended(peer))
    assert peer.visits == 1
    settle(player)
    touch(player, "Zurück")
    until(lambda: peer.visits == 2 and peer.line is not None)
    assert peer.opening.url == f"{SITE}/2"
    assert "Die Seite wird geholt." in spoken(player)
    peer.draw(*RED)
    until(lambda: colour(player) == RED[::-1])


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        ("refused", "Diese Seite darf hier nicht gezeigt werden."),
        ("unreachable", "Die Seite ist nicht zu erreichen."),
        ("crashed", "Die Seite ist nicht zu erreichen."),
    ],
)
def test_a_page_that_does_not_come_is_told_and_asked_for_once_more(visit, peer, why, sentence):
    player = visit()
    touch(player, "Hier ansehen")
    until(lambda: peer.line is not None)
    peer.say(line.Lack(why))
    until(lambda: sentence in spoken(player))
    until(ended(peer))
    settle(player)
    touch(player, "Noch einmal")
    until(lambda: peer.visits == 2 and peer.line is not None)
    peer.draw(*RED)
    until(lambda: colour(player) == RED[::-1])


def test_a_link_that_may_not_be_followed_leaves_the_page_and_says_so(visit, peer):
    player = visit()
    opened(player, peer)
    peer.say(line.Lack("refused"))
    until(lambda: any("nur am eigenen Telefon" in words for words in spoken(player)))
    assert colour(player) == RED[::-1]
    assert peer.line is not None


@pytest.mark.parametrize(
    "said",
    [
        b"nonsense\n",
        b"\xff\n",
        b'{"page": 3}\n',
        b"x" * 70_000,
        b'{"frame": true, "a": 1}\n',
        # our head says whose page it is
        line.encode(line.Page("Amt", "https://example.com/", back=False, loading=False)),
    ],
)
def test_who_says_something_else_is_hung_up_on(visit, peer, said):
    player = visit()
    opened(player, peer)
    peer.line.sendall(said)
    until(lambda: "Die Seite ist nicht zu erreichen." in spoken(player))
    until(ended(peer))


def test_who_dies_takes_nothing_along(visit, peer):
    player = visit()
    opened(player, peer)
    peer.line.shutdown(2)
    until(lambda: "Die Seite ist nicht zu erreichen." in spoken(player))
    touch(player, "Zurück")
    assert player.window.property("pageName") == "news-detail"


def test_who_dies_after_a_picture_leaves_none(visit, peer):
    player = visit()
    touch(player, "Hier ansehen")
    until(lambda: peer.line is not None)
    peer.draw(*RED)
    peer.line.shutdown(2)
    until(lambda: "Die Seite ist nicht zu erreichen." in spoken(player))
    settle(player)
    assert "Weiter lesen" not in spoken(player)


def test_who_never_draws_is_given_up(visit, peer, monkeypatch):
    monkeypatch.setattr(websheet, "_PATIENCE_MS", 300)
    player = visit()
    touch(player, "Hier ansehen")
    until(lambda: "Die Seite ist nicht zu erreichen." in spoken(player))
    until(ended(peer))


def test_who_floods_the_line_is_heard_a_little_at_a_time(visit, peer, monkeypatch):
    monkeypatch.setattr(websheet, "_A_SECOND_MS", 600_000)
    player = visit()
    taken = []
    monkeypatch.setattr(websheet.WebSheet, "_take", lambda _, word: taken.append(word))
    touch(player, "Hier ansehen")
    until(lambda: peer.line is not None)
    peer.line.setblocking(False)
    flood, sent = line.encode(line.Frame()) * 4096, 0
    for _ in range(200):
        try:
            sent += peer.line.send(flood)
        except BlockingIOError:
            wait_until(lambda: False, 5)
    assert sent > 200_000, "the line is bounded, and the flood was one"
    # one reading more than the bound, and nothing after it
    assert 0 < len(taken) < 65_536 / len(line.encode(line.Frame())) + websheet._MOST_WORDS


def test_pictures_without_end_are_copied_a_few_at_a_time(visit, peer, monkeypatch):
    monkeypatch.setattr(websheet, "_PICTURE_EVERY_MS", 600_000)
    player = visit()
    drawn = []
    draw = websheet.WebSheet._draw
    monkeypatch.setattr(websheet.WebSheet, "_draw", lambda sheet: drawn.append(draw(sheet)))
    touch(player, "Hier ansehen")
    until(lambda: peer.line is not None)
    page = line.Page("", f"{SITE}/1", back=False, loading=False, below=True)
    peer.line.sendall(line.encode(line.Frame()) * 300 + line.encode(page))
    until(lambda: player.window.findChild(websheet.WebSheet).property("below"))
    assert len(drawn) == 1


def test_larger_letters_ask_for_the_page_that_is_seen_with_another_zoom(visit, peer):
    player = visit()
    opened(player, peer)
    peer.say(line.Page("Amt", f"{SITE}/2", back=True, loading=False))
    before = peer.opening.zoom
    settle(player)
    player.terminal.choose_text_size(1.5)
    until(lambda: peer.visits == 2 and peer.line is not None)
    assert peer.opening.zoom == pytest.approx(before * 1.5)
    assert peer.opening.url == f"{SITE}/2"


def test_letters_are_never_larger_than_the_engine_can(visit):
    terminal = visit().terminal
    opening = terminal.opening(f"{SITE}/1", QSize(100, 100), 3.5 * 1.5)
    assert opening.zoom == line.MOST_ZOOM


def test_lowered_all_of_it_is_in_reach(visit, peer):
    player = visit()
    opened(player, peer)
    before = peer.opening.height
    player.terminal.choose_lowered(True)
    until(lambda: peer.visits == 2 and peer.line is not None)
    assert peer.opening.height < before


def test_lowered_on_a_broad_panel_that_hangs_high_some_of_it_is_left(visit, peer):
    player = visit(orientation="landscape", size=(960, 540), lower_edge_mm=1000)
    player.terminal.choose_lowered(True)
    opened(player, peer)
    assert peer.opening.height > 600 * peer.opening.zoom / websheet._PX


@pytest.mark.parametrize(
    ("link", "opens"),
    [
        (f"{SITE}/seite", True),
        (f"{SITE}/satzung.pdf", False),
        (f"{SITE}/satzung.PDF?a=1", False),
        ("http://example.org/seite", False),
        ("BEGIN:VCALENDAR", False),
        ("", False),
    ],
)
def test_what_may_be_opened(visit, link, opens):
    assert visit().terminal.opens(link) is opens
