# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether an answer of a source replaces what is shown, or is kept out as suspicious. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from content.parsed import Parsed

# a suspicious answer is believed when this many successful fetches over this time agree
AGREEING_FETCHES = 3
AGREEING_TIME = timedelta(hours=24)

# below this, losing most of the items is everyday life and no collapse
_FEW = 6
_COLLAPSE = 3


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Suspicious answers that agree: since when, how many (at most three are counted), how.

    `lacking` is since when parts of the answers have been missing; None where the last was whole.
    """

    since: datetime | None = None
    fetches: int = 0
    empty: bool = False
    lacking: datetime | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Believe the answer, or keep the old items and say why in `reason` (German).

    `suspicion` is what to store for the next time. With an answer that is kept out, keep the
    validators of the last one that was believed: the next fetch must bring the bytes again.
    """

    believe: bool
    suspicion: Suspicion = Suspicion()
    reason: str = ""


def decide(
    previous: int, parsed: Parsed, history: Suspicion, now: datetime, *, empty_is_normal: bool
) -> Verdict:
    """Judge one successfully fetched answer.

    Args:
        previous: how many items of the source are held now.
        parsed: what the answer gave. Where it was not readable, what is held stays, and this
            fetch neither feeds nor ends a suspicion.
        history: the suspicion that the last verdict left.
        now: aware UTC.
        empty_is_normal: what the format says of itself. An answer of which every entry was
            rejected is not normal even there.

    Suspicious is an answer without items where there were some, and one with fewer than a third
    of six or more. It is believed when three fetches over 24 hours gave the same picture.
    """
    found = len(parsed.items)
    if parsed.error is not None and previous:
        return Verdict(believe=False, suspicion=history, reason=f"Nicht lesbar: {parsed.error}")
    if not _suspicious(previous, parsed, empty_is_normal=empty_is_normal):
        return Verdict(believe=True)
    seen = _next(history, now, empty=not found)
    since = seen.since or now
    if seen.fetches >= AGREEING_FETCHES and now - since >= AGREEING_TIME:
        return Verdict(believe=True)
    what = "ist plötzlich leer" if not found else f"hat plötzlich nur noch {found} Einträge"
    return Verdict(
        believe=False,
        suspicion=seen,
        reason=f"Die Quelle {what} (vorher {previous}). Das Bisherige bleibt, bis drei Abrufe "
        "über 24 Stunden dasselbe sagen.",
    )


def _suspicious(previous: int, parsed: Parsed, *, empty_is_normal: bool) -> bool:
    found = len(parsed.items)
    if empty_is_normal and not (found == 0 and parsed.rejected):
        return False
    if found == 0:
        return previous > 0
    return previous >= _FEW and found * _COLLAPSE < previous


def _next(history: Suspicion, now: datetime, *, empty: bool) -> Suspicion:
    """Count this answer; a changed picture, or a clock that went back, starts anew."""
    agrees = history.since is not None and history.since <= now and history.empty == empty
    if not agrees:
        return Suspicion(since=now, fetches=1, empty=empty)
    return Suspicion(history.since, min(history.fetches + 1, AGREEING_FETCHES), empty)
