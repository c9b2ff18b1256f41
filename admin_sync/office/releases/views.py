# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The page of updates: which systems there are, which runs where, and what is under way."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from admin_sync.office.fleet import acts as fleet_acts
from admin_sync.office.fleet import records, update_proofs
from admin_sync.office.fleet.finding import Finding
from admin_sync.office.fleet.models import Terminal
from admin_sync.office.people.models import User
from admin_sync.office.people.numbers import number
from admin_sync.office.people.rights import Right, needs, person, units_for
from admin_sync.office.releases import acts, depot
from admin_sync.office.releases.models import Release
from content.clock import utc_now


@dataclass(frozen=True, slots=True)
class Row:
    """One screen: what runs there, what it is to run, and what it says of that."""

    terminal: Terminal
    version: str
    wanted: str
    found: tuple[Finding, ...]
    ticked: bool
    operated: bool


@needs(Right.SEE)
def updates(request: HttpRequest) -> HttpResponse:
    """All systems and all screens; whoever may operate some can send them one."""
    user, now = person(request), utc_now()
    wished = number(request.GET.get("bildschirm", ""))
    rows = _rows(user, wished)
    context = {
        "rows": rows,
        "releases": [(one, depot.is_there(one.pk)) for one in Release.objects.select_related("by")],
        "operates": any(row.operated for row in rows),
        "alone": fleet_acts.ALONE,
        "now": now,
    }
    return render(request, "releases/updates.html", context)


@needs(Right.OPERATE)
@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Send a system to screens, or call it off there."""
    user, now = person(request), utc_now()
    asked = map(number, request.POST.getlist("terminals"))
    ticked = [one for one in asked if one is not None]
    terminals = list(_operated(user).filter(pk__in=ticked))
    if not terminals:
        messages.error(request, _("Bitte wählen Sie mindestens einen Bildschirm."))
    elif "cancel" in request.POST:
        _cancelled(request, acts.cancel(terminals, user, now))
    else:
        _sent(request, terminals, user, now)
    return redirect("releases:updates")


def _sent(request: HttpRequest, terminals: list[Terminal], user: User, now: datetime) -> None:
    chosen = Release.objects.filter(pk=request.POST.get("release", "")).first()
    if chosen is None:
        messages.error(request, _("Bitte wählen Sie eine Aktualisierung."))
        return
    try:
        acts.send(chosen, terminals, user, now, at_once=request.POST.get("when") == "now")
    except acts.RefusedError as error:
        messages.error(request, str(error))
        return
    said = ngettext(
        "%(version)s ist für einen Bildschirm vorgesehen.",
        "%(version)s ist für %(count)s Bildschirme vorgesehen.",
        len(terminals),
    )
    messages.success(request, said % {"version": chosen.version, "count": len(terminals)})


def _cancelled(request: HttpRequest, count: int) -> None:
    if count:
        messages.success(request, _("Abgebrochen. Was schon aufgespielt ist, startet trotzdem."))
    else:
        messages.error(request, _("Für diese Bildschirme war keine Aktualisierung vorgesehen."))


def _rows(user: User, wished: int | None) -> list[Row]:
    seen = Terminal.objects.filter(retired=None, unit__in=units_for(user, Right.SEE))
    terminals = list(seen.select_related("unit"))
    operated = set(_operated(user).values_list("pk", flat=True))
    known, wishes = records.known(terminals), acts.wishes()
    rows = []
    for terminal in terminals:
        report = known[terminal.pk].report
        update = report.update if report else None
        rows.append(
            Row(
                terminal,
                update.booted if update else "",
                wishes[terminal.pk].version if terminal.pk in wishes else "",
                tuple(update_proofs.found(report)) if report else (),
                ticked=terminal.pk == wished,
                operated=terminal.pk in operated,
            )
        )
    return rows


def _operated(user: User) -> QuerySet[Terminal]:
    return Terminal.objects.filter(retired=None, unit__in=units_for(user, Right.OPERATE))
