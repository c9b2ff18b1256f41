# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""With a whole Amt on the glass: five keys come to everything, and everything says what it is."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject, QPoint, QRectF
from PySide6.QtGui import QAccessible

from content.model import Kind
from player import pages
from player.backend.stops import name_of, said_of, stops_in
from tests.player.keyed import BACK, DOWN, UP, Keyed, glass_box
from tests.player.visitor import TOUCHABLE, drawn, nodes, settle, spoken
from tests.player.visitor import name_of as node_name
from tests.visual.gallery import stock

SHAPES = {"portrait": (540, 960), "landscape": (960, 540)}
PRESSED = {*TOUCHABLE, QAccessible.Role.Graphic}

#: What is told in other words, or is not meant to be.
OTHERWISE = {
    # the keys of the days say them whole
    "events": "Mo|Di|Mi|Do|Fr|Sa|So",
    # the strip of the car's day, which is told as hours
    "buses": r"\d+ Uhr|vorbei|belegt",
    # a name has the villages without their "über", and leaves out a time that is struck through
    "bus-times": r"über .+|15:12",
    # the steps have an order
    "call-detail": r"\d",
    # villages on the map
    "places": "Ascheffel|Damendorf|Holtsee|Holzbunge|Klein Wittensee|Sehestedt",
}


@pytest.fixture
def begin(amt, running):
    """Starts players over the demo's Amt."""

    def begun(shape, **more):
        told = replace(stock.options(amt, SHAPES[shape]), orientation=shape, **more)
        return Keyed(running(told, clock=lambda: stock.NOW))

    return begun


def every_page(visitor):
    """Open each page in turn, with an item where it needs one."""
    player = visitor.player
    items = {item.kind: item.id for item in reversed(player.shelf.items)}
    for page in pages.PAGES:
        if page.needs_item is not None and page.needs_item not in items:
            continue
        item = items[page.needs_item] if page.needs_item else ""
        QMetaObject.invokeMethod(
            player.window, "open", Q_ARG("QString", page.name), Q_ARG("QString", item)
        )
        settle(player)
        yield page.name


def on_the_glass(player):
    """What can be pressed and is seen, as a screen reader has it."""
    window = player.window
    corner, glass = QPoint(window.x(), window.y()), QRectF(0, 0, window.width(), window.height())
    for node in nodes(player):
        box = QRectF(node.rect().translated(-corner))
        # the key that shows more: the ring itself brings all of it into view
        turns = node.object().property("kept") is not None
        touchable = node.role() in TOUCHABLE and not node.state().disabled and not turns
        if touchable and glass.contains(box.center()):
            yield node_name(node)


def lacks(visitor, shape):
    """What is wrong with what the ring comes to."""
    width, height = SHAPES[shape]
    glass = QRectF(-1, -1, width + 2, height + 2)
    found, heard = [], {}
    seen = set(on_the_glass(visitor.player))
    for stop, name, box in visitor.round():
        role = QAccessible.queryAccessibleInterface(stop).role()
        if not name.strip():
            found.append(f"no name: {stop}")
        if role not in PRESSED:
            found.append(f"{name}: {role}")
        if not glass.contains(box):
            found.append(f"{name}: out of view at {box}")
        said = said_of(stop)
        if said in heard and heard[said] != stop:
            found.append(f"twice: {said}")
        heard[said] = stop
    names = {name_of(stop) for stop in heard.values()}
    return found + [f"never reached: {name}" for name in seen - names]


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_ring_comes_to_everything_on_every_page(begin, shape):
    visitor = begin(shape)
    found = {page: lacks(visitor, shape) for page in every_page(visitor)}
    assert [f"{page}: {what}" for page, wrong in found.items() for what in wrong] == []


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("shape", SHAPES)
def test_everything_that_speaks_has_words(begin, shape):
    """Each page says what it is, and no key, picture or headline is without a name."""
    visitor = begin(shape)
    found, told = [], {QAccessible.Role.Graphic, QAccessible.Role.Heading, *TOUCHABLE}
    for page in every_page(visitor):
        here = nodes(visitor.player)
        nameless = [n for n in here if n.role() in told and not node_name(n).strip()]
        found += [f"{page}: {node.object()}" for node in nameless]
        parted = [node_name(n) for n in here if n.role() in told and "\u00ad" in node_name(n)]
        found += [f"{page}: {name}" for name in parted]
        if not any(n.role() == QAccessible.Role.Heading for n in here):
            found.append(f"{page}: no heading")
        panes = [node_name(n) for n in here if n.role() == QAccessible.Role.Pane]
        if not panes or not all(panes):
            found.append(f"{page}: says not what it is")
    assert found == []


