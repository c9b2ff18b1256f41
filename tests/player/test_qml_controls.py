# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The QML tests of the Controls, as one test here."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_controls():
    done = subprocess.run(
        [sys.executable, ROOT / "tests" / "qml" / "run_controls.py"],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "HOME": str(Path.home())},
    )  # fmt: skip
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-6000:]
    passed, failed = map(int, re.search(r"Totals: (\d+) passed, (\d+) failed", said).groups())
    written = sum(
        len(re.findall(r"function test_", path.read_text()))
        for path in (ROOT / "tests" / "qml").glob("tst_*.qml")
    )
    assert failed == 0
    assert passed >= written > 0
    assert "QWARN" not in said, said[-6000:]
