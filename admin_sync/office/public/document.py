# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""An item as the public read API gives it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote

from content.basics import Money
from content.model import Item
from content.order import begins

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where public things lie: `base` is the office's address, without a slash at its end."""

    base: str

    def item(self, item: str) -> str:
        """The page of an item."""
        return f"{self.base}/o/eintrag/?id={quote(item, safe='')}"

    def picture(self, media: str, url: str) -> str:
        """A picture: our copy where there is one."""
        return f"{self.base}/o/bild/{media}" if media else url


def when(item: Item) -> datetime | None:
    """The moment by which an item is found: its start, else when it was published."""
    if item.event is not None:
        return begins(item.event)
    if item.meeting is not None and item.meeting.start is not None:
        return item.meeting.start
    return item.published or item.first_seen


def item_json(item: Item, names: Mapping[str, str], addresses: Addresses) -> Json:
    """An item as JSON types: its common part, and that of its kind."""
    text = item.text()
    return {
        "id": item.id,
        "kind": item.kind.value,
        "title": text.title or text.summary,
        "summary": text.summary,
        "body": text.body,
        "texts": {
            tag: {"title": one.title, "summary": one.summary, "body": one.body}
            for tag, one in item.texts.items()
        },
        "url": addresses.item(item.id),
        "link": item.link or None,
        "published": said(item.published),
        "updated": said(item.updated),
        "valid_from": said(item.valid_from),
        "valid_until": said(item.valid_until),
        "places": list(item.places),
        "groups": list(item.groups),
        "categories": list(item.categories),
        "source": {"id": item.source, "name": names.get(item.source, item.source)},
        "also": [names.get(one, one) for one in item.also],
        "licence": item.licence or None,
        "pictures": [
            {"url": addresses.picture(one.media, one.url), "alt": one.alt or text.alt}
            for one in item.pictures
        ],
        "attachments": [
            {"url": one.url, "title": one.title, "media_type": one.media_type}
            for one in item.attachments
        ],
        "event": _event(item),
        "meeting": _meeting(item),
        "offer": _offer(item),
        "call": _call(item),
        "notice": _notice(item),
    }


def said(moment: datetime | date | None) -> str | None:
    """A moment in RFC 3339, a day plain."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return None if moment is None else moment.isoformat()


def _event(item: Item) -> Json | None:
    event = item.event
    if event is None:
        return None
    return {
        "start": said(event.start), "end": said(event.end), "all_day": event.all_day,
        "location": event.location, "organiser": event.organiser, "price": event.price,
        "cancelled": event.cancelled,
    }  # fmt: skip


def _meeting(item: Item) -> Json | None:
    meeting = item.meeting
    if meeting is None:
        return None
    return {
        "start": said(meeting.start), "end": said(meeting.end), "body": meeting.body,
        "location": meeting.location, "cancelled": meeting.cancelled,
    }  # fmt: skip


def _offer(item: Item) -> Json | None:
    offer = item.offer
    if offer is None:
        return None
    return {
        "seller": offer.seller.name, "address": offer.seller.address,
        "price": _money(offer.price), "old_price": _money(offer.old_price), "unit": offer.unit,
    }  # fmt: skip


def _call(item: Item) -> Json | None:
    call = item.call
    if call is None:
        return None
    return {
        "question": call.question, "phase": call.phase.value if call.phase else None,
        "opens": said(call.opens), "closes": said(call.closes),
    }  # fmt: skip


def _notice(item: Item) -> Json | None:
    notice = item.notice
    if notice is None:
        return None
    return {
        "body": notice.body, "posted": said(notice.posted), "removed": said(notice.removed),
        "copy": notice.copy,
    }  # fmt: skip


def _money(money: Money | None) -> Json | None:
    return None if money is None else {"amount": str(money.amount), "currency": money.currency}
