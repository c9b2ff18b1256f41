# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Offers as rows of a grid, with their pictures."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QUrl

from player.backend.shelf import Shelf
from player.view.offers import OfferKey

GOODS = Path(__file__).parents[1] / "goods"


@dataclass(frozen=True, slots=True)
class OfferRow:
    """An `OfferKey` with its picture; `photo`: it is the offer's own and fills its field."""

    item: str
    title: str
    unit: str
    price: str
    old: str
    seller: str
    good: str
    picture: str
    photo: bool


def offer_rows(keys: Iterable[OfferKey], shelf: Shelf) -> tuple[OfferRow, ...]:
    """The keys with their own pictures, or little drawn ones of what they are."""
    rows = []
    for key in keys:
        item = shelf.item(key.item)
        own = shelf.pictures.own(item) if item else ""
        drawn = QUrl.fromLocalFile(str(GOODS / f"{key.good}.svg")).toString()
        rows.append(OfferRow(**asdict(key), picture=own or drawn, photo=bool(own)))
    return tuple(rows)
