# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What orders made (pictures, extracts of the log), kept until the office has it."""

import hashlib
import logging
import re
from pathlib import Path

from admin_sync.agent.line import Line, LineError
from content.files import make_folder, replace_file

_log = logging.getLogger(__name__)

LARGEST = 2_000_000
# nobody looks through more, and a disk has an end
_MOST = 5
_NAME = re.compile(r"([A-Za-z0-9_-]{1,64})\.([0-9a-f]{64})")
# it will never be taken: asked for by nobody, or too large
_HOPELESS = frozenset({400, 403, 404, 409, 413, 415, 422})


class Blobs:
    """A folder of files, each named by its order and its hash."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, order: str, data: bytes) -> str:
        """Keep bytes for an order; their SHA-256 (hex).

        Raises:
            ValueError: they are too many, or the order's name is none.
            OSError: they cannot be written.
        """
        if len(data) > LARGEST:
            raise ValueError(f"Das Ergebnis ist größer als {LARGEST // 1_000_000} MB.")
        digest = hashlib.sha256(data).hexdigest()
        name = f"{order}.{digest}"
        if not _NAME.fullmatch(name):
            raise ValueError("Die Kennung des Auftrags ist keine.")
        make_folder(self._folder)
        for old in self._files()[: -_MOST + 1]:
            old.unlink(missing_ok=True)
        replace_file(self._folder / name, data)
        return digest

    def deliver(self, line: Line) -> bool:
        """Hand up all that is there; False, since nothing is left after that. Raises LineError."""
        for file in self._files():
            named = _NAME.fullmatch(file.name)
            if named is None:
                continue
            try:
                line.put_blob(named[2], named[1], file.read_bytes())
            except LineError as error:
                if error.status not in _HOPELESS:
                    raise
                _log.warning("The office does not take what order %s made: %s", named[1], error)
            file.unlink(missing_ok=True)
        return False

    def waits(self, order: str) -> bool:
        """Whether something of that order is still to be handed up: its receipt comes after it."""
        return any(file.name.startswith(f"{order}.") for file in self._files())

    def clear(self) -> None:
        """Forget all of it."""
        for file in self._files():
            file.unlink(missing_ok=True)

    def _files(self) -> list[Path]:
        try:
            found = [file for file in self._folder.iterdir() if _NAME.fullmatch(file.name)]
            return sorted(found, key=lambda file: file.stat().st_mtime)
        except OSError:
            return []
