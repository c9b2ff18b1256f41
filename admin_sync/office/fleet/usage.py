# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is used on a screen, and at what hour of the day: from counters, which name nobody."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from content.clock import at_glass

#: The kind of the entries, and what counts those who came at all.
COUNTERS = "counters"
_VISITS = "visits"
# nobody touches one screen more often within an hour
_MOST = 100_000
_PAGES = {
    "home": _("Startseite"),
    "more": _("Alle Themen"),
    "help": _("Hilfe"),
    "news": _("Nachrichten"),
    "events": _("Veranstaltungen"),
    "weather": _("Wetter"),
    "buses": _("Abfahrten"),
    "bus": _("Abfahrten"),
    "warnings": _("Warnungen"),
    "warning": _("Warnungen"),
    "calls": _("Beteiligung"),
    "call": _("Beteiligung"),
    "offers": _("Angebote"),
    "offer": _("Angebote"),
    "shops": _("Läden"),
    "shop": _("Läden"),
    "meetings": _("Sitzungen"),
    "meeting": _("Sitzungen"),
    "notices": _("Bekanntmachungen"),
    "notice": _("Bekanntmachungen"),
    "event": _("Veranstaltungen"),
    "places": _("Orte und Wege"),
    "place": _("Orte und Wege"),
    "search": _("Suche"),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A number by its name, and how long it is beside the largest, in percent."""

    name: str
    number: int
    share: int


@dataclass(frozen=True, slots=True)
class Usage:
    """How often somebody came, to which subjects, and at what hour of the day in Berlin."""

    visits: int
    pages: tuple[Bar, ...]
    hours: tuple[Bar, ...]


def usage(bodies: Iterable[object]) -> Usage:
    """What the bodies of counters add up to; what is none counts nothing."""
    pages: Counter[str] = Counter()
    hours: Counter[int] = Counter()
    visits = 0
    for body in bodies:
        hour, counts = _read(body)
        if hour is None:
            continue
        came = counts.pop(_VISITS, 0)
        visits += came
        hours[hour] += came
        for page, number in counts.items():
            pages[_name(page)] += number
    lit = range(min(hours), max(hours) + 1) if hours else ()
    return Usage(
        visits,
        _bars(pages.most_common()),
        _bars((f"{hour:02}:00", hours[hour]) for hour in lit),
    )


def _read(body: object) -> tuple[int | None, dict[str, int]]:
    """The hour of the day, and the counts; None for what is no counter."""
    if not isinstance(body, Mapping) or not isinstance(body.get("pages"), Mapping):
        return None, {}
    try:
        moment = datetime.fromisoformat(str(body.get("hour")))
        hour = at_glass(moment).hour if moment.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None, {}
    counts = {
        str(page): number
        for page, number in body["pages"].items()
        if type(number) is int and 0 < number <= _MOST
    }
    return hour, counts


def _name(page: str) -> str:
    """What a page is about, in words; a page that nobody here knows goes by its own name."""
    known = _PAGES.get(page) or _PAGES.get(page.partition("-")[0])
    return str(known) if known else page[:60]


def _bars(counted: Iterable[tuple[str, int]]) -> tuple[Bar, ...]:
    rows = list(counted)
    most = max((number for _name_, number in rows), default=0) or 1
    return tuple(Bar(name, number, round(100 * number / most)) for name, number in rows)
