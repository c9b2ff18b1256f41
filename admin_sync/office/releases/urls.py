# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where updates are."""

from django.urls import URLPattern, URLResolver, path

from admin_sync.office.releases import views

app_name = "releases"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.updates, name="updates"),
    path("senden/", views.send, name="send"),
]
