# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a terminal installs holds everything that the screen draws and the demo serves."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def in_tree(pattern):
    return {
        str(path.relative_to(ROOT))
        for package in ("admin_sync", "content", "kiosk", "player")
        for path in (ROOT / package).rglob(pattern)
    }


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_wheel_holds_what_python_does_not_see(tmp_path):
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q"]
    subprocess.run([*build, "-w", tmp_path, ROOT], check=True, cwd=tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        held = set(packed.namelist())
    for pattern in (
        "*.qml",
        "qmldir",
        "*.ttf",
        "*.svg",
        "*.toml",
        "tokens.json",
        "*.png",
        "*.py",
        "*.html",
        "*.css",
        "*.js",
        "*.po",
        "*.mo",
    ):
        wanted = in_tree(pattern)
        assert wanted, f"there is no {pattern}"
        assert wanted <= held, f"{pattern}: {sorted(wanted - held)[:5]} left out"
