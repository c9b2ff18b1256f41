# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether a worker starts and knows the formats."""

from collections.abc import Iterator

from content.model import Kind
from content.sources.adapter import Context, formats
from content.workshop import Workshop
from kiosk.checks.check import Finding, Ground

_FEED = b'{"version": "https://jsonfeed.org/version/1.1", "title": "", "items": []}'


def look(ground: Ground) -> Iterator[Finding]:
    """One finding."""
    context = Context(source="check", kind=Kind.NEWS, now=ground.now)
    with Workshop() as workshop:
        error = workshop.parse("jsonfeed", _FEED, context).error
    if error:
        hint = "see what kiosk worker says at its start"
        yield Finding("worker", ok=False, detail=error, hint=hint)
    else:
        yield Finding("worker", ok=True, detail=f"reads {', '.join(formats())}")
