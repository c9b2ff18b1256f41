# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Files that never change, known by the SHA-256 (hex) of what they hold.

Items name them by an address of this office; who may read which there says `device.readable`.
"""

import contextlib
import hashlib
import os
import re
from datetime import UTC, datetime
from pathlib import Path

from admin_sync.office import config
from content.files import make_folder, replace_file
from content.model import Item

_NAME = re.compile(r"[0-9a-f]{64}")
_ADDRESS = "/device/v1/blob/"
_GONE = ".gone"


def folder() -> Path:
    """Where they lie."""
    return config.current().state / "blobs"


def path(name: str) -> Path:
    """Where the file of a SHA-256 lies, or would lie.

    Raises:
        ValueError: it is no SHA-256 in hex.
    """
    if not _NAME.fullmatch(name):
        raise ValueError("not the name of a blob")
    return folder() / name[:2] / name


def put(data: bytes) -> str:
    """Keep bytes; their SHA-256 (hex), by which they are found. On the disk before this returns.

    Raises:
        OSError: they cannot be written.
    """
    name = hashlib.sha256(data).hexdigest()
    if not touch(name):
        file = path(name)
        make_folder(file.parent)
        replace_file(file, data)
    return name


def touch(name: str) -> bool:
    """Keep a file from being swept for a while, since somebody is about to name it; if it is there.

    Raises:
        ValueError: it is no SHA-256 in hex.
    """
    try:
        os.utime(path(name))
    except OSError:
        return False
    return True


def read(name: str) -> bytes | None:
    """What a blob holds; None where there is none."""
    try:
        return path(name).read_bytes()
    except (OSError, ValueError):
        return None


def ages() -> dict[str, datetime]:
    """All files, and when each was put or touched last."""
    found = {}
    for file in folder().glob("??/*"):
        if file.name.endswith(_GONE):
            # a sweep broke off: whether it may go is asked once more
            _back(file, file.with_name(file.name.removesuffix(_GONE).removeprefix(".")))
        elif _NAME.fullmatch(file.name):
            with contextlib.suppress(OSError):
                found[file.name] = _touched(file)
    return found


def remove(name: str, before: datetime) -> bool:
    """Remove a file for good, unless it was put or touched since then; whether it is gone.

    Whoever puts or touches it meanwhile keeps it, or finds that it is not there and writes it anew.

    Raises:
        OSError: it cannot be removed.
    """
    file = path(name)
    aside = file.with_name(f".{name}{_GONE}")
    try:
        file.rename(aside)
    except FileNotFoundError:
        return True
    if _touched(aside) >= before:
        _back(aside, file)
        return False
    aside.unlink()
    return True


def _touched(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _back(aside: Path, file: Path) -> None:
    # if it was written anew meanwhile, it is the same
    aside.replace(file)


def address(base: str, name: str) -> str:
    """Where a terminal has a blob, and whoever reads what is published. Pure."""
    return f"{base.rstrip('/')}{_ADDRESS}{name}"


def named(item: Item) -> frozenset[str]:
    """The blobs that an item's pictures and documents are. Pure."""
    urls = [picture.url for picture in item.pictures] + [paper.url for paper in item.attachments]
    found = (url.partition(_ADDRESS)[2] for url in urls)
    return frozenset(name for name in found if _NAME.fullmatch(name))
