# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What to make of an answer of which a part did not come. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from content.model import Item
from content.parsed import Parsed

#: A part that has been missing for longer is believed to be no more.
KEPT_FOR = timedelta(days=7)


def lack_of(missing: Sequence[str]) -> str | None:
    """What could not be had of an answer that comes in several documents; None for nothing."""
    if not missing:
        return None
    more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
    return f"A part did not come: {missing[0].rstrip('.')}{more}."


def lacking_since(before: datetime | None, now: datetime) -> datetime:
    """Since when answers have been incomplete without a break, as far as this clock can tell."""
    return before if before is not None and before <= now else now


def with_held(
    items: tuple[Item, ...], held: tuple[Item, ...], since: datetime, now: datetime, most: int
) -> tuple[Item, ...]:
    """An incomplete answer, and after it what was held and is not in it, at most so many.

    What stands on a page that did not come has not vanished; after a week of that, it has.
    """
    if now - since > KEPT_FOR:
        return items
    known = {item.id for item in items}
    return (items + tuple(item for item in held if item.id not in known))[:most]


def with_lacking(parsed: Parsed, held: tuple[Item, ...], most: int) -> tuple[Item, ...]:
    """An answer, and after it what is held of the items that it names without telling them."""
    lacking = set(parsed.lacking) - {item.id for item in parsed.items}
    return (*parsed.items, *(item for item in held if item.id in lacking))[:most]
