# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether time zone and text encoding are those that content is written for."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from content.clock import at_glass
from kiosk.checks.check import Finding, Ground


def look(ground: Ground) -> Iterator[Finding]:
    """One finding each."""
    del ground
    hours = [at_glass(datetime(2026, month, 1, 12, tzinfo=UTC)).hour for month in (1, 7)]
    if hours == [13, 14]:
        yield Finding("time zone", ok=True, detail="Europe/Berlin with summer time")
    else:
        hint = "install tzdata anew"
        yield Finding("time zone", ok=False, detail="Europe/Berlin is wrong", hint=hint)
    encoding = sys.getfilesystemencoding()
    if encoding == "utf-8":
        yield Finding("locale", ok=True, detail=encoding)
    else:
        yield Finding("locale", ok=False, detail=encoding, hint="set LANG=C.UTF-8")
