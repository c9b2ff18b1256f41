# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The link by which a new person comes in: seven days, once, for one person."""

import hashlib

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from admin_sync.office.people.models import User

DAYS = 7
_SALT = "people.invitation"


def _stamp(person: User) -> str:
    """Changes as soon as a password is set, or the invitation is made anew."""
    return hashlib.sha256(person.password.encode()).hexdigest()[:32]


def token(person: User) -> str:
    """What the link ends in."""
    return signing.dumps([person.pk, _stamp(person)], salt=_SALT, compress=True)


def invited(told: str) -> User | None:
    """Whom a link invites; None if it is forged, too old, used or replaced by a newer one."""
    try:
        number, stamp = signing.loads(told, salt=_SALT, max_age=DAYS * 24 * 3600)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    person = User.objects.filter(pk=number, is_active=True).first()
    if person is None or person.has_usable_password() or _stamp(person) != stamp:
        return None
    return person


def send(person: User, inviter: User) -> None:
    """Mail somebody their link; older ones stop working.

    Raises:
        OSError: the mail server did not take it (smtplib's errors are such).
    """
    person.set_unusable_password()
    person.save(update_fields=["password"])
    address = settings.CONFIG.base_url.rstrip("/") + reverse(
        "people:invitation", args=[token(person)]
    )
    with translation.override(person.language):
        text = render_to_string(
            "people/mail/invitation.txt",
            {"person": person, "inviter": inviter, "address": address, "days": DAYS,
             "office_name": settings.CONFIG.name},
        )  # fmt: skip
        send_mail(_("Ihr Zugang zum Schaukasten"), text, None, [person.email])
