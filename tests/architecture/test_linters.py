# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The static checks, as tests, so that pytest is the one gate."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
CHECKS = {
    "ruff": ["ruff", "check", "--no-cache", "."],
    "ruff format": ["ruff", "format", "--no-cache", "--check", "."],
    "mypy": ["mypy"],
    "import-linter": ["lint-imports", "--no-cache"],
    "codespell": ["codespell"],
    "reuse": ["reuse", "lint", "--quiet"],
}


@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", CHECKS)
def test_static_check(name):
    program, *arguments = CHECKS[name]
    done = subprocess.run(
        [BIN / program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{name}:\n{done.stdout[-8000:]}{done.stderr[-2000:]}"
