# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where screens, the overview and joining are."""

from django.urls import URLPattern, URLResolver, path

from admin_sync.office.fleet.views import alerts, asks, join, overview, terminal, usage

app_name = "fleet"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", overview.overview, name="overview"),
    path("stand/", overview.tiles, name="tiles"),
    path("beitreten/", join.join, name="join"),
    path("beitreten/geraet/<str:pk>/", join.device, name="device"),
    path("beitreten/geraet/<str:pk>/sperren/", join.revoke, name="revoke"),
    path("bildschirme/", terminal.terminals, name="terminals"),
    path("bildschirme/neu/", terminal.edit, name="terminal_new"),
    path("bildschirme/meldungen/", alerts.alerts, name="alerts"),
    path("bildschirme/meldungen/beenden/", alerts.end, name="alert_end"),
    path("bildschirme/auftraege/", asks.asks, name="asks"),
    path("bildschirme/auftraege/neu/", asks.ask, name="ask"),
    path("bildschirme/auftraege/<int:pk>/", asks.decide, name="decide"),
    path("bildschirme/<int:pk>/", terminal.terminal, name="terminal"),
    path("bildschirme/<int:pk>/stand/", terminal.state, name="state"),
    path("bildschirme/<int:pk>/nutzung/", usage.usage, name="usage"),
    path("bildschirme/<int:pk>/aendern/", terminal.edit, name="terminal_edit"),
    path("bildschirme/<int:pk>/aufgeben/", terminal.retire, name="retire"),
    path("bildschirme/<int:pk>/auftrag/", terminal.order, name="order"),
    path("bildschirme/<int:pk>/auftrag/<str:order>/", terminal.picture, name="picture"),
    path("bildschirme/<int:pk>/kuemmern/", alerts.take, name="take"),
    path("bildschirme/<int:pk>/modus/", terminal.mode, name="mode"),
    path("bildschirme/<int:pk>/kennen/", terminal.trust, name="trust"),
    path("bildschirme/<int:pk>/geraet/", join.wanted, name="bring"),
    path("bildschirme/<int:pk>/geraet/code/", join.code, name="code"),
    path("bildschirme/<int:pk>/geraet/datei/", join.ready, name="ready"),
]
