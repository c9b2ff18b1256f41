# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The app of sources hangs itself into what terminals are told."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

_VERBS = {
    "hide": _("hat einen Eintrag ausgeblendet"),
    "unhide": _("hat das Ausblenden zurückgenommen"),
    "pause": _("hat eine Quelle angehalten"),
    "resume": _("lässt eine Quelle wieder zeigen"),
    "release": _("hat einen Eintrag freigegeben"),
    "refuse": _("hat einen Eintrag abgelehnt"),
    "unrelease": _("hat die Freigabe zurückgenommen"),
    "source-added": _("hat eine Quelle aufgenommen"),
    "source-changed": _("hat eine Quelle geändert"),
    "source-read-in": _("hat eine Quelle eingelesen"),
}


class SourcesConfig(AppConfig):
    """Gives each terminal's settings its sources, and publishes what is decided about them."""

    name = "admin_sync.office.sources"
    label = "sources"

    def ready(self) -> None:
        """Hang in, now that all models are there."""
        from admin_sync.office.fleet import composing  # noqa: PLC0415
        from admin_sync.office.fleet import meetings as offered  # noqa: PLC0415
        from admin_sync.office.fleet import naming as named  # noqa: PLC0415
        from admin_sync.office.people import verbs  # noqa: PLC0415
        from admin_sync.office.sources import (  # noqa: PLC0415
            control,
            meetings,
            naming,
            reach,
            settings,
        )

        verbs.WORDS.update(_VERBS)
        composing.source_tables.append(
            lambda terminal: settings.tables_of(reach.sources_of(terminal))
        )
        composing.controls.append(control.publish)
        named.register(naming.names)
        offered.register(meetings.coming)
