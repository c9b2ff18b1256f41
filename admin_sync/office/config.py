# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`office.toml`: the one settings file of an office server, declared once as data."""

import os
import re
from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from content.settings import values
from content.settings.declared import Key, Table, dotted, read_sheet, section, text_of
from content.settings.lines import line_of
from content.settings.problem import Problem, SettingsError

#: Names the file; `kiosk office` sets it for the processes that it starts.
VARIABLE = "KIOSK_OFFICE"
DEFAULT_FILE = Path("/etc/schaukasten-office/office.toml")


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
class Alerts:
    """Who is told of a screen that is down, unless a rule of the office says otherwise."""

    to: tuple[str, ...] = ()
    webhook: str = ""
    grace: timedelta = timedelta(minutes=5)
    escalate: bool = True
    escalate_after: timedelta = timedelta(hours=4)
    escalate_to: tuple[str, ...] = ()

    @property
    def patience(self) -> timedelta | None:
        """How long somebody may take to see to a screen; None: the owner is never told."""
        return self.escalate_after if self.escalate else None


@dataclass(frozen=True, slots=True)
class Watch:
    """Who watches the office itself: pinged while all is well, metrics read with a token."""

    ping_url: str = ""
    every: timedelta = timedelta(minutes=5)
    metrics_token_file: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """Everything an admin decides about an office."""

    name: str = "Amt"
    base_url: str = "http://127.0.0.1:8700"
    listen: str = "127.0.0.1:8700"
    state: Path = Path("/var/lib/schaukasten-office")
    language: str = "de"
    audit_mail: str = ""
    keep_backups: int = 5
    demo: bool = False
    database: Database = field(default_factory=Database)
    mail: Mail = field(default_factory=Mail)
    alerts: Alerts = field(default_factory=Alerts)
    watch: Watch = field(default_factory=Watch)

    @property
    def keys(self) -> Path:
        """The folder of the office's keys, readable for nobody else."""
        return self.state / "keys"

    @property
    def secret_file(self) -> Path:
        """The secret that signs sessions and encrypts what must not be read at rest."""
        return self.keys / "secret"

    @property
    def blobs(self) -> Path:
        """The folder of the files that terminals fetch, by SHA-256."""
        return self.state / "blobs"

    @property
    def counts(self) -> Path:
        """The folder in which all processes of this office count tries to sign in and the like."""
        return self.state / "cache"


def _postgres(value: object) -> str:
    address = values.text("").read(value)
    parts = urlsplit(str(address))
    if parts.scheme not in {"postgresql", "postgres"}:
        raise values.BadValueError(
            f'"{address}" is no address of a PostgreSQL database',
            "postgresql://user@host/name, or leave it out for SQLite",
        )
    if parts.password:
        raise values.BadValueError(
            "an address must not carry a password", "put it in a file, name it as password_file"
        )
    if not parts.path.strip("/"):
        raise values.BadValueError("the address names no database", "postgresql://user@host/name")
    return str(address)


def _listen(value: object) -> str:
    word = str(values.text("").read(value))
    found = re.fullmatch(r"(?:\[[0-9a-fA-F:]+\]|[\w.-]+):(\d{1,5})", word)
    if not found or not 0 < int(found[1]) < 1 << 16:
        raise values.BadValueError(f'"{word}" is not an address and a port', '"127.0.0.1:8700"')
    return word


def _base(value: object) -> str:
    return str(values.url().read(value)).rstrip("/")


def _plain(value: object) -> values.Toml:
    return value if isinstance(value, str) else None


_POSTGRES = values.Type("address", '"postgresql:///schaukasten"', _postgres, _plain)
_LISTEN = values.Type("address and port", '"127.0.0.1:8700"', _listen, _plain)
_BASE = values.Type("address", '"https://schirme.amt.example.org"', _base, _plain)

