# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from player.app import load_fonts
from tests.visual.gallery import stock
from tests.visual.gallery.glass import (
    BARE,
    BROKEN,
    CLOCKLESS,
    RESTING,
    STORM,
    UNJOINED,
    WARNED,
    Glass,
    Look,
)
from tests.visual.gallery.rounds import ORIENTATIONS

PICTURES = Path(__file__).parents[3] / "build" / "gallery"


@pytest.fixture(scope="session")
def qapp_cls():
    return QGuiApplication


@pytest.fixture(scope="session")
def stores(amt, tmp_path_factory):
    """Folders of each stock; what is made of the demo's items has no pictures of its own."""
    items = stock.held(amt)
    folder = tmp_path_factory.mktemp("stores")
    others = {"worst": stock.worst(items), "none": [], STORM: stock.storm(items)}
    others |= {UNJOINED: [], RESTING: [], BARE: [], BROKEN: []}
    others |= {CLOCKLESS: stock.of_no_day(items)}
    made = {name: stock.other(folder / name, its) for name, its in others.items()}
    for name in ("worst", UNJOINED):
        stock.waits_for_the_office(made[name][1])
    stock.was_set_up(made[BARE][1], "none")
    stock.was_set_up(made[BROKEN][1], "broken", *stock.MISTAKES)
    stock.rests(made[RESTING][0])
    stock.trusts_no_clock(made[CLOCKLESS][1])
    # the same items, and so the same pictures
    for name in (STORM, CLOCKLESS):
        (made[name][0] / "media").symlink_to(amt.paths.state / "media")
    return made | {"demo": (amt.paths.state, amt.paths.runtime), WARNED: made[STORM]}


@pytest.fixture(scope="module")
def glasses(qapp, amt, stores):
    """A running player for each stock and orientation, made when it is first asked for.

    They end with their module: as long as one runs, its language is that of all players here.
    """
    load_fonts()
    made = {}
    worn = []

    def glass(name, orientation):
        # The words of the player's language are those of the whole program.
        while worn:
            worn.pop().wear(Look())
        if (name, orientation) not in made:
            state, runtime = stores[name]
            options = stock.options(amt, ORIENTATIONS[orientation])
            made[name, orientation] = Glass(
                replace(options, state=state, runtime=runtime, report=runtime / "report.json")
            )
        worn.append(made[name, orientation])
        return made[name, orientation]

    yield glass
    for glass in made.values():
        glass.close()


@pytest.fixture(scope="session")
def pictures():
    PICTURES.mkdir(parents=True, exist_ok=True)
    return PICTURES
