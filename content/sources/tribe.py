# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The Events Calendar, a plugin of WordPress: events of its REST interface.

Fields and arguments are those of its `src/Tribe/REST/V1/Post_Repository.php` and
`Endpoints/Archive_Event.php` (theeventscalendar.com/knowledgebase, "REST API").
"""

from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from content.clean import plain_text, safe_link
from content.clock import BERLIN, at_glass
from content.dates import parse_date, parse_moment
from content.model import Event, Kind
from content.sources import wpjson
from content.sources.adapter import Adapter, Context, Parsed, Request
from content.sources.documents import UnreadableError, flag, items_of, object_of, text
from content.sources.entries import LONGEST_TITLE, language_tag
from content.sources.event_entries import WINDOW, Diary, Happening, Span, Words, located, span
from content.sources.faults import named
from content.sources.option import NUMBERS, Options, Setting

_ROUTE = "/tribe/events/v1/events"
# the most that the plugin gives
_PAGE = 50
# beyond, a site repeats itself
_MOST_PAGES = 12
_HEAD = 16_384
_NOTHING_FOUND = "event-archive-page-not-found"
_MORE = "next_rest_url"
OPTIONS: Options = MappingProxyType(
    {
        "categories": Setting("Numbers or slugs of categories, with commas.", "12, konzert"),
        "tags": Setting("Numbers or slugs of tags, with commas.", "7"),
        "venue": Setting("Numbers of venues, with commas.", "31", NUMBERS),
        "organizer": Setting("Numbers of organisers, with commas.", "4", NUMBERS),
        "featured": Setting("Whether only featured events count.", "true", "true|false"),
    }
)


class _Tribe(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "tribe"
    kinds = (Kind.EVENT,)
    empty_is_normal = False
    options = OPTIONS

    def request(self, url: str, context: Context) -> Request:
        """The events from `context.since` on, `url` being the site's or that of its interface."""
        said = {name: "".join(context.options.get(name, "").split()) for name in OPTIONS}
        since = at_glass(context.since or context.now)
        parameters = {
            "per_page": str(max(1, min(context.max_items, _PAGE))),
            "start_date": f"{since:%Y-%m-%d}",
            "end_date": f"{at_glass(context.now + WINDOW):%Y-%m-%d}",
            **{name: value for name, value in said.items() if value},
        }
        return Request(wpjson.address(url, _ROUTE, parameters))

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read a page of events, which names the address of the next one."""
        try:
            page = _page(data)
        except UnreadableError as error:
            return Parsed(error=error.reason)
        diary, wants = Diary(context), _further(page, context)
        for number, found in enumerate(items_of(page, "events"), start=1):
            if isinstance(found, dict):
                with diary.sparing(named("Termin", number, text(found, "title"))):
                    _add(diary, number, found, context)
            else:
                diary.put(f"Termin {number}", "Ist kein JSON-Objekt.")
        return diary.parsed(wants=wants)

    def detect(self, data: bytes) -> bool:
        """Whether a JSON object begins with events that have the plugin's fields."""
        head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
        return head[:1] == b"{" and all(
            name in head for name in (b'"events"', b'"utc_start_date"', b'"rest_url"')
        )


def _page(data: bytes) -> dict[str, Any]:
    """One page. A site without any event to come says so as an error.

    Raises:
        UnreadableError: it is none.
    """
    page = object_of(data)
    if isinstance(page.get("events"), list):
        return page
    if text(page, "code") == _NOTHING_FOUND:
        return {"events": []}
    raise wpjson.refused(page) or UnreadableError(
        "Die Datei ist JSON, aber keine Terminliste von The Events Calendar: ihr fehlen die events."
    )


def _further(page: dict[str, Any], context: Context) -> tuple[Request, ...]:
    """Add the further pages' events to those of the first, and name what is still wanted."""
    events, more = page["events"], _next(page, context)
    for _ in range(_MOST_PAGES):
        if not more or len(events) >= context.max_items:
            break
        asked = Request(more)
        if asked not in context.further:
            return (asked,)
        try:
            following = _page(context.further[asked] or b"")
        except UnreadableError:
            break
        events += following["events"]
        more = _next(following, context)
    return ()


