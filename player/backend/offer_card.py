# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One offer, and one shop, as their pages see them."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from player.backend.offer_rows import OfferRow, offer_rows, stand_of
from player.backend.pictures import Picture
from player.backend.rows import RowModel
from player.backend.shelf import Shelf
from player.view.event_detail import Fact
from player.view.offers import NO_TAG, OfferDetail, offer_detail
from player.view.shops import ShopDetail, shop_detail
from player.view.take_along import NOTHING

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

_NO_PICTURE = Picture("", dark=False)


@dataclass(frozen=True, slots=True)
class DayRow:
    """Days of the week and their hours."""

    days: str
    hours: str


@QmlElement
class OfferCard(QObject):
    """One offer, made by its page with `offers` and `item`. `gone`: it is not shown now."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: QObject | None = None
        self._shelf: Shelf | None = None
        self._item = ""
        self._view: OfferDetail | None = None
        self._picture = _NO_PICTURE
        self._facts = RowModel(Fact, self)

    def _set_offers(self, offers: QObject) -> None:
        shelf = getattr(offers, "shelf", None)
        if not isinstance(shelf, Shelf) or offers is self._offers:
            return
        self._offers, self._shelf = offers, shelf
        shelf.changed.connect(self._refresh)
        self._refresh()

    def _set_item(self, item: str) -> None:
        if item == self._item:
            return
        self._item = item
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        shelf = self._shelf
        if shelf is None or not self._item:
            return
        self._view = offer_detail(shelf.items, self._item, stand_of(shelf), shelf.names)
        found = shelf.item(self._item)
        self._picture = (
            shelf.pictures.of(found, shelf.now)
            if found
            else shelf.pictures.scene("market-stall", shelf.now)
        )
        self._facts.set_rows(self._view.facts if self._view else ())
        self.changed.emit()

    def _text(self, name: str) -> str:
        return str(getattr(self._view, name, ""))

    def _tag(self, name: str) -> str:
        return str(getattr(getattr(self._view, "tag", NO_TAG), name))

    def _code(self, name: str) -> str:
        return str(getattr(getattr(self._view, "take_along", NOTHING), name))

    offers = Property(QObject, lambda self: self._offers, _set_offers, notify=changed)
    item = Property(str, lambda self: self._item, _set_item, notify=changed)
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
    sellerName = Property(str, lambda self: self._text("seller_name"), notify=changed)  # noqa: N815 - QML's spelling
    othersLine = Property(str, lambda self: self._text("others_line"), notify=changed)  # noqa: N815 - QML's spelling
    source = Property(str, lambda self: self._text("source"), notify=changed)
    code = Property(str, lambda self: self._code("content"), notify=changed)
    codeTitle = Property(str, lambda self: self._code("title"), notify=changed)  # noqa: N815 - QML's spelling
    codeLine = Property(str, lambda self: self._code("line"), notify=changed)  # noqa: N815 - QML's spelling
    picture = Property(str, lambda self: self._picture.url, notify=changed)


@QmlElement
class ShopCard(QObject):
    """One shop, made by its page with `offers` and `shop`; "" is the first of the directory."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: QObject | None = None
        self._shelf: Shelf | None = None
        self._shop = ""
        self._view: ShopDetail | None = None
        self._picture = _NO_PICTURE
        self._facts = RowModel(Fact, self)
        self._week = RowModel(DayRow, self)
        self._keys = RowModel(OfferRow, self)

    def _set_offers(self, offers: QObject) -> None:
        shelf = getattr(offers, "shelf", None)
        if not isinstance(shelf, Shelf) or offers is self._offers:
            return
        self._offers, self._shelf = offers, shelf
        shelf.changed.connect(self._refresh)
        self._refresh()

    def _set_shop(self, shop: str) -> None:
        if shop == self._shop:
            return
        self._shop = shop
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        shelf = self._shelf
        if shelf is None:
            return
        view = self._view = shop_detail(shelf.items, self._shop, stand_of(shelf))
        self._picture = shelf.pictures.scene("market-stall", shelf.now)
        self._facts.set_rows(view.facts if view else ())
        self._week.set_rows([DayRow(days, hours) for days, hours in view.week] if view else ())
        self._keys.set_rows(offer_rows(view.keys, shelf) if view else ())
        self.changed.emit()

    def _text(self, name: str) -> str:
        return str(getattr(self._view, name, ""))

    def _code(self, name: str) -> str:
        return str(getattr(getattr(self._view, "take_along", NOTHING), name))

    offers = Property(QObject, lambda self: self._offers, _set_offers, notify=changed)
    shop = Property(str, lambda self: self._shop, _set_shop, notify=changed)
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
