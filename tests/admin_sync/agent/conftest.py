# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A whole agent before a fake office, without a machine: doors, eyes and content are remembered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from admin_sync.agent.agent import Agent, Parts
from admin_sync.agent.blobs import Blobs
from admin_sync.agent.clocks import Clocks
from admin_sync.agent.documents import Documents
from admin_sync.agent.enrolment import Notice, read
from admin_sync.agent.evidence.collect import Collector, Eyes
from admin_sync.agent.evidence.inputs import Inputs
from admin_sync.agent.joining import Joining, Who
from admin_sync.agent.ledger import Ledger
from admin_sync.agent.line import Line, Wire
from admin_sync.agent.membership import Papers
from admin_sync.agent.orders import DoorError, Made, Orders
from admin_sync.agent.post import Post, Proofs
from admin_sync.protocol.report import Connector, Frames, Machine, Sight, SourceAge
from content.clock import utc_now
from content.delivery import Delivery
from content.fetch import NetworkOptions
from content.outbox import Outbox
from tests.fakes.line_office import FakeOffice

RNG = Random(1)  # noqa: S311
PNG = b"\x89PNG\r\n\x1a\n picture"
NETWORK = NetworkOptions()


@dataclass
class Doors:
    """Remembers what was done; `broken` doors raise."""

    done: list[tuple] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    on_wipe: Callable[[], None] = lambda: None

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)

        def act(*words, **more):
            if name in self.broken:
                raise DoorError(f"{name} geht nicht.")
            self.done.append((name, *words, *more.values()))
            if name == "wipe":
                self.on_wipe()
            return Made(f"{name} getan", PNG if name == "screenshot" else b"")

        return act


def eyes(post: Post, proofs: Proofs, clock) -> Eyes:
    return Eyes(
        version="1.0",
        frames=lambda: Frames(2.0, 100, "home", dark=False),
        sight=lambda: Sight(2.0, "right", 60.0),
        sources=lambda: (SourceAge("news", "updated", 900.0, 60.0, 5),),
        machine=lambda: Machine(5 * 10**9, 10**10, True, 10**9, 2 * 10**9, 0.5),
        inputs=lambda: Inputs(("Glas",), ("/dev/input/event0",), ()),
        felt=lambda: (30.0, 0.0),
        connectors=lambda: (Connector("HDMI-A-1", connected=True, enabled=True, edid="ab" * 32),),
        outbox=lambda: post.queue(clock()),
        proofs=lambda: proofs.queue(clock()),
        settings_problems=tuple,
        problems=tuple,
        uptime=lambda: 100.0,
    )


class Terminal:
    """One terminal in a folder. `restart` is a new process, with `boot` also a new start."""

    def __init__(self, folder: Path, office: str) -> None:
        self.state, self.runtime = folder / "state", folder / "run"
        self.office = office
        self.doors = Doors()
        self.applied: list[str] = []
        self.forgotten = 0
        self.shown: list = []
        self.boot, self.wire = "boot-1", None
        self.now = lambda: utc_now() + self.ahead
        self.ahead = timedelta(0)
        self.code, self.expected = "", b""
        self.bad_settings = False
        self.restart()

    def restart(self, boot: str = "") -> None:
        self.boot = boot or self.boot
        self.close()
        self.papers = Papers(self.state / "agent", self.expected)
        identity = self.papers.identity()
        self.wire = Wire(self.office, NETWORK)
        self.line = Line(self.wire, identity, self.now, self.boot)
        delivery = Delivery(self.state)
        self.outbox = Outbox(self.state)
        self.ledger, self.post = Ledger(delivery), Post(self.outbox, delivery)
        self.clocks = Clocks(self.state / "agent", self.runtime, self.now, ntp=lambda: False)
        self.proofs = Proofs(
            delivery, identity, self._shown, lambda: str(len(self.shown)), self.clocks.vouches
        )
        self.documents = Documents(self.state / "office", self._check)
        blobs = Blobs(self.state / "agent" / "made")
        notice, who = Notice(self.runtime), Who("S-1", "1.0")
        asked = {"clock": self.now, "code": self.code, "office": self.expected}
        parts = Parts(
            line=self.line,
            papers=self.papers,
            joining=Joining(self.line, self.papers, identity, notice, who, **asked),
            notice=notice,
            who=who,
            clocks=self.clocks,
            collector=Collector(eyes(self.post, self.proofs, self.now)),
            documents=self.documents,
            ledger=self.ledger,
            orders=Orders(self.ledger, self.doors, self.boot, blobs.keep),
            blobs=blobs,
            post=self.post,
            proofs=self.proofs,
            applied=self.applied.append,
            forget=self._forget,
        )
        self.agent = Agent(parts, boot=self.boot, metered=False, clock=self.now, rng=RNG)
        self.agent.begin()

    def close(self) -> None:
        if self.wire is not None:
            self.wire.close()

    def steps(self, most: int = 5) -> float:
        """Steps until there is nothing to hurry for."""
        wait = 0.0
        for _ in range(most):
            wait = self.agent.step()
            if wait > 1.0:
                break
        return wait

    @property
    def key(self) -> bytes:
        return self.papers.identity().public

    @property
    def stands(self):
        return read(self.runtime)

    def _check(self, _):
        return ("settings: wrong",) if self.bad_settings else ()

    def _shown(self, cursor):
        return [(str(n), one) for n, one in enumerate(self.shown, 1) if n > int(cursor or 0)]

    def _forget(self):
        self.forgotten += 1
        self.outbox.clear()


@pytest.fixture
def office():
    with FakeOffice() as office:
        yield office


@pytest.fixture
def terminal(tmp_path, office):
    terminal = Terminal(tmp_path, office.url)
    yield terminal
    terminal.close()


@pytest.fixture
def joined(terminal, office):
    office.accept(terminal.key)
    terminal.steps()
    return terminal
