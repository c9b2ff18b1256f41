# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a seated visitor reaches: on every page, on panels of many sizes, with a whole Amt."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject, QPoint

from player import pages
from player.app import wait_until
from player.zones import REACH_MM, TARGET_MM
from tests.player.visitor import SECONDS, TOUCHABLE, Visitor, name_of, nodes, pause, settle, spoken
from tests.visual.gallery import stock

INCH = 25.4
# Pixels of the glass are rounded, at a quarter of the panel's own.
ROUNDING_MM = 2.0


@dataclass(frozen=True)
class Panel:
    """A panel as it hangs; drawn at a quarter or so of its pixels."""

    width: int
    height: int
    inches: float
    edge: float

    @property
    def px(self):
        """Millimetres of one pixel of the window."""
        return self.inches * INCH / (self.width**2 + self.height**2) ** 0.5

    def top(self, box):
        """Millimetres above ground of the upper side of a box in the window."""
        return self.edge + (self.height - box.top()) * self.px


UPRIGHT = Panel(540, 960, 86, 500)
PANELS = {
    "portrait 86": UPRIGHT,
    "portrait 86, hung high": replace(UPRIGHT, edge=700),
    "portrait 86, hung low": replace(UPRIGHT, edge=200),
    "portrait 55": replace(UPRIGHT, inches=55),
    "portrait 32": replace(UPRIGHT, inches=32, edge=900),
    "landscape 86": Panel(960, 540, 86, 800),
    "landscape 86, hung high": Panel(960, 540, 86, 950),
    "landscape 55": Panel(960, 540, 55, 900),
    "landscape 32": Panel(960, 540, 32, 1000),
    "landscape 22": Panel(960, 540, 22, 1000),
}


@pytest.fixture
def hang(amt, running):
    """Hangs a panel that shows the Amt."""

    def hung(panel, **more):
        told = replace(
            stock.options(amt, (panel.width, panel.height)),
            orientation="portrait" if panel.height > panel.width else "landscape",
            lower_edge_mm=panel.edge,
            diagonal_mm=panel.inches * INCH,
            **more,
        )
        return running(told, clock=lambda: stock.NOW)

    return hung


def boxes(player):
    """Names and boxes of all that can be touched, in pixels of the window."""
    corner = QPoint(player.window.x(), player.window.y())
    keys = [n for n in nodes(player) if n.role() in TOUCHABLE and not n.state().disabled]
    return [(name_of(key), key.rect().translated(-corner)) for key in keys]


def out_of_reach(player, panel):
    return [
        f"{name} at {panel.top(box):.0f} mm"
        for name, box in boxes(player)
        if box.bottom() >= 0 and panel.top(box) > REACH_MM + ROUNDING_MM
    ]


def too_small(player, panel):
    least = TARGET_MM / panel.px - 1
    return [
        f"{name}: {box.width() * panel.px:.1f} x {box.height() * panel.px:.1f} mm"
        for name, box in boxes(player)
        if min(box.width(), box.height()) < least
    ]


def every_page(player):
    """Open each page in turn, with an item where it needs one, and each sheet of the bar."""
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
    visitor = Visitor(player)
    for sheet in ("Lesehilfe", "Sprache"):
        visitor.touches(sheet)
        settle(player)
        yield sheet
        visitor.touches(sheet)
        settle(player)


@pytest.mark.parametrize("name", PANELS)
def test_all_is_in_reach_and_large_enough_after_one_touch_at_most(hang, name):
    panel = PANELS[name]
    player = hang(panel)
    assert not [box for key, box in boxes(player) if key == "Tiefer" and panel.top(box) > REACH_MM]
    if "Tiefer" in dict(boxes(player)):
        Visitor(player).touches("Tiefer")
        settle(player)
        assert player.terminal.lowered
    else:
        assert player.window.property("zones")["low"]
    found = {}
    for page in every_page(player):
        found[page] = out_of_reach(player, panel) + too_small(player, panel)
    assert {page: keys for page, keys in found.items() if keys} == {}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["landscape 86", "portrait 86, hung high"])
