# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether the store opens and is whole."""

from collections.abc import Iterator

from content.reader import Reader
from content.schema import NAME
from kiosk.checks.check import Finding, Ground


def look(ground: Ground) -> Iterator[Finding]:
    """One finding."""
    paths = ground.settings.paths
    file = paths.state / NAME
    if not file.is_file():
        yield Finding("store", ok=False, detail=f"{file} is missing", hint="run kiosk sync --once")
        return
    reader = Reader(paths.state, paths.runtime)
    count = len(reader.items())
    trouble = reader.problem or reader.damage()
    if trouble:
        hint = f"keep a copy of {file}, remove it, and run kiosk sync --once"
        yield Finding("store", ok=False, detail=trouble, hint=hint)
    else:
        yield Finding("store", ok=True, detail=f"whole, {count} items")
