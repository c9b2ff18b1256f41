# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The short way of a beat finds what the long one finds, or says that it cannot tell."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin_sync.office.fleet import evidence, onward, signs
from admin_sync.office.fleet.expectation import Mode
from admin_sync.office.fleet.health import status
from admin_sync.office.fleet.models import Change, Quarter, Sign
from admin_sync.office.fleet.signs import Writer
from tests.admin_sync.office.fleet.test_signs import SECOND, Screen, device  # noqa: F401
from tests.fakes import healthy

MARK = "m"
ages = st.sampled_from([0, 0.5, 29.0, 89.9, 90.0, 179.9, 180.0, -1, None, True, "5", 1e12, 600.0])
sights = st.sampled_from(["right", "right", "right", "black", "dark", None, "", 5])
sources = st.lists(
    st.builds(
        healthy.SourceAge,
        st.sampled_from(["amt-news", "buses"]),
        st.just("updated"),
        st.floats(0, 9_000),
        st.sampled_from([0.0, 50.0, 3_500.0, 3_599.0, 80_000.0, None]),
    ),
    max_size=3,
).map(tuple)
reports = st.builds(
    lambda heard, pad: healthy.report(**({"sources": heard} if heard else {}), touch=pad),
    sources,
    st.sampled_from([healthy.report().touch, None, replace(healthy.report().touch, held=700.0)]),
)
expectations = st.builds(
    lambda changes: healthy.expectation(**changes),
    st.fixed_dictionaries(
        {},
        optional={
            "hours": st.just(()),
            "every": st.just(120.0),
            "output": st.just(False),
            "touch": st.just(False),
            "off": st.just(healthy.ago(5_000)),
            "on": st.sampled_from([healthy.ago(30), healthy.ago(5_000)]),
            "mode": st.sampled_from([Mode("meeting", until=healthy.ago(-60)), Mode("maintenance")]),
            "edid": st.just("x" * 64),
        },
    ),
)


def said(beat, rose, now, told):
    """The evidence of a beat, gathered the long way."""
    return evidence.gather(
        "d1", now, beat | {"report_mark": MARK, "rose": rose.isoformat()},
        {"settings": "s1", "control": "c1", "content": "k1"},
        report=told, reported=healthy.NOW, report_mark=MARK,
    )  # fmt: skip


@given(
    reports,
    expectations,
    st.sampled_from([0, 0, 36_000, 35_990, 35_900, -21_600, -21_500]),
    st.lists(st.tuples(st.integers(0, 200), ages, ages, sights, st.integers(-5, 120)), max_size=12),
)
def test_green_goes_on_as_if_it_were_judged_in_full(told, expected, start, beats):
    good = {"frames_age": 1.0, "sight_age": 1.0, "sight": "right"}
    now = healthy.NOW
    expected = replace(expected, hours=expected.hours)
    found = status(said(good, now, now, told), expected, now)
    lasting = onward.lasting(said(good, now, now, told), expected, found, now)
    for passed, drawn, seen, sight, unmoved in beats:
        now += timedelta(seconds=passed)
        beat = {"frames_age": drawn, "sight_age": seen, "sight": sight}
        rose = now - timedelta(seconds=unmoved)
        until = onward.green_until(lasting, beat, rose, now) if lasting else None
        whole = status(said(beat, rose, now, told), expected, now)
        if until is not None:
            assert (whole.colour, whole.reasons) == ("green", ())
            assert until == whole.green_until == whole.until


@pytest.mark.parametrize("until_closing", [1, 20, 88, 89, 100, 200])
def test_closing_time_is_left_to_the_long_way(until_closing):
    closes = healthy.NOW.replace(hour=22)
    now = closes - timedelta(seconds=until_closing)
    expected = healthy.expectation()
    good = {"frames_age": 1.0, "sight_age": 1.0, "sight": "right"}

    def at(moment):
        seen = said(good, moment, moment, healthy.report(sources=()))
        return replace(seen, reported=closes - timedelta(seconds=300))

    expected = replace(expected, sources=frozenset())
    before = now - timedelta(seconds=30)
    found = status(at(before), expected, before)
    lasting = onward.lasting(at(before), expected, found, before)
    whole = status(at(now), expected, now)
    until = onward.green_until(lasting, good, now, now) if lasting else None
    assert until in {None, whole.green_until}
    assert (until is None) == (lasting is None or until_closing <= 89)


def rows():
    fields = ("received", "beat", "has", "green_until", "until", "told", "telling", "report_mark")
    quarters = ("start", "green", "yellow", "red", "blue")
    return (
        list(Sign.objects.values_list(*fields)),
        list(Change.objects.values_list("at", "before", "after", "why")),
        list(Quarter.objects.order_by("start").values_list(*quarters)),
    )


STORY = (
    (0, True, {}), (30, False, {}), (30, False, {}), (30, False, {"sight": "black"}),
    (30, False, {}), (30, False, {"frames": 7}), (30, False, {"frames": 7}),
    (30, False, {"frames": 7}), (30, False, {"frames": 7}), (30, False, {}),
    (30, False, {"boot": "b2"}), (500, False, {}), (30, True, {}), (30, False, {}),
    (900, True, {}), (30, False, {}), (30, False, {"report_mark": "x"}), (30, False, {}),
    (30, False, {"has": {"content": "other"}}), (30, False, {}), (30, False, {"frames_age": 100.0}),
    (1, False, {}), (1, False, {"sight": None}), (30, False, {}), (30, False, {"frames": True}),
)  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("other", [False, True], ids=["one process", "two processes"])
def test_what_is_written_is_what_the_long_way_writes(device, now, monkeypatch, other):  # noqa: F811
    def lived():
        screen, moment, seen = Screen(device), now, []
        writers = (screen.writer, Writer())
        for number, (passed, whole, changed) in enumerate(STORY):
            moment += passed * SECOND
            screen.writer = writers[other and number % 2]
            screen.beats(moment, whole=whole, **changed)
            seen.append(rows())
        for model in (Sign, Change, Quarter):
            model.objects.all().delete()
        return seen

    short = lived()
    monkeypatch.setattr(signs.onward, "lasting", lambda *_: None)
    assert short == lived()


@pytest.mark.django_db
def test_the_short_way_is_gone_at_all(device, now, monkeypatch):  # noqa: F811
    screen = Screen(device)
    screen.beats(now, whole=True)
    monkeypatch.setattr(signs, "status", lambda *_: pytest.fail("judged in full"))
    screen.beats(now + 30 * SECOND)
    assert Sign.objects.get().green_until == now + 118 * SECOND
