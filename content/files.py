# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Files that two users share and that survive a power cut: modes, replacing, the reserve."""

import contextlib
import errno
import os
from pathlib import Path

FILE_MODE = 0o660
# new files take the folder's group, whoever of the two writes them
FOLDER_MODE = 0o2770

_RESERVE_NAME = "reserve"
_NEXT_TO_NOTHING = 1 << 20


def make_folder(folder: Path) -> None:
    """Create a folder that both users share, unless it is there already.

    Raises:
        OSError: it cannot be created.
    """
    if folder.is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(PermissionError):
        folder.chmod(FOLDER_MODE)


def make_file(file: Path) -> None:
    """Create an empty file that both users may write, whatever the umask, unless it is there.

    Raises:
        OSError: it cannot be created.
    """
    with contextlib.suppress(FileExistsError):
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE)
        try:
            os.fchmod(handle, FILE_MODE)
        finally:
            os.close(handle)


def replace_file(file: Path, data: bytes, *, durable: bool = True, mode: int = FILE_MODE) -> None:
    """Put `data` in a file so that readers see the old or the new, never a part.

    Nobody but who may read it in the end can read it on the way there.

    Raises:
        OSError: it cannot be written; the old file stays.
    """
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    handle = os.open(temporary, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, mode)
    try:
        with os.fdopen(handle, "wb") as stream:
            os.fchmod(stream.fileno(), mode)
            stream.write(data)
            stream.flush()
            if durable:
                os.fsync(stream.fileno())
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if durable:
        sync(file.parent)


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk.

    Raises:
        OSError: they are not.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def disk_is_full(error: OSError) -> bool:
    """Whether an error says that there is no room."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


class Reserve:
    """Room that is given back when the disk is full, so that the last words can be written.

    With a `size` of 0 none is held.
    """

    def __init__(self, folder: Path, size: int = 8 << 20) -> None:
        self._file = folder / _RESERVE_NAME
        self._size = size

    def fill(self) -> bool:
        """Take the room, if the disk has four times as much; whether it is held now."""
        if not self._size:
            return False
        try:
            if self._file.is_file() and self._file.stat().st_size >= self._size:
                return True
            free = os.statvfs(self._file.parent)
            if free.f_bavail * free.f_frsize < 4 * self._size:
                return False
            make_file(self._file)
            with self._file.open("r+b") as stream:
                os.posix_fallocate(stream.fileno(), 0, self._size)
        except OSError:
            return False
        return True

    def is_needed(self) -> bool:
        """Whether the disk has next to no room left."""
        try:
            free = os.statvfs(self._file.parent)
        except OSError:
            return False
        return free.f_bavail * free.f_frsize < _NEXT_TO_NOTHING

    def release(self) -> bool:
        """Give the room back; False if there was none to give."""
        try:
            self._file.unlink()
        except OSError:
            return False
        return True
