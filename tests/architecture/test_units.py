# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The units fit what the programs do."""

import re
import shutil
import subprocess
import tomllib
from configparser import ConfigParser
from pathlib import Path

import pytest

from admin_sync.office.config import DEFAULT_FILE, Config
from admin_sync.office.upkeep import samples
from kiosk.commands.command import names
from player import canary

ROOT = Path(__file__).parents[2]
# what runs on a terminal, what of it ends by itself, and what runs at the Amt
UNITS = sorted((ROOT / "systemd").glob("kiosk-*.service"))
ENDING = {
    "kiosk-clock@", "kiosk-confirm", "kiosk-lastwords@", "kiosk-provision", "kiosk-stick@",
    "kiosk-web@",
}  # fmt: skip
OFFICE = sorted((ROOT / "systemd").glob("schaukasten-office*.service"))


def unit(path):
    parser = ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str
    parser.read(path)
    return parser


@pytest.mark.parametrize("path", UNITS, ids=lambda p: p.stem)
def test_a_service_starts_a_command_that_exists(path):
    words = unit(path)["Service"]["ExecStart"].split()
    if words[0] == "/usr/bin/cage":
        # what the compositor starts becomes the command
        words = (ROOT / "systemd" / Path(words[-1]).name).read_text().splitlines()[-1].split()[1:]
    program, *rest = words
    if program != "/usr/bin/kiosk":
        packages = tomllib.loads((ROOT / "image-build" / "packages.toml").read_text())["image"]
        assert Path(program).name in packages["sound"], "Debian's own, of the package of its name"
        return
    assert rest[0] in names()


@pytest.mark.parametrize(
    "path", [path for path in UNITS if path.stem not in ENDING], ids=lambda p: p.stem
)
def test_a_service_that_runs_for_years_comes_back(path):
    service = unit(path)["Service"]
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


def test_the_player_reaches_no_network_and_hears_of_panels_that_come_back():
    service = unit(ROOT / "systemd" / "kiosk-player.service")["Service"]
    assert service["RestrictAddressFamilies"].split() == ["AF_UNIX", "AF_NETLINK"]
    assert service["IPAddressDeny"] == "any"
    assert service["SocketBindDeny"] == "any"
    # in a network of its own udev would tell the compositor of no device
    assert "PrivateNetwork" not in service


def test_the_units_of_the_office_are_those_that_init_writes():
    written = dict(samples.rendered(Config(), DEFAULT_FILE, "/usr/bin/kiosk"))
    assert {path.name for path in OFFICE} == set(samples.UNITS)
    for path in OFFICE:
        assert path.read_text("utf-8") == written[path.name]


@pytest.mark.parametrize("path", OFFICE, ids=lambda p: p.stem)
def test_a_service_of_the_office_has_few_rights_and_a_reason_for_each_line(path):
    service = unit(path)["Service"]
    assert service["ExecStart"].split()[:2] == ["/usr/bin/kiosk", "office"]
    assert (service["User"], service["UMask"]) == ("schaukasten-office", "0077")
    assert service["ProtectSystem"] == "strict"
    assert unit(path)["Unit"]["StartLimitIntervalSec"] == "0"
    hardening = path.read_text().partition("MemoryMax")[2].partition("[Install]")[0]
    for block in hardening.strip().split("\n# ")[1:]:
        assert len(block.splitlines()) > 1, f"a reason without a line: {block}"


@pytest.mark.parametrize("path", OFFICE, ids=lambda p: p.stem)
def test_systemd_finds_nothing_wrong_and_little_exposed(path, tmp_path):
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not here")
    # verify looks for the program, which is installed elsewhere here
    there = tmp_path / path.name
    text = path.read_text().replace("/usr/bin/kiosk", "/bin/true")
    there.write_text(text.replace("User=schaukasten-office", "User=daemon"))
    for words in (["verify", "--man=no"], ["security", "--offline=yes", "--no-pager"]):
        done = subprocess.run([program, *words, there], capture_output=True, text=True, check=False)
        said = done.stdout + done.stderr
        if words[0] == "verify":
            assert done.returncode == 0, said
            assert there.name not in said, said
        else:
            score = float(re.search(r"Overall exposure level for \S+: ([\d.]+)", said)[1])
            assert score <= 2.5, said
