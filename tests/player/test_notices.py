# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Official notices under the finger: the board, a paper, its pages, larger and as text."""

import io
from datetime import timedelta

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from content.details import Notice
from content.model import Attachment, Item, Kind, Picture, Text
from content.store import Change
from content.stores import Stores
from player.app import wait_until
from tests.player.visitor import SECONDS, Visitor

LONG = "Abfallentsorgungsgebührensatzungsänderung und Straßenreinigungsgebührensatzung"


def page(number):
    image = Image.new("L", (1650, 2334), 255)
    ImageDraw.Draw(image).rectangle((200, 300 + 50 * number, 1400, 1200), fill=40)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def notice(uid, title, now, days_ago=3, **more):
    body = more.pop("body", "<p>Die Gemeindevertretung hat beschlossen.</p>")
    texts = {"de": Text(title, "Worum es geht.", body), **more.pop("texts", {})}
    posted = (now - timedelta(days=days_ago)).date()
    return Item(
        f"amt:{uid}", Kind.NOTICE, "amt", texts, notice=Notice(posted=posted),
        link=f"https://amt.example/{uid}", places=("Haby",), **more,
    )  # fmt: skip


def settle(milliseconds):
    """Let Qt work. QTest.qWait would hold Python, for which the thread of the pictures waits."""
    wait_until(lambda: False, milliseconds)


class Finger(Visitor):
    """Touches from within the event loop, as a panel does, so that Python is free meanwhile."""

    def sees(self, page):
        settled = wait_until(
            lambda: self.page == page and not self.player.window.property("busy"), SECONDS
        )
        assert settled, f"still on {self.page}, not on {page}: {self.player.warnings}"
        settle(50)

    def touch(self, point):
        window, at = self.player.window, QPointF(point)
        left = Qt.MouseButton.LeftButton
        for kind, held in (
            (QEvent.Type.MouseButtonPress, left),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            event = QMouseEvent(
                kind, at, window.mapToGlobal(at), left, held, Qt.KeyboardModifier.NoModifier
            )
            QCoreApplication.postEvent(window, event)
            settle(30)


@pytest.fixture
def hung(start, options, tmp_path):
    """Start a player over a store with these notices; `pages` gives drawn pages."""

    def hang(make, **more):
        with Stores(tmp_path / "s", tmp_path / "r") as stores:
            names = [stores.media.put(page(n), options.at) for n in range(3)]
            pictures = tuple(Picture("", media=name, width=1650, height=2334) for name in names)
            paper = Attachment(
                "https://amt.example/a.pdf",
                pages=pictures,
                pages_in_all=3,
                text="§ 1 Zweck\nBaden.",
            )
            stores.durable.apply("amt", Change(items=tuple(make(options.at, paper))), options.at)
        return Finger(start({}, **more))

    return hang


def offers(visitor, word):
    return any(word in key for key in tuple(visitor.keys()))


def some(now, paper):
    yield notice("pdf", "Neue Regeln für die Badestelle", now, attachments=(paper,))
    yield notice("words", "Wählerverzeichnis", now, 1)
    easy = {"de-simple": Text("Baden", "Baden ist erlaubt.")}
    yield notice("easy", "Mit einfachen Worten", now, 2, attachments=(paper,), texts=easy)


SIZES = pytest.mark.parametrize("size", [(540, 960), (960, 540)], ids=["portrait", "landscape"])


@SIZES
def test_from_the_board_to_the_paper_and_its_pages(hung, size):
    visitor = hung(some, page="notices", size=size)
    visitor.sees("notices")
    visitor.touches("Neue Regeln")
    visitor.sees("notice-detail")
    assert not offers(visitor, "Seite 1")
    visitor.touches("Seite 2")
    visitor.touches("Seite 3")
    # where the last page is, no key leads on
    assert wait_until(lambda: not offers(visitor, "Seite 3"), SECONDS)
    visitor.touches("Größer")
    visitor.sees("notice-page")
    # the page that was looked at, not the first
    assert offers(visitor, "Seite 2")
    assert not offers(visitor, "Kleiner")
    for _ in range(3):
        visitor.touches("Größer")
    assert wait_until(lambda: not offers(visitor, "Größer"), SECONDS)
    visitor.touches("Kleiner")
    visitor.touches("Zurück")
    visitor.sees("notice-detail")
    visitor.touches("Als Text lesen")
    visitor.sees("notice-text")


def test_no_key_leads_nowhere(hung):
    visitor = hung(some, page="notice-detail", item="amt:words")
    visitor.sees("notice-detail")
    keys = " ".join(visitor.keys())
    for missing in ("Seite", "Größer", "Als Text", "Einfach", "Vorlesen"):
        assert missing not in keys
    visitor.touches("Alle Aushänge")
    visitor.sees("notices")


def test_easy_german_where_there_is_some(hung):
    visitor = hung(some, page="notice-detail", item="amt:easy")
    visitor.touches("Einfach erklärt")
    visitor.sees("notice-text")


@SIZES
@pytest.mark.parametrize("text_size", [1.0, 1.5])
def test_forty_with_long_words_and_no_papers(hung, size, text_size):
    long = "<p>Die Satzung wird geändert.</p>" * 60
    visitor = hung(
        lambda now, _: (
            notice(str(n), f"Nr. {n}: {LONG}", now, n % 8, body=long) for n in range(40)
        ),
        page="notices", size=size, text_size=text_size,
    )  # fmt: skip
    # the first of those that are taken down tomorrow
    visitor.touches("Nr. 15:")
    visitor.sees("notice-detail")
    visitor.touches("Ganz lesen")
    visitor.sees("notice-text")


def test_nothing_hangs(hung):
    visitor = hung(lambda *_: (), page="notices")
    visitor.touches("Neues lesen")
    visitor.sees("news")


@pytest.mark.parametrize("page_name", ["notice-detail", "notice-page", "notice-text"])
def test_a_notice_that_was_taken_down(hung, page_name):
    visitor = hung(some, page=page_name, item="amt:gone")
    visitor.touches("Alle Bekanntmachungen")
    visitor.sees("notices")


@pytest.mark.parametrize("word", ["", " 1", " 99", " simple", " x y", " ²"])
def test_whatever_stands_behind_the_id(hung, word):
    visitor = hung(some, page="notice-page", item=f"amt:pdf{word}")
    visitor.sees("notice-page")
    assert offers(visitor, "Seite")


@SIZES
def test_nothing_has_to_be_touched_above_the_horizon(hung, size):
    visitor = hung(some, page="notice-detail", item="amt:pdf", size=size)
    visitor.sees("notice-detail")
    horizon = (960 - 1448 / 4) if size[1] > size[0] else 540 - 850 / 4
    keys = visitor.keys()
    assert len(keys) > 3
    assert all(middle.y() > horizon for middle in keys.values())
