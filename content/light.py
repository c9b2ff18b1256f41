# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the office wants of the light: the screen dark, or lit for a while; else the hours decide.

The agent writes it into the runtime folder, the player reads it. It ends by itself: an agent that
is lost leaves no screen dark, and a restart of the machine forgets it.
"""

import json
from pathlib import Path
from typing import Final

from content.clock import boot, since_boot
from content.files import replace_file

FILE: Final = "light.json"
#: Seconds for which the screen stays dark unless the agent says it again.
DARK: Final = 600.0
#: Seconds for which it is lit in dark hours, and no longer: somebody wants to see something.
LIT: Final = 600.0

_LARGEST = 1_000


def want(runtime: Path, *, lit: bool) -> None:
    """Want it dark, or lit, from now on.

    Raises:
        OSError: the runtime folder cannot be written.
    """
    told = {"lit": lit, "boot": boot(), "monotonic": since_boot()}
    replace_file(runtime / FILE, json.dumps(told).encode(), durable=False)


def forget(runtime: Path) -> None:
    """Leave it to the hours.

    Raises:
        OSError: the file cannot be removed.
    """
    (runtime / FILE).unlink(missing_ok=True)


def wanted(runtime: Path) -> bool | None:
    """Whether it is to be lit now; None where nobody says so. Never raises."""
    try:
        with (runtime / FILE).open("rb") as file:
            told = json.loads(file.read(_LARGEST))
        lit, passed = told["lit"], since_boot() - told["monotonic"]
        holds = told["boot"] == boot() and 0 <= passed < (LIT if lit else DARK)
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None
    return bool(lit) if holds else None
