# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One screen: how it stands and why, its picture, its history, and what one can do about it."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from admin_sync.office.fleet import (
    acts,
    blobs,
    content_proofs,
    meetings,
    naming,
    outgoing,
    owners,
    receipts,
    records,
    signs,
    standing,
)
from admin_sync.office.fleet.evidence import Evidence
from admin_sync.office.fleet.forms import ModeForm, TerminalForm
from admin_sync.office.fleet.models import Order, Terminal
from admin_sync.office.fleet.verbs import BUTTONS, OUTCOMES, VERBS
from admin_sync.office.fleet.views.access import terminal_for
from admin_sync.office.people.rights import Right, may, needs, person, units_for
from admin_sync.protocol import identity
from admin_sync.protocol.orders import Outcome, Verb
from content.clock import utc_now

#: While somebody looks at a screen it beats every three seconds.
WATCHED = timedelta(seconds=20)
_SHOWN = 12
_SPANS = ((1, timedelta(days=1)), (7, timedelta(days=7)), (30, timedelta(days=30)))


@needs(Right.SEE)
def terminals(request: HttpRequest) -> HttpResponse:
    """The list of screens, with what each is."""
    found = (
        Terminal.objects.filter(unit__in=units_for(person(request), Right.SEE), retired=None)
        .select_related("unit")
        .prefetch_related("groups", "devices")
    )
    may_add = units_for(person(request), Right.OPERATE).exists()
    return render(request, "fleet/terminals.html", {"terminals": found, "may_add": may_add})


