# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Opening hours as sources write them, to weekdays and times. Never guesses.

Read are schema.org's `openingHours` (`Mo-Fr 08:00-18:00`, German day names as well), which is
the everyday part of OpenStreetMap's `opening_hours`, and its OpeningHoursSpecification.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time

from content.dates import parse_date
from content.details import Opening

_LONGEST = 1_000
_MOST_PARTS = 100
_DAYS = {
    name: number
    for number, names in enumerate(
        (
            "mo mon monday montag",
            "tu tue tues tuesday di dienstag",
            "we wed wednesday mi mittwoch",
            "th thu thur thurs thursday do donnerstag",
            "fr fri friday freitag",
            "sa sat saturday samstag sonnabend",
            "su sun sunday so sonntag",
        )
    )
    for name in names.split()
}
# public and school holidays: which days they are is in no calendar of ours
_HOLIDAYS = frozenset(("ph", "sh", "publicholidays"))
_EVERY = tuple(range(7))
_TIME = re.compile(
    r"t?([0-9]{1,2})(?:[:.]([0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?)?(?:z|[+-][0-9]{2}:?[0-9]{2})?"
)
_HOURS = r"[0-9]{1,2}(?:[:.][0-9]{2})?"
_SPAN = re.compile(rf"({_HOURS})(?: ?uhr)? ?- ?({_HOURS})(?: ?uhr)?")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_AND = re.compile(r" (?:und|&|\+) ")
_SHUT = frozenset(("off", "closed", "geschlossen"))
# a day that follows hours without a semicolon begins a new part
_NEXT = re.compile(
    r"(?:(?<=[0-9])|(?<=uhr)|(?<=off)|(?<=closed)|(?<=geschlossen)),? "
    rf"(?=(?:{'|'.join(sorted(_DAYS, key=len, reverse=True))})(?:[ ,:.-]|$))"
)
# where the days end and the times begin
_RULE = re.compile(r"(?P<days>[a-zö., -]*?)[: ]*(?P<hours>(?:[0-9].*|off|closed|geschlossen)?)")

_Span = tuple[time, time]


def openings(value: object, day: date | None = None) -> tuple[Opening, ...]:
    """The weekly opening hours in a string, a specification, or a list of both.

    Keys are as in schema.org, without a prefix. Hours that hold only in a season or on a
    holiday count where `day` lies in it. What cannot be read is left out.
    """
    found: list[tuple[int, _Span]] = []
    for part in value[:_MOST_PARTS] if isinstance(value, list) else [value]:
        if isinstance(part, str):
            found += _from_text(part) if len(part) <= _LONGEST else ()
        elif isinstance(part, Mapping):
            found += _from_specification(part, day)
    return _grouped(found)


def _grouped(found: Iterable[tuple[int, _Span]]) -> tuple[Opening, ...]:
    """Days with the same hours together, in the order of the week."""
    by_span: dict[_Span, list[int]] = {}
    for weekday, span in sorted(set(found)):
        by_span.setdefault(span, []).append(weekday)
    return tuple(Opening(tuple(days), *span) for span, days in by_span.items())


def _from_text(text: str) -> Iterator[tuple[int, _Span]]:
    """The days and hours of one string; after `;` a day's hours replace earlier ones."""
    week: dict[int, list[_Span]] = {}
    for rule in _AND.sub(", ", _DASHES.sub("-", text.lower())).split(";"):
        said: dict[int, list[_Span]] = {}
        for days, spans in _rules(" ".join(rule.split())):
            for weekday in days:
                said.setdefault(weekday, []).extend(spans)
        week.update(said)
    return ((weekday, span) for weekday, spans in week.items() for span in spans)


def _rules(text: str) -> Iterator[tuple[tuple[int, ...], list[_Span]]]:
    """The parts of `mo-fr 8-12, 14-18, sa 8-12`; nothing of it where one is not readable."""
    if text in {"24/7", "mo-su 24/7"}:
        yield _EVERY, [(time.min, time.min)]
        return
    for part in _NEXT.split(text):
        match = _RULE.fullmatch(part.strip(" ,"))
        if match is None:
            return
        days = _days(match["days"])
        spans = _spans(match["hours"])
        if days is None or spans is None or not part.strip(" ,"):
            return
        yield days, spans


def _days(text: str) -> tuple[int, ...] | None:
    """The weekdays of `mo-mi, fr`; every day for none, None for what is no day."""
    if not text.strip(" ,"):
        return _EVERY
    found: set[int] = set()
    for part in text.strip(" ,").split(","):
        ends = [name.strip(" .") for name in part.split("-")]
        if len(ends) == 1 and ends[0] in _HOLIDAYS:
            continue
        numbers = [_DAYS.get(name) for name in ends]
        first, last = numbers[0], numbers[-1]
        if first is None or last is None or len(numbers) > 2:  # noqa: PLR2004 - from and to
            return None
        found.update((first + step) % 7 for step in range((last - first) % 7 + 1))
    return tuple(sorted(found))


def _spans(text: str) -> list[_Span] | None:
    """The times of `8-12,14-18`; all day for none, empty for closed, None for unreadable."""
    if not text:
        return [(time.min, time.min)]
    if text in _SHUT:
        return []
    found = []
    for part in text.split(","):
        match = _SPAN.fullmatch(part.strip())
        opens, closes = (_time(match[1]), _time(match[2])) if match else (None, None)
        if opens is None or closes is None:
            return None
        found.append((opens, closes))
    return found


def _time(raw: object) -> time | None:
    """A time of day; 24:00 is midnight."""
    match = _TIME.fullmatch(raw.strip().lower()) if isinstance(raw, str) else None
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if (hour, minute) == (24, 0):
        return time.min
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004


def _from_specification(part: Mapping[str, object], day: date | None) -> list[tuple[int, _Span]]:
    """Days and hours of an OpeningHoursSpecification, one whose hours are equal being closed."""
    opens, closes = _time(part.get("opens")), _time(part.get("closes"))
    if opens is None or closes is None or opens == closes or not _holds(part, day):
        return []
    named = part.get("dayOfWeek")
    days: list[int | None] = [_weekday(name) for name in _listed(named)] if named else [*_EVERY]
    return [(weekday, (opens, closes)) for weekday in days if weekday is not None]


def _listed(value: object) -> list[object]:
    return value[:_MOST_PARTS] if isinstance(value, list) else [value]


def _weekday(name: object) -> int | None:
    """The number of `Monday` or `https://schema.org/Monday`."""
    if isinstance(name, Mapping):
        name = name.get("@id") or name.get("name")
    if not isinstance(name, str):
        return None
    return _DAYS.get(re.split(r"[/#:]", name[:100])[-1].strip().lower())


def _holds(part: Mapping[str, object], day: date | None) -> bool:
    """Whether the hours are the usual ones, or those of a season that `day` is in."""
    bounds = [part.get(name) for name in ("validFrom", "validThrough")]
    if not any(bounds):
        return True
    if day is None:
        return False
    first, last = (parse_date(raw) if isinstance(raw, str) else None for raw in bounds)
    said = day.isoformat()
    return (first is None or first.isoformat()[:10] <= said) and (
        last is None or said <= last.isoformat()[:10]
    )


def spelled(hours: tuple[Opening, ...]) -> str:
    """The text that `openings` reads as the same hours."""
    names = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    return ", ".join(
        f"{','.join(names[day] for day in one.weekdays)} "
        f"{one.opens:%H:%M}-{'24:00' if one.closes == time.min else f'{one.closes:%H:%M}'}"
        for one in hours
    )
