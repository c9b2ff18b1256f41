# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A running player whose pages are looked at, one after the other and in every look."""

from dataclasses import dataclass

from PySide6.QtCore import QMetaObject

from player.app import Player, wait_until
from tests.visual.gallery.lens import Lens

SCHEMES = ("light", "dark", "contrast", "sunlight")
SIZES = (1.0, 1.25, 1.5)
LANGUAGES = ("de", "en", "da", "nds")

# The stock whose warning lies over every page, until it is read.
STORM = "storm"
# what the demo's Amt holds, in its own words without those of any day, by a clock in doubt
CLOCKLESS = "clockless"
# those whose terminal waits for its office without anything to show, or is quiet by its word
UNJOINED = "unjoined"
RESTING = "resting"
# those whose terminal has no settings yet, or a file of them that is wrong
BARE = "bare"
BROKEN = "broken"
# The same after that: its banner stays on every page.
WARNED = "warned"


@dataclass(frozen=True)
class Look:
    scheme: str = "light"
    size: float = 1.0
    language: str = "de"

    def __str__(self):
        return f"{self.scheme}-{self.size:g}-{self.language}"


class Glass:
    """One player for many pages. Everything is drawn without motion, at a quarter of the size."""

    def __init__(self, options):
        self.player = Player(options, clock=lambda: options.at)
        self.window = self.player.window
        self.window.show()
        layers = self.window.contentItem().childItems()
        self.lens = Lens(self.player.engine, self.window, layers[-1])

    def open(self, page, item=""):
        QMetaObject.invokeMethod(self.window, "start")
        if page != "home":
            self.window.open(page, item)
        self.settle()
        assert self.window.property("pageName") == page, self.player.warnings

    def show(self, view):
        """The page of a view in its first look, its keys pressed one after the other."""
        self.player.session.hold("explore")
        self.player.session.finish()
        self.wear(Look())
        self.hand(chosen=False)
        warned = view.stock in {STORM, WARNED}
        assert self.window.property("alarmed") == warned
        if view.stock == STORM:
            self.hand(chosen=view.handed)
            return
        self.player.models["warnings"].acknowledge()
        assert self.window.property("warned") == warned
        self.open(view.page, self.item(view))
        for name in view.keys:
            self.press(name)
        if view.handed:
            self.hand(chosen=True)
        if view.sheet:
            self.sheet(view.sheet)
        if view.typed:
            self.type(view.typed)
        if view.stage != "explore":
            self.player.session.hold(view.stage, gone=12.0)
        if view.stage == "attract":
            self.player.models["programme"].begin(view.item)
        self.settle()

    def type(self, words):
        search = self.player.models["search"]
        for letter in words:
            search.write(letter)
        assert search.property("line").casefold() == words

    def item(self, view):
        if view.kind is None:
            return view.item
        its = [item.id for item in self.player.shelf.items if item.kind is view.kind]
        return its[view.number]

    def press(self, name):
        """Press the first key of that name, or whose name begins so."""
        scan = self.lens.scan
        key = scan.key(self.lens.top, name)
        assert key is not None, f"no key “{name}”"
        QMetaObject.invokeMethod(key, "click")
        self.settle()

    def sheet(self, name):
        """Open a sheet of the bar by its name in Sheets.qml."""
        self.lens.scan.sheets(self.lens.top).setProperty("showing", name)
        self.settle()

    def wear(self, look):
        terminal = self.player.terminal
        terminal.choose_scheme(look.scheme)
        terminal.choose_text_size(look.size)
        terminal.choose_language(look.language)
        self.settle()

    def hand(self, *, chosen):
        self.player.terminal.choose_lowered(chosen)
        self.player.terminal.choose_left_handed(chosen)
        self.settle()

    def settle(self):
        assert wait_until(
            lambda: not self.window.property("busy") and not self.window.property("loading")
        )
        self.lens.rest()

    def shoot(self):
        return self.lens.shoot()

    def close(self):
        self.player.close()
