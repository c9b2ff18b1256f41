# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Orders to many screens at once: wanted by one person, agreed to by a second."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from admin_sync.office.fleet import acts
from admin_sync.office.fleet.models import Ask, Terminal
from admin_sync.office.fleet.verbs import BUTTONS, VERBS
from admin_sync.office.people.models import User
from admin_sync.office.people.numbers import number
from admin_sync.office.people.rights import Right, needs, person, units_for
from admin_sync.protocol.orders import Verb
from content.clock import utc_now


@needs(Right.OPERATE)
def asks(request: HttpRequest) -> HttpResponse:
    """What waits for a second person, and the form to want something of many."""
    user, now = person(request), utc_now()
    waiting = Ask.objects.filter(decided=None, ends__gt=now).prefetch_related("terminals")
    mine = [one for one in waiting.select_related("by") if _reaches(user, one)]
    context = {
        "asks": [(one, VERBS[Verb(one.verb)], one.by_id == user.pk) for one in mine],
        "terminals": _operated(user).select_related("unit"),
        "buttons": BUTTONS,
        "alone": acts.ALONE,
        "now": now,
    }
    return render(request, "fleet/asks.html", context)


@needs(Right.OPERATE)
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Want something of many screens."""
    user, now = person(request), utc_now()
    ticked = map(number, request.POST.getlist("terminals"))
    chosen = [one for one in ticked if one is not None]
    terminals = list(_operated(user).filter(pk__in=chosen))
    allowed = dict(BUTTONS)
    if request.POST.get("verb") not in allowed or not terminals:
        messages.error(
            request, _("Bitte wählen Sie einen Auftrag und mindestens einen Bildschirm.")
        )
        return redirect("fleet:asks")
    try:
        waiting = acts.ask(terminals, Verb(request.POST["verb"]), user, now)
    except acts.RefusedError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            _("Eine zweite Person muss noch zustimmen.") if waiting else _("Auftrag erteilt."),
        )
    return redirect("fleet:asks")


@needs(Right.OPERATE)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to what another person wants, or not."""
    user = person(request)
    wanted = get_object_or_404(Ask, pk=pk)
    if not _reaches(user, wanted):
        raise Http404
    try:
        acts.decide(wanted, user, utc_now(), agreed="yes" in request.POST)
    except acts.RefusedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Danke. Das ist entschieden."))
    return redirect("fleet:asks")


def _operated(user: User) -> QuerySet[Terminal]:
    return Terminal.objects.filter(retired=None, unit__in=units_for(user, Right.OPERATE))


def _reaches(user: User, wanted: Ask) -> bool:
    """Whether somebody may operate every screen of an ask."""
    keys = {terminal.pk for terminal in wanted.terminals.all()}
    return bool(keys) and _operated(user).filter(pk__in=keys).count() == len(keys)
