# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who wants to be told of screens that are down, everybody for themselves, and who sees to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from admin_sync.office.fleet import owners
from admin_sync.office.fleet.forms import SubscriptionForm
from admin_sync.office.fleet.models import Subscription
from admin_sync.office.fleet.views.access import terminal_for
from admin_sync.office.people import audit
from admin_sync.office.people.numbers import number
from admin_sync.office.people.rights import Right, needs, person
from content.clock import utc_now


@needs(Right.SEE)
def alerts(request: HttpRequest) -> HttpResponse:
    """What one is told of, and the form for more."""
    user = person(request)
    form = SubscriptionForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        saved: Subscription = form.save()
        detail = {"unit": saved.unit.name, "webhook": bool(saved.webhook)}
        audit.record(user, "alert-wanted", f"person:{user.pk}", detail, utc_now())
        messages.success(request, _("Gespeichert. Sie werden benachrichtigt."))
        return redirect("fleet:alerts")
    mine = Subscription.objects.filter(user=user).select_related("unit")
    return render(request, "fleet/alerts.html", {"form": form, "mine": mine})


@needs(Right.SEE)
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """Be told no more."""
    user, chosen = person(request), number(request.POST.get("number", ""))
    if chosen is not None:
        mine = get_object_or_404(Subscription, pk=chosen, user=user)
        audit.record(user, "alert-ended", f"person:{user.pk}", {"unit": mine.unit.name}, utc_now())
        mine.delete()
        messages.success(request, _("Beendet. Darüber kommt nichts mehr."))
    return redirect("fleet:alerts")


@needs(Right.OPERATE)
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take on that a screen is down: nobody else has to, and its owners are not told."""
    found, user = terminal_for(request, pk, Right.OPERATE), person(request)
    taken = owners.take(found, user, utc_now())
    if taken is None:
        messages.info(request, _("Hier ist gerade nichts zu übernehmen."))
    elif taken.taken_by_id == user.pk:
        messages.success(request, _("Notiert: Sie kümmern sich."))
    else:
        messages.info(request, _("Darum kümmert sich schon jemand."))
    return redirect("fleet:terminal", pk)
