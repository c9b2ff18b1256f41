# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Taking devices in: the code from the screen, its fingerprint, its place; and locking out."""

from typing import Any

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from admin_sync.office import config
from admin_sync.office.fleet import acts, enrolment, joining, keys
from admin_sync.office.fleet.forms import PlaceForm
from admin_sync.office.fleet.models import Device, Terminal
from admin_sync.office.fleet.reaching import ReachForm
from admin_sync.office.fleet.views.access import device_for, terminal_for
from admin_sync.office.people import audit
from admin_sync.office.people.rights import Right, needs, person, units_for
from admin_sync.protocol import identity
from content.clock import utc_now
from content.settings.declared import toml_text


@needs(Right.OPERATE)
def join(request: HttpRequest) -> HttpResponse:
    """Type the code of a screen, or choose one of those that came with a code of the office."""
    user, now = person(request), utc_now()
    typed = request.POST.get("code") or request.GET.get("code", "")
    context: dict[str, Any] = {"typed": typed, "now": now}
    if typed:
        try:
            device = joining.waiting_with(typed, str(user.pk), now)
        except joining.JoinError as error:
            context["problem"] = translation.gettext(str(error))
        else:
            return redirect("fleet:device", device.pk)
    units = units_for(user, Right.OPERATE)
    came = Device.objects.filter(state=Device.State.WAITING, code__terminal__unit__in=units)
    context["came"] = [
        (one, identity.words(bytes(one.key)), _place_of(one)) for one in came.distinct()
    ]
    context["places"] = Terminal.objects.filter(retired=None, unit__in=units)
    return render(request, "fleet/join.html", context)


@needs(Right.OPERATE)
def device(request: HttpRequest, pk: str) -> HttpResponse:
    """Compare the fingerprint, choose the place, accept."""
    found, user, now = device_for(request, pk), person(request), utc_now()
    wanted = _place_of(found)
    form = PlaceForm(user, request.POST or None, initial={"place": wanted})
    if request.method == "POST" and form.is_valid():
        place: Terminal = form.cleaned_data["place"]
        try:
            acts.accept(found, place, user, now)
        except joining.JoinError as error:
            messages.error(request, translation.gettext(str(error)))
        else:
            said = _("Angenommen. Das Gerät steht jetzt bei %(place)s.") % {"place": place.name}
            messages.success(request, said)
            return redirect("fleet:terminal", place.pk)
    context = {
        "device": found,
        "form": form,
        "words": identity.words(bytes(found.key)),
        "office_words": _office_words(),
        "now": now,
    }
    return render(request, "fleet/device.html", context)


@needs(Right.OPERATE)
@require_POST
def revoke(request: HttpRequest, pk: str) -> HttpResponse:
    """Lock a device out, or refuse one that waits."""
    found = device_for(request, pk)
    acts.revoke(found, person(request), utc_now())
    messages.success(request, _("Das Gerät ist gesperrt."))
    if found.terminal is not None:
        return redirect("fleet:terminal", found.terminal.pk)
    return redirect("fleet:join")


@needs(Right.OPERATE)
@require_POST
def code(request: HttpRequest, pk: int) -> HttpResponse:
    """A code for a place, to be typed at the device with `kiosk enrol`."""
    place = terminal_for(request, pk, Right.OPERATE)
    plain = _made(request, place, ready=False)
    context = {"terminal": place, "code": plain, "office_words": _office_words()}
    return render(request, "fleet/code.html", context)


@needs(Right.OPERATE)
@require_POST
@never_cache
@sensitive_post_parameters()
def ready(request: HttpRequest, pk: int) -> HttpResponse:
    """A ready file for a place: with it a device joins by itself, and finds into the net."""
    place = terminal_for(request, pk, Right.OPERATE)
    form = ReachForm(request.POST)
    if not form.is_valid():
        return _ways(request, place, form)
    text = _file(_made(request, place, ready=True)) + form.tables()
    if "download" in request.POST:
        answer = HttpResponse(text, content_type="application/toml")
        name = slugify(place.name) or "bildschirm"
        answer["Content-Disposition"] = f'attachment; filename="schaukasten-{name}.toml"'
        return answer
    drawn = segno.make(text, error="m", micro=False).svg_data_uri(scale=4, border=4)
    context = {"terminal": place, "text": text, "qr": drawn}
    return render(request, "fleet/ready.html", context)


def _made(request: HttpRequest, place: Terminal, *, ready: bool) -> str:
    user, now = person(request), utc_now()
    plain = joining.offer(place, user, now, ready=ready)
    audit.record(user, "code-made", f"terminal:{place.pk}", {"ready": ready}, now)
    return plain


def _file(plain: str) -> str:
    """The file that a terminal reads when it starts for the first time."""
    chosen = config.current()
    return (
        "[office]\n"
        f"url = {toml_text(chosen.base_url.rstrip('/'))}\n"
        f"code = {toml_text(enrolment.spoken(plain).replace(' ', '-'))}\n"
        f"key = {toml_text(keys.office().name)}\n"
    )


def _office_words() -> str:
    """What a screen must say of this office, whoever sits between the two."""
    return identity.words(keys.office().public)


def _place_of(found: Device) -> Terminal | None:
    """The place of the code with which a device came."""
    offered = found.code_set.filter(used=None).exclude(terminal=None).select_related("terminal")
    made = offered.first()
    return made.terminal if made else None


@needs(Right.OPERATE)
def wanted(request: HttpRequest, pk: int) -> HttpResponse:
    """Ways to bring a device to a place."""
    return _ways(request, terminal_for(request, pk, Right.OPERATE), ReachForm())


def _ways(request: HttpRequest, place: Terminal, form: ReachForm) -> HttpResponse:
    there = place.devices.filter(state=Device.State.ACCEPTED)
    context = {"terminal": place, "there": there.first(), "form": form}
    return render(request, "fleet/bring.html", context)
