# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Writes news as RSS 2.0, Atom and JSON Feed."""

import json
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from kiosk.demo.stories import Channel, Story

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"

register_namespace("content", CONTENT)


def picture_url(base_url: str, picture: str) -> str:
    """Where the demo server has a picture."""
    return f"{base_url}/bilder/{picture}.jpg"


def rss(channel: Channel, base_url: str) -> bytes:
    """RSS 2.0 with the full text in content:encoded."""
    root = Element("rss", version="2.0")
    head = SubElement(root, "channel")
    _text(head, "title", channel.title)
    _text(head, "link", channel.link)
    _text(head, "description", f"Neues von: {channel.organiser}")
    _text(head, "language", "de-DE")
    for story in channel.stories:
        item = SubElement(head, "item")
        _text(item, "title", story.title)
        _text(item, "link", f"{channel.link}/{story.slug}")
        _text(item, "guid", story.slug).set("isPermaLink", "false")
        _text(item, "pubDate", format_datetime(story.published))
        _text(item, "description", story.summary)
        _text(item, f"{{{CONTENT}}}encoded", story.html)
        for category in story.categories:
            _text(item, "category", category)
        if story.picture:
            url = picture_url(base_url, story.picture)
            SubElement(item, "enclosure", url=url, type="image/jpeg", length="0")
    return _document(root)


def atom(channel: Channel, base_url: str) -> bytes:
    """Atom, RFC 4287."""
    # unprefixed, as most writers do; a default namespace cannot be asked of single elements
    root = Element("feed", {"xmlns": ATOM, "xml:lang": "de"})
    _text(root, "title", channel.title)
    _text(root, "id", channel.link)
    SubElement(root, "link", href=channel.link)
    _text(root, "updated", max(story.published for story in channel.stories).isoformat())
    _text(SubElement(root, "author"), "name", channel.organiser)
    for story in channel.stories:
        entry = SubElement(root, "entry")
        _text(entry, "title", story.title)
        _text(entry, "id", f"{channel.link}/{story.slug}")
        SubElement(entry, "link", href=f"{channel.link}/{story.slug}")
        _text(entry, "published", story.published.isoformat())
        _text(entry, "updated", story.published.isoformat())
        _text(entry, "summary", story.summary)
        _text(entry, "content", story.html).set("type", "html")
        for category in story.categories:
            SubElement(entry, "category", term=category)
        if story.picture:
            href = picture_url(base_url, story.picture)
            SubElement(entry, "link", rel="enclosure", type="image/jpeg", href=href)
    return _document(root)


def json_feed(channel: Channel, base_url: str) -> bytes:
    """JSON Feed 1.1."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.link,
        "language": "de-DE",
        "authors": [{"name": channel.organiser}],
        "items": [_json_item(channel, story, base_url) for story in channel.stories],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _json_item(channel: Channel, story: Story, base_url: str) -> dict[str, object]:
    item: dict[str, object] = {
        "id": story.slug,
        "url": f"{channel.link}/{story.slug}",
        "title": story.title,
        "summary": story.summary,
        "content_html": story.html,
        "date_published": story.published.isoformat(),
        "tags": list(story.categories),
    }
    if story.picture:
        item["image"] = picture_url(base_url, story.picture)
    return item


def _document(root: Element) -> bytes:
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _text(parent: Element, tag: str, text: str) -> Element:
    element = SubElement(parent, tag)
    element.text = text
    return element
