# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From the untouched image to a screen that answers."""

import subprocess
import sys

import glass
import pytest
from conftest import likeness

pytestmark = [pytest.mark.image, pytest.mark.timeout(1500)]


def test_the_untouched_image_comes_to_a_frame_and_answers_a_finger(machine, tmp_path):
    terminal = machine(credentials=())
    came, seconds = terminal.wait(lambda: glass.page(terminal.picture()) == "programme")
    assert came, terminal.picture()
    print(f"power to first frame: {seconds:.0f} s")
    settings = tmp_path / "kiosk.toml"
    settings.write_text(f'[paths]\nstate = "{tmp_path}/state"\nruntime = "{tmp_path}/run"\n')
    expected = tmp_path / "expected.png"
    subprocess.run(
        [sys.executable, "-P", "-m", "kiosk.cli", "--settings", settings, "player",
         "--size", "1080x1920", "--page", "programme", "--screenshot", expected],
        check=True,
    )  # fmt: skip
    assert likeness(terminal.picture("programme.png"), expected) > 0.95
    terminal.tap(0.4, 0.9)
    assert terminal.wait(lambda: glass.page(terminal.picture("woken.png")) == "home", 120)[0]
