# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One item: what it says, where it is shown, and what can be done about that."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from admin_sync.office.fleet.models import Terminal
from admin_sync.office.people.rights import Right, may, needs, person
from admin_sync.office.sources import decisions, history, why
from admin_sync.office.sources.forms import HideForm
from admin_sync.office.sources.models import Hiding, ItemVersion, Source, Verdict
from admin_sync.office.sources.views import seen
from content.clock import utc_now
from content.model import Item

#: On how many screens a page says at once whether an item is shown.
MOST_SCREENS = 60
_MOST_VERSIONS = 20


@dataclass(frozen=True, slots=True)
class There:
    """Whether it is on a screen now (None: not asked), and the first reason."""

    screen: Terminal
    shown: bool | None
    reason: str


def address(item: str) -> str:
    """The page of an item."""
    return f"{reverse('sources:item')}?{urlencode({'id': item})}"


@needs(Right.SEE)
def item(request: HttpRequest) -> HttpResponse:
    """What an item says, its pictures, and on which screens it is now."""
    now, user = utc_now(), person(request)
    name = request.GET.get("id", "")
    version = seen.version(user, name)
    hidings = Hiding.objects.filter(item=name).prefetch_related("units", "terminals")
    source = Source.objects.filter(pk=version.source).select_related("unit").first()
    context = {
        "version": version,
        "source": source,
        "item": history.item_of(version),
        "there": _there(list(seen.screens(user)[:MOST_SCREENS]), name, now),
        "hidings": hidings.filter(ended=None).order_by("-since"),
        "past": hidings.exclude(ended=None).order_by("-since")[:20],
        "verdict": Verdict.objects.filter(item=name, ended=None).first(),
        "waits": source is not None and source.approve,
        "may_release": source is not None and may(user, Right.APPROVE, source.unit),
        "may_hide": seen.screens(user, Right.WRITE).exists(),
        "versions": _versions(name),
        "now": now,
    }
    return render(request, "sources/item.html", context)


@needs(Right.WRITE)
def hide(request: HttpRequest) -> HttpResponse:
    """Choose where an item is to be hidden, and why."""
    now, user = utc_now(), person(request)
    name = request.GET.get("id", "")
    version = seen.version(user, name)
    form = HideForm(user, Right.WRITE, request.POST or None)
    form.now = now
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until"]
        where = form.where()
        decisions.hide(user, version, where, form.cleaned_data["reason"], until, now)
        messages.success(
            request, _("Ausgeblendet. Die Schaukästen erfahren es mit ihrer nächsten Meldung.")
        )
        return redirect(address(name))
    context = {"form": form, "version": version, "back": address(name)}
    return render(request, "sources/hide.html", context)


@require_POST
@needs(Right.WRITE)
def unhide(request: HttpRequest, number: int) -> HttpResponse:
    """Take a hiding back."""
    hiding = get_object_or_404(Hiding, pk=number)
    decisions.undo(person(request), hiding, utc_now())
    messages.success(request, _("Wird wieder gezeigt, sobald die Schaukästen es erfahren."))
    return redirect(address(hiding.item))


def _there(screens: list[Terminal], name: str, now: datetime) -> list[There]:
    return [
        There(screen, told.shown if told else None, told.reasons[0] if told else "")
        for screen, told in why.everywhere(screens, name, now)
    ]


def _versions(name: str) -> list[tuple[ItemVersion, Item]]:
    rows = ItemVersion.objects.filter(item=name).order_by("-since")[:_MOST_VERSIONS]
    if not rows:
        raise Http404
    return [(row, history.item_of(row)) for row in rows]
