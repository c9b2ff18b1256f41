# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What reading one file gave. Apart from the adapters, since readers of the store know it too."""

from dataclasses import dataclass

from content.model import Item
from content.request import Request


@dataclass(frozen=True, slots=True)
class Rejected:
    """An entry that was set aside: where it stood in the file, and why, in one sentence."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one file gave.

    `error` is None, or why the file as a whole was not readable as the format; items that
    were readable all the same stand beside it. `wants` are further documents without which the
    items are incomplete: the next page, the details of an entry. `lacking` are the ids of items
    that the source still has though they could not be read now: what is held of them stays.
    """

    items: tuple[Item, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    error: str | None = None
    wants: tuple[Request, ...] = ()
    lacking: tuple[str, ...] = ()
