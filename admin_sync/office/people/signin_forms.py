# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The forms of signing in: allauth's, with our words."""

import hashlib
from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as factor
from allauth.mfa.totp import forms as totp
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from admin_sync.office.people.models import User

# a code's own 30 seconds, those before and those after, in seconds
_HOLDS = 90
#: Label and hint by the name that allauth gives a field.
WORDS: dict[str, tuple[Any, Any]] = {
    "login": (_("E-Mail-Adresse"), ""),
    "email": (_("E-Mail-Adresse"), ""),
    "password": (_("Passwort"), ""),
    "oldpassword": (_("Bisheriges Passwort"), ""),
    "password1": (
        _("Neues Passwort"),
        _("Mindestens 12 Zeichen. Gut sind vier Wörter, die nichts miteinander zu tun haben."),
    ),
    "password2": (_("Neues Passwort noch einmal"), ""),
    "code": (
        _("Code"),
        _("Die sechs Ziffern, die Ihre App jetzt zeigt, oder einer Ihrer Ersatzcodes."),
    ),
}


class Worded:
    """Puts our words on a form's fields; a label is enough, nothing stands greyed in a field."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label, field.help_text = WORDS[name]


class Once:
    """Lets a code in once: allauth knows for 30 seconds that one was used, and it holds for 90."""

    user: User
    cleaned_data: dict[str, str]

    def clean_code(self) -> str:
        """The code, if it is good and nobody has used it before.

        Raises:
            django.core.exceptions.ValidationError: it is not.
        """
        spelled = "".join(filter(str.isalnum, self.cleaned_data["code"])).lower()
        used = f"code-{self.user.pk}-{hashlib.sha256(spelled.encode()).hexdigest()}"
        if cache.get(used):
            # no code at all: counted and noted as any wrong one
            self.cleaned_data["code"] = ""
        code: str = super().clean_code()  # type: ignore[misc]
        cache.set(used, True, _HOLDS)
        return code


class Login(Worded, account.LoginForm):  # type: ignore[misc]
    """Address and password."""


class Forgotten(Worded, account.ResetPasswordForm):  # type: ignore[misc]
    """The address that a link goes to."""


class NewPassword(Worded, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, by a link from a mail."""


class ChangePassword(Worded, account.ChangePasswordForm):  # type: ignore[misc]
    """A new password for the old one."""


class AgainPassword(Worded, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something weighty."""


class Code(Worded, Once, factor.AuthenticateForm):  # type: ignore[misc]
    """The second factor at sign-in."""


class AgainCode(Worded, Once, factor.ReauthenticateForm):  # type: ignore[misc]
    """The second factor once more, before something weighty."""


class FirstCode(Worded, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("Die sechs Ziffern, die Ihre App jetzt zeigt.")
