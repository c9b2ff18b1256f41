# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Cards as RSS 2.0 and JSON Feed 1.1. Pure."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from admin_sync.office.public.document import Addresses, item_json, said
from content.model import Item

_ATOM = "http://www.w3.org/2005/Atom"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DC = "http://purl.org/dc/elements/1.1/"
for _prefix, _name in (("atom", _ATOM), ("content", _CONTENT), ("dc", _DC)):
    register_namespace(_prefix, _name)
# what XML 1.0 has no letter for (section 2.2)
_NONE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed says of itself: its name, its page, its own address, since when it is so."""

    title: str
    page: str
    address: str
    changed: datetime


def rss(
    cards: Iterable[Item], channel: Channel, names: Mapping[str, str], addresses: Addresses
) -> bytes:
    """A feed by the RSS 2.0 specification, each item with a GUID that stays."""
    root = Element("rss", {"version": "2.0"})
    head = SubElement(root, "channel")
    _add(head, "title", channel.title)
    _add(head, "link", channel.page)
    _add(head, "description", channel.title)
    _add(head, "language", "de")
    _add(head, "lastBuildDate", format_datetime(channel.changed))
    _add(head, "ttl", "15")
    own = {"href": channel.address, "rel": "self", "type": "application/rss+xml"}
    SubElement(head, f"{{{_ATOM}}}link", own)
    for card in cards:
        _item(SubElement(head, "item"), card, names, addresses)
    made: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def _item(node: Element, card: Item, names: Mapping[str, str], addresses: Addresses) -> None:
    text = card.text()
    _add(node, "title", text.title or text.summary)
    _add(node, "link", card.link or addresses.item(card.id))
    _add(node, "guid", card.id).set("isPermaLink", "false")
    if text.summary:
        _add(node, "description", text.summary)
    if text.body:
        _add(node, f"{{{_CONTENT}}}encoded", text.body)
    if card.published is not None:
        _add(node, "pubDate", format_datetime(card.published))
    for word in (*card.categories, *card.groups):
        _add(node, "category", word)
    _add(node, f"{{{_DC}}}creator", names.get(card.source, card.source))
    if card.licence:
        _add(node, f"{{{_DC}}}rights", card.licence)


def json_feed(
    cards: Iterable[Item], channel: Channel, names: Mapping[str, str], addresses: Addresses
) -> bytes:
    """A feed by JSON Feed 1.1; `_schaukasten` is the item as the API gives it."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.page,
        "feed_url": channel.address,
        "language": "de",
        "items": [_entry(card, names, addresses) for card in cards],
    }
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "replace")


def _entry(card: Item, names: Mapping[str, str], addresses: Addresses) -> dict[str, Any]:
    text = card.text()
    name = names.get(card.source, card.source)
    entry: dict[str, Any] = {
        "id": card.id,
        "url": card.link or addresses.item(card.id),
        "title": text.title or text.summary,
        "content_html": text.body or f"<p>{_escaped(text.summary or text.title)}</p>",
        "authors": [{"name": name}],
        "tags": [*card.categories, *card.groups],
        "_schaukasten": item_json(card, names, addresses),
    }
    optional = {
        "summary": text.summary,
        "date_published": said(card.published),
        "date_modified": said(card.updated),
        "image": addresses.picture(card.pictures[0].media, card.pictures[0].url)
        if card.pictures
        else "",
    }
    return entry | {name: value for name, value in optional.items() if value}


def _add(node: Element, name: str, text: str) -> Element:
    child = SubElement(node, name)
    child.text = _NONE.sub("", text)
    return child


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
