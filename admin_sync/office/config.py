# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`office.toml`: the one settings file of an office server."""

import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

#: Names the file; `kiosk office` sets it for the processes that it starts.
VARIABLE = "KIOSK_OFFICE"


@dataclass(frozen=True, slots=True)
class Database:
    """SQLite in the state folder where `url` is empty, else `postgresql://user@host/name`."""

    url: str = ""
    password_file: str = ""


@dataclass(frozen=True, slots=True)
class Mail:
    """Where alerts and invitations go out; without a host they are written to the log."""

    host: str = ""
    port: int = 587
    user: str = ""
    password_file: str = ""
    sender: str = ""
    tls: bool = True


@dataclass(frozen=True, slots=True)
class Config:
    """Everything an admin decides about an office."""

    name: str = "Amt"
    base_url: str = "http://127.0.0.1:8700"
    listen: str = "127.0.0.1:8700"
    state: Path = Path("/var/lib/schaukasten-office")
    language: str = "de"
    database: Database = field(default_factory=Database)
    mail: Mail = field(default_factory=Mail)


def load(file: Path) -> Config:
    """The settings of a file.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no office.toml.
    """
    document: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
    office = dict(document.get("office", {}))
    if "state" in office:
        office["state"] = Path(office["state"])
    return Config(
        **office,
        database=Database(**document.get("database", {})),
        mail=Mail(**document.get("mail", {})),
    )


def current() -> Config:
    """The settings that the environment names; the defaults where it names none."""
    named = os.environ.get(VARIABLE)
    return load(Path(named)) if named else Config()
