# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A stick brings a newer system of ours, and nothing else, whoever plugs it in."""

import os
from io import StringIO

import pytest

from admin_sync.agent import updatefiles
from admin_sync.agent.rauc import Bundle, Rauc
from admin_sync.agent.updatefiles import Left
from admin_sync.agent.updates import Booted, Slots
from kiosk.cli import main
from kiosk.commands import usb_update
from kiosk.console import FINE, RED, USAGE, Console
from kiosk.stick import choosing
from kiosk.stick.mounting import StickError, opened
from tests.fakes.rauc import FakeRauc, private_bus

OURS = "schaukasten-x86-64"
HERE = Booted("2026.11.0+ga", OURS)
BUNDLE = b"hsqs" + bytes(5000)


@pytest.fixture(scope="module")
def bus(tmp_path_factory):
    with private_bus(tmp_path_factory.mktemp("bus")) as address:
        yield address


@pytest.fixture
def rauc(bus):
    with FakeRauc(bus) as fake:
        yield fake


class Machine:
    def __init__(self, folder, bus, monkeypatch):
        self.state, self.copy, self.stick = (folder / n for n in ("state", "copy", "stick"))
        for one in (self.state, self.copy, self.stick):
            one.mkdir()
        self.now, self.reboots, self.slept = 100.0, 0, lambda: None
        monkeypatch.setattr(usb_update, "since_boot", lambda: self.now)
        monkeypatch.setattr(usb_update.time, "sleep", self._sleep)
        monkeypatch.setattr(usb_update.service, "reboot", self._reboot)
        self.said = StringIO()
        console = Console(folder / "none", StringIO(), self.said)
        door = Rauc(bus, every=0.05)
        self.visit = usb_update.Visit(door, HERE, self.state, self.copy, console)

    def _sleep(self, seconds):
        self.now += seconds
        self.slept()

    def _reboot(self):
        self.reboots += 1

    def put(self, name="schaukasten-2026.12.0.raucb", data=BUNDLE):
        (self.stick / name).write_bytes(data)

    def plug(self):
        return self.visit.of(self.stick)

    @property
    def told(self):
        return updatefiles.stick(self.state)


@pytest.fixture
def machine(tmp_path, bus, monkeypatch):
    return Machine(tmp_path, bus, monkeypatch)


def test_a_newer_system_of_ours_is_installed_and_started(machine, rauc):
    machine.put()
    assert machine.plug() == FINE
    copy = str(machine.copy / "stick.raucb")
    assert rauc.installed == [(copy, {})]
    assert (machine.told.state, machine.told.version) == ("installed", "2026.12.0")
    assert machine.reboots == 1


@pytest.mark.parametrize(
    ("bundle", "word"),
    [
        ({"version": "2026.10.0"}, "older"),
        ({"version": "2026.11.0+gz"}, "same"),
        ({"version": "nonsense"}, "older"),
        ({"compatible": "somebody-else"}, "compatible"),
    ],
)
def test_what_is_signed_but_not_for_here_is_refused_whatever_its_name_says(
    machine, rauc, bundle, word
):
    rauc.bundle |= bundle
    machine.put("schaukasten-2099.1.raucb")
    assert machine.plug() == RED
    assert (machine.told.state, machine.told.error) == ("refused", word)
    assert (rauc.installed, machine.reboots) == ([], 0)


def test_what_somebody_else_has_signed_is_refused(machine, rauc):
    rauc.refuses = "signature verification failed: unable to get local issuer certificate"
    machine.put()
    assert machine.plug() == RED
    assert machine.told.state == "refused"
    assert "signature" in machine.told.error
    assert (rauc.installed, machine.reboots) == ([], 0)


def test_what_was_left_is_not_installed_again_and_again(machine, rauc):
    updatefiles.write(machine.state, updatefiles.ROLLED_BACK, Left("2026.12.0", "B", "x"))
    machine.put()
    assert machine.plug() == RED
    assert machine.told.error == "rolled-back"
    assert rauc.installed == []


