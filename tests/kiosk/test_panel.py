# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The panel sleeps only in the dark that the player means; of a real one: tests/image/test_dark."""

import json
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as some

from admin_sync.agent import updatefiles
from admin_sync.agent.updatefiles import Confirmed
from kiosk.commands.panel import stays
from kiosk.panel import word
from kiosk.panel.decision import RETURNS, SETTLED, Standing, heard, lit
from kiosk.panel.keeper import Keeper
from kiosk.panel.outputs import Output, OutputError, Outputs, listed, transform
from kiosk.panel.word import Word
from kiosk.settings.model import Panel, Paths, Settings
from player.pulse import STALE, Pulse
from tests.fakes import wlr_randr

BOOT = "this boot"


def pulse(at, *, dark=True, visited=False, boot=BOOT):
    page = "dark" if dark else "programme"
    return Pulse(
        "1", boot, at, 1, 9, page, 1, "c", dark=dark, left=0, top=0, cell=4, visited=visited
    )


class Night:
    """One panel, its keeper, and a player that says what it is told to; a second each step."""

    def __init__(self, folder, outputs=None, lies="normal", **more):
        self.program, self.state = wlr_randr.install(folder, outputs or {"HDMI-A-1": "normal"})
        self.keeper = Keeper(Outputs(str(self.program), lambda: lies), BOOT, **more)
        self.seconds = count(1000)

    def goes_on(self, seconds, **said):
        words = []
        for now in (next(self.seconds) for _ in range(seconds)):
            beat = None if said == {"player": None} else pulse(now, **said)
            words.append(self.keeper.step(beat, float(now)))
        return [one for one in words if one is not None]

    def refuses(self, names):
        wlr_randr.refused(self.state).write_text(names)

    @property
    def outputs(self):
        return json.loads(self.state.read_text())

    @outputs.setter
    def outputs(self, outputs):
        self.state.write_text(json.dumps(outputs))


def test_outputs_as_they_are_printed(tmp_path):
    night = Night(tmp_path, {"DP-1": "270", "eDP-1": None})
    seen = Outputs(str(night.program)).seen()
    assert seen == (Output("DP-1", on=True, transform="270"), Output("eDP-1", on=False))
    assert listed("") == ()


@pytest.mark.parametrize(
    ("said", "lies"), [("0", "normal"), ("90\n", "270"), ("270", "90"), ("x", "normal")]
)
def test_a_panel_that_hangs_turned_gets_its_picture_turned(tmp_path, said, lies):
    file = tmp_path / "turned"
    assert transform(file) == "normal"
    file.write_text(said)
    assert transform(file) == lies


def test_the_panel_sleeps_in_the_dark_and_wakes_at_once(tmp_path):
    night = Night(tmp_path, lies="270", outputs={"HDMI-A-1": "270"})
    night.goes_on(60, dark=False)
    assert night.outputs == {"HDMI-A-1": "270"}
    said = night.goes_on(20)
    assert night.outputs == {"HDMI-A-1": None}
    assert [one.on for one in said][-1] is False
    assert [one.problem for one in said][-1] == ""
    night.goes_on(120)
    assert night.outputs == {"HDMI-A-1": None}
    (woken,) = night.goes_on(1, dark=False, visited=True)
    assert woken.on is True
    assert night.outputs == {"HDMI-A-1": "270"}, "and it stands upright"


def test_a_moment_of_dark_switches_nothing(tmp_path):
    night = Night(tmp_path)
    for _ in range(20):
        night.goes_on(int(SETTLED) - 1)
        night.goes_on(1, dark=False)
    assert night.outputs == {"HDMI-A-1": "normal"}


@pytest.mark.parametrize("said", [{"player": None}, {"boot": "another"}, {"visited": True}])
def test_whatever_is_not_known_means_light(tmp_path, said):
    night = Night(tmp_path)
    night.goes_on(20)
    assert night.outputs == {"HDMI-A-1": None}
    night.goes_on(1, **said)
    assert night.outputs == {"HDMI-A-1": "normal"}


def test_a_player_that_falls_silent_is_lit(tmp_path):
    night = Night(tmp_path)
    night.goes_on(20)
    last = next(night.seconds)
    for now in range(last, last + int(STALE) + 1):
        night.keeper.step(pulse(last), float(now))
    assert night.outputs == {"HDMI-A-1": "normal"}


def test_who_begins_in_the_dark_finds_a_sleeping_panel_and_lets_it_sleep(tmp_path):
    night = Night(tmp_path, outputs={"HDMI-A-1": None})
    said = night.goes_on(60)
    assert {one.on for one in said} == {False}, "nobody woke it to see whether the dark lasts"
    night.goes_on(1, dark=False)
    assert night.outputs == {"HDMI-A-1": "normal"}


def test_a_panel_that_wakes_by_itself_again_and_again_is_left_awake(tmp_path):
    night = Night(tmp_path)
    night.goes_on(20)
    for _ in range(RETURNS):
        night.outputs = {"HDMI-A-1": "normal"}
        night.goes_on(12)
        assert night.outputs == {"HDMI-A-1": None}
    night.outputs = {"HDMI-A-1": "normal"}
    said = night.goes_on(120)
    assert night.outputs == {"HDMI-A-1": "normal"}
    assert "wakes by itself" in said[-1].problem
    # the next night it is tried again
    night.goes_on(1, dark=False)
    night.goes_on(20)
    assert night.outputs == {"HDMI-A-1": None}


