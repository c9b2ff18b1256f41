# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The people of the office: who there is, who comes in, what they may do."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from admin_sync.office.people import audit, invitation, staff
from admin_sync.office.people.forms import InvitationForm, RoleForm
from admin_sync.office.people.models import Membership, Role, User
from admin_sync.office.people.rights import Right, needs, person
from admin_sync.office.people.second import has_factor
from content.clock import utc_now

_A_PAGE = 50


@needs(Right.MANAGE)
def persons(request: HttpRequest) -> HttpResponse:
    """All that this Verwaltung knows."""
    words = request.GET.get("suche", "")
    found = staff.search(staff.known_to(person(request)), words)
    found = found.order_by("name", "pk").prefetch_related("memberships__unit")
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("seite"))
    return render(request, "people/persons.html", {"page": page, "words": words})


@needs(Right.MANAGE)
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody by mail; who has an account already gets the further role."""
    manager = person(request)
    form = InvitationForm(manager, request.POST or None, initial={"role": Role.EDITOR})
    if request.method == "POST" and form.is_valid():
        role, unit = form.chosen()
        newcomer = staff.Newcomer(form.cleaned_data["name"], form.cleaned_data["email"])
        try:
            new, is_new = staff.invite(manager, newcomer, role, unit, utc_now())
        except staff.RefusedError as refused:
            form.add_error("role", str(refused))
        else:
            if is_new:
                _mail(request, new)
            else:
                messages.success(
                    request,
                    _("Diese Person hat schon einen Zugang. Sie hat die Rolle bekommen."),
                )
            return redirect("people:person", new.pk)
    return render(request, "people/invite.html", {"form": form})


def _mail(request: HttpRequest, invited: User) -> None:
    try:
        invitation.send(invited, person(request))
    except OSError:
        messages.error(
            request,
            _("Die Einladung konnte nicht verschickt werden: Der Mailserver antwortet nicht. "
              "Versuchen Sie es später mit „Einladung noch einmal senden“."),
        )  # fmt: skip
    else:
        messages.success(
            request, _("Die Einladung ist an %(address)s unterwegs.") % {"address": invited.email}
        )


def _known(request: HttpRequest, number: int) -> User:
    return get_object_or_404(staff.known_to(person(request)), pk=number)


@needs(Right.MANAGE)
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One person: their roles, and what can be done."""
    manager, shown = person(request), _known(request, number)
    roles = [
        (m, staff.may_give(manager, Role(m.role), m.unit))
        for m in shown.memberships.select_related("unit").order_by("unit__name", "role")
    ]
    context = {
        "shown": shown,
        "roles": roles,
        "form": RoleForm(manager),
        "governs": staff.governs(manager, shown) and shown.pk != manager.pk,
        "has_factor": has_factor(shown),
        "waiting": not shown.has_usable_password(),
    }
    return render(request, "people/person.html", context)


@needs(Right.MANAGE)
@require_POST
def give(request: HttpRequest, number: int) -> HttpResponse:
    """Give a further role."""
    manager, shown = person(request), _known(request, number)
    form = RoleForm(manager, request.POST)
    if form.is_valid():
        role, unit = form.chosen()
        try:
            staff.give(manager, shown, role, unit, utc_now())
        except staff.RefusedError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Die Rolle ist vergeben und gilt sofort."))
    else:
        messages.error(request, _("Wählen Sie eine Rolle und wo sie gilt."))
    return redirect("people:person", number)


@needs(Right.MANAGE)
@require_POST
def take(request: HttpRequest, number: int, membership: int) -> HttpResponse:
    """Take a role away."""
    shown = _known(request, number)
    held = get_object_or_404(Membership, pk=membership, user=shown)
    return _done(
        request,
        shown,
        lambda manager, now: staff.take(manager, held, now),
        _("Die Rolle ist entzogen. Das gilt sofort."),
    )


def _done(
    request: HttpRequest, shown: User, act: Callable[[User, datetime], None], said: str
) -> HttpResponse:
    """Do something to a person, and say so on their page."""
    try:
        act(person(request), utc_now())
    except staff.RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    known = staff.known_to(person(request)).filter(pk=shown.pk).exists()
    return redirect("people:person", shown.pk) if known else redirect("people:persons")


@needs(Right.MANAGE)
@require_POST
def shut_out(request: HttpRequest, number: int) -> HttpResponse:
    """Close an account."""
    shown = _known(request, number)
    return _done(
        request,
        shown,
        lambda manager, now: staff.shut_out(manager, shown, now),
        _("Der Zugang ist gesperrt. Die Person ist überall abgemeldet."),
    )


@needs(Right.MANAGE)
@require_POST
def let_in(request: HttpRequest, number: int) -> HttpResponse:
    """Open a closed account."""
    shown = _known(request, number)
    return _done(
        request,
        shown,
        lambda manager, now: staff.let_in(manager, shown, now),
        _("Der Zugang ist wieder offen."),
    )


@needs(Right.MANAGE)
@require_POST
def forget_factor(request: HttpRequest, number: int) -> HttpResponse:
    """Remove the second factor of who lost their phone."""
    shown = _known(request, number)
    return _done(
        request,
        shown,
        lambda manager, now: staff.forget_factor(manager, shown, now),
        _("Der zweite Faktor ist entfernt. Bei der nächsten Anmeldung wird er neu eingerichtet."),
    )


@needs(Right.MANAGE)
@require_POST
def invite_again(request: HttpRequest, number: int) -> HttpResponseBase:
    """Send the invitation once more; the older link stops working."""
    shown = _known(request, number)
    if shown.has_usable_password() or not staff.governs(person(request), shown):
        messages.error(request, _("Diese Person braucht keine Einladung."))
    else:
        audit.record(person(request), "person-invited", f"person:{shown.pk}", {}, utc_now())
        _mail(request, shown)
    return redirect("people:person", number)
