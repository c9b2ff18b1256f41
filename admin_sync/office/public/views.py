# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The public pages: what there is, how to subscribe, the feeds, the widget."""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import segno
from django.http import FileResponse, Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from admin_sync.office import config
from admin_sync.office.people.rights import public
from admin_sync.office.public import answers, calendar, feeds
from admin_sync.office.public.document import Addresses, when
from admin_sync.office.public.feeds import Channel
from admin_sync.office.public.kinds import FORMATS, OFFERED
from admin_sync.office.public.shelf import (
    ALL,
    Place,
    Shelf,
    interests,
    named,
    of_interest,
    of_kind,
    places,
    shelf,
    shelves,
)
from admin_sync.office.sources import copy
from content.clock import at_glass, utc_now
from content.model import Item, Kind

#: As many cards stand in a feed, a calendar, a part of a page, a list of the widget.
MOST = {"rss": 200, "json": 200, "ics": 1_000}
_HERE = Path(__file__).parent
_IN_PART = 60
_IN_WIDGET = 20
_NAME = re.compile(r"[0-9a-f]{64}")
_WRITERS = {"rss": feeds.rss, "json": feeds.json_feed, "ics": calendar.calendar}


@dataclass(frozen=True, slots=True)
class Card:
    """A card as a page says it."""

    item: Item
    address: str
    day: date | None
    time: str
    place: str
    source: str


@dataclass(frozen=True, slots=True)
class Part:
    """The cards of one sort."""

    slug: str
    label: Promise | str
    cards: list[Card]
    more: int


@dataclass(frozen=True, slots=True)
class Subscription:
    """What can be subscribed to: its name, its addresses by format, the QR code of the first."""

    label: Promise | str
    addresses: list[tuple[str, str]]
    code: str


@public
def village(request: HttpRequest, slug: str = ALL) -> HttpResponseBase:
    """All that is public of a village on one plain page."""
    place, now = _place(slug), utc_now()
    held = shelf(place, now)
    context = {
        "place": place,
        "places": _others(place),
        "parts": _parts(held, now),
        "interest": "",
    }
    return _page(request, "public/village.html", context, held.changed)


@public
def interest(request: HttpRequest, slug: str, topic: str) -> HttpResponseBase:
    """All that is public of a village for a group, or about a subject."""
    place, now = _place(slug), utc_now()
    held = shelf(place, now)
    cards = of_interest(held.at(now), topic)
    name = interests(cards).get(topic, topic)
    narrowed = Shelf(cards, held.names, held.changed)
    context = {
        "place": place, "places": [], "parts": _parts(narrowed, now), "interest": name,
        "topic": topic,
    }  # fmt: skip
    return _page(request, "public/village.html", context, held.changed)


@public
def subscribe_named(request: HttpRequest) -> HttpResponseBase:
    """Where a terminal's code leads: to the addresses of the village that it names."""
    place = named(request.GET.get("ort", ""))
    address = reverse("public:subscribe", args=[place.slug])
    spoken = "?lang=en" if _language(request) == "en" else ""
    return HttpResponseRedirect(address + spoken)