def untold(visitor, told):
    """What stands on the glass in words, and was neither told nor is on the way of the ring."""
    window = visitor.player.window
    glass = QRectF(0, 0, window.width(), window.height())
    heard = same(". ".join([*told, *map(said_of, stops_in([window.contentItem()]))]))
    for item in drawn(visitor.player):
        seen = glass.contains(glass_box(item).center()) and faint(item) > 0.05
        if item.inherits("QQuickText") and seen:
            words = same(item.property("text"))
            if words not in heard:
                yield item.property("text")


def same(words):
    """Words alone, with a space round each."""
    plain = re.sub("<[^>]*>", " ", words).translate({0xAD: None, 0x2060: None})
    return " ".join(["", *re.findall(r"\w+", plain.lower()), ""])


def faint(item):
    """How much of an item is there, of what lies round it too."""
    return item.opacity() * (faint(item.parentItem()) if item.parentItem() else 1)


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("shape", SHAPES)
def test_all_that_stands_on_a_page_is_told(begin, shape):
    visitor = begin(shape)
    told, found = [], {}
    visitor.player.keys.reached.connect(lambda _, text: told.append(text))
    visitor.press(DOWN)
    for page in every_page(visitor):
        otherwise = OTHERWISE.get(page, "")
        found[page] = [text for text in untold(visitor, told) if not re.fullmatch(otherwise, text)]
        told.clear()
    assert {page: words for page, words in found.items() if words} == {}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("sheet", ["Lesehilfe", "Sprache"])
def test_the_ring_comes_to_everything_on_a_sheet(begin, shape, sheet):
    visitor = begin(shape)
    visitor.opens(sheet)
    assert lacks(visitor, shape) == []


def reads(visitor, *words):
    told = spoken(visitor.player)
    assert any(all(word in line for word in words) for line in told), told


def shows_code(visitor, title):
    """The code of this title is whole on the glass, where a phone can be held to it."""
    window = visitor.player.window
    corner = QPoint(window.x(), window.y())
    boxes = [
        QRectF(node.rect().translated(-corner))
        for node in nodes(visitor.player)
        if node_name(node).startswith(title)
    ]
    glass = QRectF(0, 0, window.width(), window.height())
    assert any(glass.contains(box) for box in boxes), (boxes, spoken(visitor.player))


@pytest.mark.parametrize("shape", SHAPES)
def test_five_keys_lead_to_the_next_bus(begin, shape):
    visitor = begin(shape)
    visitor.opens("Bus")
    visitor.sees("buses")
    reads(visitor, "14:46", "Eckernförde")
    visitor.opens("Fahrplan")
    visitor.sees("bus-times")
    reads(visitor, "Eckernförde")
    visitor.press(BACK, 2)
    visitor.sees("home")


@pytest.mark.parametrize("shape", SHAPES)
def test_five_keys_lead_to_a_notice_and_its_text(begin, shape):
    visitor = begin(shape)
    visitor.opens("Bekanntmachungen")
    visitor.sees("notices")
    visitor.opens("Neue Regeln für die Badestelle")
    visitor.sees("notice-detail")
    visitor.opens("Als Text lesen")
    visitor.sees("notice-text")
    reads(visitor, "Badestelle", "Groß Wittensee")


@pytest.mark.parametrize("shape", SHAPES)
def test_five_keys_lead_to_an_event_on_saturday(begin, shape):
    visitor = begin(shape)
    visitor.opens("Veranstaltungen")
    visitor.sees("events")
    visitor.opens("Scheunenkino")
    visitor.sees("event-detail")
    reads(visitor, "19:30")
    shows_code(visitor, "Zum Mitnehmen")


@pytest.mark.parametrize("shape", SHAPES)
def test_five_keys_lead_to_the_code_of_a_vote(begin, shape):
    visitor = begin(shape)
    visitor.opens("Wir machen mit")
    visitor.sees("calls")
    visitor.opens("So stimmen Sie ab")
    visitor.sees("call-detail")
    shows_code(visitor, "Hier abstimmen")


def test_five_keys_move_an_enlarged_page_of_a_notice(begin):
    visitor = begin("portrait")
    notices = [item for item in visitor.player.shelf.items if item.kind is Kind.NOTICE]
    QMetaObject.invokeMethod(
        visitor.player.window,
        "open",
        Q_ARG("QString", "notice-page"),
        Q_ARG("QString", notices[-1].id),
    )
    settle(visitor.player)
    visitor.opens("Größer")
    visitor.opens("Größer")
    visitor.goes_to("Seite 1")
    sheet = visitor.ring
    seen = set()
    for _ in range(30):
        seen.add((round(sheet.property("contentX")), round(sheet.property("contentY"))))
        visitor.press(DOWN)
        if visitor.ring != sheet:
            break
    assert visitor.ring != sheet, "the ring stays on the page for ever"
    down = sheet.property("contentHeight") - sheet.height()
    along = sheet.property("contentWidth") - sheet.width()
    assert (round(along), round(down)) in seen, "the last corner was never seen"
    visitor.press(UP)
    assert visitor.ring == sheet
