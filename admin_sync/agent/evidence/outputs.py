# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What hangs at the graphics outputs, as the kernel's DRM tells it in sysfs."""

import hashlib
from pathlib import Path

from admin_sync.protocol.report import Connector

DRM = Path("/sys/class/drm")
_LONGEST_EDID = 32768
# outputs without a cable to a panel
_NO_PANEL = ("Writeback",)


def connectors(folder: Path = DRM) -> tuple[Connector, ...]:
    """Every output of every graphics card, sorted by name.

    Raises:
        LookupError: the kernel names none, so that nothing can be said of a panel.
    """
    found = tuple(
        _connector(path)
        for path in sorted(folder.glob("card*-*"))
        if (path / "status").is_file() and not any(word in path.name for word in _NO_PANEL)
    )
    if not found:
        raise LookupError("the kernel names no output")
    return found


def _connector(path: Path) -> Connector:
    connected = (path / "status").read_text().strip() == "connected"
    enabled = _read(path / "enabled").strip() == b"enabled"
    edid = _read(path / "edid")
    return Connector(
        name=path.name.partition("-")[2],
        connected=connected,
        enabled=enabled,
        edid=hashlib.sha256(edid).hexdigest() if edid else "",
    )


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(_LONGEST_EDID)
    except OSError:
        return b""
