# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Events of schema.org, single ones and those with a schedule."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

from content.clean import plain_text
from content.clock import BERLIN
from content.dates import in_utc, parse_date, parse_moment
from content.model import Event, Money
from content.sources.adapter import Context
from content.sources.entries import LONGEST_TITLE
from content.sources.event_entries import Diary, Happening, located, span
from content.sources.faults import named
from content.sources.linked import Index, Node, nodes, plain, term, types, values, word
from content.sources.linked_places import Page, address_of, link_of, picture_of, wordings
from content.sources.prices import money
from content.sources.schedules import schedule_of

# so many series have their dates worked out; a page of a village has one or two
_MOST_SCHEDULES = 400
_OTHER_EVENTS = frozenset(
    ("Festival", "Hackathon", "CourseInstance", "EventSeries", "ConferenceEvent")
)
# happen on a screen, or to a book
_NO_EVENTS = frozenset(("PublicationEvent", "BroadcastEvent", "OnDemandEvent", "DeliveryEvent"))
_OFF = frozenset(("EventCancelled", "EventPostponed"))
_SOLD_OUT = frozenset(("SoldOut", "OutOfStock"))
_CLOCK = re.compile(r"T?([01]?[0-9]|2[0-3]):([0-5][0-9])(?::[0-9]{2})?")


def is_event(node: Node) -> bool:
    """Whether a node is an event that people can go to."""
    named = types(node)
    return any(
        (name.endswith("Event") and name not in _NO_EVENTS) or name in _OTHER_EVENTS
        for name in named
    )


def has_no_date(node: Node) -> bool:
    """Whether a node is only the roof over events that have dates."""
    return bool(values(node, "subEvent")) and not (
        values(node, "startDate") or values(node, "eventSchedule")
    )


class Events:
    """Puts nodes into a diary, and keeps count of the series that were worked out."""

    def __init__(self, diary: Diary, context: Context) -> None:
        self._diary = diary
        self._context = context
        self._schedules = 0

    def add(self, number: int, node: Node, uid: str, page: Page) -> None:
        """Take one node: an event, or a series of which each date is an event."""
        where = named("Termin", number, word(node, "name"))
        single = self._event(number, node, uid, page)
        if schedules := nodes(node, "eventSchedule", page.index):
            for schedule in schedules:
                self._repeat(where, single, schedule, _start(node))
        elif _start(node) is None:
            self._diary.put(where, "Nennt keinen lesbaren Beginn (startDate).")
        else:
            self._diary.add(single)

    def _repeat(
        self, where: str, single: Happening, node: Node, usual: datetime | date | None
    ) -> None:
        self._schedules += 1
        if self._schedules > _MOST_SCHEDULES:
            reason = f"Mehr als {_MOST_SCHEDULES} Terminpläne werden nicht ausgerechnet."
            self._diary.put(where, reason)
            return
        schedule = schedule_of(node, usual)
        if schedule is None:
            self._diary.put(where, "Hat einen Terminplan, der nicht zu lesen ist.")
            return
        found = 0
        for start, end in schedule.spans(self._diary.first_day, self._diary.last_day):
            begins, ends, all_day = span(start, end)
            event = replace(single.event, start=begins, end=ends, all_day=all_day)
            self._diary.add(replace(single, event=event))
            found += 1
        if not found:
            self._diary.put(where, "Hat in den nächsten 400 Tagen keinen Termin.")

    def _event(self, number: int, node: Node, uid: str, page: Page) -> Happening:
        start, index = _start(node), page.index
        begins, ends, all_day = span(
            self._diary.first_day if start is None else start, _end(node, start)
        )
        return Happening(
            number=number,
            uid=uid,
            words=wordings(node, self._context),
            event=Event(
                start=begins,
                end=ends,
                all_day=all_day,
                location=_location(node, index),
                organiser=_organiser(node, index),
                price=_price(node, index),
                cancelled=any(term(plain(one)) in _OFF for one in values(node, "eventStatus")),
            ),
            link=link_of(node, index) or page.url,
            published=parse_moment(word(node, "datePublished", "dateCreated")),
            updated=parse_moment(word(node, "dateModified")),
            categories=tuple(_categories(node)),
            pictures=picture_of(node, index),
            licence=word(node, "license"),
        )


def _start(node: Node) -> datetime | date | None:
    """The start; a time of its own counts only where the date has none: they contradict."""
    return _timed(parse_date(word(node, "startDate")), word(node, "startTime"))


def _end(node: Node, start: datetime | date | None) -> datetime | date | None:
    said = parse_date(word(node, "endDate"))
    if said is None and isinstance(start, datetime):
        said = start.astimezone(BERLIN).date() if word(node, "endTime") else None
    return _timed(said, word(node, "endTime") if isinstance(start, datetime) else "")


def _timed(day: datetime | date | None, raw: str) -> datetime | date | None:
    match = _CLOCK.fullmatch(raw.strip())
    if day is None or isinstance(day, datetime) or match is None:
        return day
    return in_utc(datetime.combine(day, time(int(match[1]), int(match[2])), BERLIN))


def _location(node: Node, index: Index) -> str:
    """The first real place: its name and address, nothing said twice; else `Online`."""
    online = ""
    for value in values(node, "location", index):
        if not isinstance(value, dict):
            said = [plain(value)]
        elif "VirtualLocation" in types(value):
            online = "Online"
            continue
        else:
            address = address_of(value, index) or address_of({"address": value}, index)
            said = [word(value, "name"), *address.split(", ")]
        if where := located(said):
            return where
    return online


def _organiser(node: Node, index: Index) -> str:
    """The organisers' names; an address is left out, for it may be a private one."""
    names = []
    for value in values(node, "organizer", index)[:3]:
        name = word(value, "name") if isinstance(value, dict) else plain(value)
        if name.strip() and "@" not in name and "://" not in name:
            names.append(plain_text(name, LONGEST_TITLE))
    return plain_text(", ".join(dict.fromkeys(names)), LONGEST_TITLE)


def _price(node: Node, index: Index) -> str:
    """What it costs, in German: `8 €`, `5 € bis 8 €`, `Eintritt frei`."""
    amounts = list(_amounts(node, index))
    if word(node, "isAccessibleForFree").lower() in {"true", "1"} or _is_free(node):
        return "Eintritt frei"
    if not amounts:
        return ""
    low, high = min(amounts, key=_amount), max(amounts, key=_amount)
    if _amount(high) == 0:
        return "Eintritt frei"
    said = _said(low) if low == high else f"{_said(low)} bis {_said(high)}"
    offers = nodes(node, "offers", index)
    gone = [term(word(offer, "availability")) in _SOLD_OUT for offer in offers]
    return f"{said}, ausverkauft" if gone and all(gone) else said


def _is_free(node: Node) -> bool:
    return any(one is True for one in values(node, "isAccessibleForFree"))


def _amounts(node: Node, index: Index) -> Iterator[Money]:
    for offer in nodes(node, "offers", index):
        currency = word(offer, "priceCurrency") or "EUR"
        for name in ("price", "lowPrice", "highPrice"):
            found = money(word(offer, name), currency)
            if found is not None and found.currency == "EUR":
                yield found


def _amount(amount: Money) -> Decimal:
    return amount.amount


def _said(amount: Money) -> str:
    euros = f"{amount.amount:.2f}".replace(".", ",").removesuffix(",00")
    return f"{euros} €"


def _categories(node: Node) -> Iterator[str]:
    for name in ("keywords", "about"):
        for value in values(node, name)[:20]:
            said = word(value, "name") if isinstance(value, dict) else plain(value)
            yield from said[:1_000].split(",")
