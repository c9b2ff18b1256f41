# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which sources are asked one after the other, and which side by side. Pure."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from content.source import Source

# bounds threads, and with the size of an answer also memory
MOST = 6


def lanes(sources: Iterable[Source], most: int = MOST) -> tuple[tuple[Source, ...], ...]:
    """Sources in lanes: those of one host in the same, so that a slow host delays only itself.

    Hosts share a lane only where there are more than `most` of them. A lane keeps the order.
    """
    hosts: dict[str, int] = {}
    found: list[list[Source]] = []
    for source in sources:
        lane = hosts.setdefault(_host(source.url), len(hosts) % most)
        if lane == len(found):
            found.append([])
        found[lane].append(source)
    return tuple(tuple(lane) for lane in found)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
