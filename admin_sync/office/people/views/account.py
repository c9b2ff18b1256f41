# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Signing in and one's own account."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from admin_sync.office.people import audit, invitation
from admin_sync.office.people.forms import ProfileForm, WelcomeForm
from admin_sync.office.people.rights import needs, person, public
from admin_sync.office.people.second import has_factor
from content.clock import utc_now


@needs(None, without_factor=True)
def factor_owed(request: HttpRequest) -> HttpResponse:
    """Say that a second factor must be set up first, and how."""
    return render(request, "people/factor_owed.html")


@needs(None, without_factor=True)
def profile(request: HttpRequest) -> HttpResponse:
    """One's own account: name, language, roles, password and second factor."""
    user = person(request)
    form = ProfileForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        form.save()
        with translation.override(user.language):
            messages.success(request, _("Gespeichert."))
        return redirect("people:profile")
    context = {
        "form": form,
        "memberships": user.memberships.select_related("unit"),
        "has_factor": has_factor(user),
    }
    return render(request, "people/profile.html", context)


@public
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever was invited chooses a password, and can sign in."""
    person = invitation.invited(token)
    if person is None:
        return render(request, "people/invitation_over.html", status=410)
    with translation.override(person.language):
        form = WelcomeForm(person, request.POST or None)
        if request.method == "POST" and form.is_valid():
            with transaction.atomic():
                form.save()
                audit.record(person, "password-set", f"person:{person.pk}", {}, utc_now())
            messages.success(request, _("Ihr Passwort ist gespeichert. Melden Sie sich jetzt an."))
            return redirect("account_login")
        return render(request, "people/invitation.html", {"form": form, "invited": person})
