# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From a file on a server to the whole screen: real HTTP, real loop, real store, real player.

What it takes is measured by bench/warning.py; here is what happens, and in which order.
"""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

import threading
from datetime import timedelta
from random import Random

import pytest
from PySide6.QtGui import QGuiApplication

from content import drill, schedule
from content.clock import at_glass, utc_now
from content.details import Point
from content.fetch import Fetcher, NetworkOptions
from content.model import Kind
from content.rules import Screen
from content.schedule import Loop
from content.source import Source
from content.stores import Stores
from content.sync import Syncer
from content.workshop import Workshop
from player.app import Player, load_fonts, wait_until
from player.options import PlayerOptions
from tests.content.alerts import alert, info, xml

HERE = Point(54.39, 9.77)


@pytest.fixture(scope="session")
def qapp_cls():
    return QGuiApplication


def message(uid, event="ORKANBÖEN", **more):
    now = at_glass(utc_now()).replace(microsecond=0)
    sent = more.pop("sent", now)
    said = info(
        event=event, headline=f"Warnung vor {event}", onset=now.isoformat(),
        expires=(now + timedelta(hours=2)).isoformat(),
    )  # fmt: skip
    return xml(alert(uid, said, sent=sent.isoformat(), **more))


class Screened:
    """A loop that asks again and again, and a player beside it."""

    def __init__(self, folder, server, monkeypatch):
        monkeypatch.setattr(schedule, "_LEAST_PAUSE", timedelta(milliseconds=100))
        self.server = server
        self.ahead = timedelta(0)
        self.stop = threading.Event()
        self.state, self.runtime = folder / "state", folder / "run"
        self.runtime.mkdir()
        self.source = Source(
            "dwd", Kind.WARNING, "cap", f"{server.url}/cap.xml", timedelta(milliseconds=300)
        )
        self.thread = threading.Thread(target=self.loop)
        self.results = []

    def loop(self):
        network = NetworkOptions(pause=0)
        with Stores(self.state, self.runtime) as stores, Workshop() as workshop:
            syncer = Syncer(
                stores, Fetcher(network), workshop, runtime=self.runtime, point=HERE,
                rng=Random(1),  # noqa: S311 - jitter
            )  # fmt: skip
            Loop(syncer, [self.source], self.results.append).run(self.stop)

    def __enter__(self):
        load_fonts()
        screen = Screen(place="Groß Wittensee", source_order=("dwd",), point=HERE)
        options = PlayerOptions(
            state=self.state, runtime=self.runtime, screen=screen, size=(540, 960), theme="light",
            name="Groß Wittensee", place="Groß Wittensee",
        )  # fmt: skip
        self.player = Player(options, clock=lambda: utc_now() + self.ahead)
        self.player.show()
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        self.thread.join()
        self.player.close()

    def said(self):
        """What lies over the page, what is in the banner."""
        model = self.player.models["warnings"]
        return model.property("over"), model.property("bannerText")

    def comes(self, over, banner=""):
        assert wait_until(lambda: self.said() == (over, banner)), self.said()
        assert self.player.window.property("alarmed") == (over != "")


@pytest.fixture
def screened(tmp_path, server, monkeypatch, qapp):
    server.serve("/cap.xml", message("calm", status="Test"), "application/xml")
    with Screened(tmp_path, server, monkeypatch) as made:
        yield made
    assert made.player.warnings == []


def test_a_file_that_changes_takes_over_is_replaced_withdrawn_and_over(screened):
    assert wait_until(lambda: bool(screened.results))
    screened.comes("")

    screened.server.serve("/cap.xml", message("one"), "application/xml")
    screened.comes("dwd:one")
    screened.player.models["warnings"].acknowledge()
    screened.comes("", "Orkanböen")

    when = at_glass(utc_now()).isoformat()
    update = message("two", "ORKANARTIGE BÖEN", msgType="Update", references=f"x,one,{when}")
    screened.server.serve("/cap.xml", update, "application/xml")
    screened.comes("dwd:two")

    cancel = message("three", msgType="Cancel", references=f"x,two,{when}")
    screened.server.serve("/cap.xml", cancel, "application/xml")
    screened.comes("")

    screened.server.serve("/cap.xml", message("four"), "application/xml")
    screened.comes("dwd:four")
    # the server may go: what it has told stays, and ends by itself
    screened.server.stop()
    before = len(screened.results)
    assert wait_until(lambda: len(screened.results) > before)
    screened.comes("dwd:four")
    screened.ahead = timedelta(hours=3)
    screened.player.shelf.refresh()
    screened.comes("")


def test_an_exercise_comes_and_goes_without_a_commit(screened):
    drill.begin(screened.runtime, utc_now())
    assert wait_until(lambda: screened.said()[0].startswith("drill:"))
    drill.end(screened.runtime)
    screened.comes("")
