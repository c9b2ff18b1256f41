# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The pages, as the command line and the history know them."""

from dataclasses import dataclass

from content.model import Kind


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name, the QML type that draws it, and the model it takes.

    `model` names one of the player's models and the page's property for it. `takes_item`: it can
    be told what to open with; `needs_item` is the kind of the one item it cannot do without.
    """

    name: str
    type: str
    model: str
    takes_item: bool = False
    needs_item: Kind | None = None


HOME = "home"
MORE = "more"
HELP = "help"
NEWS = "news"
NEWS_DETAIL = "news-detail"
EVENTS = "events"
EVENT_DETAIL = "event-detail"
WEATHER = "weather"
BUSES = "buses"
BUS_TIMES = "bus-times"
WARNINGS = "warnings"
WARNING_DETAIL = "warning-detail"
CALLS = "calls"
CALL_DETAIL = "call-detail"
CALL_TEXT = "call-text"
CALL_OPTIONS = "call-options"
OFFERS = "offers"
OFFER_DETAIL = "offer-detail"
SHOPS = "shops"
SHOP = "shop"
MEETINGS = "meetings"
MEETING_DETAIL = "meeting-detail"
NOTICES = "notices"
NOTICE_DETAIL = "notice-detail"
NOTICE_PAGE = "notice-page"
NOTICE_TEXT = "notice-text"
PLACES = "places"
PLACE_DETAIL = "place-detail"
SEARCH = "search"
JOIN = "join"
SETUP = "setup"
WEB = "web"

PAGES = (
    Page(HOME, "HomePage", "home"),
    Page(MORE, "MorePage", "home"),
    Page(HELP, "HelpPage", "instead"),
    Page(NEWS, "NewsPage", "news"),
    Page(NEWS_DETAIL, "NewsDetailPage", "news", takes_item=True, needs_item=Kind.NEWS),
    Page(EVENTS, "EventsPage", "events", takes_item=True),
    Page(EVENT_DETAIL, "EventDetailPage", "events", takes_item=True, needs_item=Kind.EVENT),
    Page(WEATHER, "WeatherPage", "weather"),
    Page(BUSES, "BusesPage", "buses", takes_item=True),
    Page(BUS_TIMES, "TimesPage", "buses", takes_item=True),
    Page(WARNINGS, "WarningsPage", "warnings"),
    Page(
        WARNING_DETAIL,
        "WarningDetailPage",
        "warnings",
        takes_item=True,
        needs_item=Kind.WARNING,
    ),
    Page(CALLS, "CallsPage", "calls"),
    Page(CALL_DETAIL, "CallDetailPage", "calls", takes_item=True, needs_item=Kind.CALL),
    Page(CALL_TEXT, "CallReadPage", "calls", takes_item=True, needs_item=Kind.CALL),
    Page(CALL_OPTIONS, "CallReadPage", "calls", takes_item=True, needs_item=Kind.CALL),
    Page(OFFERS, "OffersPage", "offers"),
    Page(OFFER_DETAIL, "OfferDetailPage", "offers", takes_item=True, needs_item=Kind.OFFER),
    Page(SHOPS, "ShopsPage", "offers"),
    Page(SHOP, "ShopPage", "offers", takes_item=True),
    Page(NOTICES, "NoticesPage", "notices"),
    Page(NOTICE_DETAIL, "NoticeDetailPage", "notices", takes_item=True, needs_item=Kind.NOTICE),
    Page(NOTICE_PAGE, "NoticeZoomPage", "notices", takes_item=True, needs_item=Kind.NOTICE),
    Page(NOTICE_TEXT, "NoticeReadPage", "notices", takes_item=True, needs_item=Kind.NOTICE),
    Page(PLACES, "PlacesPage", "places"),
    Page(PLACE_DETAIL, "PlaceDetailPage", "places", takes_item=True, needs_item=Kind.PLACE),
    Page(SEARCH, "SearchPage", "search"),
    Page(MEETINGS, "MeetingsPage", "meetings"),
    Page(MEETING_DETAIL, "MeetingDetailPage", "meetings", takes_item=True, needs_item=Kind.MEETING),
    Page(JOIN, "JoinPage", "instead"),
    Page(SETUP, "SetupPage", "instead"),
    Page(WEB, "WebPage", "instead", takes_item=True),
)
NAMES = tuple(page.name for page in PAGES)
# What may lie over a page, as the pulse names it.
PROGRAMME = "programme"
LAYERS = (PROGRAMME, "still-there", "warning", "dark", "neutral", "maintenance")
# Which of them is drawn when asked for like a page: its stage, as in player/session.py.
STAGES = {"programme": "attract", "still-there": "asking"}
# All that can be drawn by name.
DRAWN = (*NAMES, *STAGES)
_SCENES = tuple(dict.fromkeys((*NAMES, *LAYERS)))
# These show one item, which has to be named.
WITH_ITEM = {page.name: page.needs_item for page in PAGES if page.needs_item is not None}


def scene(name: str) -> int:
    """The number that stands for a page or layer in the canary of this release; 63 for others."""
    return _SCENES.index(name) if name in _SCENES else 63
