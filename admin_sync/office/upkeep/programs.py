# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Runs the few programs that upkeep needs: those of PostgreSQL, and systemd's for users."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from admin_sync.office.upkeep.said import UpkeepError

#: Debian keeps the programs of each major version here; its wrappers lie in the path.
_DEBIAN = Path("/usr/lib/postgresql")


def find(name: str) -> str:
    """Where a program is.

    Raises:
        UpkeepError: it is not on this machine.
    """
    newest = sorted(_DEBIAN.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    found = str(newest[-1]) if newest else shutil.which(name)
    if found is None:
        raise UpkeepError(f"{name} is not on this machine", "apt install postgresql-client")
    return found


def run(words: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
    """Run a program to its end.

    Raises:
        UpkeepError: it failed; with the last line of what it said.
    """
    done = subprocess.run(  # noqa: S603 - words of ours, no shell
        words,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1]
        raise UpkeepError(f"{Path(words[0]).name}: {last}", "mend that, then try again", fault=True)
