# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The page on which somebody writes: new, changed, looked at, handed in, on the screens."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext as looked_up
from django.views.decorators.http import require_POST

from admin_sync.office.editor import desk, fields, flow, forms, reading, shown, uploads
from admin_sync.office.editor.draft import KINDS, Draft, Where
from admin_sync.office.editor.flow import Action
from admin_sync.office.editor.forms import EntryForm
from admin_sync.office.editor.models import Entry, Revision
from admin_sync.office.editor.targets import Choices, choices
from admin_sync.office.editor.uploads import PDF, PICTURE, Bringer, FileRefused
from admin_sync.office.editor.views import entries
from admin_sync.office.people.numbers import number
from admin_sync.office.people.rights import Right, needs, person
from content.clock import at_glass, utc_now


@dataclass(slots=True)
class Sheet:
    """What one visit of the form is about. `entry` is None for a new one.

    `seen` is the version that it was filled with; `where` fixes where a club's entry is for.
    """

    kind: str
    by: Bringer
    choices: Choices
    entry: Entry | None = None
    seen: int = 0
    where: Where | None = None

    @property
    def before(self) -> Draft:
        """What the version in hand says; of a new entry, nothing."""
        if self.entry is None:
            return Draft(self.kind)
        return self.entry.revisions.get(number=self.entry.version).draft


@needs(Right.WRITE)
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """An empty form of a kind, and what is made of it."""
    if kind not in KINDS:
        raise Http404
    user, now = person(request), utc_now()
    sheet = Sheet(kind, Bringer(user), choices(user))
    if request.method == "POST":
        return _sent(request, sheet, now)
    initial = forms.fresh(kind, sheet.choices, at_glass(now).date())
    return _form(request, sheet, EntryForm(kind, sheet.choices, initial=initial))


@needs(Right.WRITE)
def edit(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """The form with what an entry says, and what is made of it."""
    user, now = person(request), utc_now()
    held = entries.found(entry_id, user)
    if Action.SAVE not in desk.allowed(held, user):
        messages.error(request, _("Dafür fehlt Ihnen das Recht."))
        return redirect("editor:entry", entry_id)
    sheet = Sheet(held.kind, Bringer(user), choices(user), held, held.version)
    if request.method == "POST":
        return _sent(request, sheet, now)
    initial = reading.initial_of(sheet.before)
    return _form(request, sheet, EntryForm(held.kind, sheet.choices, initial=initial))


@needs(Right.WRITE)
@require_POST
def upload(request: HttpRequest, kind: str) -> HttpResponse:
    """A file that was just chosen, checked at once; answers with its part of the form."""
    if kind not in KINDS:
        raise Http404
    user = person(request)
    form = filled(request, Sheet(kind, Bringer(user), choices(user)), utc_now())
    return render(
        request, "editor/parts/files.html", {"form": form, "kind": kind, **files_of(form)}
    )


def filled(request: HttpRequest, sheet: Sheet, now: datetime) -> EntryForm:
    """The form as it was sent, its files kept, so that nobody has to choose them again."""
    data, before = request.POST.copy(), sheet.before
    refused: dict[str, str] = {}
    for name, earlier in ((PICTURE, before.picture), (PDF, before.pdf)):
        file = request.FILES.get(f"{name}_file")
        if file is not None:
            try:
                data[name] = uploads.take(name, file, sheet.by, now).sha
            except FileRefused as reason:
                refused[f"{name}_file"] = str(reason)
        elif data.get(f"{name}_weg") or not uploads.use(
            data.get(name, ""), name, sheet.by, earlier, now
        ):
            data[name] = ""
    seen = data.get("stand", "")
    if sheet.entry is not None:
        sheet.seen = number(seen) or 0
    form = EntryForm(sheet.kind, sheet.choices, data, where=sheet.where)
    form.full_clean()
    for name, said in refused.items():
        form.add_error(name, said)
    return form


def files_of(form: EntryForm) -> dict[str, Any]:
    """The files that a form names, for its page."""
    return {name: uploads.find(str(form[name].value() or ""), name) for name in (PICTURE, PDF)}


def _sent(request: HttpRequest, sheet: Sheet, now: datetime) -> HttpResponse:
    wanted = request.POST.get("tun", "entwurf")
    form = filled(request, sheet, now)
    complete = wanted in ("entwurf", "vorschau") or (form.is_valid() and form.require(now))
    if not form.is_valid() or not complete:
        return _form(request, sheet, form, status=422)
    try:
        held = desk.write(sheet.entry, form.draft(now), sheet.by, sheet.seen, now)
    except desk.Overtaken as overtaken:
        return _overtaken(request, sheet, form, overtaken.latest)
    except flow.Refused as refused:
        messages.error(request, looked_up(str(refused)))
        return _form(request, sheet, form, status=409)
    return _next(request, held, wanted, now)


def _next(request: HttpRequest, held: Entry, wanted: str, now: datetime) -> HttpResponse:
    allowed = desk.allowed(held, person(request))
    if wanted == "sofort" and Action.EMERGENCY in allowed:
        entries.do(request, held, Action.EMERGENCY, held.version, now=now)
    elif wanted in ("hinaus", "sofort"):
        action = Action.PUBLISH if Action.PUBLISH in allowed else Action.HAND_IN
        entries.do(request, held, action, held.version, now=now)
    else:
        messages.success(request, _("Als Entwurf gespeichert. Noch ist nichts zu sehen."))
    return redirect("editor:entry", held.pk)


def _overtaken(
    request: HttpRequest, sheet: Sheet, form: EntryForm, latest: Revision | None
) -> HttpResponse:
    """Tell of the other's version beside what was typed; the next save builds upon it."""
    theirs = None
    if latest is not None and sheet.entry is not None:
        sheet.seen = latest.number
        theirs = {"latest": latest, "told": shown.told(sheet.entry, latest, utc_now())}
    return _form(request, sheet, form, status=409, theirs=theirs)


def _form(
    request: HttpRequest,
    sheet: Sheet,
    form: EntryForm,
    *,
    status: int = 200,
    theirs: dict[str, Any] | None = None,
) -> HttpResponse:
    amt = [unit for unit in sheet.choices.units if unit.kind == "amt"]
    unit = sheet.entry.unit if sheet.entry else next(iter(amt or sheet.choices.units))
    doer = desk.person(sheet.by, unit)
    case = flow.Case(writer=doer.name, version=1, serious=sheet.kind == "notice")
    context = {
        "form": form,
        "kind": sheet.kind,
        "heading": forms.heading(sheet.kind, new=sheet.entry is None),
        "entry": sheet.entry,
        "seen": sheet.seen,
        "theirs": theirs,
        "open_more": not fields.MORE.isdisjoint(form.errors),
        "open_languages": any(f"{name}_title" in form.errors for _, name, _ in fields.OTHERS),
        "second": flow.needs_second(case, doer),
        **files_of(form),
    }
    return render(request, "editor/form.html", context, status=status)
