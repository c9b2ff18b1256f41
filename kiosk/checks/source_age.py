# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether each source answered lately."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from content.clock import at_glass
from content.reader import Reader
from content.source import Source
from content.state import Checked
from kiosk.checks.check import Finding, Ground

_PATIENCE = timedelta(hours=24)
# the agent goes on while the checks are made
_MEANWHILE = timedelta(minutes=2)


def look(ground: Ground) -> Iterator[Finding]:
    """One finding a source."""
    paths = ground.settings.paths
    looks = Reader(paths.state, paths.runtime).checked()
    for source in ground.settings.sources:
        yield judge(source, looks.get(source.id), ground.now)


def judge(source: Source, checked: Checked | None, now: datetime) -> Finding:
    """Whether a source is fresh enough. Pure.

    A single failed look is everyday life: red is a source that has not answered for a day, or
    for three of its own intervals where these are longer, or never.
    """
    name = f"source {source.id}"
    if checked is None:
        hint = "run kiosk sync --once"
        return Finding(name, ok=False, detail="not asked since the start", hint=hint)
    said = f": {checked.error}" if checked.error else ""
    if checked.succeeded is None:
        detail = f"has not answered since the start{said}"
        return Finding(name, ok=False, detail=detail, hint=f"see kiosk detect {source.url}")
    detail = f"answered {at_glass(checked.succeeded):%Y-%m-%d %H:%M}{said}"
    if checked.error and checked.succeeded == checked.at:
        return Finding(name, ok=False, detail=detail, hint="remove it from the settings")
    if checked.succeeded > now + _MEANWHILE:
        detail = f"{detail}, which lies ahead: the clock was put right since"
        return Finding(name, ok=False, detail=detail, hint="run kiosk sync --once")
    if now - checked.succeeded > max(_PATIENCE, 3 * source.every):
        return Finding(name, ok=False, detail=detail, hint=f"see kiosk detect {source.url}")
    return Finding(name, ok=True, detail=detail)
