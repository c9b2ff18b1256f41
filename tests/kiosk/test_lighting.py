# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What becomes of "Bildschirm aus" and "Bildschirm an", and what the office is told of it."""

import pytest

from admin_sync.agent.orders import DoorError
from content import light
from content.clock import boot, since_boot
from content.files import replace_file
from kiosk.agency.doors import MachineDoors
from kiosk.agency.lighting import Lighting, LightingError, told
from kiosk.panel import word
from kiosk.panel.word import Word
from player import pulse
from player.pulse import Pulse


def beat(*, dark, page="programme", visited=False):
    return Pulse(
        "1", boot(), since_boot(), 1, 9, "dark" if dark else page, 1, "c", dark=dark, left=0.0,
        top=0.0, cell=4.0, visited=visited,
    )  # fmt: skip


def said(*, on, problem=""):
    return Word(boot(), since_boot(), on, problem)


class Screen:
    """Player and switch of one terminal, which look whenever the agent waits."""

    def __init__(self, runtime, **visit):
        self.runtime, self.visit = runtime, visit
        self.runs = self.switches = True

    def looks(self, _seconds):
        dark = light.wanted(self.runtime) is False and not self.visit
        if self.runs:
            beaten = pulse.written(beat(dark=dark, **self.visit))
            replace_file(self.runtime / pulse.NAME, beaten, durable=False)
        if self.switches:
            word.write(self.runtime, said(on=not dark))


@pytest.fixture
def runtime(tmp_path):
    (tmp_path / "run").mkdir()
    return tmp_path / "run"


def test_off_and_on_are_told_once_they_are_true(tmp_path, runtime):
    screen = Screen(runtime)
    lighting = Lighting(tmp_path, runtime, screen.looks)
    assert lighting.order(on=False) == "Der Bildschirm ist aus."
    assert light.wanted(runtime) is False
    assert lighting.order(on=True).startswith("Der Bildschirm ist an")
    assert light.wanted(runtime) is True


def test_off_outlives_a_restart_as_long_as_there_is_an_agent(tmp_path, runtime):
    Lighting(tmp_path, runtime, Screen(runtime).looks).order(on=False)
    light.forget(runtime)  # as a restart of the machine does
    again = Lighting(tmp_path, runtime)
    again.renew()
    assert light.wanted(runtime) is False
    again.forget()
    again.renew()
    assert light.wanted(runtime) is None


def test_off_in_the_middle_of_which_the_agent_dies_is_not_kept(tmp_path, runtime):
    def dies(_seconds):
        raise SystemExit

    with pytest.raises(SystemExit):
        Lighting(tmp_path, runtime, dies).order(on=False)
    # the office is told that it failed, and that nobody tries again
    light.forget(runtime)  # it would end by itself
    Lighting(tmp_path, runtime).renew()
    assert light.wanted(runtime) is None


def test_on_ends_off_for_good(tmp_path, runtime):
    lighting = Lighting(tmp_path, runtime, Screen(runtime).looks)
    lighting.order(on=False)
    lighting.order(on=True)
    light.forget(runtime)
    lighting.renew()
    assert light.wanted(runtime) is None


def test_somebody_before_the_glass_is_not_left_in_the_dark(tmp_path, runtime):
    screen = Screen(runtime, visited=True)
    lighting = Lighting(tmp_path, runtime, screen.looks)
    assert "benutzt jemand" in lighting.order(on=False, patience=0.1)
    assert light.wanted(runtime) is False, "it goes out afterwards"
    screen.visit = {"page": "warning"}
    assert "Warnung" in lighting.order(on=False, patience=0.1)


def test_what_is_only_black_is_not_called_off(tmp_path, runtime):
    screen = Screen(runtime)
    screen.switches = False
    answer = Lighting(tmp_path, runtime, screen.looks).order(on=False, patience=0.1)
    assert "schwarz" in answer
    assert "kiosk panel läuft nicht" in answer
    assert "wlr-randr: no" in told(
        beat(dark=True), said(on=None, problem="wlr-randr: no"), on=False
    )
    set_so = Word(boot(), since_boot(), on=True, stays="[panel] sleeps is false")
    assert "[panel] sleeps" in told(beat(dark=True), set_so, on=False)
    assert "dauert noch" in told(beat(dark=True), said(on=True), on=False)


def test_a_wish_of_which_nothing_comes_is_taken_back_and_failed(tmp_path, runtime):
    screen = Screen(runtime)
    screen.runs = False
    lighting = Lighting(tmp_path, runtime, screen.looks)
    with pytest.raises(LightingError, match="sagt nichts"):
        lighting.order(on=False, patience=0.1)
    lighting.renew()
    assert light.wanted(runtime) is None
    stubborn = (
        (beat(dark=False), said(on=True), False, "nicht dunkel"),
        (beat(dark=True), said(on=False), True, "bleibt dunkel"),
        (beat(dark=False), said(on=False, problem="no panel"), True, "no panel"),
        (beat(dark=False), None, True, "läuft nicht"),
    )
    for here, panel, on, why in stubborn:
        with pytest.raises(LightingError, match=why):
            told(here, panel, on=on)


def test_the_door_says_it_and_a_wipe_forgets_it(tmp_path, runtime):
    class Nothing:
        def wipe(self):
            return True

    screen = Screen(runtime)
    lighting = Lighting(tmp_path, runtime, screen.looks)
    doors = MachineDoors(Nothing(), tmp_path / "state", runtime, lighting)
    assert doors.screen(on=False).detail == "Der Bildschirm ist aus."
    doors.forget()
    assert light.wanted(runtime) is None
    lighting.order = lambda **_: (_ for _ in ()).throw(LightingError("geht nicht"))
    with pytest.raises(DoorError, match="geht nicht"):
        doors.screen(on=False)
