# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a screen that is new, moved or grouped anew is told, once that is certain."""

from collections.abc import Iterable

from django.db import transaction

from admin_sync.office.editor import publish
from admin_sync.office.fleet.keys import KeyMissingError
from admin_sync.office.fleet.models import Terminal
from content.clock import utc_now


def tell(terminals: Iterable[int]) -> None:
    """Compose the lists of these terminals anew, after the transaction that changed them."""
    asked = list(terminals)
    transaction.on_commit(lambda: _told(asked))


def _told(asked: list[int]) -> None:
    try:
        publish.refresh(Terminal.objects.filter(pk__in=asked, retired=None), utc_now())
    except KeyMissingError:
        # an office without a key has no device to tell
        return
