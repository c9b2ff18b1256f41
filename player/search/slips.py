# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Forgives slips of the finger: which known words a mistyped one may have been meant for. Pure."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

# letters from which on one slip is forgiven, and two
_ONE_FROM, _TWO_FROM = 4, 7
# how alike (of 100) a word must be to be worth asking whether it was meant
_WORTH_ASKING = 65


def near(word: str, known: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The known words that begin as this one but for a slip or two, and how like (to 1.0).

    A slip is a letter too many, too few, a wrong one, or two that changed places.
    """
    length = len(word)
    slips = 0 if length < _ONE_FROM else 1 if length < _TWO_FROM else 2
    if not slips:
        return
    best: dict[str, float] = {}
    # whole words, and what longer ones begin with: it may not be typed to its end yet
    for cut in (None, length - 1, length, length + 1):
        heads = known if cut is None else [other[:cut] for other in known]
        for _, distance, number in process.extract(
            word, heads, scorer=OSA.distance, score_cutoff=slips, limit=None
        ):
            other = known[number]
            if cut is not None and len(other) <= length:
                continue
            like = 1 - distance / (length + 1) - (0.1 if cut is not None else 0.0)
            best[other] = max(like, best.get(other, 0.0))
    closest = max(best.values(), default=0.0)
    yield from ((other, like) for other, like in best.items() if like > closest - 0.15)


def nearest(asked: Sequence[str], known: Sequence[str], many: int) -> list[str]:
    """The known words that are most like one of those asked for, the likest first."""
    found: dict[str, float] = {}
    for word in asked:
        for other, like, _ in process.extract(
            word, known, scorer=fuzz.ratio, score_cutoff=_WORTH_ASKING, limit=4 * many
        ):
            # a word of three letters is like too many
            if len(other) >= _ONE_FROM:
                found[other] = max(like, found.get(other, 0.0))
    chosen: list[str] = []
    for other in sorted(found, key=lambda one: (-found[one], one)):
        # not the forms of one word three times
        if not any(other.startswith(one) or one.startswith(other) for one in chosen):
            chosen.append(other)
    return chosen[:many]
