# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Signing in and one's own account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from admin_sync.office.people.forms import ProfileForm
from admin_sync.office.people.rights import needs, person
from admin_sync.office.people.second import has_factor


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
