# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Personal links: made and ended by staff, used by clubs and shops without an account."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext as looked_up
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from admin_sync.office import config
from admin_sync.office.editor import desk, flow, forms, links, reading
from admin_sync.office.editor.draft import Where
from admin_sync.office.editor.flow import Action
from admin_sync.office.editor.forms import EntryForm
from admin_sync.office.editor.models import Entry, Invitation, Policy
from admin_sync.office.editor.targets import Choices
from admin_sync.office.editor.uploads import Bringer
from admin_sync.office.editor.views import entries
from admin_sync.office.editor.views.files import served
from admin_sync.office.editor.views.writing import Sheet, files_of, filled
from admin_sync.office.people import audit
from admin_sync.office.people.rights import Right, needs, person, public, units_for
from content.clock import at_glass, utc_now

#: What clubs and shops may hand in.
CLUB_KINDS = ("event", "news", "offer")
_NOWHERE = Choices((), (), ())


@needs(Right.APPROVE)
def invitations(request: HttpRequest) -> HttpResponse:
    """The links that were made, and one more; the new link is shown this one time."""
    user, now = person(request), utc_now()
    units = units_for(user, Right.APPROVE)
    form = links.InvitationForm(units, request.POST or None)
    made = ""
    if request.method == "POST" and form.is_valid():
        invitation, token = links.make(form.cleaned_data, user, now)
        audit.record(user, "club-invited", f"club:{invitation.pk}", {"name": invitation.name}, now)
        made = f"{config.current().base_url.rstrip('/')}/beitraege/einreichen/{token}/"
        form = links.InvitationForm(units)
    held = Invitation.objects.filter(unit__in=units).select_related("unit")
    rows = [(each, links.is_open(each, now)) for each in held]
    context = {"form": form, "rows": rows, "made": made, "qr": links.qr(made) if made else ""}
    return render(request, "editor/invitations.html", context)


@needs(Right.APPROVE)
@require_POST
def revoke(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """End a link at once; what came by it stays."""
    user, now = person(request), utc_now()
    units = units_for(user, Right.APPROVE)
    held = get_object_or_404(Invitation, pk=invitation_id, unit__in=units)
    if held.revoked is None:
        held.revoked = now
        held.save()
        audit.record(user, "club-ended", f"club:{held.pk}", {"name": held.name}, now)
    messages.success(request, _("Der Link gilt nicht mehr."))
    return redirect("editor:invitations")


@needs(Right.MANAGE)
def policies(request: HttpRequest) -> HttpResponse:
    """Where news and events need a second person, too."""
    user, now = person(request), utc_now()
    units = list(units_for(user, Right.MANAGE))
    if request.method == "POST":
        for unit in units:
            direct = str(unit.pk) not in request.POST.getlist("zweite")
            if direct != desk.direct(unit):
                Policy.objects.update_or_create(unit=unit, defaults={"direct": direct})
                audit.record(user, "policy-changed", f"unit:{unit.pk}", {"direct": direct}, now)
        messages.success(request, _("Gespeichert."))
        return redirect("editor:policies")
    rows = [(unit, not desk.direct(unit)) for unit in units]
    return render(request, "editor/policies.html", {"rows": rows})


@public
@never_cache
@sensitive_variables("token")
def desk_of(request: HttpRequest, token: str) -> HttpResponse:
    """What a club has handed in, how it stands, and the way to more."""
    now = utc_now()
    held = _open(token, now)
    chosen = request.GET.get("sprache", "")
    if chosen in dict(settings.LANGUAGES):
        answer = redirect("editor:club", token)
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, samesite="Lax", httponly=True)
        return answer
    handed = held.entries.all()[:100]
    rows = [(entries.row(each, now), _may_change(each, held)) for each in handed]
    labels = [(kind, forms.label_of(kind)) for kind in CLUB_KINDS]
    context = {"invitation": held, "token": token, "rows": rows, "kinds": labels}
    return _quiet(render(request, "editor/club.html", context))


@public
@never_cache
@sensitive_variables("token")
def new(request: HttpRequest, token: str, kind: str) -> HttpResponse:
    """The club's short form."""
    now = utc_now()
    held = _open(token, now)
    if kind not in CLUB_KINDS:
        raise Http404
    where = Where(units=(held.unit_id,))
    sheet = Sheet(kind, Bringer(invitation=held), _NOWHERE, where=where)
    if request.method == "POST":
        return _sent(request, token, held, sheet)
    initial = forms.fresh(kind, _NOWHERE, at_glass(now).date()) | {"seller": held.name}
    form = EntryForm(kind, _NOWHERE, initial=initial, where=where)
    return _form(request, token, form, sheet)