@public
def subscribe(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Every address of a village, to copy and as QR codes."""
    place, now = _place(slug), utc_now()
    held = shelf(place, now)
    cards = held.at(now)
    base = config.current().base_url
    with _spoken(request):
        topics = [
            (name, _subscriptions(f"{base}/o/{place.slug}/interesse/{topic}", ("alles",)))
            for topic, name in interests(cards).items()
        ][:40]
        context = {
            "place": place,
            "places": _others(place),
            "subscriptions": _subscriptions(f"{base}/o/{place.slug}", tuple(OFFERED)),
            "topics": topics,
            "widget": f"{base}/o/widget.js",
            "page_address": f"{base}/o/{place.slug}/",
            "frame": f"{base}/o/{place.slug}/liste/veranstaltungen/",
            "api": f"{base}/o/api/v1/openapi.json",
        }
    return _page(request, "public/subscribe.html", context, held.changed)


@public
def feed(request: HttpRequest, slug: str, what: str, ending: str) -> HttpResponseBase:
    """A feed or calendar of a village."""
    return _feed(request, slug, "", what, ending)


@public
def interest_feed(
    request: HttpRequest, slug: str, topic: str, what: str, ending: str
) -> HttpResponseBase:
    """A feed or calendar of a village for a group, or about a subject."""
    return _feed(request, slug, topic, what, ending)


@public
def item(request: HttpRequest) -> HttpResponseBase:
    """One card by itself, as long as it is public anywhere."""
    name, now = request.GET.get("id", ""), utc_now()
    for held in shelves(now):
        card = next((one for one in held.at(now) if one.id == name), None)
        if card is not None:
            shown = _card(card, held)
            return _page(request, "public/item.html", {"card": shown}, held.changed)
    raise Http404


@public
def listed(request: HttpRequest, slug: str, what: str) -> HttpResponseBase:
    """A short list for a frame on another site."""
    place, now, offered = _place(slug), utc_now(), OFFERED.get(what)
    if offered is None:
        raise Http404
    held = shelf(place, now)
    cards = [_card(card, held) for card in of_kind(held.at(now), offered.kinds)[:_IN_WIDGET]]
    context = {"place": place, "label": offered.label, "cards": cards}
    return _page(request, "public/listed.html", context, held.changed, framed=True)


@public
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture of a card, as long as that is public anywhere."""
    now = utc_now()
    if request.method not in {"GET", "HEAD"} or not _NAME.fullmatch(name):
        raise Http404
    file = copy.media(name)
    # the cheap question first: anybody may ask
    if not file.is_file() or not any(name in _media(held.at(now)) for held in shelves(now)):
        raise Http404
    data = file.open("rb")
    kind = "image/png" if data.read(4) == b"\x89PNG" else "image/jpeg"
    data.seek(0)
    response = FileResponse(data, content_type=kind)
    response["Cache-Control"] = "public, max-age=3600"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@public
def widget(request: HttpRequest) -> HttpResponseBase:
    """The script that makes a list on another site."""
    source = (_HERE / "static" / "public" / "widget.js").read_bytes()
    changed = datetime.fromisoformat("2026-01-01T00:00:00+00:00")
    return answers.kept(request, source, "text/javascript; charset=utf-8", changed)


def _feed(request: HttpRequest, slug: str, topic: str, what: str, ending: str) -> HttpResponseBase:
    offered, media_type = OFFERED.get(what), FORMATS.get(ending)
    if offered is None or media_type is None or (ending == "ics" and not offered.dated):
        raise Http404
    place, now = _place(slug), utc_now()
    held = shelf(place, now)
    cards = of_kind(held.at(now), offered.kinds)
    if topic:
        cards = of_interest(cards, topic)
    base = config.current().base_url
    home = f"{base}/o/{place.slug}/" + (f"interesse/{topic}/" if topic else "")
    with translation.override("de"):
        title = f"{offered.label}: {place.name}"
    channel = Channel(title, home, f"{home}{what}.{ending}", held.changed)
    body = _WRITERS[ending](cards[: MOST[ending]], channel, held.names, Addresses(base))
    return answers.kept(request, body, media_type, held.changed)


def _parts(held: Shelf, now: datetime) -> list[Part]:
    found = []
    cards = held.at(now)
    for slug, offered in OFFERED.items():
        mine = of_kind(cards, offered.kinds) if slug != "alles" else ()
        if mine:
            shown = [_card(card, held) for card in mine[:_IN_PART]]
            found.append(Part(slug, offered.label, shown, len(mine) - len(shown)))
    return found


def _card(card: Item, held: Shelf) -> Card:
    start: datetime | date | None = when(card)
    clock = ""
    if card.event is not None:
        start = card.event.start
    timed = card.event is not None or card.meeting is not None
    if timed and isinstance(start, datetime):
        clock = f"{at_glass(start):%H:%M}"
    day = at_glass(start).date() if isinstance(start, datetime) else start
    where = ""
    if card.event is not None:
        where = card.event.location
    elif card.meeting is not None:
        where = card.meeting.location
    address = Addresses("").item(card.id)
    return Card(card, address, day, clock, where, held.names.get(card.source, card.source))


def _subscriptions(home: str, slugs: Iterable[str]) -> list[Subscription]:
    found = []
    for slug in slugs:
        offered = OFFERED[slug]
        endings = ("ics", "rss", "json") if offered.dated else ("rss", "json")
        names = {"ics": _("Kalender"), "rss": "RSS", "json": "JSON Feed"}
        addresses = [(names[ending], f"{home}/{slug}.{ending}") for ending in endings]
        code = _code(addresses[0][1])
        if offered.dated:
            # by these schemes a phone's calendar takes it up at one touch, and keeps it fresh;
            # `webcal` alone would be asked for without TLS
            scheme, _colon, rest = home.partition(":")
            webcal = f"{'webcals' if scheme == 'https' else 'webcal'}:{rest}/{slug}.ics"
            addresses.insert(0, (_("In den Kalender dieses Geräts"), webcal))
        found.append(Subscription(offered.label, addresses, code))
    return found


@lru_cache(maxsize=1_000)
def _code(address: str) -> str:
    """A QR code as SVG, always dark on white, with its quiet zone."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(
        drawn, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False, svgclass="qr",
        title=address, omitsize=True,
    )  # fmt: skip
    return drawn.getvalue().decode()


def _others(place: Place) -> list[Place]:
    return [one for one in places().values() if one.slug != place.slug]


def _place(slug: str) -> Place:
    found = places().get(slug)
    if found is None:
        raise Http404
    return found


def _media(cards: Iterable[Item]) -> set[str]:
    pages = (page.media for card in cards for paper in card.attachments for page in paper.pages)
    return {one.media for card in cards for one in card.pictures} | set(pages)


def _language(request: HttpRequest) -> str:
    return "en" if request.GET.get("lang") == "en" else "de"


def _spoken(request: HttpRequest) -> "translation.override":
    return translation.override(_language(request))


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], changed: datetime,
    *, framed: bool = False,
) -> HttpResponseBase:  # fmt: skip
    """A page in the language of its address, the same for everybody."""
    language = _language(request)
    given = {
        "language": language,
        "kinds": {kind.value for kind in Kind},
        "office_name": config.current().name,
        "here": request.path,
        "query": request.GET.get("id", ""),
        "ask": "?lang=en" if language == "en" else "",
    }
    with translation.override(language):
        html = render_to_string(template, given | context)
    return answers.page(request, html, changed, language, framed=framed)
