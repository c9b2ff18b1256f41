# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""All files that belong to items, whatever they are: pictures, documents."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from content.model import Item
from content.pictures import Got


class Completing(Protocol):
    """Gets one sort of files."""

    def complete(
        self, items: tuple[Item, ...], held: Iterable[Item], configured: str, now: datetime
    ) -> Got:
        """Items with their files, taken over from `held` or fetched now; never raises for one."""
        ...

    def lacking(self, items: Iterable[Item], now: datetime) -> bool:
        """Whether an item misses a file that should be tried now."""
        ...


class Belongings:
    """Gets all sorts, one after the other."""

    def __init__(self, *sorts: Completing) -> None:
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
