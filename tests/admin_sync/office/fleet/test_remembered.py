# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is remembered of a report is what would be found anew, at every moment, in any order."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from admin_sync.office.fleet import remembered
from admin_sync.protocol.report import Queue, SourceAge
from tests.fakes import healthy

ages = st.none() | st.floats(-5, 300_000)
source = st.builds(
    SourceAge,
    st.sampled_from(["amt-news", "buses", "other"]),
    st.just("updated"),
    st.floats(0, 90_000),
    ages,
)
report = st.builds(
    healthy.report,
    sources=st.lists(source, max_size=4).map(tuple),
    clock_trusted=st.booleans(),
    outbox=st.builds(Queue, st.integers(0, 3), st.integers(0, 1), st.floats(0, 9_000)),
    problems=st.sampled_from([(), ("clock: x",), ("disk: y",)]),
)
EXPECTED = (healthy.expectation(), healthy.expectation(paused=frozenset({"buses"})))


@given(
    st.lists(report, min_size=1, max_size=3),
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(-600, 400_000))),
)
def test_what_is_remembered_is_what_is_found_anew(reports, looks):
    for which, wanted, seconds in looks:
        asked = (reports[which % len(reports)], healthy.NOW, EXPECTED[wanted])
        now = healthy.NOW + timedelta(seconds=seconds)
        assert remembered.found(*asked, now) == remembered.anew(*asked, now)


@given(report, st.integers(0, 100_000))
def test_the_last_moment_before_an_end_and_the_end_itself(told, seconds):
    asked = (told, healthy.NOW, EXPECTED[0])
    now = healthy.NOW + timedelta(seconds=seconds)
    for _ in range(4):
        ends = [one.until for one in remembered.found(*asked, now) if one.until is not None]
        if not ends:
            return
        for moment in (min(ends) - timedelta(microseconds=1), min(ends)):
            assert remembered.found(*asked, moment) == remembered.anew(*asked, moment)
        now = min(ends)


def test_the_same_report_received_later_is_found_anew():
    told = healthy.report()
    later = healthy.NOW + timedelta(days=2)
    first = remembered.found(told, healthy.NOW, EXPECTED[0], later)
    assert remembered.found(told, later, EXPECTED[0], later) != first
    assert remembered.found(replace(told), later, EXPECTED[0], later) != first
