# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One offer, and one shop, as their pages see them."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from player.backend.card import Card
from player.backend.offer_rows import OfferRow, offer_rows
from player.backend.rows import RowModel
from player.backend.shelf import Shelf
from player.view.event_detail import Fact
from player.view.offers import NO_TAG, OfferDetail, offer_detail
from player.view.opening import DoorLine
from player.view.shops import ShopDetail, shop_detail

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class OfferCard(Card[OfferDetail]):
    """One offer, made by its page with `offers` and `item`. `gone`: it is not shown now."""

    changed = Signal()
    _scene_name = "market-stall"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facts = self._list("facts", Fact)

    def _look(self, shelf: Shelf, item: str) -> OfferDetail | None:
        return offer_detail(shelf.items, item, shelf.here, shelf.names)

    def _tag(self, name: str) -> str:
        return str(getattr(getattr(self._view, "tag", NO_TAG), name))

    offers = Property(QObject, lambda self: self._overview, Card.set_overview, notify=changed)
    item = Property(str, lambda self: self._item, Card.set_item, notify=changed)
    facts = Property(QObject, lambda self: self._facts, constant=True)
    gone = Property(bool, lambda self: self._view is None, notify=changed)
    kicker = Property(str, lambda self: self._text("kicker"), notify=changed)
    headline = Property(str, lambda self: self._text("headline"), notify=changed)
    notice = Property(str, lambda self: self._text("notice"), notify=changed)
    lead = Property(str, lambda self: self._text("lead"), notify=changed)
    body = Property(str, lambda self: self._text("body"), notify=changed)
    alt = Property(str, lambda self: self._text("alt"), notify=changed)
    tagLead = Property(str, lambda self: self._tag("lead"), notify=changed)  # noqa: N815 - QML's spelling
    tagFigures = Property(str, lambda self: self._tag("figures"), notify=changed)  # noqa: N815 - QML's spelling
    tagWord = Property(str, lambda self: self._tag("word"), notify=changed)  # noqa: N815 - QML's spelling
    tagBelow = Property(str, lambda self: self._tag("below"), notify=changed)  # noqa: N815 - QML's spelling
    coupon = Property(str, lambda self: self._text("coupon"), notify=changed)
    terms = Property(str, lambda self: self._text("terms"), notify=changed)
    seller = Property(str, lambda self: self._text("seller"), notify=changed)
    othersLine = Property(str, lambda self: self._text("others_line"), notify=changed)  # noqa: N815 - QML's spelling
    source = Property(str, lambda self: self._text("source"), notify=changed)
    code = Property(str, lambda self: self._code("content"), notify=changed)
    codeTitle = Property(str, lambda self: self._code("title"), notify=changed)  # noqa: N815 - QML's spelling
    codeLine = Property(str, lambda self: self._code("line"), notify=changed)  # noqa: N815 - QML's spelling
    picture = Property(str, lambda self: self._picture.url, notify=changed)


@QmlElement
class ShopCard(Card[ShopDetail]):
    """One shop, made by its page with `offers` and `shop`; "" is the first of the directory."""

    changed = Signal()
    _scene_name = "market-stall"
    _needs_item = False

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facts = self._list("facts", Fact)
        self._week = self._list("week", DoorLine)
        self._keys = RowModel(OfferRow, self)

    def _look(self, shelf: Shelf, item: str) -> ShopDetail | None:
        return shop_detail(shelf.items, item, shelf.here)

    def _fill(self, shelf: Shelf) -> None:
        self._keys.set_rows(offer_rows(self._view.keys, shelf) if self._view else ())

    offers = Property(QObject, lambda self: self._overview, Card.set_overview, notify=changed)
    shop = Property(str, lambda self: self._item, Card.set_item, notify=changed)
    facts = Property(QObject, lambda self: self._facts, constant=True)
    week = Property(QObject, lambda self: self._week, constant=True)
    keys = Property(QObject, lambda self: self._keys, constant=True)
    offered = Property(int, lambda self: len(self._view.keys) if self._view else 0, notify=changed)
    gone = Property(bool, lambda self: self._view is None, notify=changed)
    kicker = Property(str, lambda self: self._text("kicker"), notify=changed)
    headline = Property(str, lambda self: self._text("headline"), notify=changed)
    notice = Property(str, lambda self: self._text("notice"), notify=changed)
    body = Property(str, lambda self: self._text("body"), notify=changed)
    code = Property(str, lambda self: self._code("content"), notify=changed)
    codeTitle = Property(str, lambda self: self._code("title"), notify=changed)  # noqa: N815 - QML's spelling
    codeLine = Property(str, lambda self: self._code("line"), notify=changed)  # noqa: N815 - QML's spelling
    picture = Property(str, lambda self: self._picture.url, notify=changed)
