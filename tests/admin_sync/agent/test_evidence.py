# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is decided without a machine: rhythm, ages, fingers, what is news."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from evdev import ecodes
from hypothesis import given
from hypothesis import strategies as st

from admin_sync.agent.evidence.ages import Ages
from admin_sync.agent.evidence.collect import Telling, gist
from admin_sync.agent.evidence.fingers import Fingers
from admin_sync.agent.evidence.inputs import sorted_out
from admin_sync.agent.evidence.machine import machine, writes
from admin_sync.agent.evidence.outputs import connectors
from admin_sync.agent.evidence.probe import Probe
from admin_sync.agent.rhythm import Rhythm, pause
from admin_sync.agent.service import without_persons
from admin_sync.agent.sights import Sights
from admin_sync.agent.traffic import Traffic
from admin_sync.protocol.report import Frames, Machine, Report, Sight, SourceAge
from content.model import Kind
from content.source import Source
from content.state import Checked
from content.sync import SourceResult, Status

NOW = datetime(2026, 5, 16, 12, tzinfo=UTC)
SOURCE = Source("news", Kind.NEWS, "rss", "https://example.org/feed")
REPORT = Report(
    "1.0", NOW, clock_trusted=True, uptime=5.0,
    frames=Frames(1.0, 10, "home", dark=False), sight=Sight(1.0, "right", 5.0),
    sources=(SourceAge("news", "updated", 900.0, 60.0, 5),),
    machine=Machine(5 * 10**9, 10**10, True, 10**9, 2 * 10**9, 0.5),
)  # fmt: skip


def rng(seed=1):
    return Random(seed)  # noqa: S311


@given(st.text(max_size=20), st.booleans(), st.floats(0, 1e9), st.floats(), st.integers(0, 99))
def test_beats_come_again_whatever_the_office_asks(device, metered, now, asked, seed):
    wait = Rhythm(device, metered).next(asked, now, rng(seed))
    assert 0.9 <= wait <= 900


def test_a_fleet_spreads_its_beats():
    period = 30.0
    seconds = [
        (now + Rhythm(f"d{n}").next(30.0, now, rng(n))) % period
        for n, now in ((n, 1000.0) for n in range(600))
    ]
    fullest = max(sum(1 for one in seconds if int(one) == second) for second in range(30))
    assert fullest < 60


def test_a_metered_line_beats_seldom_unless_there_is_haste():
    assert Rhythm("d", metered=True).next(30.0, 0, rng()) > 55
    assert Rhythm("d", metered=True).next(3.0, 0, rng()) < 4


@given(st.integers(-5, 10**9), st.integers(0, 99), st.floats(-10, 1e12))
def test_pauses_are_between_a_moment_and_an_hour(failures, seed, asked):
    assert 0.2 <= pause(failures, rng(seed), asked) <= 3600


def test_pauses_grow_to_five_minutes():
    assert max(pause(1, rng(seed)) for seed in range(50)) <= 2
    assert 200 < max(pause(30, rng(seed)) for seed in range(50)) <= 300


def result(status=Status.UPDATED, error=None):
    return SourceResult("news", "rss", status, 5, 1, 100, 0.1, error)


def test_ages_go_by_a_clock_that_nobody_sets():
    seconds = [1000.0]
    ages = Ages(lambda: seconds[0])
    ages.noted(result())
    seconds[0] += 60
    ages.noted(result(Status.KEPT, "broken"))
    (one,) = ages.of([SOURCE], {}, NOW)
    assert (one.age, one.status, one.error, one.items) == (60.0, "kept", "broken", 5)


@pytest.mark.parametrize(
    ("succeeded", "now", "age"),
    [
        (NOW - timedelta(hours=1), NOW, 3600.0),
        (NOW - timedelta(hours=1), None, None),
        (NOW + timedelta(hours=1), NOW, None),
        (None, NOW, None),
    ],
)
def test_what_an_earlier_process_saw_counts_by_a_trusted_clock_only(succeeded, now, age):
    checked = {"news": Checked(NOW, "kept", succeeded, "broken")}
    (one,) = Ages(lambda: 1.0).of([SOURCE], checked, now)
    assert (one.age, one.status) == (age, "kept")


