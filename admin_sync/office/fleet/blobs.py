# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Files that never change, known by the SHA-256 (hex) of what they hold.

Items name them by an address of this office; who may read which there says `device.readable`.
"""

import hashlib
import re
from pathlib import Path

from admin_sync.office import config
from content.files import make_folder, replace_file
from content.model import Item

_NAME = re.compile(r"[0-9a-f]{64}")
_ADDRESS = "/device/v1/blob/"


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
    file = path(name)
    if not file.is_file():
        make_folder(file.parent)
        replace_file(file, data)
    return name


def read(name: str) -> bytes | None:
    """What a blob holds; None where there is none."""
    try:
        return path(name).read_bytes()
    except (OSError, ValueError):
        return None


def address(base: str, name: str) -> str:
    """Where a terminal has a blob, and whoever reads what is published. Pure."""
    return f"{base.rstrip('/')}{_ADDRESS}{name}"


def named(item: Item) -> frozenset[str]:
    """The blobs that an item's pictures and documents are. Pure."""
    urls = [picture.url for picture in item.pictures] + [paper.url for paper in item.attachments]
    found = (url.partition(_ADDRESS)[2] for url in urls)
    return frozenset(name for name in found if _NAME.fullmatch(name))
