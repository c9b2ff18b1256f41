# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A page of an allowed site on the glass: by fingers, boxed in twice, gone with the visit."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import glass
import pytest
from PIL import Image

pytestmark = [pytest.mark.image, pytest.mark.timeout(1800)]

#: The host, as the emulator's own network calls it.
HOST = "10.0.2.2"
#: Where fingers go, as shares of a picture of 1080 by 1920, where there is nothing but one news.
WAKE = (0.4, 0.9)
NEWS = (0.8, 0.72)
READ = (0.5, 0.654)
LOOK_HERE = (0.19, 0.855)
AGAIN = (0.24, 0.67)
#: On the foreign page, which is one link, and where no key of ours comes.
ON_THE_PAGE = (0.5, 0.4)
FIRST, SECOND = (128, 0, 255), (0, 128, 64)
_FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Amt</title>
<item><title>Neuer Radweg am See</title><guid>1</guid><link>{site}/radweg</link>
<description>Er ist fertig.</description></item></channel></rss>"""
_PAGE = """<!doctype html><html lang="de"><meta charset="utf-8"><title>Radweg</title>
<style>body {{ margin: 0; background: rgb{colour} }} a {{ display: block; height: 3000px }}</style>
<a href="{link}"></a>
<img src="{stranger}/zaehler.gif"><script src="{stranger}/zaehler.js"></script>"""
# of each process of kiosk-web: network, depth of process namespaces, filters, "no new privileges"
_PROCESSES = (
    "for one in /proc/[0-9]*; do awk -v net=$(readlink $one/ns/net) "
    "'/^Uid:/{u=$2} /^NSpid:/{n=NF-1} /^NoNewPrivs:/{p=$2} /^Seccomp_filters:/{s=$2} "
    "END{if(u==807) print net,n,s,p}' $one/status 2>/dev/null; done"
)


class Process(NamedTuple):
    net: str
    depth: int
    filters: int
    closed: int


@contextmanager
def server(pages):
    """Answers what `pages` has for a path; its address within, and what it was asked."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            kind, text = pages.get(self.path, ("text/plain", ""))
            self.send_response(200 if self.path in pages else 404)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://{HOST}:{serving.server_port}", asked
        serving.shutdown()


@contextmanager
def sites():
    """A site whose pages ask a stranger for more: its address, what it and he were asked."""
    pages = {}
    with server({}) as (stranger, strange), server(pages) as (site, asked):
        pages["/feed.xml"] = ("application/rss+xml", _FEED.format(site=site))
        for path, link, colour in (("/radweg", "/zweite", FIRST), ("/zweite", "/radweg", SECOND)):
            said = _PAGE.format(colour=colour, link=link, stranger=stranger)
            pages[path] = ("text/html; charset=utf-8", said)
        yield site, asked, strange


def settings(site):
    return f"""[terminal]
name = "Groß Wittensee, Dorfplatz"
place = "Groß Wittensee"
[web]
allow = ["{site}"]
[[place]]
name = "Groß Wittensee"
[[source]]
id = "amt-news"
kind = "news"
format = "rss"
url = "{site}/feed.xml"
"""


def goes(terminal, finger, page):
    """A finger; then this page is there."""
    terminal.tap(*finger)
    assert terminal.wait(lambda: glass.page(terminal.picture(f"{page}.png")) == page, 120)[0], page


def colour(terminal):
    """What is seen where the foreign page lies."""
    with Image.open(terminal.picture("foreign.png")) as picture:
        x, y = (int(share * side) for share, side in zip(ON_THE_PAGE, picture.size, strict=True))
        return picture.convert("RGB").getpixel((x, y))


def shows(terminal, wanted):
    """Whether it is that colour, but for what a display rounds."""
    return all(abs(one - other) < 8 for one, other in zip(colour(terminal), wanted, strict=True))


def comes(terminal):
    """Whether the first page is there in the end.

    The player gives a page up after 45 seconds, in which an emulated processor may not even have
    started the engine; then one asks once more, like any visitor.
    """
    for _ in range(4):
        if terminal.wait(lambda: shows(terminal, FIRST), 60)[0]:
            return True
        terminal.tap(*AGAIN)
    return False


def processes(terminal):
    lines = terminal.run(_PROCESSES).split("\n")
    return [Process(net, *map(int, rest)) for net, *rest in filter(None, map(str.split, lines))]


def units(terminal):
    return terminal.run("systemctl list-units --all --plain --no-legend 'kiosk-web@*'").split()


def test_a_page_of_an_allowed_site_is_looked_at_and_forgotten(machine, write):
    with sites() as (site, asked, strange):
        write("provision", "schaukasten.toml", settings(site))
        terminal = machine(net="restrict=off")
        assert terminal.wait(lambda: glass.page(terminal.picture()) == "programme")[0]

        def there():
            said = terminal.run("kiosk items --json 2>/dev/null", patience=300)
            return [one["title"] for one in json.loads(said)["items"]]

        assert terminal.wait(lambda: there() == ["Neuer Radweg am See"], 400)[0]
        assert processes(terminal) == [], "nobody asked for a page yet"

        goes(terminal, WAKE, "home")
        goes(terminal, NEWS, "news")
        goes(terminal, READ, "news-detail")
        goes(terminal, LOOK_HERE, "web")
        assert comes(terminal), terminal.run("journalctl -u 'kiosk-web*' -n 40 --no-pager")
        assert "/radweg" in asked

        # the watcher, the engine, and whoever reads the page: without network, and alone
        ours = terminal.run("readlink /proc/1/ns/net").strip()
        inside = processes(terminal)
        assert all(one.closed == 1 and one.filters > 0 for one in inside)
        outer = [one for one in inside if one.depth == 1]
        reading = [one for one in inside if one.net != ours and one.depth > 1]
        assert outer, inside
        assert max(one.filters for one in reading) > max(one.filters for one in outer), inside

        # a finger that lies there as long as an old hand may
        terminal.tap(*ON_THE_PAGE, hold=1.5)
        assert terminal.wait(lambda: shows(terminal, SECOND), 120)[0], "the link was followed"
        assert glass.page(terminal.picture()) == "web"
        assert strange == [], "a stranger was asked"

        # nobody touches it any more
        assert terminal.wait(lambda: glass.page(terminal.picture()) == "programme", 400)[0]
        assert terminal.wait(lambda: (processes(terminal), units(terminal)) == ([], []), 60)[0]
        assert terminal.run("systemctl is-active kiosk-web.socket").strip() == "active"
        assert "NRestarts=0" in terminal.run("systemctl show kiosk-player --property=NRestarts")
