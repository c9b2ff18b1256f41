# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What does not come, dies or never ends is told, and the process goes with its visit."""

import os
import signal
from pathlib import Path

import pytest

from content.clock import utc_now
from player.web.line import Back, Frame, Lack, Seen, Why
from tests.fakes import certificates
from tests.fakes.server import FakeServer
from tests.player.web.visit import ENGINE, opening, page

pytestmark = ENGINE

RED = (255, 0, 0)
LINK = """<style>body { margin: 0; background: red; touch-action: manipulation }
    a { display: block; height: 50px }</style>"""


def links(*paths):
    return LINK + "".join(f'<a href="{path}">{path}</a>' for path in paths)


def test_a_server_that_fails_is_unreachable_and_the_way_back_is_open(amt, see):
    amt.status("/500", 500)
    amt.reset("/reset")
    seen = see(links("/404", "/500", "/reset"))
    for number in range(3):
        # before the page is painted, the engine hears no finger
        seen.coloured(RED)
        seen.tap(200, 100 * number + 50)
        assert seen.lack(number + 1) == [Why.UNREACHABLE] * (number + 1)
        if number < 2:
            seen.page(lambda page: page.back)
            seen.say(Back())
            seen.page(lambda page: not page.back and not page.loading)


def test_a_server_that_is_not_there_is_unreachable(amt, visit):
    amt.stop()
    assert visit(opening(f"{amt.url}/")).lack() == [Why.UNREACHABLE]


def test_a_host_that_nobody_knows_is_unreachable(visit):
    assert visit(opening("https://amt.invalid/")).lack() == [Why.UNREACHABLE]


def test_nothing_is_shown_before_a_server_answers(amt, visit):
    amt.silent("/")
    seen = visit(opening(f"{amt.url}/"))
    seen.page(lambda page: page.loading and page.url == f"{amt.url}/")
    assert seen.of(Frame) == []


def test_a_certificate_that_nobody_trusts_is_unreachable(tmp_path, visit):
    with FakeServer(certificates.make(tmp_path, utc_now(), "127.0.0.1")) as server:
        server.html("/", page("never"))
        assert visit(opening(f"{server.url}/")).lack() == [Why.UNREACHABLE]
        assert server.requests == []


def renderer(visit):
    """The process that runs the page: the biggest of the engine's."""
    sizes = {}
    for number, command in visit.processes().items():
        if "QtWebEngineProcess" in command:
            sizes[int(Path(f"/proc/{number}/statm").read_text().split()[1])] = number
    return sizes[max(sizes)]


def test_a_renderer_that_dies_is_told_and_ends_the_process(see):
    seen = see("well")
    seen.titled("Amt")
    os.kill(renderer(seen), signal.SIGKILL)
    assert seen.hears_the_end() == 1
    assert seen.of(Lack) == [Lack(Why.CRASHED)]
    assert seen.processes() == {}


def test_an_engine_that_dies_ends_the_process_and_all_of_its(see):
    seen = see("well")
    seen.titled("Amt")
    (engine,) = (
        number
        for number, command in seen.processes().items()
        if "kiosk.cli" in command and number != seen.process.pid
    )
    os.kill(engine, signal.SIGKILL)
    assert seen.hears_the_end() == 1
    assert seen.processes() == {}


@pytest.mark.parametrize("script", ["while (true);", "while (true) alert(1)"])
def test_a_page_that_never_ends_ends_with_the_visit(see, script):
    seen = see(f"<script>document.title = 'begun'; setTimeout(() => {{ {script} }}, 300)</script>")
    seen.page(lambda page: page.title == "begun")
    seen.say(Seen())
    assert seen.hang_up() == 0
    assert seen.processes() == {}


def test_a_visit_ends_before_there_is_a_page(amt, visit):
    amt.silent("/")
    seen = visit(opening(f"{amt.url}/"))
    seen.page(lambda page: page.loading)
    assert seen.hang_up() == 0
    assert seen.processes() == {}


KEEPS = """<script>
    const opening = indexedDB.open("kept", 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore("kept")
    opening.onsuccess = async () => {
        const store = opening.result.transaction("kept", "readwrite").objectStore("kept")
        const count = await new Promise(done => {
            const counted = store.count()
            counted.onsuccess = () => { store.put(1, 1); done(counted.result) }
        })
        const known = [document.cookie, localStorage.kept, sessionStorage.kept, count]
        known.push((await caches.keys()).length)
        document.cookie = "kept=1; max-age=99999"
        localStorage.kept = sessionStorage.kept = 1
        await (await caches.open("kept")).put("/", new Response("kept"))
        document.title = `knew ${known.join()}, has ${document.cookie}`
    }</script>"""


def test_nothing_is_left_of_a_visit(amt, see, tmp_path):
    home, folder = tmp_path / "home", tmp_path / "tmp"
    for place in (home, folder):
        place.mkdir()
    places = {"HOME": str(home), "TMPDIR": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    places |= {f"XDG_{name}_HOME": str(home / name) for name in ("CACHE", "CONFIG", "DATA")}
    for _ in range(2):
        seen = see(KEEPS, **places)
        seen.page(lambda page: page.title == "knew ,,,0,0, has kept=1")
        assert seen.hang_up() == 0
    assert [str(path) for path in tmp_path.rglob("*") if path.is_file()] == []
