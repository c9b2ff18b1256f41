# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is said of the panel's output, in a file of the runtime folder."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import cattrs

from content.clock import boot, since_boot
from content.files import replace_file

NAME = "panel.json"
# seconds after which it is no evidence any more: it is said anew every ten
STALE = 30.0


@dataclass(frozen=True, slots=True)
class Word:
    """What the compositor said at `monotonic` seconds after the boot that the kernel calls `boot`.

    `on`: some output gets a picture; None where none is known. `problem` is what did not work;
    `stays` is why the panel is to be awake whatever the player says, "" where it may sleep.
    """

    boot: str
    monotonic: float
    on: bool | None
    problem: str = ""
    stays: str = ""


def write(runtime: Path, word: Word) -> None:
    """Put it into the runtime folder.

    Raises:
        OSError: it cannot be written.
    """
    data = json.dumps(asdict(word), separators=(",", ":")).encode()
    replace_file(runtime / NAME, data, durable=False)


def read(runtime: Path) -> Word | None:
    """The last word; None where there is none of this boot, or it is no evidence any more."""
    try:
        said = cattrs.structure(json.loads((runtime / NAME).read_bytes()), Word)
    except (OSError, ValueError, KeyError, TypeError, cattrs.BaseValidationError):
        return None
    fresh = said.boot == boot() and 0 <= since_boot() - said.monotonic < STALE
    return said if fresh else None
