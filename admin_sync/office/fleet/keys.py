# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The door to the office's own key, with which it signs whatever a terminal is to believe."""

from functools import cache
from pathlib import Path

from admin_sync.office import config
from admin_sync.protocol import identity
from admin_sync.protocol.identity import Identity
from content.files import make_folder


class KeyMissingError(Exception):
    """There is no key that can be used; the message says what to do."""


def file(state: Path) -> Path:
    """Where the key of an office lies that keeps its things in that folder."""
    return state / "keys" / "office.pem"


def make(state: Path) -> Identity:
    """The office's key, made for its owner's eyes only where there is none yet.

    Raises:
        OSError: it can neither be read nor written.
        identity.KeyFileError: there is one, but it is not usable; it is left as it is.
    """
    path = file(state)
    make_folder(path.parent)
    path.parent.chmod(0o700)
    return identity.load_or_create(path)


def office() -> Identity:
    """The key with which this office signs; terminals pin its public half when they join.

    Raises:
        KeyMissingError: it is not there, or is none.
    """
    return _read(file(config.current().state))


@cache
def _read(path: Path) -> Identity:
    try:
        return identity.load(path)
    except (OSError, identity.KeyFileError) as error:
        raise KeyMissingError(f"{error}; kiosk office init makes one") from error
