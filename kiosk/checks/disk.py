# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether there is room for content."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from kiosk.checks.check import Finding, Ground

_LEAST_MB = 500


def look(ground: Ground) -> Iterator[Finding]:
    """One finding."""
    folder = _existing(ground.settings.paths.state)
    free = shutil.disk_usage(folder).free // 1_000_000
    detail = f"{free} MB free at {folder}"
    if free < _LEAST_MB:
        hint = f"make room: {_LEAST_MB} MB are needed"
        yield Finding("disk", ok=False, detail=detail, hint=hint)
    else:
        yield Finding("disk", ok=True, detail=detail)


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.exists())