def test_a_system_on_trial_is_not_deprived_of_the_one_before(machine, rauc):
    """A stick that stays in its socket, after the boot into what was left: the note comes first."""
    rauc.slots["rootfs.0"]["boot-status"] = "bad"
    machine.put()

    def proved():
        if machine.now > 700:
            updatefiles.write(machine.state, updatefiles.ROLLED_BACK, Left("2026.12.0", "B", "x"))
            rauc.slots["rootfs.0"]["boot-status"] = "good"

    machine.slept = proved
    assert machine.plug() == RED
    assert (machine.told.error, rauc.installed) == ("rolled-back", [])


def test_one_that_never_proves_itself_is_not_waited_for(machine, rauc):
    rauc.slots["rootfs.0"]["boot-status"] = "bad"
    machine.put()
    assert machine.plug() == RED
    assert machine.told.error == "unconfirmed"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("schaukasten-2026.12.0.raucb", b"#!/bin/sh\nreboot\n"),
        ("schaukasten-2026.12.0.raucb", b""),
        ("schaukasten-2026.12.0.raucb", b"hs"),
    ],
)
def test_what_is_no_bundle_is_not_even_copied(machine, rauc, name, data):
    machine.put(name, data)
    assert machine.plug() == RED
    assert rauc.asked == []
    assert list(machine.copy.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    ["autorun.inf", "update.raucb", "schaukasten-2026.12.0.raucb.txt", "schaukasten-.raucb",
     "Schaukasten-2026.12.0.raucb", "schaukasten-$(reboot).raucb", "schaukasten-latest.raucb"],
)  # fmt: skip
def test_a_strangers_stick_does_nothing_and_says_nothing(machine, rauc, name):
    machine.put(name)
    assert machine.plug() == FINE
    assert (rauc.asked, machine.told, machine.reboots) == ([], None, 0)


def test_the_version_that_runs_is_nothing_new(machine, rauc):
    machine.put(f"schaukasten-{HERE.version}.raucb")
    assert machine.plug() == FINE
    assert rauc.asked == []


def test_links_pipes_and_folders_are_no_bundles(machine, rauc, tmp_path):
    secret = tmp_path / "secret"
    secret.write_bytes(BUNDLE)
    (machine.stick / "schaukasten-2026.12.1.raucb").symlink_to(secret)
    os.mkfifo(machine.stick / "schaukasten-2026.12.2.raucb")
    (machine.stick / "schaukasten-2026.12.3.raucb").mkdir()
    assert machine.plug() == FINE
    assert rauc.asked == []


def test_the_newest_of_several_is_looked_at(tmp_path):
    for version in ("2026.9.0", "2026.12.0", "2026.11.9"):
        (tmp_path / f"schaukasten-{version}.raucb").write_bytes(BUNDLE)
    assert choosing.newest(tmp_path).version == "2026.12.0"


def test_what_is_too_large_or_finds_no_room_is_refused(machine, rauc, monkeypatch):
    machine.put()
    monkeypatch.setattr(choosing, "LARGEST", 1000)
    assert machine.plug() == RED
    assert machine.told.error == "size"
    monkeypatch.setattr(choosing, "LARGEST", 10**9)
    monkeypatch.setattr(usb_update, "_SPARE", 10**18)
    assert machine.plug() == RED
    assert machine.told.error == "no room"


def test_an_installation_that_fails_is_told(machine, rauc):
    rauc.fails = "Failed to write image"
    machine.put()
    assert machine.plug() == RED
    assert (machine.told.state, machine.told.error) == ("failed", rauc.fails)
    assert machine.reboots == 0


def test_what_is_neither_stick_nor_folder(tmp_path):
    for place in (tmp_path / "none", tmp_path / "file"):
        if place.name == "file":
            place.write_text("x")
        with pytest.raises(StickError), opened(place):
            pass


def test_on_a_desk_it_is_a_mistake(capsys):
    assert main(["usb-update", "/tmp"]) == USAGE  # noqa: S108
    assert "release.toml" in capsys.readouterr().err


def test_rules_in_words():
    bundle = Bundle("2026.12.0", OURS)
    assert choosing.objection(bundle, HERE, None) == ""
    assert choosing.objection(bundle, HERE, Left("2026.11.9", "B", "x")) == ""
    assert choosing.must_wait(None)
    assert not choosing.must_wait(Slots("A", confirmed=True))
