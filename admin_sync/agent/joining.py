# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How a terminal that belongs to nobody comes to an office, and leaves it. Steps, no loop."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from admin_sync.agent import enrolment
from admin_sync.agent.enrolment import Enrolment, Notice
from admin_sync.agent.line import Line, StrangerError
from admin_sync.agent.membership import Membership, Papers
from admin_sync.protocol.encoding import from_text
from admin_sync.protocol.identity import KEY, Identity, words
from admin_sync.protocol.messages import Standing
from content.clock import Clock
from content.files import replace_file

_log = logging.getLogger(__name__)

UNKNOWN, WAITING, ACCEPTED, REVOKED = "unknown", "waiting", "accepted", "revoked"
#: How often a terminal that waits asks, in seconds.
POLL = 5.0
# a code that leads nowhere is not tried at the pace of people
_SLOW = 60.0
_CODE_FILE = "code"
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Who:
    """What a terminal says of itself when it asks to be taken in."""

    serial: str
    version: str


class Joining:
    """Asks one office to be taken in.

    `code` and `office` are those of the settings file: the code, "" for none, and the key of the
    office, empty where nobody has told it. Then it is that of the first office that answers, for
    as long as this process lives: people have compared the words of that one.
    """

    def __init__(  # noqa: PLR0913 - whom it asks, as whom, and whom it tells
        self,
        line: Line,
        papers: Papers,
        identity: Identity,
        notice: Notice,
        who: Who,
        *,
        clock: Clock,
        code: str = "",
        office: bytes = b"",
    ) -> None:
        self._line = line
        self._papers = papers
        self._identity = identity
        self._notice = notice
        self._who = who
        self._clock = clock
        self._from_file = code
        self._office = office
        # codes that the office does not know: shown to somebody, never sent again
        self._spent: set[str] = set()
        #: Whether the office has locked out this very key.
        self.locked_out = False

    def begin(self) -> None:
        """Say on the screen that an office is being looked for."""
        self._say(enrolment.JOINING)

    def step(self) -> tuple[Membership | None, float]:
        """Ask once: the membership, once accepted, and for how many seconds to wait else.

        Raises:
            StrangerError: another office answers than the one that is expected; it was said.
            LineError: nobody answers, or nobody who can be believed.
            OSError: what was learnt could not be kept.
        """
        code = self.code()
        try:
            standing = self._line.announce(self._who.serial, self._who.version, code, self._office)
        except StrangerError as error:
            self._say(enrolment.STRANGER, detail=_strange(self._office, error.office))
            raise
        self._office = from_text(standing.office, KEY)
        self.locked_out = standing.state == REVOKED
        if standing.state == ACCEPTED:
            return self._accepted(standing), 0.0
        if standing.state == REVOKED:
            detail = standing.detail or "Die Leitstelle hat dieses Gerät gesperrt."
            self._say(enrolment.REVOKED, detail=detail)
            return None, _SLOW
        if standing.state == WAITING:
            self._say_waiting(standing, code)
            return None, POLL
        if code:
            self._spent.add(code)
            forget_code(self._papers.folder)
            detail = standing.detail or f"Die Leitstelle kennt den Code {code} nicht mehr."
            _log.warning("%s", detail)
            self._say(enrolment.REFUSED, code=code, detail=detail)
            return None, POLL
        self._say(enrolment.JOINING, detail=standing.detail)
        return None, _SLOW

    def code(self) -> str:
        """The code to ask with: one that was typed here, else that of the settings file."""
        typed = asked_code(self._papers.folder)
        return next((one for one in (typed, self._from_file) if one and one not in self._spent), "")

    def _accepted(self, standing: Standing) -> Membership | None:
        if not standing.device:
            self._say(enrolment.REFUSED, detail="Die Leitstelle nennt keinen Namen des Geräts.")
            return None
        membership = self._papers.join(standing.device, self._office, standing.place)
        forget_code(self._papers.folder)
        self._say(enrolment.ACCEPTED, place=standing.place)
        _log.info("Joined %s as %s.", standing.place or "the office", standing.device)
        return membership

    def _say_waiting(self, standing: Standing, code: str) -> None:
        """What people are to type, and until when; a code that we brought is theirs already."""
        ends = None
        if standing.seconds > 0:
            # whole minutes: it is not said anew with every answer
            end = self._clock() + timedelta(seconds=min(standing.seconds, 86400 * 31))
            ends = end.replace(second=0, microsecond=0)
        self._say(
            enrolment.WAITING,
            code=standing.code or code,
            link=standing.link,
            place=standing.place,
            detail=standing.detail,
            ends=ends,
        )

    def _say(self, state: str, **more: object) -> None:
        office = words(self._office) if self._office else ""
        said = {"words": words(self._identity.public), "office": office, **more}
        self._notice.say(Enrolment(state, **said))  # type: ignore[arg-type]


def _strange(expected: bytes, there: bytes) -> str:
    return (
        f"Erwartet wird die Leitstelle „{words(expected)}“, "
        f"es antwortet „{words(there)}“. Diese Anzeige tritt ihr nicht bei."
    )


def ask_with(folder: Path, code: str) -> None:
    """Let the agent ask with this code; raises OSError."""
    replace_file(folder / _CODE_FILE, code.encode())


def asked_code(folder: Path) -> str:
    """The code that somebody typed at this terminal; "" for none."""
    try:
        with (folder / _CODE_FILE).open("rb") as file:
            return file.read(_LONGEST).decode("ascii").strip()
    except (OSError, ValueError):
        return ""


def forget_code(folder: Path) -> None:
    """A code counts once."""
    (folder / _CODE_FILE).unlink(missing_ok=True)
