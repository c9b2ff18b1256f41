# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Everything at random: documents, orders, entries, proofs, crashes, dead and deaf offices, clocks.

Whatever happens: what was entrusted arrives once, each order is done at most once, and what is
applied is what the office said last.
"""

import json
import shutil
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from admin_sync.protocol.chain import Showing, verify
from admin_sync.protocol.orders import Outcome, Verb
from tests.admin_sync.agent.conftest import Terminal
from tests.fakes.line_office import FakeOffice

NOW = datetime(2026, 5, 16, 12, tzinfo=UTC)
VERBS = (Verb.DRILL, Verb.RELOAD, Verb.SCREENSHOT, Verb.REBOOT, Verb.SCREEN_OFF)


class Killed(BaseException):
    """The power goes."""


class Life(RuleBasedStateMachine):
    """One joined terminal and its office."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.office = FakeOffice()
        self.office.start()
        self.terminal = Terminal(self.folder, self.office.url)
        self.office.accept(self.terminal.key)
        self.terminal.steps()
        self.boots = 1
        self.keys = []
        self.deeds = Counter()

    def teardown(self):
        try:
            self.all_arrives()
        finally:
            self.office.stop()
            self.terminal.close()
            shutil.rmtree(self.folder)

    def all_arrives(self):
        """In the end, when all is well."""
        self.office.status.clear()
        self.office.twist.clear()
        if self.office._httpd is None:
            self.office.start()
        self.terminal.ahead = timedelta(0)
        for _ in range(2):  # a reboot that is ordered now is done when it is back
            self.boots += 1
            self.terminal.restart(boot=f"boot-{self.boots}")
            for _ in range(12):
                self.terminal.agent.step()
        assert sorted(self.office.kept) == sorted(self.keys)
        assert not any(entry.body for entry in self.terminal.outbox.entries())
        assert {order.id for order in self.office.orders} == set(self.office.receipts)
        assert self.terminal.documents.has == {
            name: mark for name, (mark, _) in self.office.documents.items()
        }
        assert self.terminal.proofs.queue(NOW).waiting == 0
        if self.office.links:
            links = [link.encode() for link in self.office.links]
            assert verify(links, self.terminal.key) == self.terminal.proofs.head()

    @rule(times=st.integers(1, 3))
    def step(self, times):
        for _ in range(times):
            assert self.terminal.agent.step() >= 0

    @rule(boot=st.booleans())
    def crash(self, boot):
        self.boots += boot
        self.terminal.restart(boot=f"boot-{self.boots}")

    @rule(name=st.sampled_from(("apply", "end", "decide", "put_blob", "acknowledged")))
    def crash_in_the_middle(self, name):
        """The power goes just before something is written down."""

        def die(*_, **__):
            raise Killed

        owners = {
            "apply": self.terminal.documents,
            "end": self.terminal.ledger,
            "acknowledged": self.terminal.ledger,
            "decide": self.terminal.post._delivery,
            "put_blob": self.terminal.line,
        }
        setattr(owners[name], name, die)
        try:
            for _ in range(3):
                self.terminal.agent.step()
        except Killed:
            self.boots += 1
        self.terminal.restart(boot=f"boot-{self.boots}")

    @rule(hidden=st.lists(st.sampled_from("abc"), max_size=3))
    def control(self, hidden):
        self.office.put("control", {"hidden": hidden})

    @rule(name=st.sampled_from(("a", "b")), number=st.integers(0, 3))
    def source(self, name, number):
        self.office.put(f"source/{name}", {"source": name, "items": [], "n": number})

    @rule(verb=st.sampled_from(VERBS))
    def order(self, verb):
        self.office.order(verb)

    @rule()
    def tell(self):
        self.keys.append(self.terminal.outbox.append("report", {"n": len(self.keys)}, NOW))

    @rule()
    def show(self):
        shown = self.terminal.shown
        begin = NOW + timedelta(days=3650, minutes=len(shown))
        shown.append(Showing(f"n:{len(shown)}", "ab" * 32, begin, begin + timedelta(minutes=1)))

    @rule()
    def office_goes_or_comes(self):
        if self.office._httpd is None:
            self.office.start()
        else:
            self.office.stop()

    @rule(noun=st.sampled_from(("beat", "outbox", "proofs", "session", "document", "blob")))
    def office_stumbles(self, noun):
        if noun in self.office.status:
            del self.office.status[noun]
        else:
            self.office.status[noun] = 503

    @rule(noun=st.sampled_from(("beat", "outbox", "proofs")))
    def answers_get_lost(self, noun):
        if noun in self.office.twist:
            del self.office.twist[noun]
        else:
            self.office.twist[noun] = lambda _: b"cut"

    @rule(days=st.sampled_from((-4000, -1, 0, 1, 500)))
    def clock_jumps(self, days):
        self.terminal.ahead = timedelta(days=days)

    @rule()
    def sessions_are_forgotten(self):
        self.office.forget_sessions()

    @invariant()
    def nothing_is_done_twice(self):
        done = Counter(name for name, *_ in self.terminal.doors.done)
        ordered = Counter(order.verb.value.replace("-", "_") for order in self.office.orders)
        for name, times in done.items():
            assert times <= ordered.get("screen_off" if name == "screen" else name, 0)
        assert done["reboot"] <= 3

    @invariant()
    def what_is_said_done_was_done(self):
        said = [r for r in self.office.receipts.values() if r.outcome is Outcome.DONE]
        assert len(said) <= len(self.terminal.doors.done)

    @invariant()
    def what_is_applied_is_whole(self):
        file = self.terminal.state / "office" / "control.json"
        if file.exists():
            assert "hidden" in json.loads(file.read_text())

    @invariant()
    def each_key_arrives_once(self):
        assert set(self.office.kept) <= set(self.keys)
        assert len(self.office.links) == len(set(self.office.links))


@pytest.mark.slow
@pytest.mark.timeout(600)
class TestLife(Life.TestCase):
    settings = settings(
        max_examples=5,
        stateful_step_count=15,
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
