# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From warnings as CAP and NINA have them, raw, to items. Knows no file format of its own.

The words and their meaning are those of OASIS CAP 1.2, section 3.2.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from content.clean import clean_html, plain_text, safe_link, scrub
from content.clock import at_glass, day_start
from content.dates import parse_moment
from content.details import Alert, Area, Point
from content.geometry import box_of, on_earth
from content.model import Item, Text
from content.sources.adapter import Context
from content.sources.entries import LONGEST_LICENCE, LONGEST_TITLE, identity, language_tag

# Whoever reads it next week has heard of it: an end further away than this (the year 3021
# occurs), counted from the midnight after the warning was last read, is no end.
LONGEST_LIFE = timedelta(days=7)

STATUSES = ("Actual", "Exercise", "System", "Test", "Draft")
MESSAGES = ("Alert", "Update", "Cancel", "Ack", "Error")
SEVERITIES = ("Extreme", "Severe", "Moderate", "Minor", "Unknown")
URGENCIES = ("Immediate", "Expected", "Future", "Past", "Unknown")
CERTAINTIES = ("Observed", "Likely", "Possible", "Unlikely", "Unknown")

_LONGEST_NAME = 200
_LONGEST_SUMMARY = 280
_MOST_REFERENCES = 100
_MOST_AREAS = 600
_MOST_POINTS = 20_000
_MOST_TIPS = 20
_LONGEST_TIP = 300
_LEAST_CORNERS = 3
# An outline that is further away than this from the terminal need not be kept: a degree north
# is 111 km, a degree east 65 km in Schleswig-Holstein.
_MARGIN = 0.5
_CIRCLE_CORNERS = 36
_KM_A_DEGREE = 111.2

_BREAK = re.compile(r"<\s*(?:br|/?p|/?li|/?div)\b[^>]{0,100}>|\r?\n", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-zäöüß)\]][.!?;])\s+(?=[A-ZÄÖÜ])")
_BULLET = re.compile(r"^[\s\-–—•*·+>]+|^\d{1,2}[.)]\s+")  # noqa: RUF001
_SHORT = re.compile(r"\b(?:z|d|u|v|b|ca|bzw|ggf|evtl|usw|inkl|Tel|Nr|Str|St)\.$")
_PROBE = re.compile(
    r"\b(?:probe|test|übungs)(?:warnung|alarm|meldung|entwarnung)\b|\bwarntag", re.IGNORECASE
)
_DATE = re.compile(r"\d{4}-\d\d-\d\dT")


@dataclass(frozen=True, slots=True)
class Info:
    """One `info` block, raw: one wording of one event. Markup and entities may be in the texts."""

    language: str = ""
    event: str = ""
    headline: str = ""
    description: str = ""
    instruction: str = ""
    web: str = ""
    publisher: str = ""
    licence: str = ""
    category: str = ""
    severity: str = ""
    urgency: str = ""
    certainty: str = ""
    onset: str = ""
    expires: str = ""
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """One warning, raw. `life` is how long it holds where it names no end."""

    identifier: str
    sender: str = ""
    sent: str = ""
    status: str = ""
    message: str = ""
    references: str = ""
    infos: tuple[Info, ...] = ()
    life: timedelta = LONGEST_LIFE


def items_of_message(message: Message, context: Context) -> Iterator[Item]:
    """One item for each event of a warning: the `info` blocks in German, else in its language.

    Further languages give further wordings. A cancellation need not say anything: it gives an
    item all the same, since it withdraws others.
    """
    blocks = _by_language(message.infos, context.language)
    tags = list(blocks)
    if not tags:
        yield _item(message, Info(headline="Entwarnung"), {}, context, 0)
        return
    for number, info in enumerate(blocks[tags[0]]):
        others = {tag: blocks[tag][number] for tag in tags[1:] if number < len(blocks[tag])}
        yield _item(message, info, {tags[0]: info, **others}, context, number)


