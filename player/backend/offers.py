# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the village sells as QML sees it: the page of offers, and the directory of shops."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from player.backend import offer_card
from player.backend.card import Overview
from player.backend.offer_rows import OfferRow, offer_rows
from player.backend.pictures import Picture
from player.backend.rows import RowModel
from player.backend.shelf import Shelf
from player.view.event_detail import Fact
from player.view.offers import Chip, OffersView, offers_view
from player.view.shops import ShopRow, shops_view

# Whoever knows the offers makes their cards known to QML as well.
__all__ = ["OffersModel", "offer_card"]

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class OffersModel(Overview[OffersView]):
    """The offers, the first of them in the look zone, and all who sell.

    The visitor's choice of a trade stays until `reset`, so that going back from an offer finds
    the page as it was.
    """

    changed = Signal()
    _scene_name = "market-stall"

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(shelf, parent)
        self._trade = ""
        self._shop_trade = ""
        self._chips = self._list("chips", Chip)
        self._keys = RowModel(OfferRow, self)
        self._facts = self._list("facts", Fact)
        self._shop_chips = RowModel(Chip, self)
        self._shop_rows = RowModel(ShopRow, self)
        self._follow()

    def _look(self, shelf: Shelf) -> OffersView:
        return offers_view(shelf.items, shelf.here, self._trade)

    def _fill(self, shelf: Shelf) -> None:
        self._keys.set_rows(offer_rows(self._view.keys, shelf))
        self._shops = shops_view(shelf.items, shelf.here, self._shop_trade)
        self._shop_chips.set_rows(self._shops.chips)
        self._shop_rows.set_rows(self._shops.rows)
        self._scene = self._band(shelf, some=bool(self._shops.rows))

    def _find_picture(self, shelf: Shelf) -> Picture:
        first = shelf.item(self._view.lead_item)
        own = shelf.pictures.own(first) if first else ""
        return Picture(own, dark=False) if own else self._band(shelf, some=first is not None)

    def _band(self, shelf: Shelf, *, some: bool) -> Picture:
        """An empty page has a picture that bears to be cut to its width."""
        return shelf.pictures.scene(self._scene_name if some else "village", shelf.now)

    @Slot(str)
    def select_trade(self, name: str) -> None:
        """Show the offers of one trade; "" shows all."""
        self._trade = name
        self._refresh()

    @Slot(str)
    def select_shops(self, name: str) -> None:
        """Show the shops of one trade; "" shows all."""
        self._shop_trade = name
        self._refresh()

    @Slot()
    def reset(self) -> None:
        """Forget the visitor's choices."""
        self._trade = self._shop_trade = ""
        self._refresh()

    chips = Property(QObject, lambda self: self._chips, constant=True)
    keys = Property(QObject, lambda self: self._keys, constant=True)
    facts = Property(QObject, lambda self: self._facts, constant=True)
    shopChips = Property(QObject, lambda self: self._shop_chips, constant=True)  # noqa: N815 - QML's spelling
    shopRows = Property(QObject, lambda self: self._shop_rows, constant=True)  # noqa: N815 - QML's spelling
    count = Property(int, lambda self: len(self._view.keys), notify=changed)
    leadItem = Property(str, lambda self: self._view.lead_item, notify=changed)  # noqa: N815 - QML's spelling
    kicker = Property(str, lambda self: self._view.kicker, notify=changed)
    headline = Property(str, lambda self: self._view.headline, notify=changed)
    lead = Property(str, lambda self: self._view.lead, notify=changed)
    unit = Property(str, lambda self: self._view.unit, notify=changed)
    tagLead = Property(str, lambda self: self._view.tag.lead, notify=changed)  # noqa: N815 - QML's spelling
    tagFigures = Property(str, lambda self: self._view.tag.figures, notify=changed)  # noqa: N815 - QML's spelling
    tagWord = Property(str, lambda self: self._view.tag.word, notify=changed)  # noqa: N815 - QML's spelling
    tagBelow = Property(str, lambda self: self._view.tag.below, notify=changed)  # noqa: N815 - QML's spelling
    nothing = Property(str, lambda self: self._view.nothing, notify=changed)
    line = Property(str, lambda self: self._view.line, notify=changed)
    shopsHeadline = Property(str, lambda self: self._shops.headline, notify=changed)  # noqa: N815 - QML's spelling
    shopsLead = Property(str, lambda self: self._shops.lead, notify=changed)  # noqa: N815 - QML's spelling
    shopsNothing = Property(str, lambda self: self._shops.nothing, notify=changed)  # noqa: N815 - QML's spelling
    scene = Property(str, lambda self: self._scene.url, notify=changed)
    picture = Property(str, lambda self: self._picture.url, notify=changed)
    dark = Property(bool, lambda self: self._picture.dark, notify=changed)
