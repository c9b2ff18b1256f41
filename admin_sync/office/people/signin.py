# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where allauth's pages are: those of them that this office has."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path

from admin_sync.office.people.rights import needs, public

_own = needs(None, without_factor=True)

urlpatterns = [
    path("", public(account.login), name="account_login"),
    path("abmelden/", public(account.logout), name="account_logout"),
    path("gesperrt/", public(account.account_inactive), name="account_inactive"),
    path("vergessen/", public(account.password_reset), name="account_reset_password"),
    path("vergessen/gesendet/", public(account.password_reset_done),
         name="account_reset_password_done"),
    re_path(r"^neu/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$", public(account.password_reset_from_key),
         name="account_reset_password_from_key"),
    path("neu/fertig/", public(account.password_reset_from_key_done),
         name="account_reset_password_from_key_done"),
    path("nochmal/", _own(account.reauthenticate), name="account_reauthenticate"),
    path("passwort/", _own(account.password_change), name="account_change_password"),
    path("faktor/", _own(factor.index), name="mfa_index"),
    path("faktor/code/", public(factor.authenticate), name="mfa_authenticate"),
    path("faktor/nochmal/", _own(factor.reauthenticate), name="mfa_reauthenticate"),
    path("faktor/app/einrichten/", _own(totp.activate_totp), name="mfa_activate_totp"),
    path("faktor/app/entfernen/", _own(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("faktor/ersatz/", _own(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("faktor/ersatz/neu/", _own(codes.generate_recovery_codes),
         name="mfa_generate_recovery_codes"),
    path("faktor/ersatz/datei/", _own(codes.download_recovery_codes),
         name="mfa_download_recovery_codes"),
]  # fmt: skip
