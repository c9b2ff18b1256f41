# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Looks into a stick: mounted for this process alone, to be read, and nothing on it to be run."""

import contextlib
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

# of sticks; the kernel's readers of other file systems are not shown to strangers
_KINDS = "vfat,exfat"
_OPTIONS = "ro,nosuid,nodev,noexec"
_PATIENCE = 60


class StickError(Exception):
    """What is wrong with a stick, in one sentence for an admin."""


@contextlib.contextmanager
def opened(place: Path) -> Iterator[Path]:
    """The folder of a stick: of a block device, or the folder itself.

    The mount is private only in a mount namespace of one's own, which kiosk-stick@.service has.

    Raises:
        StickError: it cannot be looked into.
    """
    try:
        mode = place.stat().st_mode
    except OSError as error:
        raise StickError(f"{place}: {error.strerror}") from error
    if stat.S_ISDIR(mode):
        yield place
        return
    if not stat.S_ISBLK(mode):
        raise StickError(f"{place} is neither a block device nor a folder")
    with tempfile.TemporaryDirectory(prefix="stick-") as folder:
        _run(["mount", "-t", _KINDS, "-o", _OPTIONS, "--", str(place), folder])
        try:
            yield Path(folder)
        finally:
            _run(["umount", "--lazy", "--", folder])


def _run(command: list[str]) -> None:
    try:
        subprocess.run(  # noqa: S603 - fixed words, and a device that udev has named
            command, capture_output=True, timeout=_PATIENCE, check=True
        )
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip()[:200]
        raise StickError(f"{command[0]}: {said or 'failed'}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StickError(f"{command[0]}: {error}") from error
