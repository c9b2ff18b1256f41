# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Evidence and expectation of terminals as the database holds them, for many at once."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from admin_sync.office.fleet import evidence, expectation, sign_rows
from admin_sync.office.fleet.evidence import Evidence
from admin_sync.office.fleet.expectation import Expectation, Mode, Wanted
from admin_sync.office.fleet.models import Device, Document, Sign, Terminal
from admin_sync.office.fleet.onward import Lasting
from admin_sync.protocol.report import Report


@dataclass(slots=True)
class Known:
    """All that is known of one terminal, and what it is held against.

    `stamp` is how its rows stand in the database (`fleet.sign_rows`). `lasting` is what holds of a
    green one while beats only move ages on; `moved` says that some did, so that `evidence` is older
    than `sign`.
    """

    terminal: int
    edition: int
    expected: Expectation
    sign: Sign | None
    report: Report | None
    evidence: Evidence | None
    stamp: sign_rows.Stamp
    lasting: Lasting | None = None
    moved: bool = False


def known(terminals: Iterable[Terminal]) -> dict[int, Known]:
    """What is known of terminals, by their primary key, in four queries."""
    listed = {terminal.pk: terminal for terminal in terminals}
    keys = list(listed)
    devices = dict(
        Device.objects.filter(terminal__in=keys, state=Device.State.ACCEPTED).values_list(
            "terminal_id", "pk"
        )
    )
    signs = {sign.pk: sign for sign in Sign.objects.filter(pk__in=keys)}
    wants: dict[int, dict[str, Wanted]] = {}
    paused: dict[int, frozenset[str]] = {}
    rows = Document.objects.filter(terminal__in=keys)
    for pk, name, mark, changed in rows.values_list("terminal_id", "name", "mark", "changed"):
        wants.setdefault(pk, {})[name] = Wanted(mark, changed)
    for pk, body in rows.filter(name="control").values_list("terminal_id", "body"):
        paused[pk] = _paused(bytes(body))
    return {
        pk: _known(
            terminal,
            expected(terminal, devices.get(pk, ""), wants.get(pk, {}), paused.get(pk, frozenset())),
            signs.get(pk),
        )
        for pk, terminal in listed.items()
    }


def expected(
    terminal: Terminal, device: str, wants: Mapping[str, Wanted], paused: frozenset[str]
) -> Expectation:
    """What is expected of a terminal at which a device ("" for none) stands."""
    return Expectation(
        device=device,
        every=expectation.EVERY_METERED if terminal.metered else expectation.EVERY,
        output=terminal.checks_output,
        touch=terminal.checks_touch,
        edid=terminal.panel_edid,
        keyboards=frozenset(terminal.keyboards),
        hours=expectation.openings(terminal.settings.get("hours")),
        mode=mode_of(terminal.mode),
        off=terminal.off_since,
        on=terminal.on_since,
        wants=wants,
        sources=frozenset(terminal.source_ids),
        paused=paused,
        version=_release(),
    )


def mode_of(raw: Mapping[str, Any] | None) -> Mode | None:
    """The mode that a terminal's row holds."""
    if not raw:
        return None
    since, until = (_moment(raw.get(key)) for key in ("since", "until"))
    return Mode(raw["name"], raw.get("reason", ""), raw.get("item", ""), since, until)


def evidence_of(sign: Sign, report: Report | None) -> Evidence:
    """The evidence of a row of signs, whose report has been read."""
    return evidence.gather(
        sign.device_id or "",
        sign.received,
        sign.beat,
        sign.has,
        report=report,
        reported=sign.reported,
        report_mark=sign.report_mark,
    )


def _known(terminal: Terminal, expected_of: Expectation, sign: Sign | None) -> Known:
    report = evidence.read_report(sign.report) if sign and sign.report is not None else None
    seen = evidence_of(sign, report) if sign else None
    stamp = sign_rows.stamp(terminal.edition, sign)
    return Known(terminal.pk, terminal.edition, expected_of, sign, report, seen, stamp)


def _paused(body: bytes) -> frozenset[str]:
    rows = json.loads(body).get("paused", [])
    return frozenset(row["source"] for row in rows)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


@cache
def _release() -> str:
    try:
        return version("schaukasten")
    except PackageNotFoundError:
        return ""
