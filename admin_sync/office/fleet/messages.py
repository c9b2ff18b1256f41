# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What every message about screens has: its subject, its text with an address, its facts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from admin_sync.office import config
from admin_sync.office.fleet.models import Terminal

_LONGEST_SUBJECT = 200


def common(
    terminals: Sequence[Terminal], subject: str, lines: Sequence[str], what: str, now: datetime
) -> dict[str, Any]:
    """The fields of a `Message` about screens, whoever gets it; `what` is its event."""
    chosen = config.current()
    address = f"{chosen.base_url.rstrip('/')}/"
    if len(terminals) == 1:
        address += f"bildschirme/{terminals[0].pk}/"
    facts = {
        "event": what,
        "screens": [
            {"id": one.pk, "name": one.name, "village": one.unit.name} for one in terminals
        ],
        "at": now.isoformat(),
    }
    return {
        # a name that breaks its line would keep a mail from going out
        "subject": " ".join(f"{chosen.name}: {subject}".split())[:_LONGEST_SUBJECT],
        "text": "\n".join([*lines, "", address]),
        "facts": facts,
        "made": now,
    }
