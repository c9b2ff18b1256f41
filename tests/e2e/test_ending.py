# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A player that is asked to end does so by itself, with all that it still had to write."""

import os
import signal
import subprocess
import sys
import time

import pytest

PATIENCE = 60


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_player_that_is_told_to_end_ends_well(number, tmp_path):
    settings = tmp_path / "kiosk.toml"
    settings.write_text(
        f'[terminal]\nname = "Haby"\n[paths]\nstate = "{tmp_path}/state"\nruntime = "{tmp_path}"\n'
    )
    player = subprocess.Popen(
        [sys.executable, "-m", "kiosk.cli", "--settings", settings, "player", "--size", "540x960"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
    )
    end = time.monotonic() + PATIENCE
    while not (tmp_path / "pulse.json").exists() and time.monotonic() < end:
        time.sleep(0.1)
    player.send_signal(number)
    assert player.wait(PATIENCE) == 0
