# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether a day may be called today. Here alone that is decided.

A screen whose clock is not trusted shows what was valid at the last moment at which it was. That
moment goes the way of any other `now`, and so does its day as any other `today`, but both carry
the doubt with them: no page can forget to hand it on. What holds by the clock only, such as
"heute", "morgen", "jetzt" or "geöffnet", is said through `by_clock`; tests/player/test_by_clock.py
sees to that.
"""

from datetime import date, datetime

from content.clock import at_glass


class DoubtedTime(datetime):
    """The last moment at which the clock was trusted, where a view asks what time it is."""


class DoubtedDay(date):
    """Its day, where a view asks which day it is."""


def doubted(moment: datetime) -> datetime:
    """The same moment, of which nobody may say that it is now."""
    return DoubtedTime.combine(moment.date(), moment.timetz())


def day_of(now: datetime) -> date:
    """The Berlin day of an aware moment, with its doubt."""
    day = at_glass(now).date()
    return day if trusted(now) else DoubtedDay.fromordinal(day.toordinal())


def trusted(now: date) -> bool:
    """Whether `now`, or the day that stands for today, is by a clock that is trusted."""
    return not isinstance(now, DoubtedTime | DoubtedDay)


def by_clock(now: date, said: str, instead: str = "") -> str:
    """What is said by a clock that is trusted; `instead` of it what is true without one.

    `now` may be the moment or the day that a view was given.
    """
    return said if trusted(now) else instead
