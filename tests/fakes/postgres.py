# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A real PostgreSQL server for a moment: Debian's package, a cluster in a temporary folder."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import quote

#: Holds the address of a database that the office's own tests run on, instead of SQLite.
CHOSEN = "OFFICE_TEST_DATABASE"


class NoPostgresError(Exception):
    """There is none on this machine, or nobody it would run as."""


@dataclass(frozen=True)
class Postgres:
    """A running server: reached through a socket in `folder`, by everybody on this machine."""

    folder: Path
    programs: Path
    _numbers: Iterator[int]

    def database(self) -> str:
        """The address of a new, empty database."""
        name = f"office{next(self._numbers)}"
        words = [self.programs / "createdb", "-h", self.folder, "-U", "postgres", name]
        subprocess.run([str(word) for word in words], check=True, capture_output=True)
        return self.url(name)

    def url(self, name: str) -> str:
        """The address of a database by its name."""
        return f"postgresql://postgres@/{name}?host={quote(str(self.folder), safe='')}"


@contextmanager
def running(*, durable: bool = False) -> Iterator[Postgres]:
    """A server until the end of the block, as fast as one is that may forget unless `durable`.

    Raises:
        NoPostgresError: with the reason.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise NoPostgresError("Debian's package postgresql is not installed")
    programs = found[-1].parent
    # a path to a socket has at most 107 letters
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    try:
        who = _owner(folder)
        data = folder / "data"
        _run(who, programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8")
        fsync = "on" if durable else "off"
        options = f"-c listen_addresses='' -c fsync={fsync} -c unix_socket_directories={folder}"
        ctl = (programs / "pg_ctl", "-D", data, "-w")
        _run(who, *ctl, "-l", folder / "log", "-o", options, "start")
        try:
            yield Postgres(folder, programs, count(1))
        finally:
            _run(who, *ctl, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner(folder: Path) -> tuple[str, ...]:
    """Words before a command that PostgreSQL's programs are run with; they refuse root."""
    if os.geteuid() != 0:
        return ()
    try:
        user = pwd.getpwnam("postgres")
    except KeyError as error:
        raise NoPostgresError("there is no user postgres, and root it refuses") from error
    os.chown(folder, user.pw_uid, user.pw_gid)
    folder.chmod(0o755)
    return ("setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--")


def _run(who: tuple[str, ...], *words: object) -> None:
    done = subprocess.run(
        [*who, *(str(word) for word in words)],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise NoPostgresError(f"{words[0]}: {done.stderr[-300:]}")
