# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Fingers may touch, and nobody may type: the udev rule for inputs, played through.

Only as much of udev(7) is played as the rule uses; what it does not know fails.
"""

import re
import shutil
import subprocess
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2] / "systemd" / "udev"
RULE = HERE / "61-kiosk-input.rules"
PART = re.compile(r'([A-Z]+)(?:\{([^}]*)\})?(==|!=|=)"([^"]*)"')


@dataclass
class Device:
    """An event of a device: its kernel name, properties, and files of sysfs."""

    kernel: str
    env: dict[str, str]
    attr: dict[str, str] = field(default_factory=lambda: {"inhibited": "0"})
    attrs: dict[str, str] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    action: str = "add"

    def value(self, key, name):
        match key:
            case "ACTION":
                return self.action
            case "SUBSYSTEM":
                return "input"
            case "KERNEL":
                return self.kernel
            case "ENV":
                return self.env.get(name, "")
            case "ATTR":
                return self.attr.get(name)
            case "ATTRS":
                return self.attrs.get(name)
        raise AssertionError(key)

    def fits(self, key, name, operator, wanted):
        if key == "TEST":
            path = re.sub(r"\$attr\{(\w+)\}", lambda found: self.attrs[found[1]], wanted)
            return path in self.files or path in self.attr
        value = self.value(key, name)
        fits = value is not None and any(fnmatchcase(value, one) for one in wanted.split("|"))
        return fits == (operator == "==")

    def plugged_in(self):
        """What udev makes of it."""
        waiting = ""
        for line in RULE.read_text().splitlines():
            parts = PART.findall(line.partition("#")[0] if line.startswith("#") else line)
            label = next((value for key, _, _, value in parts if key == "LABEL"), "")
            if waiting and waiting != label:
                continue
            waiting = ""
            done = [(key, name, value) for key, name, op, value in parts if op == "="]
            if all(self.fits(*part) for part in parts if part[2] != "=" and part[0] != "LABEL"):
                for key, name, value in done:
                    if key == "GOTO":
                        waiting = value
                    elif key in {"ENV", "ATTR"}:
                        getattr(self, key.lower())[name] = value
                    else:
                        assert key == "LABEL"
        return self

    @property
    def closed(self):
        """The compositor never opens it; its parent in the kernel says nothing."""
        if self.kernel.startswith("input"):
            return self.attr["inhibited"] == "1"
        return self.env.get("LIBINPUT_IGNORE_DEVICE") == "1"


KEYBOARD = {"ID_INPUT": "1", "ID_INPUT_KEY": "1", "ID_INPUT_KEYBOARD": "1"}
REFUSED = {
    "keyboard": KEYBOARD,
    "half a keyboard": {"ID_INPUT": "1", "ID_INPUT_KEY": "1"},
    "mouse": {"ID_INPUT": "1", "ID_INPUT_MOUSE": "1"},
    "touchpad": {"ID_INPUT": "1", "ID_INPUT_TOUCHPAD": "1"},
    "pen": {"ID_INPUT": "1", "ID_INPUT_TABLET": "1"},
    "joystick": {"ID_INPUT": "1", "ID_INPUT_JOYSTICK": "1"},
    "what udev does not know": {},
}


@pytest.mark.parametrize("kernel", ["input7", "event3"])
@pytest.mark.parametrize("env", REFUSED.values(), ids=REFUSED)
def test_whoever_is_no_glass_is_refused(env, kernel):
    assert Device(kernel, dict(env)).plugged_in().closed


@pytest.mark.parametrize("kernel", ["input7", "event3"])
def test_a_touch_panel_is_let_in(kernel):
    device = Device(kernel, {"ID_INPUT": "1", "ID_INPUT_TOUCHSCREEN": "1"}).plugged_in()
    assert not device.closed


def test_a_touch_panel_that_brings_keys_stays_and_its_keys_are_not_told():
    device = Device("event3", {**KEYBOARD, "ID_INPUT_TOUCHSCREEN": "1", "ID_INPUT_MOUSE": "1"})
    device.plugged_in()
    assert not device.closed
    told = {name for name, value in device.env.items() if value}
    assert told == {"ID_INPUT", "ID_INPUT_TOUCHSCREEN"}


def test_a_keyboard_stays_listed_for_the_agent():
    device = Device("event3", dict(KEYBOARD)).plugged_in()
    assert device.env["ID_INPUT_KEYBOARD"] == "1"


@pytest.mark.parametrize("kernel", ["input7", "event3"])
def test_a_keypad_whose_numbers_lie_on_the_small_partition_is_let_in(kernel):
    numbers = {"idVendor": "046d", "idProduct": "c31c"}
    files = frozenset({"/boot/provision/inputs/046d-c31c"})
    # refused at the start, before the partition was there
    device = Device(kernel, dict(KEYBOARD), attrs=numbers).plugged_in()
    assert device.closed
    device.files, device.action = files, "change"
    assert not device.plugged_in().closed
    other = Device(kernel, dict(KEYBOARD), attrs={**numbers, "idProduct": "c31d"}, files=files)
    assert other.plugged_in().closed


def test_nothing_is_asked_of_what_has_left():
    device = Device("input7", dict(KEYBOARD), action="remove").plugged_in()
    assert device.attr["inhibited"] == "0"


def test_udev_finds_nothing_wrong():
    program = shutil.which("udevadm", path="/usr/bin:/usr/sbin:/bin:/sbin")
    if program is None:
        pytest.skip("udevadm is not here")
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    if int(version.stdout.split()[0]) < 254:
        pytest.skip("udevadm verify comes with systemd 254")
    done = subprocess.run(
        [program, "verify", *sorted(HERE.glob("*.rules"))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
