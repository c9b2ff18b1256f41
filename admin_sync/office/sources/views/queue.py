# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What waits for release, and what was said of it."""

from collections import defaultdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from admin_sync.office.people.rights import Right, may, needs, person
from admin_sync.office.sources import control, decisions, history
from admin_sync.office.sources.models import ItemVersion, Verdict
from admin_sync.office.sources.views import seen
from content.clock import utc_now

_A_PAGE = 100


@needs(Right.SEE)
def queue(request: HttpRequest) -> HttpResponse:
    """All items that wait, source by source."""
    now, user = utc_now(), person(request)
    groups = []
    for source in seen.sources(user).filter(approve=True):
        rows = list(control.waiting(source.pk, now)[:_A_PAGE])
        entries = [(row, history.item_of(row)) for row in rows]
        groups.append((source, entries, may(user, Right.APPROVE, source.unit)))
    recent = Verdict.objects.filter(source__in=[g[0].pk for g in groups], ended=None)
    context = {
        "groups": [group for group in groups if group[1]],
        "sources": bool(groups),
        "recent": recent.select_related("by").order_by("-since")[:30],
    }
    return render(request, "sources/queue.html", context)


@require_POST
@needs(Right.APPROVE)
def judge(request: HttpRequest) -> HttpResponse:
    """Release or refuse what was ticked, or the one whose button was pressed."""
    user, now = person(request), utc_now()
    one, action = request.POST.get("one", ""), request.POST.get("action", "")
    verb, _sign, name = one.partition("|")
    released = (verb or action) == "release"
    names = [name] if one else request.POST.getlist("item")[:1000]
    by_source: dict[str, list[str]] = defaultdict(list)
    held = ItemVersion.objects.filter(item__in=names, until=None)
    for item, source in held.values_list("item", "source"):
        by_source[source].append(item)
    number = 0
    for source, items in by_source.items():
        found = seen.source(user, source, Right.APPROVE)
        number += decisions.judge(user, found, items, released=released, now=now)
    if not number:
        messages.warning(request, _("Kreuzen Sie erst an, was Sie meinen."))
    elif released:
        text = ngettext("%d Eintrag freigegeben.", "%d Einträge freigegeben.", number)
        messages.success(request, text % number)
    else:
        text = ngettext("%d Eintrag abgelehnt.", "%d Einträge abgelehnt.", number)
        messages.success(request, text % number)
    return redirect("sources:queue")


@require_POST
@needs(Right.APPROVE)
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Let an item wait again."""
    verdict = get_object_or_404(Verdict, pk=number, ended=None)
    decisions.take_back(person(request), verdict, utc_now())
    messages.success(request, _("Der Eintrag wartet wieder auf Freigabe."))
    return redirect("sources:queue")
