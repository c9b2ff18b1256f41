# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

import itertools
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2] / "image-build"))

import cutting
from machine import Machine

BUILD = Path(__file__).parents[2] / "build" / "image"
_numbers = itertools.count()


@pytest.fixture(scope="session")
def out():
    """The folder of the last build."""
    found = sorted(BUILD.glob("out/*/packages.txt"), key=lambda file: file.stat().st_mtime)
    if not found:
        pytest.skip("there is no image; ./run image builds one")
    return found[-1].parent


@pytest.fixture
def disk(out, request):
    """A disk of one's own, with the image written to it."""
    target = BUILD / "disks" / f"{request.node.name.split('[')[0][:40]}-{next(_numbers)}.img"
    target.parent.mkdir(exist_ok=True)
    subprocess.run(["cp", "--sparse=always", next(out.glob("*.img")), target], check=True)
    yield target
    target.unlink(missing_ok=True)


@pytest.fixture
def machine(disk, request):
    """Makes terminals of the disk; each is cut off at the end."""
    made = []
    folder = BUILD / "machines" / request.node.name.replace("/", "-")[:60]
    shutil.rmtree(folder, ignore_errors=True)

    def make(**words):
        for one in made:
            one.cut()
        one = Machine(BUILD, disk, folder, **words)
        made.append(one)
        one.start()
        return one

    yield make
    for one in made:
        one.cut()


@pytest.fixture
def write(disk):
    """Lays a file on a FAT partition of the disk: by the partition's label, and its path."""
    at = {part.label: mib * cutting.MIB for mib, part in cutting.beginnings()}

    def lay(label, path, content):
        subprocess.run(
            ["mcopy", "-o", "-i", f"{disk}@@{at[label]}", "-", f"::/{path}"],
            input=content if isinstance(content, bytes) else content.encode(),
            check=True,
        )

    return lay


@pytest.fixture
def named(write):
    """The disk of a terminal that knows where it stands."""
    write("provision", "schaukasten.toml", '[terminal]\nname = "Haby, Dorfplatz"\n')


def likeness(one, other):
    """How much two pictures are alike, 0 to 1, seen from a little way off."""
    small = [Image.open(file).convert("L").resize((108, 192)).tobytes() for file in (one, other)]
    return 1 - sum(abs(a - b) for a, b in zip(*small, strict=True)) / len(small[0]) / 255
