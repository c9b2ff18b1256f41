# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The main job as a newcomer tries it: a whole Amt on a machine without a display."""

import os
import struct
import subprocess
import sys

import pytest

from content.model import Kind
from kiosk.commands.demo import has_display, shots
from kiosk.demo.settings import SOURCES
from player import pages


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_demo_draws_every_page_of_what_it_fetched(tmp_path):
    done = subprocess.run(
        [
            sys.executable,
            "-P",
            "-m",
            "kiosk.cli",
            "demo",
            "--folder",
            tmp_path,
            "--size",
            "540x960",
        ],
        capture_output=True,
        text=True,
        check=False,
        env={
            name: value
            for name, value in os.environ.items()
            if name not in {"DISPLAY", "WAYLAND_DISPLAY"}
        },
    )
    assert done.returncode == 0, done.stderr
    assert "Fetching over HTTP" in done.stderr
    # At night no bus of the demo is under way: its live delays are then read and stay none.
    read = done.stderr.count(": updated, ") + done.stderr.count(": unchanged, ")
    assert read == len(SOURCES)
    drawn = [tmp_path / "pages" / f"{page}-540x960.png" for page in pages.DRAWN]
    assert done.stdout.splitlines() == [str(file) for file in drawn]
    pictures = [file.read_bytes() for file in drawn]
    for picture in pictures:
        assert struct.unpack(">II", picture[16:24]) == (540, 960)
    assert len(set(pictures)) == len(drawn)


def test_shots_cover_both_orientations_and_skip_what_has_no_item(tmp_path):
    both = {Kind.NEWS: "a:1", Kind.EVENT: "b:1"}
    found = list(shots(tmp_path, both, None))
    assert {shot.size for shot in found} == {(2160, 3840), (3840, 2160)}
    alone = [page for page in pages.DRAWN if page not in pages.WITH_ITEM]
    named = [page for page, kind in pages.WITH_ITEM.items() if kind in both]
    assert len({shot.file for shot in found}) == 2 * (len(alone) + len(named))
    assert {shot.page: shot.item for shot in found}["event-detail"] == "b:1"
    assert [shot.page for shot in shots(tmp_path, {}, (540, 960))] == alone


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "w"}, True)],
)
def test_a_display_is_what_the_environment_names(environment, expected):
    assert has_display(environment) is expected
