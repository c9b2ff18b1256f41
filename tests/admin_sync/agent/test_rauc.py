# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The door to RAUC against one over a real bus, which may fail, die, be mute or talk nonsense."""

import threading

import pytest

from admin_sync.agent import rauc as door
from admin_sync.agent.rauc import Bundle, NoRaucError, Rauc, RaucError
from admin_sync.agent.updates import Slots
from tests.fakes.rauc import FakeRauc, private_bus

URL = "https://office.example.org/device/v1/bundle/ab"


@pytest.fixture(scope="module")
def bus(tmp_path_factory):
    with private_bus(tmp_path_factory.mktemp("bus")) as address:
        yield address


@pytest.fixture
def fake(bus):
    with FakeRauc(bus) as rauc:
        yield rauc


@pytest.fixture
def rauc(bus):
    return Rauc(bus, every=0.05)


def test_it_says_how_the_slots_stand(fake, rauc):
    fake.slots["rootfs.1"] |= {
        "boot-status": "bad",
        "bundle.version": "2026.12.0",
        "activated.timestamp": "2026-12-01T01:00:00Z",
    }
    assert rauc.slots() == Slots(
        "A", confirmed=True, other="B", version="2026.12.0", good=False, newer=True
    )


def test_a_bundle_is_installed_with_what_the_way_there_needs(fake, rauc):
    heard, goes_on = [], threading.Event()
    fake.stays[40] = goes_on

    def told(percent):
        heard.append(percent)
        if percent == 40:
            goes_on.set()

    options = {"tls-ca": ("s", "/ca.pem"), "transaction-id": ("s", "ab")}
    rauc.install(URL, options, told)
    assert fake.installed == [(URL, {"tls-ca": "/ca.pem", "transaction-id": "ab"})]
    assert heard == sorted(heard)
    assert {40} <= set(heard) <= {0, 40, 100}


def test_while_it_installs_it_is_busy(fake, rauc):
    seen, goes_on = [], threading.Event()
    fake.stays[0] = goes_on

    def told(_):
        seen.append(rauc.slots())
        goes_on.set()

    rauc.install(URL, {}, told)
    assert seen[0] == Slots("A", confirmed=False, busy=True)
    assert not rauc.slots().busy


def test_what_fails_says_why(fake, rauc):
    fake.fails = "signature verification failed: self-signed certificate"
    with pytest.raises(RaucError, match="signature verification failed"):
        rauc.install(URL, {})


def test_what_is_refused_says_why(fake, rauc):
    fake.refuses = "Already processing a different method"
    with pytest.raises(RaucError, match="Already processing") as caught:
        rauc.install(URL, {})
    assert not isinstance(caught.value, NoRaucError)


def test_one_that_dies_over_it_is_no_success(fake, rauc):
    fake.dies = True
    with pytest.raises(RaucError):
        rauc.install(URL, {})


def test_whoever_ends_meanwhile_does_not_wait(fake, rauc):
    fake.stays[0] = threading.Event()
    with pytest.raises(RaucError, match="ended"):
        rauc.install(URL, {}, goes_on=lambda: False)


def test_nonsense_is_no_answer(fake, rauc):
    fake.garbage = True
    with pytest.raises(RaucError):
        rauc.slots()


def test_one_that_is_mute_is_not_waited_for_long(fake, rauc, monkeypatch):
    monkeypatch.setattr(door, "_PATIENCE", 0.2)
    fake.mute = True
    with pytest.raises(NoRaucError, match="does not answer"):
        rauc.slots()


def test_where_there_is_none_that_is_said(bus, rauc):
    with pytest.raises(NoRaucError, match="ServiceUnknown"):
        rauc.slots()
    with pytest.raises(NoRaucError):
        Rauc("unix:path=/nowhere/at/all").slots()


def test_slots_are_marked_and_bundles_looked_at(fake, rauc):
    assert "marked" in rauc.mark("good", "booted")
    assert fake.marked == [("good", "booted")]
    assert rauc.inspect("/x") == Bundle("2026.12.0", "schaukasten-x86-64")
    fake.old = True
    assert rauc.inspect("/x") == Bundle("2026.12.0", "schaukasten-x86-64")
    fake.old = False
    fake.refuses = "signature verification failed"
    with pytest.raises(RaucError):
        rauc.inspect("/x")