def _next(page: dict[str, Any], context: Context) -> str:
    """The address of the next page, which is the site's own."""
    link = safe_link(text(page, _MORE), context.url)
    own = urlsplit(link).hostname == urlsplit(context.url).hostname
    return link if context.url and own else ""


def _add(diary: Diary, number: int, found: dict[str, Any], context: Context) -> None:
    where = named("Termin", number, text(found, "title"))
    when = _when(found)
    status = text(found, "status")
    if flag(found, "hide_from_listings"):
        diary.put(where, "Ist in den Listen der Website ausgeblendet.")
    elif status not in {"", "publish"}:
        diary.put(where, f"Ist nicht veröffentlicht ({plain_text(status, 40)}).")
    elif when is None:
        diary.put(where, "Nennt keinen lesbaren Beginn (start_date).")
    else:
        diary.add(_happening(number, found, when, context))


def _happening(number: int, found: dict[str, Any], when: Span, context: Context) -> Happening:
    start, end, all_day = when
    title = text(found, "title")
    words = Words(title, text(found, "excerpt"), text(found, "description"))
    tag = language_tag(text(found, "lang"), context.language)
    event = Event(
        start=start,
        end=end,
        all_day=all_day,
        location=_venue(found.get("venue")),
        organiser=_organiser(found.get("organizer")),
        price=plain_text(text(found, "cost"), LONGEST_TITLE),
    )
    shown = text(found, "image", "url")
    return Happening(
        number=number,
        uid=text(found, "id") or text(found, "url") or f"{title}\n{start.isoformat()}",
        words={tag: words},
        event=event,
        link=text(found, "url"),
        published=_utc(found, "date_utc") or parse_moment(text(found, "date")),
        updated=_utc(found, "modified_utc") or parse_moment(text(found, "modified")),
        categories=tuple(
            text(term, "name") for part in ("categories", "tags") for term in items_of(found, part)
        ),
        pictures=((shown, text(found, "image", "alt")),) if shown else (),
    )


def _when(found: dict[str, Any]) -> Span | None:
    if flag(found, "all_day") or text(found, "all_day").lower() in {"1", "true", "yes"}:
        return _days(found)
    start = _moment(found, "start_date")
    return None if start is None else span(start, _moment(found, "end_date"))


def _days(found: dict[str, Any]) -> Span | None:
    """The days of an all-day event, as the site's own time has them.

    A site whose days end at four in the morning lets them last until 3:59 of the next.
    """
    begins = parse_date(text(found, "start_date"))
    ends = parse_date(text(found, "end_date"))
    if begins is None:
        return None
    if isinstance(begins, datetime):
        begins = at_glass(begins).date()
    if isinstance(ends, datetime):
        ends = at_glass(ends - timedelta(hours=12)).date()
    return span(begins, ends)


def _moment(found: dict[str, Any], name: str) -> datetime | None:
    """A time in UTC, else the local one in the event's zone."""
    return _utc(found, f"utc_{name}") or _local(found, name)


def _utc(found: dict[str, Any], name: str) -> datetime | None:
    raw = text(found, name)
    # neither the database nor the interface says the zone that the field's name says
    return parse_moment(f"{raw}Z" if len(raw) == len("2026-11-22 19:00:00") else raw)


def _local(found: dict[str, Any], name: str) -> datetime | None:
    moment = parse_moment(text(found, name))
    zone = text(found, "timezone").strip()
    if moment is None or not zone or zone == str(BERLIN):
        return moment
    try:
        return moment.astimezone(BERLIN).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    except (ValueError, LookupError, OSError, OverflowError):
        return moment


def _venue(venue: object) -> str:
    """Where it is; a venue is an object, a list of one, or empty."""
    if isinstance(venue, list):
        venue = next(iter(venue), None)
    return located(text(venue, name) for name in ("venue", "address", "city"))


def _organiser(organisers: object) -> str:
    """The organisers' names; an address is left out, for it may be a private one."""
    listed = organisers if isinstance(organisers, list) else [organisers]
    names = (plain_text(text(one, "organizer"), LONGEST_TITLE) for one in listed[:3])
    return ", ".join(dict.fromkeys(name for name in names if name and "@" not in name))


ADAPTER = _Tribe()
