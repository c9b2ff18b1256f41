# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is decided about updates, whatever versions, clocks, slots and memories there are."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from admin_sync.agent.updatefiles import Left
from admin_sync.agent.updates import (
    Act,
    Booted,
    Decision,
    Memory,
    Moment,
    Slots,
    Why,
    decide,
    is_open,
    pause,
)
from admin_sync.agent.updating import settled
from admin_sync.protocol.release import Release, is_newer, is_older, numbers

NIGHT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)  # 02:30 in Berlin
OURS = "schaukasten-x86-64"
RELEASE = Release("2026.12.0+gb", OURS, "i1", "/device/v1/bundle/ab", 400_000_000)
HERE = Booted("2026.11.0+ga", OURS)
GOOD = Slots("A", confirmed=True, other="B", version="", good=True)
AT = Moment(NIGHT, trusted=True, boot="boot", monotonic=5000.0)


def test_a_newer_system_is_installed_in_the_night():
    assert decide(RELEASE, HERE, GOOD, Memory(), AT) == Decision(Act.INSTALL, Why.READY)


@pytest.mark.parametrize(
    ("why", "changes"),
    [
        (Why.VISIT, {"moment": replace(AT, visited=True)}),
        (Why.BLIND, {"moment": replace(AT, seen=False)}),
        (Why.WINDOW, {"moment": replace(AT, now=NIGHT + timedelta(hours=9))}),
        (Why.WINDOW, {"moment": replace(AT, now=NIGHT - timedelta(minutes=80), share=1.0)}),
        (Why.CLOCK, {"moment": replace(AT, trusted=False)}),
        (Why.TRAFFIC, {"moment": replace(AT, room=399_999_999)}),
        (Why.UNKNOWN, {"slots": None}),
        (Why.BUSY, {"slots": replace(GOOD, busy=True)}),
        (Why.UNCONFIRMED, {"slots": replace(GOOD, confirmed=False)}),
        (Why.BACKOFF, {"memory": Memory(failing="i1", tries=1, failed=4990, failed_boot="boot")}),
    ],
)
def test_it_waits_for_what_has_to_pass_first(why, changes):
    known = {"slots": GOOD, "memory": Memory(), "moment": AT} | changes
    found = decide(RELEASE, HERE, known["slots"], known["memory"], known["moment"])
    assert found == Decision(Act.WAIT, why)


@pytest.mark.parametrize(
    ("why", "release", "memory"),
    [
        (Why.COMPATIBLE, replace(RELEASE, compatible="other"), Memory()),
        (Why.OLDER, replace(RELEASE, version="2026.10.9"), Memory()),
        (Why.OLDER, replace(RELEASE, version="nonsense"), Memory()),
        (Why.GIVEN_UP, RELEASE, Memory(given_up=("i1",))),
        (Why.ROLLED_BACK, RELEASE, Memory(given_up=("i1",), rolled_back=RELEASE.version)),
    ],
)
def test_some_are_never_installed(why, release, memory):
    now = replace(release, now=True)
    for one in (release, now):
        assert decide(one, HERE, GOOD, memory, AT) == Decision(Act.REFUSE, why)


def test_at_once_means_any_time_of_day_but_not_over_a_visitor():
    day = replace(AT, now=NIGHT + timedelta(hours=9), trusted=False, room=0, seen=False)
    now = replace(RELEASE, now=True)
    assert decide(now, HERE, GOOD, Memory(), day).act is Act.INSTALL
    assert decide(now, HERE, GOOD, Memory(), replace(day, visited=True)).why is Why.VISIT
    done = Memory(installed=now.version, boot="boot", issue="i1")
    assert decide(now, HERE, GOOD, done, day).act is Act.REBOOT


def test_what_is_installed_starts_in_the_window_and_is_not_installed_again():
    done = Memory(installed=RELEASE.version, boot="boot", issue="i1", slot="B")
    assert decide(RELEASE, HERE, GOOD, done, AT).act is Act.REBOOT
    assert decide(None, HERE, GOOD, done, AT).act is Act.REBOOT
    day = replace(AT, now=NIGHT + timedelta(hours=9))
    assert decide(RELEASE, HERE, GOOD, done, day) == Decision(Act.WAIT, Why.WINDOW)
    # the machine does not start anew over and over where that is refused
    asked = replace(done, failing="i1", tries=1, failed=4990, failed_boot="boot")
    assert decide(RELEASE, HERE, GOOD, asked, AT) == Decision(Act.WAIT, Why.BACKOFF)


