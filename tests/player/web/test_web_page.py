# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A page is shown, follows the finger, goes back, and its pictures keep the player's pace."""

import time

from player.web.line import Back, Frame, Lack, Page, Scroll, Seen, State, Touch
from tests.player.web.visit import ENGINE, HEIGHT, ZOOM, opening, page

pytestmark = ENGINE

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 128, 0), (0, 0, 255), (255, 255, 255)
# each band is 100 pixels of the picture high, and its red says which one it is
BANDS = """<style>body { margin: 0 } div { height: 50px }</style><script>
for (let n = 0; n < %d; n++)
    document.write(`<div style="background: rgb(${n %% 250}, ${Math.floor(n / 250)}, 9)"></div>`);
addEventListener("scroll", () => document.title = scrollY)</script>"""
LINKS = """<style>body { margin: 0; background: red } a { display: block; height: 50px }</style>
<a href="/green">Grün</a><a href="/blue" target="_blank">Blau</a>"""


def test_shows_a_page_and_what_one_taps_on_it(amt, see):
    amt.html("/green", page('<body style="background: green">', "Grünes <i>&amp;\u202e  Gras"))
    amt.html("/blue", page('<body style="background: blue">', "Ü" * 300))
    visit = see(LINKS, title="Rotes")
    assert visit.titled("Rotes") == Page("Rotes", f"{amt.url}/", back=False, loading=False)
    visit.coloured(RED)
    visit.tap(200, 50)
    shown = visit.titled("Grünes <i>& Gras")
    assert (shown.url, shown.back) == (f"{amt.url}/green", True)
    visit.coloured(GREEN)
    visit.say(Back())
    assert not visit.titled("Rotes").back
    visit.coloured(RED)
    visit.tap(200, 150)
    assert visit.titled("Ü" * 200).url == f"{amt.url}/blue"
    visit.coloured(BLUE)
    assert visit.of(Lack) == []
    assert {request.headers["accept-language"] for request in amt.requests} == {"de"}


def test_scrolls_by_pixels_and_follows_a_finger(see):
    visit = see(BANDS % 2000)
    visit.coloured((0, 0, 9), y=50)
    visit.coloured((5, 0, 9), y=550)
    visit.say(Scroll(300))
    visit.coloured((3, 0, 9), y=50)
    visit.titled("150")
    visit.say(Scroll(-100))
    visit.coloured((2, 0, 9), y=50)
    visit.say(Touch(3, State.DOWN, 200, 500))
    visit.say(*(Touch(3, State.MOVE, 200, 500 - 20 * step) for step in range(1, 21)))
    # as far as the finger went but for what makes a drag of a tap
    visit.page(lambda page: float(page.title) >= (200 + 400 - 40) / ZOOM)
    visit.say(Touch(3, State.UP, 200, 100))


def test_a_page_of_100000_pixels_is_a_page(see):
    visit = see(BANDS % 2000)
    visit.coloured((0, 0, 9), y=50)
    for _ in range(10):
        visit.say(Scroll(30_000))
    # the last band ends where the picture does
    visit.coloured((1999 % 250, 7, 9), y=HEIGHT - 50)
    assert len(visit.memory) == visit.width * HEIGHT * 4


def test_a_finger_that_was_taken_away_is_no_tap(amt, see):
    amt.html("/green", page('<body style="background: green">'))
    visit = see(
        LINKS
        + """<script>
        addEventListener("pointercancel", () => document.title = "gone")</script>"""
    )
    visit.coloured(RED)
    visit.say(Touch(1, State.DOWN, 200, 50), Touch(1, State.CANCEL, 200, 50))
    visit.say(Touch(1, State.DOWN, 200, 50), Touch(1, State.MOVE, 200, 90))
    visit.say(Touch(1, State.CANCEL, 200, 90))
    # of fingers that were never put down, nothing comes either
    visit.say(Touch(1, State.UP, 200, 50), Touch(2, State.MOVE, 200, 50))
    visit.titled("gone")
    visit.say(*(Touch(finger, State.DOWN, 10 * finger, 400) for finger in range(32)))
    visit.say(*(Touch(finger, State.UP, 10 * finger, 400) for finger in range(32)))
    visit.tap(200, 50)
    visit.coloured(GREEN)
    assert [request.path for request in amt.requests].count("/green") == 1


