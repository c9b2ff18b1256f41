# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the witness saw while a notice was shown, as far as the agent heard of it. Pure.

A proof may say that the mark of the page was seen on the output; it must not guess it.
"""

from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta

from admin_sync.protocol.report import Sight

_MOST = 2_000
RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Seen:
    """That the output was in a state, without a break, from `begin` to `end`."""

    state: str
    begin: datetime
    end: datetime


class Sights:
    """What was heard, the newest last. Forgotten with the process: then nothing is claimed."""

    def __init__(self) -> None:
        self._seen: deque[Seen] = deque(maxlen=_MOST)

    def heard(self, sight: Sight | None, now: datetime) -> None:
        """The witness's last word."""
        if sight is None:
            return
        end = now - timedelta(seconds=sight.age)
        seen = Seen(sight.state, end - timedelta(seconds=max(0.0, sight.since - sight.age)), end)
        last = self._seen[-1] if self._seen else None
        if last is not None and last.state == seen.state and seen.begin <= last.end:
            self._seen[-1] = Seen(seen.state, min(last.begin, seen.begin), max(last.end, end))
        else:
            self._seen.append(seen)

    def right(self, begin: datetime, end: datetime) -> bool:
        """Whether the right page was seen within that time, and nothing else was."""
        over = [one for one in self._seen if one.begin <= end and one.end >= begin]
        return bool(over) and all(one.state == RIGHT for one in over)

    def until(self) -> datetime | None:
        """Up to when anything was heard."""
        return self._seen[-1].end if self._seen else None
