# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The editor as an app: its words for the log, and what it does when screens come or move."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import m2m_changed, post_save
from django.utils.translation import gettext_lazy as _

from admin_sync.office.people import verbs


class EditorConfig(AppConfig):
    """Entries, their approval, and what screens are told of them."""

    name = "admin_sync.office.editor"

    def ready(self) -> None:
        """Name what is logged, and listen for screens."""
        verbs.WORDS.update(
            {
                "entry-save": _("hat einen Beitrag gespeichert"),
                "entry-hand-in": _("hat einen Beitrag eingereicht"),
                "entry-publish": _("hat einen Beitrag veröffentlicht"),
                "entry-approve": _("hat einen Beitrag freigegeben"),
                "entry-return": _("hat einen Beitrag zurückgegeben"),
                "entry-emergency": _("hat einen Beitrag ohne Freigabe sofort hinausgegeben"),
                "entry-withdraw": _("hat einen Beitrag zurückgezogen"),
                "entry-resume": _("hat einen Beitrag wieder aufgenommen"),
                "club-invited": _("hat einem Verein einen Link gegeben"),
                "club-ended": _("hat den Link eines Vereins beendet"),
                "policy-changed": _("hat geändert, wo vier Augen nötig sind"),
            }
        )
        verbs.SUBJECTS["club"] = "editor.Invitation"
        from admin_sync.office.fleet.models import Terminal  # noqa: PLC0415 - apps come first

        post_save.connect(_moved, sender=Terminal)
        m2m_changed.connect(_grouped, sender=Terminal.groups.through)


def _moved(instance: Any, **_more: Any) -> None:  # noqa: ANN401 - Django's signal
    """A screen is new, or belongs elsewhere now: what is for it may be other entries."""
    from admin_sync.office.editor import arrivals  # noqa: PLC0415 - as above

    arrivals.tell([instance.pk])


def _grouped(instance: Any, action: str, pk_set: Any, **more: Any) -> None:  # noqa: ANN401
    from admin_sync.office.editor import arrivals  # noqa: PLC0415 - as above

    if action.startswith("post_"):
        arrivals.tell(list(pk_set or ()) if more.get("reverse") else [instance.pk])
