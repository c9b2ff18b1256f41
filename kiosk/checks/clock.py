# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether the clock can be right."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from content.clock import at_glass
from content.reader import Reader
from kiosk.checks.check import Finding, Ground

# this release did not exist before
_EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
_HINT = "set the clock, or see [network] ntp"


def look(ground: Ground) -> Iterator[Finding]:
    """One finding."""
    paths = ground.settings.paths
    stored = [state.changed for state in Reader(paths.state).sources().values() if state.changed]
    last = max((_EARLIEST, *stored))
    detail = f"{at_glass(ground.now):%Y-%m-%d %H:%M %Z}"
    if ground.now < last - timedelta(minutes=5):
        detail = f"{detail}, but content was stored at {at_glass(last):%Y-%m-%d %H:%M}"
        yield Finding("clock", ok=False, detail=detail, hint=_HINT)
    else:
        yield Finding("clock", ok=True, detail=detail)
