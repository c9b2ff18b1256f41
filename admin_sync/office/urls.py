# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where the pages of the office are: each app brings its own."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("anmelden/", include("admin_sync.office.people.signin")),
    path("o/", include("admin_sync.office.public.urls")),
    path("quellen/", include("admin_sync.office.sources.urls")),
    path("aktualisierungen/", include("admin_sync.office.releases.urls")),
    path("aushang/", include("admin_sync.office.proofs.urls")),
    path("", include("admin_sync.office.upkeep.urls")),
    path("beitraege/", include("admin_sync.office.editor.urls")),
    path("", include("admin_sync.office.fleet.urls")),
    path("", include("admin_sync.office.people.urls")),
]
handler403 = "admin_sync.office.people.views.errors.forbidden"
handler404 = "admin_sync.office.people.views.errors.missing"
handler500 = "admin_sync.office.people.views.errors.broken"
