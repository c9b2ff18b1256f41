# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""systemd finds nothing wrong with the units of a terminal, and little exposed."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2] / "systemd"
SOCKETS = sorted(HERE.glob("kiosk-*.socket"))
UNITS = sorted([*HERE.glob("kiosk-*.service"), HERE / "emergency.service"])
# the start anew of a machine that does not start: it is nothing but a restart
NO_BOX = {"emergency.service"}
MOST_EXPOSED = 2.5
# of the image, and not here
PROGRAMS = ("kiosk", "cage", "udevadm", "pipewire", "wireplumber", "speech-dispatcher")


def analyze(*arguments, folder):
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not here")
    done = subprocess.run(
        [program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SYSTEMD_UNIT_PATH": f"{folder}:"},
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The units, with a program in them that is there: ours is installed elsewhere here."""
    made = tmp_path_factory.mktemp("units")
    for path in [*UNITS, *SOCKETS]:
        text = re.sub(rf"/usr/bin/({'|'.join(PROGRAMS)})\b", "/usr/bin/true", path.read_text())
        (made / path.name).write_text(text)
    # of the image's Debian
    (made / "seatd.service").write_text("[Service]\nExecStart=/usr/bin/true\n")
    return made


@pytest.mark.parametrize("path", [*UNITS, *SOCKETS], ids=lambda path: path.name)
def test_systemd_finds_nothing_wrong(path, folder):
    code, said = analyze("verify", "--man=no", folder / path.name, folder=folder)
    assert code == 0, said
    # other people's units may have their faults
    assert not [line for line in said.splitlines() if "kiosk" in line or str(folder) in line], said


@pytest.mark.parametrize(
    "path",
    [path for path in UNITS if path.name not in NO_BOX],
    ids=lambda path: path.stem,
)
def test_little_is_exposed(path, folder):
    _, said = analyze("security", "--offline=yes", "--no-pager", folder / path.name, folder=folder)
    score = float(re.search(r"Overall exposure level for \S+: ([\d.]+)", said)[1])
    assert score <= MOST_EXPOSED, said


@pytest.mark.parametrize("name", ["kiosk-confirm", "kiosk-agent"])
def test_who_must_run_without_a_screen_waits_for_none(name):
    text = (HERE / f"{name}.service").read_text()
    after = {
        unit for line in re.findall(r"^After=(.*)$", text, re.MULTILINE) for unit in line.split()
    }
    # a player that ends again and again is started for ever: what is ordered after it never is
    assert not after & {"kiosk-player.service", "kiosk-witness.service", "kiosk-panel.service"}
