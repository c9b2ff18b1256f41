# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The proofs as an app: the editor's page of an entry is told of them."""

from collections.abc import Mapping
from datetime import datetime

from django.apps import AppConfig
from django.db.models import Max


class ProofsConfig(AppConfig):
    """What terminals proved to have shown."""

    name = "admin_sync.office.proofs"

    def ready(self) -> None:
        """Offer what is proved to whoever asks where an entry was shown."""
        from admin_sync.office.editor import shown  # noqa: PLC0415 - models come after the apps

        shown.register(proved)


def proved(item: str) -> Mapping[int, datetime]:
    """The terminals that proved to have shown an item, and until when last."""
    from admin_sync.office.proofs.models import Flaw, Proof  # noqa: PLC0415 - as above

    sound = Proof.objects.filter(notice=item, flaw=Flaw.NONE, ends__isnull=False)
    rows = sound.exclude(terminal=None).values("terminal").annotate(last=Max("ends"))
    return {row["terminal"]: row["last"] for row in rows}
