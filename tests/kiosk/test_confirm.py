# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A new system is kept once the screen was well for long enough, and else left: by looks alone."""

import json
from dataclasses import asdict, replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as some

from admin_sync.agent import updatefiles
from admin_sync.agent.rauc import Rauc
from admin_sync.agent.updatefiles import Confirmed, Left
from admin_sync.agent.updates import Booted, Memory, Slots
from kiosk.commands import confirm
from kiosk.confirm import standing
from kiosk.confirm.health import Health, Look, Step, looked, step
from kiosk.console import FINE, RED, Console
from kiosk.witness import testimony
from kiosk.witness.verdict import GOOD, State
from player.pulse import Pulse
from tests.fakes.rauc import FakeRauc, private_bus

HERE = Booted("2026.12.0", "schaukasten-x86-64")
LIMITS = {"healthy": 600.0, "give_up": 1800.0}


def pulse(now, frames, boot="b", *, dark=False):
    return Pulse("1", boot, now, 1, frames, "home", 1, "c", dark, 0.0, 0.0, 8.0)


def witnessed(now, state=State.RIGHT, boot="b"):
    return testimony.Testimony("1", boot, now, 1, state, 0.0, "")


def watched(seconds, frames=lambda n: n, state=lambda _: State.RIGHT, *, dark=False, every=5):
    """The first step that is no waiting, and when."""
    health = Health(100.0)
    for now in range(100, 100 + seconds, every):
        seen = pulse(now - 1.0, frames(now), dark=dark)
        health = looked(health, Look(seen, witnessed(now - 1.0, state(now)), float(now), "b"))
        found = step(health, float(now), **LIMITS)
        if found is not Step.WAIT:
            return found, now - 100
    return Step.WAIT, seconds


def test_ten_good_minutes_prove_it():
    found, after = watched(2000)
    assert found is Step.GOOD
    assert 600 <= after <= 620


def test_a_dark_screen_at_night_is_well_though_no_frame_comes():
    found, _ = watched(2000, frames=lambda _: 7, state=lambda _: State.DARK, dark=True)
    assert found is Step.GOOD


@pytest.mark.parametrize("state", [one for one in State if one not in GOOD])
def test_one_that_shows_nothing_right_is_left(state):
    assert watched(3000, state=lambda _: state) == (Step.GIVE_UP, 1800)


def test_a_picture_that_stands_still_is_left():
    assert watched(3000, frames=lambda _: 7)[0] is Step.GIVE_UP


def test_a_gap_begins_anew():
    bad = range(500, 520)
    found, after = watched(3000, state=lambda now: State.BLACK if now in bad else State.RIGHT)
    assert found is Step.GOOD
    assert after >= 1010


def test_a_player_that_falls_again_and_again_is_left():
    """Its frames begin at nothing every five minutes, between which all is well."""
    assert watched(9000, frames=lambda now: now % 300)[0] is Step.GIVE_UP


def test_one_that_has_just_become_well_gets_its_ten_minutes():
    found, after = watched(4000, state=lambda n: State.RIGHT if n > 1800 else State.BLIND)
    assert (found, after > 2290) == (Step.GOOD, True)


def test_another_boot_the_future_and_silence_prove_nothing():
    for seen, said in (
        (pulse(99.0, 5, "other"), witnessed(99.0)),
        (pulse(99.0, 5), witnessed(99.0, boot="other")),
        (pulse(500.0, 5), witnessed(99.0)),
        (pulse(1.0, 5), witnessed(99.0)),
        (None, witnessed(99.0)),
        (pulse(99.0, 5), None),
    ):
        health = looked(Health(0.0, since=1.0, frames=4, moved=98.0), Look(seen, said, 100.0, "b"))
        assert health.since is None


@given(
    some.lists(
        some.tuples(
            some.none() | some.integers(0, 50),
            some.none() | some.sampled_from(list(State)),
            some.booleans(),
            some.floats(0.5, 40),
        ),
        max_size=60,
    )
)
def test_nothing_is_proved_without_an_unbroken_time_of_health(looks):
    health, now, good = Health(0.0), 0.0, 0.0
    for frames, state, dark, passed in looks:
        now += passed
        seen = None if frames is None else pulse(now, frames, dark=dark)
        said = None if state is None else witnessed(now, state)
        health = looked(health, Look(seen, said, now, "b"))
        good = good + passed if seen is not None and said is not None and state in GOOD else 0.0
        if step(health, now, healthy=60.0, give_up=1e9) is Step.GOOD:
            assert good >= 60.0 - 1e-6


