# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether this machine's clock may be believed. Pure; the doors are in `admin_sync.agent.clocks`.

A terminal without a battery begins in the year of its image, and one whose battery fails anywhere.
What is believed: an answer of a time server since boot, the office's time under its own signature,
or a clock that lies between the last moment that was written down and 400 days after.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

#: How long a machine may have been without power and its battery still count.
LONGEST_PAUSE = timedelta(days=400)
#: Between a terminal's clock and its office's; a slow line takes some of it.
AGREES = timedelta(seconds=90)
# what was written down may be a little ahead of a clock that was corrected since
_BEHIND = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Office:
    """What the office's signed word said: its clock was `ahead` of ours (negative: behind)."""

    ahead: timedelta


@dataclass(frozen=True, slots=True)
class Trust:
    """Whether the clock is believed, by whose word: `ntp`, `office`, `rtc`, or "" for nobody's.

    `detail` is a sentence for an admin.
    """

    trusted: bool
    by: str
    detail: str


def is_off(office: Office) -> bool:
    """Whether a clock differs from its office's by more than a slow line explains. Pure."""
    return abs(office.ahead) > AGREES


def judge(now: datetime, *, ntp: bool, office: Office | None, last: datetime | None) -> Trust:
    """Whether `now`, by the machine's clock, is believed.

    `ntp` says that a time server has set this clock since boot; `office` is None where it said
    nothing since boot; `last` is the last moment that was written down, None where there is none.
    """
    if ntp:
        return Trust(trusted=True, by="ntp", detail="a time server has set the clock")
    if office is not None:
        return _against(office)
    reason = ""
    if last is None:
        reason = "no time server has answered since the terminal was made"
    elif now < last - _BEHIND:
        reason = f"the clock went back behind {last:%Y-%m-%d %H:%M} UTC"
    elif now > last + LONGEST_PAUSE:
        reason = f"the clock jumped far beyond {last:%Y-%m-%d %H:%M} UTC"
    if reason:
        return Trust(trusted=False, by="", detail=reason)
    return Trust(trusted=True, by="rtc", detail="the machine's own clock went on plausibly")


def _against(office: Office) -> Trust:
    if not is_off(office):
        return Trust(trusted=True, by="office", detail="the clock agrees with the office's")
    minutes = office.ahead.total_seconds() / 60
    way = "behind" if minutes > 0 else "ahead of"
    detail = f"the clock is {abs(minutes):.0f} min {way} the office's, and no time server helps"
    return Trust(trusted=False, by="", detail=detail)
