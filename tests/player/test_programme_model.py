# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The programme on the glass: it turns, stands still when held, and leads to what it showed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest

from content import drill
from content.details import Alert
from content.model import Item, Kind, Text
from content.reader import Reader
from content.rules import Screen
from player import programme
from player.app import wait_until
from player.backend import programme as programme_backend
from player.backend.pictures import Pictures
from player.backend.programme import ProgrammeModel
from player.backend.shelf import Shelf
from player.programme import HELD, SEEN, SHIFTED_PX, TURN
from tests.player.conftest import EVENTS, NEWS, NOW
from tests.player.visitor import spoken, tap, touch

LANES = ("greeting", "event", "news")


@pytest.fixture
def resting(start):
    """A player that nobody touches, over news and events."""

    def made(stock=None, **more):
        held = {"news": NEWS, "dates": EVENTS} if stock is None else stock
        player = start(held, page="programme", **more)
        assert wait_until(lambda: not player.window.property("loading"))
        return player

    return made


@pytest.fixture
def model(filled, glass_now, qapp):
    state, runtime = filled
    shelf = Shelf(Reader(state, runtime), Screen(place="Haby"), lambda: glass_now, Pictures(state))
    made = ProgrammeModel(shelf)
    yield made
    made.deleteLater()
    shelf.deleteLater()


def lane(model):
    return model.property("poster").property("lane")


def headline(model):
    return model.property("poster").property("headline")


def middle(item):
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def test_it_greets_and_takes_the_kinds_in_turn(model):
    model.begin()
    seen = [lane(model)]
    for _ in range(model.property("count") - 1):
        model.advance()
        seen.append(lane(model))
    assert seen == ["greeting", "event", "news", "event", "news", "event"]
    assert model.property("number") == 6
    model.advance()
    assert lane(model) == "greeting"


def stood(model):
    """Let what stands there do so until it counts as shown."""
    timers = [child for child in model.children() if hasattr(child, "timeout")]
    [enough] = [timer for timer in timers if timer.interval() == SEEN / timedelta(milliseconds=1)]
    assert enough.isActive()
    enough.timeout.emit()


def test_a_poster_that_nobody_foresaw_costs_only_itself(model, monkeypatch, caplog):
    def fragile(stock, turn):
        if turn.lane == "event" or (turn.lane == "greeting" and stock.items):
            raise ArithmeticError("nobody foresaw this")
        return whole(stock, turn)

    whole = programme_backend.poster_of
    monkeypatch.setattr(programme_backend, "poster_of", fragile)
    model.begin("")
    seen = [lane(model)]
    for _ in range(4):
        model.advance()
        seen.append(lane(model))
    assert set(seen) == {"greeting", "news"}
    assert "the programme does without" in caplog.text


def test_one_that_fails_has_had_its_turn(model, monkeypatch):
    def fragile(stock, turn):
        if turn.key == NEWS[0].id:
            raise ArithmeticError("nobody foresaw this")
        return whole(stock, turn)

    whole, seen = programme_backend.poster_of, set()
    monkeypatch.setattr(programme_backend, "poster_of", fragile)
    model.begin("")
    for _ in range(12):
        model.advance()
        seen.add(model.property("poster").view.item)
    assert len(seen & {item.id for item in NEWS}) > 1


def test_an_item_that_is_in_nobodys_stock_costs_only_itself(model, monkeypatch, caplog):
    def fragile(stock):
        if any(item.id == NEWS[0].id for item in stock.items):
            raise ArithmeticError("nobody foresaw this")
        return whole(stock)

    whole = programme_backend.stock_of
    monkeypatch.setattr(programme_backend, "stock_of", fragile)
    model.begin("")
    model.advance()
    model.advance()
    assert lane(model) == "news"
    assert f"ProgrammeModel does without {NEWS[0].id}" in caplog.text


def test_after_a_visit_it_goes_on_with_what_was_not_shown(model):
    told = []
    for _ in range(5):  # visitors leave it the greeting and one more each time
        model.begin()
        assert lane(model) == "greeting"
        model.advance()
        stood(model)
        told.append((lane(model), headline(model)))
        model.wake()
    assert [kind for kind, _ in told] == ["event", "news", "event", "news", "event"]
    assert len(set(told)) == 5


