# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the office has thanked for is there after it was killed, and is there once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "kill_office.py"
ROOT = Path(__file__).parents[2]


def kill(folder, times, seed, *server):
    command = [sys.executable, str(SCRIPT), str(folder), str(times), str(seed), *server]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout.splitlines()[-1])
    assert not any(report["lost"].values()), report
    return report


def test_an_office_that_is_killed_loses_nothing_that_it_has_thanked_for(tmp_path):
    report = kill(tmp_path, 4, 1)
    # else nothing was at stake
    assert min(report[kind] for kind in ("entries", "links", "receipts")) > 8, report
    assert (report["kills"], report["joined"], report["sessions"]) == (4, 7, 3)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_nor_does_the_real_server_in_thirty_kills(tmp_path):
    report = kill(tmp_path, 30, 2, "granian")
    assert (report["kills"], report["joined"]) == (30, 33)
    assert min(report[kind] for kind in ("entries", "links")) > 60, report
