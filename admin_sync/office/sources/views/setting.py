# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Adding, changing, recognising and reading in sources; pausing them; the neutral page."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from admin_sync.office.fleet import composing
from admin_sync.office.people import audit
from admin_sync.office.people.models import Unit, User
from admin_sync.office.people.rights import Right, may, needs, person
from admin_sync.office.sources import decisions, reach
from admin_sync.office.sources.forms import (
    DetectForm,
    ImportForm,
    SourceForm,
    WhereForm,
    options_help,
    usual,
)
from admin_sync.office.sources.models import Pause, Source
from admin_sync.office.sources.secrets import OUTSIDE, same_site
from admin_sync.office.sources.settings import from_toml
from admin_sync.office.sources.views import seen
from content import guess
from content import source as described
from content.clock import utc_now
from content.fetch import Fetcher, FetchError, NetworkOptions, Validators
from content.settings.problem import SettingsError

_LARGEST = 20_000_000
_NETWORK = NetworkOptions(user_agent="Schaukasten-Leitstelle", total=20)


@needs(Right.OPERATE)
def add(request: HttpRequest) -> HttpResponse:
    """Add a source, beginning with what was recognised."""
    begin = {
        name: request.GET[name][:2000]
        for name in ("url", "format", "kind", "id")
        if name in request.GET
    }
    source = Source(every=900)
    form = SourceForm(person(request), request.POST or None, instance=source, initial=usual(begin))
    return _edited(request, form, "source-added", _("Neue Quelle"))


@needs(Right.OPERATE)
def change(request: HttpRequest, name: str) -> HttpResponse:
    """Change a source."""
    user = person(request)
    source = seen.source(user, name, Right.OPERATE)
    form = SourceForm(user, request.POST or None, instance=source)
    return _edited(request, form, "source-changed", _("Quelle ändern"))


@needs(Right.OPERATE)
def detect(request: HttpRequest) -> HttpResponse:
    """Ask an address what it is."""
    form = DetectForm(request.POST or None)
    found: list[dict[str, str]] = []
    linked: tuple[str, ...] = ()
    trouble = ""
    if request.method == "POST" and form.is_valid():
        address = form.cleaned_data["url"]
        try:
            # in the office's own network only those look around who run its machines
            allowed = address if may(person(request), Right.OPERATE) else OUTSIDE
            fetched = Fetcher(_NETWORK).fetch(address, Validators(), _LARGEST, configured=allowed)
            names = [one for one in guess.detect(fetched.body) if one != "office"]
            found = [guess.block(one, address) for one in names]
            linked = () if found else guess.feeds_of_page(fetched.body, fetched.url)
        except FetchError as error:
            trouble = error.message
        else:
            if not found and not linked:
                trouble = _("Dahinter ist nichts, was ein Schaukasten lesen kann.")
    context = {"form": form, "found": found, "linked": linked, "trouble": trouble}
    return render(request, "sources/detect.html", context)


