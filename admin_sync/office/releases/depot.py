# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The files of releases: taken in as a whole or not at all, named by what they hold.

They are no part of a backup: they are public, and whoever built them has them.
"""

import contextlib
import hashlib
import json
import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from admin_sync.office import config
from admin_sync.protocol.release import numbers
from content.files import sync

#: What a terminal has room for is far below it.
LARGEST = 4_000_000_000
_SIDE = ".json"
_MOST_SIDE = 20_000
_BLOCK = 1 << 20
_NAME = re.compile(r"[0-9a-f]{64}")
_WORD = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+~_-]{0,99}")


class DepotError(Exception):
    """Why a file is not taken in; `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Description:
    """What the build of an image writes beside a bundle, as `FILE.json`."""

    version: str
    compatible: str
    size: int
    sha256: str
    commit: str = ""
    built: datetime | None = None


def folder() -> Path:
    """Where they lie."""
    return config.current().state / "releases"


def path(sha256: str) -> Path:
    """Where the file of a release lies, or would lie.

    Raises:
        ValueError: it is no SHA-256 in hex.
    """
    if not _NAME.fullmatch(sha256):
        raise ValueError("not the name of a bundle")
    return folder() / sha256


def describe(file: Path) -> Description:
    """What stands beside a bundle.

    Raises:
        DepotError: nothing that could be used.
    """
    side = file.with_name(file.name + _SIDE)
    hint = "the build of the image writes it beside the bundle; copy both"
    try:
        with side.open("rb") as stream:
            said = json.loads(stream.read(_MOST_SIDE))
        found = Description(
            version=_word(said["version"]),
            compatible=_word(said["compatible"]),
            size=int(said["size"]),
            sha256=_hash(said["sha256"]),
            commit=str(said.get("commit", ""))[:64],
            built=_moment(said.get("built")),
        )
    except OSError as error:
        raise DepotError(f"{side}: {error.strerror}", hint) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DepotError(f"{side} does not describe a bundle: {error!r:.100}", hint) from error
    if numbers(found.version) is None:
        raise DepotError(f'"{found.version}" is no version', "such as 2026.11.0+gabc123")
    if not 0 < found.size <= LARGEST:
        raise DepotError(f"{found.size} bytes are no bundle", hint)
    return found


def take(file: Path, said: Description) -> None:
    """Copy a bundle in, once it is what its description says.

    Raises:
        DepotError: it is another one, or there is no room.
        OSError: it cannot be read or written.
    """
    folder().mkdir(mode=0o700, exist_ok=True)
    if shutil.disk_usage(folder()).free < 2 * said.size:
        raise DepotError(f"there is no room for it in {folder()}", "remove an older release")
    digest, size = hashlib.sha256(), 0
    handle, part = tempfile.mkstemp(prefix=".", dir=folder())
    try:
        with os.fdopen(handle, "wb") as target, file.open("rb") as source:
            while size <= said.size and (block := source.read(_BLOCK)):
                digest.update(block)
                size += len(block)
                target.write(block)
            target.flush()
            os.fsync(target.fileno())
        if (size, digest.hexdigest()) != (said.size, said.sha256):
            raise DepotError(f"{file} is not what {file.name}{_SIDE} says", "copy both once more")
        _hand_over(Path(part))
        Path(part).replace(path(said.sha256))
    finally:
        Path(part).unlink(missing_ok=True)
    sync(folder())


def remove(sha256: str) -> None:
    """Remove a file; raises OSError."""
    path(sha256).unlink(missing_ok=True)


def is_there(sha256: str) -> bool:
    """Whether the file of a release is here: after a restore it is not."""
    return path(sha256).is_file()


def _hand_over(file: Path) -> None:
    """What root has taken in belongs to whoever the state belongs to."""
    if os.geteuid() == 0:
        owner = config.current().state.stat()
        with contextlib.suppress(OSError):
            for one in (folder(), file):
                os.chown(one, owner.st_uid, owner.st_gid)


def _word(raw: object) -> str:
    if not isinstance(raw, str) or not _WORD.fullmatch(raw):
        raise ValueError(f"{raw!r:.60}")
    return raw


def _hash(raw: object) -> str:
    if not isinstance(raw, str) or not _NAME.fullmatch(raw):
        raise ValueError(f"{raw!r:.80} is no SHA-256")
    return raw


def _moment(raw: object) -> datetime | None:
    when = datetime.fromisoformat(raw) if isinstance(raw, str) and raw else None
    return when.astimezone(UTC) if when is not None and when.tzinfo is not None else None
