# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The Amt and its villages."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from admin_sync.office.people import audit
from admin_sync.office.people.forms import UnitForm
from admin_sync.office.people.models import Unit
from admin_sync.office.people.rights import Right, needs, person
from content.clock import utc_now


@needs(Right.MANAGE, amt=True)
def units(request: HttpRequest) -> HttpResponse:
    """All units."""
    found = Unit.objects.annotate(people=Count("memberships__user", distinct=True))
    return render(request, "people/units.html", {"units": found})


@needs(Right.MANAGE, amt=True)
def unit(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """Change a unit; without a number, add a village."""
    known = get_object_or_404(Unit, pk=number) if number is not None else None
    form = UnitForm(
        request.POST or None, instance=known or Unit(kind=Unit.Kind.VILLAGE, parent=_amt())
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            saved = form.save()
            audit.record(
                person(request),
                "unit-changed" if known else "unit-added",
                f"unit:{saved.pk}",
                {name: form.cleaned_data[name] for name in form.changed_data},
                utc_now(),
            )
        messages.success(request, _("%(name)s ist gespeichert.") % {"name": saved.name})
        return redirect("people:units")
    return render(request, "people/unit.html", {"form": form, "unit": known})


def _amt() -> Unit | None:
    return Unit.objects.filter(kind=Unit.Kind.AMT).first()


@needs(Right.MANAGE, amt=True)
@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a village that nothing belongs to."""
    known = get_object_or_404(Unit, pk=number, kind=Unit.Kind.VILLAGE)
    try:
        with transaction.atomic():
            audit.record(
                person(request), "unit-removed", f"unit:{number}", {"name": known.name}, utc_now()
            )
            known.delete()
    except ProtectedError:
        messages.error(
            request,
            _("%(name)s hat noch Bildschirme, Beiträge oder Personen und bleibt.")
            % {"name": known.name},
        )
    else:
        messages.success(request, _("%(name)s ist entfernt.") % {"name": known.name})
    return redirect("people:units")
