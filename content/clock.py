# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The one door to the clocks, and the time zone of the glass."""

import time as system
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The current time, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the door


def since_boot() -> float:
    """Seconds since the machine started, also while it slept: no step of the clock moves it."""
    return system.clock_gettime(system.CLOCK_BOOTTIME)


@cache
def boot() -> str:
    """The kernel's name for the time since the machine started; "" where it has none."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def at_glass(moment: datetime) -> datetime:
    """An aware time as the visitor reads it, in Europe/Berlin."""
    return moment.astimezone(BERLIN)


def day_start(day: date) -> datetime:
    """Midnight at the beginning of a Berlin day, in UTC."""
    return datetime.combine(day, time.min, BERLIN).astimezone(UTC)
