# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The preview of what is being written, and the files of entries, for staff to look at."""

import base64
import logging
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from admin_sync.office.editor import items, preview, publish, targets, uploads
from admin_sync.office.editor.draft import KINDS, Draft
from admin_sync.office.editor.models import Attachment, Entry, Revision
from admin_sync.office.editor.targets import choices
from admin_sync.office.editor.uploads import PDF, PICTURE, Bringer
from admin_sync.office.editor.views import entries
from admin_sync.office.editor.views.writing import Sheet, filled
from admin_sync.office.fleet import blobs
from admin_sync.office.people.rights import Right, needs, person
from content.clock import day_start, utc_now

_log = logging.getLogger(__name__)


@needs(Right.WRITE)
@require_POST
def preview_written(request: HttpRequest, kind: str) -> HttpResponse:
    """What is being written, drawn by the player; nothing of it is kept."""
    if kind not in KINDS:
        raise Http404
    user, now = person(request), utc_now()
    form = filled(request, Sheet(kind, Bringer(user), choices(user)), now)
    if not form.is_valid():
        said = _("Bitte füllen Sie erst die markierten Felder aus.")
        wrong = [
            (form[name].label, told) for name, told in form.errors.items() if name in form.fields
        ]
        context = {"said": said, "wrong": wrong}
        return _answer(request, context)
    draft = form.draft(now)
    offered = choices(user).units
    entry = Entry(id=uuid4(), kind=kind, unit=targets.owner(draft.where, offered[0]), changed=now)
    return _drawn(request, entry, draft)


@needs(Right.SEE)
def preview_kept(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """The latest version of an entry, drawn by the player."""
    held = entries.found(entry_id, person(request))
    return _drawn(request, held, held.revisions.get(number=held.version).draft)


@needs(Right.SEE)
def blob(request: HttpRequest, sha: str) -> HttpResponse:
    """A picture, PDF or first page: one's own, or of an entry that one may see."""
    user = person(request)
    for held in Attachment.objects.filter(Q(sha=sha) | Q(pages__0__0=sha)):
        named = Q(content__picture=held.sha) | Q(content__pdf=held.sha)
        seen = Revision.objects.filter(named, entry__in=entries.visible(user))
        if held.by_id == user.pk or seen.exists():
            return served(held, sha)
    raise Http404


def served(held: Attachment, sha: str) -> HttpResponse:
    """A file that was brought, or a page of it, harmless whatever it holds."""
    document = held.kind == PDF and sha == held.sha
    kind = "application/pdf" if document else _image(blobs.path(sha))
    response = HttpResponse(blobs.path(sha).read_bytes(), content_type=kind)
    if document:
        # a foreign document does nothing under our address
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, max-age=86400"
    return response


def _image(file: Path) -> str:
    """What the worker made of a picture: PNG or JPEG."""
    with file.open("rb") as stream:
        return "image/png" if stream.read(4) == b"\x89PNG" else "image/jpeg"


def _drawn(request: HttpRequest, entry: Entry, draft: Draft) -> HttpResponse:
    now = utc_now()
    revision = Revision(entry=entry, number=1, made=now)
    held = [uploads.find(draft.picture, PICTURE), uploads.find(draft.pdf, PDF)]
    files = [file for file in held if file is not None]
    at = max(now, draft.since or now)
    if draft.kind == "notice" and draft.official.posted:
        at = max(at, day_start(draft.official.posted))
    made = items.items(draft, publish.setting(entry, revision, draft, draft.until), now)
    place = entry.unit.name if entry.unit.kind != "amt" else _village(entry)
    stand = preview.Stand(place, place, settings.CONFIG.name)
    # what takes over comes first, for it is what everybody sees
    shown = tuple(sorted(made, key=lambda item: not item.id.endswith("/takeover")))
    try:
        picture = preview.draw(shown, files, stand, at)
    except preview.NoPlayerError:
        said = _(
            "Auf diesem Rechner ist kein Bildschirm-Programm: es gibt keine Vorschau als Bild."
        )
    except preview.BusyError:
        said = _("Gerade werden andere Vorschauen gezeichnet. Bitte gleich noch einmal.")
    except preview.NoPicture as error:
        _log.warning("no preview of %s: %s", draft.kind, error)
        said = _("Die Vorschau konnte nicht gezeichnet werden.")
        if not made:
            said = _("Es gibt nichts zu zeigen: der Termin liegt in der Vergangenheit.")
    else:
        data = base64.b64encode(picture).decode()
        return _answer(request, {"png": data})
    return _answer(request, {"said": said})


def _answer(request: HttpRequest, context: Mapping[str, object]) -> HttpResponse:
    """For htmx the preview alone, else a page with it."""
    part = request.headers.get("HX-Request") == "true"
    return render(request, "editor/parts/preview.html" if part else "editor/look.html", context)


def _village(entry: Entry) -> str:
    first = entry.unit.villages.first()
    return first.name if first else entry.unit.name
