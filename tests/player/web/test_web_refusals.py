# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a page tries beyond being looked at: another address, a window, a file, the machine."""

from pathlib import Path

import pytest

from player.web.line import Lack, Page, Why
from tests.fakes.server import Reply
from tests.player.web.trap import Trap
from tests.player.web.visit import ENGINE, opening, page

pytestmark = ENGINE

RED = (255, 0, 0)
EVIL = Path(__file__).with_name("evil.html").read_text()
SERVICE = """self.addEventListener("install", event => event.waitUntil(
    fetch("EVIL/service", { mode: "no-cors" }).catch(() => {})))"""
# what the page is able to reach where nobody stands in its way
REACHES = {
    "prefetch", "preload", "modulepreload", "css", "import", "font", "background", "img", "srcset",
    "svg", "iframe", "srcdoc", "object", "embed", "video", "audio", "script", "form", "fetch",
    "keepalive", "xhr", "beacon", "worker", "imported", "events", "module", "service", "late",
    "sound", "redirected",
}  # fmt: skip


def tries(amt, url):
    """Have the allowed server serve a page that tries everything against an address."""
    host = url.partition("//")[2]
    text = EVIL.replace("EVIL", url).replace("HOST", host).replace("SOCKET", f"ws://{host}")
    amt.html("/", text.encode())
    amt.redirect("/redirect-to-evil", f"{url}/redirected")
    amt.serve("/service.js", SERVICE.replace("EVIL", url).encode(), "text/javascript", etag="")
    return opening(f"{amt.url}/")


def test_the_page_that_tries_reaches_what_is_allowed(amt, evil, visit):
    """Else nothing could be learned from that it reaches nothing."""
    first = tries(amt, evil.url)
    seen = visit(opening(first.url, *first.allow, evil.url))
    seen.titled("tried")
    assert {request.path.strip("/") for request in evil.requests} >= REACHES


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2"], ids=["other port", "other host"])
def test_nothing_of_another_origin_is_even_connected_to(amt, visit, host):
    with Trap(host) as trap:
        seen = visit(tries(amt, f"http://{host}:{trap.port}"))
        seen.titled("tried")
        assert trap.heard == []
    # what nobody has tapped is not told
    assert seen.of(Lack) == []


@pytest.mark.parametrize("way", ["/redirect", "/meta", "/script"])
def test_a_page_that_leads_away_is_refused(amt, evil, visit, way):
    amt.redirect("/redirect", f"{evil.url}/redirected")
    amt.html("/meta", page(f'<meta http-equiv="refresh" content="0; url={evil.url}/meta">'))
    amt.html("/script", page(f"<script>location = '{evil.url}/script'</script>"))
    seen = visit(opening(amt.url + way))
    assert seen.lack() == [Why.REFUSED]
    assert evil.requests == []


@pytest.mark.parametrize("url", ["file:///etc/passwd", "chrome://gpu", "no address", "", "EVIL"])
def test_what_is_not_allowed_is_not_opened(amt, evil, visit, url):
    seen = visit(opening(url.replace("EVIL", evil.url), amt.url))
    assert seen.lack() == [Why.REFUSED]
    assert evil.requests == []
    assert [page.url for page in seen.of(Page) if page.url] == []


def test_links_that_may_not_be_followed_are_told_and_the_page_stays(amt, evil, see):
    amt.add("/paper.pdf", lambda _: Reply(
        body=b"%PDF-1.4", length=8, headers={"Content-Type": "application/pdf"}))  # fmt: skip
    amt.add("/saved", lambda _: Reply(
        body=b"a", length=1, headers={"Content-Disposition": "attachment; filename=a.txt"},
    ))  # fmt: skip
    amt.html("/well", page("", "well"))
    links = [
        f'href="{evil.url}/link"', f'href="{evil.url}/new" target="_blank"', 'href="/paper.pdf"',
        'href="/saved"', 'href="/well" download', 'href="tel:112"',
        'href="mailto:a@example.org"', f'href="javascript:location = \'{evil.url}/\'"',
    ]  # fmt: skip
    # without zooming, two taps are two taps
    style = """<style>body { margin: 0; background: red; touch-action: manipulation }
        a { display: block; height: 20px; overflow: hidden }</style>"""
    seen = see(style + "".join(f"<a {link}>{link}</a>" for link in links))
    seen.coloured(RED, y=590)
    for number in range(len(links)):
        seen.tap(100, 40 * number + 20)
        assert seen.lack(number + 1) == [Why.REFUSED] * (number + 1), links[number]
    assert seen.page().url == f"{amt.url}/"
    assert evil.requests == []


@pytest.mark.parametrize("url", ["file:///etc/passwd", "data:text/html,a", "view-source:/"])
def test_links_of_which_the_engine_itself_knows_no_way_lead_nowhere(see, url):
    seen = see(f"""<style>body {{ margin: 0; background: red }} a {{ padding: 50px }}</style>
        <a href="{url}" onclick="setTimeout(() => document.title = 'tapped', 200)">x</a>""")
    seen.coloured(RED)
    before = seen.page().url
    seen.tap(200, 100)
    assert seen.titled("tapped").url == before


def test_dialogs_are_closed_and_permissions_denied(see):
    asking = """<script>
        for (let n = 0; n < 30; n++) alert(n)
        const said = [confirm("a"), !prompt("a")]
        const refused = async fn => {
            try { return await fn() } catch (error) { return error.name }
        }
        const place = () => new Promise(done => navigator.geolocation.getCurrentPosition(
            () => done("found"), error => done(error.code)))
        print()
        onload = async () => {
            said.push(await refused(() => navigator.mediaDevices.getUserMedia({ video: true })))
            said.push(await refused(() => navigator.mediaDevices.getDisplayMedia()))
            said.push(await refused(place))
            said.push(await refused(() => Notification.requestPermission()))
            said.push(await refused(() => navigator.clipboard.readText()))
            said.push(await refused(() => document.body.requestFullscreen()))
            document.title = said.join(" ")
        }</script>"""
    said = see(asking).page(lambda page: page.title.startswith("false")).title.split()
    assert said[:2] == ["false", "true"]
    assert len(said) == 8
    assert not {"[object", "found", "granted", "undefined"} & set(said)
