# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The line on a real PostgreSQL: the same tests once more, in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes import postgres

HERE = Path(__file__).parent


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_line_is_the_same_on_postgresql(tmp_path):
    try:
        with postgres.running() as server:
            settings = tmp_path / "office.toml"
            settings.write_text(
                f'[office]\nname = "Amt"\nstate = "{tmp_path}"\n'
                f'[database]\nurl = "{server.database()}"\n'
            )
            names = [str(HERE / name) for name in ("test_line.py", "test_attacks.py")]
            signs = str(HERE.parent / "fleet" / "test_signs.py")
            done = subprocess.run(
                [sys.executable, "-m", "pytest", "-q", "-x", "-m", "not slow", *names, signs],
                cwd=HERE.parents[3], env=os.environ | {"KIOSK_OFFICE": str(settings)},
                capture_output=True, text=True, check=False,
            )  # fmt: skip
    except postgres.NoPostgresError as missing:
        pytest.skip(str(missing))
    assert done.returncode == 0, done.stdout[-3_000:]
    assert " passed" in done.stdout
