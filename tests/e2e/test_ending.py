# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A player that is asked to end does so by itself, with all that it still had to write."""

import os
import signal
import subprocess
import sys
import time

import pytest

UNSEEN = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


# Tells itself to end with its first beat, before anything runs.
AT_ONCE = """
import os, signal, sys
from kiosk.cli import main
from player.backend.heart import Heart
watch = Heart.watch
def told(heart, window):
    watch(heart, window)
    os.kill(os.getpid(), signal.SIGTERM)
Heart.watch = told
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def words(tmp_path):
    settings = tmp_path / "kiosk.toml"
    settings.write_text(
        f'[terminal]\nname = "Haby"\n[paths]\nstate = "{tmp_path}/state"\nruntime = "{tmp_path}"\n'
    )
    return ["--settings", settings, "player", "--size", "540x960"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_player_that_is_told_to_end_ends_well(number, words, tmp_path):
    player = subprocess.Popen([sys.executable, "-m", "kiosk.cli", *words], env=UNSEEN)
    try:
        while not (tmp_path / "pulse.json").exists() and player.poll() is None:
            time.sleep(0.1)
        player.send_signal(number)
        assert player.wait() == 0
    finally:
        player.kill()


def test_a_player_that_is_told_to_end_while_it_starts_ends_well(words):
    done = subprocess.run([sys.executable, "-c", AT_ONCE, *words], env=UNSEEN, check=False)
    assert done.returncode == 0
