# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The one door to the wall clock, and the time zone of the glass."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The current time, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the door


def at_glass(moment: datetime) -> datetime:
    """An aware time as the visitor reads it, in Europe/Berlin."""
    return moment.astimezone(BERLIN)


def day_start(day: date) -> datetime:
    """Midnight at the beginning of a Berlin day, in UTC."""
    return datetime.combine(day, time.min, BERLIN).astimezone(UTC)
