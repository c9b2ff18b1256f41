# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What our units said last before one of them was stuck: kept on the disk, five at most.

The journal lies in memory and is gone with the next start of the machine.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from content.files import make_folder, replace_file

FOLDER = "lastwords"
MOST_BYTES = 8 * 1024 * 1024
MOST_FILES = 5
#: What the service manager calls a unit that gave no sign of life in time.
STUCK = "watchdog"
_WELL = "success"
# one that dies again and again says the same again and again
_QUIET_SECONDS = 3600
_NUMBERED = re.compile(r"(\d{6,12})-[a-z-]+\.txt")


@dataclass(frozen=True, slots=True)
class Death:
    """Which unit ended, and by what: a word of `$SERVICE_RESULT`, see systemd.exec(5)."""

    unit: str
    result: str

    @property
    def name(self) -> str:
        """The end of the name of its files."""
        return f"-{self.unit or 'unknown'}-{self.result}.txt"


def death(environment: Mapping[str, str], unit: str = "") -> Death:
    """What the service manager told: of another unit by OnFailure=, of `unit` by ExecStopPost=.

    Without a service manager nothing has died.
    """
    other = environment.get("MONITOR_SERVICE_RESULT", "")
    if other:
        return Death(_plain(environment.get("MONITOR_UNIT", "")), _plain(other))
    return Death(_plain(unit), _plain(environment.get("SERVICE_RESULT", _WELL)))


def is_worth_keeping(result: str, age: float | None) -> bool:
    """Whether this death is written down, the last such one having been `age` seconds ago. Pure.

    Each that was stuck is; of others one an hour. An age below zero is that of a wrong clock.
    """
    if result == _WELL:
        return False
    return result == STUCK or age is None or not 0 <= age < _QUIET_SECONDS


def kept(state: Path) -> tuple[Path, ...]:
    """The files that are there, the oldest first: by number, since a clock may have been wrong."""
    folder = state / FOLDER
    if not folder.is_dir():
        return ()
    return tuple(sorted(one for one in folder.iterdir() if _NUMBERED.fullmatch(one.name)))


def keep(state: Path, died: Death, words: bytes) -> Path:
    """Write the end of `words` down, and let the oldest go; the new file.

    Raises:
        OSError: it cannot be written.
    """
    make_folder(state / FOLDER)
    there = kept(state)
    number = int(there[-1].name.partition("-")[0]) + 1 if there else 1
    for old in there[: max(0, len(there) - MOST_FILES + 1)]:
        old.unlink(missing_ok=True)
    file = state / FOLDER / f"{number:06d}{died.name}"
    replace_file(file, _end(words))
    return file


def _end(words: bytes) -> bytes:
    """As much of the end as is kept, from the beginning of a line."""
    if len(words) <= MOST_BYTES:
        return words
    return words[-MOST_BYTES:].partition(b"\n")[2]


def _plain(name: str) -> str:
    """A name that a file may bear: what stands before the dot, letters only."""
    return re.sub(r"[^a-z]+", "-", name.partition(".")[0].lower()).strip("-")[:60]