@public
@never_cache
@sensitive_variables("token")
def edit(request: HttpRequest, token: str, entry_id: UUID) -> HttpResponse:
    """What a club has handed in, to be changed while it waits."""
    now = utc_now()
    held = _open(token, now)
    entry = get_object_or_404(Entry, pk=entry_id, invitation=held)
    if not _may_change(entry, held):
        messages.error(request, _("Das ist schon freigegeben. Bitte fragen Sie das Amt."))
        return redirect("editor:club", token)
    sheet = Sheet(entry.kind, Bringer(invitation=held), _NOWHERE, entry, entry.version)
    sheet.where = sheet.before.where
    if request.method == "POST":
        return _sent(request, token, held, sheet)
    initial = reading.initial_of(sheet.before)
    form = EntryForm(entry.kind, _NOWHERE, initial=initial, where=sheet.where)
    return _form(request, token, form, sheet)


@public
@never_cache
@require_POST
@sensitive_variables("token")
def withdraw(request: HttpRequest, token: str, entry_id: UUID) -> HttpResponse:
    """A club takes back what is its own, hanging or not."""
    now = utc_now()
    held = _open(token, now)
    entry = get_object_or_404(Entry, pk=entry_id, invitation=held)
    try:
        desk.act(entry, Action.WITHDRAW, Bringer(invitation=held), entry.version, now)
        messages.success(request, _("Zurückgezogen."))
    except flow.Refused as refused:
        messages.error(request, looked_up(str(refused)))
    return redirect("editor:club", token)


@public
@never_cache
@sensitive_variables("token")
def file(request: HttpRequest, token: str, sha: str) -> HttpResponse:
    """A picture that this club brought."""
    del request
    held = _open(token, utc_now())
    mine = held.attachments.filter(Q(sha=sha) | Q(pages__0__0=sha)).first()
    if mine is None:
        raise Http404
    return served(mine, sha)


def _sent(request: HttpRequest, token: str, held: Invitation, sheet: Sheet) -> HttpResponse:
    now = utc_now()
    too_much = links.too_much(held, now, files=len(request.FILES))
    if links.too_often(held, now):
        too_much = _("Das war sehr viel auf einmal. Bitte versuchen Sie es in einer Stunde wieder.")
    if too_much:
        form = EntryForm(sheet.kind, _NOWHERE, request.POST, where=sheet.where)
        form.add_error(None, too_much)
        return _form(request, token, form, sheet, status=429)
    form = filled(request, sheet, now)
    if not form.is_valid() or not form.require(now):
        return _form(request, token, form, sheet, status=422)
    draft = desk.with_source(form.draft(now), sheet.by)
    try:
        written = desk.write(sheet.entry, draft, sheet.by, sheet.seen, now)
        if written.state == flow.State.DRAFT:
            desk.act(written, Action.HAND_IN, sheet.by, written.version, now)
    except desk.Overtaken:
        form.add_error(None, _("Der Beitrag wurde inzwischen geändert. Bitte prüfen Sie ihn."))
        return _form(request, token, form, sheet, status=409)
    except flow.Refused as refused:
        form.add_error(None, looked_up(str(refused)))
        return _form(request, token, form, sheet, status=409)
    messages.success(request, _("Danke! Das Amt sieht es sich an. Hier sehen Sie, wie es steht."))
    return redirect("editor:club", token)


def _form(
    request: HttpRequest, token: str, form: EntryForm, sheet: Sheet, *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "kind": form.kind,
        "heading": forms.heading(form.kind, new=sheet.entry is None),
        "invitation": sheet.by.invitation,
        "token": token,
        "seen": sheet.seen,
        **files_of(form),
    }
    return _quiet(render(request, "editor/club_form.html", context, status=status))


def _open(token: str, now: datetime) -> Invitation:
    """The link that a token belongs to, while it holds.

    Raises:
        Http404: there is none, it was ended or is over.
    """
    held = links.find(token, now)
    if held is None:
        raise Http404
    return held


def _may_change(entry: Entry, held: Invitation) -> bool:
    return (
        entry.invitation_id == held.pk and entry.live == 0 and entry.state in ("waiting", "draft")
    )


def _quiet(response: HttpResponse) -> HttpResponse:
    """A page whose address is a key: nobody else is told of it."""
    # not even less: a browser that names no origin at all is taken for a forger
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
