# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The log: who did what and when, and whether it is whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.core.cache import cache
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from admin_sync.office.people import audit, verbs
from admin_sync.office.people.models import AuditEntry, User
from admin_sync.office.people.rights import Right, needs
from content.clock import day_start, utc_now

_A_PAGE = 50
_CHECKED = "people.log.checked"


class FilterForm(forms.Form):
    """What of the log to show."""

    wer = forms.ModelChoiceField(
        User.objects.order_by("name"), label=_("Wer"), required=False, empty_label=_("alle")
    )
    was = forms.CharField(label=_("Was"), required=False, max_length=100)
    von = forms.DateField(
        label=_("Von"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    bis = forms.DateField(
        label=_("Bis"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )


def _chosen(form: FilterForm) -> QuerySet[AuditEntry]:
    entries = AuditEntry.objects.all()
    if not form.is_valid():
        return entries
    who: User | None = form.cleaned_data["wer"]
    what: str = form.cleaned_data["was"]
    first: date | None = form.cleaned_data["von"]
    last: date | None = form.cleaned_data["bis"]
    if who:
        entries = entries.filter(user_number=who.pk)
    if what:
        entries = entries.filter(verb__icontains=what) | entries.filter(subject__icontains=what)
    if first:
        entries = entries.filter(at__gte=day_start(first))
    if last:
        entries = entries.filter(at__lt=day_start(last + timedelta(days=1)))
    return entries


@needs(Right.AUDIT, amt=True)
def log(request: HttpRequest) -> HttpResponse:
    """The entries, newest first. What is new since the last whole check is checked each time."""
    form = FilterForm(request.GET)
    page = Paginator(_chosen(form), _A_PAGE).get_page(request.GET.get("seite"))
    whole, at = cache.get(_CHECKED) or _check()
    finding = whole if whole.broken else audit.verify(whole)
    query = request.GET.copy()
    query.pop("seite", None)
    context = {
        "page": page,
        "lines": _lines(page),
        "form": form,
        "finding": finding,
        "checked": at,
        "query": f"{query.urlencode()}&" if query else "",
    }
    return render(request, "people/log.html", context)


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in words."""

    entry: AuditEntry
    words: str
    detail: str


def _words(entry: AuditEntry, names: dict[str, str]) -> str:
    """What happened to what; who did something to themselves is named once."""
    said = verbs.words(entry.verb)
    if entry.subject == f"person:{entry.user_number}":
        return said
    return f"{said}: {names.get(entry.subject, entry.subject)}"


def _lines(entries: Iterable[AuditEntry]) -> list[Line]:
    read = list(entries)
    names = verbs.names(entry.subject for entry in read)
    return [
        Line(
            entry,
            _words(entry, names),
            verbs.told(entry.detail),
        )
        for entry in read
    ]


def _check() -> tuple[audit.Finding, object]:
    result = (audit.verify(), utc_now())
    cache.set(_CHECKED, result, 24 * 3600)
    return result


@needs(Right.AUDIT, amt=True)
@require_POST
def check(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Check the whole log now."""
    _check()
    return redirect("people:log")
