# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Gets the pictures that items name: fetched, checked and scaled, kept as media, each for itself.

A picture that is kept is not asked for again while its address stays the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from random import Random

from content.failures import Failures
from content.fetch import Fetcher, FetchError, Validators
from content.images import ImageRefused
from content.media import Media
from content.model import Item, Picture
from content.workshop import Workshop

# the widest that a picture is drawn on a panel of 2160 x 3840
BOX = (2160, 2160)
MOST_BYTES = 20_000_000
MOST_OF_AN_ITEM = 6
# how many are fetched for one source at one sync; the rest comes with the next
MOST_AT_ONCE = 60

_NAME = "pictures.json"


@dataclass(frozen=True, slots=True)
class Got:
    """Items with what pictures could be had, and what that cost."""

    items: tuple[Item, ...]
    bytes: int = 0
    failed: int = 0


class Pictures:
    """Fetches pictures for one process that writes the media folder.

    What failed is remembered in `runtime`, so that the next call does not ask in vain.
    """

    def __init__(
        self, media: Media, fetcher: Fetcher, workshop: Workshop, runtime: Path, rng: Random
    ) -> None:
        self._media = media
        self._fetcher = fetcher
        self._workshop = workshop
        self._failures = Failures(runtime / _NAME, rng)

    def complete(
        self, items: tuple[Item, ...], held: Iterable[Item], configured: str, now: datetime
    ) -> Got:
        """Items with their pictures, taken over from `held` or fetched now.

        `configured` is the source's address in the settings. Never raises for a picture.
        """
        known = {
            picture.url: picture
            for item in held
            for picture in item.pictures
            if picture.media and self._media.path(picture.media).is_file()
        }
        wanted = [
            url
            for url in wanted_urls(items)
            if url not in known and self._failures.is_due(url, now)
        ]
        size = failed = 0
        for url in wanted[:MOST_AT_ONCE]:
            if self._fetcher.stopped:
                break
            got, received = self._get(url, configured, now)
            size += received
            if got is None:
                failed += 1
            else:
                known[url] = got
        self._failures.write(now)
        return Got(tuple(with_media(item, known) for item in items), size, failed)

    def lacking(self, items: Iterable[Item], now: datetime) -> bool:
        """Whether an item misses a picture that should be tried now."""
        return any(
            self._failures.is_due(picture.url, now)
            for item in items
            for picture in item.pictures[:MOST_OF_AN_ITEM]
            if not (picture.media and self._media.path(picture.media).is_file())
        )

    def _get(self, url: str, configured: str, now: datetime) -> tuple[Picture | None, int]:
        """One picture, and how many bytes came."""
        received = 0
        try:
            fetched = self._fetcher.fetch(url, Validators(), MOST_BYTES, configured=configured)
            received = fetched.bytes_received
            scaled = self._workshop.image(fetched.body, BOX)
            name = self._media.put(scaled.data, now)
        except (FetchError, ImageRefused, OSError) as error:
            if self._fetcher.stopped:
                return None, received
            self._failures.failed(url, error, now)
            return None, received
        self._failures.succeeded(url)
        return Picture(url, media=name, width=scaled.width, height=scaled.height), received


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
