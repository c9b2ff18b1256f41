# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What holds on SQLite holds on PostgreSQL: the office's own tests once more, on a real server."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes import postgres

ROOT = Path(__file__).parents[3]
APPS = ("people", "fleet", "sources", "editor", "proofs", "public", "device")


@pytest.fixture(scope="module")
def server():
    try:
        with postgres.running() as running:
            yield running
    except postgres.NoPostgresError as error:
        pytest.skip(str(error))


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("app", APPS)
def test_an_app_on_postgresql(app, server):
    done = on(server, f"tests/admin_sync/office/{app}")
    assert done.returncode == 0, done.stdout[-6000:]


@pytest.mark.timeout(120)
def test_the_narrow_way_of_beats_on_postgresql(server):
    """Not only among the slow ones: its SQL is another on each database."""
    done = on(server, "tests/admin_sync/office/fleet/test_moving.py")
    assert done.returncode == 0, done.stdout[-6000:]
    assert " passed" in done.stdout


def on(server, path):
    """The tests below a path, run on a new database of that server."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-m", "not slow and not gallery",
         "-p", "no:cacheprovider", path],
        cwd=ROOT, env={**os.environ, postgres.CHOSEN: server.database()},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
