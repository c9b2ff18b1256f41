# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The files that belong to items: fetched, made fit for the screen, kept as media, sort by sort."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any, Generic, TypeVar

from content.failures import Failures
from content.fetch import Fetcher, FetchError, Validators
from content.images import ImageRefused
from content.media import Media
from content.model import Item
from content.printed import PdfRefused
from content.workshop import Workshop

_File = TypeVar("_File")


@dataclass(frozen=True, slots=True)
class Got:
    """Items with what files could be had, and what that cost."""

    items: tuple[Item, ...]
    bytes: int = 0
    failed: int = 0


class Collector(ABC, Generic[_File]):
    """Gets one sort of files for one process that writes the media folder.

    What failed is remembered in `runtime`, so that the next call does not ask in vain.
    """

    # the name of that memory, what one file may weigh, and how many are fetched for one source at
    # one sync: the rest comes with the next
    memory: str
    most_bytes: int
    most_at_once: int

    def __init__(
        self, media: Media, fetcher: Fetcher, workshop: Workshop, runtime: Path, rng: Random
    ) -> None:
        self.media = media
        self.workshop = workshop
        self.failures = Failures(runtime / self.memory, rng)
        self._fetcher = fetcher

    def complete(
        self, items: tuple[Item, ...], held: Iterable[Item], configured: str, now: datetime
    ) -> Got:
        """Items with their files, taken over from `held` or fetched now.

        `configured` is the source's address in the settings. What cannot be had anew stays as it
        was. Never raises for a file.
        """
        before = tuple(held)
        fresh: dict[str, _File] = {}
        size = failed = 0
        for url in self.wanted(items, before, now)[: self.most_at_once]:
            if self._fetcher.stopped:
                break
            got, received = self._get(url, configured, now)
            size += received
            if got is None:
                failed += 1
            else:
                fresh[url] = got
        self.failures.write(now)
        return Got(self.filled(items, before, fresh, now), size, failed)

    def lacking(self, items: Iterable[Item], now: datetime) -> bool:
        """Whether an item misses a file that should be tried now."""
        held = tuple(items)
        return bool(self.wanted(held, held, now))

    @abstractmethod
    def wanted(
        self, items: tuple[Item, ...], held: tuple[Item, ...], now: datetime
    ) -> tuple[str, ...]:
        """The addresses to ask now, without doubles, the most important first."""

    @abstractmethod
    def made(self, url: str, body: bytes, now: datetime) -> _File:
        """The file made of what came, kept as media.

        Raises:
            ImageRefused, PdfRefused, OSError: there is none.
        """

    @abstractmethod
    def filled(
        self,
        items: tuple[Item, ...],
        held: tuple[Item, ...],
        fresh: Mapping[str, _File],
        now: datetime,
    ) -> tuple[Item, ...]:
        """The items with their files: those in `fresh`, else those that `held` has."""

    def _get(self, url: str, configured: str, now: datetime) -> tuple[_File | None, int]:
        """One file, and how many bytes came."""
        received = 0
        try:
            fetched = self._fetcher.fetch(url, Validators(), self.most_bytes, configured=configured)
            received = fetched.bytes_received
            file = self.made(url, fetched.body, now)
        except (FetchError, ImageRefused, PdfRefused, OSError) as error:
            if not self._fetcher.stopped:
                self.failures.failed(url, error, now)
            return None, received
        self.failures.succeeded(url)
        return file, received


class Belongings:
    """Gets all sorts, one after the other."""

    def __init__(self, *sorts: Collector[Any]) -> None:
        self._sorts = sorts

    def complete(
        self, items: tuple[Item, ...], held: tuple[Item, ...], configured: str, now: datetime
    ) -> Got:
        """Items with all their files, and what all of them cost."""
        size = failed = 0
        for sort in self._sorts:
            got = sort.complete(items, held, configured, now)
            items, size, failed = got.items, size + got.bytes, failed + got.failed
        return Got(items, size, failed)

    def lacking(self, items: tuple[Item, ...], now: datetime) -> bool:
        """Whether an item misses any file that should be tried now."""
        return any(sort.lacking(items, now) for sort in self._sorts)
