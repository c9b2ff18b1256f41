# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A visit on the real player, from the finger that wakes to the glass that has forgotten it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from content import drill
from content.outbox import Outbox
from player import pulse
from player.app import wait_until
from player.backend.counts import Counts
from tests.player.keyed import DOWN, Keyed
from tests.player.visitor import (
    MIDDLE,
    SECONDS,
    Visitor,
    goes_by,
    name_of,
    nodes,
    stage,
    tap,
    wake,
)


def test_the_first_touch_only_wakes(opened):
    player = opened()
    visitor = Visitor(player)
    assert stage(player) == "attract"
    tap(player, MIDDLE)
    assert stage(player) == "explore"
    QTest.qWait(100)
    assert visitor.page == "home"
    player.timepiece.at += 2
    visitor.touches("Neues")
    visitor.sees("news")


def test_a_whole_hand_only_wakes_and_what_stays_on_the_glass_blocks_nobody(opened):
    player = opened()
    visitor, window = Visitor(player), player.window
    hand = QTest.createTouchDevice()
    QTest.touchEvent(window, hand).press(1, MIDDLE, window).commit()
    player.timepiece.at += 0.2
    QTest.touchEvent(window, hand).stationary(1).press(2, MIDDLE + QPoint(90, 40), window).commit()
    QTest.touchEvent(window, hand).stationary(1).release(2, MIDDLE, window).commit()
    assert stage(player) == "explore"
    assert visitor.page == "home"
    # the first one is a drop of water, and stays
    player.timepiece.at += 3
    news = next(point for name, point in visitor.keys().items() if "Neues" in name)
    QTest.touchEvent(window, hand).stationary(1).press(3, news, window).commit()
    QTest.touchEvent(window, hand).stationary(1).release(3, news, window).commit()
    visitor.sees("news")
    QTest.touchEvent(window, hand).release(1, MIDDLE, window).commit()


def test_a_finger_that_never_leaves_is_asked_like_nobody(opened):
    player = opened()
    wake(player)
    window, finger = player.window, QTest.createTouchDevice()
    QTest.touchEvent(window, finger).press(1, MIDDLE, window).commit()
    for step in range(25):
        player.timepiece.at += 1
        trembling = MIDDLE + QPoint(step % 3, 0)
        QTest.touchEvent(window, finger).move(1, trembling, window).commit()
    goes_by(player, 0)
    assert stage(player) == "asking"
    page = Visitor(player).page
    goes_by(player, 30)
    assert stage(player) == "attract"
    QTest.touchEvent(window, finger).release(1, MIDDLE, window).commit()
    QTest.qWait(50)
    assert stage(player) == "attract"
    assert Visitor(player).page == page == "home"


@pytest.mark.parametrize("finger", ["touch", "mouse"])
@pytest.mark.parametrize("waits", [(20,), (20, 30)])
def test_what_is_held_when_the_question_comes_or_the_visit_ends_lets_go(opened, waits, finger):
    player = opened()
    wake(player)
    visitor, window, device = Visitor(player), player.window, QTest.createTouchDevice()
    news = next(point for name, point in visitor.keys().items() if "Neues" in name)
    if finger == "touch":
        QTest.touchEvent(window, device).press(1, news, window).commit()
    else:
        QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=news)
    for seconds in waits:
        goes_by(player, seconds)
    assert stage(player) == ("asking" if len(waits) == 1 else "attract")
    if finger == "touch":
        QTest.touchEvent(window, device).release(1, news, window).commit()
    else:
        QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=news)
    QTest.qWait(100)
    assert visitor.page == "home"
    assert stage(player) == ("asking" if len(waits) == 1 else "attract")


def test_a_finger_that_drags_is_somebody(opened):
    player = opened()
    wake(player)
    window, finger = player.window, QTest.createTouchDevice()
    QTest.touchEvent(window, finger).press(1, MIDDLE, window).commit()
    for step in range(8):
        goes_by(player, 15)
        QTest.touchEvent(window, finger).move(
            1, MIDDLE + QPoint(30 * (step + 1), 0), window
        ).commit()
    assert stage(player) == "explore"
    QTest.touchEvent(window, finger).release(1, MIDDLE, window).commit()


