# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is known of a terminal: its beats and reports as received, dated by the server's clock.

Nothing here is judged. What is missing, malformed or from the future is None: no evidence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from admin_sync.protocol import wire
from admin_sync.protocol.report import Report

_OLDEST = 10 * 366 * 86_400.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one place's device last said. All moments are aware UTC by the server's clock.

    `received` is the last beat. `report` is what that beat says still holds, and came at
    `reported`. `drawn` is when the player last wrote its pulse; `rose` the last beat whose count
    of presented frames was another than that before. `seen` is when the witness looked, and saw
    `sight`, which had been so since `seen_since` where it says so.
    """

    device: str
    received: datetime
    has: Mapping[str, str] = field(default_factory=dict)
    report: Report | None = None
    reported: datetime | None = None
    drawn: datetime | None = None
    rose: datetime | None = None
    sight: str | None = None
    seen: datetime | None = None
    seen_since: datetime | None = None


def read_report(raw: object) -> Report | None:
    """A report from the wire; None where it is none."""
    try:
        return wire.read(Report, raw)
    except wire.MessageError:
        return None


def gather(  # noqa: PLR0913 - a row of the last signs has all of this
    device: str,
    received: datetime,
    beat: Mapping[str, Any],
    has: Mapping[str, str],
    *,
    report: Report | None,
    reported: datetime | None,
    report_mark: str,
) -> Evidence:
    """Evidence from the last beat (as on the wire) and the last whole report.

    `beat["rose"]` is the moment that `fleet.signs` notes beside what the terminal said.
    """
    holds = report is not None and reported is not None and beat.get("report_mark") == report_mark
    kept, at = (report, reported) if holds else (None, None)
    drawn = ago(beat.get("frames_age"), received)
    if drawn is None and kept and kept.frames and at:
        drawn = ago(kept.frames.age, at)
    sight = beat.get("sight")
    seen = ago(beat.get("sight_age"), received) if isinstance(sight, str) else None
    since = None
    if kept and kept.sight and at:
        told = ago(kept.sight.age, at)
        if seen is None:
            sight, seen = kept.sight.state, told
        if told and kept.sight.state == sight:
            since = ago(kept.sight.since, told)
    return Evidence(
        device=device,
        received=received,
        has=has,
        report=kept,
        reported=at,
        drawn=drawn,
        rose=moment(beat.get("rose")),
        sight=sight if seen else None,
        seen=seen,
        seen_since=since,
    )


def frames_of(beat: Mapping[str, Any], report: Report | None) -> int | None:
    """How many frames the player had presented when a beat was made."""
    count = beat.get("frames")
    if isinstance(count, int):
        return count
    return report.frames.presented if report and report.frames else None


def ago(age: object, at: datetime) -> datetime | None:
    """When something was that is so many seconds old; None for what is no age."""
    if not isinstance(age, int | float) or isinstance(age, bool) or not 0 <= age <= _OLDEST:
        return None
    return at - timedelta(seconds=age)


def moment(text: object) -> datetime | None:
    """A moment that was noted as a text; None for what is none."""
    try:
        when = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return when if when is not None and when.tzinfo is not None else None
