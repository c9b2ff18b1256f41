# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Puts together what this terminal says of itself, and decides when all of it is said again."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from admin_sync.agent.evidence.inputs import Inputs
from admin_sync.agent.evidence.probe import Probe
from admin_sync.agent.trust import Trust
from admin_sync.protocol import wire
from admin_sync.protocol.encoding import canonical
from admin_sync.protocol.report import (
    Connector,
    Frames,
    Machine,
    Queue,
    Report,
    Sight,
    SourceAge,
    Touch,
    Update,
)

#: A whole report is said at least so often, in seconds.
WHOLE_EVERY = 600.0

# a finger that lies there for longer is news; a leaf on the glass is none
_STUCK = 60.0
_TENTH = 10
_LOAD_STEP, _HEAT_STEP = 4.0, 10.0
# an age that somebody projects may be off by that before it misleads
_LEAST_NEWS = 120.0


@dataclass(frozen=True, slots=True)
class Eyes:
    """What is looked at. Each may raise, hang or lie; none can keep the others from being seen."""

    version: str
    frames: Callable[[], Frames | None]
    sight: Callable[[], Sight | None]
    sources: Callable[[], tuple[SourceAge, ...]]
    machine: Callable[[], Machine]
    inputs: Callable[[], Inputs]
    felt: Callable[[], tuple[float | None, float]]
    connectors: Callable[[], tuple[Connector, ...]]
    outbox: Callable[[], Queue]
    proofs: Callable[[], Queue]
    settings_problems: Callable[[], tuple[str, ...]]
    problems: Callable[[], tuple[str, ...]]
    uptime: Callable[[], float]
    slot: Callable[[], str] = lambda: ""
    update: Callable[[], Update | None] = lambda: None


class Collector:
    """Looks at everything, each thing bounded by itself."""

    def __init__(
        self, eyes: Eyes, heard: Callable[[Sight | None, datetime], None] = lambda *_: None
    ) -> None:
        """`heard` is told what the witness said, and when."""
        self._eyes = eyes
        self._heard = heard
        self._frames = Probe("pulse", eyes.frames)
        self._sight = Probe("witness", eyes.sight)
        self._sources = Probe("sources", eyes.sources)
        self._machine = Probe("machine", eyes.machine)
        self._inputs = Probe("input devices", eyes.inputs)
        self._felt = Probe("touch", eyes.felt)
        self._connectors = Probe("outputs", eyes.connectors)
        self._outbox = Probe("outbox", eyes.outbox)
        self._proofs = Probe("proofs", eyes.proofs)
        self._settings = Probe("settings", eyes.settings_problems)
        self._problems = Probe("problems", eyes.problems)
        self._slot = Probe("slot", eyes.slot)
        self._update = Probe("update", eyes.update)

    def frames(self) -> Frames | None:
        """What the player says now."""
        return self._frames.seen()

    def sight(self) -> Sight | None:
        """What the witness says now."""
        return self._sight.seen()

    def collect(self, now: datetime, trust: Trust) -> Report:
        """Everything, as it is now. Never raises."""
        inputs = self._inputs.seen()
        # None where nobody could count: an empty queue would be good news
        outbox, proofs = self._outbox.seen(), self._proofs.seen()
        report = Report(
            version=self._eyes.version,
            taken=now,
            clock_trusted=trust.trusted,
            uptime=round(self._eyes.uptime(), 1),
            frames=self.frames(),
            sight=self.sight(),
            connectors=self._connectors.seen(),
            touch=self._touch(inputs),
            keyboards=inputs.keyboards if inputs else (),
            sources=self._sources.seen() or (),
            machine=self._machine.seen(),
            outbox=outbox or Queue(),
            proofs=proofs or Queue(),
            settings_problems=(self._settings.seen() or ())[:20],
            slot=self._slot.seen() or "",
            update=self._update.seen(),
        )
        self._heard(report.sight, now)
        clock = () if trust.trusted else (f"clock: {trust.detail}",)
        troubles = tuple(probe.trouble for probe in self._all() if probe.trouble)
        own = self._problems.seen() or ()
        return replace(report, problems=(*clock, *own, *troubles)[:30])

    def _touch(self, inputs: Inputs | None) -> Touch | None:
        if inputs is None:
            return None
        last, held = self._felt.seen() or (None, 0.0)
        return Touch(
            present=bool(inputs.touch),
            name=", ".join(inputs.touch),
            last=None if last is None else round(last, 1),
            held=round(held, 1),
        )

    def _all(self) -> tuple[Probe[object], ...]:
        found = (value for value in vars(self).values() if isinstance(value, Probe))
        return tuple(found)


def mark_of(report: Report) -> str:
    """The name of a report, by what it says."""
    return hashlib.sha256(canonical(wire.plain(report))).hexdigest()


def gist(report: Report) -> str:
    """What changes a report into news: all of it but what moves by itself. Pure."""
    plain = replace(
        report,
        taken=datetime.min.replace(tzinfo=report.taken.tzinfo),
        uptime=0.0,
        frames=report.frames and replace(report.frames, age=0.0, presented=0),
        sight=report.sight and replace(report.sight, age=0.0, since=0.0),
        touch=report.touch
        and replace(report.touch, last=None, held=float(report.touch.held > _STUCK)),
        sources=tuple(replace(one, age=None if one.age is None else 0.0) for one in report.sources),
        machine=report.machine and _coarse(report.machine),
        outbox=_coarse_queue(report.outbox),
        proofs=_coarse_queue(report.proofs),
    )
    return mark_of(plain)


@dataclass
class Telling:
    """When a whole report is said. Holds what the office has; times are of a clock that goes on."""

    mark: str = ""
    _gist: str = ""
    _at: float = float("-inf")
    _report: Report | None = None

    def is_due(self, report: Report, now: float, *, asked: bool) -> bool:
        """Whether this one must be said whole: asked for, changed, or said too long ago."""
        old = self._report
        return (
            asked
            or old is None
            or not 0 <= now - self._at < WHOLE_EVERY
            or gist(report) != self._gist
            or _fresher(old, report, now - self._at)
        )

    def said(self, report: Report, now: float) -> None:
        """The office has this one."""
        self.mark, self._gist = mark_of(report), gist(report)
        self._at, self._report = now, report


def _fresher(old: Report, new: Report, passed: float) -> bool:
    """Whether a source answered that would look stale by the old report. Pure."""
    before = {one.id: one for one in old.sources}
    for one in new.sources:
        told = before.get(one.id)
        if told is None or told.age is None or one.age is None:
            continue
        projected = told.age + passed
        if projected - one.age > _LEAST_NEWS and projected > 2 * one.every:
            return True
    return False


def _coarse(machine: Machine) -> Machine:
    """What nobody calls the same when it moves a little."""
    disk, memory = max(1, machine.disk_total), max(1, machine.memory_total)
    return replace(
        machine,
        disk_free=_TENTH * machine.disk_free // disk,
        memory_available=_TENTH * machine.memory_available // memory,
        load=float(machine.load // _LOAD_STEP),
        temperature=None if machine.temperature is None else machine.temperature // _HEAT_STEP,
    )


def _coarse_queue(queue: Queue) -> Queue:
    return Queue(waiting=len(str(queue.waiting)), failed=queue.failed)
