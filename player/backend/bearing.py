# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a page bears: an item that nobody foresaw costs itself, not its page, nor the terminal."""

import logging
from collections.abc import Callable, Sequence
from typing import Any

from content.model import Item
from player.backend.shelf import Shelf

log = logging.getLogger(__name__)


class _Some:
    """A shelf with some of its items."""

    def __init__(self, shelf: Shelf, some: Sequence[Item]) -> None:
        kept = {id(item) for item in some}
        self._shelf = shelf
        self.items = tuple(item for item in shelf.items if id(item) in kept)
        self.today = tuple(item for item in shelf.today if id(item) in kept)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the shelf has
        return getattr(self._shelf, name)


def take(show: Callable[[Shelf], None], shelf: Shelf, page: str) -> None:
    """Let a page show a shelf; where it fails, without the items over which it does.

    They are named in the log. A page that fails without any item raises.
    """
    try:
        show(shelf)
    except Exception:
        log.exception("%s does not bear what there is", page)
        everything = tuple({id(item): item for item in (*shelf.today, *shelf.items)}.values())
        spoilt = _spoiling(show, shelf, everything)
        for item in spoilt:
            log.error("%s does without %s", page, item.id)  # noqa: TRY400 - told above
        known = {id(item) for item in spoilt}
        rest = [item for item in everything if id(item) not in known]
        show(_with(shelf, rest if _bears(show, shelf, rest) else ()))


def _spoiling(
    show: Callable[[Shelf], None], shelf: Shelf, items: Sequence[Item]
) -> tuple[Item, ...]:
    """The items over each of which a page fails."""
    if _bears(show, shelf, items):
        return ()
    if len(items) <= 1:
        return tuple(items)
    half = len(items) // 2
    return _spoiling(show, shelf, items[:half]) + _spoiling(show, shelf, items[half:])


def _bears(show: Callable[[Shelf], None], shelf: Shelf, items: Sequence[Item]) -> bool:
    try:
        show(_with(shelf, items))
    except Exception:  # noqa: BLE001 - foreseen it would be mended where it is
        return False
    return True


def _with(shelf: Shelf, items: Sequence[Item]) -> Any:  # noqa: ANN401 - it stands for a shelf
    return _Some(shelf, items)
