# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a phone takes along from a QR code: the item's link, else its date as a calendar entry."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlsplit

from content.model import Event, Item
from player.view.say import say
from player.view.span import span

# A code of 424 px with 61 modules a side has modules of 3 mm: phones read it from the kerb.
_MOST_BYTES = 380
_MOST_TITLE = 80


@dataclass(frozen=True, slots=True)
class TakeAlong:
    """What the code holds ("" = no code) and what is written below it."""

    content: str
    title: str
    line: str


NOTHING = TakeAlong("", "", "")


def fits(link: str) -> bool:
    """Whether there is a link that a code of the usual size can hold."""
    return bool(link) and len(link.encode()) <= _MOST_BYTES


def subscription(web: str, place: str, language: str = "de") -> TakeAlong:
    """Where all dates of a village ("" for all) go into a phone's own calendar, without account.

    `web` is the address of the office, "" where there is none.
    """
    spoken = "&lang=en" if language == "en" else ""
    link = f"{web.rstrip('/')}/o/abonnieren/?ort={quote(place, safe='')}{spoken}"
    if not web or not fits(link):
        return NOTHING
    title = say("Termine abonnieren", language)
    return TakeAlong(link, title, say("Ohne Konto, im eigenen Kalender", language))


def take_along(item: Item, language: str = "de") -> TakeAlong:
    """The link if there is one and it fits; for an event without, the date itself."""
    if fits(item.link):
        line = say("Handykamera hierher", language)
        return TakeAlong(item.link, say("Zum Mitnehmen", language), line)
    if item.event is not None and (entry := calendar_entry(item, item.event, language)):
        line = say("Termin in den Kalender", language)
        return TakeAlong(entry, say("Zum Mitnehmen", language), line)
    return NOTHING


def calendar_entry(item: Item, event: Event, language: str = "de") -> str:
    """An iCalendar text (RFC 5545) with one VEVENT, or "" where it would not fit the code."""
    if event.cancelled:
        return ""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        f"SUMMARY:{_escaped(item.text(language).title)}",
        *_times(event),
        *([f"LOCATION:{_escaped(event.location)}"] if event.location else []),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    text = "\r\n".join(lines)
    return text if len(text.encode()) <= _MOST_BYTES else ""


def host(link: str) -> str:
    """The name a visitor knows a link by: `amt-huettener-berge.de`."""
    try:
        name = urlsplit(link).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")


def _times(event: Event) -> tuple[str, str]:
    stretch = span(event)
    if stretch.all_day:
        after = stretch.last_day + timedelta(days=1)
        return (
            f"DTSTART;VALUE=DATE:{stretch.first_day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{after:%Y%m%d}",
        )
    return f"DTSTART:{_utc(stretch.start)}", f"DTEND:{_utc(stretch.end)}"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    short = text if len(text) <= _MOST_TITLE else f"{text[: _MOST_TITLE - 1].rstrip()}…"
    for letter in "\\;,":
        short = short.replace(letter, f"\\{letter}")
    return " ".join(short.split())
