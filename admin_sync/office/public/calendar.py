# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Events and meetings as iCalendar (RFC 5545, 7986), times in UTC. Pure."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from icalendar import Calendar, Event
from icalendar.prop import vText

from admin_sync.office.public.document import Addresses
from admin_sync.office.public.feeds import Channel
from content.clean import plain_text
from content.model import Item
from content.order import USUAL_LENGTH

_PRODUCT = "-//Schaukasten//Office//DE"


def calendar(
    cards: Iterable[Item], channel: Channel, names: Mapping[str, str], addresses: Addresses
) -> bytes:
    """A calendar to subscribe to; each event keeps its UID."""
    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("name", channel.title)
    made.add("x-wr-calname", channel.title)
    made.add("x-wr-timezone", "Europe/Berlin")
    made.add("url", channel.page)
    made.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT1H")
    for card in cards:
        event = _event(card, channel.changed, names, addresses)
        if event is not None:
            made.add_component(event)
    data: bytes = made.to_ical()
    return data


def _event(card: Item, changed: datetime, names: Mapping[str, str], addresses: Addresses) -> Any:  # noqa: ANN401 - a component of icalendar, or None
    text = card.text()
    when, meeting = card.event, card.meeting
    made = Event()
    made.add("uid", card.id)
    made.add("dtstamp", card.updated or card.published or card.first_seen or changed)
    made.add("summary", text.title or text.summary)
    if when is not None:
        made.add("dtstart", when.start)
        if when.end is not None:
            made.add("dtend", when.end)
        place, cancelled = when.location, when.cancelled
    elif meeting is not None and meeting.start is not None:
        made.add("dtstart", meeting.start)
        made.add("dtend", meeting.end or meeting.start + USUAL_LENGTH)
        place, cancelled = meeting.location, meeting.cancelled
    else:
        return None
    words = plain_text(text.body) if text.body else text.summary
    said = f"Quelle: {names.get(card.source, card.source)}"
    licence = f", {card.licence}" if card.licence else ""
    made.add("description", "\n".join(filter(None, (words, said + licence))))
    made.add("url", card.link or addresses.item(card.id))
    if place:
        made.add("location", place)
    if card.categories:
        made.add("categories", [vText(word) for word in card.categories])
    if cancelled:
        made.add("status", "CANCELLED")
    return made
