# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The editor's pages, below /beitraege/."""

from django.urls import path

from admin_sync.office.editor.views import clubs, entries, files, writing

app_name = "editor"
urlpatterns = [
    path("", entries.entries, name="entries"),
    path("neu/<slug:kind>/", writing.new, name="new"),
    path("neu/<slug:kind>/dateien/", writing.upload, name="upload"),
    path("datei/<str:sha>/", files.blob, name="file"),
    path("vorschau/<slug:kind>/", files.preview_written, name="preview"),
    path("vereine/", clubs.invitations, name="invitations"),
    path("vereine/<int:invitation_id>/", clubs.revoke, name="revoke"),
    path("regeln/", clubs.policies, name="policies"),
    path("einreichen/<str:token>/", clubs.desk_of, name="club"),
    path("einreichen/<str:token>/neu/<slug:kind>/", clubs.new, name="club_new"),
    path("einreichen/<str:token>/<uuid:entry_id>/", clubs.edit, name="club_edit"),
    path("einreichen/<str:token>/<uuid:entry_id>/zurueck/", clubs.withdraw, name="club_withdraw"),
    path("einreichen/<str:token>/datei/<str:sha>/", clubs.file, name="club_file"),
    path("<uuid:entry_id>/", entries.entry, name="entry"),
    path("<uuid:entry_id>/bearbeiten/", writing.edit, name="edit"),
    path("<uuid:entry_id>/vorschau/", files.preview_kept, name="look"),
    path("<uuid:entry_id>/tun/", entries.deed, name="deed"),
]
