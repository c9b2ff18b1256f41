# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The power goes at any moment: what is on the disk is whole, and comes to a frame again."""

import random
import sqlite3
import subprocess
import time

import cutting
import glass
import pytest
from conftest import BUILD
from tree import Tree

pytestmark = [pytest.mark.image, pytest.mark.timeout(3600)]
CUTS = 20
_LONGEST = 110
# the file system was whole, or its journal had to be played back
_WHOLE = {0, 1}


def _partition(disk, label, target):
    at = next(mib for mib, part in cutting.beginnings() if part.label == label)
    size = cutting.size(label)
    subprocess.run(
        ["dd", f"if={disk}", f"of={target}", "bs=1M", f"skip={at}", f"count={size}",
         "conv=sparse", "status=none"],
        check=True,
    )  # fmt: skip


def _examined(disk, folder):
    """The databases of the data partition, taken out of it once it was found whole."""
    tools = Tree(BUILD / "tools", BUILD)
    image = folder / "data.img"
    _partition(disk, "data", image)
    within = f"/build/{image.relative_to(BUILD)}"
    said = tools.run("sh", "-c", f"e2fsck -fy {within}; echo code $?")
    assert int(said.rsplit("code ", 1)[1]) in _WHOLE, said
    out = folder / "kiosk"
    subprocess.run(["rm", "-rf", out], check=True)
    tools.run("debugfs", "-R", f"rdump /kiosk {within.rsplit('/', 1)[0]}", image)
    return sorted(out.rglob("*.db"))


def _comes_up(terminal):
    return terminal.wait(lambda: glass.page(terminal.picture()) == "programme")[0]


def test_twenty_power_cuts_leave_everything_whole(machine, named, disk):
    chance = random.Random(6)  # noqa: S311 - the same moments in each run
    folder = BUILD / "machines" / "cuts"
    folder.mkdir(parents=True, exist_ok=True)
    seen = 0
    for number in range(CUTS):
        terminal = machine(credentials=())
        time.sleep(chance.uniform(4, _LONGEST))
        terminal.cut()
        for file in _examined(disk, folder):
            with sqlite3.connect(file) as database:
                assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",), file
            database.close()
            seen += 1
        if number % 7 == 6:
            terminal = machine(credentials=())
            assert _comes_up(terminal)
    print(f"{CUTS} cuts, {seen} databases examined")
    assert seen
