# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Full text in memory: finds by word forms, by parts of compounds, and in spite of slips. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from player.search.letters import EMPTY_WORDS, fold, stem, without_years, words
from player.search.slips import near, nearest

# Words of a question that are looked for.
_MOST_WORDS = 8
# Letters from which on a word is looked for within others, and others within it.
_WITHIN_FROM, _ENDING_FROM, _PART = 4, 3, 5

_EXACT, _SAME_STEM, _BEGINS, _ENDS, _WITHIN, _PART_OF, _SLIP = 1.0, 0.9, 0.8, 0.6, 0.5, 0.4, 0.35


@dataclass(frozen=True, slots=True)
class Field:
    """Words of a thing, what a hit in them is worth, and their language (BCP 47)."""

    text: str
    weight: float
    language: str = "de"


@dataclass(frozen=True, slots=True)
class Found:
    """What a question finds: a score for each key, the higher the better.

    `meant` are the words, as the things spell them, that were taken for mistyped ones.
    """

    scores: Mapping[str, float] = field(default_factory=dict)
    meant: tuple[str, ...] = ()


class Index:
    """Words and where they stand. Nothing in it is ordered; who shows it has an order."""

    def __init__(self) -> None:
        # By folded word: the keys of the things that it stands in, and its weight there.
        self._places: dict[str, dict[str, float]] = {}
        self._of_stem: dict[str, set[str]] = {}
        self._stems: dict[str, set[str]] = {}
        self._spelled: dict[str, tuple[float, str]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._vocabulary: list[str] | None = None
        self._plain: list[str] | None = None

    def put(self, key: str, fields: Iterable[Field]) -> None:
        """Take a thing in, in place of what was known by its key."""
        self.drop(key)
        taken: set[str] = set()
        for one in fields:
            for word in words(one.text):
                folded = fold(word)
                if not folded:
                    continue
                taken.add(folded)
                places = self._places.setdefault(folded, {})
                places[key] = max(one.weight, places.get(key, 0.0))
                root = stem(word, one.language)
                self._of_stem.setdefault(root, set()).add(folded)
                self._stems.setdefault(folded, set()).add(root)
                if one.weight > self._spelled.get(folded, (0.0, ""))[0]:
                    self._spelled[folded] = one.weight, word
        self._words[key] = frozenset(taken)
        self._vocabulary = self._plain = None

    def drop(self, key: str) -> None:
        """Forget a thing, and the words that only it had."""
        for word in self._words.pop(key, ()):
            places = self._places[word]
            del places[key]
            if not places:
                del self._places[word], self._spelled[word]
                for root in self._stems.pop(word):
                    self._of_stem[root].discard(word)
                    if not self._of_stem[root]:
                        del self._of_stem[root]
        self._vocabulary = self._plain = None

    def find(self, question: str, language: str = "de") -> Found:
        """What has all words of the question; where nothing has, what has most of them."""
        asked = _asked(question)
        by_word: list[dict[str, float]] = []
        meant: list[str] = []
        for word in asked:
            matching = self._matching(word, language)
            if not matching:
                matching = {other: _SLIP * like for other, like in self._near(fold(word))}
                best = max(matching, key=lambda w: (matching[w], self._spelled[w]), default="")
                meant += [self.spelled(best)] if best else []
            by_word.append(self._keys(matching or self._parts(word)))
        return Found(_joined(by_word), tuple(meant))

    def similar(self, question: str, many: int, least_weight: float) -> tuple[str, ...]:
        """The words most like those of the question, out of fields of at least that weight."""
        names = [word for word in self._lettered() if self._spelled[word][0] >= least_weight]
        asked = [word for word in map(fold, _asked(question)) if word.isalpha()]
        return tuple(self.spelled(word) for word in nearest(asked, names, many))

    def spelled(self, word: str) -> str:
        """A folded word as the things spell it, with a capital."""
        known = self._spelled.get(word, (0.0, word))[1]
        return known[:1].upper() + known[1:]

    def _all(self) -> Sequence[str]:
        if self._vocabulary is None:
            self._vocabulary = list(self._places)
        return self._vocabulary

    def _lettered(self) -> Sequence[str]:
        """The known words without figures: a wrong figure is no slip, but another thing."""
        if self._plain is None:
            self._plain = [word for word in self._places if word.isalpha()]
        return self._plain

    def _near(self, asked: str) -> Iterator[tuple[str, float]]:
        if asked.isalpha():
            yield from near(asked, self._lettered())

    def _matching(self, word: str, language: str) -> dict[str, float]:
        """The known words that one word of a question stands for, and how well."""
        asked = fold(word)
        found = {other: _like(asked, other) for other in self._all() if asked in other}
        roots = {stem(word, language), stem(word, "de")}
        for root in roots:
            for other in self._of_stem.get(root, ()):
                found[other] = max(_SAME_STEM, found.get(other, 0.0))
            if len(root) >= _WITHIN_FROM and root != asked:
                for other in self._all():
                    if root in other:
                        found[other] = max(_like(root, other) * _SAME_STEM, found.get(other, 0.0))
        return {other: like for other, like in found.items() if like}

    def _parts(self, word: str) -> dict[str, float]:
        """The known words that a longer one begins or ends with: `Feuerwehr` of `Feuerwehrtor`."""
        asked = fold(word)
        parts = (w for w in self._lettered() if _PART <= len(w) < len(asked))
        return {w: _PART_OF for w in parts if asked.startswith(w) or asked.endswith(w)}

    def _keys(self, matching: Mapping[str, float]) -> dict[str, float]:
        scores: dict[str, float] = {}
        for word, like in matching.items():
            for key, weight in self._places[word].items():
                score = like * weight
                if score > scores.get(key, 0.0):
                    scores[key] = score
        return scores


def _asked(question: str) -> list[str]:
    typed = [word for word in dict.fromkeys(words(without_years(question))) if fold(word)]
    telling = [word for word in typed if fold(word) not in EMPTY_WORDS]
    return (telling or typed)[:_MOST_WORDS]


def _like(asked: str, other: str) -> float:
    """How well a word that contains what was asked answers it."""
    if other == asked:
        return _EXACT
    if other.startswith(asked):
        # the less is still to be typed, the better
        return _BEGINS - 0.1 + 0.1 * len(asked) / len(other)
    if not asked.isalpha():
        return 0.0
    if other.endswith(asked) and len(asked) >= _ENDING_FROM:
        return _ENDS
    return _WITHIN if len(asked) >= _WITHIN_FROM else 0.0


def _joined(by_word: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The keys that all words find; else those that the most of them find."""
    counts: dict[str, int] = {}
    scores: dict[str, float] = {}
    for found in by_word:
        for key, score in found.items():
            counts[key] = counts.get(key, 0) + 1
            scores[key] = scores.get(key, 0.0) + score
    most = max(counts.values(), default=0)
    return {key: score for key, score in scores.items() if counts[key] == most}
