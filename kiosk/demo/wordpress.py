# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A village's invented website, as WordPress serves its posts."""

import json
from datetime import UTC, datetime
from html import escape
from typing import Any, Final

from kiosk.demo.feeds import picture_url
from kiosk.demo.page import Asked, Page
from kiosk.demo.pictures import SIZE
from kiosk.demo.stories import Story, channel

SITE: Final = "/buensdorf"
POSTS: Final = f"{SITE}/wp-json/wp/v2/posts"
_FIRST = 4100
_STAMP = "%Y-%m-%dT%H:%M:%S"


def answer(asked: Asked, now: datetime, base_url: str) -> Page | None:
    """One page of posts; beyond the last one the error that WordPress gives."""
    if asked.path != POSTS or asked.post:
        return None
    query = dict(asked.query)
    number, size = _whole(query.get("page"), 1), _whole(query.get("per_page"), 10)
    stories = channel("buensdorf", now).stories
    shown = stories[(number - 1) * size : number * size]
    told: object = [_post(story, base_url) for story in shown]
    if not shown:
        message = "Die angeforderte Seitennummer ist größer als die Anzahl der Seiten."
        told = {"code": "rest_post_invalid_page_number", "message": message, "data": None}
    return Page("application/json; charset=UTF-8", json.dumps(told).encode())


def _whole(said: str | None, default: int) -> int:
    return int(said) if said and said.isascii() and said.isdigit() and int(said[:4]) else default


def _post(story: Story, base_url: str) -> dict[str, Any]:
    """A post with what `_embed` adds: the picture and the categories."""
    # as stable as the number of a row in a database
    uid = _FIRST + sum(story.slug.encode()) % 1_000
    utc = story.published.astimezone(UTC)
    return {
        "id": uid,
        "date": f"{story.published:{_STAMP}}",
        "date_gmt": f"{utc:{_STAMP}}",
        "modified": f"{story.published:{_STAMP}}",
        "modified_gmt": f"{utc:{_STAMP}}",
        "status": "publish",
        "type": "post",
        "link": f"https://example.org/buensdorf/{story.slug}/",
        "title": {"rendered": escape(story.title).replace(":", "&#58;")},
        "content": {"rendered": story.html, "protected": False},
        "excerpt": {"rendered": f"<p>{escape(story.summary)}</p>\n", "protected": False},
        "_links": {"self": [{"href": f"{base_url}{POSTS}/{uid}"}]},
        "_embedded": {
            "wp:featuredmedia": [_media(story, base_url)] if story.picture else [],
            "wp:term": [[_term(n, name) for n, name in enumerate(story.categories, 1)], []],
        },
    }


def _media(story: Story, base_url: str) -> dict[str, Any]:
    width, height = SIZE
    url = picture_url(base_url, story.picture)
    return {
        "id": 1,
        "media_type": "image",
        "mime_type": "image/jpeg",
        "alt_text": story.alt,
        "source_url": url,
        "media_details": {
            "width": width,
            "height": height,
            "sizes": {"full": {"width": width, "height": height, "source_url": url}},
        },
    }


def _term(number: int, name: str) -> dict[str, Any]:
    return {"id": number, "name": escape(name), "slug": f"c{number}", "taxonomy": "category"}
