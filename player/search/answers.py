# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the page of the search shows: results by their kinds, or words to ask for instead. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from content.model import Item
from player.search.entry import SYMBOLS, Entry, Group, label
from player.search.finder import Finder, Finding
from player.search.things import Around
from player.view.brief import brief
from player.view.offers import Chip
from player.view.say import say, say_count
from player.view.trust import by_clock
from player.view.words import capital

#: Results that lie in reach while somebody types.
NEAREST = 3
# letters beside its symbol on the key of a result
_ASIDE = 24
_BETWEEN = " · "
# In sight of all that is found: what fills the room, shared among the groups.
_IN_SIGHT, _IN_BLOCK = 14, 3
_IN_GROUP = 4
_MOST_ROWS = 60
_SUGGESTIONS = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """A result to touch: `page` and `item` lead to it.

    `section` heads the first of its group. Without a `page` it leads to all of the group that
    `item` names. `short` and `aside` are title and line for little room.
    """

    page: str
    item: str
    title: str
    short: str
    line: str
    aside: str
    kind: str
    symbol: str
    section: str


@dataclass(frozen=True, slots=True)
class Sight:
    """A line of what is found, to read: a group with its `symbol` and number, or a result."""

    symbol: str
    title: str
    line: str


@dataclass(frozen=True, slots=True)
class Answers:
    """All that the page shows for a question.

    `headline` counts what was found or says that there is nothing, "" before anything is typed;
    `meant` asks whether other words were meant. `proposals` are words to ask for: before anything
    is typed, or where nothing is found. `more` tells of what `rows` has no room for.
    """

    headline: str
    meant: str
    nearest: tuple[Hit, ...]
    sights: tuple[Sight, ...]
    chips: tuple[Chip, ...]
    rows: tuple[Hit, ...]
    more: str
    proposals: tuple[Chip, ...]


def answers(
    finder: Finder, question: str, group: str, language: str, proposals: tuple[Chip, ...]
) -> Answers:
    """What is found; of one group alone where `group` names one that has results.

    `proposals` are `suggestions`, which stay the same while somebody types.
    """
    if not question.strip():
        return Answers("", "", (), (), (), (), "", proposals)
    found = finder.find(question, language)
    groups = _grouped(found.entries)
    chosen = next((name for name in groups if name == group), None)
    rows = tuple(_all_rows(groups, language))
    more = ""
    if chosen is not None:
        held = groups[chosen]
        rows = tuple(_hit(entry, language) for entry in held[:_MOST_ROWS])
        if left := len(held) - len(rows):
            more = say("Und {count} weitere. Ein Wort mehr hilft.", language, count=left)
    return Answers(
        headline=_headline(found, language),
        meant=_meant(found, language),
        nearest=tuple(_hit(entry, language) for entry in found.entries[:NEAREST]),
        sights=tuple(_sights(groups, language)),
        chips=_chips(groups, chosen, language) if found.entries else (),
        rows=rows,
        more=more,
        proposals=_proposed(found, proposals),
    )


def suggestions(finder: Finder, items: Sequence[Item], around: Around) -> tuple[Chip, ...]:
    """Words that find something here and now: today, the village, subjects, what things are."""
    language = around.here.language
    called = Counter(name for item in items for name in item.categories)
    named = (
        by_clock(around.today, say("Heute", language)),
        around.here.place,
        by_clock(around.today, capital(say("Wochenende", language))),
        say("Bus", language),
        *(name for name, _ in called.most_common(_SUGGESTIONS) if len(name) <= 20),  # noqa: PLR2004 - a key's room
        *around.villages,
    )
    wanted = dict.fromkeys(name for name in named if name)
    telling = (name for name in wanted if finder.find(name, language).entries)
    return tuple(_word(name) for name in islice(telling, _SUGGESTIONS))


def _word(name: str) -> Chip:
    return Chip(name, name, "", selected=False)


def _proposed(found: Finding, usual: tuple[Chip, ...]) -> tuple[Chip, ...]:
    if found.entries:
        return ()
    return tuple(_word(word) for word in found.similar) or usual


def _grouped(entries: Sequence[Entry]) -> Mapping[Group, list[Entry]]:
    """By their groups, the group of the best result first."""
    groups: dict[Group, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.group, []).append(entry)
    return groups


def _all_rows(groups: Mapping[Group, Sequence[Entry]], language: str) -> Iterator[Hit]:
    for group, held in groups.items():
        # one more is shown rather than announced
        shown = held if len(held) <= _IN_GROUP + 1 else held[:_IN_GROUP]
        for number, entry in enumerate(shown):
            yield _hit(entry, language, "" if number else label(group, language))
        if len(shown) < len(held):
            name = label(group, language)
            title = say("Alle {count}: {group}", language, count=len(held), group=name)
            yield Hit("", str(group), title, title, "", "", name, "chevron-down", "")


def _hit(entry: Entry, language: str, section: str = "") -> Hit:
    title, line = entry.told()
    return Hit(
        page=entry.page,
        item=entry.item,
        title=title,
        short=brief(title) or title,
        line=line,
        aside=_aside(line),
        kind=label(entry.group, language),
        symbol=SYMBOLS[entry.group],
        section=section,
    )


def _aside(line: str) -> str:
    """As many whole parts of a line as there is room for."""
    first, *others = line.split(_BETWEEN)
    kept = brief(first, _ASIDE, 1) or first
    for part in others:
        if len(kept) + len(_BETWEEN) + len(part) > _ASIDE:
            break
        kept += _BETWEEN + part
    return kept


def _sights(groups: Mapping[Group, Sequence[Entry]], language: str) -> Iterator[Sight]:
    each = max(_IN_BLOCK, _IN_SIGHT // max(1, len(groups)))
    for group, held in groups.items():
        count = say("{group}: {count}", language, group=label(group, language), count=len(held))
        yield Sight(SYMBOLS[group], count, "")
        for title, line in (entry.told() for entry in held[:each]):
            yield Sight("", title, line)


def _chips(
    groups: Mapping[Group, Sequence[Entry]], chosen: Group | None, language: str
) -> tuple[Chip, ...]:
    every = Chip("", say("Alles", language), "", selected=chosen is None)
    return (
        every,
        *(Chip(str(g), label(g, language), SYMBOLS[g], selected=g is chosen) for g in groups),
    )


def _headline(found: Finding, language: str) -> str:
    if not found.entries:
        return say("Dazu finden wir nichts.", language)
    return say_count("Ein Treffer", "{n} Treffer", language, n=len(found.entries))


def _meant(found: Finding, language: str) -> str:
    word = found.meant or next(iter(found.similar), "")
    return say("Meinten Sie {word}?", language, word=word) if word else ""