def test_an_open_page_comes_down(hang, name):
    panel = PANELS[name]
    player = hang(panel)
    found = {}
    for page in every_page(player):
        player.terminal.choose_lowered(True)
        settle(player)
        found[page] = out_of_reach(player, panel)
        player.terminal.choose_lowered(False)
        settle(player)
    assert {page: keys for page, keys in found.items() if keys} == {}


@pytest.mark.parametrize("name", ["portrait 86, hung high", "landscape 86, hung high"])
def test_what_lies_over_the_bar_comes_down_by_itself(hang, amt, tmp_path, name):
    panel = PANELS[name]
    state, runtime = stock.other(tmp_path, stock.storm(stock.held(amt))[-1:])
    player = hang(panel, state=state, runtime=runtime)
    assert player.window.property("alarmed")
    assert wait_until(lambda: "Gelesen, weiter" in dict(boxes(player)), SECONDS)
    over = {key: panel.top(box) for key, box in boxes(player)}
    assert over["Gelesen, weiter"] <= REACH_MM + ROUNDING_MM
    pause(600)
    Visitor(player).touches("Gelesen, weiter")
    settle(player)
    before = dict(boxes(player))["Start"]
    player.terminal.choose_lowered(True)
    settle(player)
    assert dict(boxes(player))["Start"].top() > before.top(), "it was up again"


class Seated(Visitor):
    """Somebody in a wheelchair, who touches nothing above 1220 mm and pulls nothing down."""

    def __init__(self, player, panel):
        super().__init__(player)
        self.panel = panel

    def keys(self):
        near = {}
        for name, box in boxes(self.player):
            inside = box.top() >= 0 and box.bottom() <= self.panel.height
            if inside and self.panel.top(box) <= REACH_MM + ROUNDING_MM:
                near[name] = box.center()
        return near

    def waits(self):
        """Let what glides come to rest."""
        before = None
        while before != (before := boxes(self.player)):
            pause(100)

    def has_in_sight(self, word):
        """Whether a row lies above the key that leads further down its list."""
        keys = boxes(self.player)
        row = next(box for name, box in keys if word in name)
        return all(row.bottom() <= box.top() for name, box in keys if name == "Weitere Termine")

    def reads(self, *words):
        told = spoken(self.player)
        assert any(all(word in line for word in words) for line in told), told

    def holds_a_phone_to(self, title):
        """The code of this title lies where a phone is held."""
        corner = QPoint(self.player.window.x(), self.player.window.y())
        cards = [n for n in nodes(self.player) if name_of(n).startswith(title)]
        assert cards, spoken(self.player)
        assert self.panel.top(cards[0].rect().translated(-corner)) <= REACH_MM + ROUNDING_MM


@pytest.fixture
def seated(hang):
    return Seated(hang(UPRIGHT), UPRIGHT)


def test_a_seated_visitor_sees_the_next_bus(seated):
    seated.touches("Bus")
    seated.sees("buses")
    seated.reads("14:46", "Eckernförde")
    seated.touches("Fahrplan")
    seated.sees("bus-times")
    seated.reads("Eckernförde")


def test_a_seated_visitor_reads_a_notice(seated):
    seated.touches("Bekanntmachungen")
    seated.sees("notices")
    seated.touches("Neue Regeln für die Badestelle")
    seated.sees("notice-detail")
    seated.touches("Als Text lesen")
    seated.sees("notice-text")
    seated.reads("Badestelle", "Groß Wittensee")


def test_a_seated_visitor_finds_an_event_on_saturday(seated):
    seated.touches("Veranstaltungen")
    seated.sees("events")
    while not seated.has_in_sight("Scheunenkino"):
        seated.touches("Weitere Termine")
        seated.waits()
    seated.touches("Scheunenkino")
    seated.sees("event-detail")
    seated.reads("19:30")
    seated.holds_a_phone_to("Zum Mitnehmen")


def test_a_seated_visitor_takes_the_code_of_a_vote_along(seated):
    seated.touches("Wir machen mit")
    seated.sees("calls")
    seated.touches("So stimmen Sie ab")
    seated.sees("call-detail")
    seated.holds_a_phone_to("Hier abstimmen")