def test_before_the_first_look_a_source_has_what_is_held_of_it():
    ages = Ages(lambda: 1.0)
    ages.held({"news": 7})
    assert [one.items for one in ages.of([SOURCE], {}, NOW)] == [7]
    ages.noted(result())
    assert [one.items for one in ages.of([SOURCE], {}, NOW)] == [5]


def test_a_source_that_was_never_asked_is_never_fresh():
    (one,) = Ages(lambda: 1.0).of([SOURCE], {}, NOW)
    assert one.age is None


def test_a_finger_that_never_leaves():
    fingers = Fingers()
    assert (fingers.age(50), fingers.held(50)) == (None, 0)
    for code, value in ((ecodes.ABS_MT_SLOT, 0), (ecodes.ABS_MT_TRACKING_ID, 7)):
        fingers.saw(ecodes.EV_ABS, code, value, 100.0)
    fingers.saw(ecodes.EV_KEY, ecodes.BTN_TOUCH, 1, 100.0)
    fingers.saw(ecodes.EV_ABS, ecodes.ABS_MT_SLOT, 1, 150.0)
    fingers.saw(ecodes.EV_ABS, ecodes.ABS_MT_TRACKING_ID, 8, 150.0)
    fingers.saw(ecodes.EV_ABS, ecodes.ABS_MT_TRACKING_ID, -1, 160.0)
    assert (fingers.held(400.0), fingers.age(400.0)) == (300.0, 0.0)
    fingers.saw(ecodes.EV_ABS, ecodes.ABS_MT_SLOT, 0, 410.0)
    fingers.saw(ecodes.EV_ABS, ecodes.ABS_MT_TRACKING_ID, -1, 410.0)
    assert (fingers.held(500.0), fingers.age(500.0)) == (0.0, 90.0)


def test_a_panel_without_slots_and_events_that_were_lost():
    fingers = Fingers()
    fingers.saw(ecodes.EV_KEY, ecodes.BTN_TOUCH, 1, 10.0)
    assert fingers.held(20.0) == 10.0
    fingers.saw(ecodes.EV_SYN, ecodes.SYN_DROPPED, 0, 30.0)
    assert fingers.held(40.0) == 0.0


def test_only_keyboards_that_were_plugged_in_are_strange():
    found = sorted_out(
        [
            {"NAME": '"Power Button"', "ID_INPUT_KEYBOARD": "1"},
            {"NAME": '"Rubber  Ducky"', "ID_INPUT_KEYBOARD": "1", "ID_BUS": "usb"},
            {"NAME": '"Glas"', "ID_INPUT_TOUCHSCREEN": "1", "ID_BUS": "usb", "NODE": "/dev/e1"},
            {},
        ]
    )
    assert (found.touch, found.nodes) == (("Glas",), ("/dev/e1",))
    assert found.keyboards == ("Rubber Ducky",)


def test_outputs_as_sysfs_tells_them(tmp_path):
    with pytest.raises(LookupError):
        connectors(tmp_path)
    for name, status, edid in (("HDMI-A-1", "connected", b"panel"), ("DP-1", "disconnected", b"")):
        folder = tmp_path / f"card0-{name}"
        folder.mkdir()
        (folder / "status").write_text(f"{status}\n")
        (folder / "enabled").write_text("enabled\n" if edid else "disabled\n")
        (folder / "edid").write_bytes(edid)
    dp, hdmi = connectors(tmp_path)
    assert (dp.name, dp.connected, dp.enabled, dp.edid) == ("DP-1", False, False, "")
    assert (hdmi.connected, hdmi.enabled, len(hdmi.edid)) == (True, True, 64)


def test_the_machine_is_looked_at(tmp_path):
    found = machine(tmp_path, lambda: 3)
    assert found.disk_writable
    assert found.watchdog_resets == 3
    assert not list(tmp_path.iterdir())
    assert not writes(tmp_path / "gone")