def test_on_a_desk_nothing_is_done():
    assert decide(RELEASE, None, GOOD, Memory(), AT).act is Act.NOTHING
    assert decide(None, HERE, GOOD, Memory(), AT) == Decision(Act.NOTHING, Why.NONE)
    current = replace(RELEASE, version=HERE.version)
    assert decide(current, HERE, GOOD, Memory(), AT) == Decision(Act.NOTHING, Why.CURRENT)


_VERSIONS = some.sampled_from(["2026.10.0", "2026.11.0+ga", "2026.11.0+gc", "2026.12.0", "2027.1"])
_RELEASES = some.builds(
    Release,
    version=_VERSIONS,
    compatible=some.sampled_from([OURS, "other"]),
    issue=some.sampled_from(["i1", "i2"]),
    url=some.just("/x"),
    size=some.integers(0, 10**9),
    begin=some.sampled_from(["01:00", "22:00", "99:99"]),
    end=some.sampled_from(["04:00", "01:00", ""]),
    now=some.booleans(),
)
_SLOTS = some.builds(
    Slots,
    booted=some.just("A"),
    confirmed=some.booleans(),
    other=some.sampled_from(["", "B"]),
    version=_VERSIONS,
    good=some.booleans(),
    busy=some.booleans(),
)
_MEMORIES = some.builds(
    Memory,
    installed=some.sampled_from(["", "2026.12.0", "2026.11.0+ga"]),
    boot=some.sampled_from(["", "boot", "before"]),
    issue=some.sampled_from(["", "i1", "i2"]),
    failing=some.sampled_from(["", "i1", "i2"]),
    tries=some.integers(0, 100),
    failed=some.floats(0, 1e7),
    failed_boot=some.sampled_from(["", "boot", "before"]),
    given_up=some.lists(some.sampled_from(["i1", "i2"]), max_size=2).map(tuple),
    rolled_back=some.sampled_from(["", "2026.12.0"]),
)
_MOMENTS = some.builds(
    Moment,
    now=some.datetimes(timezones=some.just(UTC), min_value=datetime(2026, 1, 1)),  # noqa: DTZ001
    trusted=some.booleans(),
    boot=some.just("boot"),
    monotonic=some.floats(0, 1e7),
    visited=some.booleans(),
    seen=some.booleans(),
    share=some.floats(0, 1),
    room=some.none() | some.integers(0, 10**9),
)


@given(some.none() | _RELEASES, some.none() | _SLOTS, _MEMORIES, _MOMENTS)
def test_nothing_is_done_that_must_not_be(release, slots, memory, moment):
    found = decide(release, HERE, slots, memory, moment)
    assert found.why is not Why.READY or found.act in {Act.INSTALL, Act.REBOOT}
    if found.act is Act.INSTALL:
        assert release.compatible == HERE.compatible
        assert not is_older(release.version, HERE.version)
        assert release.version != HERE.version
        assert release.issue not in memory.given_up
        assert slots.confirmed
        assert not slots.busy
    if found.act is Act.REBOOT:
        assert memory.installed
        assert memory.boot == moment.boot
    if found.act in {Act.INSTALL, Act.REBOOT}:
        assert not moment.visited
        open_now = moment.trusted and moment.seen and is_open(release or RELEASE, moment.now)
        assert open_now or (release is not None and release.now)


