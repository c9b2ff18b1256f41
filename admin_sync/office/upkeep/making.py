# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk office init`: makes an office on one machine. A second run finds nothing to do."""

import json
import os
import pwd
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from admin_sync.office import config as settings
from admin_sync.office.config import Config
from admin_sync.office.upkeep import samples
from admin_sync.office.upkeep.said import UpkeepError
from content.files import replace_file

#: Who the server runs as, where this is run as root.
USER = "schaukasten-office"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for. What is "" is left at its default, or as the file has it."""

    folder: Path
    file: Path
    name: str = ""
    base_url: str = ""
    listen: str = ""
    database: str = ""
    password_file: str = ""


def settings_text(wanted: Wanted) -> str:
    """A new office.toml."""
    default = Config()
    rows = [
        "# The office's settings. All there are: docs/office-settings.md",
        "[office]",
        f"name = {_quoted(wanted.name or default.name)}",
        f"base_url = {_quoted(wanted.base_url or default.base_url)}",
        f"listen = {_quoted(wanted.listen or default.listen)}",
        f"state = {_quoted(str(wanted.folder))}",
    ]
    if wanted.database:
        rows += ["", "[database]", f"url = {_quoted(wanted.database)}"]
        if wanted.password_file:
            rows.append(f"password_file = {_quoted(wanted.password_file)}")
    return "\n".join([*rows, ""])


def folders(wanted: Wanted) -> Iterator[str]:
    """Make the state folder and the settings; what was made.

    Raises:
        SettingsError: what was asked for is no setting.
        UpkeepError: a folder is readable for everybody.
        OSError: something cannot be made.
    """
    if not wanted.folder.is_dir():
        wanted.folder.mkdir(parents=True, mode=0o700)
        yield f"folder {wanted.folder}"
    if wanted.folder.stat().st_mode & 0o007:
        raise UpkeepError(
            f"everybody may look into {wanted.folder}", f"chmod o= {wanted.folder}, or another one"
        )
    if not wanted.file.is_file():
        text = settings_text(wanted)
        settings.read(text, str(wanted.file))
        wanted.file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(wanted.file, text.encode())
        wanted.file.chmod(0o640)
        yield f"settings {wanted.file}"


def secret(config: Config) -> Iterator[str]:
    """Make the server's secret; what was made."""
    for folder, mode in ((config.keys, 0o700), (config.blobs, 0o750)):
        if not folder.is_dir():
            folder.mkdir(mode=mode)
    if not config.secret_file.is_file():
        replace_file(config.secret_file, f"{secrets.token_urlsafe(48)}\n".encode())
        config.secret_file.chmod(0o600)
        yield f"secret {config.secret_file}"


def setup_files(config: Config, file: Path, program: str) -> Iterator[str]:
    """Write units and samples for the proxy into `setup` of the state folder; what was new."""
    folder = config.state / "setup"
    folder.mkdir(mode=0o750, exist_ok=True)
    for name, text in samples.rendered(config, file, program):
        target = folder / name
        if not target.is_file() or target.read_text("utf-8") != text:
            replace_file(target, text.encode())
            yield f"sample {target}"


def hand_over(config: Config, file: Path) -> Iterator[str]:
    """Give everything to the server's own user, where root made it and that user is there."""
    if os.geteuid() != 0:
        return
    try:
        user = pwd.getpwnam(USER)
    except KeyError:
        return
    paths = [config.state, *config.state.rglob("*")]
    if any(path.lstat().st_uid != user.pw_uid for path in paths):
        for path in paths:
            os.chown(path, user.pw_uid, user.pw_gid, follow_symlinks=False)
        yield f"everything in {config.state} belongs to {USER}"
    os.chown(file, 0, user.pw_gid)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
