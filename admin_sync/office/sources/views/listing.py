# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The list of sources, and the page of each: its state, its errors, its items."""

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from admin_sync.office.people.rights import Right, may, needs, person
from admin_sync.office.sources import control, copy, history
from admin_sync.office.sources.models import ItemVersion, Pause, Source
from admin_sync.office.sources.views import seen
from content.clock import utc_now
from content.state import Checked

_A_PAGE = 50
_NAME = re.compile(r"[0-9a-f]{64}")
_MOST_REJECTED = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A source as the list shows it."""

    source: Source
    colour: str
    word: str
    trouble: str
    good: datetime | None
    items: int
    waiting: int


@needs(Right.SEE)
def sources(request: HttpRequest) -> HttpResponse:
    """All sources that lie on one's screens."""
    now = utc_now()
    mine = list(seen.sources(person(request)))
    counts = dict(
        ItemVersion.objects.filter(until=None)
        .values("source").annotate(number=Count("pk")).values_list("source", "number")
    )  # fmt: skip
    _states, checked = copy.states()
    paused = set(control.held_at(Pause.objects.all(), now).values_list("source", flat=True))
    rows = [_row(one, checked.get(one.pk), counts, paused, now) for one in mine]
    may_add = may(person(request), Right.OPERATE) or bool(
        seen.sources(person(request), Right.OPERATE)
    )
    context = {
        "rows": rows,
        "waiting": sum(row.waiting for row in rows),
        "may_add": may_add,
    }
    return render(request, "sources/sources.html", context)


@needs(Right.SEE)
def source(request: HttpRequest, name: str) -> HttpResponse:
    """One source: its state, what it holds, what was decided about it."""
    now, user = utc_now(), person(request)
    one = seen.source(user, name)
    states, checked = copy.states()
    state = states.get(one.pk)
    words = request.GET.get("q", "")[:200]
    held = history.found(words, ItemVersion.objects.filter(source=one.pk, until=None))
    page = Paginator(held.order_by("-since", "pk"), _A_PAGE).get_page(request.GET.get("seite"))
    pauses = control.held_at(Pause.objects.filter(source=one.pk), now)
    waits = control.waiting(one.pk, now).count() if one.approve else 0
    context = {
        "source": one,
        "row": _row(one, checked.get(one.pk), {}, {p.source for p in pauses}, now),
        "checked": checked.get(one.pk),
        "rejected": state.rejected[:_MOST_REJECTED] if state else (),
        "page": page,
        "words": words,
        "query": f"{urlencode({'q': words})}&" if words else "",
        "pauses": pauses.prefetch_related("units", "terminals"),
        "past": Pause.objects.filter(source=one.pk).exclude(ended=None).order_by("-since")[:10],
        "may_pause": bool(seen.screens(user, Right.WRITE)),
        "may_change": may(user, Right.OPERATE, one.unit),
        "waits": waits,
    }
    return render(request, "sources/source.html", context)


@needs(Right.SEE)
def picture(request: HttpRequest, name: str) -> HttpResponseBase:  # noqa: ARG001 - anybody's
    """A picture of an item, as it was checked and scaled."""
    file = copy.media(name) if _NAME.fullmatch(name) else None
    if file is None or not file.is_file():
        raise Http404
    kind = "image/png" if file.read_bytes()[:4] == b"\x89PNG" else "image/jpeg"
    return FileResponse(file.open("rb"), content_type=kind)


def _row(
    one: Source, checked: Checked | None, counts: dict[str, int], paused: set[str], now: datetime
) -> Row:
    trouble = copy.trouble(one, checked, now)
    good = checked.succeeded if checked else None
    if not one.enabled:
        colour, word = "grey", _("nicht in Gebrauch")
    elif one.pk in paused:
        colour, word = "blue", _("angehalten")
    elif checked is None:
        colour, word = "grey", _("noch nicht abgerufen")
    elif trouble:
        colour, word = ("yellow", _("gestört")) if good else ("red", _("ohne Antwort"))
    else:
        colour, word = "green", _("in Ordnung")
    waits = control.waiting(one.pk, now).count() if one.approve else 0
    return Row(one, colour, word, trouble, good, counts.get(one.pk, 0), waits)
