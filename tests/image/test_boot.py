# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From the untouched image to a screen that answers."""

import json
import os
import subprocess
import sys

import cutting
import glass
import pytest
import slots
from conftest import likeness

from kiosk.provision.report import NONE, Report

pytestmark = [pytest.mark.image, pytest.mark.timeout(1500)]


def test_the_untouched_image_comes_to_a_frame_that_explains_itself(machine, tmp_path):
    terminal = machine(credentials=())
    came, seconds = terminal.wait(lambda: glass.page(terminal.picture()) == "setup")
    assert came, terminal.picture()
    print(f"power to first frame: {seconds:.0f} s")
    settings = tmp_path / "kiosk.toml"
    settings.write_text(f'[paths]\nstate = "{tmp_path}/state"\nruntime = "{tmp_path}/run"\n')
    # what `kiosk provision` says of a partition without a file
    report = tmp_path / "report.json"
    report.write_text(json.dumps(Report(NONE).document()))
    expected = tmp_path / "expected.png"
    subprocess.run(
        [sys.executable, "-P", "-m", "kiosk.cli", "--settings", settings, "player",
         "--size", "1080x1920", "--page", "setup", "--report", report, "--screenshot", expected],
        check=True,
    )  # fmt: skip
    assert likeness(terminal.picture("setup.png"), expected) > 0.95


def test_a_finger_hits_what_it_touches(terminal):
    slots.comes_up(terminal)
    terminal.tap(0.4, 0.9)
    assert terminal.wait(lambda: glass.page(terminal.picture("home.png")) == "home", 120)[0]
    # "Suchen", below on the left
    terminal.tap(0.35, 0.91)
    assert terminal.wait(lambda: glass.page(terminal.picture("search.png")) == "search", 120)[0]


def test_data_is_mended_and_fills_the_disk_that_is_there(machine, disk, named):
    os.truncate(disk, 5 << 30)
    at, data = next(one for one in cutting.beginnings() if one[1].label == "data")
    with disk.open("r+b") as file:
        # what describes the whole file system; copies of it lie further on
        file.seek(at * cutting.MIB)
        file.write(bytes(8192))
    terminal = machine()
    slots.comes_up(terminal)
    assert " ext4 rw" in terminal.run("grep ' /var/lib/kiosk ' /proc/mounts")
    size = int(terminal.run("df --block-size=1M --output=size /var/lib/kiosk | tail -1"))
    print(f"data: {data.mib} MiB in the image, {size} MiB on a disk of {5 << 10} MiB")
    # all that the other partitions leave, but for what the file system needs for itself
    rest = (5 << 10) - (cutting.whole_mib() - data.mib)
    assert 0.9 * rest < size <= rest
