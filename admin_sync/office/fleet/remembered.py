# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a report says, found once: a beat every thirty seconds says that the same one still holds.

What is found of a report changes only when one of the findings ends, or when another report or
another expectation comes. Until then it is the same as if it were found anew.
"""

from datetime import datetime
from typing import NamedTuple

from admin_sync.office.fleet import content_proofs, update_proofs
from admin_sync.office.fleet.expectation import Expectation
from admin_sync.office.fleet.finding import Finding
from admin_sync.protocol.report import Report

_MOST = 50_000


class _Found(NamedTuple):
    report: Report
    reported: datetime
    expected: Expectation
    begins: datetime
    until: datetime | None
    findings: tuple[Finding, ...]


# by the identity of a report, which this keeps alive, so that no other has the same
_kept: dict[int, _Found] = {}


def found(
    report: Report, reported: datetime, expected: Expectation, now: datetime
) -> tuple[Finding, ...]:
    """All that is found of the content of a report that came at a moment."""
    kept = _kept.get(id(report))
    if (
        kept is not None
        and kept.report is report
        and kept.reported == reported
        and kept.expected is expected
        and kept.begins <= now
        and (kept.until is None or now < kept.until)
    ):
        return kept.findings
    findings = anew(report, reported, expected, now)
    until = min((one.until for one in findings if one.until is not None), default=None)
    if len(_kept) >= _MOST:
        _kept.clear()
    _kept[id(report)] = _Found(report, reported, expected, now, until, findings)
    return findings


def anew(
    report: Report, reported: datetime, expected: Expectation, now: datetime
) -> tuple[Finding, ...]:
    """As `found`, whatever was found before."""
    return (
        *content_proofs.sources(report, reported, expected, now),
        *content_proofs.said(report, expected),
        *content_proofs.clock(report, reported),
        *content_proofs.machine(report.machine),
        *content_proofs.queues(report),
        *content_proofs.version(report, expected),
        *update_proofs.found(report),
    )
