# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A line without threads, a clock that stands until it is moved, and terminals that speak to it."""

from datetime import UTC, datetime, timedelta

import pytest

from admin_sync.office import config
from admin_sync.office.device.line import Line
from admin_sync.office.fleet import joining, keys
from admin_sync.office.fleet.models import Device, Terminal
from admin_sync.office.people.models import Unit
from admin_sync.protocol.identity import Identity
from tests.fakes.terminal import Terminal as Fake
from tests.fakes.terminal import Wsgi


class Hands:
    """The time, moved by hand."""

    def __init__(self):
        self.now = datetime(2026, 11, 22, 12, tzinfo=UTC)

    def __call__(self):
        return self.now

    def ticking(self):
        return self.now.timestamp()

    def pass_(self, **more):
        self.now += timedelta(**more)


@pytest.fixture
def clock():
    return Hands()


@pytest.fixture
def line(clock, db):
    keys.make(config.current().state)
    return Line(clock, clock.ticking, threads=False)


@pytest.fixture
def other_line(clock, line):
    """A second process of the same office."""
    return Line(clock, clock.ticking, threads=False)


@pytest.fixture
def place(db, clock):
    amt = Unit.objects.create(kind="amt", name="Amt Hüttener Berge")
    village = Unit.objects.create(kind="village", name="Haby", parent=amt)
    return Terminal.objects.create(name="Haby, Dorfplatz", unit=village, created=clock.now)


@pytest.fixture
def newcomer(line, clock):
    """Makes terminals that belong to nobody yet."""

    def make(seed=b"a", address="192.0.2.1"):
        key = Identity.of_seed(seed.ljust(32, b"."))
        return Fake(Wsgi(line, address), key, clock)

    return make


@pytest.fixture
def terminal(newcomer, place, clock):
    """A terminal that stands at `place` and has a session."""
    found = newcomer()
    found.announce()
    joining.accept(Device.objects.get(pk=found.device), place, None, clock.now)
    assert found.announce().state == "accepted"
    found.open()
    return found
