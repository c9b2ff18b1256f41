# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""iCalendar (RFC 5545 and 7986): the occurrences of the next 400 days as events."""

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from content.clean import clean_html, plain_text, safe_link
from content.dates import in_utc
from content.model import Event, Item, Kind, Text
from content.sources.adapter import Adapter, Context, Parsed, Rejected
from content.sources.calendars import Loaded, Series, Vevent, load
from content.sources.entries import (
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    identity,
    labels,
    language_tag,
    pictures,
)
from content.sources.occurrences import MOST, Refused, moment, occurrences

LARGEST = 5_000_000
WINDOW = timedelta(days=400)
# as `content.rules` shows them: without an end, two hours
UNENDED = timedelta(hours=2)
_DAY = timedelta(days=1)
_HEAD = 8_192
_LAID_OUT = re.compile(r"<(?:br|p|div|li|td)\b", re.IGNORECASE)


class _Ical(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "ical"
    kinds = (Kind.EVENT,)
    empty_is_normal = False

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read one file: what is not over at `context.since` and begins within 400 days."""
        if len(data) > LARGEST:
            return Parsed(error=f"Die Datei ist größer als {LARGEST // 1_000_000} MB.")
        with warnings.catch_warnings():
            # the libraries warn of zones with odd names, which are no news to anybody here
            warnings.simplefilter("ignore")
            return _parsed(load(data), context)

    def detect(self, data: bytes) -> bool:
        """Whether a calendar begins near the beginning."""
        return b"BEGIN:VCALENDAR" in data[:_HEAD].replace(b"\0", b"").upper()


def _parsed(loaded: Loaded, context: Context) -> Parsed:
    rejected = loaded.rejected
    items: dict[str, Item] = {}
    for series in loaded.series:
        if len(items) > MOST:
            reason = f"Der Kalender hat mehr als {MOST} Termine im Zeitraum."
            rejected.append(Rejected(series.where, reason))
            continue
        try:
            found = _items(series, context, rejected)
        except Refused as refused:
            rejected.append(Rejected(series.where, str(refused)))
            continue
        except Exception as error:  # noqa: BLE001 - whatever it is, it costs this series alone
            rejected.append(Rejected(series.where, f"Ist nicht lesbar ({type(error).__name__})."))
            continue
        for item in found:
            if items.setdefault(item.id, item) is not item:
                rejected.append(Rejected(series.where, "Steht doppelt in der Datei."))
    kept = _soonest(list(items.values()), context, rejected)
    return Parsed(kept, tuple(rejected), loaded.error)


def _items(series: Series, context: Context, rejected: list[Rejected]) -> list[Item]:
    """The items of a series within the window.

    Raises:
        Refused: the series cannot or must not be shown.
    """
    hidden = Rejected(f"Termin ({series.uid})", "Ist nicht öffentlich (CLASS).")
    if any(_is_private(event) for event in series.events if "RECURRENCE-ID" not in event):
        rejected.append(hidden)
        return []
    start, stop = context.since or context.now, context.now + WINDOW
    taken: set[str] = set()
    items = []
    for found in occurrences(series, start, stop):
        event = _event(found)
        if not _touches(event, start, stop):
            continue
        if _is_private(found):
            rejected.append(hidden)
            continue
        uid = _uid(series, found, taken)
        taken.add(uid)
        items.append(_item(found, event, f"{context.source}:{uid}", context))
    return items


def _is_private(event: Vevent) -> bool:
    """Whether an event is for others; RFC 5545 treats unknown classes as private."""
    return str(event.get("CLASS", "PUBLIC")).strip().upper() not in {"", "PUBLIC"}


def _uid(series: Series, found: Vevent, taken: set[str]) -> str:
    """The id after the source: UID, and in a series the original start in UTC."""
    begins = found["DTSTART"].dt
    name = identity(
        series.uid or f"{found.get('SUMMARY', '')}\n{begins.isoformat()}", not series.uid
    )
    if not series.repeats:
        return name
    original = f"{name}/{_stamp(found['RECURRENCE-ID'].dt)}"
    # the library gives all that follow RANGE=THISANDFUTURE the id of the first
    return f"{name}/{_stamp(begins)}" if original in taken else original


def _stamp(value: datetime | date) -> str:
    if isinstance(value, datetime):
        return in_utc(value).strftime("%Y%m%dT%H%M%SZ")
    return value.strftime("%Y%m%d")


def _event(found: Vevent) -> Event:
    """The times of an occurrence, and what else only events have."""
    begins, ends = found["DTSTART"].dt, found["DTEND"].dt
    all_day = not isinstance(begins, datetime)
    if all_day:
        ends = max(ends, begins + _DAY)
    else:
        begins, ends = in_utc(begins), in_utc(ends) if isinstance(ends, datetime) else None
        ends = ends if ends and ends > begins else None
    return Event(
        start=begins,
        end=ends,
        all_day=all_day,
        location=_plain(found, "LOCATION"),
        organiser=_organiser(found),
        price=_plain(found, "X-COST"),
        cancelled=str(found.get("STATUS", "")).strip().upper() == "CANCELLED",
    )


def _touches(event: Event, start: datetime, stop: datetime) -> bool:
    begins = moment(event.start)
    ends = begins + UNENDED if event.end is None else moment(event.end)
    return begins < stop and (begins >= start or ends > start)


def _item(found: Vevent, event: Event, name: str, context: Context) -> Item:
    description = str(found.get("DESCRIPTION", ""))
    if not _LAID_OUT.search(description):
        description = description.replace("\n", "<br>\n") if "<" in description else description
    body = clean_html(description or str(found.get("X-ALT-DESC", "")))
    shown = pictures(_pictures(found), context.url)
    summary = plain_text(body, LONGEST_SUMMARY)
    title = _plain(found, "SUMMARY") or event.location or plain_text(summary, 90) or "Termin"
    tag = str(getattr(found.get("SUMMARY"), "params", {}).get("LANGUAGE", ""))
    text = Text(title, summary, body, shown[0].alt if shown else "")
    return Item(
        id=name,
        kind=context.kind,
        source=context.source,
        texts={language_tag(tag, context.language): text},
        published=_moment(found, "CREATED"),
        updated=_moment(found, "LAST-MODIFIED"),
        places=context.places,
        categories=labels(_categories(found)),
        pictures=shown,
        link=safe_link(str(_first(found, "URL") or ""), context.url),
        licence=context.licence,
        event=event,
    )


def _all(found: Vevent, name: str) -> list[Any]:
    value = found.get(name, [])
    return value if isinstance(value, list) else [value]


def _first(found: Vevent, name: str) -> Any:  # noqa: ANN401 - the library's many types
    return next(iter(_all(found, name)), None)


def _plain(found: Vevent, name: str) -> str:
    return plain_text(str(_first(found, name) or ""), LONGEST_TITLE)


def _organiser(found: Vevent) -> str:
    """The organiser's name; the address is left out, for it may be a private one."""
    params = getattr(_first(found, "ORGANIZER"), "params", {})
    name = plain_text(str(params.get("CN", "")), LONGEST_TITLE)
    return "" if "@" in name else name


def _moment(found: Vevent, name: str) -> datetime | None:
    value = getattr(_first(found, name), "dt", None) if _readable(found, name) else None
    try:
        return moment(value) if isinstance(value, date) else None
    except OverflowError:
        return None


def _readable(found: Vevent, name: str) -> bool:
    return (
        hasattr(_first(found, name), "params") and type(_first(found, name)).__name__ != "vBroken"
    )


def _categories(found: Vevent) -> Iterator[str]:
    for value in _all(found, "CATEGORIES"):
        yield from (str(name) for name in getattr(value, "cats", ()))


def _pictures(found: Vevent) -> Iterator[tuple[str, str]]:
    """Addresses of pictures; pictures within the file are left out."""
    for name in ("IMAGE", "ATTACH"):
        for value in _all(found, name):
            params = getattr(value, "params", {})
            kind = str(params.get("FMTTYPE", "image/" if name == "IMAGE" else "")).lower()
            if isinstance(value, str) and kind.startswith("image/"):
                yield str(value), str(params.get("ALT", ""))


def _soonest(items: list[Item], context: Context, rejected: list[Rejected]) -> tuple[Item, ...]:
    """The items by start, the latest beyond `max_items` set aside."""
    items.sort(key=lambda item: (moment(item.event.start) if item.event else context.now, item.id))
    for item in items[context.max_items :]:
        where = f"Termin „{item.text().title}“ ({item.id})"
        reason = f"Später als die {context.max_items} nächsten, mehr nimmt diese Quelle nicht."
        rejected.append(Rejected(where, reason))
    return tuple(items[: context.max_items])


ADAPTER = _Ical()
