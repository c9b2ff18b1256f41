# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""When to ask a source again. Pure: takes what is known, returns a span; waits for nothing."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from random import Random

LONGEST_RETRY_AFTER = timedelta(days=1)
# A failing source is never asked less often than this, unless its settings say so: most
# failures are the terminal's own network, and when that is back the news should be, too.
_LONGEST_BACKOFF = timedelta(hours=1)
_FIRST_BACKOFF = timedelta(minutes=15)
# what is asked for every minute is wanted soon after the network is back, too
_MOST_INTERVALS = 5
_JITTER = 0.1
_MOST_DOUBLINGS = 16


def backoff(
    failures: int, every: timedelta, rng: Random, retry_after: float | None = None
) -> timedelta:
    """How long to wait until the next fetch of a source.

    Without failures it is `every`. Each failure in a row doubles it, to five times `every` and an
    hour at most, or to `every` where that is longer; a source with a long `every` is asked again
    sooner than that.
    Jitter of ten percent keeps a fleet apart; without failures it only shortens the wait, to 90
    to 95 percent, so that with the time that an answer takes `every` is what it says. The wait
    is never below `retry_after` seconds.
    """
    if failures <= 0:
        span = every * rng.uniform(1 - _JITTER, 1 - _JITTER / 2)
    else:
        doubled = min(every, _FIRST_BACKOFF) * 2 ** min(failures, _MOST_DOUBLINGS)
        span = min(doubled, max(every, min(_LONGEST_BACKOFF, _MOST_INTERVALS * every)))
        span *= rng.uniform(1 - _JITTER, 1 + _JITTER)
    if retry_after is not None:
        asked = min(timedelta(seconds=max(0.0, retry_after)), LONGEST_RETRY_AFTER)
        span = max(span, asked * rng.uniform(1, 1 + _JITTER))
    return span


def parse_retry_after(raw: str, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for (RFC 9110, 10.2.3), or None if unreadable.

    Reads seconds and HTTP dates; the answer lies between 0 and a day. `now` is aware.
    """
    raw = raw.strip()
    if raw.isascii() and raw.isdigit():
        # the slice keeps a number of a million digits from being computed
        return min(float(raw[:12]), LONGEST_RETRY_AFTER.total_seconds())
    try:
        when = parsedate_to_datetime(raw)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # "-0000" gives a time without zone, and means UTC
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return min(max(0.0, (when - now).total_seconds()), LONGEST_RETRY_AFTER.total_seconds())