def test_a_panel_that_refuses_to_sleep_has_not_woken_and_is_asked_again(tmp_path):
    night = Night(tmp_path)
    night.refuses("HDMI-A-1")
    said = night.goes_on(60)
    assert "failed to apply" in said[-1].problem
    assert not [one.problem for one in said if "wakes by itself" in one.problem]
    night.refuses("")
    night.goes_on(1)
    assert night.outputs == {"HDMI-A-1": None}


@pytest.mark.parametrize("refusing", ["DP-1", "HDMI-A-1"])
def test_an_output_that_refuses_keeps_no_other_in_the_dark_nor_lit(tmp_path, refusing):
    night = Night(tmp_path, {"DP-1": None, "HDMI-A-1": None})
    night.refuses(refusing)
    (woken,) = night.goes_on(1, dark=False)
    lit = {"DP-1": "normal", "HDMI-A-1": "normal", refusing: None}
    assert night.outputs == lit
    assert "failed to apply" in woken.problem
    night.outputs = {"DP-1": "normal", "HDMI-A-1": "normal"}
    night.goes_on(20)
    assert night.outputs == {"DP-1": None, "HDMI-A-1": None, refusing: "normal"}


def test_a_panel_that_was_away_is_turned_again_and_one_that_refuses_is_left(tmp_path):
    night = Night(tmp_path, lies="270", outputs={"HDMI-A-1": "270"})
    night.goes_on(5, dark=False)
    night.outputs = {}
    (said,) = night.goes_on(10, dark=False)
    assert (said.on, said.problem) == (None, "no panel hangs at any output")
    night.outputs = {"HDMI-A-1": "normal"}
    night.goes_on(10, dark=False)
    assert night.outputs == {"HDMI-A-1": "270"}


def test_where_the_panel_may_not_sleep_it_never_does(tmp_path):
    why = ["for a reason"]
    night = Night(tmp_path, stays=lambda: why[0])
    said = night.goes_on(60)
    assert night.outputs == {"HDMI-A-1": "normal"}
    assert {(one.on, one.problem, one.stays) for one in said} == {(True, "", "for a reason")}
    why[0] = ""
    night.goes_on(20)
    assert night.outputs == {"HDMI-A-1": None}


def test_a_panel_sleeps_once_its_system_has_proved_itself_and_where_it_is_set_so(tmp_path):
    release = tmp_path / "release.toml"
    settings = Settings(paths=Paths(state=tmp_path))
    assert stays(settings, release) == "", "a desk has nothing to prove"
    release.write_text('version = "2"\ncompatible = "x"\n')
    assert "proved" in stays(settings, release)
    (tmp_path / updatefiles.FOLDER).mkdir()
    updatefiles.write(tmp_path, updatefiles.CONFIRMED, Confirmed("1"))
    assert "proved" in stays(settings, release)
    updatefiles.write(tmp_path, updatefiles.CONFIRMED, Confirmed("2"))
    assert stays(settings, release) == ""
    assert "sleeps" in stays(replace(settings, panel=Panel(sleeps=False)), release)


def test_what_the_compositor_refuses_is_tried_again_at_once(tmp_path):
    night = Night(tmp_path)
    night.goes_on(20)
    night.outputs = "broken"
    said = night.goes_on(3, dark=False)
    assert [one.on for one in said] == [None] * 3
    assert "failed to connect" in said[0].problem
    night.outputs = {"HDMI-A-1": None}
    assert night.goes_on(1, dark=False)[0].on is True
    with pytest.raises(OutputError):
        Outputs(str(tmp_path / "missing")).seen()


@given(
    some.lists(
        some.tuples(some.floats(0, 40), some.sampled_from(["dark", "lit", "visited", "none"])),
        max_size=60,
    )
)
def test_it_sleeps_only_where_every_word_since_long_enough_was_dark(words):
    standing, now, since = Standing(), 100.0, None
    for passed, said in words:
        now += passed
        beat = (
            None if said == "none" else pulse(now, dark=said == "dark", visited=said == "visited")
        )
        standing = heard(standing, beat, now, BOOT)
        since = (now if since is None else since) if said == "dark" else None
        settled = since is not None and now - since >= SETTLED
        assert lit(standing, now) is (True if since is None else False if settled else None)


def test_a_word_is_kept_as_long_as_it_is_evidence(tmp_path, monkeypatch):
    monkeypatch.setattr(word, "boot", lambda: BOOT)
    assert word.read(tmp_path) is None
    said = Word(BOOT, word.since_boot(), on=False)
    word.write(tmp_path, said)
    assert word.read(tmp_path) == said
    for odd in (Word("another", word.since_boot(), on=False), Word(BOOT, 0.0, on=False)):
        word.write(tmp_path, odd)
        monkeypatch.setattr(word, "since_boot", lambda: 5_000.0)
        assert word.read(tmp_path) is None
        monkeypatch.undo()
        monkeypatch.setattr(word, "boot", lambda: BOOT)
    (tmp_path / word.NAME).write_text("[]")
    assert word.read(tmp_path) is None