@needs(Right.SEE)
def terminal(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one screen."""
    found = terminal_for(request, pk, Right.SEE)
    now = utc_now()
    Terminal.objects.filter(pk=pk).update(watched=now + WATCHED)
    operates = may(person(request), Right.OPERATE, found.unit)
    coming = meetings.coming(found, now) if operates else []
    context = _state(found, now) | {
        "operates": operates,
        "incident": owners.going(found),
        "buttons": BUTTONS,
        "mode_form": ModeForm(coming) if operates else None,
        "mode_meeting": dict(coming).get((found.mode or {}).get("item", ""), ""),
        "may_neutral": may(person(request), Right.APPROVE, found.unit),
    }
    return render(request, "fleet/terminal.html", context)


@needs(Right.SEE)
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """What on the page of a screen is asked for anew every five seconds."""
    found = terminal_for(request, pk, Right.SEE)
    now = utc_now()
    Terminal.objects.filter(pk=pk).update(watched=now + WATCHED)
    answer = render(request, "fleet/parts/state.html", _state(found, now))
    answer["X-Now"] = str(int(now.timestamp() * 1000))
    answer["X-Stand"] = standing.stand(now)
    return answer


@needs(Right.SEE)
def picture(request: HttpRequest, pk: int, order: str) -> HttpResponseBase:
    """The picture, or the extract of the log, that an order brought."""
    found = terminal_for(request, pk, Right.SEE)
    made = get_object_or_404(Order, pk=order, device__terminal=found)
    if made.verb == Verb.LOG.value and not may(person(request), Right.OPERATE, found.unit):
        raise Http404
    data = blobs.read(made.blob)
    if data is None:
        raise Http404
    kind = "text/plain; charset=utf-8" if made.verb == Verb.LOG.value else _image(data)
    return FileResponse(iter([data]), content_type=kind, filename=f"{made.verb}-{made.pk[:8]}")


@needs(Right.OPERATE)
def edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Change a screen, or make one."""
    user, now = person(request), utc_now()
    known = terminal_for(request, pk, Right.OPERATE) if pk is not None else None
    form = TerminalForm(user, request.POST or None, instance=known or Terminal(created=now))
    if request.method == "POST" and form.is_valid():
        with transaction.atomic(), signs.changing([known] if known else [], now):
            saved = form.save()
            changed = {name: str(form.cleaned_data[name]) for name in form.changed_data}
            acts.saved(saved, user, now, changed)
        messages.success(request, _("%(name)s ist gespeichert.") % {"name": saved.name})
        return redirect("fleet:terminal", saved.pk)
    return render(request, "fleet/terminal_form.html", {"form": form, "terminal": known})


@needs(Right.OPERATE)
@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a place up. Its history and its proofs stay."""
    found, now = terminal_for(request, pk, Right.OPERATE), utc_now()
    device = outgoing.accepted(found)
    if device is not None:
        messages.error(request, _("Dort steht noch ein Gerät. Sperren Sie es zuerst."))
        return redirect("fleet:terminal", pk)
    found.retired = now
    found.save(update_fields=["retired"])
    acts.saved(found, person(request), now, {"retired": True})
    messages.success(request, _("%(name)s ist aufgegeben.") % {"name": found.name})
    return redirect("fleet:terminals")


@needs(Right.OPERATE)
@require_POST
def order(request: HttpRequest, pk: int) -> HttpResponse:
    """Order the device of a screen to do something."""
    found = terminal_for(request, pk, Right.OPERATE)
    try:
        verb = Verb(request.POST.get("verb", ""))
    except ValueError:
        messages.error(request, _("Diesen Auftrag gibt es nicht."))
        return redirect("fleet:terminal", pk)
    if verb is Verb.WIPE and request.POST.get("name", "").strip() != found.name:
        messages.error(request, _("Zum Löschen bitte den Namen des Bildschirms genau eintippen."))
        return redirect("fleet:terminal", pk)
    try:
        acts.order(found, verb, person(request), utc_now())
    except acts.RefusedError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            _("Auftrag erteilt: %(what)s. Das Gerät bekommt ihn, sobald es sich meldet.")
            % {"what": VERBS[verb]},
        )
    return redirect("fleet:terminal", pk)


@needs(Right.OPERATE)
@require_POST
def mode(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a screen be in maintenance, show a meeting, or neither."""
    found, now = terminal_for(request, pk, Right.OPERATE), utc_now()
    if "end" in request.POST:
        if (found.mode or {}).get("name") == "neutral" and not may(
            person(request), Right.APPROVE, found.unit
        ):
            messages.error(request, _("Die neutrale Seite beendet, wer freigeben darf."))
            return redirect("fleet:terminal", pk)
        acts.set_mode([found], None, person(request), now)
        return redirect("fleet:terminal", pk)
    form = ModeForm(meetings.coming(found, now), request.POST)
    if form.is_valid():
        acts.set_mode([found], form.mode(now), person(request), now)
        return redirect("fleet:terminal", pk)
    context = {"form": form, "terminal": found}
    return render(request, "fleet/mode.html", context)


@needs(Right.OPERATE)
@require_POST
def trust(request: HttpRequest, pk: int) -> HttpResponse:
    """What hangs at the computer belongs there: its panel, or a keyboard."""
    found, now = terminal_for(request, pk, Right.OPERATE), utc_now()
    report = records.known([found])[found.pk].report
    if report is None:
        messages.error(request, _("Das Gerät hat noch nicht gesagt, was daran angeschlossen ist."))
        return redirect("fleet:terminal", pk)
    with signs.changing([found], now):
        if "panel" in request.POST:
            lit = [one.edid for one in report.connectors or () if one.connected and one.edid]
            found.panel_edid = lit[0] if lit else ""
        else:
            found.keyboards = sorted({*found.keyboards, *report.keyboards})
        found.save(update_fields=["panel_edid", "keyboards"])
        acts.saved(found, person(request), now, {"keyboards": found.keyboards})
    return redirect("fleet:terminal", pk)


def _state(found: Terminal, now: datetime) -> dict[str, Any]:
    """All that a page of a screen says of it."""
    known = records.known([found])[found.pk]
    device = outgoing.accepted(found)
    orders = Order.objects.filter(device__terminal=found).select_related("by")
    pictures = orders.filter(verb=Verb.SCREENSHOT.value).exclude(blob="")
    report = known.report
    return {
        "terminal": found,
        "moment": now,
        "stand": standing.stand(now),
        "one": standing.one_of(found, now),
        "evidence": known.evidence,
        "report": report,
        "sources": _sources(known.evidence),
        "device": device,
        "words": identity.words(bytes(device.key)) if device else "",
        "changes": standing.changes(found, now, _SHOWN),
        "uptimes": [(days, standing.uptime(found, now, span)) for days, span in _SPANS],
        "orders": [
            (
                one,
                VERBS.get(Verb(one.verb), one.verb),
                OUTCOMES.get(one.outcome, ""),
                *receipts.told(one.detail, _),
            )
            for one in orders[:_SHOWN]
        ],
        "now": now,
        "picture": pictures.filter(outcome=Outcome.DONE.value).first(),
        "mode": found.mode,
        "mode_until": _moment((found.mode or {}).get("until")),
        "strange": report and [one for one in report.keyboards if one not in found.keyboards],
    }


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _sources(evidence: Evidence | None) -> list[dict[str, Any]]:
    """Each source with when it last answered, and whether that is recent enough for it."""
    if evidence is None or evidence.report is None or evidence.reported is None:
        return []
    called = naming.names(one.id for one in evidence.report.sources)
    return [
        {
            "source": one,
            "name": called[one.id],
            "answered": evidence.reported - timedelta(seconds=one.age)
            if one.age is not None
            else None,
            "limit": content_proofs.limit(one),
        }
        for one in evidence.report.sources
    ]


def _image(data: bytes) -> str:
    if data.startswith(b"\x89PNG"):
        return "image/png"
    return "image/webp" if data[8:12] == b"WEBP" else "image/jpeg"
