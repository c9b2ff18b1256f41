# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The computer itself, by psutil, and whether its disk takes a file."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

import psutil

from admin_sync.protocol.report import Machine

_TRIAL = ".agent-writes"
# a sensor that says less or more than this is broken
_COLD, _HOT = -40.0, 150.0


def machine(folder: Path, resets: Callable[[], int]) -> Machine:
    """What can be said of the computer; `folder` lies on the disk that matters.

    `resets` counts how often a watchdog had to help.

    Raises:
        OSError: the folder is not there.
    """
    disk = psutil.disk_usage(str(folder))
    memory = psutil.virtual_memory()
    return Machine(
        disk_free=disk.free,
        disk_total=disk.total,
        disk_writable=writes(folder),
        memory_available=memory.available,
        memory_total=memory.total,
        load=round(psutil.getloadavg()[0], 2),
        temperature=_temperature(),
        watchdog_resets=resets(),
    )


def writes(folder: Path) -> bool:
    """Whether a file can be written, read again and removed."""
    file = folder / f"{_TRIAL}.{os.getpid()}"
    said = os.urandom(4096)
    try:
        with file.open("wb") as stream:
            stream.write(said)
            stream.flush()
            os.fsync(stream.fileno())
        return file.read_bytes() == said
    except OSError:
        return False
    finally:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)


def _temperature() -> float | None:
    """The hottest sensor, in °C; None where there is none."""
    sensors = psutil.sensors_temperatures()
    found = [one.current for group in sensors.values() for one in group]
    sane = [float(value) for value in found if value is not None and _COLD < value < _HOT]
    return max(sane, default=None)
