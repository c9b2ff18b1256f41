# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Keeps what can be found in step with what is shown, and finds it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from player.search.entry import NAME, Entry
from player.search.index import Index

# Scores this near are alike: then the order of the screen decides, which is that of time.
_ALIKE = 0.5
_PROPOSED = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """What a question finds, the best first; of one series only the best.

    `meant` is "" unless words were taken for others: then it is how the question was read.
    `similar` are words to ask for instead, only where nothing is found.
    """

    entries: tuple[Entry, ...] = ()
    meant: str = ""
    similar: tuple[str, ...] = ()


class Finder:
    """Everything to find, by its words.

    Taking a thing in costs some milliseconds: `stock` only notes what is new, `work` takes it in
    piece by piece while nobody asks, and `find` takes in what is left.
    """

    def __init__(self) -> None:
        self._index = Index()
        self._entries: dict[str, Entry] = {}
        self._order: dict[str, int] = {}
        self._waiting: dict[str, None] = {}

    def stock(self, entries: Iterable[Entry]) -> None:
        """These are all that can be found from now on, in this order."""
        before = self._entries
        self._entries = {entry.key: entry for entry in entries}
        self._order = {key: number for number, key in enumerate(self._entries)}
        for key in before.keys() - self._entries.keys():
            self._index.drop(key)
            self._waiting.pop(key, None)
        for key, entry in self._entries.items():
            known = before.get(key)
            if known is None or known.made_of != entry.made_of:
                self._waiting[key] = None

    def work(self, many: int) -> bool:
        """Take in so many of those that are new; whether there are more of them."""
        for key in list(self._waiting)[:many]:
            del self._waiting[key]
            self._index.put(key, self._entries[key].fields())
        return bool(self._waiting)

    def find(self, question: str, language: str = "de") -> Finding:
        """What a question finds, in words of the visitor's language or in German."""
        self.work(len(self._waiting))
        found = self._index.find(question, language)
        if not found.scores:
            return Finding(similar=self._index.similar(question, _PROPOSED, NAME))
        ranked = sorted(
            found.scores,
            key=lambda key: (-round(found.scores[key] / _ALIKE), self._order[key]),
        )
        return Finding(self._once(ranked), " ".join(found.meant))

    def _once(self, ranked: Iterable[str]) -> tuple[Entry, ...]:
        """One date of each series."""
        seen: dict[str, Entry] = {}
        for key in ranked:
            entry = self._entries[key]
            seen.setdefault(entry.series or key, entry)
        return tuple(seen.values())