@pytest.mark.parametrize("size", [(540, 960), (960, 540)])
def test_the_question_is_answered_by_one_touch_as_often_as_wanted(opened, size):
    player = opened(size=size)
    visitor = Visitor(player)
    tap(player, QPoint(200, size[1] - 150))
    for _ in range(3):
        player.timepiece.at += 2
        goes_by(player, 20)
        assert stage(player) == "asking"
        assert player.session.property("left") == 30
        visitor.touches("Ja, weiter")
        assert wait_until(lambda: stage(player) == "explore", SECONDS)
    goes_by(player, 22)
    visitor.touches("Fertig")
    assert wait_until(lambda: stage(player) == "explore", SECONDS), "meant for the page"
    goes_by(player, 22)
    QTest.qWait(600)
    visitor.touches("Fertig")
    assert wait_until(lambda: stage(player) == "attract", SECONDS)


def test_only_a_hand_that_is_all_on_the_key_of_the_programme_does_not_wake(opened):
    player = opened()
    window, hand = player.window, QTest.createTouchDevice()
    hold = next(p for name, p in Visitor(player).keys().items() if name == "Anhalten")
    QTest.touchEvent(window, hand).press(1, hold, window).commit()
    QTest.touchEvent(window, hand).release(1, hold, window).commit()
    assert stage(player) == "attract"
    assert player.models["programme"].property("held")
    both = QTest.touchEvent(window, hand).press(1, hold, window).press(2, MIDDLE, window)
    both.commit()
    assert stage(player) == "explore"


def test_a_warning_over_the_programme_leaves_no_way_to_touch_without_waking(opened, options):
    player = opened()
    hold = next(p for name, p in Visitor(player).keys().items() if name == "Anhalten")
    drill.begin(options.runtime, options.at)
    player.shelf.refresh()
    assert player.window.property("alarmed")
    tap(player, hold)
    assert stage(player) == "explore"
    assert player.window.property("alarmed")


def test_what_is_asked_is_within_reach_and_named(opened):
    player = opened()
    wake(player)
    goes_by(player, 20)
    assert wait_until(lambda: "Sind Sie noch da?" in map(name_of, nodes(player)), SECONDS)
    horizon = player.engine.singletonInstance("Kiosk.Theme", "Theme").property("horizonY")
    reach = horizon * player.window.property("scaling")
    asked = {n: p for n, p in Visitor(player).keys().items() if n in {"Ja, weiter", "Fertig"}}
    assert len(asked) == 2
    assert all(point.y() > reach for point in asked.values())


def test_keys_wake_without_doing_anything_else(opened):
    player = opened()
    visitor = Visitor(player)
    QTest.keyClick(player.window, Qt.Key.Key_Return)
    assert stage(player) == "explore"
    assert visitor.page == "home"
    goes_by(player, 21)
    assert stage(player) == "asking"
    QTest.keyClick(player.window, Qt.Key.Key_Escape)
    assert stage(player) == "explore"


def test_a_key_held_down_wakes_and_moves_nothing_until_it_is_pressed_again(opened):
    player = opened()

    def key(kind, *, repeats):
        plain = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(kind, Qt.Key.Key_Down, plain, "", repeats)
        QCoreApplication.sendEvent(player.window, event)

    for repeats in (False, True, True):
        key(QEvent.Type.KeyPress, repeats=repeats)
    assert stage(player) == "explore"
    # it shows where one is
    keyed = Keyed(player)
    assert wait_until(lambda: keyed.ring is not None, SECONDS)
    first = keyed.ring
    # something lies on the key: that is nobody
    for _ in range(30):
        player.timepiece.at += 1
        key(QEvent.Type.KeyPress, repeats=True)
    goes_by(player, 0)
    assert stage(player) == "asking"
    assert keyed.on.startswith("Ja, weiter")
    key(QEvent.Type.KeyRelease, repeats=False)
    player.session.stay()
    assert wait_until(lambda: keyed.ring == first, SECONDS), "it moved while it was held"
    key(QEvent.Type.KeyPress, repeats=False)
    assert wait_until(lambda: keyed.ring != first, SECONDS)


