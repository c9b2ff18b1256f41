# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One thing from two sources becomes one card that names both. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from content.clock import at_glass
from content.details import Alert, Departure, Point
from content.geometry import distance_m
from content.model import Item, Kind

# added by newsletters and social networks, never part of what a link points to
_TRACKING = ("utm_", "fbclid", "gclid", "mc_", "mtm_", "pk_")
# such a key says of itself that it is the same thing, whatever places are named
_SURE = frozenset({"link", "alert"})
_SYSTEMS = re.compile(r"^(?:mow|kat|biw|dwd|lhp|pol)\.", re.IGNORECASE)
_WORDINGS = re.compile(r"\.(?:MUL|DEU|ENG|ESP|FRA|DE|EN)$", re.IGNORECASE)
# a thing with a page of its own; other links lead to a publisher, a timetable, a booking desk
_LINKED = frozenset(Kind) - {Kind.WARNING, Kind.DEPARTURE, Kind.VEHICLE, Kind.WEATHER}
# these often link to a login or an overview that they share with others of their kind
_VAGUE = frozenset({Kind.CALL, Kind.PLACE})
# two entries of a map this near that are called alike are one place
_NEAR_M = 250
_DATED = frozenset({Kind.NEWS, Kind.NOTICE, Kind.POST})


@dataclass(frozen=True, slots=True)
class Merged:
    """The cards, and for each item that went into another one's card, that other one's id."""

    cards: tuple[Item, ...]
    into: Mapping[str, str]


def merge(items: Iterable[Item], source_order: Sequence[str]) -> Merged:
    """Make one card of what several sources tell of one thing.

    Two items are one thing if they are of one kind and of different sources, and have the same
    link (events and meetings also the same start), or the same name at the same place, where the
    name is: of an event the title and start, of news the title and day, of an offer the title
    and seller, of a meeting the body and start, of a call the title and form, of a place the
    title, of a departure stop, line, direction and time. A source that tells of two things means
    two things, so a link that it uses twice names none; one of a call or place counts only with
    its title. Warnings are one if they have the same identifier, or the same title, severity,
    beginning and end. The winner by `source_order` keeps its words, gets `also`, takes the
    others' picture and link where it has none itself, and warns wherever one of them does.
    """
    ranks = {source: rank for rank, source in enumerate(source_order)}
    ordered = sorted(items, key=lambda item: (ranks.get(item.source, len(ranks)), item.id))
    links = {i.id: canonical(i.link) if i.kind in _LINKED else "" for i in ordered}
    uses = Counter((i.source, i.kind, links[i.id], _start(i)) for i in ordered)
    cards: dict[str, Item] = {}
    by_key: dict[tuple[object, ...], list[str]] = {}
    into: dict[str, str] = {}
    for item in ordered:
        keys: list[tuple[object, ...]] = []
        link, start = links[item.id], _start(item)
        if link and uses[item.source, item.kind, link, start] == 1:
            title = _title(item) if item.kind in _VAGUE else ""
            keys.append(("link", item.kind, link, start, title))
        if (named := _name_key(item)) is not None:
            keys.append(named)
        keys += _alert_keys(item)
        winner = _winner(item, keys, cards, by_key)
        if winner is None:
            cards[item.id] = item
        else:
            cards[winner] = _joined(cards[winner], item)
            into[item.id] = winner
        for key in keys:
            by_key.setdefault(key, []).append(winner or item.id)
    return Merged(tuple(cards.values()), into)


