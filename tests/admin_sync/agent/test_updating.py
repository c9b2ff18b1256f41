# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Updates from the wish of the office to the next boot, over a real bus, with what goes wrong."""

import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from admin_sync.agent import updatefiles
from admin_sync.agent.rauc import Rauc
from admin_sync.agent.updatefiles import Left, Stick
from admin_sync.agent.updates import Booted, Memory, Moment
from admin_sync.agent.updating import Doors, RebootError, Updater
from admin_sync.protocol.release import Release
from tests.fakes.rauc import FakeRauc, private_bus

OURS = "schaukasten-x86-64"
NIGHT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
RELEASE = Release("2026.12.0", OURS, "i1", "/device/v1/bundle/ab", 400)


@pytest.fixture(scope="module")
def bus(tmp_path_factory):
    with private_bus(tmp_path_factory.mktemp("bus")) as address:
        yield address


@pytest.fixture
def rauc(bus):
    with FakeRauc(bus) as fake:
        yield fake


class Machine:
    """One terminal; `start` is what a reboot makes of it, with the version that comes up."""

    def __init__(self, bus, state):
        self.rauc, self.state = Rauc(bus, every=0.05), state
        self.wish, self.at = RELEASE, Moment(NIGHT, trusted=True, boot="0", monotonic=100.0)
        self.carried, self.reboots, self.stubborn = [], 0, False
        self.start("2026.11.0", "0")

    def start(self, version, boot):
        self.at = replace(self.at, boot=boot, monotonic=100.0)
        doors = Doors(
            wish=lambda: self.wish,
            source=lambda release: (f"https://office{release.url}", {}),
            moment=lambda: self.at,
            keep=lambda memory: updatefiles.write(self.state, updatefiles.AGENT, memory),
            carried=self.carried.append,
            reboot=self._reboot,
            left=lambda: updatefiles.left(self.state),
            stick=lambda: updatefiles.stick(self.state),
        )
        memory = updatefiles.memory(self.state)
        self.updater = Updater(self.rauc, Booted(version, OURS), memory, doors)

    def _reboot(self):
        if self.stubborn:
            raise RebootError("Kann nicht das Gerät neu starten: polkit")
        self.reboots += 1

    def step(self):
        self.updater.step(threading.Event())
        return self.updater.state()


@pytest.fixture
def machine(bus, tmp_path):
    return Machine(bus, tmp_path)


def test_from_the_wish_to_the_next_boot(machine, rauc):
    machine.step()
    assert rauc.installed == [("https://office/device/v1/bundle/ab", {})]
    assert machine.carried == [400]
    said = machine.step()
    assert (said.state, said.wanted, machine.reboots) == ("installed", "2026.12.0", 1)
    machine.start("2026.12.0", "1")
    rauc.boot_slot = "B"
    rauc.slots["rootfs.1"]["boot-status"] = "bad"  # it has to prove itself first
    said = machine.step()
    assert (said.booted, said.confirmed, said.state) == ("2026.12.0", False, "")
    assert len(rauc.installed) == 1


def test_a_rolled_back_one_is_told_and_tried_only_when_published_anew(machine, rauc):
    machine.step()
    machine.start("2026.11.0", "1")
    rauc.slots["rootfs.1"] |= {"boot-status": "bad", "bundle.version": "2026.12.0"}
    updatefiles.write(machine.state, updatefiles.ROLLED_BACK, Left("2026.12.0", "B", "1"))
    for boot in "123":
        machine.start("2026.11.0", boot)
        said = machine.step()
    assert (said.state, said.wanted, said.rolled_back) == ("rolled-back", "2026.12.0", "2026.12.0")
    assert (said.other, said.other_good, len(rauc.installed)) == ("2026.12.0", False, 1)
    machine.wish = replace(RELEASE, issue="i2")
    machine.step()
    assert len(rauc.installed) == 2


def test_a_line_that_breaks_is_tried_again_later(machine, rauc):
    rauc.fails = "Failed to stream bundle: Could not resolve host"
    said = machine.step()
    assert (said.state, said.error) == ("waiting", rauc.fails)
    assert machine.step().reason == "backoff"
    machine.at = replace(machine.at, monotonic=500.0)
    rauc.fails = ""
    machine.step()
    assert len(rauc.installed) == 2
    assert machine.step().state == "installed"


