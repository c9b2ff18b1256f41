# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the parts of a terminal tell each other of updates: small files below `<state>/update/`.

Each has one writer: `agent.json` (the agent), `confirmed.json` and `rolled-back.json` (`kiosk
confirm`), `stick.json` (`kiosk usb-update`); all but the first by root. Whoever reads them trusts
nothing of their shape, and root follows no link in a folder into which others may write.
"""

import contextlib
import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

import cattrs

from admin_sync.agent.updates import Booted, Memory

FOLDER = "update"
AGENT, STICK = "agent.json", "stick.json"
CONFIRMED, ROLLED_BACK = "confirmed.json", "rolled-back.json"
#: Which system runs; the build of the image writes it, a desk has none.
RELEASE_FILE = Path("/etc/kiosk/release.toml")

_MOST = 20_000
# the state folder hands its group on to what is made in it
_MODE, _FOLDER_MODE = 0o660, 0o770
_Kind = TypeVar("_Kind")
_codec = cattrs.Converter(forbid_extra_keys=False)


@dataclass(frozen=True, slots=True)
class Left:
    """The version that did not prove itself and was left, found in the time that is `boot`."""

    version: str
    slot: str
    boot: str


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The version that proved itself here last."""

    version: str


@dataclass(frozen=True, slots=True)
class Stick:
    """What became of a stick: `installing`, `installed`, `refused` or `failed` (`error`).

    It was so `monotonic` seconds after the boot that the kernel calls `boot`.
    """

    state: str
    version: str = ""
    percent: int = 0
    error: str = ""
    boot: str = ""
    monotonic: float = 0.0


def memory(state: Path) -> Memory:
    """What the agent remembers; nothing where there is nothing that can be read."""
    return _read(state, AGENT, Memory) or Memory()


def left(state: Path) -> Left | None:
    """What was left last."""
    return _read(state, ROLLED_BACK, Left)


def confirmed(state: Path) -> Confirmed | None:
    """What has proved itself here last."""
    return _read(state, CONFIRMED, Confirmed)


def stick(state: Path) -> Stick | None:
    """What became of the last stick."""
    return _read(state, STICK, Stick)


def booted(file: Path = RELEASE_FILE) -> Booted | None:
    """Which system runs; None on a desk, and where nobody can tell."""
    import tomllib  # noqa: PLC0415 - a desk has no such file

    try:
        said = tomllib.loads(file.read_text("utf-8"))
        version, compatible = said["version"], said["compatible"]
    except (OSError, ValueError, KeyError):
        return None
    if not (isinstance(version, str) and isinstance(compatible, str)):
        return None
    return Booted(version, compatible)


def write(state: Path, name: str, said: object) -> None:
    """Put one of these files where the others find it, in one step and on the disk.

    No link is followed below the state folder: what belongs to another user cannot be hit.

    Raises:
        OSError: it cannot be written.
    """
    text = json.dumps(_codec.unstructure(said), sort_keys=True).encode()
    above = os.open(state, os.O_RDONLY | os.O_DIRECTORY)
    try:
        folder = _opened(above)
    finally:
        os.close(above)
    part = f".{name}.part"
    try:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(part, dir_fd=folder)
        flags = os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_WRONLY
        with os.fdopen(os.open(part, flags, _MODE, dir_fd=folder), "wb") as stream:
            os.fchmod(stream.fileno(), _MODE)
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(part, name, src_dir_fd=folder, dst_dir_fd=folder)
        os.fsync(folder)
    finally:
        os.close(folder)


def _opened(above: int) -> int:
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
    try:
        return os.open(FOLDER, flags, dir_fd=above)
    except FileNotFoundError:
        os.mkdir(FOLDER, _FOLDER_MODE, dir_fd=above)
        opened = os.open(FOLDER, flags, dir_fd=above)
        mode = stat.S_IMODE(os.fstat(opened).st_mode)
        if mode & _FOLDER_MODE != _FOLDER_MODE:
            # made by hand, with another umask than our units have, which may not set such modes
            with contextlib.suppress(PermissionError):
                os.fchmod(opened, mode | _FOLDER_MODE)
        return opened


def _read(state: Path, name: str, kind: type[_Kind]) -> _Kind | None:
    try:
        # neither a link nor a pipe makes anybody wait or read something else
        handle = os.open(
            state / FOLDER / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        )
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return None
            said = json.loads(stream.read(_MOST))
        return _codec.structure(_plain(said, kind), kind)
    except (OSError, ValueError, TypeError, KeyError, RecursionError, cattrs.BaseValidationError):
        return None


def _plain(said: object, kind: type[Any]) -> Mapping[str, object]:
    """What is of the right kind; the rest is as by default, or missing."""
    if not isinstance(said, dict):
        raise TypeError("no object")
    wanted = {one.name: one.type for one in fields(kind)}
    fits = {str: str, int: int, float: (int, float), tuple[str, ...]: list}
    return {
        name: value
        for name, value in said.items()
        if name in wanted
        and isinstance(value, fits.get(wanted[name], object))  # type: ignore[arg-type]
        and not isinstance(value, bool)
    }
