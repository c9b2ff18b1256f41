# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What was when: statuses walked through time, right though nobody looked. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from admin_sync.office.fleet.evidence import Evidence
from admin_sync.office.fleet.expectation import Expectation
from admin_sync.office.fleet.finding import Colour
from admin_sync.office.fleet.health import Status, status

QUARTER = timedelta(minutes=15)
_STEPS = 500


@dataclass(frozen=True, slots=True)
class Stretch:
    """A status from `begins` until `ends` (not included)."""

    begins: datetime
    ends: datetime
    status: Status


def walk(
    evidence: Evidence | None, expected: Expectation, begins: datetime, ends: datetime
) -> Iterator[Stretch]:
    """What a screen was between two moments where nothing more was heard of it.

    Without news green ends where its first proof does: grey begins there, whoever looked when.
    """
    at = begins
    for _step in range(_STEPS):
        if at >= ends:
            return
        found = status(evidence, expected, at)
        until = found.until if found.until is not None and found.until > at else ends
        yield Stretch(at, min(until, ends), found)
        at = until
    yield Stretch(at, ends, status(evidence, expected, at))


def quarter(moment: datetime) -> datetime:
    """The quarter of an hour (UTC) in which a moment lies: its beginning."""
    whole = moment.astimezone(UTC).replace(second=0, microsecond=0)
    return whole - timedelta(minutes=whole.minute % 15)


def by_quarter(
    stretches: Iterable[tuple[datetime, datetime, Colour]],
) -> dict[tuple[datetime, Colour], float]:
    """Seconds of each colour in each quarter. Unknown ones are not among them."""
    seconds: defaultdict[tuple[datetime, Colour], float] = defaultdict(float)
    for begins, ends, colour in stretches:
        at = begins
        while colour is not Colour.GREY and at < ends:
            start = quarter(at)
            stop = min(ends, start + QUARTER)
            seconds[start, colour] += (stop - at).total_seconds()
            at = stop
    return dict(seconds)


@dataclass(frozen=True, slots=True)
class Uptime:
    """Shares of a span of time, 0 to 1. `up` is green and yellow; what is unknown is not up."""

    up: float
    down: float
    planned: float
    unknown: float

    @property
    def of_wanted(self) -> float | None:
        """Up, of the time in which it should have been; None where there was none."""
        wanted = 1.0 - self.planned
        return self.up / wanted if wanted > 0 else None


def uptime(seconds: Iterable[tuple[Colour, float]], span: timedelta) -> Uptime:
    """How much of a span was what; whatever nothing proves is unknown."""
    total = span.total_seconds()
    sums: defaultdict[Colour, float] = defaultdict(float)
    for colour, length in seconds:
        sums[colour] += length
    if total <= 0:
        return Uptime(0.0, 0.0, 0.0, 1.0)
    up = min(1.0, (sums[Colour.GREEN] + sums[Colour.YELLOW]) / total)
    down = min(1.0 - up, sums[Colour.RED] / total)
    planned = min(1.0 - up - down, sums[Colour.BLUE] / total)
    return Uptime(up, down, planned, max(0.0, 1.0 - up - down - planned))
