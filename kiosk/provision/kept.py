# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What root remembers from start to start: the last good settings, and the last factory reset.

It lies in a folder of its own in the state folder, which those without rights may write: nothing
is believed of that folder before it is known to be root's.
"""

import contextlib
import json
import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from content.files import replace_file, sync

#: Below the state folder.
FOLDER = "provision"
_MODE = 0o700
_SECRET = 0o600
_GOOD, _CERTIFICATES, _RESET = "good.json", "ca.pem", "reset.json"
_LARGEST = 2 << 20


@dataclass(frozen=True, slots=True)
class Good:
    """Settings that were in force: the name of their file and its text, secrets and all."""

    name: str
    text: str
    certificates: str = ""


@dataclass(frozen=True, slots=True)
class Reset:
    """The last factory reset: the file that ordered it, and whether it came to its end."""

    digest: str
    changed: int
    done: bool


class Kept:
    """The folder. Each write survives a power cut whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def good(self) -> Good | None:
        """The last good settings; None where there are none."""
        said = self._read(_GOOD)
        words = [said.get(name) for name in ("name", "text", "certificates")]
        name, text, certificates = (one if isinstance(one, str) else "" for one in words)
        return Good(name, text, certificates) if text else None

    def keep_good(self, good: Good) -> None:
        """Keep them; writes only what is new.

        Raises:
            OSError: it cannot be written; the last ones stay.
        """
        if self.good() != good:
            self._write(_GOOD, asdict(good))

    def reset(self) -> Reset | None:
        """The last factory reset that was begun; None where there was none."""
        said = self._read(_RESET)
        digest, changed = said.get("digest"), said.get("changed")
        if not isinstance(digest, str) or not isinstance(changed, int):
            return None
        return Reset(digest, changed, done=said.get("done") is True)

    def remember(self, reset: Reset) -> None:
        """Remember it.

        Raises:
            OSError: it cannot be written.
        """
        self._write(_RESET, asdict(reset))

    def forget_all_but_reset(self) -> None:
        """Remove what else lies here.

        Raises:
            OSError: something stays.
        """
        for path in self._folder.iterdir():
            if path.name != _RESET:
                remove(path)
        sync(self._folder)

    def _read(self, name: str) -> dict[str, object]:
        try:
            with (self._folder / name).open("rb") as stream:
                said = json.loads(stream.read(_LARGEST))
        except (OSError, ValueError, RecursionError):
            return {}
        return said if isinstance(said, dict) else {}

    def _write(self, name: str, said: dict[str, object]) -> None:
        data = json.dumps(said, ensure_ascii=False).encode()
        replace_file(self._folder / name, data, mode=_SECRET)


@contextlib.contextmanager
def opened(state: Path) -> Iterator[Kept]:
    """The folder below a state folder, made where it is missing.

    Raises:
        OSError: there is no state folder, or it cannot be written.
    """
    handle = _own_folder(state)
    try:
        # by its handle: whoever renames the folder meanwhile leads nobody astray
        yield Kept(Path(f"/proc/self/fd/{handle}"))
    finally:
        os.close(handle)


def wipe(state: Path) -> None:
    """Remove everything in a state folder but what is remembered here.

    Raises:
        OSError: something stays.
    """
    for path in state.iterdir():
        if path.name not in (FOLDER, "lost+found"):
            remove(path)
    sync(state)


def remove(path: Path) -> None:
    """Remove a file, a link or a whole folder; through links nothing is reached.

    Raises:
        OSError: something stays.
    """
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _own_folder(state: Path) -> int:
    """A handle of the folder, which is ours and no link."""
    path = state / FOLDER
    for _ in range(2):
        with contextlib.suppress(FileExistsError):
            path.mkdir(_MODE)
            # without the group of the folder around it
            path.chmod(_MODE)
            sync(state)
        with contextlib.suppress(OSError):
            handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
            seen = os.fstat(handle)
            if seen.st_uid == os.geteuid() and stat.S_IMODE(seen.st_mode) & 0o777 == _MODE:
                return handle
            os.close(handle)
        # somebody else has put something there
        remove(path)
    raise OSError(f"{path} is not ours")