def references_of(raw: str) -> tuple[str, ...]:
    """The identifiers in `references`: "sender,identifier,sent", parted by blanks.

    MoWaS writes lists of each of the three instead; of those all but the dates is taken.
    """
    found: list[str] = []
    for token in scrub(raw[:50_000]).split():
        parts = [part for part in token.split(",") if part]
        if len(parts) == 3 and _DATE.match(parts[2]):  # noqa: PLR2004 - the three of the standard
            found.append(parts[1])
        else:
            found += [part for part in parts if not _DATE.match(part)]
    named = (plain_text(name, _LONGEST_NAME) for name in found)
    return tuple(dict.fromkeys(name for name in named if name))[:_MOST_REFERENCES]


def tips_of(raw: str) -> str:
    """An instruction as plain text, one advice a line."""
    found: list[str] = []
    for line in _BREAK.split(raw[:20_000]):
        text = _BULLET.sub("", plain_text(line))
        start = 0
        for cut in _SENTENCE.finditer(text):
            if not _SHORT.search(text[: cut.start()]):
                found.append(text[start : cut.start()])
                start = cut.end()
        found.append(text[start:])
    kept = (plain_text(_BULLET.sub("", line), _LONGEST_TIP) for line in found)
    return "\n".join(list(dict.fromkeys(line for line in kept if line))[:_MOST_TIPS])


def ring_of(pairs: Iterable[tuple[float, float]]) -> tuple[Point, ...]:
    """A ring of points from (north, east); () where it encloses nothing or is not on Earth."""
    ring: list[Point] = []
    for north, east in pairs:
        if not on_earth(north, east):
            return ()
        ring.append(Point(round(north, 5), round(east, 5)))
    return tuple(ring) if len(set(ring)) >= _LEAST_CORNERS else ()


def circle(north: float, east: float, radius_km: float) -> tuple[Point, ...]:
    """A ring round a point; () for a radius of nothing."""
    if not (0 < radius_km < 10_000 and abs(north) < 89):  # noqa: PLR2004
        return ()
    high = radius_km / _KM_A_DEGREE
    wide = high / math.cos(math.radians(north))
    turns = (2 * math.pi * n / _CIRCLE_CORNERS for n in range(_CIRCLE_CORNERS))
    return ring_of((north + high * math.sin(t), east + wide * math.cos(t)) for t in turns)


def word(raw: str, known: Sequence[str], otherwise: str) -> str:
    """One of CAP's words, however it is written; `otherwise` for any other."""
    plain = raw.strip().casefold()
    return next((name for name in known if name.casefold() == plain), otherwise)


def _by_language(infos: Sequence[Info], language: str) -> dict[str, list[Info]]:
    """The blocks by language, the one to show first: German, else the first of the file."""
    found: dict[str, list[Info]] = {}
    for info in infos:
        # CAP 1.2, 3.2.2: without a language it is en-US; German sources forget theirs
        found.setdefault(language_tag(info.language, language), []).append(info)
    first = next((tag for tag in found if tag.startswith("de")), next(iter(found), ""))
    return {tag: found[tag] for tag in (first, *found) if tag in found}


def _item(
    message: Message, info: Info, wordings: dict[str, Info], context: Context, number: int
) -> Item:
    identifier = plain_text(message.identifier, _LONGEST_NAME)
    title = _title(info)
    texts = {
        tag: _text(one, whole=tag != next(iter(wordings))) for tag, one in wordings.items()
    } or {context.language: Text(title)}
    alert = _alert(message, info, identifier, title, context)
    uid = identity(message.identifier if number == 0 else f"{message.identifier}/{number + 1}")
    return Item(
        id=f"{context.source}:{uid}",
        kind=context.kind,
        source=context.source,
        texts=texts,
        published=alert.sent,
        valid_until=_end(alert, message.life, context.now),
        places=context.places,
        link=safe_link(info.web, context.url),
        licence=plain_text(info.licence, LONGEST_LICENCE) or context.licence,
        warning=alert,
    )


