# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk office serve`: one process that answers staff, terminals and the public."""

from pathlib import Path

from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.server import Server

from admin_sync.office import derived
from admin_sync.office.config import Config
from admin_sync.office.fleet import keys
from admin_sync.office.upkeep import locks, logs, migrating
from admin_sync.office.upkeep.said import UpkeepError

APPLICATION = "admin_sync.office.wsgi:application"
#: Requests that are worked on at the same time; beyond that they wait.
_THREADS = 8
_MADE_BY_INIT = "kiosk office init makes it"


def refuse(config: Config) -> None:
    """Look for what must not be so.

    Raises:
        UpkeepError: the office must not be served like this.
    """
    if derived.secret_key(config) == derived.NO_SECRET:
        raise UpkeepError(f"there is no {config.secret_file}", _MADE_BY_INIT)
    try:
        keys.office()
    except keys.KeyMissingError as error:
        raise UpkeepError(str(error), _MADE_BY_INIT) from error
    for path, others in readable(config):
        raise UpkeepError(f"{others} can read {path}", f"chmod {_mode(path)} {path}")
    if waiting := migrating.pending():
        raise UpkeepError(
            f"the database lacks {len(waiting)} migrations, the first is {waiting[0]}",
            "kiosk office upgrade",
        )


def serve(config: Config) -> None:
    """Answer until told to stop.

    Raises:
        UpkeepError: it must not, or another one does already.
    """
    refuse(config)
    told = "stop the other one first, or give this one a state folder of its own"
    host, _, port = config.listen.rpartition(":")
    with locks.held(config.state, "serve", told, alone=True):
        Server(
            APPLICATION,
            address=host.strip("[]"),
            port=int(port),
            interface=Interfaces.WSGI,
            # one: it is the only writer of SQLite, and knows all sessions
            workers=1,
            blocking_threads=_THREADS,
            http1_settings=HTTP1Settings(header_read_timeout=125_000),
            log_dictconfig=logs.configuration(),
            respawn_failed_workers=True,
            workers_kill_timeout=15,
        ).serve()


def readable(config: Config) -> list[tuple[Path, str]]:
    """What can be read by whom it does not concern."""
    found = []
    if config.state.stat().st_mode & 0o007:
        found.append((config.state, "everybody"))
    secrets = [config.keys, *config.keys.glob("*")]
    found += [(path, "others") for path in secrets if path.stat().st_mode & 0o077]
    database = config.state / "office.db"
    if database.is_file() and database.stat().st_mode & 0o007:
        found.append((database, "everybody"))
    return found


def _mode(path: Path) -> str:
    if path.is_dir():
        return "0700" if path.name == "keys" else "0750"
    return "0600"
