# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the office decides about a screen: hidden, paused, released, and what a bad file costs."""

import json
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.control import NOTHING, Control, ControlFile, ModeName, path, read
from content.details import Event
from content.model import Item, Kind, Text
from content.reader import Reader
from content.rules import OFFICE, shown, why
from content.screen import Screen

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
SCREEN = Screen("Haby", source_order=("a", "b"))


def news(name, **more):
    return Item(name, Kind.NEWS, name.partition(":")[0], {"de": Text(f"Titel {name}")}, **more)


def said(**body):
    return read(json.dumps(body).encode())


def under(control, **more):
    return replace(SCREEN, control=control, **more)


def ids(items, screen, now=NOW):
    return [item.id for item in shown(items, now, screen)]


ITEMS = (news("a:1"), news("a:2"), news("b:1"))


def test_a_hidden_item_is_off_with_its_reason_and_comes_back():
    control = said(
        hidden=[
            {
                "item": "a:1",
                "reason": "Bild ohne Rechte.",
                "since": NOW.isoformat(),
                "until": (NOW + HOUR).isoformat(),
            }
        ]
    )
    screen = under(control)
    assert ids(ITEMS, screen) == ["a:2", "b:1"]
    answer = why(ITEMS, "a:1", NOW, screen)
    assert not answer.shown
    (reason,) = answer.reasons
    assert reason.startswith("Vom Amt ausgeblendet: Bild ohne Rechte (seit 10.06.2026, 12:00 Uhr,")
    assert reason.endswith("bis 10.06.2026, 13:00 Uhr).")
    assert why(ITEMS, "a:1", NOW - HOUR, screen).shown, "it was not hidden then"
    assert why(ITEMS, "a:1", NOW + HOUR, screen).shown, "and is not from its end on"


def test_what_has_come_acts_at_once_though_the_clock_is_behind():
    control = said(
        hidden=[{"item": "a:1", "since": (NOW + HOUR).isoformat()}],
        paused=[{"source": "b", "since": (NOW + HOUR).isoformat()}],
    )
    assert len(ids(ITEMS, under(control))) == 3
    assert ids(ITEMS, under(control.in_force())) == ["a:2"]


def test_one_item_may_be_hidden_for_several_times():
    spans = [(NOW - 2 * HOUR, NOW - HOUR), (NOW + HOUR, None)]
    control = said(
        hidden=[
            {"item": "a:1", "since": s.isoformat(), "until": e and e.isoformat()} for s, e in spans
        ]
    )
    off = [why(ITEMS, "a:1", NOW + n * HOUR, under(control)).shown for n in (-3, -2, -1, 0, 1, 9)]
    assert off == [True, False, True, True, False, False]


def test_a_paused_source_is_off_as_a_whole():
    screen = under(said(paused=[{"source": "a", "reason": "Falsche Termine"}]))
    assert ids(ITEMS, screen) == ["b:1"]
    assert why(ITEMS, "a:2", NOW, screen).reasons == (
        "Die Quelle a ist vom Amt angehalten: Falsche Termine.",
    )


def test_what_waits_for_release_is_shown_once_it_is_released():
    waiting = under(NOTHING, approve=frozenset({"a"}))
    assert ids(ITEMS, waiting) == ["b:1"]
    assert why(ITEMS, "a:1", NOW, waiting).reasons == ("Wartet auf Freigabe durch das Amt.",)
    released = under(said(released={"a": ["a:2"], "b": []}), approve=frozenset({"a"}))
    assert ids(ITEMS, released) == ["a:2", "b:1"]


def test_a_hidden_card_does_not_stand_up_again_from_another_source():
    both = tuple(
        Item(f"{s}:1", Kind.EVENT, s, {"de": Text("Markt")}, event=Event(NOW + HOUR)) for s in "ab"
    )
    assert ids(both, SCREEN) == ["a:1"]
    screen = under(said(hidden=[{"item": "a:1", "reason": "fällt aus"}]))
    assert ids(both, screen) == []
    assert "a:1" in why(both, "b:1", NOW, screen).reasons[0]
    # one that is no card of its own is hidden for itself
    assert ids(both, under(said(hidden=[{"item": "b:1"}]))) == ["a:1"]


def test_items_of_the_office_need_no_source_in_the_settings():
    assert OFFICE == "office"
    assert ids((news("office:1"), news("c:1")), SCREEN) == ["office:1"]


