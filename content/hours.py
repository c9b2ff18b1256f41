# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether somebody is open now, and what comes next. Pure; holds no wording.

Opening hours are Berlin wall time: on both nights of the clock change a shop opens when its
clock says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from content.clock import BERLIN, at_glass
from content.details import Opening

_DAY = timedelta(days=1)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Standing:
    """Open or shut now. Moments are aware UTC.

    `until` is when it shuts, None for never; `opens` is when it opens next, None for never.
    Of the two, one belongs to what is now: `until` where it is open, `opens` where it is shut.
    """

    open: bool
    until: datetime | None = None
    opens: datetime | None = None


Stretch = tuple[datetime, datetime]


def standing(hours: Iterable[Opening], now: datetime) -> Standing | None:
    """How somebody with these hours stands at an aware moment; None where no hours are known."""
    openings = tuple(opening for opening in hours if opening.weekdays)
    if not openings:
        return None
    stretches = _joined(openings, at_glass(now).date())
    for begins, ends in stretches:
        if begins <= now < ends:
            # open for a week without a break is open for ever, as far as anybody asks
            return Standing(open=True, until=ends if ends - now < _WEEK * _DAY else None)
        if now < begins:
            return Standing(open=False, opens=begins)
    return Standing(open=False)


def _joined(openings: tuple[Opening, ...], today: date) -> tuple[Stretch, ...]:
    """The stretches around today, those that meet or overlap as one, in order.

    From yesterday, whose night may last into today, to the same weekday of next week.
    """
    found = sorted(
        stretch
        for offset in range(-1, _WEEK + 2)
        for stretch in _stretches(openings, today + offset * _DAY)
    )
    joined: list[Stretch] = []
    for begins, ends in found:
        if joined and begins <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(ends, joined[-1][1]))
        else:
            joined.append((begins, ends))
    return tuple(joined)


def _stretches(openings: Iterable[Opening], day: date) -> Iterator[Stretch]:
    for opening in openings:
        if day.weekday() in opening.weekdays:
            last = day if opening.closes > opening.opens else day + _DAY
            begins, ends = _moment(day, opening.opens), _moment(last, opening.closes)
            if begins < ends:  # an hour that the clock leaps over is none
                yield begins, ends


def _moment(day: date, hour: time) -> datetime:
    """A wall time as a moment: what the clock leaps over is moved on by an hour, of two the first.

    So a shop that shuts at half past two does so in the first of two such hours.
    """
    return datetime.combine(day, hour, BERLIN).astimezone(UTC)