def test_what_was_left_is_recognized_and_told_once():
    memory = Memory(installed="2027.1", boot="before", slot="B", issue="i")
    tried = Slots("A", confirmed=True, other="B", version="2027.1", good=False, newer=True)
    assert standing.was_left(tried, HERE, memory, None, None, "b") == "2027.1"
    assert standing.was_left(tried, HERE, Memory(), None, None, "b") == "2027.1"
    told = Left("2027.1", "B", "x")
    assert standing.was_left(tried, HERE, Memory(), told, None, "b") == ""
    assert standing.was_left(tried, HERE, memory, told, None, "b") == "2027.1", (
        "installed once more"
    )
    assert standing.was_left(replace(tried, good=True), HERE, memory, None, None, "b") == ""
    assert standing.was_left(tried, Booted("2027.1", "c"), memory, None, None, "b") == ""
    older = replace(tried, newer=False)
    assert standing.was_left(older, HERE, Memory(), None, None, "b") == ""
    # three power cuts, each soon after a start, send a machine into its other system
    proved = Confirmed("2027.1")
    assert standing.was_left(tried, HERE, Memory(), None, proved, "b") == ""


def test_a_machine_starts_anew_only_where_that_leads_elsewhere():
    flashed = Slots("A", confirmed=False, other="B", good=True)
    assert not standing.may_return(flashed, HERE, None), "it would go on for ever"
    assert not standing.may_return(flashed, HERE, Confirmed(HERE.version)), "the panel is off"
    assert standing.may_return(replace(flashed, installed=HERE.version), HERE, None)
    assert standing.may_return(None, HERE, Confirmed("2026.11.0"))


@pytest.fixture
def bus(tmp_path):
    with private_bus(tmp_path) as address:
        yield address


class Place:
    """A machine on which `kiosk confirm` runs; seconds pass as it sleeps."""

    def __init__(self, folder, bus, monkeypatch):
        self.state, self.runtime = folder / "state", folder / "run"
        self.state.mkdir()
        self.runtime.mkdir()
        self.now, self.sight, self.reboots = 100.0, State.RIGHT, 0
        monkeypatch.setattr(confirm, "since_boot", lambda: self.now)
        monkeypatch.setattr(confirm, "boot", lambda: "b")
        monkeypatch.setattr(confirm.time, "sleep", self._sleep)
        monkeypatch.setattr(confirm.service, "reboot", self._reboot)
        self.said = StringIO()
        console = Console(folder / "none", StringIO(), self.said)
        rauc = Rauc(bus, every=0.05)
        self.watch = confirm.Watch(rauc, HERE, self.state, self.runtime, console)

    def _sleep(self, seconds):
        self.now += seconds
        if self.now > 10_000:
            raise TimeoutError
        if self.sight is None:
            (self.runtime / "pulse.json").write_bytes(b'{"half')
            return
        seen, said = pulse(self.now, int(self.now)), witnessed(self.now, self.sight)
        (self.runtime / "pulse.json").write_text(json.dumps(asdict(seen)))
        (self.runtime / "witness.json").write_text(json.dumps(asdict(said)))

    def _reboot(self):
        self.reboots += 1

    def run(self):
        return self.watch.run(600.0, 1800.0)


@pytest.fixture
def place(tmp_path, bus, monkeypatch):
    return Place(tmp_path, bus, monkeypatch)


def test_a_good_system_is_marked_once(place, bus):
    with FakeRauc(bus) as rauc:
        rauc.slots["rootfs.0"]["boot-status"] = "bad"
        assert place.run() == FINE
        assert rauc.marked == [("good", "booted")]
        assert updatefiles.confirmed(place.state) == Confirmed(HERE.version)
        assert place.run() == FINE
        assert rauc.marked == [("good", "booted")]
    assert place.reboots == 0


@pytest.mark.parametrize("sight", [State.BLACK, None])
def test_a_bad_update_is_left(place, bus, sight):
    updatefiles.write(place.state, updatefiles.CONFIRMED, Confirmed("2026.11.0"))
    place.sight = sight
    with FakeRauc(bus) as rauc:
        rauc.slots["rootfs.0"] |= {"boot-status": "bad", "bundle.version": HERE.version}
        assert place.run() == RED
        assert rauc.marked == []
    assert place.reboots == 1
    assert place.now < 2000


def test_back_in_the_old_one_the_bad_one_is_never_started_again(place, bus):
    with FakeRauc(bus) as rauc:
        rauc.slots["rootfs.0"]["boot-status"] = "bad"
        rauc.slots["rootfs.1"] |= {
            "boot-status": "bad",
            "bundle.version": "2027.1",
            "activated.timestamp": "2026-12-24T00:00:00Z",
        }
        assert place.run() == FINE
        assert rauc.marked == [("bad", "other"), ("good", "booted")]
    assert updatefiles.left(place.state) == Left("2027.1", "B", "b")


def test_without_a_panel_a_flashed_machine_waits_and_does_not_go_round_in_circles(place, bus):
    place.sight = State.BLIND
    with FakeRauc(bus) as rauc:
        rauc.slots["rootfs.0"]["boot-status"] = "bad"
        with pytest.raises(TimeoutError):
            place.run()
    assert place.reboots == 0
    assert place.said.getvalue().count("no better one") == 1


def test_a_new_system_whose_rauc_is_broken_is_left(place):
    updatefiles.write(place.state, updatefiles.CONFIRMED, Confirmed("2026.11.0"))
    assert place.run() == RED
    assert place.reboots == 1