def test_a_mode_holds_until_its_end():
    mode = {"name": "meeting", "item": "a:1", "reason": "Sitzung", "until": NOW.isoformat()}
    control = said(mode=mode)
    assert control.mode_at(NOW) is None
    found = control.mode_at(NOW - HOUR)
    assert (found.name, found.item, found.reason) == (ModeName.MEETING, "a:1", "Sitzung")
    planned = said(mode={"name": "neutral", "since": (NOW + HOUR).isoformat()})
    assert planned.mode_at(NOW) is None
    assert planned.mode_at(NOW + timedelta(minutes=55)) is not None, "clocks differ"


BAD = [
    None,
    7,
    "x",
    {},
    {"item": ""},
    {"item": 7},
    {"item": "a" * 3_000},
    {"item": "a:2", "since": "gestern"},
    {"item": "a:2", "until": "2026-06-10T10:00:00"},
    {"item": "a:2", "until": 5},
    {"item": "a:2", "until": "0001-01-01T00:00:00+14:00"},
]


@pytest.mark.parametrize("part", BAD)
def test_a_bad_part_costs_itself(part):
    control = said(hidden=[part, {"item": "a:1"}])
    assert list(control.hidden) == ["a:1"]
    assert len(control.problems) == 1


@pytest.mark.parametrize(
    "body",
    [
        {"hidden": {}, "paused": "x", "released": [], "mode": {"name": "party"}},
        {"hidden": [], "paused": [[]], "released": {"a": "b"}, "mode": "neutral"},
    ],
)
def test_bad_lists_are_told_and_hold_nothing(body):
    control = said(**body)
    assert control == replace(NOTHING, problems=control.problems)
    assert len(control.problems) >= 3


def test_a_reason_is_one_harmless_line():
    control = said(hidden=[{"item": "a:1", "reason": "<b>a</b>\n\u202e" + "x" * 900}])
    (hidden,) = control.hidden["a:1"]
    assert "<" not in hidden.reason
    assert "\n" not in hidden.reason
    assert "\u202e" not in hidden.reason
    assert len(hidden.reason) <= 300


def test_endless_lists_end():
    control = said(hidden=[{"item": f"a:{n}"} for n in range(6_000)])
    assert len(control.hidden) == 5_000
    assert "mehr als 5000" in control.problems[0]


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda parts: st.lists(parts, max_size=4)
    | st.dictionaries(st.sampled_from(["hidden", "paused", "released", "mode", "item", "source",
                                       "name", "since", "until", "reason"]), parts, max_size=5),
    max_leaves=12,
))  # fmt: skip
def test_whatever_json_it_is_the_rules_go_on(body):
    data = json.dumps(body).encode()
    try:
        control = read(data)
    except ValueError:
        assert not isinstance(body, dict)
        return
    assert isinstance(control, Control)
    ids(ITEMS, under(control.in_force()))


@pytest.mark.parametrize("data", [b"", b"{", b"[" * 99_999, b"7", b"\xff", b" " * 4_000_001])
def test_what_is_no_such_file_is_refused(data):
    with pytest.raises(ValueError, match=r"."):
        read(data)


def put(state, data, at):
    file = path(state)
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)
    os.utime(file, ns=(at, at))


def test_a_file_that_breaks_leaves_the_last_decision_and_one_that_goes_takes_it(tmp_path):
    held = ControlFile(tmp_path)
    assert held.held() == NOTHING
    put(tmp_path, b'{"hidden": [{"item": "a:1"}]}', 1)
    assert "a:1" in held.held().hidden
    put(tmp_path, b'{"hidden": [{"it', 2)
    assert "a:1" in held.held().hidden
    put(tmp_path, b'{"hidden": []}', 3)
    assert held.held() == NOTHING
    put(tmp_path, b'{"hidden": [{"item": "a:2"}]}', 4)
    assert "a:2" in held.held().hidden
    path(tmp_path).unlink()
    assert held.held() == NOTHING


def test_readers_see_that_something_was_decided(tmp_path):
    state, runtime = tmp_path / "state", tmp_path / "run"
    state.mkdir()
    runtime.mkdir()
    reader = Reader(state, runtime)
    before = reader.marks()
    assert reader.folders() == (state, runtime)
    put(state, b'{"paused": [{"source": "a"}]}', 1)
    assert reader.marks() != before
    assert reader.folders() == (path(state).parent, runtime)
    assert "a" in reader.control().paused


def test_the_office_s_own_word_comes_before_that_of_other_sources():
    both = tuple(
        Item(f"{s}:1", Kind.EVENT, s, {"de": Text("Markt")}, event=Event(NOW + HOUR))
        for s in ("a", "office")
    )
    (card,) = shown(both, NOW, SCREEN)
    assert (card.id, card.also) == ("office:1", ("a",))
