# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the page of the search shows: results by their kinds, or words to ask for instead. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from content.model import Item
from player.search.entry import SYMBOLS, Entry, Group, label
from player.search.finder import Finder, Finding
from player.search.things import Around
from player.view.brief import brief
from player.view.offers import Chip
from player.view.say import say, say_count
from player.view.words import capital

#: Results that lie in reach while somebody types.
NEAREST = 3
_IN_BLOCK = 3
_IN_GROUP = 4
_MOST_ROWS = 60
_SUGGESTIONS = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """A result to touch: `page` and `item` lead to it.

    `section` heads the first of its group. Without a `page` it leads to all of the group that
    `item` names.
    """

    page: str
    item: str
    title: str
    line: str
    kind: str
    symbol: str
    section: str


@dataclass(frozen=True, slots=True)
class Block:
    """The first results of one group, to read."""

    label: str
    symbol: str
    count: str
    titles: tuple[str, ...]
    lines: tuple[str, ...]


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
    blocks: tuple[Block, ...]
    chips: tuple[Chip, ...]
    rows: tuple[Hit, ...]
    more: str
    proposals: tuple[str, ...]


def answers(
    finder: Finder, question: str, group: str, language: str, proposals: tuple[str, ...]
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
        blocks=tuple(_block(name, held, language) for name, held in groups.items()),
        chips=_chips(groups, chosen, language) if found.entries else (),
        rows=rows,
        more=more,
        proposals=found.similar or (() if found.entries else proposals),
    )


def suggestions(finder: Finder, items: Sequence[Item], around: Around) -> tuple[str, ...]:
    """Words that find something here and now: today, the village, subjects, what things are."""
    language = around.here.language
    called = Counter(name for item in items for name in item.categories)
    named = (
        say("Heute", language),
        around.here.place,
        say("Wochenende", language),
        say("Bus", language),
        *(name for name, _ in called.most_common(_SUGGESTIONS) if len(name) <= 20),  # noqa: PLR2004 - a key's room
        *around.villages,
    )
    wanted = dict.fromkeys(name for name in named if name)
    telling = (name for name in wanted if finder.find(name, language).entries)
    return tuple(name for name, _ in zip(telling, range(_SUGGESTIONS), strict=False))


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
            yield Hit("", str(group), title, "", name, "chevron-down", "")


def _hit(entry: Entry, language: str, section: str = "") -> Hit:
    title, line = entry.told()
    return Hit(
        page=entry.page,
        item=entry.item,
        title=title,
        line=line,
        kind=label(entry.group, language),
        symbol=SYMBOLS[entry.group],
        section=section,
    )


def _block(group: Group, held: Sequence[Entry], language: str) -> Block:
    told = [entry.told() for entry in held[:_IN_BLOCK]]
    return Block(
        label=label(group, language),
        symbol=SYMBOLS[group],
        count=str(len(held)),
        titles=tuple(title for title, _ in told),
        lines=tuple(line for _, line in told),
    )


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
