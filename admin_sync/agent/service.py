# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The one door to the service manager and the journal: fixed words, bounded."""

import os
import re
import subprocess

PLAYER = "kiosk-player.service"
_UNITS = "kiosk-*"
_PATIENCE = 15
_MOST_BYTES = 200_000
# a line of the journal is hardly ever shorter, and what is longer is no sentence
_SHORT_LINE, _LONGEST_LINE = 50, 2000
# what could name a person, should a line ever hold it: mail addresses, and long numbers; a long
# word is looked at once and not from each of its letters
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.+-]+")
_NUMBER = re.compile(r"\+?\d[\d /-]{7,}\d")


class ServiceError(Exception):
    """What could not be done; the message is a German sentence for staff."""


def restart_player() -> None:
    """Start the player anew; raises ServiceError."""
    _run(["systemctl", "--no-ask-password", "restart", PLAYER], "den Player neu starten")


def reboot() -> None:
    """Have the machine start anew, by way of its service manager; raises ServiceError."""
    _run(["systemctl", "--no-ask-password", "reboot"], "das Gerät neu starten")


def set_clock(began: int) -> None:
    """Have root set the clock: this machine was started so many seconds after 1970.

    Raises:
        ServiceError: it was not done.
    """
    _run(["systemctl", "--no-ask-password", "start", f"kiosk-clock@{began:d}.service"],
         "die Uhr stellen")  # fmt: skip


def restarts() -> int:
    """How often the service manager had to start the player anew, mostly for its watchdog.

    Raises:
        ServiceError: there is none that knows.
    """
    said = _run(["systemctl", "show", "--property=NRestarts", "--value", PLAYER], "zählen").strip()
    if not said.isdecimal():
        raise ServiceError("Der Dienst des Players ist hier nicht bekannt.")
    return int(said)


def log(lines: int) -> bytes:
    """The last lines of our own units, UTF-8, without what could name anybody.

    Raises:
        ServiceError: there is no journal that may be read.
    """
    command = ["journalctl", f"--unit={_UNITS}", f"--lines={lines:d}"]
    said = _run([*command, "--output=short-iso", "--no-pager", "--quiet"], "das Protokoll lesen")
    if not said.strip():
        raise ServiceError("Im Protokoll dieses Geräts steht nichts, was der Agent lesen darf.")
    return without_persons(said).encode()[-_MOST_BYTES:]


def last_words(most: int) -> bytes:
    """As `log`, but all that the journal still holds: at most the last `most` bytes of it.

    Raises:
        ServiceError: there is no journal that may be read.
    """
    command = ["journalctl", f"--unit={_UNITS}", f"--lines={most // _SHORT_LINE:d}"]
    said = _run(
        [*command, "--output=short-iso", "--no-pager", "--quiet"], "das Protokoll lesen", most
    )
    lines = (without_persons(line[:_LONGEST_LINE]) for line in said.splitlines())
    return "\n".join(lines).encode()[-most:]


def without_persons(text: str) -> str:
    """A text with mail addresses and telephone numbers blotted out. Pure."""
    return _NUMBER.sub(_blotted, _MAIL.sub("***", text))


def _blotted(found: re.Match[str]) -> str:
    """Dates and process numbers are no telephone numbers."""
    text = found[0]
    is_date = re.match(r"\d{4}-\d\d-\d\d", text) is not None
    return text if is_date or sum(one.isdigit() for one in text) < 9 else "***"  # noqa: PLR2004


def _run(command: list[str], what: str, most: int = 10 * _MOST_BYTES) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - fixed words
            command,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    except FileNotFoundError as error:
        raise ServiceError(f"Kann nicht {what}: {command[0]} ist nicht da.") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ServiceError(f"Kann nicht {what}: {error}") from error
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip()[:300]
        raise ServiceError(f"Kann nicht {what}: {said or f'{command[0]} endet mit Fehler'}")
    return done.stdout[-most:].decode(errors="replace")
