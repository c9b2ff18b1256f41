# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Files that people bring: looked at by a worker with limits, kept as blobs, refused in German."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from admin_sync.office.editor.models import Attachment, Invitation
from admin_sync.office.fleet import blobs
from admin_sync.office.people.models import User
from content.images import MOST_BYTES as LARGEST_PICTURE
from content.images import ImageRefused
from content.pictures import BOX
from content.printed import MOST_BYTES as LARGEST_PDF
from content.printed import PdfRefused
from content.workshop import Workshop

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

#: What a file is taken for, in the words of the form.
PICTURE: Final = "picture"
PDF: Final = "pdf"
_LONGEST_NAME = 200
_LONGEST_TEXT = 60_000


class FileRefused(Exception):  # noqa: N818 - a verdict on the file
    """Why a file cannot be used, and what to do, for whoever brought it."""


@dataclass(frozen=True, slots=True)
class Bringer:
    """Who brings a file: somebody of the staff, or a club by its link."""

    user: User | None = None
    invitation: Invitation | None = None


@cache
def workshop() -> Workshop:
    """The office's own worker; it starts with the first file."""
    return Workshop()


def take(kind: str, upload: "UploadedFile[bytes]", by: Bringer, now: datetime) -> Attachment:
    """Check and keep a file.

    Raises:
        FileRefused: it is too large, damaged, no such file, or takes too much to look at.
    """
    most = LARGEST_PICTURE if kind == PICTURE else LARGEST_PDF
    if (upload.size or 0) > most:
        raise FileRefused(_too_large(kind, most))
    data = upload.read(most + 1)
    if len(data) > most:
        raise FileRefused(_too_large(kind, most))
    made = _picture(data) if kind == PICTURE else _document(data)
    made.name, made.size, made.made = (upload.name or "")[-_LONGEST_NAME:], len(data), now
    made.by, made.invitation = by.user, by.invitation
    made.save()
    return made


def find(sha: str, kind: str) -> Attachment | None:
    """The file of a blob, whoever brought it."""
    return Attachment.objects.filter(sha=sha, kind=kind).first() if sha else None


def use(sha: str, kind: str, by: Bringer, before: str, now: datetime) -> bool:
    """Whether somebody may put a file into an entry; if so, it is kept as if brought just now.

    Staff may use whatever is kept, since only who was shown a file knows its name. A club may use
    what it brought, and what is in there already.
    """
    known = Attachment.objects.filter(sha=sha, kind=kind)
    if by.user is None:
        known = known.filter(invitation=by.invitation)
    if not known.update(used=now):
        return sha == before
    for one in known:
        for name in one.files:
            blobs.touch(name)
    return True


def _picture(data: bytes) -> Attachment:
    try:
        scaled = workshop().image(data, BOX)
    except ImageRefused as refused:
        raise FileRefused(_said(refused.reason)) from refused
    sha = blobs.put(scaled.data)
    return Attachment(sha=sha, kind=PICTURE, width=scaled.width, height=scaled.height)


def _document(data: bytes) -> Attachment:
    try:
        printed = workshop().document(data)
    except PdfRefused as refused:
        hint = _("Bitte speichern Sie das Dokument noch einmal als PDF, ohne Kennwort.")
        raise FileRefused(f"{_pdf_said(refused.reason)} {hint}") from refused
    return Attachment(
        sha=blobs.put(data),
        kind=PDF,
        pages=[[blobs.put(page.data), page.width, page.height] for page in printed.pages],
        pages_in_all=printed.pages_in_all,
        text=printed.text[:_LONGEST_TEXT],
    )


def _too_large(kind: str, most: int) -> str:
    if kind == PICTURE:
        return _("Das Bild ist zu groß: höchstens %(mb)d MB sind möglich.") % {"mb": most // 10**6}
    return _("Das PDF ist zu groß: höchstens %(mb)d MB sind möglich.") % {"mb": most // 10**6}


def _said(reason: str) -> str:
    """The worker's reason, in the clerk's words."""
    if "megapixels" in reason:
        return _("Das Bild hat zu viele Bildpunkte. Bitte verkleinern Sie es.")
    if "longer than" in reason or "memory" in reason or "time" in reason:
        return _("Das Bild ist zu aufwendig. Bitte speichern Sie es neu als JPEG.")
    return _("Die Datei ist kein lesbares Bild. Möglich sind JPEG, PNG, WebP und GIF.")


def _pdf_said(reason: str) -> str:
    if "Kennwort" in reason:
        return _("Das PDF ist mit einem Kennwort geschützt.")
    if "kein PDF" in reason:
        return _("Die Datei ist kein PDF.")
    return _("Das PDF ist beschädigt oder zu aufwendig zum Zeichnen.")
