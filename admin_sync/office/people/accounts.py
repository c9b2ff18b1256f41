# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How allauth behaves in this office: nobody signs up, and secrets lie encrypted."""

import base64
import hashlib
from io import BytesIO
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import quote

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from admin_sync.office.people import fresh
from admin_sync.office.people.second import owes_factor
from content.clock import utc_now

if TYPE_CHECKING:
    from allauth.mfa.models import Authenticator


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by invitation alone."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Dieser Zugang ist gesperrt. Fragen Sie bei Ihrer Verwaltung nach."),
        "email_password_mismatch": _("E-Mail-Adresse oder Passwort stimmen nicht."),
        "enter_current_password": _("Das bisherige Passwort stimmt nicht."),
        "incorrect_password": _("Das Passwort stimmt nicht."),
        "too_many_login_attempts": _(
            "Zu viele Versuche. Warten Sie zehn Minuten, oder setzen Sie Ihr Passwort zurück."
        ),
        "rate_limited": _("Zu viele Versuche. Warten Sie zehn Minuten."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody makes an account for themselves."""
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link in a mail: below the office's own address, whatever host was asked for."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "0", "key": "0"})
        return settings.CONFIG.base_url.rstrip("/") + path.replace("0-0", quote(key))

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:  # noqa: ANN401
        """Whoever signed in a moment ago need not do it again, before something weighty."""
        if fresh.signed_in(self.request, utc_now()):
            return False
        return bool(super().is_reauthentication_required(app=app, **more))


class Factors(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors, their secrets encrypted with the server's own."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Der Code stimmt nicht. Ein Code gilt 30 Sekunden, und nur einmal."),
        "cannot_delete_authenticator": _(
            "Mit Ihrer Rolle brauchen Sie einen zweiten Faktor. Sie können ihn ersetzen, wenn die "
            "Verwaltung ihn zurücksetzt."
        ),
    }

    def can_delete_authenticator(self, authenticator: "Authenticator") -> bool:
        """Whoever owes a second factor keeps it."""
        return not owes_factor(authenticator.user.memberships.all())

    def build_totp_svg(self, url: str) -> str:
        """The QR code that an authenticator app reads."""
        out = BytesIO()
        segno.make(url, error="m").save(out, kind="svg", scale=5, border=4, light="white")
        return out.getvalue().decode()

    def encrypt(self, text: str) -> str:
        """A secret as it lies in the database."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again.

        Raises:
            cryptography.fernet.InvalidToken: it was encrypted with another server's secret.
        """
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> Fernet:
    key = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=b"second factor")
    return Fernet(base64.urlsafe_b64encode(key.digest()))