OFFICE: Final = Table(
    "office",
    "The office itself.",
    (
        Key("name", values.text("Amt Hüttener Berge"), "Whose office it is; stands on every page."),
        Key("base_url", _BASE, "The address under which staff and terminals reach it."),
        Key("listen", _LISTEN, "Where `serve` listens for the TLS proxy in front of it."),
        Key("state", values.FOLDER, "The folder for database, keys and files; nobody else's."),
        Key("language", values.choice("de", "en"), "The language before somebody signs in."),
        Key(
            "audit_mail",
            values.CONTACT,
            "Who gets the last hash of the audit log once a day, such as the data protection "
            "officer.",
        ),
        Key("keep_backups", values.whole(1, 100, 5), "How many backups `upgrade` leaves."),
        Key("demo", values.FLAG, "Whether nobody needs a second factor; only for trying out."),
    ),
    Config,
)
DATABASE: Final = Table(
    "database",
    "Where the rows lie; without it SQLite in the state folder.",
    (
        Key("url", _POSTGRES, "Address of a PostgreSQL database, without password."),
        Key("password_file", values.FILE, "The file that holds its password, and nothing else."),
    ),
    Database,
)
MAIL: Final = Table(
    "mail",
    "How mail goes out; without a host it is written to the log.",
    (
        Key("host", values.text("mail.example.org"), "The mail server."),
        Key("port", values.whole(1, 65535, 587), "Its port: 587 (STARTTLS), 465 (TLS) or 25."),
        Key("user", values.text("schirme"), "Who signs in there."),
        Key("password_file", values.FILE, "The file that holds the password, and nothing else."),
        Key("sender", values.CONTACT, "Who the mail is from."),
        Key("tls", values.FLAG, "Whether the connection must be encrypted."),
    ),
    Mail,
)
ALERTS: Final = Table(
    "alerts",
    "Who is told of a screen that is down, unless the office says otherwise.",
    (
        Key("to", values.TEXTS, "Mail addresses."),
        Key("webhook", values.url(), "An address that gets each alert as JSON."),
        Key("grace", values.DURATION, "How long a screen must be down before anybody is told."),
        Key(
            "escalate",
            values.FLAG,
            "Whether there is a second mail, once, where nobody has taken on what was told.",
        ),
        Key("escalate_after", values.DURATION, "How long a screen must be down for that mail."),
        Key(
            "escalate_to",
            values.TEXTS,
            "Mail addresses that get it; without any it goes to whoever has the role Verwaltung "
            "in the village or in the Amt.",
        ),
    ),
    Alerts,
)
WATCH: Final = Table(
    "watch",
    "Who watches the office.",
    (
        Key("ping_url", values.url(), "An address that the worker fetches while all is well."),
        Key("every", values.DURATION, "How often it does."),
        Key(
            "metrics_token_file",
            values.FILE,
            "The file with the token for /metrics; without it only this machine may read them.",
        ),
    ),
    Watch,
)
TABLES: Final = (OFFICE, DATABASE, MAIL, ALERTS, WATCH)

_HEAD = """\
<!--
SPDX-FileCopyrightText: 2026 The Schaukasten authors
SPDX-License-Identifier: EUPL-1.2

Written by `kiosk office reference`; do not edit.
-->

# Settings of the office

For whoever sets up an office server.

An office has one settings file, `/etc/schaukasten-office/office.toml`, or the one that `--office`
or `KIOSK_OFFICE` names. It is [TOML](https://toml.io); every key may be left out. Secrets never
stand in it, only the names of files that hold them. How to make and keep
one: [office.md](office.md).
"""


def read(text: str, file: str) -> Config:
    """The settings of a text; `file` names it in errors.

    Raises:
        SettingsError: with all its errors.
    """
    sheet = read_sheet(text, file, TABLES, "see kiosk office reference")
    problems = list(sheet.problems)
    if not problems:
        built = dict(sheet.built)
        office = built.pop("office", Config())
        kept = {key.name: getattr(office, key.name) for key in OFFICE.keys}
        config = Config(**kept, **built)
        for path, message, hint in _disagreements(config):
            problems.append(Problem(file, line_of(sheet.lines, path), dotted(path), message, hint))
        if not problems:
            return config
    raise SettingsError(tuple(sorted(problems, key=lambda problem: problem.line)))


def _disagreements(config: Config) -> list[tuple[tuple[str, ...], str, str]]:
    """What does not go together, though each is fine for itself."""
    found: list[tuple[tuple[str, ...], str, str]] = []
    mail = config.mail
    if config.demo and not (_here(config.base_url) and _here(f"//{config.listen}")):
        hint = "leave it out: an office that others reach needs second factors"
        found.append((("office", "demo"), "is for trying out on this very machine", hint))
    if mail.host and not mail.sender:
        found.append((("mail", "sender"), "is missing", "say who the mail is from"))
    if mail.user and not mail.password_file:
        found.append((("mail", "password_file"), "is missing", "needed where there is a user"))
    found.extend(
        (("alerts", key), f'"{address}" is no mail address', "name@example.org")
        for key in ("to", "escalate_to")
        for address in getattr(config.alerts, key)
        if not re.fullmatch(r"[^@\s]+@[^@\s]+", address)
    )
    return found


def _here(address: str) -> bool:
    """Whether an address is one of this machine alone."""
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def load(file: Path) -> Config:
    """The settings of a file.

    Raises:
        SettingsError: unreadable, or with all its errors.
    """
    return read(text_of(file, f"name it with --office or {VARIABLE}"), str(file))


def current() -> Config:
    """The settings that the environment names; the defaults where it names none.

    Raises:
        SettingsError: the named file is not to be used.
    """
    named = os.environ.get(VARIABLE)
    return load(Path(named)) if named else Config()


def secret(file: str | Path) -> str:
    """What a file of secrets holds, without the end of its line.

    Raises:
        SettingsError: it cannot be read, or is empty.
    """
    word = text_of(Path(file), "make it, or take its name out of office.toml").strip()
    if not word:
        raise SettingsError((Problem(str(file), 1, "file", "is empty", "put the secret in it"),))
    return word


def reference() -> str:
    """All settings as Markdown."""
    return "\n".join([_HEAD, *(section(table) for table in TABLES)])