@given(_RELEASES, _SLOTS, _MOMENTS, some.lists(some.sampled_from(["left", "kept"]), max_size=8))
def test_an_office_that_says_nothing_new_is_installed_from_at_most_once(
    release, slots, moment, fates
):
    """Whatever becomes of it: the same publication never makes a terminal go round in circles."""
    booted, memory, installs = HERE, Memory(), 0
    slots = replace(slots, confirmed=True, busy=False)
    release = replace(release, now=True)
    moment = replace(moment, visited=False)
    for number, fate in enumerate(fates):
        now = replace(moment, boot=f"boot-{number}")
        memory = settled(memory, booted, slots, None, release, now.boot)
        found = decide(release, booted, slots, memory, now)
        if found.act is not Act.INSTALL:
            continue
        installs += 1
        memory = replace(
            memory, installed=release.version, boot=now.boot, issue=release.issue, slot="B"
        )
        if fate == "kept":
            booted = Booted(release.version, OURS)
    assert installs <= 1


def test_a_version_that_was_left_waits_until_it_is_published_anew():
    done = Memory(installed=RELEASE.version, boot="before", issue="i1", slot="B")
    unproved = replace(GOOD, confirmed=False, good=False)
    waiting = settled(done, HERE, unproved, None, RELEASE, "boot")
    assert waiting == done, "the old one has to prove itself first"
    known = settled(done, HERE, replace(GOOD, good=False), None, RELEASE, "boot")
    assert known.rolled_back == RELEASE.version
    assert decide(RELEASE, HERE, GOOD, known, AT).why is Why.ROLLED_BACK
    assert decide(replace(RELEASE, issue="i2"), HERE, GOOD, known, AT).act is Act.INSTALL


def test_what_a_stick_brought_and_was_left_is_not_fetched_from_the_office():
    left = Left(RELEASE.version, "B", "boot")
    known = settled(Memory(), HERE, GOOD, left, RELEASE, "boot")
    assert decide(RELEASE, HERE, GOOD, known, AT).why is Why.ROLLED_BACK
    # it is heard once: published anew it is tried, though the note still lies there
    anew = replace(RELEASE, issue="i2")
    known = settled(known, HERE, GOOD, left, anew, "boot")
    assert decide(anew, HERE, GOOD, known, AT).act is Act.INSTALL


def test_what_was_kept_is_remembered_no_more():
    done = Memory(installed=RELEASE.version, boot="before", issue="i1", rolled_back="2026.11.5")
    known = settled(done, Booted(RELEASE.version, OURS), GOOD, None, RELEASE, "boot")
    assert (known.installed, known.rolled_back) == ("", "")


@pytest.mark.parametrize(
    ("local", "opened"),
    [("2026-03-29T01:30+01:00", True), ("2026-03-29T03:30+02:00", True),
     ("2026-10-25T02:30+02:00", True), ("2026-10-25T02:30+01:00", True),
     ("2026-10-25T04:00+01:00", False), ("2026-03-29T00:59+01:00", False)],
)  # fmt: skip
def test_the_window_on_the_nights_when_the_clocks_change(local, opened):
    assert is_open(RELEASE, datetime.fromisoformat(local)) is opened


def test_a_window_may_go_over_midnight_and_spreads_a_fleet():
    late = replace(RELEASE, begin="22:00", end="02:00")
    assert is_open(late, datetime.fromisoformat("2026-11-23T23:00+01:00"))
    assert is_open(late, datetime.fromisoformat("2026-11-23T01:59+01:00"))
    assert not is_open(late, datetime.fromisoformat("2026-11-23T02:00+01:00"))
    early = datetime.fromisoformat("2026-11-23T01:10+01:00")
    assert is_open(RELEASE, early, 0.0)
    assert not is_open(RELEASE, early, 0.9)
    assert is_open(RELEASE, datetime.fromisoformat("2026-11-23T02:31+01:00"), 1.0)


def test_waits_grow_and_end():
    waits = [pause(tries) for tries in range(1, 30)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (300.0, 21600.0)


def test_versions_are_compared_by_their_numbers():
    assert numbers("2026.11.0+gabc123") == (2026, 11, 0, 0)
    assert is_newer("2026.11.1+ga", "2026.11.0+gb")
    assert not is_newer("2026.11.0+ga", "2026.11.0+gb")
    assert not is_older("2026.11.0+ga", "2026.11.0+gb")
    assert is_newer("2026.11.10", "2026.11.9")
    assert not is_newer("latest", "1.0")
    assert is_older("latest", "1.0")
