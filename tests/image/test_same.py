# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The same commit, the same keys and the same packages make the same image."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import BUILD

pytestmark = [pytest.mark.image, pytest.mark.slow, pytest.mark.timeout(1500)]
_RECIPE = Path(__file__).parents[2] / "image-build"


def _digest(file):
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def test_a_second_build_in_another_folder_is_the_same(out, tmp_path):
    if out.name.endswith(".changed"):
        pytest.skip("the work tree had changes; only a commit says what was built")
    keys = [BUILD / "keys" / f"release.{what}.pem" for what in ("cert", "key")]
    words = ["--folder", tmp_path, "--cert", keys[0], "--key", keys[1], "--version", out.name]
    # nothing is taken over from the first: Debian's trees are made anew
    subprocess.run([sys.executable, "-P", _RECIPE, *words], check=True)
    # packages first: where Debian has newer ones since, it is another image, and the next build's
    for pattern in ("packages.txt", "sbom.cdx.json", "*.img"):
        first = next(out.glob(pattern))
        second = next(tmp_path.glob(f"out/{out.name}/{pattern}"))
        print(f"{pattern}: {_digest(second)}")
        assert _digest(first) == _digest(second), pattern
    # of the bundle, what is signed: RAUC salts its hashes, and signs with a time
    first, second = (next(folder.glob("*.raucb")) for folder in (out, tmp_path / "out" / out.name))
    signed = sum(one.stat().st_size for one in (tmp_path / "bundle").iterdir())
    with first.open("rb") as one, second.open("rb") as other:
        while one.tell() < signed:
            assert one.read(1 << 20) == other.read(1 << 20)
    shutil.rmtree(tmp_path)
