# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The official notices as QML sees them: the board, and one notice for its pages."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from player.backend.card import Card, Overview
from player.backend.shelf import Shelf
from player.view.notice_detail import NoticeDetail, notice_detail
from player.view.notices import NoticeRow, NoticesView, Sheet, notices_view
from player.view.posting_steps import PostingStep

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class NoticesModel(Overview[NoticesView]):
    """The board: the first papers in `sheets`, all notices in `rows`. `nothing` tells of none."""

    changed = Signal()

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(shelf, parent)
        self._rows = self._list("rows", NoticeRow)
        self._sheets = self._list("sheets", Sheet)
        self._follow()

    def _get_pinned(self) -> str:
        """The notices on the board, as a page's `presented` says it."""
        hung = zip(self._view.rows, self._view.sheets, strict=False)
        return "\n".join(f"board {row.item} {1 if sheet.media else 0}" for row, sheet in hung)

    def _look(self, shelf: Shelf) -> NoticesView:
        return notices_view(shelf.items, shelf.now, shelf.language, shelf.names)

    rows = Property(QObject, lambda self: self._rows, constant=True)
    sheets = Property(QObject, lambda self: self._sheets, constant=True)
    count = Property(int, lambda self: len(self._view.rows), notify=changed)
    pinned = Property(str, _get_pinned, notify=changed)
    headline = Property(str, lambda self: self._view.headline, notify=changed)
    line = Property(str, lambda self: self._view.line, notify=changed)
    nothing = Property(str, lambda self: self._view.nothing, notify=changed)
    picture = Property(str, lambda self: self._picture.url, notify=changed)
    folder = Property(str, lambda self: self.shelf.pictures.folder, constant=True)


@QmlElement
class NoticeCard(Card[NoticeDetail]):
    """One notice, made by its pages with `notices` and `item`. `gone`: it hangs no more.

    `item` may be followed by a space and a word for the page that opens it (see `told`). `page`
    counts from 0; the properties of the paper are those of that page.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = 0
        self._steps = self._list("steps", PostingStep)

    def _open(self, item: str) -> None:
        word = item.partition(" ")[2]
        if item != self._item and word.isdecimal():
            self._page = int(word)
        self.set_item(item)

    def _set_page(self, page: int) -> None:
        if page == self._page:
            return
        self._page = page
        self.changed.emit()

    def word(self) -> str:
        """What follows the id, as `3` or `simple`; "" for nothing."""
        return self._item.partition(" ")[2]

    def _item_id(self) -> str:
        return self._item.partition(" ")[0]

    def _look(self, shelf: Shelf, item: str) -> NoticeDetail | None:
        return notice_detail(shelf.items, item, shelf.now, shelf.language, shelf.names)

    def _shown(self) -> int:
        return min(max(0, self._page), self._count() - 1)

    def _count(self) -> int:
        return len(self._view.sheets) if self._view else 1

    def _sheet(self, name: str) -> str:
        return str(getattr(self._view.sheets[self._shown()], name)) if self._view else ""

    def _folder(self) -> str:
        return "" if self._shelf is None else self._shelf.pictures.folder

    def _tall(self) -> float:
        return self._view.sheets[self._shown()].tall if self._view else 2**0.5

    def _today_at(self) -> int:
        steps = self._view.steps if self._view else ()
        return next((n for n, step in enumerate(steps) if step.when == "today"), len(steps))

    def _bound(self, part: int) -> str:
        return self._view.binding[part] if self._view else ""

    notices = Property(QObject, lambda self: self._overview, Card.set_overview, notify=changed)
    item = Property(str, lambda self: self._item, Card.set_item, notify=changed)
    told = Property(str, lambda self: self.word(), notify=changed)
    page = Property(int, lambda self: self._shown(), _set_page, notify=changed)
    pages = Property(int, lambda self: self._count(), notify=changed)
    gone = Property(bool, lambda self: self._view is None, notify=changed)
    headline = Property(str, lambda self: self._text("headline"), notify=changed)
    subtitle = Property(str, lambda self: self._text("subtitle"), notify=changed)
    missing = Property(str, lambda self: self._text("missing"), notify=changed)
    counting = Property(str, lambda self: self._text("counting"), notify=changed)
    text = Property(str, lambda self: self._text("text"), notify=changed)
    simple = Property(str, lambda self: self._text("simple"), notify=changed)
    steps = Property(QObject, lambda self: self._steps, constant=True)
    posted = Property(bool, lambda self: bool(self._view and self._view.steps), notify=changed)
    todayAt = Property(int, lambda self: self._today_at(), notify=changed)  # noqa: N815 - QML's spelling
    media = Property(str, lambda self: self._sheet("media"), notify=changed)
    folder = Property(str, lambda self: self._folder(), notify=changed)
    tall = Property(float, lambda self: self._tall(), notify=changed)
    issuer = Property(str, lambda self: self._sheet("issuer"), notify=changed)
    dated = Property(str, lambda self: self._sheet("dated"), notify=changed)
    body = Property(str, lambda self: self._sheet("body"), notify=changed)
    binding = Property(str, lambda self: self._bound(0), notify=changed)
    bindingMore = Property(str, lambda self: self._bound(1), notify=changed)  # noqa: N815 - QML's spelling
    code = Property(str, lambda self: self._code("content"), notify=changed)
    codeTitle = Property(str, lambda self: self._code("title"), notify=changed)  # noqa: N815 - QML's spelling
    codeLine = Property(str, lambda self: self._code("line"), notify=changed)  # noqa: N815 - QML's spelling
    picture = Property(str, lambda self: self._picture.url, notify=changed)
