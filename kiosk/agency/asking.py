# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How a command finds the agent that runs, and asks it for a sync: by files. Starts nothing."""

import fcntl
import json
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import IO

from content.files import replace_file
from content.source import Source
from content.state import Checked, read_checked

_LOCK = "agent.lock"
_FILE = "sync.ask.json"
_LONGEST = 1_000


def lock(state: Path) -> Path:
    """The file that the agent of a state folder holds while it runs."""
    return state / _LOCK


def locked(file: IO[str] | IO[bytes]) -> bool:
    """Whether the lock is ours now; it is let go with the file."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def is_running(state: Path) -> bool:
    """Whether an agent works in this state folder."""
    try:
        with lock(state).open("rb") as file:
            return not locked(file)
    except OSError:
        return False


def ask(runtime: Path, source: str = "") -> None:
    """Have the agent ask one source now, or all with ""; raises OSError."""
    replace_file(runtime / _FILE, json.dumps({"source": source}).encode(), durable=False)


def taken(runtime: Path) -> str | None:
    """The agent's side: which source is wanted, all with "", None for nothing; asked once."""
    file = runtime / _FILE
    try:
        with file.open("rb") as opened:
            said = json.loads(opened.read(_LONGEST))["source"]
        file.unlink()
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        file.unlink(missing_ok=True)
        return None
    return said if isinstance(said, str) else None


def is_taken(runtime: Path) -> bool:
    """Whether the agent has heard it."""
    return not (runtime / _FILE).exists()


def awaited(  # noqa: PLR0913 - what is waited for, and how
    runtime: Path,
    sources: Iterable[Source],
    since: datetime,
    told: Callable[[Source, Checked], None],
    *,
    seconds: float,
    sleep: Callable[[float], None] = time.sleep,
) -> dict[str, Checked]:
    """The looks at these sources after `since`, each told as it comes; those that came in time."""
    open_ones = {source.id: source for source in sources}
    found: dict[str, Checked] = {}
    end = time.monotonic() + seconds
    while open_ones and time.monotonic() < end:
        for name, checked in read_checked(runtime).items():
            if name in open_ones and checked.at >= since:
                found[name] = checked
                told(open_ones.pop(name), checked)
        if open_ones:
            sleep(0.25)
    return found
