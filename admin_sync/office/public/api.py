# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The public read API: what it takes and gives. The document that describes it: `openapi`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase

from admin_sync.office import config
from admin_sync.office.people.rights import public
from admin_sync.office.public import answers, openapi
from admin_sync.office.public.document import Addresses, item_json, said, when
from admin_sync.office.public.openapi import dumped
from admin_sync.office.public.shelf import ALL, FLEETING, places, shelf
from content.clock import day_start, utc_now
from content.model import Item, Kind

PER_PAGE = 50
MOST_PER_PAGE = 100
_JSON = "application/json; charset=utf-8"
_PROBLEM = "application/problem+json; charset=utf-8"
_KNOWN = ("kind", "place", "from", "to", "page", "per_page")


class AskedWronglyError(ValueError):
    """A parameter that cannot be understood; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for."""

    place: str = ALL
    kind: Kind | None = None
    begins: datetime | None = None
    ends: datetime | None = None
    page: int = 1
    per_page: int = PER_PAGE


def read(query: Mapping[str, str]) -> Asked:
    """The parameters of a request. Pure.

    Raises:
        AskedWronglyError: one is unknown or has no such value.
    """
    for name in query:
        if name not in _KNOWN:
            raise AskedWronglyError(f"unknown parameter {name[:40]!r}; known: {', '.join(_KNOWN)}")
    kind = query.get("kind")
    kinds = [one.value for one in Kind if one not in FLEETING]
    if kind is not None and kind not in kinds:
        raise AskedWronglyError(f"kind is one of {', '.join(kinds)}")
    return Asked(
        place=query.get("place", ALL),
        kind=Kind(kind) if kind else None,
        begins=_moment("from", query.get("from")),
        ends=_moment("to", query.get("to"), upto=True),
        page=_number("page", query.get("page", "1"), 100_000),
        per_page=_number("per_page", query.get("per_page", str(PER_PAGE)), MOST_PER_PAGE),
    )


def chosen(cards: tuple[Item, ...], asked: Asked) -> list[Item]:
    """The cards that were asked for, by their time. Pure."""
    found = [
        card for card in cards if card.kind not in FLEETING and asked.kind in {None, card.kind}
    ]
    if asked.begins is None and asked.ends is None:
        return found
    low = asked.begins or datetime.min.replace(tzinfo=UTC)
    high = asked.ends or datetime.max.replace(tzinfo=UTC)
    timed = [(moment, card) for card in found if (moment := when(card)) is not None]
    return [card for moment, card in timed if low <= moment < high]


@public
def items(request: HttpRequest) -> HttpResponseBase:
    """`GET /o/api/v1/items`."""
    if (refusal := _only_get(request)) is not None:
        return refusal
    try:
        asked = read(_single(request.GET))
    except AskedWronglyError as error:
        return _problem(request, 400, str(error))
    place = places().get(asked.place)
    if place is None:
        return _problem(request, 400, "no such place; see /o/api/v1/places")
    now = utc_now()
    held = shelf(place, now)
    cards = chosen(held.at(now), asked)
    pages = max(1, -(-len(cards) // asked.per_page))
    start = (asked.page - 1) * asked.per_page
    addresses = Addresses(config.current().base_url)
    body = {
        "version": 1,
        "place": {"slug": place.slug, "name": place.name},
        "page": asked.page,
        "pages": pages,
        "total": len(cards),
        "items": [
            item_json(card, held.names, addresses) for card in cards[start : start + asked.per_page]
        ],
    }
    return answers.kept(request, dumped(body), _JSON, held.changed)


@public
def places_list(request: HttpRequest) -> HttpResponseBase:
    """`GET /o/api/v1/places`."""
    if (refusal := _only_get(request)) is not None:
        return refusal
    body = {
        "version": 1,
        "places": [{"slug": one.slug, "name": one.name} for one in places().values()],
    }
    return answers.kept(request, dumped(body), _JSON, _fixed())


@public
def document(request: HttpRequest) -> HttpResponseBase:
    """`GET /o/api/v1/openapi.json`."""
    if (refusal := _only_get(request)) is not None:
        return refusal
    body = openapi.document(config.current().base_url)
    return answers.kept(request, dumped(body), _JSON, _fixed())


def _single(query: QueryDict) -> dict[str, str]:
    if any(len(values) > 1 for _name, values in query.lists()):
        raise AskedWronglyError("each parameter may be given once")
    return {name: values[-1] for name, values in query.lists() if values}


def _moment(name: str, raw: str | None, *, upto: bool = False) -> datetime | None:
    """A moment, or the beginning of a Berlin day; up to a day means to its end."""
    if raw is None:
        return None
    try:
        if "T" in raw:
            moment = datetime.fromisoformat(raw.replace(" ", "+"))
            if moment.tzinfo is None:
                raise AskedWronglyError(f"{name} needs an offset, such as {said(_fixed())}")
            return moment.astimezone(UTC)
        return day_start(date.fromisoformat(raw) + timedelta(days=1 if upto else 0))
    except (ValueError, OverflowError) as error:
        if isinstance(error, AskedWronglyError):
            raise
        raise AskedWronglyError(f"{name} is a date or an RFC 3339 time") from error


def _number(name: str, raw: str, most: int) -> int:
    fits = raw.isascii() and raw.isdigit() and len(raw) < 7  # noqa: PLR2004 - more than any page
    if not fits or not 1 <= int(raw) <= most:
        raise AskedWronglyError(f"{name} is a number from 1 to {most}")
    return int(raw)


def _only_get(request: HttpRequest) -> HttpResponseBase | None:
    if request.method in {"GET", "HEAD"}:
        return None
    if request.method == "OPTIONS":
        response = HttpResponse(status=204)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Allow-Methods"] = "GET, HEAD"
        response["Access-Control-Max-Age"] = "86400"
        return response
    refused = _problem(request, 405, "this is for reading: GET")
    refused["Allow"] = "GET, HEAD, OPTIONS"
    return refused


def _problem(request: HttpRequest, status: int, detail: str) -> HttpResponseBase:
    """What is wrong, by RFC 9457."""
    del request
    body: dict[str, Any] = {"type": "about:blank", "status": status, "detail": detail}
    response = HttpResponse(dumped(body), content_type=_PROBLEM, status=status)
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "no-store"
    return response


def _fixed() -> datetime:
    """What never changes has been so for ever."""
    return datetime(2026, 1, 1, tzinfo=UTC)
