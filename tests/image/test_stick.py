# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A newer system comes on a stick, where there is no network."""

import json
import os
import subprocess

import pytest
import releases
import slots
from conftest import BUILD

pytestmark = [
    pytest.mark.image,
    pytest.mark.slow,
    pytest.mark.timeout(2700),
    pytest.mark.usefixtures("roomy"),
]
_VERSION = "2.0.1"
_SIZE = 700 << 20


@pytest.fixture
def stick(out):
    """A stick as it comes from the shop, with a bundle that somebody copied to it."""
    bundle = releases.make(BUILD, out, _VERSION)
    file = BUILD / "disks" / "stick.img"
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)
    file.touch()
    os.truncate(file, _SIZE)
    subprocess.run(["mformat", "-i", file, "-F", "-v", "STICK", "::"], check=True)
    named = f"::/schaukasten-{_VERSION}.raucb"
    subprocess.run(["mcopy", "-i", file, bundle, named], check=True)
    yield file
    file.unlink()


@pytest.mark.usefixtures("named")
def test_a_newer_system_is_installed_from_a_stick_and_stays(machine, stick):
    terminal = machine(credentials=slots.WORDS)
    slots.comes_up(terminal)
    before = terminal.resets()
    terminal.insert(stick)
    # it proves itself first, installs, and starts anew by itself
    came, seconds = terminal.wait(lambda: terminal.resets() > before, 1500)
    assert came, terminal.run("cat /var/lib/kiosk/update/*; journalctl -u 'kiosk-stick@*'")
    print(f"started anew {seconds:.0f} s after the stick came")
    slots.comes_up(terminal)
    assert slots.booted(terminal) == ("B", _VERSION)
    assert terminal.wait(lambda: slots.is_good(terminal), 600)[0]
    said = json.loads(terminal.run("cat /var/lib/kiosk/update/stick.json"))
    assert (said["state"], said["version"]) == ("installed", _VERSION)
    # the stick is still there, and what it holds is what runs
    assert terminal.resets() == before + 1
