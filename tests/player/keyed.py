# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Somebody who has only the five keys beside the glass: up, down, OK, back, help."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest

from player.app import wait_until
from player.backend.stops import name_of, said_of
from tests.player.visitor import SECONDS, settle

UP, DOWN, OK, BACK, HELP = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F1,
)  # fmt: skip
# No page has more stops.
MANY = 150


class Keyed:
    """Someone with five keys."""

    def __init__(self, player):
        self.player = player

    @property
    def page(self):
        return self.player.window.property("pageName")

    def press(self, key, times=1):
        for _ in range(times):
            QTest.keyClick(self.player.window, key)
        settle(self.player)

    @property
    def ring(self):
        """What the ring lies round, or None."""
        item = self.player.window.activeFocusItem()
        seen = item is not None and item.activeFocusOnTab()
        return item if seen else None

    @property
    def on(self):
        """What is spoken of what the ring lies round."""
        return said_of(self.ring) if self.ring is not None else ""

    def round(self):
        """All that the ring comes to on a page, in its order, as names and boxes on the glass."""
        self.press(DOWN)
        first, found = self.ring, []
        for _ in range(MANY):
            if not found or self.ring != found[-1][0]:
                self.settle_scroll()
                found.append((self.ring, name_of(self.ring), glass_box(self.ring)))
            self.press(DOWN)
            if self.ring == first and len(found) > 1:
                return found
        raise AssertionError(f"no end: {[name for _, name, _ in found]}")

    def settle_scroll(self):
        """Wait until nothing glides to bring the ring into view."""
        around = self.ring
        while around is not None:
            if around.property("gliding"):
                wait_until(lambda around=around: not around.property("gliding"), SECONDS)
            around = around.parentItem()

    def goes_to(self, *words):
        """Go down until what is spoken holds all words; it stays there."""
        for _ in range(MANY):
            if all(word in self.on for word in words):
                return
            self.press(DOWN)
        raise AssertionError(f"{words} on {self.page}: never heard")

    def opens(self, *words):
        self.goes_to(*words)
        self.press(OK)

    def sees(self, page):
        there = wait_until(
            lambda: self.page == page and not self.player.window.property("busy"), SECONDS
        )
        assert there, f"still on {self.page}, not on {page}"


def glass_box(item):
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
