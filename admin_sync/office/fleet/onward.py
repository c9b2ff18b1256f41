# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A beat that only moves ages on: green goes on, and until when is arithmetic. Pure.

A shorter way to what `health.status` finds, taken only where everything else was judged before and
is word by word the same. Wherever the short way cannot tell, the long one is gone; it alone knows
any other colour than green.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from admin_sync.office.fleet import evidence, history, remembered, screen_proofs
from admin_sync.office.fleet.evidence import Evidence
from admin_sync.office.fleet.expectation import Expectation, Plan, plan
from admin_sync.office.fleet.finding import Colour
from admin_sync.office.fleet.health import Status, edge_of


class Lasting(NamedTuple):
    """What holds of a green screen as long as nothing comes but beats.

    `ends` is when the first proof ends that does not hang on beats (None: none does); `patience`
    how long a beat holds; at `turns` the history begins another quarter of an hour.
    """

    expected: Expectation
    ends: datetime | None
    patience: timedelta
    turns: datetime


def lasting(said: Evidence, expected: Expectation, found: Status, now: datetime) -> Lasting | None:
    """What lasts of a status that was just judged in full; None where the short way is closed.

    Open it is for a screen that is plainly green: lit, no mode, and not a word to say.
    """
    report, reported = said.report, said.reported
    if (
        found.colour is not Colour.GREEN
        or found.reasons
        or expected.mode is not None
        or expected.off is not None
        or expected.on is not None
        or report is None
        or reported is None
        or plan(expected, now)[0] is not Plan.LIT
    ):
        return None
    ends = [one.until for one in remembered.found(report, reported, expected, now)]
    ends += [screen_proofs.whole(said, expected, now).until, edge_of(expected, now)]
    first = min((end for end in ends if end is not None), default=None)
    turns = history.quarter(now) + history.QUARTER
    return Lasting(expected, first, screen_proofs.patience(expected), turns)


def green_until(
    before: Lasting, beat: Mapping[str, Any], rose: datetime, now: datetime
) -> datetime | None:
    """Until when a beat of now keeps a screen green; None where that is not so plain.

    That the beat names the report and the documents of before is for the caller to see to; `rose`
    is when the count of its frames was last another.
    """
    drawn, seen = (
        evidence.ago(beat.get("frames_age"), now),
        evidence.ago(beat.get("sight_age"), now),
    )
    if drawn is None or seen is None or beat.get("sight") != "right" or rose > now:
        return None
    until = min(min(drawn, rose) + before.patience, seen + screen_proofs.PICTURE)
    if until <= now:
        return None
    if before.ends is None or until < before.ends:
        return until
    # what ends first may be a closing time, behind which green can go on
    return None
