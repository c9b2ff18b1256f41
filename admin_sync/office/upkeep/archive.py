# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A backup: one tar with database, keys, files and settings, and their checksums."""

import hashlib
import io
import json
import os
import re
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO

from admin_sync.office.upkeep.said import UpkeepError
from content.files import sync

#: Of the archive; an office reads this version.
VERSION = 1
MANIFEST = "manifest.json"
DATABASE = "database"
SETTINGS = "office.toml"
#: Folders of the state that are kept as they are.
FOLDERS = ("keys", "blobs")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says of itself. `files` are checksums (SHA-256, hex) by name."""

    made: str
    release: str
    engine: str
    office: str
    files: dict[str, str]


def write(  # noqa: PLR0913, PLR0917 - what an archive holds is handed in
    target: Path,
    database: Path,
    state: Path,
    settings: Path,
    manifest: Manifest,
    now: datetime,
) -> int:
    """Pack an archive; how many bytes it has. It is there as a whole, or not at all.

    Files that come while it is packed are left out: the database was copied before, and names
    only files that were there.

    Raises:
        OSError: it cannot be written.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        handle = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600)
        with os.fdopen(handle, "w+b") as stream:
            with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as tar:
                for name, file in _members(database, state, settings):
                    manifest.files[name] = _add(tar, name, file, now)
                _add_bytes(tar, MANIFEST, _json(manifest), now)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync(target.parent)
    return target.stat().st_size


def unpack(source: Path, folder: Path) -> Manifest:
    """Unpack an archive into an empty folder, every file checked; what it says of itself.

    Raises:
        UpkeepError: it is none, is damaged, or holds what does not belong there.
    """
    sums: dict[str, str] = {}
    try:
        with tarfile.open(source, "r:") as tar:
            for member in tar:
                if not member.isfile() or not _belongs(member.name):
                    raise UpkeepError(
                        f"{source.name} holds {member.name!r:.80}, which no backup does",
                        "take a file that kiosk office backup made",
                    )
                data = tar.extractfile(member)
                if data is not None:
                    sums[member.name] = _take(data, folder / member.name)
        manifest = _manifest(folder / MANIFEST)
    except (tarfile.TarError, OSError, ValueError, KeyError, TypeError) as error:
        raise UpkeepError(
            f"{source} cannot be read as a backup: {error}", "take another"
        ) from error
    sums.pop(MANIFEST)
    if sums != manifest.files:
        wrong = min(sums.items() ^ manifest.files.items())[0]
        raise UpkeepError(f"{source.name} is damaged at {wrong}", "take an older backup")
    return manifest


def settings_of(source: Path, state: Path | None) -> str:
    """The settings in a backup, with another state folder where one is named.

    Raises:
        UpkeepError: it is no backup.
    """
    with tempfile.TemporaryDirectory() as folder:
        unpack(source, Path(folder))
        text = (Path(folder) / SETTINGS).read_text("utf-8")
    if state is None:
        return text
    return re.sub(r"(?m)^state\s*=.*$", lambda _: f'state = "{state}"', text, count=1)


def _members(database: Path, state: Path, settings: Path) -> Iterator[tuple[str, Path]]:
    """The names in the archive and the files they are made of."""
    yield DATABASE, database
    yield SETTINGS, settings
    for name in FOLDERS:
        for file in sorted((state / name).rglob("*")):
            # what is being written has a name with a dot
            if file.is_file() and not file.is_symlink() and not file.name.startswith("."):
                yield file.relative_to(state).as_posix(), file


def _belongs(name: str) -> bool:
    """Whether a name is one of those that `write` gives."""
    if name in {MANIFEST, DATABASE, SETTINGS}:
        return True
    parts = PurePosixPath(name).parts
    return (
        len(parts) > 1
        and parts[0] in FOLDERS
        and not any(part.startswith(".") for part in parts)
        and str(PurePosixPath(*parts)) == name
    )


def _add(tar: tarfile.TarFile, name: str, file: Path, now: datetime) -> str:
    """Add a file; its checksum. It is read twice, but never held as a whole."""
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        info = tarfile.TarInfo(name)
        info.size = stream.tell()
        info.mtime = int(now.timestamp())
        info.mode = 0o600
        stream.seek(0)
        tar.addfile(info, stream)
    return digest


def _add_bytes(tar: tarfile.TarFile, name: str, data: bytes, now: datetime) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mtime, info.mode = len(data), int(now.timestamp()), 0o600
    tar.addfile(info, io.BytesIO(data))


def _take(data: IO[bytes], target: Path) -> str:
    """Write what an archive holds; its checksum."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest = hashlib.sha256()
    with os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as stream:
        while block := data.read(_BLOCK):
            digest.update(block)
            stream.write(block)
        stream.flush()
        os.fsync(stream.fileno())
    return digest.hexdigest()


def _json(manifest: Manifest) -> bytes:
    said = {
        "version": VERSION,
        "made": manifest.made,
        "release": manifest.release,
        "engine": manifest.engine,
        "office": manifest.office,
        "files": manifest.files,
    }
    return json.dumps(said, indent=1, sort_keys=True).encode()


def _manifest(file: Path) -> Manifest:
    said = json.loads(file.read_bytes())
    if said["version"] != VERSION:
        raise UpkeepError(f"a backup of version {said['version']}", "take the release it is of")
    return Manifest(
        str(said["made"]),
        str(said["release"]),
        str(said["engine"]),
        str(said["office"]),
        {str(name): str(digest) for name, digest in said["files"].items()},
    )
