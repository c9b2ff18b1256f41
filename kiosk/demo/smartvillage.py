# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A village's invented app, as the Smart Village App's server answers. It asks for no token."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from content.clock import at_glass
from kiosk.demo import graph
from kiosk.demo.feeds import picture_url
from kiosk.demo.page import Asked, Page
from kiosk.demo.stories import Story, channel, read_data

GRAPHQL: Final = "/dorfapp/graphql"


def answer(asked: Asked, now: datetime, base_url: str) -> Page | None:
    """What the interface answers; it takes POST alone."""
    if asked.path != GRAPHQL or not asked.post:
        return None
    body = graph.answer(asked.body, _root(now, base_url))
    return Page("application/json; charset=utf-8", body)


@lru_cache(maxsize=2)
def _root(now: datetime, base_url: str) -> Mapping[str, Any]:
    news = [_news(story, base_url) for story in channel("dorfapp", now).stories]
    found = enumerate(read_data("dorfapp")["survey"], start=1)
    return {
        "newsItems": lambda skip=0, **_: news[skip or 0 :],
        "surveys": [_survey(entry, number, now) for number, entry in found],
    }


def _news(story: Story, base_url: str) -> dict[str, Any]:
    media = {
        "contentType": "image",
        "captionText": story.alt,
        "sourceUrl": {"url": picture_url(base_url, story.picture)},
    }
    block = {
        "title": story.title,
        "intro": story.summary,
        "body": story.html,
        "mediaContents": [media],
    }
    return {
        # as stable as the number of a row in a database
        "id": str(sum(story.slug.encode())),
        "visible": True,
        "title": story.title,
        # Ruby's way to write a time
        "publishedAt": f"{story.published:%Y-%m-%d %H:%M:%S %z}",
        "updatedAt": f"{story.published:%Y-%m-%d %H:%M:%S %z}",
        "categories": [{"name": name} for name in story.categories],
        "sourceUrl": {"url": f"https://example.org/dorfapp/{story.slug}"},
        "contentBlocks": [block],
    }


def _survey(entry: dict[str, Any], number: int, now: datetime) -> dict[str, Any]:
    today = at_glass(now).date()
    options = [
        {
            "id": f"{number}{n}",
            "title": {tag: words for tag, words in option.items() if tag != "votes"},
            # null while the server keeps the counts to itself
            "votesCount": option.get("votes"),
        }
        for n, option in enumerate(entry["options"], start=1)
    ]
    date = {
        "dateStart": str(today + timedelta(days=entry["from"])),
        "dateEnd": str(today + timedelta(days=entry["to"])),
        "timeStart": "",
        "timeEnd": "",
    }
    created = f"{today + timedelta(days=entry['from'])} 08:00:00 +0200"
    return {
        "id": str(number),
        "visible": True,
        "title": entry["title"],
        "questionTitle": entry["question"],
        "description": entry["text"],
        "questionAllowMultipleResponses": False,
        "date": date,
        "responseOptions": options,
        "createdAt": created,
        "updatedAt": created,
    }
