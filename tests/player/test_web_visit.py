# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A real page of a real server, drawn by a real `kiosk web`, under a finger."""

import os
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec

import pytest
from PySide6.QtCore import QPoint

from player.app import wait_until
from player.backend.websheet import WebSheet
from player.web.visit import SOCKET
from tests.fakes.server import FakeServer
from tests.player.visitor import settle, spoken, tap, touch

PATIENCE = 45_000
# the whole page is one link, and higher than the screen
LINK = (
    b'<!doctype html><meta charset="utf-8"><body style="margin:0">'
    b'<a href="/next" style="display:block;height:4000px;background:#00f"></a>'
)
NEXT = b'<!doctype html><meta charset="utf-8"><body style="background:#0f0">'
BLUE, GREEN = (0, 0, 255), (0, 255, 0)
MIDDLE = QPoint(270, 450)

pytestmark = pytest.mark.skipif(
    find_spec("PySide6.QtWebEngineQuick") is None, reason="Qt WebEngine is not installed"
)


@pytest.fixture
def site():
    with FakeServer() as server:
        server.html("/", LINK)
        server.html("/next", NEXT)
        yield server


@pytest.fixture
def listening(options):
    """A `kiosk web` that waits for visits, as on a terminal systemd does."""
    door = options.runtime / SOCKET
    # Chromium's sandbox is tried where nobody is root
    environment = {**os.environ, "QTWEBENGINE_DISABLE_SANDBOX": "1"}
    command = (sys.executable, "-m", "kiosk.cli", "web", "--listen", str(door))
    process = subprocess.Popen(command, env=environment)
    assert wait_until(door.is_socket, PATIENCE)
    yield
    process.terminate()
    process.wait()


@pytest.mark.usefixtures("listening")
def test_a_visitor_reads_a_foreign_page_follows_its_link_and_comes_back(options, running, site):
    player = running(replace(options, page="web", item=f"{site.url}/", sites=(site.url,)))

    def shows(colour):
        def seen():
            return player.window.grabWindow().pixelColor(MIDDLE).getRgb()[:3] == colour

        return wait_until(seen, PATIENCE)

    sheet = player.window.findChild(WebSheet)
    assert shows(BLUE)
    assert wait_until(lambda: sheet.property("below"), PATIENCE)
    touch(player, "Weiter lesen")
    assert wait_until(lambda: sheet.property("above"), PATIENCE)
    tap(player, MIDDLE)
    assert shows(GREEN)
    assert wait_until(lambda: sheet.property("returns"), PATIENCE)
    touch(player, "Zurück")
    assert shows(BLUE)
    assert "Seite von 127.0.0.1" in spoken(player)
    touch(player, "Start")
    settle(player)
    assert player.window.property("pageName") == "home"
