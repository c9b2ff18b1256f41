# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The meetings that a screen can be let show: asked here, told by the app that has the sources."""

from collections.abc import Callable
from datetime import datetime

from admin_sync.office.fleet.models import Terminal

#: Gives a screen's coming meetings, the next first: the id, and how people call it.
Coming = Callable[[Terminal, datetime], list[tuple[str, str]]]
_coming: list[Coming] = []


def register(known: Coming) -> None:
    """Let meetings be asked of it."""
    _coming.append(known)


def coming(terminal: Terminal, now: datetime) -> list[tuple[str, str]]:
    """The meetings that a screen knows and that are not over, the next first."""
    return [meeting for known in _coming for meeting in known(terminal, now)]