def _alert(message: Message, info: Info, identifier: str, title: str, context: Context) -> Alert:
    # what claims a status that CAP does not know must not look real
    status = word(message.status or "Actual", STATUSES, "Test")
    if status == "Actual" and _PROBE.search(title):
        status = "Exercise"
    return Alert(
        identifier=identifier,
        sender=plain_text(message.sender, _LONGEST_NAME),
        sent=parse_moment(message.sent),
        status=status,
        message=word(message.message or "Alert", MESSAGES, "Alert"),
        event=_event(info.event),
        severity=word(info.severity, SEVERITIES, "Unknown"),
        urgency=word(info.urgency, URGENCIES, "Unknown"),
        certainty=word(info.certainty, CERTAINTIES, "Unknown"),
        category=plain_text(info.category, _LONGEST_NAME),
        onset=parse_moment(info.onset),
        expires=parse_moment(info.expires),
        references=references_of(message.references),
        areas=_near(info.areas, context.point),
        instruction=tips_of(info.instruction),
        publisher=plain_text(info.publisher, _LONGEST_NAME),
    )


def _title(info: Info) -> str:
    # a bare number is no name of an event, but some sources have nothing else
    return plain_text(info.headline, LONGEST_TITLE) or _event(info.event) or "Warnung"


def _event(raw: str) -> str:
    name = plain_text(raw, _LONGEST_NAME)
    return "" if re.fullmatch(r"[\d\W_]*|[A-Z]{2,5}-[A-Z]{2,5}-\d+", name) else name


def _text(info: Info, *, whole: bool) -> Text:
    """A wording; `whole` ones carry their advice along, since the details have only German."""
    body = clean_html(info.description)
    if whole and info.instruction.strip():
        body += clean_html(info.instruction)
    return Text(
        title=_title(info), summary=plain_text(info.description, _LONGEST_SUMMARY), body=body
    )


def _end(alert: Alert, life: timedelta, now: datetime) -> datetime | None:
    """When the warning is over: its own end, else `life` after it began, capped."""
    try:
        tomorrow = day_start(at_glass(now).date() + timedelta(days=1))
        cap = tomorrow + LONGEST_LIFE
        if alert.expires is not None:
            return min(alert.expires, cap)
        if life >= LONGEST_LIFE:
            return cap
        begun = max((m for m in (alert.onset, alert.sent) if m is not None), default=now)
        return min(begun + life, cap)
    except OverflowError:
        return None


def _near(areas: Sequence[Area], point: Point | None) -> tuple[Area, ...]:
    """The areas within bounds. Names and codes stay; outlines far from the terminal go.

    A storm over Germany has a hundred thousand corners, and the store keeps each of them.
    """
    found: list[Area] = []
    room = _MOST_POINTS
    for area in areas[:_MOST_AREAS]:
        near = tuple(ring for ring in area.outlines if point is None or _is_near(ring, point))
        corners = sum(map(len, (*near, *area.holes)))
        if area.outlines and not near:
            found.append(replace(area, outlines=(AWAY,), holes=()))
        elif corners > room:
            found.append(replace(area, outlines=(), holes=()))
        else:
            room -= corners
            found.append(replace(area, outlines=near))
    # several nameless outlines far away say the same
    return tuple(dict.fromkeys(found))


#: Stands for an outline that was left out: a triangle at the South Pole, where no terminal is
AWAY = (Point(-90.0, 0.0), Point(-90.0, 1.0), Point(-89.9, 0.0))


def _is_near(ring: Sequence[Point], point: Point) -> bool:
    box = box_of(ring)
    return (
        box is not None
        and box.south - _MARGIN <= point.latitude <= box.north + _MARGIN
        and box.west - 2 * _MARGIN <= point.longitude <= box.east + 2 * _MARGIN
    )
