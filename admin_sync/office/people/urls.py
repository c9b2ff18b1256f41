# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where people, units, sign-in and the log are."""

from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView

from admin_sync.office.people.rights import public
from admin_sync.office.people.views import account, log, persons, units

app_name = "people"
ICON = "/static/people/mark.svg"
urlpatterns: list[URLPattern | URLResolver] = [
    path("anmelden/faktor-noetig/", account.factor_owed, name="factor_owed"),
    path("anmelden/einladung/<str:token>/", account.invited, name="invitation"),
    path("profil/", account.profile, name="profile"),
    path("personen/", persons.persons, name="persons"),
    path("personen/einladen/", persons.invite, name="invite"),
    path("personen/<int:number>/", persons.one, name="person"),
    path("personen/<int:number>/rolle/", persons.give, name="give"),
    path("personen/<int:number>/rolle/<int:membership>/entziehen/", persons.take, name="take"),
    path("personen/<int:number>/sperren/", persons.shut_out, name="shut_out"),
    path("personen/<int:number>/oeffnen/", persons.let_in, name="let_in"),
    path("personen/<int:number>/faktor/", persons.forget_factor, name="forget_factor"),
    path("personen/<int:number>/einladung/", persons.invite_again, name="invite_again"),
    path("gemeinden/", units.units, name="units"),
    path("gemeinden/neu/", units.unit, name="unit_new"),
    path("gemeinden/<int:number>/", units.unit, name="unit"),
    path("gemeinden/<int:number>/entfernen/", units.remove, name="unit_remove"),
    # for pages that name no icon themselves, and the browser asks all the same
    path("favicon.ico", public(RedirectView.as_view(url=ICON, permanent=True)), name="icon"),
    path("protokoll/", log.log, name="log"),
    path("protokoll/pruefen/", log.check, name="log_check"),
]
