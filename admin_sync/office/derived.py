# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What Django is to be told of office.toml."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from admin_sync.office.config import Config, secret

#: Stands in for the secret where there is none yet. `serve` refuses to run with it.
NO_SECRET = "only for tests and tools: serve refuses to run with it"  # noqa: S105


def secret_key(config: Config) -> str:
    """The secret of this office; NO_SECRET where none was made yet.

    Raises:
        SettingsError: there is one, but it cannot be read.
    """
    return secret(config.secret_file) if config.secret_file.exists() else NO_SECRET


def database(config: Config) -> dict[str, Any]:
    """The one database.

    Raises:
        SettingsError: its password cannot be read.
    """
    if not config.database.url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": config.state / "office.db",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # the last: 32 MB of pages, so that a batch of beats need not read what it moves
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
                "PRAGMA cache_size=-32000;",
            },
        }
    parts = urlsplit(config.database.url)
    options = dict(parse_qsl(parts.query))
    password = config.database.password_file
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": secret(password) if password else "",
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def mail(config: Config) -> dict[str, Any]:
    """How mail goes out.

    Raises:
        SettingsError: the password cannot be read.
    """
    told = config.mail
    if not told.host:
        return {
            "EMAIL_BACKEND": "admin_sync.office.upkeep.logmail.LogBackend",
            "DEFAULT_FROM_EMAIL": told.sender or "office@localhost",
        }
    at_once = told.port == 465  # noqa: PLR2004 - RFC 8314: submission over implicit TLS
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": told.host,
        "EMAIL_PORT": told.port,
        "EMAIL_HOST_USER": told.user,
        "EMAIL_HOST_PASSWORD": secret(told.password_file) if told.password_file else "",
        "EMAIL_USE_SSL": told.tls and at_once,
        "EMAIL_USE_TLS": told.tls and not at_once,
        "EMAIL_TIMEOUT": 20,
        "DEFAULT_FROM_EMAIL": told.sender,
        "SERVER_EMAIL": told.sender,
    }
