# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the proofs of one screen amount to: from when until when, and what is missing. Pure.

A posting is proved by moments at which it was on the glass. Between two of them it counts as
posted where they lie no further apart than BREATH: a screen shows its posters in turn, and a
visitor may look at something else meanwhile. Anything longer is a gap, and is said to be one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

BREATH = timedelta(hours=1)
UNKNOWN = "Grund nicht bekannt"
NOT_YET = "noch kein Nachweis eingegangen"


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `begins` until `ends`, aware UTC; `why` is a German sentence, "" for none."""

    begins: datetime
    ends: datetime
    why: str = ""

    @property
    def lasts(self) -> timedelta:
        """How long it is."""
        return self.ends - self.begins


@dataclass(frozen=True, slots=True)
class Account:
    """One screen's account of a posting: what is proved, and each gap with its reason."""

    proved: tuple[Stretch, ...]
    gaps: tuple[Stretch, ...]

    @property
    def first(self) -> datetime | None:
        """The first proved moment."""
        return self.proved[0].begins if self.proved else None

    @property
    def last(self) -> datetime | None:
        """The last proved moment."""
        return self.proved[-1].ends if self.proved else None


def account(
    begins: datetime, ends: datetime, shown: Iterable[Stretch], history: Sequence[Stretch]
) -> Account:
    """The account of a posting from `begins` until `ends`, or until now where that is earlier.

    `shown` are the proved moments in any order. `history` says what else is known of the screen,
    such as that it was dark; of several reasons the one that covers most of a gap is told.
    """
    proved = joined(shown, begins, ends)
    gaps = []
    at = begins
    for one in (*proved, Stretch(ends, ends)):
        if one.begins - at > BREATH:
            gaps.append(Stretch(at, one.begins, reason(at, one.begins, history)))
        at = max(at, one.ends)
    return Account(proved, tuple(gaps))


def joined(shown: Iterable[Stretch], begins: datetime, ends: datetime) -> tuple[Stretch, ...]:
    """Stretches within a span of time, those that lie close together as one."""
    found: list[Stretch] = []
    for one in sorted(shown, key=lambda each: each.begins):
        start, stop = max(one.begins, begins), min(one.ends, ends)
        if stop < start:
            continue
        if found and start - found[-1].ends <= BREATH:
            found[-1] = Stretch(found[-1].begins, max(found[-1].ends, stop))
        else:
            found.append(Stretch(start, stop))
    return tuple(found)


def reason(begins: datetime, ends: datetime, history: Sequence[Stretch]) -> str:
    """Why nothing was proved between two moments, as far as it is known."""
    covered: dict[str, timedelta] = {}
    for one in history:
        overlap = min(one.ends, ends) - max(one.begins, begins)
        if one.why and overlap > timedelta():
            covered[one.why] = covered.get(one.why, timedelta()) + overlap
    if not covered:
        return UNKNOWN
    best = max(covered, key=lambda why: covered[why])
    # what explains a small part explains nothing
    return best if covered[best] * 2 >= ends - begins else UNKNOWN
