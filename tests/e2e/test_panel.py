# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A real player in a real compositor without a screen, whose output is really switched."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pytest

from content import light
from kiosk.panel import word
from kiosk.panel.outputs import OutputError, Outputs
from kiosk.witness.capture import CaptureError, compositor
from player import pulse

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
KIOSK = [sys.executable, "-m", "kiosk.cli"]
# far longer than any of it takes, since machines of tests are slow
PATIENCE = 90


def until(seen):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(CaptureError, OSError, ValueError):
            if seen():
                return True
        time.sleep(0.1)
    return False


class Session:
    """cage, the player in it, what switches its output, and a service manager that listens."""

    def __init__(self, folder):
        self.runtime = folder / "run"
        self.runtime.mkdir()
        settings = folder / "kiosk.toml"
        settings.write_text(
            f'[terminal]\nname = "Haby"\n[paths]\nstate = "{folder}/state"\n'
            f'runtime = "{self.runtime}"\n'
        )
        self.manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.manager.bind(str(folder / "manager"))
        self.manager.setblocking(False)
        kept = {name: word for name, word in os.environ.items() if name != "WAYLAND_DISPLAY"}
        self.environment = {
            **kept, "XDG_RUNTIME_DIR": str(folder), "WLR_BACKENDS": "headless",
            "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1",
            "QT_QPA_PLATFORM": "wayland", "QT_QUICK_BACKEND": "software",
        }  # fmt: skip
        player = [*KIOSK, "--settings", str(settings), "player"]
        waits = {"NOTIFY_SOCKET": str(folder / "manager"), "WATCHDOG_USEC": "6000000"}
        self.cage = subprocess.Popen(
            ["cage", "--", *player], env={**self.environment, **waits}, start_new_session=True
        )
        self.panel = None
        if not until(lambda: self.cage.poll() is not None or self.beat.sequence > 1):
            self.close()
            pytest.fail("the player does not come up")
        if self.cage.poll() is not None:
            self.close()
            pytest.skip("cage does not start here; older ones refuse root")
        # the first of a folder of its own
        self.environment["WAYLAND_DISPLAY"] = "wayland-0"
        panel = [*KIOSK, "--settings", str(settings), "panel"]
        self.panel = subprocess.Popen(panel, env=self.environment)

    @property
    def beat(self):
        return pulse.read((self.runtime / pulse.NAME).read_bytes())

    @property
    def alive(self):
        """How often the player said so since it was last asked."""
        heard = 0
        with suppress(BlockingIOError):
            while True:
                heard += self.manager.recv(4096) == b"WATCHDOG=1"
        return heard

    def output(self, *, on):
        said = word.read(self.runtime)
        return said is not None and said.on is on

    def is_right(self):
        beat = self.beat
        sign = compositor()(beat).sign
        return sign is not None and sign.page == beat.scene and not beat.dark

    def goes_on(self):
        """Until the player has beaten so often that its watchdog would have been heard."""
        beats = self.beat.sequence
        assert until(lambda: self.beat.sequence > beats + 1)

    def close(self):
        with suppress(ProcessLookupError):
            os.killpg(self.cage.pid, signal.SIGKILL)
        self.cage.wait()
        if self.panel is not None:
            self.panel.send_signal(signal.SIGCONT)
            self.panel.kill()
            self.panel.wait()
        self.manager.close()


@pytest.fixture
def session(monkeypatch):
    for program in ("cage", "wlr-randr", "grim"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not here")
    # the path of a socket is short
    with tempfile.TemporaryDirectory() as folder:
        made = Session(Path(folder))
        for name in ("XDG_RUNTIME_DIR", "WAYLAND_DISPLAY"):
            monkeypatch.setenv(name, made.environment[name])
        try:
            Outputs().seen()
        except OutputError as error:
            made.close()
            pytest.skip(f"this compositor cannot be asked: {error}")
        yield made
        made.close()


def test_the_output_goes_off_with_the_dark_and_the_picture_comes_back(session):
    assert until(lambda: session.output(on=True))
    assert until(session.is_right)
    light.want(session.runtime, lit=False)
    assert until(lambda: session.output(on=False))
    assert [one.on for one in Outputs().seen()] == [False]
    with pytest.raises(CaptureError):
        compositor()(session.beat)
    assert session.beat.dark
    # what was presented before
    session.goes_on()
    frames, _ = session.beat.frames, session.alive
    session.goes_on()
    assert session.beat.frames == frames, "nobody takes frames"
    assert session.alive, "and that is no fault"
    light.forget(session.runtime)
    assert until(lambda: session.output(on=True))
    assert until(session.is_right)


def test_where_nobody_switches_the_watchdog_sees_that_no_frame_comes(session):
    light.want(session.runtime, lit=False)
    assert until(lambda: session.output(on=False))
    session.panel.send_signal(signal.SIGSTOP)
    light.forget(session.runtime)
    assert until(lambda: not session.beat.dark)
    session.goes_on()
    frames, _ = session.beat.frames, session.alive
    session.goes_on()
    assert session.beat.frames == frames
    assert not session.alive, "the service manager begins a new session, which is lit"
    # and one that finds it so gives the picture back
    session.panel.send_signal(signal.SIGCONT)
    assert until(lambda: [one.on for one in Outputs().seen()] == [True])
    assert until(session.is_right)
