# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where the proofs of notices are."""

from django.urls import URLPattern, URLResolver, path

from admin_sync.office.proofs import views

app_name = "proofs"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.notices, name="notices"),
    path("stueck/<path:notice>/", views.notice, name="notice"),
    path("vermerk/<path:notice>.pdf", views.certificate, name="certificate"),
]
