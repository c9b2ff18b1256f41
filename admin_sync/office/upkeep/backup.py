# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk office backup`, `restore` and `upgrade`: nothing is overwritten without a way back."""

import shutil
import tempfile
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.db.models import F

from admin_sync.office.config import Config
from admin_sync.office.device.models import Session
from admin_sync.office.fleet.models import Device
from admin_sync.office.upkeep import archive, copies, locks, migrating, sweeping
from admin_sync.office.upkeep.said import Note, UpkeepError
from content.files import replace_file, sync

#: So far are the numbers of orders moved on after a restore: devices took some that we forgot.
_ORDERS_FORGOTTEN = 1000
_STOP = "stop it first: systemctl stop schaukasten-office schaukasten-office-worker"


def backup(config: Config, settings: Path, target: Path, release: str, now: datetime) -> int:
    """Pack all of an office into one file, while it runs; how many bytes.

    Raises:
        UpkeepError: the database cannot be copied.
        OSError: the file cannot be written.
    """
    with ExitStack() as stack:
        # what the copy of the database names is not swept before it is packed
        stack.enter_context(locks.held(config.state, sweeping.LOCK, "", alone=False, wait=True))
        folder = stack.enter_context(
            tempfile.TemporaryDirectory(prefix=".backup-", dir=config.state)
        )
        database = Path(folder) / archive.DATABASE
        copies.copy(config, database)
        said = archive.Manifest(
            now.isoformat(), release, copies.engine(config), config.base_url, {}
        )
        size = archive.write(target, database, config.state, settings, said, now)
    replace_file(config.state / "last-backup", f"{now.isoformat()}\n".encode())
    return size


def restore(  # noqa: PLR0913 - what is asked for is what is handed in
    config: Config, settings: Path, source: Path, now: datetime, note: Note, *, force: bool
) -> None:
    """Make an office what a backup says. What was there is moved aside, with `force` only.

    Raises:
        UpkeepError: the backup cannot be used, or there is an office already.
    """
    with ExitStack() as stack:
        _alone(stack, config)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=config.state)))
        said = archive.unpack(source, folder)
        if said.engine != copies.engine(config):
            raise UpkeepError(
                f"the backup is of {said.engine}, this office uses {copies.engine(config)}",
                "change [database] in office.toml, then move to the other kind with Django's tools",
            )
        _aside(config, now, note, force=force)
        copies.put_back(config, folder / archive.DATABASE)
        for name in archive.FOLDERS:
            if (folder / name).is_dir():
                (folder / name).rename(config.state / name)
        if settings.read_bytes() != (folder / archive.SETTINGS).read_bytes():
            (folder / archive.SETTINGS).rename(config.state / "office.toml.restored")
            note(f"{settings} stays; that of the backup is {config.state}/office.toml.restored")
        sync(config.state)
        if migrating.pending():
            migrating.migrate()
            note("The backup was of an older release; its data were brought up to date")
        Device.objects.update(last_order=F("last_order") + _ORDERS_FORGOTTEN)
        # a number that a session counted since is not to count again: terminals make new ones
        Session.objects.all().delete()
        connection.close()
    note(f"Restored what {said.office} was at {said.made}")


def upgrade(config: Config, now: datetime, note: Note) -> bool:
    """Bring the database to this release; whether there was anything to do.

    A migration that fails leaves everything as it was.

    Raises:
        UpkeepError: it failed, or the release is older than the data.
    """
    if unknown := migrating.unknown():
        raise UpkeepError(
            f"the data are of a newer release: {', '.join(unknown)}", "install that release again"
        )
    waiting = migrating.pending()
    if not waiting:
        return False
    with ExitStack() as stack:
        _alone(stack, config)
        kept = _before(config, now)
        note(f"Copied the database to {kept}")
        try:
            migrating.migrate()
        except Exception as error:
            copies.put_back(config, kept)
            connection.close()
            raise UpkeepError(
                f"{type(error).__name__}: {error}",
                "all is as it was before; install the release before again, and tell its makers",
                fault=True,
            ) from error
    for name in waiting:
        note(f"  {name}")
    for old in sorted(kept.parent.glob("upgrade-*"))[: -config.keep_backups]:
        old.unlink()
    return True


def _before(config: Config, now: datetime) -> Path:
    """A copy of the database from before an upgrade."""
    folder = config.state / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    kept = folder / f"upgrade-{now:%Y%m%dT%H%M%S}.{copies.engine(config)}"
    if copies.engine(config) == "sqlite":
        size = (config.state / "office.db").stat().st_size
        if shutil.disk_usage(folder).free < 2 * size:
            raise UpkeepError(f"there is no room for a copy in {folder}", "make some room")
    copies.copy(config, kept)
    sync(kept)
    return kept


def _alone(stack: ExitStack, config: Config) -> None:
    """Nobody serves and nobody works meanwhile."""
    for name in ("serve", "worker"):
        stack.enter_context(locks.held(config.state, name, _STOP, alone=True))


def _aside(config: Config, now: datetime, note: Note, *, force: bool) -> None:
    """Move what is there aside."""
    folders = [config.state / name for name in archive.FOLDERS]
    there = [folder for folder in folders if folder.is_dir() and any(folder.iterdir())]
    if not there and copies.is_empty():
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
        return
    if not force:
        raise UpkeepError(
            f"there is an office in {config.state} already", "--force moves it aside first"
        )
    aside = config.state / f"before-restore-{now:%Y%m%dT%H%M%S}"
    aside.mkdir(mode=0o700)
    copies.copy(config, aside / archive.DATABASE)
    connection.close()
    for folder in there:
        folder.rename(aside / folder.name)
    note(f"What was there is in {aside}")
