# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""OParl's Meeting, AgendaItem, Paper, File and Location as what the terminal keeps of them."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from content.clean import plain_text, safe_link
from content.dates import parse_moment
from content.details import AgendaItem, Meeting, Paper
from content.sources.documents import flag, items_of, number, text
from content.sources.entries import LONGEST_LABEL, LONGEST_TITLE
from content.sources.positions import point_in

_MOST_POINTS = 80
_MOST_PAPERS = 8
_LONGEST_RESULT = 400
_LONGEST_LOCATION = 160
_LONGEST_NUMBER = 16
_ENDING = re.compile(r"\.(?:pdf|docx?|odt|rtf|xlsx?)$", re.IGNORECASE)
_LONGEST_MEETING = timedelta(days=7)

#: What a meeting's own files are, as people in the Amt call them.
_FILES: Final = (
    ("invitation", "Einladung"),
    ("resultsProtocol", "Niederschrift"),
    ("verbatimProtocol", "Wortprotokoll"),
)

Json = dict[str, Any]
Find = Callable[[object], Json | None]


def meeting_of(raw: Json, start: datetime, body: str, find: Find) -> Meeting:
    """A meeting. `find` gives the object in a place, or behind the address there, or None."""
    end = parse_moment(text(raw, "end"))
    place = find(raw.get("location")) or {}
    return Meeting(
        start=start,
        end=end if end is not None and start < end <= start + _LONGEST_MEETING else None,
        body=body,
        location=_location(place),
        point=point_in(place.get("geojson")) or point_in(place.get("geometry")),
        state=plain_text(text(raw, "meetingState"), LONGEST_LABEL),
        cancelled=flag(raw, "cancelled") is True,
        agenda=tuple(_agenda(raw, find)),
        papers=_unique(_own_files(raw, find)),
    )


def has_results(raw: Json) -> bool:
    """Whether a meeting tells what came of it."""
    if raw.get("resultsProtocol") or raw.get("verbatimProtocol"):
        return True
    points = items_of(raw, "agendaItem")
    return any(
        text(point, "result") or text(point, "resolutionText")
        for point in points
        if flag(point, "public") is not False
    )


def _agenda(raw: Json, find: Find) -> Iterator[AgendaItem]:
    found = [point for one in items_of(raw, "agendaItem")[:_MOST_POINTS] if (point := find(one))]
    orders = [number(point, "order") for point in found]
    if found and all(order is not None for order in orders):
        found.sort(key=lambda point: number(point, "order") or 0.0)
    for point in found:
        if flag(point, "deleted"):
            continue
        label = plain_text(text(point, "number"), _LONGEST_NUMBER)
        if flag(point, "public") is False:
            # neither its title nor its papers are for the public, whatever the server sends
            yield AgendaItem(label, public=False)
            continue
        result = text(point, "result") or text(point, "resolutionText")
        yield AgendaItem(
            number=label,
            title=plain_text(text(point, "name"), LONGEST_TITLE),
            result=plain_text(result, _LONGEST_RESULT),
            papers=_unique(_papers(point, find)),
        )


def _papers(point: Json, find: Find) -> Iterator[Paper]:
    """The papers of a point: what is put to the vote, what was decided, and what is attached."""
    consultation = find(point.get("consultation"))
    paper = find(consultation.get("paper")) if consultation else None
    if paper is not None:
        name = plain_text(text(paper, "name"), LONGEST_TITLE)
        reference = plain_text(text(paper, "reference"), LONGEST_LABEL)
        main = _file(find(paper.get("mainFile")), name, reference)
        own_page = safe_link(text(paper, "web"))
        yield main or Paper(name, reference, own_page)
        for one in items_of(paper, "auxiliaryFile"):
            yield from _some(_file(find(one), "Anlage"))
    yield from _some(_file(find(point.get("resolutionFile")), "Beschluss"))
    for one in items_of(point, "auxiliaryFile"):
        yield from _some(_file(find(one), "Anlage"))


def _own_files(raw: Json, find: Find) -> Iterator[Paper]:
    for key, name in _FILES:
        yield from _some(_file(find(raw.get(key)), name, given=name))
    for one in items_of(raw, "auxiliaryFile"):
        yield from _some(_file(find(one), "Anlage"))


def _file(raw: Json | None, usual: str, reference: str = "", given: str = "") -> Paper | None:
    """A file by its own name, or else what it usually is; None without an address."""
    if raw is None or flag(raw, "deleted"):
        return None
    addresses = (safe_link(text(raw, key)) for key in ("accessUrl", "downloadUrl", "web"))
    url = next((address for address in addresses if address), "")
    if not url:
        return None
    own = _ENDING.sub("", plain_text(text(raw, "name") or text(raw, "fileName"), LONGEST_TITLE))
    name = given or (usual if reference else own) or usual
    return Paper(name, reference, url, plain_text(text(raw, "mimeType"), LONGEST_LABEL))


def _some(paper: Paper | None) -> Iterator[Paper]:
    if paper is not None:
        yield paper


def _unique(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    found: dict[str, Paper] = {}
    for paper in papers:
        if paper.name or paper.url:
            found.setdefault(paper.url or paper.name, paper)
    return tuple(found.values())[:_MOST_PAPERS]


def _location(place: Json) -> str:
    """Room, house, street and town on one line, each said once."""
    town = " ".join(text(place, key).strip() for key in ("postalCode", "locality")).strip()
    parts = [text(place, "room"), text(place, "description"), text(place, "streetAddress"), town]
    said: list[str] = []
    for part in parts:
        words = plain_text(part, _LONGEST_LOCATION)
        if words and not any(words.casefold() in other.casefold() for other in said):
            said.append(words)
    return plain_text(", ".join(said), _LONGEST_LOCATION)
