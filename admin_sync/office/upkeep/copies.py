# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Copies the whole database while it is in use, and puts a copy back. One file a copy."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from django.db import connection

from admin_sync.office import config as settings
from admin_sync.office.config import Config
from admin_sync.office.upkeep import programs
from admin_sync.office.upkeep.said import UpkeepError


def engine(config: Config) -> str:
    """Which kind of database an office has: `sqlite` or `postgresql`; copies fit their own kind."""
    return "postgresql" if config.database.url else "sqlite"


def copy(config: Config, target: Path) -> None:
    """Copy the database as it is at one moment into a file that only its owner reads.

    Raises:
        UpkeepError: the database or a program is not there.
    """
    target.touch(0o600)
    if engine(config) == "postgresql":
        words = [programs.find("pg_dump"), "--format=custom", "--no-owner", "--no-acl"]
        programs.run([*words, f"--file={target}", *_named(config)], _password(config))
        return
    source = config.state / "office.db"
    if not source.is_file():
        raise UpkeepError(f"there is no {source}", "kiosk office init makes it")
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as kept:
        live.backup(kept)
        # a copy is one file, whoever opens it first
        kept.execute("PRAGMA journal_mode=DELETE")


def put_back(config: Config, source: Path) -> None:
    """Make the database what a copy says, whatever is in it now.

    Raises:
        UpkeepError: the copy is none, or a program is not there.
    """
    connection.close()
    if engine(config) == "postgresql":
        _clear()
        words = [programs.find("pg_restore"), "--no-owner", "--no-acl", "--single-transaction"]
        programs.run([*words, "--exit-on-error", *_named(config), str(source)], _password(config))
        return
    target = config.state / "office.db"
    with closing(sqlite3.connect(source)) as kept:
        _sound(kept, source)
        with closing(sqlite3.connect(target, timeout=20)) as live:
            kept.backup(live)
            live.execute("PRAGMA journal_mode=WAL")
    target.chmod(0o600)


def is_empty() -> bool:
    """Whether the database holds nothing yet."""
    return not connection.introspection.table_names()


def _sound(kept: sqlite3.Connection, source: Path) -> None:
    """Refuse a damaged copy before anything is overwritten."""
    try:
        (word,) = kept.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        word = str(error)
    if word != "ok":
        raise UpkeepError(f"{source.name} is damaged: {word}", "take an older backup")


def _clear() -> None:
    """Empty the schema, with what later migrations added and the copy does not know."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        (schema,) = cursor.fetchone()
        quoted = connection.ops.quote_name(schema)
        cursor.execute(f"DROP SCHEMA {quoted} CASCADE")
        cursor.execute(f"CREATE SCHEMA {quoted}")
    connection.close()


def _named(config: Config) -> list[str]:
    return [f"--dbname={config.database.url}"]


def _password(config: Config) -> Mapping[str, str]:
    """The password goes where nobody sees it in a list of processes."""
    file = config.database.password_file
    return {"PGPASSWORD": settings.secret(file)} if file else {}