def test_a_finger_taps_however_long_it_lies_there_and_trembles(amt, see):
    amt.html("/green", page('<body style="background: green">'))
    visit = see(LINKS)
    visit.coloured(RED)
    visit.say(Touch(1, State.DOWN, 200, 50), Touch(1, State.MOVE, 208, 57))
    # by then Chromium would have made a long press of it, and no tap after that
    time.sleep(1.5)
    visit.say(Touch(1, State.MOVE, 195, 48), Touch(1, State.UP, 195, 48))
    visit.coloured(GREEN)


def test_two_fingers_are_put_down_one_after_the_other(see):
    telling = """<style>body { margin: 0; height: 300px; touch-action: none }</style><script>
        addEventListener("touchstart", event => { document.title = Array.from(event.touches,
            finger => Math.round(finger.clientY)) }) </script>"""
    visit = see(telling)
    visit.coloured(WHITE)
    visit.say(Touch(1, State.DOWN, 200, 50), Touch(2, State.DOWN, 200, 300))
    visit.titled("25,150")
    visit.say(Touch(3, State.DOWN, 200, 500))
    visit.titled("25,150,250")
    visit.say(*(Touch(finger, State.UP, 200, 500) for finger in (3, 2, 1)))
    visit.tap(200, 400)
    visit.titled("200")


def test_a_picture_stays_as_it_is_until_it_was_seen(see):
    turning = """<script>let n = 0; setInterval(() => {
        document.body.style.background = `rgb(${++n % 250}, 0, 0)`; document.title = n }, 20)
        </script>"""
    visit = see(turning, seen=False)
    visit.until(lambda: visit.of(Frame))
    kept = visit.memory[:]
    visit.page(lambda page: page.title.isdecimal() and int(page.title) > 50)
    assert visit.memory[:] == kept
    assert len(visit.of(Frame)) == 1
    visit.say(Seen())
    visit.until(lambda: len(visit.of(Frame)) == 2)
    assert visit.memory[:] != kept


def test_what_looks_the_same_is_told_once(see):
    hidden = """<style>body { margin: 0 } p { position: fixed; inset: 0; margin: 0 }</style>
        <p id="below"></p><p style="background: blue"></p><script>let n = 0; setInterval(() => {
        below.style.background = `rgb(${++n % 250}, 0, 0)`; document.title = n }, 20)</script>"""
    visit = see(hidden)
    visit.coloured(BLUE)
    pictures = len(visit.of(Frame))
    since = int(visit.page(lambda page: page.title.isdecimal()).title)
    visit.page(lambda page: int(page.title) > since + 50)
    assert len(visit.of(Frame)) == pictures


def test_a_page_of_another_language_and_size(amt, visit):
    telling = """<script>const tell = () => document.title = `${navigator.language} ${innerWidth}`
        addEventListener("resize", tell); tell()</script>"""
    amt.html("/", page(telling))
    seen = visit(opening(f"{amt.url}/", width=900, height=300, zoom=3.0, language="da"))
    seen.titled("da 300")


def test_a_picture_within_the_page_and_one_that_a_script_made(see):
    visit = see("""<style>body { margin: 0 } img { width: 100%; height: 100px; display: block }
        </style><img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9'
        height='9'><rect width='9' height='9' fill='red'/></svg>"><img id="made"><script>
        made.src = URL.createObjectURL(new Blob(["<svg xmlns='http://www.w3.org/2000/svg' width='9'"
        + " height='9'><rect width='9' height='9' fill='blue'/></svg>"], {type: "image/svg+xml"}))
        </script>""")
    visit.coloured(RED, y=100)
    visit.coloured(BLUE, y=300)
