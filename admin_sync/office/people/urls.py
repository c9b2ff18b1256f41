# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where people, units, sign-in and the log are."""

from django.urls import URLPattern, URLResolver, path

from admin_sync.office.people.views import account

app_name = "people"
urlpatterns: list[URLPattern | URLResolver] = [
    path("anmelden/faktor-noetig/", account.factor_owed, name="factor_owed"),
    path("profil/", account.profile, name="profile"),
]
