# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a terminal says of itself. Facts only: what they mean, the office decides.

Ages are seconds before the moment at which the report was made, by a clock that no correction
steps, so that a wrong wall clock makes nothing fresh. What could not be looked at is None: that
is no evidence, neither good nor bad.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Frames:
    """What the player's pulse says: `presented` frames since it started, `age` of the pulse."""

    age: float
    presented: int
    page: str
    dark: bool
    version: str = ""


@dataclass(frozen=True, slots=True)
class Sight:
    """What the witness saw on the output: a state such as `right`, `black` or `frozen`.

    `age` is that of the look, `since` how long the state has held.
    """

    age: float
    state: str
    since: float = 0.0


@dataclass(frozen=True, slots=True)
class Connector:
    """The output to the panel. `edid` is the SHA-256 (hex) of what the panel says it is."""

    name: str
    connected: bool
    enabled: bool
    edid: str = ""


@dataclass(frozen=True, slots=True)
class Touch:
    """The touch panel. `last` is the age of the last touch, None where there was none.

    `held` is for how long one finger has lain on it without a pause, 0 for not at all.
    """

    present: bool
    name: str = ""
    last: float | None = None
    held: float = 0.0


@dataclass(frozen=True, slots=True)
class SourceAge:
    """One source: `age` since its last good answer (None: never), `every` as it should be asked.

    `status` is that of the last look (`updated`, `unchanged`, `kept`, `failed`); ages in seconds.
    """

    id: str
    status: str
    every: float
    age: float | None = None
    items: int = 0
    rejected: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """The computer. Bytes, °C; `disk_writable` is whether a file could just be written."""

    disk_free: int
    disk_total: int
    disk_writable: bool
    memory_available: int
    memory_total: int
    load: float
    temperature: float | None = None
    watchdog_resets: int = 0


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits for the office: how many, how many failed, the age of the oldest in seconds."""

    waiting: int = 0
    failed: int = 0
    oldest: float = 0.0


@dataclass(frozen=True, slots=True)
class Update:
    """How the system and its updates stand.

    `booted` is the version that runs, `confirmed` whether it has proved itself (None: not known).
    `other` is what lies in the other slot, `other_good` whether that would start. `wanted` is the
    version that `state` is about: `waiting` (`reason` says for what), `installing` (`percent`),
    `installed` (it starts with the next boot), `failed` or `refused` (`error`, of the machine),
    `rolled-back`; "" for nothing. `rolled_back` is the version that was last left again.
    """

    booted: str
    confirmed: bool | None = None
    other: str = ""
    other_good: bool | None = None
    wanted: str = ""
    state: str = ""
    percent: int = 0
    reason: str = ""
    error: str = ""
    rolled_back: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything at once, sent on change, on request and every ten minutes."""

    version: str
    taken: datetime
    clock_trusted: bool
    uptime: float
    frames: Frames | None = None
    sight: Sight | None = None
    connectors: tuple[Connector, ...] | None = None
    touch: Touch | None = None
    keyboards: tuple[str, ...] = ()
    sources: tuple[SourceAge, ...] = ()
    machine: Machine | None = None
    outbox: Queue = Queue()
    proofs: Queue = Queue()
    settings_problems: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    slot: str = ""
    update: Update | None = None
