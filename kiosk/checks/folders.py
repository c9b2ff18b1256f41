# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether the state folder is there, and neither closed to us nor open to everybody."""

import os
import stat
from collections.abc import Iterator

from kiosk.checks.check import Finding, Ground


def look(ground: Ground) -> Iterator[Finding]:
    """One finding."""
    folder = ground.settings.paths.state
    name = "state folder"
    if not folder.is_dir():
        hint = "kiosk sync makes it; see [paths] state"
        yield Finding(name, ok=False, detail=f"{folder} is missing", hint=hint)
        return
    mode = stat.S_IMODE(folder.stat().st_mode)
    detail = f"{folder}, mode {mode:o}"
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        hint = "run this as a member of the group kiosk"
        yield Finding(name, ok=False, detail=f"{detail}, not writable", hint=hint)
    elif mode & stat.S_IWOTH:
        hint = f"chmod 2770 {folder}"
        yield Finding(name, ok=False, detail=f"{detail}, anybody may write", hint=hint)
    else:
        yield Finding(name, ok=True, detail=detail)
