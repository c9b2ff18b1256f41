# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A real player in a real X server's window, and the witness before its framebuffer."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time

import pytest

KIOSK = [sys.executable, "-m", "kiosk.cli"]
SIZE = "540x960"
# far beyond the half minute that the rule allows, since machines of tests are slow
PATIENCE = 90


class Glass:
    """An X server without a window manager, and what is started on it."""

    def __init__(self, folder):
        self.folder = folder
        self.processes = []
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "540x960x24", "-fbdir", folder],
            pass_fds=[writing], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self.display = f":{pipe.readline().strip()}"

    def amt(self, name):
        folder = self.folder / name
        folder.mkdir()
        settings = folder / "kiosk.toml"
        settings.write_text(
            f'[terminal]\nname = "Haby"\n[paths]\nstate = "{folder}/state"\n'
            f'runtime = "{folder}/run"\n'
        )
        (folder / "run").mkdir()
        return settings

    def player(self, settings, page="home", **environment):
        command = [*KIOSK, "--settings", str(settings), "player", "--windowed", "--size", SIZE]
        kept = {key: value for key, value in os.environ.items() if key != "QT_QUICK_BACKEND"}
        process = subprocess.Popen(
            [*command, "--page", page],
            # there is no GPU, which it has to find out by itself
            env={**kept, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", **environment},
        )  # fmt: skip
        self.processes.append(process)
        return process

    def says(self, settings):
        """The state after one look of the witness, as its command tells it."""
        command = [*KIOSK, "--settings", str(settings), "witness", "--once", "--json"]
        done = subprocess.run(
            [*command, "--framebuffer", str(self.folder / "Xvfb_screen0")],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        state = json.loads(done.stdout)["state"]
        assert (done.returncode == 0) == (state in {"right", "dark"}), done.stderr
        return state

    def becomes(self, settings, state):
        """Wait for a state; the states before it."""
        seen, end = [], time.monotonic() + PATIENCE
        while time.monotonic() < end:
            seen.append(self.says(settings))
            if seen[-1] == state:
                return seen[:-1]
            time.sleep(1)
        pytest.fail(f"never {state}: {seen}")

    def close(self):
        for process in self.processes:
            process.send_signal(signal.SIGCONT)
            process.kill()
            process.wait()
        self.server.terminate()
        self.server.wait()


@pytest.fixture
def glass(tmp_path):
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed; ./run check installs it")
    found = Glass(tmp_path)
    yield found
    found.close()


def listen_on(ear):
    """Hear what comes.

    Raises:
        TimeoutError: nothing comes any more.
    """
    while True:
        ear.recv(100)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_frozen_black_and_wrong_are_told_from_right(glass):
    settings, other = glass.amt("own"), glass.amt("other")
    assert glass.says(settings) == "black"
    player = glass.player(settings)
    glass.becomes(settings, "right")
    player.send_signal(signal.SIGSTOP)
    stopped = time.monotonic()
    before = glass.becomes(settings, "frozen")
    print(f"frozen: told after {time.monotonic() - stopped:.0f} s")  # noqa: T201 - a figure
    assert set(before) <= {"right"}
    player.send_signal(signal.SIGCONT)
    glass.becomes(settings, "right")
    # another window of the same kind lies over it: its own page is no proof for this one
    stranger = glass.player(other, page="news")
    glass.becomes(settings, "wrong-page")
    assert glass.says(other) == "right"
    stranger.kill()
    glass.becomes(settings, "right")
    player.kill()
    glass.becomes(settings, "black")


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_service_manager_hears_as_long_as_frames_come(glass, tmp_path):
    settings, path = glass.amt("own"), tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(path))
        ear.settimeout(PATIENCE)
        more = {"NOTIFY_SOCKET": str(path), "WATCHDOG_USEC": "30000000"}
        player = glass.player(settings, **more)
        assert ear.recv(100) == b"READY=1"
        # nobody touches anything
        assert [ear.recv(100) for _ in range(2)] == [b"WATCHDOG=1"] * 2
        player.send_signal(signal.SIGSTOP)
        ear.settimeout(15)
        with pytest.raises(TimeoutError):
            listen_on(ear)