@needs(Right.OPERATE)
def read_in(request: HttpRequest) -> HttpResponse:
    """Read the sources of a kiosk.toml; those that are known are changed."""
    user = person(request)
    form = ImportForm(user, request.POST or None)
    problems: tuple[object, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            sources = from_toml(form.cleaned_data["text"])
            problems = tuple(_strangers(sources))
        except SettingsError as error:
            problems, sources = error.problems, ()
        if not problems and not sources:
            messages.warning(request, _("In diesem Text steht keine Quelle."))
        elif not problems:
            number = _taken(user, sources, form.cleaned_data["unit"], utc_now())
            text = ngettext("%d Quelle übernommen.", "%d Quellen übernommen.", number)
            messages.success(request, text % number)
            return redirect("sources:sources")
    context = {"form": form, "problems": problems}
    return render(request, "sources/read_in.html", context)


@needs(Right.WRITE)
def pause(request: HttpRequest, name: str) -> HttpResponse:
    """Choose where nothing of a source is to be shown, and why."""
    user = person(request)
    source = seen.source(user, name, Right.WRITE)
    form = WhereForm(user, Right.WRITE, request.POST or None)
    if request.method == "POST" and form.is_valid():
        decisions.pause(user, source, form.where(), form.cleaned_data["reason"], utc_now())
        messages.success(request, _("Angehalten. Die Schaukästen erfahren es gleich."))
        return redirect("sources:source", source.pk)
    return render(request, "sources/pause.html", {"form": form, "source": source})


@require_POST
@needs(Right.WRITE)
def resume(request: HttpRequest, number: int) -> HttpResponse:
    """Take a pause back."""
    held = get_object_or_404(Pause, pk=number)
    decisions.undo(person(request), held, utc_now())
    messages.success(request, _("Die Quelle wird wieder gezeigt."))
    return redirect("sources:source", held.source)


@needs(Right.APPROVE)
def neutral(request: HttpRequest) -> HttpResponse:
    """Let screens show nothing but the neutral page, after a question; and take it back."""
    user, now = person(request), utc_now()
    form = WhereForm(user, Right.APPROVE, request.POST or None)
    sure = request.POST.get("sure") == "1"
    chosen = None
    if request.method == "POST" and form.is_valid():
        chosen = form.where()
        if sure:
            number = decisions.neutral(user, chosen, form.cleaned_data["reason"], now)
            text = ngettext(
                "%d Bildschirm zeigt nur noch die neutrale Seite.",
                "%d Bildschirme zeigen nur noch die neutrale Seite.",
                number,
            )
            messages.success(request, text % number)
            return redirect("sources:neutral")
    mine = list(seen.screens(user, Right.APPROVE))
    context = {
        "form": form,
        "chosen": chosen.screens() if chosen else (),
        "on": [one for one in mine if (one.mode or {}).get("name") == "neutral"],
    }
    return render(request, "sources/neutral.html", context)


@require_POST
@needs(Right.APPROVE)
def usual_again(request: HttpRequest) -> HttpResponse:
    """Let one screen, or all of one's own, show the programme again."""
    user = person(request)
    among = seen.screens(user, Right.APPROVE)
    number = request.POST.get("screen", "")
    if number.isascii() and number.isdigit():
        among = among.filter(pk=int(number[:17]))
    screens = list(among)
    if not screens:
        raise PermissionDenied
    done = decisions.usual(user, decisions.Where(terminals=screens), utc_now())
    text = ngettext(
        "%d Bildschirm zeigt wieder sein Programm.",
        "%d Bildschirme zeigen wieder ihr Programm.",
        done,
    )
    messages.success(request, text % done)
    return redirect("sources:neutral")


def _edited(request: HttpRequest, form: SourceForm, verb: str, title: str) -> HttpResponse:
    user = person(request)
    if request.method == "POST" and form.is_valid():
        if not may(user, Right.OPERATE, form.cleaned_data["unit"]):
            raise PermissionDenied
        source = form.save()
        settle(user, source, verb, utc_now())
        messages.success(request, _("Gespeichert. Die Quelle wird gleich abgerufen."))
        return redirect("sources:source", source.pk)
    chosen = str(form["format"].value() or "")
    context = {"form": form, "title": title, "options": options_help(chosen) if chosen else ()}
    return render(request, "sources/edit.html", context)


def settle(user: User, source: Source, verb: str, now: datetime) -> None:
    """Note how a source is set now, and tell the screens."""
    with transaction.atomic():
        reach.note(source, now)
        detail = {"format": source.format, "url": source.url, "enabled": source.enabled}
        audit.record(user, verb, f"source:{source.pk}", detail, now)
        composing.publish(reach.standing(), now)


def _strangers(sources: tuple[described.Source, ...]) -> list[str]:
    """Villages that nobody knows, ids that belong to somebody else."""
    known = _names()
    return [
        _("Quelle %(source)s: %(place)s ist keine Gemeinde dieses Amtes.")
        % {"source": source.id, "place": place}
        for source in sources
        for place in source.places
        if place.casefold() not in known
    ]


def _names() -> dict[str, Unit]:
    names: dict[str, Unit] = {}
    for unit in seen.villages():
        for word in (unit.name, *unit.aliases, unit.ags):
            if word:
                names.setdefault(word.casefold(), unit)
    return names


def _taken(user: User, sources: tuple[described.Source, ...], unit: Unit, now: datetime) -> int:
    names = _names()
    with transaction.atomic():
        for number, one in enumerate(sources):
            held = Source.objects.filter(pk=one.id).select_related("unit").first()
            if held is not None and not may(user, Right.OPERATE, held.unit):
                raise PermissionDenied
            values: dict[str, Any] = {
                "unit": unit, "kind": one.kind.value, "format": one.format, "url": one.url,
                "name": one.name, "every": int(one.every.total_seconds()),
                "options": dict(one.options), "licence": one.licence,
                "max_items": one.max_items, "approve": one.approve, "via": one.via,
                "enabled": True, "position": 10 * (number + 1),
            }  # fmt: skip
            if held is not None and not same_site(held.url, one.url):
                values["secret"] = b""
            source, _made = Source.objects.update_or_create(pk=one.id, defaults=values)
            source.places.set([names[place.casefold()] for place in one.places])
            settle(user, source, "source-read-in", now)
    return len(sources)
