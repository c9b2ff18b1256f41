# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether both folders are there, with room, and neither closed to us nor open to everybody."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from kiosk.checks.check import Finding, Ground

# what the live content and the notes of a terminal take, and some more
_LEAST_MB = 10


def look(ground: Ground) -> Iterator[Finding]:
    """One finding a folder."""
    yield _judged("state", ground.settings.paths.state)
    yield _judged("runtime", ground.settings.paths.runtime)


def _judged(key: str, folder: Path) -> Finding:
    name = f"{key} folder"
    if not folder.is_dir():
        hint = f"kiosk sync makes it; see [paths] {key}"
        return Finding(name, ok=False, detail=f"{folder} is missing", hint=hint)
    mode = stat.S_IMODE(folder.stat().st_mode)
    detail = f"{folder}, mode {mode:o}"
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        hint = "run this as a member of the group kiosk"
        return Finding(name, ok=False, detail=f"{detail}, not writable", hint=hint)
    if mode & stat.S_IWOTH:
        hint = f"chmod 2770 {folder}"
        return Finding(name, ok=False, detail=f"{detail}, anybody may write", hint=hint)
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < _LEAST_MB:
        hint = f"make room: {_LEAST_MB} MB are needed"
        return Finding(name, ok=False, detail=f"{detail}, {free} MB free", hint=hint)
    return Finding(name, ok=True, detail=detail)
