# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where sources, their items and what is decided about them are."""

from django.urls import URLPattern, URLResolver, path

from admin_sync.office.sources.views import asking, item, listing, queue, setting

app_name = "sources"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", listing.sources, name="sources"),
    path("neu/", setting.add, name="add"),
    path("erkennen/", setting.detect, name="detect"),
    path("einlesen/", setting.read_in, name="read_in"),
    path("freigabe/", queue.queue, name="queue"),
    path("freigabe/urteil/", queue.judge, name="judge"),
    path("freigabe/<int:number>/zurueck/", queue.take_back, name="take_back"),
    path("warum/", asking.ask, name="why"),
    path("neutral/", setting.neutral, name="neutral"),
    path("neutral/beenden/", setting.usual_again, name="usual"),
    path("eintrag/", item.item, name="item"),
    path("eintrag/ausblenden/", item.hide, name="hide"),
    path("ausblendung/<int:number>/aufheben/", item.unhide, name="unhide"),
    path("pause/<int:number>/beenden/", setting.resume, name="resume"),
    path("bild/<str:name>", listing.picture, name="picture"),
    path("quelle/<str:name>/", listing.source, name="source"),
    path("quelle/<str:name>/aendern/", setting.change, name="change"),
    path("quelle/<str:name>/anhalten/", setting.pause, name="pause"),
]
