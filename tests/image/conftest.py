# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

import itertools
import os
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2] / "image-build"))

import cutting
import releases
import slots
from machine import Machine
from ranges import RangeHandler

BUILD = Path(__file__).parents[2] / "build" / "image"
#: The settings of a terminal that knows where it stands.
NAMED = '[terminal]\nname = "Haby, Dorfplatz"\n'
_numbers = itertools.count()
_FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Amt</title>
<item><title>Neuer Radweg am See</title><guid>1</guid>
<description>Er ist fertig.</description></item>
</channel></rss>"""


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
def roomy(disk):
    """The disk is larger than the image, as real ones are: the data partition grows into it."""
    os.truncate(disk, 8 << 30)


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


def _beginning(label):
    return next(mib for mib, part in cutting.beginnings() if part.label == label) * cutting.MIB


def lay(disk, label, path, content):
    """Write a file on a FAT partition of a disk: by the partition's label, and its path."""
    subprocess.run(
        ["mcopy", "-o", "-i", f"{disk}@@{_beginning(label)}", "-", f"::/{path}"],
        input=content if isinstance(content, bytes) else content.encode(),
        check=True,
    )


@pytest.fixture
def write(disk):
    """`lay`, on the disk of this test."""
    return partial(lay, disk)


@pytest.fixture
def take(disk):
    """Takes a file from a FAT partition of the disk: by the partition's label, and its path."""

    def gone(label, path):
        subprocess.run(["mdel", "-i", f"{disk}@@{_beginning(label)}", f"::/{path}"], check=True)

    return gone


@pytest.fixture
def feed(tmp_path):
    """The address of a feed on the host, as the emulator's own network calls it."""
    (tmp_path / "feed.xml").write_text(_FEED)
    handler = partial(SimpleHTTPRequestHandler, directory=tmp_path)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://10.0.2.2:{server.server_port}/feed.xml"
        server.shutdown()


@pytest.fixture
def named(write):
    """The disk of a terminal that knows where it stands."""
    write("provision", "schaukasten.toml", NAMED)


@pytest.fixture(scope="session")
def proven(out):
    """A terminal whose first release has proved itself, stopped: its disk and its memory.

    It is kept for the next run with the same image.
    """
    folder = BUILD / "machines" / "proven"
    if _is_older(out / "packages.txt", folder / "memory"):
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    disk = folder / "disk.img"
    subprocess.run(["cp", "--sparse=always", next(out.glob("*.img")), disk], check=True)
    lay(disk, "provision", "schaukasten.toml", NAMED)
    with Machine(BUILD, disk, folder, credentials=slots.WORDS, net="restrict=off") as one:
        slots.comes_up(one)
        assert slots.booted(one)[0] == "A"
        assert one.wait(lambda: slots.is_good(one), 600)[0]
        one.freeze(folder / "memory")
    return folder


def _is_older(file, other):
    return other.exists() and file.stat().st_mtime < other.stat().st_mtime


@pytest.fixture
def terminal(proven, request):
    """A terminal of one's own whose first release has proved itself."""
    folder = BUILD / "machines" / request.node.name.replace("/", "-")[:60]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("disk.img", "vars.fd"):
        subprocess.run(["cp", "--sparse=always", proven / name, folder], check=True)
    words = {"credentials": slots.WORDS, "net": "restrict=off", "state": proven / "memory"}
    with Machine(BUILD, folder / "disk.img", folder, **words) as one:
        yield one
    (folder / "disk.img").unlink()


@pytest.fixture(scope="session")
def good(out):
    """The bundle of a release that differs in nothing but its version."""
    return releases.make(BUILD, out, "2.0.0-good")


@pytest.fixture
def served():
    """The folder of bundles, on the host as the emulator's network calls it."""
    folder = BUILD / "releases"
    folder.mkdir(exist_ok=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(RangeHandler, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://10.0.2.2:{server.server_port}"
        server.shutdown()


def likeness(one, other):
    """How much two pictures are alike, 0 to 1, seen from a little way off."""
    small = [Image.open(file).convert("L").resize((108, 192)).tobytes() for file in (one, other)]
    return 1 - sum(abs(a - b) for a, b in zip(*small, strict=True)) / len(small[0]) / 255
