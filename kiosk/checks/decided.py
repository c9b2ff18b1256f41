# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether what the office has decided about this screen can be understood."""

from collections.abc import Iterator

from content import control
from kiosk.checks.check import Finding, Ground

_HINT = "look in the office at what is hidden, paused or set for this screen"


def look(ground: Ground) -> Iterator[Finding]:
    """One finding; nothing where the office has decided nothing."""
    file = control.path(ground.settings.paths.state)
    try:
        found = control.read(file.read_bytes())
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        yield Finding("decided", ok=False, detail=f"{file}: {error}", hint=_HINT)
        return
    if found.problems:
        yield Finding("decided", ok=False, detail=" ".join(found.problems[:5]), hint=_HINT)
        return
    mode = f", mode {found.mode.name}" if found.mode_at(ground.now) and found.mode else ""
    detail = f"{len(found.hidden)} items hidden, {len(found.paused)} sources paused{mode}"
    yield Finding("decided", ok=True, detail=detail)
