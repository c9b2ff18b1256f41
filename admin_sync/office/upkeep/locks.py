# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who may run at the same time: one server, one leading worker, and neither during an upgrade."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from admin_sync.office.upkeep.said import UpkeepError

#: The number by which workers of one PostgreSQL know that one of them leads.
_LEADER = 0x5C4A_0002


@contextmanager
def held(state: Path, name: str, told: str, *, alone: bool, wait: bool = False) -> Iterator[None]:
    """Hold the lock of that name in the state folder; it is gone with the process that holds it.

    Several may hold it together unless one holds it `alone`. With `wait` until that is over.

    Raises:
        UpkeepError: somebody holds it; `told` says what to do.
    """
    handle = os.open(state / f"{name}.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        kind = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
        try:
            fcntl.flock(handle, kind if wait else kind | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UpkeepError(f"{name}.lock in {state} is held by another process", told) from error
        yield
    finally:
        os.close(handle)


def leads() -> bool:
    """Whether this process leads the workers of its PostgreSQL; on SQLite the file lock says so.

    Asked again and again by whoever waits; the lead is lost with the connection.
    """
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LEADER])
        (got,) = cursor.fetchone()
    return bool(got)