def test_what_was_woken_away_at_once_comes_again(model):
    model.begin()
    model.advance()
    first = headline(model)
    model.wake()
    model.begin()
    model.advance()
    assert headline(model) == first
    stood(model)
    model.wake()
    model.begin()
    model.advance()
    assert headline(model) != first


def test_what_nobody_sees_any_more_does_not_count(model):
    model.begin()
    model.advance()
    model.wake()
    timers = [child for child in model.children() if hasattr(child, "timeout")]
    assert not any(timer.isActive() for timer in timers)


def test_it_names_what_comes_next(model):
    model.begin()
    told = model.property("next")
    model.advance()
    assert told == f"Gleich: {headline(model)}"


def test_what_is_held_stands_until_it_may_go_on(model):
    model.begin()
    model.hold()
    model.advance()
    assert (model.property("held"), lane(model)) == (True, "greeting")
    model.go_on()
    model.advance()
    assert (model.property("held"), lane(model)) == (False, "event")


def test_what_is_held_and_forgotten_goes_on_by_itself(model):
    model.begin()
    model.hold()
    timers = [child for child in model.children() if hasattr(child, "timeout")]
    [over] = [timer for timer in timers if timer.interval() == HELD / timedelta(milliseconds=1)]
    assert over.isActive()
    over.timeout.emit()
    assert not model.property("held")


def test_each_stands_for_twelve_seconds(model):
    assert model.property("turnMs") == TURN / timedelta(milliseconds=1) == 12_000


def test_what_is_taken_back_leaves_the_glass(model, filled, monkeypatch):
    model.begin("news")
    gone = headline(model)
    shelf = model._shelf
    left = tuple(item for item in shelf.items if item.text().title != gone)
    monkeypatch.setattr(shelf, "items", left)
    shelf.changed.emit()
    assert headline(model) != gone


def test_what_changes_while_it_stands_changes_on_it(model, monkeypatch):
    model.begin("news")
    poster, shelf = model.property("poster"), model._shelf
    first = shelf.items[[i.text().title for i in shelf.items].index(headline(model))]
    new = replace(first, texts={"de": Text("Neuer Titel")})
    monkeypatch.setattr(
        shelf, "items", tuple(new if item is first else item for item in shelf.items)
    )
    shelf.changed.emit()
    assert headline(model) == "Neuer Titel"
    assert model.property("poster") is poster, "the same paper with new words: nothing fades"


def test_what_stood_there_is_known_to_who_woke_it(model):
    model.begin("event")
    name = headline(model)
    model.wake()
    assert (model.property("seenName"), model.property("seenPage")) == (name, "event-detail")
    model.reset()
    assert model.property("seenItem") == ""


def test_of_the_greeting_nothing_is_kept_in_mind(model):
    model.begin()
    model.wake()
    assert model.property("seenItem") == ""


@pytest.mark.parametrize("size", [(540, 960), (960, 540)], ids=["portrait", "landscape"])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast", "sunlight"])
def test_every_look_is_drawn_without_a_warning(resting, size, theme):
    player = resting(size=size, theme=theme)
    model = player.models["programme"]
    for name in LANES:
        model.begin(name)
        assert wait_until(lambda: not player.window.property("loading"))
        QTest.qWait(30)
        assert any(headline(model) in words for words in spoken(player))


def test_with_nothing_at_all_there_is_the_village(resting):
    player = resting({})
    assert lane(player.models["programme"]) == "greeting"
    assert any(words.startswith("Moin.") for words in spoken(player))
    QTest.qWait(50)
    shot = player.window.grabWindow()
    colours = {shot.pixelColor(x, y).name() for x in range(0, 540, 9) for y in range(0, 960, 9)}
    assert len(colours) > 12, "a picture, not a plain ground"


def test_one_poster_gives_way_to_the_next(resting):
    player = resting()
    model = player.models["programme"]
    before = player.window.grabWindow()
    model.advance()
    assert wait_until(lambda: player.window.grabWindow() != before)
    assert any(headline(model) in words for words in spoken(player))


