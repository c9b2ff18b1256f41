# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Gets the pictures that items name: fetched, checked and scaled, kept as media, each for itself.

A picture that is kept is not asked for again while its address stays the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from content.belongings import Collector
from content.model import Item, Picture

# the widest that a picture is drawn on a panel of 2160 x 3840
BOX = (2160, 2160)
MOST_OF_AN_ITEM = 6


class Pictures(Collector[Picture]):
    """The pictures of items."""

    memory = "pictures.json"
    most_bytes = 20_000_000
    most_at_once = 60

    def wanted(
        self, items: tuple[Item, ...], held: tuple[Item, ...], now: datetime
    ) -> tuple[str, ...]:
        """The first picture of each item before the second of any."""
        known = self._known(held)
        return tuple(
            url for url in wanted_urls(items) if url not in known and self.failures.is_due(url, now)
        )

    def made(self, url: str, body: bytes, now: datetime) -> Picture:
        """Checked, and no larger than the screen shows it."""
        scaled = self.workshop.image(body, BOX)
        name = self.media.put(scaled.data, now)
        return Picture(url, media=name, width=scaled.width, height=scaled.height)

    def filled(
        self,
        items: tuple[Item, ...],
        held: tuple[Item, ...],
        fresh: Mapping[str, Picture],
        now: datetime,
    ) -> tuple[Item, ...]:
        """Each picture with its local file, where there is one."""
        del now
        known = {**self._known(held), **fresh}
        return tuple(with_media(item, known) for item in items)

    def _known(self, held: Iterable[Item]) -> dict[str, Picture]:
        return {
            picture.url: picture
            for item in held
            for picture in item.pictures
            if picture.media and self.media.path(picture.media).is_file()
        }


def wanted_urls(items: Iterable[Item]) -> tuple[str, ...]:
    """The addresses of the pictures to have, without doubles, the first of each item first."""
    ranked = [
        (rank, picture.url)
        for item in items
        for rank, picture in enumerate(item.pictures[:MOST_OF_AN_ITEM])
    ]
    ranked.sort(key=lambda entry: entry[0])
    return tuple(dict.fromkeys(url for _, url in ranked if url))


def with_media(item: Item, known: Mapping[str, Picture]) -> Item:
    """The item with the local files of those of its pictures that are known."""

    def local(picture: Picture) -> Picture:
        found = known.get(picture.url)
        if found is None:
            return replace(picture, media="", width=0, height=0)
        return replace(picture, media=found.media, width=found.width, height=found.height)

    return replace(item, pictures=tuple(local(picture) for picture in item.pictures))
