# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a page bears: an item that nobody foresaw costs itself, not its page, nor the terminal."""

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from content.model import Item
from player.backend.shelf import Shelf

View = TypeVar("View")

log = logging.getLogger(__name__)


class _Some:
    """A shelf without some of its items."""

    def __init__(self, shelf: Shelf, left_out: Iterable[Item]) -> None:
        known = {id(item) for item in left_out}
        self._shelf = shelf
        self.items = tuple(item for item in shelf.items if id(item) not in known)
        self.today = tuple(item for item in shelf.today if id(item) not in known)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the shelf has
        return getattr(self._shelf, name)


class Bearer(Generic[View]):
    """Lets a page look at a shelf without the items over which it fails, and remembers those.

    They are named in the log, once while they stay as they are.
    """

    def __init__(self, page: str) -> None:
        self._page = page
        self._spoilt: tuple[Item, ...] = ()

    def look(self, look: Callable[[Shelf], View], shelf: Shelf) -> tuple[Shelf, View]:
        """What is seen, and the shelf on which that lay. `look` changes nothing.

        Raises:
            Exception: as `look` does where there is no item.
        """
        there = _all(shelf)
        held = {id(item) for item in there}
        self._spoilt = tuple(item for item in self._spoilt if id(item) in held)
        some = _without(shelf, self._spoilt)
        try:
            return some, look(some)
        except Exception:
            log.exception("%s does not bear what there is", self._page)
        for item in (spoilt := _spoiling(look, shelf, there)):
            log.error("%s does without %s", self._page, item.id)
        self._spoilt = spoilt
        some = _without(shelf, spoilt)
        if not _bears(look, some):
            # what fails only together is not found: then nothing is shown
            some = _without(shelf, there)
        return some, look(some)


def _all(shelf: Shelf) -> tuple[Item, ...]:
    return tuple({id(item): item for item in (*shelf.today, *shelf.items)}.values())


def _without(shelf: Shelf, left_out: Sequence[Item]) -> Any:  # noqa: ANN401 - it stands for a shelf
    return _Some(shelf, left_out) if left_out else shelf


def _bears(look: Callable[[Shelf], object], shelf: Shelf) -> bool:
    try:
        look(shelf)
    except Exception:  # noqa: BLE001 - foreseen it would be mended where it is
        return False
    return True


def _spoiling(
    look: Callable[[Shelf], object], shelf: Shelf, there: Sequence[Item]
) -> tuple[Item, ...]:
    """The items over each of which a page fails; none where it fails without any."""

    def among(items: Sequence[Item]) -> tuple[Item, ...]:
        known = {id(item) for item in items}
        if _bears(look, _without(shelf, [i for i in there if id(i) not in known])):
            return ()
        if len(items) == 1:
            return tuple(items)
        half = len(items) // 2
        return among(items[:half]) + among(items[half:])

    return among(there) if there and _bears(look, _without(shelf, there)) else ()
