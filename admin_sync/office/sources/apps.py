# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The app of sources hangs itself into what terminals are told."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """Gives each terminal's settings its sources, and publishes what is decided about them."""

    name = "admin_sync.office.sources"
    label = "sources"

    def ready(self) -> None:
        """Hang in, now that all models are there."""
        from admin_sync.office.fleet import composing  # noqa: PLC0415
        from admin_sync.office.sources import control, reach, settings  # noqa: PLC0415

        composing.source_tables.append(
            lambda terminal: settings.tables_of(reach.sources_of(terminal))
        )
        composing.controls.append(control.publish)