def test_the_key_that_holds_it_does_not_wake(resting):
    player = resting()
    key = player.session.property("free")
    assert key is not None
    model = player.models["programme"]
    tap(player, middle(key))
    assert wait_until(lambda: model.property("held"))
    assert player.session.property("stage") == "attract"
    tap(player, middle(key))
    assert wait_until(lambda: not model.property("held"))


def test_a_touch_wakes_and_what_was_seen_is_one_touch_away(start):
    player = start({"dates": EVENTS}, page="programme", visits=True)
    model = player.models["programme"]
    assert wait_until(lambda: player.session.property("stage") == "attract")
    model.begin("event")
    name = headline(model)
    tap(player, QPoint(270, 480))
    assert wait_until(lambda: player.session.property("stage") == "explore")
    assert player.window.property("pageName") == "home", "the first touch only wakes"
    for _ in range(2):  # it stays there until the visit is over
        touch(player, f"Eben gesehen: {name}")
        assert wait_until(lambda: player.window.property("pageName") == "event-detail")
        touch(player, "Start")
        assert wait_until(lambda: player.window.property("pageName") == "home")
    player.session.finish()
    assert wait_until(lambda: player.session.property("stage") == "attract")
    assert model.property("seenItem") == ""


def bands(player, monkeypatch, place):
    """The top and the foot of the glass, while all of it is moved by so many of its pixels."""
    moved = tuple(value * SHIFTED_PX for value in place)
    monkeypatch.setattr(programme, "shift", lambda _now: moved)
    player.models["programme"].changed.emit()
    QTest.qWait(50)
    theme = player.engine.singletonInstance("Kiosk.Theme", "Theme")
    high, foot = (int(theme.property(name) / 4) for name in ("bannerHeight", "plinthHeight"))
    shot = player.window.grabWindow()
    width, height = shot.width(), shot.height()
    # without the mark in the corner, which has to stay where it is
    return shot.copy(0, 0, width, high), shot.copy(0, height - foot, width - 30, foot)


@pytest.fixture(params=["warning", "drill"])
def warned(resting, request, tmp_path):
    """A player that nobody touches, with the banner of a warning that was read, or of a drill."""
    storm = Alert(
        "storm", severity="Severe", urgency="Immediate", certainty="Likely",
        sent=NOW, expires=NOW + timedelta(hours=1),
    )  # fmt: skip
    held = {"dates": EVENTS}
    if request.param == "drill":
        (tmp_path / "r").mkdir()
        drill.begin(tmp_path / "r", NOW)
    else:
        warning = Item("cap:storm", Kind.WARNING, "cap", {"de": Text("Sturm")}, warning=storm)
        held["cap"] = (warning,)

    def made(**more):
        player = resting(held, **more)
        player.models["warnings"].acknowledge()
        assert player.window.property("warned")
        player.models["programme"].hold()
        return player

    return made


def colours(picture, columns, rows):
    return {picture.pixelColor(x, y).name() for x in columns for y in rows}


@pytest.mark.parametrize("size", [(540, 960), (960, 540)], ids=["portrait", "landscape"])
def test_banner_and_plinth_move_with_the_rest_and_show_no_edge(warned, size, monkeypatch):
    player = warned(size=size)
    still = bands(player, monkeypatch, (0, 0))
    for place in ((1, 1), (-1, -1)):
        moved = bands(player, monkeypatch, place)
        for before, after in zip(still, moved, strict=True):
            assert after != before, "it moves"
            room = before.rect().adjusted(2, 2, -2, -2)
            assert after.copy(room.translated(*place)) == before.copy(room)
        (top, foot), (_, plinth) = moved, still
        high, wide = top.height() - 1, foot.width()
        left, was_left = (colours(one, [0], range(high)) for one in (top, still[0]))
        # a drill has stripes there, with all shades between their two colours
        assert (min(left), max(left)) == (min(was_left), max(was_left))
        assert len(colours(top, [top.width() - 1], range(high))) == 1
        assert colours(foot, range(wide), [foot.height() - 1]) == colours(plinth, [0], [9])
