# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whoever has five keys and no sight hears what stands on a page."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem

from content import control
from content.model import Text
from player import pages
from player.app import wait_until
from player.backend.session import Session
from player.backend.stops import words_in
from player.session import Stage, listening
from tests.player.conftest import EVENTS, NEWS, news
from tests.player.keyed import BACK, DOWN, HELP, OK, UP, Keyed
from tests.player.test_warnings import Glass
from tests.player.visitor import SECONDS, pause

BODY = "<p>Bus &amp; Rad fahren <b>anders</b>!</p><h3>Ab 1. Juni</h3><p>Weiß\nund</p>"


@pytest.fixture
def visitor(start):
    """Somebody with keys; `told` is what the voice was given."""
    rich = replace(news(99, "Meldung 99"), texts={"de": Text("Meldung 99", "", BODY)})
    visitor = Keyed(start({"news": (rich, *NEWS), "dates": EVENTS}))
    visitor.told = []
    visitor.player.keys.reached.connect(lambda _, text: visitor.told.append(text))
    visitor.player.keys.turned.connect(visitor.told.append)
    return visitor


def reads(visitor, *words):
    """Wait until the last that was told has these words, in this order."""

    def told():
        places = [visitor.told[-1].find(word) for word in words]
        return -1 not in places and places == sorted(places)

    assert wait_until(told, SECONDS), visitor.told[-1]


def test_a_page_is_told_in_whole_after_its_name_and_what_the_ring_is_on(visitor):
    visitor.opens("Neues")
    visitor.opens("Meldung 99")
    visitor.sees("news-detail")
    text = "Bus & Rad fahren anders! Ab 1. Juni. Weiß und"
    reads(visitor, "Neues. ", visitor.on, "Meldung 99", text, "Quelle: ")
    assert visitor.told[-1].count(text) == 1
    visitor.press(DOWN)
    assert visitor.told[-1] == visitor.on, "the page is told once"


def test_what_a_press_changes_is_told_and_nothing_else(visitor):
    visitor.opens("Neues")
    visitor.opens("Meldung 3")
    visitor.sees("news-detail")
    visitor.goes_to("Ältere")
    visitor.press(OK)
    reads(visitor, visitor.on, "Meldung 4")
    assert "Quelle: " not in visitor.told[-1], "that is as before"
    visitor.opens("Lesehilfe")
    visitor.goes_to("Weniger Bewegung")
    before = len(visitor.told)
    visitor.press(OK)
    pause(800)
    assert visitor.told[before:] == []


def test_a_sheet_is_told_without_the_page_below_it(visitor):
    visitor.opens("Lesehilfe")
    reads(visitor, "Lesehilfe. ", "Was hilft Ihnen?")
    assert "Nächster" not in visitor.told[-1]
    assert "Stand" not in visitor.told[-1]
    visitor.press(BACK)
    reads(visitor, "Start. ", "Lesehilfe", "Was möchten Sie wissen?")


def test_a_month_is_told_without_the_days_on_which_nothing_is_on(visitor):
    visitor.opens("Veranstaltungen")
    visitor.sees("events")
    visitor.opens("Monat")
    reads(visitor, "Mai 2026. ")
    assert "kein Termin" not in visitor.told[-1]


def test_any_key_silences_what_is_told(visitor):
    hushed = []
    visitor.player.voice.hushed.connect(lambda: hushed.append(len(visitor.told)))
    visitor.press(DOWN)
    before = len(visitor.told)
    # there is nothing to go back to
    visitor.press(BACK)
    assert hushed == [0, before]


@pytest.mark.parametrize("key", [UP, DOWN, OK, BACK, HELP])
def test_where_nothing_can_be_pressed_the_words_are_told_and_no_key_does_harm(opened, key):
    player = opened(page="news")
    visitor, told = Keyed(player), []
    visitor.press(DOWN)
    player.keys.turned.connect(told.append)
    file = control.path(player.options.state)
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps({"mode": {"name": "maintenance"}}))
    player.shelf.refresh()
    assert wait_until(lambda: any("Hier wird gerade gearbeitet" in text for text in told), SECONDS)
    visitor.press(key)
    assert player.window.property("shown") == "maintenance"


