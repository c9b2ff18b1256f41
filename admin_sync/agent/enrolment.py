# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How this terminal stands with an office: a file of the runtime folder, drawn by the player."""

import json
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from content.files import make_folder, replace_file

_log = logging.getLogger(__name__)

NAME = "enrolment.json"

JOINING = "joining"
WAITING = "waiting"
ACCEPTED = "accepted"
REFUSED = "refused"
REVOKED = "revoked"
STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class Enrolment:
    """How it stands.

    `state` is `joining` (the office was not reached yet), `waiting` (for staff), `accepted`,
    `refused` (by us, or by the office), `revoked`, or `stranger`: another office answers than the
    one that is expected here. `code` and `link` are for people, and good until `ends`; `words` is
    the fingerprint of our key, `office` that of the office's, `place` where we belong. `detail`
    says in German what is the matter, "" for nothing.
    """

    state: str
    code: str = ""
    link: str = ""
    words: str = ""
    place: str = ""
    detail: str = ""
    ends: datetime | None = None
    office: str = ""


class Notice:
    """Writes it down whenever it changes. `told` hears of each change, too."""

    def __init__(self, runtime: Path, told: Callable[[Enrolment], None] = lambda _: None) -> None:
        self._file = runtime / NAME
        self._told = told
        self._last: Enrolment | None = None

    def say(self, enrolment: Enrolment) -> None:
        """Let everybody know; what cannot be written is said again the next time."""
        if enrolment == self._last and self._file.exists():
            return
        try:
            make_folder(self._file.parent)
            replace_file(self._file, written(enrolment), durable=False)
        except OSError as error:
            _log.warning("How this terminal stands could not be written: %s", error)
            return
        if enrolment != self._last:
            self._told(enrolment)
        self._last = enrolment


def written(enrolment: Enrolment) -> bytes:
    """The file's content."""
    ends = enrolment.ends.isoformat() if enrolment.ends else None
    return json.dumps({**asdict(enrolment), "ends": ends}, ensure_ascii=False).encode()


def read(runtime: Path) -> Enrolment | None:
    """How the agent says that it stands; None where it does not."""
    try:
        raw = json.loads((runtime / NAME).read_bytes())
        ends = raw.pop("ends", None)
        known = {name: str(raw[name]) for name in Enrolment.__dataclass_fields__ if name in raw}
        return Enrolment(**known, ends=datetime.fromisoformat(ends) if ends else None)
    except (OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return None
