# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The image that was built last, as a terminal in the emulator of `./run image-test`."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "image-build"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "image"))

from conftest import BUILD, lay
from machine import Machine


@contextmanager
def terminal(name: str, settings: str, size: tuple[int, int]) -> Iterator[Machine]:
    """One that is just switched on, with these settings and an output of that size.

    Raises:
        SystemExit: there is no image.
    """
    images = sorted(BUILD.glob("out/*/*.img"), key=lambda file: file.stat().st_mtime)
    if not images:
        sys.exit("there is no image; ./run image builds one")
    folder = BUILD / "machines" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    disk = folder / "disk.img"
    shutil.copyfile(images[-1], disk)
    lay(disk, "provision", "schaukasten.toml", settings)
    try:
        with Machine(BUILD, disk, folder, size=size) as made:
            yield made
    finally:
        disk.unlink()
