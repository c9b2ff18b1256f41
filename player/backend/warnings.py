# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The warnings as QML sees them: the list, one in full, and what comes over every page."""

from collections import deque

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from content.kinds.warnings import is_drill
from player.backend.card import Card, Overview
from player.backend.shelf import Shelf
from player.view import alarm
from player.view.alarm import Advice
from player.view.say import say
from player.view.warnings import (
    WarningDetail,
    WarningRow,
    WarningsView,
    edition,
    over,
    warning_detail,
    warnings_view,
)

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

# more warnings than anybody reads between two restarts
_REMEMBERED = 500


@QmlElement
class WarningsModel(Overview[WarningsView]):
    """The list in `rows`, `nothing` is "" unless it is empty; and what is above all pages.

    `over` is the warning that lies over every page until it was read, or "". Those that were
    read stay in the banner: `banner` is the gravest of them, or "". A new version of a warning
    has not been read. Nothing is remembered of who has read.
    """

    changed = Signal()

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(shelf, parent)
        self._rows = self._list("rows", WarningRow)
        self._read: deque[str] = deque(maxlen=_REMEMBERED)
        self._over = ""
        self._banner = over((), shelf.now, shelf.screen)
        self._follow()

    def _look(self, shelf: Shelf) -> WarningsView:
        return warnings_view(shelf.items, shelf.now, shelf.language)

    def _fill(self, _shelf: Shelf) -> None:
        self._divide()

    def _divide(self) -> None:
        """Part what comes over all pages into what is yet to be read and what was."""
        shelf = self._borne
        grave = over(shelf.items, shelf.now, shelf.screen)
        unread = [item for item in grave if edition(item) not in self._read]
        self._over = unread[0].id if unread else ""
        self._banner = tuple(item for item in grave if item not in unread)

    @Slot()
    def acknowledge(self) -> None:
        """Somebody has read what lies over the page: it goes into the banner."""
        found = self.shelf.item(self._over)
        if found is not None:
            self._read.append(edition(found))
            self._divide()
            self.changed.emit()

    @Slot()
    def reset(self) -> None:
        """Let the next visitor read it too: what was read lies over every page again."""
        self._read.clear()
        self._divide()
        self.changed.emit()

    def _banner_text(self) -> str:
        if not self._banner:
            return ""
        shelf, first = self.shelf, self._banner[0]
        if is_drill(first):
            return first.text(shelf.language).summary
        return alarm.headline(first, shelf.language)

    def _banner_line(self) -> str:
        """When it holds, and how many more there are."""
        if not self._banner or is_drill(self._banner[0]):
            return ""
        shelf, first = self.shelf, self._banner[0]
        when = ""
        if first.warning is not None:
            parts = alarm.hours(first.warning, first.valid_until, shelf.now, shelf.language)
            when = ", ".join(parts)
        more = len(self._banner) - 1
        if not more:
            return when
        return say("{when} · und {more} weitere", shelf.language, when=when, more=more)

    def _banner_drill(self) -> bool:
        return bool(self._banner) and is_drill(self._banner[0])

    rows = Property(QObject, lambda self: self._rows, constant=True)
    headline = Property(str, lambda self: self._view.headline, notify=changed)
    nothing = Property(str, lambda self: self._view.nothing, notify=changed)
    picture = Property(str, lambda self: self._picture.url, notify=changed)
    dark = Property(bool, lambda self: self._picture.dark, notify=changed)
    over = Property(str, lambda self: self._over, notify=changed)
    banner = Property(str, lambda self: self._banner[0].id if self._banner else "", notify=changed)
    bannerText = Property(str, _banner_text, notify=changed)  # noqa: N815 - QML's spelling
    bannerLine = Property(str, _banner_line, notify=changed)  # noqa: N815 - QML's spelling
    bannerDrill = Property(bool, _banner_drill, notify=changed)  # noqa: N815 - QML's spelling


@QmlElement
class WarningCard(Card[WarningDetail]):
    """One warning, made by whoever shows it with `warnings` and `item`. `gone`: it is over."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards = self._list("cards", Advice)
        self._tips = self._list("tips", Advice)

    def _look(self, shelf: Shelf, item: str) -> WarningDetail | None:
        found = shelf.item(item)
        if found is None:
            return None
        return warning_detail(found, shelf.now, shelf.screen, shelf.language, shelf.names)

    warnings = Property(QObject, lambda self: self._overview, Card.set_overview, notify=changed)
    item = Property(str, lambda self: self._item, Card.set_item, notify=changed)
    gone = Property(bool, lambda self: self._view is None, notify=changed)
    drill = Property(bool, lambda self: bool(self._view and self._view.drill), notify=changed)
    kicker = Property(str, lambda self: self._text("kicker"), notify=changed)
    headline = Property(str, lambda self: self._text("headline"), notify=changed)
    icon = Property(str, lambda self: self._text("icon"), notify=changed)
    level = Property(int, lambda self: self._view.level if self._view else 0, notify=changed)
    levelLine = Property(str, lambda self: self._text("level_line"), notify=changed)  # noqa: N815 - QML's spelling
    area = Property(str, lambda self: self._text("area"), notify=changed)
    hours = Property(str, lambda self: self._text("hours"), notify=changed)
    day = Property(str, lambda self: self._text("day"), notify=changed)
    lead = Property(str, lambda self: self._text("lead"), notify=changed)
    body = Property(str, lambda self: self._text("body"), notify=changed)
    source = Property(str, lambda self: self._text("source"), notify=changed)
    cards = Property(QObject, lambda self: self._cards, constant=True)
    tips = Property(QObject, lambda self: self._tips, constant=True)
    advised = Property(bool, lambda self: bool(self._view and self._view.tips), notify=changed)
    code = Property(str, lambda self: self._code("content"), notify=changed)
    codeTitle = Property(str, lambda self: self._code("title"), notify=changed)  # noqa: N815 - QML's spelling
    codeLine = Property(str, lambda self: self._code("line"), notify=changed)  # noqa: N815 - QML's spelling
