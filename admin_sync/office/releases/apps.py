# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The app of releases: its acts have words in the log."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

_VERBS = {
    "release-added": _("hat eine Aktualisierung aufgenommen"),
    "release-removed": _("hat eine Aktualisierung entfernt"),
    "release-sent": _("hat eine Aktualisierung gesendet"),
    "release-cancelled": _("hat eine Aktualisierung abgebrochen"),
}


class ReleasesConfig(AppConfig):
    """Which system terminals should run."""

    name = "admin_sync.office.releases"
    label = "releases"

    def ready(self) -> None:
        """Tell the log the words."""
        from admin_sync.office.people import verbs  # noqa: PLC0415 - models come after the apps

        verbs.WORDS.update(_VERBS)
