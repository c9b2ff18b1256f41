# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where the public pages are. These addresses are subscribed to: they never change."""

from django.urls import URLPattern, URLResolver, path, re_path

from admin_sync.office.public import api, views

_FEED = r"(?P<what>[a-z]+)\.(?P<ending>rss|json|ics)"
_SLUG = r"(?P<slug>[a-z0-9-]+)"

app_name = "public"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.village, name="home"),
    path("widget.js", views.widget, name="widget"),
    path("abonnieren/", views.subscribe_named, name="subscribe_named"),
    path("eintrag/", views.item, name="item"),
    path("bild/<str:name>", views.picture, name="picture"),
    path("api/v1/items", api.items, name="api_items"),
    path("api/v1/places", api.places_list, name="api_places"),
    path("api/v1/openapi.json", api.document, name="openapi"),
    path("<slug:slug>/", views.village, name="village"),
    path("<slug:slug>/abonnieren/", views.subscribe, name="subscribe"),
    path("<slug:slug>/liste/<slug:what>/", views.listed, name="listed"),
    path("<slug:slug>/interesse/<slug:topic>/", views.interest, name="interest"),
    re_path(rf"^{_SLUG}/{_FEED}$", views.feed, name="feed"),
    re_path(
        rf"^{_SLUG}/interesse/(?P<topic>[a-z0-9-]+)/{_FEED}$",
        views.interest_feed,
        name="interest_feed",
    ),
]
