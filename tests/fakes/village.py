# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Every source of the demo Amt with all of its documents, read as a sync reads them."""

from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, unquote, urlsplit

from content.clock import at_glass, day_start
from content.details import Point
from content.model import Kind
from content.sources.adapter import Context, Parsed, adapter
from kiosk.demo.page import Asked
from kiosk.demo.server import SITES
from kiosk.demo.settings import SOURCES, DemoSource

BASE = "http://127.0.0.1:1"
# as in the demo's settings
SPOT = Point(54.39, 9.77)


@dataclass(frozen=True)
class Reading:
    """A source's first document, what was known in the end, and what it gave."""

    source: DemoSource
    data: bytes
    context: Context
    parsed: Parsed

    def documents(self):
        """All bodies that it was made of."""
        return [self.data, *(body for body in self.context.further.values() if body is not None)]


def served(request, now):
    """What the demo answers; None where it serves nothing."""
    parts = urlsplit(request.url)
    query = tuple(parse_qsl(parts.query, keep_blank_values=True))
    body = request.body.encode()
    asked = Asked(unquote(parts.path), query, body, post=bool(body))
    answers = (site.answer(asked, now, BASE) for site in SITES)
    page = next((page for page in answers if page is not None), None)
    return None if page is None else page.body


def reading(source, now):
    """One source, with all further documents that its format wants."""
    reader = adapter(source.format)
    since = day_start(at_glass(now).date())
    context = Context(
        source.id, Kind(source.kind), now, places=source.places, options=source.options,
        since=since, point=SPOT,
    )  # fmt: skip
    first = reader.request(BASE + source.path, context)
    context = replace(context, url=first.url)
    data = served(first, now)
    found = reader.parse(data, context)
    for _ in range(12):
        wanted = [request for request in found.wants if request not in context.further]
        if not wanted:
            break
        got = {request: served(request, now) for request in wanted}
        context = replace(context, further={**context.further, **got})
        found = reader.parse(data, context)
    return Reading(source, data, context, found)


def readings(now):
    """All of them, in the order of the settings."""
    return [reading(source, now) for source in SOURCES]
