# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The same commit, the same keys and the same packages make the same image."""

import hashlib
import shutil
import struct
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


def _signed(bundle):
    """The length and the hash of the squashfs with which a bundle begins."""
    with bundle.open("rb") as opened:
        # "bytes_used" of its superblock; zeros within the images take no room in it
        left = length = struct.unpack_from("<Q", opened.read(96), 40)[0]
        opened.seek(0)
        digest = hashlib.sha256()
        while left > 0:
            digest.update(piece := opened.read(min(left, 1 << 20)))
            left -= len(piece)
    assert 400 << 20 < length < bundle.stat().st_size
    return length, digest.hexdigest()


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
    assert _signed(first) == _signed(second)
    shutil.rmtree(tmp_path)