def test_a_foreign_bundle_is_given_up_at_once(machine, rauc):
    rauc.fails = "signature verification failed: unable to get local issuer certificate"
    machine.step()
    machine.at = replace(machine.at, monotonic=9e6)
    said = machine.step()
    assert (said.state, said.error, len(rauc.installed)) == ("failed", rauc.fails, 1)


def test_a_machine_that_does_not_start_anew_says_so_and_asks_later(machine, rauc):
    machine.stubborn = True
    machine.step()
    said = machine.step()
    assert "polkit" in said.error
    assert machine.step().reason == "backoff"
    assert len(rauc.installed) == 1


def test_an_agent_that_ends_over_it_does_not_fetch_it_again(machine, rauc):
    stop, goes_on = threading.Event(), threading.Event()
    rauc.stays[40] = goes_on
    watched = threading.Thread(target=machine.updater.step, args=(stop,))
    watched.start()
    while not rauc.installed:
        watched.join(0.02)
    stop.set()
    watched.join()
    machine.start("2026.11.0", "0")
    assert machine.step().reason == "busy"
    goes_on.set()
    while machine.rauc.slots().busy:
        watched.join(0.1)
    # RAUC has made it the next one meanwhile
    rauc.slots["rootfs.1"] |= {
        "bundle.version": "2026.12.0",
        "activated.timestamp": "2026-11-23T01:30:00Z",
    }
    assert machine.step().state == "installed"
    assert (len(rauc.installed), machine.reboots) == (1, 1)


def test_while_it_is_written_the_office_hears_how_far(machine, rauc):
    rauc.progress = [0, 47]
    goes_on = rauc.stays[47] = threading.Event()
    watched = threading.Thread(target=machine.step)
    watched.start()
    while machine.updater.state().percent < 40:
        watched.join(0.02)
    assert (machine.updater.state().state, machine.updater.state().percent) == ("installing", 40)
    goes_on.set()
    watched.join()


def test_a_desk_and_a_machine_without_rauc(bus, machine):
    said = machine.step()
    assert (said.state, said.reason) == ("waiting", "unknown")
    assert "ServiceUnknown" in said.error
    desk = Updater(machine.rauc, None, Memory(), machine.updater._doors)
    desk.run(threading.Event())
    assert desk.state() is None


def test_what_a_stick_does_is_told(machine, rauc):
    stick = Stick("refused", "2026.10.0", error="older", boot="0", monotonic=1.0)
    updatefiles.write(machine.state, updatefiles.STICK, stick)
    said = machine.step()
    assert (said.state, said.wanted, said.reason) == ("refused", "2026.10.0", "stick")
    machine.start("2026.11.0", "1")
    assert machine.updater.state().reason != "stick"


@pytest.mark.parametrize("text", [b"", b"[]", b"{", b'{"tries": "x", "given_up": 3}', b"\xff" * 9])
def test_odd_files_say_nothing(tmp_path, text):
    (tmp_path / "update").mkdir()
    for name in (updatefiles.AGENT, updatefiles.STICK, updatefiles.ROLLED_BACK):
        (tmp_path / "update" / name).write_bytes(text)
    assert updatefiles.memory(tmp_path) == Memory()
    assert updatefiles.left(tmp_path) is None
    assert updatefiles.stick(tmp_path) is None


def test_links_are_not_followed(tmp_path):
    """The folder belongs to a group: whoever is in it must not turn root's pen elsewhere."""
    target = tmp_path / "precious"
    target.write_text("mine")
    state = tmp_path / "state"
    (state / "update").mkdir(parents=True)
    (state / "update" / ".stick.json.part").symlink_to(target)
    (state / "update" / "stick.json").symlink_to(target)
    assert updatefiles.stick(state) is None
    updatefiles.write(state, updatefiles.STICK, Stick("failed"))
    assert target.read_text() == "mine"
    assert updatefiles.stick(state) == Stick("failed")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    other = tmp_path / "other"
    other.mkdir()
    (other / "update").symlink_to(elsewhere)
    with pytest.raises(OSError, match="update"):
        updatefiles.write(other, updatefiles.STICK, Stick("failed"))
    assert not list(elsewhere.iterdir())
