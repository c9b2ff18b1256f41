# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The panel gets no signal while the screen is dark on purpose, and a touch brings it back."""

import json

import glass
import pytest
from PIL import Image

pytestmark = [pytest.mark.image, pytest.mark.slow, pytest.mark.timeout(1500)]
_SETTINGS = """[terminal]
name = "Haby, Dorfplatz"
[panel]
turned = {turned}
[[hours]]
on = "06:00"
off = "22:00"
"""
_OUTPUT = "cat /sys/class/drm/card*-*/enabled"
_RESTARTS = "systemctl show -p NRestarts --value kiosk-player kiosk-panel kiosk-witness"
# as the agent does what the office's order says; only its line to an office is left out
_ORDER = """import sys
from pathlib import Path
from kiosk.agency.lighting import Lighting
print(Lighting(Path("/var/lib/kiosk/agent"), Path("/run/kiosk")).order(on=sys.argv[1] == "on"))
"""
# ten healthy minutes take long here; until then the panel keeps its signal
_PROVE = """from pathlib import Path
from admin_sync.agent import updatefiles as files
proved = files.Confirmed(files.booted().version)
files.write(Path("/var/lib/kiosk"), files.CONFIRMED, proved)
"""
_PYTHON = "/usr/lib/kiosk/bin/python -I"
_AS_AGENT = "setpriv --reuid=kiosk-agent --regid=kiosk --clear-groups"


class Street:
    """A terminal as somebody stands before it, and an office far away."""

    def __init__(self, terminal, turned=0):
        self.terminal, self.turned = terminal, turned

    def page(self):
        return glass.page(self.terminal.picture(), turned=self.turned)

    def comes(self, name, patience=300):
        return self.terminal.wait(lambda: self.page() == name, patience)[0]

    def said(self, name):
        """What a process says of itself; nothing of one that has not begun."""
        return json.loads(self.terminal.run(f"cat /run/kiosk/{name}.json") or "{}")

    def is_off(self):
        """The kernel gives the panel no picture, and the emulator has none."""
        if self.terminal.run(_OUTPUT).split() != ["disabled"]:
            return False
        with Image.open(self.terminal.picture("off.png")) as picture:
            # the emulator says so itself, small, in the middle
            grey = picture.convert("L")
            lit = sum(grey.histogram()[64:])
            assert 0 < lit < 5000, "a picture that is only black is still a signal"
        return True

    def goes_out(self, patience=300):
        return self.terminal.wait(self.is_off, patience)[0]

    def witnessed(self, state):
        return self.terminal.wait(lambda: self.said("witness").get("state") == state, 120)[0]

    def clock(self, time):
        """Let it be so late at the glass, by a clock that is believed."""
        self.terminal.run(
            "mkdir -p /run/systemd/timesync; touch /run/systemd/timesync/synchronized"
        )
        self.terminal.run(f"date -s 'TZ=\"Europe/Berlin\" {time}'")

    def proves(self):
        self.terminal.run(f"cat >/run/prove.py <<'END'\n{_PROVE}END")
        self.terminal.run(f"setpriv --regid=kiosk --clear-groups {_PYTHON} /run/prove.py")

    def order(self, word):
        self.terminal.run(f"cat >/run/order.py <<'END'\n{_ORDER}END")
        folder = "/var/lib/kiosk/agent"
        self.terminal.run(f"[ -d {folder} ] || {_AS_AGENT} mkdir -m 700 {folder}")
        return self.terminal.run(f"{_AS_AGENT} {_PYTHON} /run/order.py {word} 2>&1")

    def touch(self):
        self.terminal.tap(0.4, 0.9)


@pytest.fixture
def street(machine, write):
    def make(turned=0, size=(1080, 1920)):
        write("provision", "schaukasten.toml", _SETTINGS.format(turned=turned))
        here = Street(machine(size=size), turned)
        assert here.terminal.wait(lambda: here.page() is not None)[0]
        assert here.terminal.wait(
            lambda: "graphical.target" in here.terminal.run("systemctl list-units --state=active")
        )[0]
        here.proves()
        return here

    return make


def test_the_office_switches_the_screen_and_a_touch_wakes_it(street):
    here = street()
    here.clock("12:00")
    assert here.comes("programme")
    said = here.order("off")
    print(said)
    assert "Der Bildschirm ist aus." in said
    assert here.is_off()
    assert here.witnessed("dark")
    beats = here.said("pulse")["sequence"]
    # far longer than the watchdog's half minute
    assert here.terminal.wait(lambda: here.said("pulse")["sequence"] > beats + 4, 300)[0]
    assert here.is_off()
    assert here.said("witness")["state"] == "dark"
    assert here.terminal.run(_RESTARTS).split() == ["0"] * 3
    here.touch()
    assert here.comes("home", 60), "the first touch only wakes"
    assert here.witnessed("right")
    # the visit ends, and the office's wish still holds
    assert here.goes_out()
    said = here.order("on")
    assert "Der Bildschirm ist an" in said
    assert here.comes("programme", 60)
    assert here.terminal.run(_RESTARTS).split() == ["0"] * 3


def test_in_dark_hours_the_panel_sleeps_and_wakes_by_itself_whoever_dies(street):
    here = street()

    def restarts(unit):
        return here.terminal.run(f"systemctl show -p NRestarts --value {unit}").strip()

    here.clock("23:00")
    assert here.goes_out()
    assert here.witnessed("dark")
    # the one who switches dies: the next one finds what is, and wakes nobody
    here.terminal.run("systemctl kill -s KILL kiosk-panel")
    assert here.terminal.wait(lambda: restarts("kiosk-panel") == "1", 120)[0]
    before = here.said("panel")["monotonic"]
    assert here.terminal.wait(lambda: here.said("panel")["monotonic"] > before, 120)[0]
    assert here.is_off()
    here.touch()
    assert here.comes("home", 60), "the first touch only wakes"
    assert here.goes_out()
    # it hangs: the player's own watchdog sees that no frame comes, and a new session is lit
    here.terminal.run("systemctl kill -s STOP kiosk-panel")
    here.touch()
    came, seconds = here.terminal.wait(lambda: restarts("kiosk-player") == "1", 300)
    assert came
    print(f"nobody to switch: a new session after {seconds:.0f} s")
    assert here.goes_out(), "and the night goes on"
    here.clock("07:00 tomorrow")
    assert here.comes("programme", 120), "the hours end, and nobody touched it"
    assert here.witnessed("right")


def test_a_panel_that_hangs_on_its_side_wakes_upright(street):
    here = street(turned=90, size=(1920, 1080))
    here.clock("23:00")
    assert here.goes_out()
    here.terminal.tap(1 - 0.9, 0.4)
    assert here.comes("home", 60)
    here.terminal.tap(1 - 0.91, 0.35)
    assert here.comes("search", 60), "a finger still hits what it touches"
