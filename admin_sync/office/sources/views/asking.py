# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""„Warum sehe ich das (nicht)?“: screen, item, minute."""

from datetime import UTC, datetime

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from admin_sync.office.fleet import naming
from admin_sync.office.fleet.models import Terminal
from admin_sync.office.people.models import User
from admin_sync.office.people.rights import Right, needs, person
from admin_sync.office.sources import history, why
from admin_sync.office.sources.models import ItemVersion
from admin_sync.office.sources.reach import OFFICE
from admin_sync.office.sources.views import seen
from content.clock import BERLIN, at_glass, utc_now

_MOST_FOUND = 30


@needs(Right.SEE)
def ask(request: HttpRequest) -> HttpResponse:
    """Ask, and be told. What is asked stands in the address, so that an answer can be sent on."""
    now, user = utc_now(), person(request)
    screens = seen.screens(user)
    screen = _chosen(screens, request.GET.get("bildschirm", ""))
    name, words = request.GET.get("eintrag", "")[:600], request.GET.get("q", "")[:200]
    moment, wrong = _moment(request.GET.get("wann", ""), now)
    version = _version(user, name)
    told = None
    if screen is not None and version is not None and not wrong:
        told = why.answer(screen, name, moment, now)
    found = _found(user, words) if words else []
    names = naming.names(one.source for one in found)
    context = {
        "screens": screens,
        "screen": screen,
        "version": version,
        "unknown_item": bool(name) and version is None,
        "words": words,
        "found": [(one, names[one.source]) for one in found],
        "wann": f"{at_glass(moment):%Y-%m-%dT%H:%M}",
        "moment": moment,
        "wrong": wrong,
        "told": told,
    }
    return render(request, "sources/why.html", context)


def _chosen(screens: QuerySet[Terminal], raw: str) -> Terminal | None:
    number = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 18 else None  # noqa: PLR2004 - fits
    return screens.filter(pk=number).first() if number is not None else None


def _version(user: User, name: str) -> ItemVersion | None:
    """The newest of an item that this user may know of."""
    newest = history.newest(name) if name else None
    if newest is None:
        return None
    known = {OFFICE, *seen.sources(user).values_list("pk", flat=True)}
    return newest if newest.source in known else None


def _found(user: User, words: str) -> list[ItemVersion]:
    """Items that say these words, the newest of each; what is gone as well."""
    known = [OFFICE, *seen.sources(user).values_list("pk", flat=True)]
    rows = history.found(words, ItemVersion.objects.filter(source__in=known)).order_by("-since")
    newest: dict[str, ItemVersion] = {}
    for row in rows[: 10 * _MOST_FOUND]:
        newest.setdefault(row.item, row)
    return list(newest.values())[:_MOST_FOUND]


def _moment(raw: str, now: datetime) -> tuple[datetime, bool]:
    """The minute that was asked for, as people at the glass say it; and whether it was none."""
    if not raw:
        return now, False
    try:
        asked = datetime.fromisoformat(raw)
        moment = (asked if asked.tzinfo else asked.replace(tzinfo=BERLIN)).astimezone(UTC)
    except (ValueError, OverflowError):
        return now, True
    far = not 2000 <= moment.year <= 2200  # noqa: PLR2004 - beyond any plan
    return (now, True) if far else (moment, False)
