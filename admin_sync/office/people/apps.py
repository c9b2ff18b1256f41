# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The app of units, users and what every page of the office looks like."""

from django.apps import AppConfig

from admin_sync.office.people import catalogue


class PeopleConfig(AppConfig):
    """Makes the catalogues of the office's words ready before the first page."""

    name = "admin_sync.office.people"
    label = "people"

    def ready(self) -> None:
        """Compile what is newer than its compiled form, and listen to what happens to accounts."""
        from admin_sync.office.people import signals  # noqa: PLC0415 - models come after the apps

        catalogue.refresh()
        signals.connect()
