# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The units fit what the programs do."""

from configparser import ConfigParser
from pathlib import Path

import pytest

from kiosk.commands.command import names
from player import canary

ROOT = Path(__file__).parents[2]
UNITS = sorted((ROOT / "systemd").glob("*.service"))


def unit(path):
    parser = ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str
    parser.read(path)
    return parser


@pytest.mark.parametrize("path", UNITS, ids=lambda p: p.stem)
def test_a_service_starts_a_command_that_exists_and_comes_back(path):
    service = unit(path)["Service"]
    program, command, *_ = service["ExecStart"].split()
    assert program == "/usr/bin/kiosk"
    assert command in names()
    assert service["Restart"] == "always"
    assert service["User"].startswith("kiosk-")
    assert service["UMask"] == "0007", "the group shares what they write"
    # given up after a few tries, a screen would stay black until somebody comes
    assert unit(path)["Unit"]["StartLimitIntervalSec"] == "0"


def test_a_calm_page_is_in_time_for_the_watchdog():
    service = unit(ROOT / "systemd" / "kiosk-player.service")["Service"]
    assert service["Type"] == "notify"
    # asked every third of it, and a frame may just have been missed
    seconds = int(service["WatchdogSec"])
    assert canary.TICK + 2 * seconds / 3 <= seconds
    assert service["PrivateNetwork"] == "yes"
