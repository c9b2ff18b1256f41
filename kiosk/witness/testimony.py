# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the witness says, in a file of the runtime folder."""

import json
from dataclasses import dataclass
from pathlib import Path

import cattrs

from content.files import replace_file
from kiosk.witness.verdict import State

NAME = "witness.json"
# seconds after which it is no evidence any more
STALE = 30.0


@dataclass(frozen=True, slots=True)
class Testimony:
    """One look: what was said at `monotonic` seconds after the boot that the kernel calls `boot`.

    It has been so `since` so many seconds after boot; `sequence` counts the looks.
    """

    version: str
    boot: str
    monotonic: float
    sequence: int
    state: State
    since: float
    detail: str


def write(runtime: Path, testimony: Testimony) -> None:
    """Put it into the runtime folder.

    Raises:
        OSError: it cannot be written.
    """
    data = json.dumps(cattrs.unstructure(testimony), separators=(",", ":")).encode()
    replace_file(runtime / NAME, data, durable=False)


def read(runtime: Path) -> Testimony | None:
    """The last testimony; None where there is none that can be read."""
    try:
        return cattrs.structure(json.loads((runtime / NAME).read_bytes()), Testimony)
    except (OSError, ValueError, KeyError, TypeError, cattrs.BaseValidationError):
        return None
