# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The demo Amt: sixteen villages whose invented news and events are served as real feeds."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Final

from kiosk.demo.calendars import calendar
from kiosk.demo.feeds import atom, json_feed, rss
from kiosk.demo.page import Asked, Page
from kiosk.demo.stories import channel

VILLAGES: Final = (
    "Ahlefeld-Bistensee",
    "Ascheffel",
    "Borgstedt",
    "Brekendorf",
    "Bünsdorf",
    "Damendorf",
    "Groß Wittensee",
    "Haby",
    "Holtsee",
    "Holzbunge",
    "Hütten",
    "Klein Wittensee",
    "Neu Duvenstedt",
    "Osterby",
    "Owschlag",
    "Sehestedt",
)

CALENDARS: Final = ("amt", "kirche", "sportverein", "landjugend", "borgstedt")


def feeds(now: datetime, base_url: str) -> Mapping[str, Page]:
    """Every feed by its path, as of an aware time; `base_url` has no slash at its end.

    The bytes change only at midnight and when a piece of today's news comes due.
    """
    pages = {
        "/aktuelles.rss": Page(
            "application/rss+xml; charset=utf-8", rss(channel("aktuelles", now), base_url)
        ),
        "/owschlag.atom": Page(
            "application/atom+xml; charset=utf-8", atom(channel("owschlag", now), base_url)
        ),
        "/feuerwehren.json": Page(
            "application/feed+json", json_feed(channel("feuerwehren", now), base_url)
        ),
    }
    for name in CALENDARS:
        body = calendar(f"termine-{name}", now, base_url)
        pages[f"/termine-{name}.ics"] = Page("text/calendar; charset=utf-8", body)
    return pages


def answer(asked: Asked, now: datetime, base_url: str) -> Page | None:
    """The feeds as a site, see `kiosk.demo.page.Site`."""
    return None if asked.post else _kept(now, base_url).get(asked.path)


@lru_cache(maxsize=2)
def _kept(now: datetime, base_url: str) -> Mapping[str, Page]:
    return feeds(now, base_url)
