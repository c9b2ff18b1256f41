# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether the settings file is without mistakes."""

from collections.abc import Iterator

from kiosk.checks.check import Finding, Ground


def look(ground: Ground) -> Iterator[Finding]:
    """One finding a mistake, or one for a good file."""
    for problem in ground.problems:
        where = f"{problem.file}:{problem.line}: {problem.key}: {problem.message}"
        yield Finding("settings", ok=False, detail=where, hint=problem.hint)
    if not ground.problems:
        count = len(ground.settings.sources)
        yield Finding("settings", ok=True, detail=f"no mistakes, {count} sources")
