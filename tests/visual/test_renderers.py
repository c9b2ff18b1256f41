# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The same page on both renderers: Qt's own software one, and OpenGL (Mesa's, on Xvfb)."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from content.model import Event, Item, Kind, Text
from content.store import Change, Store

NOW = datetime(2026, 11, 22, 13, tzinfo=UTC)
DRAW = Path(__file__).with_name("draw_with_opengl.py")
SIZE = "540x960"
SCREENSHOT = """
import sys
from datetime import datetime
from pathlib import Path
from content.rules import Screen
from player.app import run
from player.options import PlayerOptions
folder, page, size, file, at = sys.argv[1:]
width, height = map(int, size.split("x"))
sys.exit(run(PlayerOptions(Path(folder), Path(folder) / "run", Screen(), place="Haby", page=page,
    size=(width, height), at=datetime.fromisoformat(at), screenshot=Path(file))))
"""


@pytest.fixture(scope="module")
def state(tmp_path_factory):
    folder = tmp_path_factory.mktemp("state")
    event = Event(datetime(2026, 11, 22, 18, tzinfo=UTC), location="Dörpshuus")
    items = (
        Item("s:1", Kind.NEWS, "s", {"de": Text("Die Brücke ist wieder frei")}, published=NOW),
        Item("s:2", Kind.EVENT, "s", {"de": Text("Klönschnack mit Kuchen")}, event=event),
    )
    with Store(folder, folder / "run") as store:
        store.apply("s", Change(items), NOW)
    return folder


@pytest.fixture(scope="module")
def display():
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed; ./run check installs it")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "800x1000x24"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


def draw(command, state, page, file, **environment):
    words = [*command, str(state), page, SIZE, str(file), NOW.isoformat()]
    done = subprocess.run(
        [sys.executable, *words],
        env={**os.environ, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    with Image.open(file) as picture:
        return picture.convert("RGB")


@pytest.mark.parametrize("page", ["home", "news", "events"])
def test_both_renderers_draw_the_same_page(state, display, page, tmp_path):
    software = draw(["-c", SCREENSHOT], state, page, tmp_path / "software.png")
    opengl = draw(
        [str(DRAW)], state, page, tmp_path / "opengl.png",
        DISPLAY=display, QT_QPA_PLATFORM="xcb", QSG_RHI_BACKEND="opengl", QT_QUICK_BACKEND="",
        PYTHONPATH=str(DRAW.parents[2]),
    )  # fmt: skip
    assert len(software.resize((90, 160)).getcolors(90 * 160)) > 100, "the page is all but empty"
    difference = ImageStat.Stat(ImageChops.difference(software, opengl)).mean
    # edges are smoothed differently; a missing picture or panel costs ten times that
    assert max(difference) < 6, difference
    print(f"{page}: mean difference {max(difference):.2f} of 255")  # noqa: T201 - a figure
