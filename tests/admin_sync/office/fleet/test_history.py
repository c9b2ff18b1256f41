# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from admin_sync.office.fleet import history
from admin_sync.office.fleet.expectation import Mode, Wanted
from admin_sync.office.fleet.finding import Colour
from admin_sync.office.fleet.health import status
from admin_sync.protocol.report import Connector, Queue, SourceAge, Touch
from tests.fakes.healthy import HOURS, NOW, ago, evidence, expectation, report

SECOND = timedelta(seconds=1)


def test_grey_begins_where_green_ends_though_nobody_looked_for_a_day():
    stretches = list(history.walk(evidence(), expectation(hours=()), NOW, NOW + timedelta(days=1)))
    green = [s for s in stretches if s.status.colour is Colour.GREEN]
    assert green[-1].ends == status(evidence(), expectation(), NOW).green_until
    assert stretches[-1].status.colour is Colour.GREY
    assert stretches[-1].ends == NOW + timedelta(days=1)


def test_stretches_meet():
    stretches = list(history.walk(evidence(), expectation(), ago(5), NOW + timedelta(days=3)))
    assert stretches[0].begins == ago(5)
    for before, after in pairwise(stretches):
        assert before.ends == after.begins


def test_seconds_go_to_their_quarter_and_unknown_ones_nowhere():
    begins = datetime(2026, 11, 22, 12, 10, tzinfo=UTC)
    seconds = history.by_quarter(
        [
            (begins, begins + timedelta(minutes=10), Colour.GREEN),
            (begins + timedelta(minutes=10), begins + timedelta(hours=5), Colour.GREY),
        ]
    )
    assert seconds == {
        (begins.replace(minute=0), Colour.GREEN): 300.0,
        (begins.replace(minute=15), Colour.GREEN): 300.0,
    }


def test_what_is_unknown_is_not_up():
    hour = timedelta(hours=1)
    found = history.uptime([(Colour.GREEN, 900.0), (Colour.RED, 900.0), (Colour.BLUE, 900.0)], hour)
    assert (found.up, found.down, found.planned, found.unknown) == (0.25, 0.25, 0.25, 0.25)
    assert found.of_wanted == pytest.approx(1 / 3)
    assert history.uptime([], hour).unknown == 1.0
    assert history.uptime([], hour).of_wanted == 0.0
    assert history.uptime([(Colour.BLUE, 3600.0)], hour).of_wanted is None


def mostly(good, *bad):
    """The good value five times of six, else one of the others."""
    others = st.one_of(
        *(one if isinstance(one, st.SearchStrategy) else st.just(one) for one in bad)
    )
    return st.integers(0, 5).flatmap(lambda n: others if n == 5 else st.just(good))


AGES = st.one_of(st.none(), st.integers(-30, 400).map(ago))
FINE = report()
SOURCES = st.lists(
    st.builds(
        SourceAge,
        st.sampled_from(["amt-news", "buses"]),
        st.just("kept"),
        st.floats(0, 90_000),
        st.one_of(st.none(), st.floats(-10, 200_000)),
    ),
    max_size=3,
).map(tuple)
REPORTS = st.builds(
    report,
    taken=mostly(ago(40), ago(300), ago(9000), ago(-9000)),
    clock_trusted=mostly(True, False),
    connectors=mostly(
        FINE.connectors, None, (), (Connector("DP-1", connected=True, enabled=False),)
    ),
    touch=mostly(FINE.touch, None, Touch(present=False)),
    keyboards=mostly((), ("x",)),
    sources=mostly(FINE.sources, SOURCES),
    machine=mostly(FINE.machine, None, replace(FINE.machine, disk_writable=False)),
    outbox=mostly(Queue(), Queue(1, 0, 7200.0)),
    settings_problems=mostly((), ("x",)),
)
SIGNS = st.builds(
    evidence,
    device=mostly("d1", "d2"),
    received=mostly(ago(10), AGES.filter(bool)),
    has=mostly(evidence().has, {}),
    report=st.one_of(st.just(FINE), REPORTS, mostly(FINE, None)),
    reported=mostly(ago(40), ago(1000), AGES),
    drawn=mostly(ago(13), AGES),
    rose=mostly(ago(10), AGES),
    sight=mostly("right", None, "dark", "black", "frozen", "wrong-page", "blind", "odd"),
    seen=mostly(ago(12), AGES),
)
MODES = st.builds(
    Mode,
    st.sampled_from(["maintenance", "neutral", "meeting"]),
    since=st.just(ago(60)),
    until=st.one_of(st.none(), st.integers(-600, 30).map(ago)),
)
WISHES = st.builds(
    expectation,
    hours=st.sampled_from([(), HOURS]),
    output=st.booleans(),
    touch=st.booleans(),
    off=mostly(None, ago(30), ago(9000)),
    mode=mostly(None, MODES),
    wants=st.builds(
        lambda mark, age: {"content": Wanted(mark, ago(age))},
        mostly("k1", "k2"),
        st.integers(0, 300),
    ),
)
LATER = mostly(0, st.integers(0, 90), st.integers(0, 90_000))


