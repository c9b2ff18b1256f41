# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Pictures and other files of items, each named by its sha256 and bounded as a whole."""

import hashlib
import os
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from pathlib import Path

from content.files import Reserve, disk_is_full, make_folder, replace_file

FOLDER_NAME = "media"

# a file that is named is marked as such this often, so that its age tells for how long
# nobody has named it
_RENEWAL = timedelta(hours=12)
_UNNAMED = timedelta(hours=24)


class MediaFullError(OSError):
    """There is no room for another file: the budget or the disk is used up."""


class Media:
    """The media folder of a state folder. Only the store's process writes here."""

    def __init__(self, state: Path, reserve: Reserve, budget: int = 2 << 30) -> None:
        self._folder = state / FOLDER_NAME
        self._reserve = reserve
        self._budget = budget

    def path(self, name: str) -> Path:
        """Where the file of a name lies, or would lie."""
        return self._folder / name

    def put(self, data: bytes, now: datetime) -> str:
        """Keep a file and give its name; a file that is there already is not written again.

        Raises:
            MediaFullError: there is no room. Shown content is not thrown out for new.
            OSError: it cannot be written.
        """
        name = hashlib.sha256(data).hexdigest()
        file = self.path(name)
        if not file.is_file():
            make_folder(self._folder)
            if self.size() + len(data) > self._budget:
                raise MediaFullError(f"the media budget of {self._budget} bytes is used up")
            self._write(file, data)
        _mark(file, now)
        return name

    def size(self) -> int:
        """How many bytes all files have together."""
        return sum(size for _, size, _ in self._files())

    def collect(self, named: AbstractSet[str], now: datetime) -> int:
        """Remove what has not been in `named` for 24 hours, and remains of kills; how many went.

        To be called at least every twelve hours, so that a file is known to be named.
        """
        gone = 0
        for file, _, marked in self._files():
            age = now.timestamp() - marked
            if file.name in named:
                if not 0 <= age < _RENEWAL.total_seconds():
                    _mark(file, now)
            elif age >= (_UNNAMED + _RENEWAL).total_seconds():
                file.unlink(missing_ok=True)
                gone += 1
        return gone

    def _write(self, file: Path, data: bytes) -> None:
        try:
            replace_file(file, data)
        except OSError as error:
            if not disk_is_full(error):
                raise
            # a picture may not take the room that the last words need
            self._reserve.release()
            raise MediaFullError("the disk is full") from error

    def _files(self) -> list[tuple[Path, int, float]]:
        try:
            with os.scandir(self._folder) as entries:
                return [
                    (Path(entry.path), (stat := entry.stat()).st_size, stat.st_mtime)
                    for entry in entries
                    if entry.is_file(follow_symlinks=False)
                ]
        except FileNotFoundError:
            return []


def _mark(file: Path, now: datetime) -> None:
    moment = now.timestamp()
    os.utime(file, (moment, moment))
