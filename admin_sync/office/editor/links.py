# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The personal links of clubs and shops: made, found by token, and bounded in what they do."""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

import segno
from django import forms
from django.core.cache import cache
from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from admin_sync.office.editor.models import Attachment, Invitation, Step
from admin_sync.office.people.models import Unit, User

#: For how long a link holds, as staff may choose.
LASTING: Final = (
    ("90", gettext_lazy("drei Monate")),
    ("365", gettext_lazy("ein Jahr")),
    ("1095", gettext_lazy("drei Jahre")),
)
#: What comes by one link within an hour, and files and their bytes within a day.
MOST_AN_HOUR = 20
MOST_FILES_A_DAY = 40
MOST_BYTES_A_DAY = 200_000_000
#: How often something may be sent by one link within an hour, whatever becomes of it.
MOST_TRIES_AN_HOUR = 60
#: What may wait for the office at a time.
MOST_WAITING = 30
_BYTES = 24
_LONGEST_TOKEN = 100


class InvitationForm(forms.Form):
    """Whose link it is, for which screens, and for how long."""

    name = forms.CharField(
        label=gettext_lazy("Name des Vereins oder Geschäfts"),
        help_text=gettext_lazy("Steht bei jedem Beitrag als Quelle."),
        max_length=100,
    )
    unit = forms.ModelChoiceField(
        label=gettext_lazy("Wo erscheinen die Beiträge?"), queryset=Unit.objects.none()
    )
    days = forms.ChoiceField(
        label=gettext_lazy("Wie lange gilt der Link?"), choices=LASTING, initial="365"
    )

    def __init__(self, units: QuerySet[Unit], *args: Any, **more: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **more)
        unit = self.fields["unit"]
        if isinstance(unit, forms.ModelChoiceField):
            unit.queryset = units
            unit.empty_label = None


def make(data: Mapping[str, Any], by: User, now: datetime) -> tuple[Invitation, str]:
    """A link, and its token, which is nowhere else from now on."""
    token = secrets.token_urlsafe(_BYTES)
    invitation = Invitation.objects.create(
        name=data["name"],
        unit=data["unit"],
        digest=_digest(token),
        made=now,
        made_by=by,
        ends=now + timedelta(days=int(data["days"])),
    )
    return invitation, token


def find(token: str, now: datetime) -> Invitation | None:
    """The link of a token, while it holds."""
    if len(token) > _LONGEST_TOKEN:
        return None
    held = Invitation.objects.filter(digest=_digest(token)).select_related("unit").first()
    return held if held is not None and is_open(held, now) else None


def is_open(invitation: Invitation, now: datetime) -> bool:
    """Whether a link holds."""
    return invitation.revoked is None and now < invitation.ends


def too_much(invitation: Invitation, now: datetime, *, files: int) -> str:
    """Why nothing more is taken for now; "" while there is room."""
    steps = Step.objects.filter(entry__invitation=invitation, action="save", by=None)
    if steps.filter(made__gt=now - timedelta(hours=1)).count() >= MOST_AN_HOUR:
        return _("Das war sehr viel auf einmal. Bitte versuchen Sie es in einer Stunde wieder.")
    if invitation.entries.filter(state="waiting").count() > MOST_WAITING:
        return _("Es warten schon viele Beiträge. Bitte warten Sie, bis das Amt sie gesehen hat.")
    today = Attachment.objects.filter(invitation=invitation, made__gt=now - timedelta(days=1))
    weight = today.aggregate(all=Sum("size"))["all"] or 0
    if files and (today.count() + files > MOST_FILES_A_DAY or weight > MOST_BYTES_A_DAY):
        return _("Für heute sind es genug Dateien. Bitte versuchen Sie es morgen wieder.")
    return ""


def too_often(invitation: Invitation, now: datetime) -> bool:
    """Whether somebody sends more than people type; counts this time. Looking at files is dear."""
    key = f"club-{invitation.pk}-{now:%Y%m%d%H}"
    cache.add(key, 0, 2 * 3600)
    return cache.incr(key) > MOST_TRIES_AN_HOUR


def qr(address: str) -> str:
    """The link as a QR code: an SVG."""
    return str(segno.make_qr(address).svg_inline(scale=5, border=2))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