def proofs(said, expected, now):
    """What must hold of every green, said another way than the rule says it."""
    since = {
        "beat": (said.received, 90), "pulse": (said.drawn, 90), "frames": (said.rose, 90),
        "picture": (said.seen, 180), "report": (said.reported, 900),
    }  # fmt: skip
    for taken, ttl in since.values():
        yield taken is not None
        yield -5 <= (now - taken).total_seconds() < ttl
    yield said.device == expected.device
    yield said.sight == "right"
    facts = said.report
    yield facts is not None
    yield not expected.output or any(c.connected and c.enabled for c in facts.connectors)
    yield not expected.touch or facts.touch.present
    yield not facts.keyboards
    yield {"amt-news", "buses"} <= {source.id for source in facts.sources}
    for source in facts.sources:
        age = source.age + (now - said.reported).total_seconds()
        yield age < max(3600, 6 * source.every)
    yield facts.machine.disk_writable
    yield facts.clock_trusted
    yield abs((facts.taken - said.reported).total_seconds()) <= 120
    yield not facts.settings_problems
    yield facts.outbox.oldest < 3600


def past(said):
    """Nothing is of the future, which would become a proof by waiting for it."""
    moments = (said.received, said.reported, said.drawn, said.rose, said.seen)
    return all(moment is None or moment <= NOW for moment in moments)


@settings(max_examples=300, deadline=None)
@given(SIGNS, WISHES, LATER)
def test_every_green_has_all_proofs_and_is_not_green_afterwards(said, expected, later):
    now = NOW + timedelta(seconds=later)
    found = status(said, expected, now)
    assert (found.green_until is not None) == (found.colour is Colour.GREEN)
    if found.colour is not Colour.GREEN:
        return
    assert all(proofs(said, expected, now))
    assert found.green_until > now
    assert status(said, expected, found.green_until + SECOND).colour is not Colour.GREEN


@settings(max_examples=300, deadline=None)
@given(SIGNS, WISHES, st.floats(0, 0.99), LATER)
def test_until_it_has_to_be_thought_over_a_status_stays_what_it_is(said, expected, part, later):
    assume(past(said))
    now = NOW + timedelta(seconds=later)
    found = status(said, expected, now)
    until = found.until if found.until is not None else now + timedelta(days=2)
    assert until > now
    assert status(said, expected, now + part * (until - now)).colour is found.colour


@settings(max_examples=100, deadline=None)
@given(SIGNS, WISHES, st.integers(1, 200_000))
def test_walking_agrees_with_looking(said, expected, length):
    assume(past(said))
    ends = NOW + timedelta(seconds=length)
    for stretch in history.walk(said, expected, NOW, ends):
        middle = stretch.begins + (stretch.ends - stretch.begins) / 2
        assert status(said, expected, middle).colour is stretch.status.colour
