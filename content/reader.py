# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What may be shown, read beside the writer: never raises, never waits, never empties a screen."""

from collections.abc import Iterable
from pathlib import Path

from content import control, drill, provisioned, standing
from content.control import Control
from content.model import Item, Kind
from content.provisioned import Provisioned
from content.readout import Readout
from content.standing import ClockTrust, Enrolment
from content.state import LIVE_NAME, STAMP_NAME, Checked, SourceState, read_checked


class Reader:
    """Both stores of a terminal as another user's process sees them, for one thread.

    `state` and `runtime` are the writer's folders; without `runtime` nothing is known of what
    changes all day, nor of when sources were last asked. What the office has decided about the
    screen lies beside them. Items `beside` the stores are held as well, instead of those in them.
    `report` says how the terminal was set up; without it nothing is known of that.
    """

    def __init__(
        self,
        state: Path,
        runtime: Path | None = None,
        beside: Iterable[Item] = (),
        report: Path | None = None,
    ) -> None:
        self._report = report
        self._state = state
        self._runtime = runtime
        self._beside = {item.id: item for item in beside}
        self._control = control.ControlFile(state)
        self._durable = Readout(state)
        self._live = () if runtime is None else (Readout(runtime / LIVE_NAME),)

    @property
    def problem(self) -> str:
        """Why the last look saw nothing new, in German; "" where all is well."""
        # that nothing lives in the runtime folder is no problem
        return self._durable.problem

    def items(self, kind: Kind | None = None) -> tuple[Item, ...]:
        """All items that are held, or those of a kind; what is shown of them the rules say.

        An exercise that was ordered is among them.
        """
        held = self._durable.items() + tuple(i for live in self._live for i in live.items())
        if self._runtime is not None:
            held += drill.held(self._runtime)
        if self._beside:
            stored = (item for item in held if item.id not in self._beside)
            held = (*stored, *self._beside.values())
        return held if kind is None else tuple(item for item in held if item.kind is kind)

    def control(self) -> Control:
        """What the office has decided about this screen; what is shown then the rules say."""
        return self._control.held()

    def enrolment(self) -> Enrolment | None:
        """How this terminal stands with its office; None where nobody says so."""
        return None if self._runtime is None else standing.enrolment(self._runtime)

    def provisioned(self) -> Provisioned | None:
        """What came of the file with this terminal's settings; None where nobody says so."""
        return None if self._report is None else provisioned.provisioned(self._report)

    def clock_trust(self) -> ClockTrust:
        """Whether the clock is believed, and when it last was."""
        return ClockTrust() if self._runtime is None else standing.clock_trust(self._runtime)

    def sources(self) -> dict[str, SourceState]:
        """What is known of each source that was ever stored."""
        found = self._durable.sources()
        for live in self._live:
            found.update(live.sources())
        return found

    def checked(self) -> dict[str, Checked]:
        """The last look at each source since the terminal started."""
        return {} if self._runtime is None else read_checked(self._runtime)

    def version(self) -> str:
        """Text that changes with every commit; cheap enough for a look every second."""
        return " ".join([self._durable.version(), *(live.version() for live in self._live)])

    def marks(self) -> tuple[tuple[int, int], ...]:
        """What commits, exercises and the office leave behind: it differs once there is news.

        Reads no store. What others write beside it all day makes no difference.
        """
        decided = _mark(control.path(self._state))
        if self._runtime is None:
            return (decided,)
        names = (STAMP_NAME, drill.FILE, *standing.FILES)
        return (decided, *(_mark(self._runtime / name) for name in names))

    def folders(self) -> tuple[Path, ...]:
        """Where those lie, as far as there are such folders."""
        decided = control.path(self._state).parent
        # until there is an office, its folder may appear
        places = (decided if decided.is_dir() else self._state, self._runtime)
        return tuple(place for place in places if place is not None and place.is_dir())

    def damage(self) -> str:
        """What SQLite finds wrong with the file on the disk, in its words; "" for nothing.

        Reads all of it.
        """
        return self._durable.damage()

    def search(self, text: str, limit: int = 50) -> tuple[Item, ...]:
        """The items that hold a word beginning with each of the words, the best first.

        Case, accents and umlaut dots do not matter; "Strasse" finds "Straße".
        """
        found = self._durable.search(text, limit)
        for live in self._live:
            found += live.search(text, limit - len(found))
        return found


def _mark(file: Path) -> tuple[int, int]:
    """Which file it is and when it was written; (0, 0) where there is none."""
    try:
        found = file.stat()
    except OSError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns
