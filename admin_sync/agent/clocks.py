# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The doors to what is known of the clock: time servers, the kernel, what was written down."""

import ctypes
import json
import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from admin_sync.agent.membership import make_own
from admin_sync.agent.trust import AGREES, Office, Trust, is_off, judge
from content.clock import Clock, since_boot
from content.files import replace_file

_log = logging.getLogger(__name__)

#: Below the runtime folder, for whoever shows or proves something.
NAME = "clock.json"

_LAST = "time.json"
# systemd-timesyncd makes it at its first answer since boot
_SYNCHRONIZED = Path("/run/systemd/timesync/synchronized")
# spans in which the clock was not believed, by that clock; older ones are long proved or not
_MOST_DOUBTS = 50
# a clock is set between two looks
_SLACK = timedelta(minutes=3)
_Span = tuple[datetime, datetime]
_WRITE_EVERY = timedelta(minutes=10)
# adjtimex(2): the kernel's clock is not disciplined by anybody
_STA_UNSYNC, _TIME_ERROR = 0x0040, 5
# of struct timex: the status lies behind five longs and its own place
_TIMEX_BYTES = 256


def ntp_answered(synchronized: Path = _SYNCHRONIZED) -> bool:
    """Whether a time server has set the clock since boot."""
    return synchronized.exists() or _kernel_is_disciplined()


class Clocks:
    """Watches the clock of one terminal: `folder` outlives a restart, `runtime` does not.

    A moment is written down only while the clock is believed, so that a wrong one never becomes
    the measure of the next start. `put_right` has the clock set, and is told by when this machine
    was started; it never raises. Thread-safe.
    """

    def __init__(  # noqa: PLR0913 - what it looks at, and what it moves
        self,
        folder: Path,
        runtime: Path,
        clock: Clock,
        ntp: Callable[[], bool] = ntp_answered,
        monotonic: Callable[[], float] = since_boot,
        *,
        put_right: Callable[[datetime], None] = lambda _: None,
    ) -> None:
        self._file = folder / _LAST
        self._runtime = runtime
        self._clock = clock
        self._ntp = ntp
        self._monotonic = monotonic
        self._put_right = put_right
        self._office_began: datetime | None = None
        self._last, self._doubtful = _read(self._file)
        self._written: datetime | None = None
        self._began: datetime | None = None
        self._begun = False
        self._told: bytes = b""
        self._lock = threading.Lock()

    def office_said(self, then: datetime, now: float) -> None:
        """The office's signed word: it was `then` at `now` seconds since boot.

        The clock is put right by it, unless a time server sees to that.
        """
        try:
            self._office_began = then - timedelta(seconds=now)
        except OverflowError:
            _log.warning("The office says that it is %s; that counts for nothing.", then)
            return
        office = self._office()
        if office is not None and is_off(office) and not self._ntp():
            # that nobody believes what it told so far is on the disk before anybody sets it
            self.look()
            self._put_right(self._office_began)

    def look(self) -> Trust:
        """What is to be thought of the clock now; keeps the moment, where it is believed."""
        with self._lock:
            now = self._clock()
            self._notice(now)
            trust = judge(now, ntp=self._ntp(), office=self._office(), last=self._last)
            if trust.trusted:
                self._begun = False
            else:
                self._doubt(now)
            self._keep(now, trust)
            return trust

    def vouches(self, begin: datetime, end: datetime) -> bool:
        """Whether these moments may be believed: this clock was not in doubt when it gave them."""
        return all(end < since or begin > until + _SLACK for since, until in self._doubtful)

    def _office(self) -> Office | None:
        """How far the office's clock is ahead of ours, as far as it has said."""
        if self._office_began is None:
            return None
        return Office(self._office_began - _before(self._clock(), self._monotonic()))

    def _notice(self, now: datetime) -> None:
        """Keep, of a clock that was set since the last look, that it was wrong until then."""
        passed = self._monotonic()
        before, self._began = self._began, _before(now, passed)
        if before is None or abs(self._began - before) <= AGREES:
            return
        since, kept = before, self._doubtful
        if self._begun:
            since, kept = kept[-1][0], kept[:-1]
        self._begun = False
        self._doubtful = [*kept, (since, before + timedelta(seconds=passed))][-_MOST_DOUBTS:]
        self._written = None

    def _doubt(self, now: datetime) -> None:
        """Keep that the clock says `now` and is not believed; at first, for all of this boot."""
        if self._begun and self._doubtful and self._doubtful[-1][0] <= now:
            self._doubtful[-1] = (self._doubtful[-1][0], now)
            return
        since = now if self._begun else _before(now, self._monotonic())
        self._begun = True
        self._doubtful = [*self._doubtful, (since, now)][-_MOST_DOUBTS:]
        self._written = None

    def _keep(self, now: datetime, trust: Trust) -> None:
        # who shows the time hears of a doubt also where the disk takes nothing
        for deed in (self._write, self._tell):
            try:
                deed(now, trust)
            except OSError as error:
                _log.warning("The time could not be written down: %s", error)

    def _write(self, now: datetime, trust: Trust) -> None:
        # what is kept while it is trusted is the moment itself, else that it is in doubt
        before = self._written and (self._last if trust.trusted else self._written)
        if before is None or not timedelta(0) <= now - before < _WRITE_EVERY:
            self._last = now if trust.trusted else self._last
            make_own(self._file.parent)
            replace_file(self._file, _written(self._last, self._doubtful))
            self._written = now

    def _tell(self, _now: datetime, trust: Trust) -> None:
        last = self._last.isoformat() if self._last else None
        told = {"trusted": trust.trusted, "by": trust.by, "detail": trust.detail, "last": last}
        data = json.dumps(told).encode()
        if data != self._told:
            replace_file(self._runtime / NAME, data, durable=False)
            self._told = data


def _written(last: datetime | None, doubtful: list[_Span]) -> bytes:
    spans = [[since.isoformat(), until.isoformat()] for since, until in doubtful]
    return json.dumps({"last": last and last.isoformat(), "doubtful": spans}).encode()


def _read(file: Path) -> tuple[datetime | None, list[_Span]]:
    try:
        raw = json.loads(file.read_bytes())
        spans = [(_moment(since), _moment(until)) for since, until in raw.get("doubtful", [])]
        return (_moment(raw["last"]) if raw["last"] else None), spans
    except (OSError, ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return None, []


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("a time without a zone")
    return found.astimezone(UTC)


def _before(now: datetime, seconds: float) -> datetime:
    try:
        return now - timedelta(seconds=seconds)
    except OverflowError:
        return now


def _kernel_is_disciplined() -> bool:
    """What the kernel says (chrony, ntpd), by adjtimex(2) without changing anything."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        timex = ctypes.create_string_buffer(_TIMEX_BYTES)
        state = int(libc.adjtimex(timex))
        at = 5 * ctypes.sizeof(ctypes.c_long)
        status = int.from_bytes(timex.raw[at : at + 4], "little")
    except (OSError, AttributeError):
        return False
    return 0 <= state < _TIME_ERROR and not status & _STA_UNSYNC
