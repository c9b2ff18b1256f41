# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which villages an item is about, where its source does not say. Pure."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from content.model import Item

# wordings, some kilobytes each thousand
_REMEMBERED = 8192


@dataclass(frozen=True, slots=True)
class Village:
    """A village by its name, what else people write for it, and its key (AGS), if it is known."""

    name: str
    aliases: tuple[str, ...] = ()
    ags: str = ""


def located(items: Iterable[Item], villages: tuple[Village, ...]) -> tuple[Item, ...]:
    """The items, with the villages that their own words name.

    What the source's settings say stands. Else an event is where its location says, a place where
    its address says, a bus where it stops, a meeting whose council it is; anything without such
    words where its title says: "Heimspiel gegen Holtsee" on the sports ground is not in Holtsee.
    Only whole words count: "Hüttener Berge" is not Hütten.
    """
    if not villages:
        return tuple(items)
    names = _names(villages)
    return tuple(_located(item, names) for item in items)


def _located(item: Item, names: Callable[[str], tuple[str, ...]]) -> Item:
    if item.places or not item.texts:
        return item
    places = names(_where(item).strip() or item.text().title)
    return replace(item, places=places) if places else item


def named(words: str, villages: tuple[Village, ...]) -> tuple[str, ...]:
    """The villages that words name, each once, in the order of the words."""
    pattern, names = _index(villages)
    return tuple(dict.fromkeys(names[one] for one in pattern.findall(words.casefold())))


@lru_cache(maxsize=8)
def _names(villages: tuple[Village, ...]) -> Callable[[str], tuple[str, ...]]:
    """`named` for these villages, which remembers: each minute asks for the same words."""
    return lru_cache(maxsize=_REMEMBERED)(lambda words: named(words, villages))


def _where(item: Item) -> str:
    """The words that say where an item belongs, "" for none."""
    if item.event is not None:
        return item.event.location
    if item.meeting is not None:
        # one council may be the guest of another village: whose it is counts
        return f"{item.meeting.body} {item.text().title}"
    if (stop := item.departure or item.timetable) is not None:
        return stop.stop
    if item.vehicle is not None:
        return f"{item.vehicle.station} {item.vehicle.address}"
    return item.place.address if item.place is not None else ""


@lru_cache(maxsize=4)
def _index(villages: tuple[Village, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds any village, the longest wording first, and whose wording it is."""
    names: dict[str, str] = {}
    for village in villages:
        for wording in (village.name, *village.aliases):
            if plain := wording.strip().casefold():
                names.setdefault(plain, village.name)
    longest_first = sorted(names, key=len, reverse=True)
    # a hyphen binds: "Klein-Hütten" or "Ahlefeld-Bistensee" is no mention of its parts
    wordings = "|".join(map(re.escape, longest_first)) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{wordings})(?![\w-])"), names