def test_without_visits_somebody_is_there_for_ever(opened):
    player = opened(visits=False)
    goes_by(player, 9999)
    assert stage(player) == "explore"


def test_visits_are_counted_by_page_and_hour_alone(opened, options):
    player = opened()
    wake(player)
    visitor = Visitor(player)
    visitor.touches("Neues")
    visitor.sees("news")
    visitor.touches("Meldung")
    visitor.sees("news-detail")
    visitor.touches("Zurück")
    visitor.sees("news")
    player.counts.write()
    outbox = Outbox(options.state)

    def told():
        outbox.count({}, options.at + timedelta(hours=1))
        return outbox.entries() != ()

    assert wait_until(told, SECONDS)
    (entry,) = outbox.entries()
    assert entry.body == {
        "hour": "2026-05-16T12:00Z",
        "pages": {"visits": 1, "home": 1, "news": 2, "news-detail": 1},
    }


def test_what_cannot_be_written_is_counted_later(options, qapp):
    blocked = options.state / "blocked"
    blocked.write_text("a file where the folder should be")
    counts = Counts(blocked, lambda: options.at)
    counts.woken()
    counts.write()
    wait_until(lambda: counts._writer.submit(lambda: True).result(), SECONDS)
    blocked.unlink()
    counts.visited("home")
    counts.close()
    outbox = Outbox(blocked)
    outbox.count({}, options.at + timedelta(hours=1))
    assert outbox.entries()[0].body["pages"] == {"visits": 1, "home": 1}


def test_whoever_reads_a_warning_has_time_and_sees_the_question(opened, options):
    player = opened()
    visitor = Visitor(player)
    wake(player)
    drill.begin(options.runtime, options.at)
    player.shelf.refresh()
    assert player.window.property("alarmed")
    visitor.touches("Gelesen, weiter")
    QTest.qWait(100)
    assert player.window.property("alarmed"), "that was meant for the page below"
    goes_by(player, 60)
    assert stage(player) == "explore"
    goes_by(player, 60)
    assert stage(player) == "asking"
    assert player.window.property("shown") == "still-there"
    visitor.touches("Ja, weiter")
    assert wait_until(lambda: player.window.property("shown") == "warning", SECONDS)
    QTest.qWait(600)
    visitor.touches("Gelesen, weiter")
    assert wait_until(lambda: not player.window.property("alarmed"), SECONDS)
    drill.end(options.runtime)


def test_what_lies_over_the_page_is_named_to_whoever_has_only_keys(opened, options):
    player, said = opened(), []
    player.terminal.choose_left_handed(True)
    player.keys.reached.connect(lambda _, text: said.append(text))
    keyed = Keyed(player)
    keyed.press(DOWN)
    assert wait_until(lambda: said != [], SECONDS), "the key that wakes shows where one is"
    drill.begin(options.runtime, options.at)
    player.shelf.refresh()
    assert wait_until(lambda: "Gelesen, weiter" in said[-1], SECONDS)
    assert not said[-1].startswith("Gelesen, weiter"), "the warning itself is told first"
    drill.end(options.runtime)
    player.shelf.refresh()
    QTest.qWait(50)
    goes_by(player, 200)
    assert stage(player) == "asking"
    assert wait_until(lambda: said[-1].startswith("Sind Sie noch da?"), SECONDS)
    assert keyed.on.startswith("Ja, weiter")


def test_every_page_counts_that_somebody_comes_to(opened):
    player, came = opened(), []
    wake(player)
    player.session.visited.connect(came.append)
    for item in ("dates:cinema", "dates:bathing"):
        player.window.open("event-detail", item)
        assert wait_until(lambda: not player.window.property("busy"), SECONDS)
    assert came == ["event-detail", "event-detail"]


def test_what_comes_down_is_looked_for_where_it_is(opened, options):
    player = opened(lower_edge_mm=700.0)
    wake(player)
    player.heart.watch(player.window)
    player.terminal.choose_lowered(True)
    assert wait_until(lambda: not player.window.property("busy"), SECONDS)
    place = player.window.property("canaryPlace")
    told = pulse.read((options.runtime / pulse.NAME).read_bytes())
    assert (told.left, told.top, told.cell) == (place.x(), place.y(), place.width())
