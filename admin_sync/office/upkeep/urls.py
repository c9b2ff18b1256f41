# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where machines ask how the office is."""

from django.urls import URLPattern, URLResolver, path

from admin_sync.office.upkeep import views

app_name = "upkeep"
urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", views.healthz, name="healthz"),
    path("metrics", views.figures, name="metrics"),
]