def test_a_probe_costs_only_itself():
    assert Probe("good", lambda: 5).seen() == 5
    bad = Probe("bad", lambda: 1 // 0)
    assert bad.seen() is None
    assert "division" in bad.trouble
    from threading import Event  # noqa: PLC0415 - to hang

    hang = Event()
    slow = Probe("slow", hang.wait, 0.05)
    assert slow.seen() is None
    assert "no answer" in slow.trouble
    assert slow.seen() is None
    assert "still hangs" in slow.trouble
    hang.set()


@pytest.mark.parametrize(
    ("change", "news"),
    [
        ({"uptime": 99.0}, False),
        ({"frames": Frames(9.0, 999, "home", dark=False)}, False),
        ({"frames": Frames(9.0, 999, "news", dark=False)}, True),
        ({"frames": None}, True),
        ({"sight": Sight(9.0, "right", 500.0)}, False),
        ({"sight": Sight(1.0, "black", 5.0)}, True),
        ({"sources": (SourceAge("news", "updated", 900.0, 700.0, 5),)}, False),
        ({"sources": (SourceAge("news", "updated", 900.0, None, 5),)}, True),
        ({"sources": (SourceAge("news", "kept", 900.0, 60.0, 5, error="x"),)}, True),
        ({"keyboards": ("Ducky",)}, True),
        ({"clock_trusted": False}, True),
        ({"machine": None}, True),
    ],
)
def test_what_is_news(change, news):
    assert (gist(replace(REPORT, **change)) != gist(REPORT)) is news


def test_a_whole_report_every_ten_minutes_and_before_ages_mislead():
    telling = Telling()
    assert telling.is_due(REPORT, 0.0, asked=False)
    telling.said(REPORT, 0.0)
    assert not telling.is_due(REPORT, 30.0, asked=False)
    assert telling.is_due(REPORT, 30.0, asked=True)
    assert telling.is_due(REPORT, 601.0, asked=False)
    often = replace(REPORT, sources=(SourceAge("news", "updated", 30.0, 5.0, 5),))
    telling.said(often, 1000.0)
    assert not telling.is_due(often, 1060.0, asked=False)
    assert telling.is_due(often, 1200.0, asked=False), "it would look stale by what was said"


def test_a_canary_is_claimed_only_where_the_witness_saw_it_and_nothing_else():
    sights = Sights()
    assert not sights.right(NOW, NOW + timedelta(seconds=30))
    sights.heard(None, NOW)
    sights.heard(Sight(5.0, "right", 65.0), NOW)
    assert sights.right(NOW - timedelta(seconds=40), NOW - timedelta(seconds=10))
    assert not sights.right(NOW - timedelta(hours=1), NOW - timedelta(minutes=50))
    sights.heard(Sight(5.0, "black", 20.0), NOW + timedelta(minutes=1))
    assert not sights.right(NOW - timedelta(seconds=40), NOW + timedelta(minutes=1))
    assert sights.until() == NOW + timedelta(seconds=55)


def test_a_month_of_a_dear_line(tmp_path):
    now = [datetime(2026, 5, 31, 21, tzinfo=UTC)]
    traffic = Traffic(tmp_path, 1, lambda: now[0])
    traffic.used(600_000)
    assert not traffic.is_over()
    traffic.used(600_000)
    traffic.keep()
    assert Traffic(tmp_path, 1, lambda: now[0]).is_over()
    assert not Traffic(tmp_path, 0, lambda: now[0]).is_over()
    now[0] += timedelta(hours=2)  # June begins at ten, by UTC
    assert not traffic.is_over()
    (tmp_path / "traffic.json").write_text("[]")
    assert Traffic(tmp_path, 1, lambda: now[0]).bytes == 0


def test_a_log_names_nobody():
    text = "2026-05-16T12:00:01+02:00 kiosk[4711]: anna@example.org rief an: +49 4356 555 0100"
    assert without_persons(text) == "2026-05-16T12:00:01+02:00 kiosk[4711]: *** rief an: ***"