@lru_cache(maxsize=8192)
def canonical(link: str) -> str:
    """What a link points to: without scheme, `www.`, tracking parameters, fragment, last slash.

    A link to nothing but a site's start page says nothing, and gives "".
    """
    try:
        parts = urlsplit(link.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([pair for pair in pairs if not pair[0].startswith(_TRACKING)])
    if not host or not (path or query):
        return ""
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def same_name(identifier: str) -> str:
    """A warning's identifier without what NINA puts before it, nor the wording at its end.

    The same warning of the Deutscher Wetterdienst is `2.49....MUL` in its own files, `....DE`
    in German ones, and `dwd.2.49....MUL` in NINA.
    """
    return _WORDINGS.sub("", _SYSTEMS.sub("", identifier.strip())).casefold()


def _winner(
    item: Item,
    keys: list[tuple[object, ...]],
    cards: Mapping[str, Item],
    by_key: Mapping[tuple[object, ...], list[str]],
) -> str | None:
    for key in keys:
        for candidate in by_key.get(key, ()):
            card = cards[candidate]
            other = item.source != card.source and item.source not in card.also
            if other and (key[0] in _SURE or _places_agree(card, item)):
                return candidate
    return None


def _joined(card: Item, other: Item) -> Item:
    return replace(
        card,
        warning=_wider(card.warning, other.warning),
        departure=_livelier(card.departure, other.departure),
        also=(*card.also, other.source),
        pictures=card.pictures or other.pictures,
        attachments=card.attachments or other.attachments,
        link=card.link or other.link,
    )


def _livelier(bus: Departure | None, other: Departure | None) -> Departure | None:
    """A departure with the live news of another timetable, where its own has none."""
    if bus is None or other is None or bus.expected is not None or bus.cancelled:
        return bus
    return replace(bus, expected=other.expected, cancelled=other.cancelled)


def _wider(alert: Alert | None, other: Alert | None) -> Alert | None:
    """A warning with the areas of another that says the same of a neighbouring one."""
    if alert is None or other is None or same_name(alert.identifier) == same_name(other.identifier):
        return alert
    if not alert.areas or not other.areas:  # without areas it holds everywhere
        return replace(alert, areas=())
    return replace(alert, areas=tuple(dict.fromkeys((*alert.areas, *other.areas))))


def _start(item: Item) -> datetime | date | None:
    # every date of a series has the series' link, so for these the link alone says too little
    if item.meeting is not None:
        return item.meeting.start
    return None if item.event is None else item.event.start


def _name_key(item: Item) -> tuple[object, ...] | None:
    name = _name(item)
    return None if name is None else ("name", item.kind, *name)


def _name(item: Item) -> tuple[object, ...] | None:
    """What the thing is called, as far as that tells it from all others at its place."""
    if item.departure is not None:
        way = item.departure
        return (_plain(way.stop), way.line, _plain(way.direction), way.planned)
    if item.meeting is not None:
        body = _plain(item.meeting.body)
        return (body, item.meeting.start) if body and item.meeting.start else None
    title = _title(item)
    return (title, *found) if title and (found := _beside_title(item)) is not None else None


def _beside_title(item: Item) -> tuple[object, ...] | None:
    """What a title needs beside it to be a name; None where it never is one."""
    if item.event is not None:
        return (item.event.start,)
    if item.offer is not None:
        seller = _plain(item.offer.seller.name)
        return (seller,) if seller else None
    if item.call is not None:
        return (item.call.form,)
    if item.kind in _DATED and item.published is not None:
        return (_day(item.published),)
    return () if item.place is not None else None


def _alert_keys(item: Item) -> list[tuple[object, ...]]:
    alert = item.warning
    if alert is None:
        return []
    begins = alert.onset or alert.sent
    keys: list[tuple[object, ...]] = [("alert", same_name(alert.identifier))]
    if begins is not None and item.texts:
        keys.append(("alert", _title(item), alert.severity, begins, alert.expires))
    return keys


def _places_agree(one: Item, other: Item) -> bool:
    """Sources word the same hall differently: one place may contain the other, or be left out.

    Where both say exactly where they are, that alone counts. Places that do not must both say
    their address or village: every one has a Spielplatz.
    """
    here, there = _point(one), _point(other)
    if here is not None and there is not None:
        return distance_m(here, there) <= _NEAR_M
    first, second = _where(one), _where(other)
    if one.place is not None and other.place is not None:
        address, its = _plain(one.place.address), _plain(other.place.address)
        return address == its if address and its else bool(first) and first == second
    return first in second or second in first


def _point(item: Item) -> Point | None:
    place = item.place
    if place is None:
        return None
    return place.point or next((points[0] for points in place.path if points), None)


def _where(item: Item) -> str:
    if item.event is not None and item.event.location.strip():
        return _plain(item.event.location)
    if item.meeting is not None and item.meeting.location.strip():
        return _plain(item.meeting.location)
    return _plain(" ".join(sorted(item.places)))


def _title(item: Item) -> str:
    return _plain(item.text().title) if item.texts else ""


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _day(moment: datetime) -> date:
    try:
        return at_glass(moment).date()
    except OverflowError:
        return moment.astimezone(UTC).date()
