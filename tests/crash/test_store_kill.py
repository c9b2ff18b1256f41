# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A writer that is killed at any moment leaves a store that opens and no half source."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "kill_store.py"


def kill(folder, times, seed):
    command = [sys.executable, str(SCRIPT), str(folder), str(times), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_store_survives_twenty_kills(tmp_path):
    report = kill(tmp_path, 20, 1)
    assert (report["kills"], report["new"], report["older"]) == (20, 4, 4)


@pytest.mark.slow
def test_a_store_survives_two_hundred_kills(tmp_path):
    report = kill(tmp_path, 200, 2)
    assert report["kills"] == 200
    # else the kills were not at random moments of a sync
    assert report["in_a_sync"] > 50, report
