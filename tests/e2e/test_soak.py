# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A restless visitor, by count of what was done and never by the clock."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

import gc
import shutil
from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from shiboken6 import Shiboken

from bench import soak as bench
from player import pages
from player.app import wait_until
from player.backend.drawing import load_fonts
from tests.player.mirror import Mirror
from tests.visual.gallery import stock

UPRIGHT, ACROSS = (540, 960), (960, 540)


@pytest.fixture(scope="session")
def qapp_cls():
    return QGuiApplication


@pytest.fixture
def visitor(amt, tmp_path, qapp):
    """Sends a restless visitor to a terminal of the demo's Amt, with a store of its own."""
    load_fonts()
    sent = []

    def visitor(seed, size):
        state, runtime = tmp_path / "state", tmp_path / "run"
        shutil.copytree(amt.paths.state, state)
        shutil.copytree(amt.paths.runtime, runtime)
        options = replace(
            stock.options(amt, size), state=state, runtime=runtime, at=None, screenshot=None
        )
        sent.append(bench.Soak(options, seed, stock.NOW))
        return sent[-1]

    yield visitor
    for soak in sent:
        soak.close()


def go(soak, page, item=""):
    soak.player.session.touched()
    QMetaObject.invokeMethod(soak.player.window, "open", Q_ARG(str, page), Q_ARG(str, item))
    wait_until(lambda: not soak.player.window.property("busy"))


def test_nothing_that_somebody_does_in_a_hundred_acts_makes_it_complain(visitor):
    soak = visitor(3, UPRIGHT)
    bench.soaked(soak, lambda: soak.done.total() == 100)
    assert len(soak.seen) > 3


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(("seed", "size"), [(1, UPRIGHT), (2, ACROSS)])
def test_a_long_visit_reaches_most_pages_and_finds_back(visitor, seed, size):
    soak = visitor(seed, size)
    bench.soaked(soak, lambda: soak.done.total() == 600)
    assert len(soak.seen) > len(pages.NAMES) / 2


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_pages_that_were_left_are_gone(visitor):
    player = (soak := visitor(1, UPRIGHT)).player
    mirror = Mirror(player.engine)
    for page in [name for name in pages.NAMES if name not in pages.WITH_ITEM] * 3:
        go(soak, page)
        go(soak, "home")

    def left():
        player.engine.collectGarbage()
        kinds = (mirror.kind(each) for each in player.window.findChildren(QQuickItem))
        return Counter(kind for kind in kinds if kind.endswith("Page"))

    assert wait_until(lambda: left().total() == 1), left()


def test_what_the_ring_lay_on_is_gone_with_its_page(visitor):
    def dead():
        gc.collect()
        items = [each for each in gc.get_objects() if type(each) is QQuickItem]
        return sum(not Shiboken.isValid(item) for item in items)

    soak = visitor(1, UPRIGHT)
    before = dead()
    for page in ["help", "weather"] * 5:
        go(soak, page)
        bench.QTest.keyClick(soak.player.window, Qt.Key.Key_Down)
        bench.QTest.qWait(20)
        go(soak, "home")
    soak.player.engine.collectGarbage()
    bench.QTest.qWait(50)
    assert dead() < before + 5


def test_it_is_told_where_the_screen_complains(visitor):
    soak = visitor(1, UPRIGHT)
    soak.player.warnings.append("Page.qml:1: something is wrong")
    with pytest.raises(bench.LostError, match="something is wrong"):
        soak.act()


def test_it_is_told_where_no_way_leads_back(visitor, monkeypatch):
    soak = visitor(1, UPRIGHT)
    soak.player.session.touched()
    go(soak, "help")
    soak.way_back()
    assert soak.player.window.property("shown") == "home"
    go(soak, "help")
    monkeypatch.setattr(bench, "HOMEWARDS", ())
    with pytest.raises(bench.LostError, match="no way back from help"):
        soak.way_back()
