# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the agent sees of this terminal: the player's pulse, the witness, sources, the machine."""

from collections.abc import Callable, Iterable
from pathlib import Path

from admin_sync.agent import service
from admin_sync.agent.evidence.ages import Ages
from admin_sync.agent.evidence.collect import Eyes
from admin_sync.agent.evidence.fingers import Feeling
from admin_sync.agent.evidence.inputs import Inputs, inputs
from admin_sync.agent.evidence.machine import machine
from admin_sync.agent.evidence.outputs import connectors
from admin_sync.agent.post import Post, Proofs
from admin_sync.agent.service import ServiceError
from admin_sync.protocol.report import Frames, Machine, Sight, SourceAge, Update
from content.clock import Clock, boot, since_boot
from content.source import Source
from content.state import read_checked
from kiosk import __version__
from kiosk.witness import testimony
from kiosk.witness.verdict import State
from player import pulse


class Gaze:
    """Looks at the files and devices of one terminal."""

    def __init__(self, state: Path, runtime: Path, clock: Clock) -> None:
        self._state = state
        self._runtime = runtime
        self._clock = clock
        self.ages = Ages(since_boot)
        self.feeling = Feeling(lambda: inputs().nodes)

    def eyes(  # noqa: PLR0913 - what only the agent knows
        self,
        post: Post,
        proofs: Proofs,
        *,
        sources: Callable[[], Iterable[Source]],
        trusted: Callable[[], bool],
        settings_problems: Callable[[], tuple[str, ...]],
        problems: Callable[[], tuple[str, ...]],
        update: Callable[[], Update | None],
    ) -> Eyes:
        """Everything that is looked at."""

        def ages() -> tuple[SourceAge, ...]:
            now = self._clock() if trusted() else None
            return self.ages.of(sources(), read_checked(self._runtime), now)

        return Eyes(
            version=__version__,
            frames=self.frames,
            sight=self.sight,
            sources=ages,
            machine=self._machine,
            inputs=self._inputs,
            felt=self.feeling.felt,
            connectors=connectors,
            outbox=lambda: post.queue(self._clock()),
            proofs=lambda: proofs.queue(self._clock()),
            settings_problems=settings_problems,
            problems=problems,
            uptime=since_boot,
            update=update,
        )

    def frames(self) -> Frames | None:
        """What the player says; None where none has spoken since boot."""
        try:
            beat = pulse.read((self._runtime / pulse.NAME).read_bytes())
        except FileNotFoundError:
            return None
        age = since_boot() - beat.monotonic
        if beat.boot != boot() or age < 0:
            return None
        return Frames(round(age, 1), beat.frames, beat.page, beat.dark, beat.version)

    def sight(self) -> Sight | None:
        """What the witness says; None where none has spoken since boot."""
        said = testimony.read(self._runtime)
        if said is None or said.boot != boot():
            return None
        now = since_boot()
        age = now - said.monotonic
        if age < 0:
            return None
        return Sight(round(age, 1), said.state.value, round(max(0.0, now - said.since), 1))

    def visited(self) -> bool:
        """Whether somebody is at the screen, as far as the player says."""
        try:
            beat = pulse.read((self._runtime / pulse.NAME).read_bytes())
        except (OSError, ValueError):
            return False
        age = since_boot() - beat.monotonic
        return beat.boot == boot() and 0 <= age < pulse.STALE and beat.visited

    def sees(self) -> bool:
        """Whether the witness gets a picture of the screen, right or wrong."""
        said = self.sight()
        return said is not None and said.age < testimony.STALE and said.state != State.BLIND

    def _machine(self) -> Machine:
        return machine(self._state, _resets)

    def _inputs(self) -> Inputs:
        return inputs()


def _resets() -> int:
    try:
        return service.restarts()
    except ServiceError:  # a desk has no service: there is nothing to count
        return 0