def test_the_next_of_two_warnings_is_told_as_well(options, running, tmp_path):
    glass = Glass(options, tmp_path)
    glass.player = running(glass.options, clock=lambda: glass.now)
    visitor, told = Keyed(glass.player), []
    visitor.press(DOWN)
    glass.player.keys.reached.connect(lambda _, text: told.append(text))

    def hears(*words):
        assert wait_until(lambda: told and all(word in told[-1] for word in words), SECONDS), told

    glass.hold(glass.warning("a"))
    hears("Sturm", "Gelesen, weiter", "Es stürmt", "Bleiben Sie drinnen", "Meiden Sie den Wald")
    glass.hold(glass.warning("a"), glass.warning("b", severity="Extreme", title="Hochwasser"))
    hears("Hochwasser", "Gelesen, weiter", "Meiden Sie den Wald")
    for name in ("Sturm", "Moin"):
        # what is pressed as it comes was meant for what lay there before
        pause(600)
        visitor.press(OK)
        hears(name, visitor.on)
    hears("Warnung: Hochwasser")
    assert told[-1].index("Warnung") < told[-1].index("Moin"), "it lies above the page"
    glass.store.close()


SCENE = """
import QtQuick
import QtQuick.Templates
Item {
    width: 400; height: 400
    Text { text: "unten"; y: 300 }
    Row {
        Text { text: "links" }
        Text { text: "ge\u00adteilt\u2060es  \\n Wort" }
        Text { text: "nie zu sehen"; visible: false }
    }
    Item {
        Accessible.description: "Norden oben"
        Accessible.name: "Karte"
        Accessible.role: Accessible.Graphic
        width: 100; height: 100; y: 100
        Text { text: "7" }
    }
    Item {
        activeFocusOnTab: true
        enabled: %s
        Accessible.description: "noch leer"
        Accessible.name: "Suchen"
        Accessible.role: Accessible.Button
        width: 100; height: 40; y: 220
        Text { text: "Suchen" }
    }
    Row {
        y: 270
        Button { Accessible.name: "weggeklappt"; enabled: false }
        Button { Accessible.description: "geht nicht!"; Accessible.name: "Größer"; enabled: false }
    }
    Item { clip: true; width: 100; height: 20; y: 260; Text { text: "daneben"; y: 40 } }
}"""


@pytest.mark.parametrize("enabled", ["true", "false"])
def test_words_come_as_one_reads_them_and_a_key_that_does_nothing_says_why(qapp, enabled):
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(QByteArray((SCENE % enabled).encode()), "")
    scene = component.create()
    assert isinstance(scene, QQuickItem), component.errorString()
    key = [] if enabled == "true" else ["Suchen. noch leer"]
    read = ["links", "geteiltes Wort", "Karte. Norden oben", *key, "Größer. geht nicht!", "unten"]
    assert words_in([scene]) == read


def test_who_listens_is_not_asked_before_the_voice_is_through(qapp):
    now = [0.0]
    session = Session(monotonic=lambda: now[0])
    session.begin(awake=True)
    session.comes(pages.HOME)

    def stage_at(moment):
        now[0] = moment
        session.look()
        return session.property("stage")

    session.hears("x" * 1200, "voice")
    assert stage_at(119) == Stage.EXPLORE
    assert stage_at(120) == Stage.ASKING
    session.touched()
    session.stay()
    assert stage_at(139) == Stage.EXPLORE
    session.hears("x" * 1200, "")
    assert stage_at(140) == Stage.ASKING, "there was no voice"


def test_nobody_is_read_to_for_ever():
    assert listening(1200) == 100
    assert listening(10**6) == 300
