# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The news as QML sees them: the list, and one piece of news for its page."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from player.backend.card import Card, Overview
from player.backend.pictures import Picture
from player.backend.shelf import Shelf
from player.view.news import NewsDetail, NewsRow, NewsView, news_detail, news_view

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class NewsModel(Overview[NewsView]):
    """The list: the newest in the look zone, the others in `rows`. `nothing` is "" unless empty."""

    changed = Signal()

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(shelf, parent)
        self._rows = self._list("rows", NewsRow)
        self._follow()

    def _look(self, shelf: Shelf) -> NewsView:
        return news_view(shelf.items, shelf.now, shelf.language, shelf.names)

    def _find_picture(self, shelf: Shelf) -> Picture:
        return shelf.picture(self._view.lead_item, self._scene_name)

    rows = Property(QObject, lambda self: self._rows, constant=True)
    leadItem = Property(str, lambda self: self._view.lead_item, notify=changed)  # noqa: N815 - QML's spelling
    kicker = Property(str, lambda self: self._view.kicker, notify=changed)
    headline = Property(str, lambda self: self._view.headline, notify=changed)
    lead = Property(str, lambda self: self._view.lead, notify=changed)
    nothing = Property(str, lambda self: self._view.nothing, notify=changed)
    picture = Property(str, lambda self: self._picture.url, notify=changed)
    dark = Property(bool, lambda self: self._picture.dark, notify=changed)


@QmlElement
class NewsArticle(Card[NewsDetail]):
    """One piece of news, made by its page with `news` and `item`. `gone`: it is not shown now."""

    changed = Signal()

    def _look(self, shelf: Shelf, item: str) -> NewsDetail | None:
        return news_detail(shelf.items, item, shelf.now, shelf.language, shelf.names)

    news = Property(QObject, lambda self: self._overview, Card.set_overview, notify=changed)
    item = Property(str, lambda self: self._item, Card.set_item, notify=changed)
    gone = Property(bool, lambda self: self._view is None, notify=changed)
    kicker = Property(str, lambda self: self._text("kicker"), notify=changed)
    headline = Property(str, lambda self: self._text("headline"), notify=changed)
    lead = Property(str, lambda self: self._text("lead"), notify=changed)
    body = Property(str, lambda self: self._text("body"), notify=changed)
    alt = Property(str, lambda self: self._text("alt"), notify=changed)
    old = Property(str, lambda self: self._text("old"), notify=changed)
    source = Property(str, lambda self: self._text("source"), notify=changed)
    stand = Property(str, lambda self: self._text("stand"), notify=changed)
    before = Property(str, lambda self: self._text("before"), notify=changed)
    after = Property(str, lambda self: self._text("after"), notify=changed)
    code = Property(str, lambda self: self._code("content"), notify=changed)
    codeTitle = Property(str, lambda self: self._code("title"), notify=changed)  # noqa: N815 - QML's spelling
    codeLine = Property(str, lambda self: self._code("line"), notify=changed)  # noqa: N815 - QML's spelling
    picture = Property(str, lambda self: self._picture.url, notify=changed)
    dark = Property(bool, lambda self: self._picture.dark, notify=changed)
