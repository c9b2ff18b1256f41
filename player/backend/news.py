# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The news as QML sees them: the list, and one piece of news for its page."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from player.backend.pictures import Picture
from player.backend.rows import RowModel
from player.backend.shelf import Shelf
from player.view.news import NewsDetail, NewsRow, news_detail, news_view
from player.view.take_along import NOTHING

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

_NO_PICTURE = Picture("", dark=False)


@QmlElement
class NewsModel(QObject):
    """The list: the newest in the look zone, the others in `rows`. `nothing` is "" unless empty."""

    changed = Signal()

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shelf = shelf
        self._rows = RowModel(NewsRow, self)
        self._view = news_view((), shelf.now)
        self._picture = _NO_PICTURE
        shelf.changed.connect(self._refresh)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        shelf = self.shelf
        self._view = news_view(shelf.items, shelf.now, shelf.language, shelf.names)
        self._rows.set_rows(self._view.rows)
        first = shelf.item(self._view.lead_item)
        pictures = shelf.pictures
        self._picture = (
            pictures.of(first, shelf.now) if first else pictures.scene("village", shelf.now)
        )
        self.changed.emit()

    rows = Property(QObject, lambda self: self._rows, constant=True)
    leadItem = Property(str, lambda self: self._view.lead_item, notify=changed)  # noqa: N815 - QML's spelling
    kicker = Property(str, lambda self: self._view.kicker, notify=changed)
    headline = Property(str, lambda self: self._view.headline, notify=changed)
    lead = Property(str, lambda self: self._view.lead, notify=changed)
    nothing = Property(str, lambda self: self._view.nothing, notify=changed)
    picture = Property(str, lambda self: self._picture.url, notify=changed)
    dark = Property(bool, lambda self: self._picture.dark, notify=changed)


@QmlElement
class NewsArticle(QObject):
    """One piece of news, made by its page with `news` and `item`. `gone`: it is not shown now."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._news: NewsModel | None = None
        self._item = ""
        self._view: NewsDetail | None = None
        self._picture = _NO_PICTURE

    def _set_news(self, news: QObject) -> None:
        if not isinstance(news, NewsModel) or news is self._news:
            return
        self._news = news
        news.changed.connect(self._refresh)
        self._refresh()

    def _set_item(self, item: str) -> None:
        if item == self._item:
            return
        self._item = item
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        if self._news is None or not self._item:
            return
        shelf = self._news.shelf
        self._view = news_detail(shelf.items, self._item, shelf.now, shelf.language, shelf.names)
        found = shelf.item(self._item)
        pictures = shelf.pictures
        self._picture = (
            pictures.of(found, shelf.now) if found else pictures.scene("village", shelf.now)
        )
        self.changed.emit()

    def _text(self, name: str) -> str:
        return str(getattr(self._view, name, ""))

    def _code(self, name: str) -> str:
        return str(getattr(getattr(self._view, "take_along", NOTHING), name))

    news = Property(QObject, lambda self: self._news, _set_news, notify=changed)
    item = Property(str, lambda self: self._item, _set_item, notify=changed)
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
