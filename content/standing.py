# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How this terminal stands with its office and with the time, as its agent has written it down.

Two small files of the runtime folder. Whoever reads them trusts nothing of their shape: a file
that is missing or odd says nothing.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

ENROLMENT: Final = "enrolment.json"
CLOCK: Final = "clock.json"
FILES: Final = (ENROLMENT, CLOCK)

#: The states of an enrolment: the office was not reached, staff are to accept, all is well, it was
#: refused, the office has taken this terminal back, or another office answers than is expected.
JOINING: Final = "joining"
WAITING: Final = "waiting"
ACCEPTED: Final = "accepted"
REFUSED: Final = "refused"
REVOKED: Final = "revoked"
STRANGER: Final = "stranger"

_STATES: Final = (JOINING, WAITING, ACCEPTED, REFUSED, REVOKED, STRANGER)
_LARGEST: Final = 20_000
_LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Enrolment:
    """How the terminal stands with an office.

    `code` is what staff type in there, or `link` leads to it with the code; both are good until
    `ends`. `words` is the fingerprint of this terminal's key, `office` that of the office's;
    `detail` says what is the matter.
    """

    state: str
    code: str = ""
    link: str = ""
    words: str = ""
    place: str = ""
    detail: str = ""
    ends: datetime | None = None
    office: str = ""


@dataclass(frozen=True, slots=True)
class ClockTrust:
    """Whether the clock may be believed; `last` is the last moment at which it could."""

    trusted: bool = True
    last: datetime | None = None


def enrolment(runtime: Path) -> Enrolment | None:
    """How the terminal stands with its office; None where nobody says so."""
    said = _read(runtime / ENROLMENT)
    state = said.get("state")
    if state not in _STATES:
        return None
    words = {
        name: " ".join(said[name].split())[:_LONGEST]
        for name in ("code", "link", "words", "place", "detail", "office")
        if isinstance(said.get(name), str)
    }
    return Enrolment(str(state), **words, ends=_moment(said.get("ends")))


def clock_trust(runtime: Path) -> ClockTrust:
    """Whether the clock is believed: it is where nobody says otherwise."""
    said = _read(runtime / CLOCK)
    return ClockTrust(said.get("trusted") is not False, _moment(said.get("last")))


def _read(file: Path) -> Mapping[str, Any]:
    try:
        with file.open("rb") as stream:
            said = json.loads(stream.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _moment(raw: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(raw) if isinstance(raw, str) else None
        return moment.astimezone(UTC) if moment is not None and moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
