# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The power goes at any moment: what is on the disk is whole, and comes to a frame again."""

import itertools
import random
import re
import sqlite3
import subprocess
import time

import cutting
import pytest
import slots
from conftest import BUILD
from tree import Tree

from content.outbox import Outbox
from content.presented import Presented

pytestmark = [pytest.mark.image, pytest.mark.slow, pytest.mark.timeout(3600)]
# the same moments in each run
_CHANCE = random.Random(6)  # noqa: S311 - no secret
# entrusts entries and showings to the terminal as fast as it takes them, and says of each that it
# was taken; what was said must be there whatever happens
_WRITER = """
import itertools, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from content.outbox import Outbox
from content.presented import Presented, Showing
state = Path("/var/lib/kiosk/entrusted")
for number in itertools.count(1):
    now = datetime.now(UTC)
    begin = now - timedelta(seconds=30)
    Outbox(state).append("test", {"number": number}, now, f"entrusted-{number}")
    Presented(state).record([Showing(f"test:{number}", "0" * 64, begin, now, (1,), 30)], now)
    print("entrusted", number, "whole", flush=True)
"""
_START = (
    f"cat >/run/writer.py <<'END'{_WRITER}END\n"
    "systemd-run --quiet --property=StandardOutput=file:/dev/ttyS0"
    " /usr/lib/kiosk/bin/python -IB /run/writer.py"
)


def _partition(disk, label, target):
    at = next(mib for mib, part in cutting.beginnings() if part.label == label)
    subprocess.run(
        ["dd", f"if={disk}", f"of={target}", "bs=1M", f"skip={at}",
         f"count={cutting.size(label)}", "conv=sparse", "status=none"],
        check=True,
    )  # fmt: skip
    return target


def _examine(disk, folder):
    """Look at a disk from outside; its folder of state, taken out of it once all was whole."""
    tools = Tree(BUILD / "tools", BUILD)
    data = _partition(disk, "data", folder / "data.img")
    # what a mount does first; after it nothing is left to mend
    tools.run("e2fsck", "-E", "journal_only", "-p", data)
    tools.run("e2fsck", "-fn", data)
    esp = _partition(disk, "esp", folder / "esp.img")
    tools.run("mcopy", "-n", "-i", esp, "::/EFI/debian/grubenv", folder / "grubenv")
    assert "ORDER=" in tools.run("grub-editenv", folder / "grubenv", "list")
    (folder / "grubenv").unlink()
    subprocess.run(["rm", "-rf", folder / "kiosk"], check=True)
    tools.run("debugfs", "-R", f"rdump /kiosk /build/{folder.relative_to(BUILD)}", data)
    for file in sorted((folder / "kiosk").rglob("*.db")):
        with sqlite3.connect(file) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",), file
        database.close()
    return folder / "kiosk"


def _all_there(state, said):
    """How many were entrusted, after looking that each of them is there, and none twice."""
    taken = [int(one) for one in re.findall(r"entrusted (\d+) whole", said)]
    assert taken, "nothing was entrusted before the cut"
    wanted = range(1, max(taken) + 1)
    entries = [entry.key for entry in Outbox(state / "entrusted").entries()]
    assert len(set(entries)) == len(entries)
    assert {f"entrusted-{number}" for number in wanted} <= set(entries)
    showings = [*itertools.chain(*_pages(Presented(state / "entrusted")))]
    assert {f"test:{number}" for number in wanted} <= {one.notice for one in showings}
    return len(wanted)


def _pages(presented):
    number = 0
    while page := presented.after(number):
        yield page
        number = page[-1].number


def _cut_off(terminal, moment):
    """Cut its power after so many seconds: the disk is whole, what was entrusted is there."""
    time.sleep(moment)
    terminal.cut()
    held = _all_there(_examine(terminal.disk, terminal.folder), terminal.said())
    print(f"cut after {moment:.0f} s, all of {held} there")


def test_cuts_while_it_starts(machine, named, disk):
    folder = BUILD / "machines" / "examined"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(5):
        terminal = machine(credentials=())
        # some in the firmware, some in the kernel, some with the player up
        time.sleep(moment := _CHANCE.uniform(8, 75))
        terminal.cut()
        _examine(disk, folder)
        print(f"start {number + 1}: cut after {moment:.0f} s, whole")
    slots.comes_up(machine(credentials=()))


@pytest.mark.parametrize("number", range(10))
def test_cuts_while_something_is_entrusted(terminal, number):
    slots.comes_up(terminal)
    terminal.run(_START)
    assert terminal.wait(lambda: "entrusted 1 whole" in terminal.said(), 120)[0]
    _cut_off(terminal, _CHANCE.uniform(1, 30))
    if number == 0:
        terminal.start()
        slots.comes_up(terminal)


@pytest.mark.parametrize("number", range(5))
def test_cuts_while_an_update_is_written(good, served, terminal, number):
    terminal.run(_START)
    terminal.order(f"rauc install {served}/{good.name} >/run/install 2>&1")
    assert terminal.wait(lambda: "installing" in terminal.said().lower(), 300)[0]
    _cut_off(terminal, _CHANCE.uniform(2, 70))
    if number == 0:
        terminal.start()
        slots.comes_up(terminal)
        assert slots.booted(terminal)[0] == "A"
