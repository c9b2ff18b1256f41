# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which phase of a call is on, how long it is shown, and in which order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from content.clock import BERLIN
from content.details import Call, CallForm, Phase, Step
from content.kinds.calls import State, standing
from content.model import Item, Kind, Text
from content.rules import Screen, shown, why

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
HERE = Screen(place="Haby")
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


def days(count):
    return NOW + timedelta(days=count)


STEPS = (
    Step(Phase.PROPOSAL, days(-60), days(-30)),
    Step(Phase.RATING, days(-30), days(-10)),
    Step(Phase.VOTE, days(-5), days(9)),
    Step(Phase.DECISION, days(30), days(31)),
)
POLL = Call(CallForm.POLL, steps=STEPS)


def item(uid, call=POLL, **fields):
    base = Item(id=uid, kind=Kind.CALL, source="amt", texts={"de": Text(uid)}, call=call)
    return replace(base, **fields)


@pytest.mark.parametrize(
    ("day", "state", "phase", "until"),
    [
        (-61, State.COMING, Phase.PROPOSAL, -60),
        (-40, State.OPEN, Phase.PROPOSAL, -30),
        (-30, State.OPEN, Phase.RATING, -10),
        (-7, State.COMING, Phase.VOTE, -5),
        (0, State.OPEN, Phase.VOTE, 9),
        (10, State.CLOSED, Phase.VOTE, 30),
        (30, State.CLOSED, Phase.VOTE, None),
        (40, State.CLOSED, Phase.VOTE, None),
    ],
)
def test_the_phase_follows_the_dates(day, state, phase, until):
    found = standing(POLL, days(day))
    assert (found.state, found.phase) == (state, phase)
    assert found.until == (None if until is None else days(until))


def test_a_vote_ends_to_the_second():
    assert standing(POLL, days(9) - SECOND).state is State.OPEN
    assert standing(POLL, days(9)).state is State.CLOSED


@pytest.mark.parametrize(("month", "day"), [(3, 29), (10, 25)])
def test_midnight_in_the_nights_of_the_clocks(month, day):
    midnight = datetime(2026, month, day, tzinfo=BERLIN) + DAY
    call = Call(CallForm.POLL, Phase.VOTE, closes=midnight.astimezone(UTC))
    assert standing(call, midnight.astimezone(UTC) - SECOND).state is State.OPEN
    assert standing(call, midnight.astimezone(UTC)).state is State.CLOSED


def test_an_outcome_decides_whatever_the_dates_say():
    assert standing(replace(POLL, outcome="Café"), NOW).state is State.DECIDED
    assert standing(replace(POLL, accepted=False), NOW).state is State.DECIDED
    found = standing(replace(POLL, outcome="Café"), days(33))
    assert found.since == days(30)


@pytest.mark.parametrize(
    ("call", "state", "phase"),
    [
        (Call(CallForm.PROPOSAL), State.OPEN, Phase.PROPOSAL),
        (Call(CallForm.DEBATE), State.OPEN, Phase.RATING),
        (Call(CallForm.POLL), State.OPEN, Phase.VOTE),
        (Call(CallForm.BUDGET), State.OPEN, None),
        (Call(CallForm.BUDGET, Phase.VOTE), State.OPEN, Phase.VOTE),
        (Call(CallForm.BUDGET, Phase.DECISION), State.CLOSED, Phase.VOTE),
        (Call(CallForm.POLL, opens=days(1)), State.COMING, Phase.VOTE),
        (Call(CallForm.POLL, closes=days(-1)), State.CLOSED, Phase.VOTE),
        (Call(CallForm.POLL, steps=(Step(Phase.VOTE),)), State.OPEN, Phase.VOTE),
        (Call(CallForm.POLL, steps=(Step(Phase.DECISION, days(-1)),)), State.CLOSED, Phase.VOTE),
        (Call(CallForm.POLL, steps=(Step(Phase.DECISION, days(1)),)), State.COMING, Phase.DECISION),
    ],
)
def test_what_has_no_dates_stands_where_it_says(call, state, phase):
    found = standing(call, NOW)
    assert (found.state, found.phase) == (state, phase)


def test_of_two_phases_at_once_the_named_one_is_on():
    both = (Step(Phase.RATING, days(-1), days(5)), Step(Phase.VOTE, days(-1), days(7)))
    assert standing(Call(CallForm.POLL, steps=both), NOW).phase is Phase.VOTE
    named = Call(CallForm.POLL, Phase.RATING, steps=both)
    assert standing(named, NOW).phase is Phase.RATING


def test_a_decision_stays_for_six_weeks():
    decided = item("a", replace(POLL, outcome="Café"))
    last = days(30) + timedelta(weeks=6)
    assert shown([decided], last, HERE)
    assert not shown([decided], last + SECOND, HERE)
    answer = why([decided], "a", last + SECOND, HERE)
    assert answer.reasons == (
        "Entschieden seit 10.07.2026, 12:00 Uhr, das ist länger als sechs Wochen her.",
    )


def test_a_result_is_awaited_for_twelve_weeks():
    waiting = item("a")
    last = days(9) + timedelta(weeks=12)
    assert shown([waiting], last, HERE)
    assert (
        "nach zwölf Wochen noch ohne Ergebnis"
        in why([waiting], "a", last + SECOND, HERE).reasons[0]
    )


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (POLL, "Phase „Abstimmen“ läuft bis 19.06.2026, 12:00 Uhr."),
        (Call(CallForm.DEBATE), "Phase „Bewerten“ läuft ohne Ende."),
        (Call(CallForm.POLL, opens=days(1)), "die Beteiligung beginnt am 11.06.2026, 12:00 Uhr."),
        (Call(CallForm.POLL, closes=days(-1)), "beendet, das Ergebnis steht aus."),
        (Call(CallForm.POLL, outcome="x"), "es ist entschieden"),
    ],
)
def test_why_says_where_a_call_stands(call, words):
    answer = why([item("a", call)], "a", NOW, HERE)
    assert answer.shown
    assert words in answer.reasons[0]


def test_no_call_is_set_aside():
    assert why([item("a", None)], "a", NOW, HERE).reasons == ("Nennt keine Beteiligung.",)


def test_order_what_can_be_done_first_the_own_village_and_what_closes_soonest():
    def vote(closes):
        return Call(CallForm.POLL, Phase.VOTE, closes=days(closes))

    items = [
        item("decided", replace(POLL, outcome="x")),
        item("closed", vote(-2)),
        item("closed lately", vote(-1)),
        item("coming", Call(CallForm.POLL, opens=days(3))),
        item("open without end", Call(CallForm.DEBATE)),
        item("open late", vote(8)),
        item("open soon", vote(2)),
        item("elsewhere", vote(1), places=("Owschlag",)),
        item("here", vote(5), places=("Haby",)),
    ]
    assert [i.id for i in shown(items, NOW, HERE)] == [
        "open soon",
        "here",
        "open late",
        "open without end",
        "elsewhere",
        "coming",
        "closed lately",
        "closed",
        "decided",
    ]
