# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The promises of docs/programme.md, on any stock there can be."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from player.programme import (
    GREETING,
    ROUND,
    SHIFT,
    TURN,
    Lane,
    Turn,
    kept,
    plan,
    remembered,
    resumed,
    shift,
)

LANES = [lane for lane in Lane if lane is not Lane.GREETING]
SELLERS = ("hof", "mühle", "kate")
OPEN = timedelta(hours=17)


@st.composite
def turns(draw):
    lane = draw(st.sampled_from(LANES))
    group = draw(st.sampled_from(SELLERS)) if lane is Lane.OFFER else ""
    return Turn(lane, f"{lane}:{draw(st.integers(0, 30))}", group)


stocks = st.lists(turns(), max_size=24, unique_by=lambda turn: turn.key).map(tuple)


def shown(stock, rounds, history=()):
    """The rounds one after the other, and what is remembered at their end."""
    told = []
    for _ in range(rounds):
        told.append(plan(stock, history))
        for turn in told[-1]:
            history = remembered(history, turn, (*stock, GREETING))
    return told, history


@settings(deadline=None, max_examples=30)
@given(stocks)
def test_every_round_greets_and_has_every_kind_that_there_is(stock):
    for told in shown(stock, 3)[0]:
        assert told[0] == GREETING
        assert {turn.lane for turn in told} == {Lane.GREETING, *(turn.lane for turn in stock)}
        assert len(told) == len(set(told)), "nothing twice in a round"
        assert len(told) <= max(ROUND, len(Lane))


@settings(deadline=None, max_examples=30)
@given(stocks.filter(bool))
def test_no_kind_follows_itself(stock):
    told = [turn for one in shown(stock, 6)[0] for turn in one]
    assert all(one.lane is not other.lane for one, other in pairwise(told))


@settings(deadline=None, max_examples=30)
@given(stocks)
def test_no_seller_follows_itself_while_there_are_others(stock):
    sold = [turn for one in shown(stock, 8)[0] for turn in one if turn.lane is Lane.OFFER]
    if len({turn.group for turn in stock if turn.lane is Lane.OFFER}) > 1:
        assert all(one.group != other.group for one, other in pairwise(sold))


@settings(deadline=None, max_examples=30)
@given(stocks, stocks)
def test_everything_has_its_turn_in_bounded_time_whatever_was_shown_before(stock, before):
    history = shown(before, 5)[1]
    per_lane = {lane: [turn for turn in stock if turn.lane is lane] for lane in LANES}
    sizes = [sum(1 for t in per_lane[Lane.OFFER] if t.group == seller) for seller in SELLERS]
    bound = max([len(SELLERS) * max(sizes), *(len(held) for held in per_lane.values())])
    told = {turn for one in shown(stock, bound, history)[0] for turn in one}
    assert set(stock) <= told


@settings(deadline=None, max_examples=30)
@given(stocks.filter(lambda stock: len(stock) > 1))
def test_what_is_new_comes_in_the_next_round(stock):
    new, *held = stock
    history = shown(tuple(held), len(held))[1]
    others = [turn for turn in held if turn.group == new.group]
    if not new.group or not others:
        assert new in plan((*held, new), history)


@settings(deadline=None, max_examples=30)
@given(stocks)
def test_the_same_data_gives_the_same_round(stock):
    history = shown(stock, 2)[1]
    assert plan(stock, history) == plan(stock, history)


@settings(deadline=None, max_examples=30)
@given(stocks, st.data())
def test_what_has_gone_is_not_shown(stock, data):
    left = tuple(turn for turn in stock if data.draw(st.booleans()))
    assert set(kept(plan(stock), left)) <= {GREETING, *left}
    assert set(remembered(plan(stock), GREETING, left)) <= {GREETING, *left}


@settings(deadline=None, max_examples=30)
@given(stocks.filter(bool), st.lists(st.integers(1, 4), min_size=12, max_size=24))
def test_visitors_change_nothing_in_the_row(stock, pauses):
    row, history, left = [], (), ()
    for turns in pauses:  # of each pause the greeting and so many more
        _, *told = resumed(left, stock, history)
        for turn in told[:turns]:
            history = remembered(history, turn, (*stock, GREETING))
        row += told[:turns]
        left = told[turns:]
    alone = [turn for one in shown(stock, len(row))[0] for turn in one if turn != GREETING]
    assert row == alone[: len(row)]


@settings(deadline=None, max_examples=30)
@given(stocks, st.data())
def test_after_a_visit_nothing_stands_that_has_gone_meanwhile(stock, data):
    left = tuple(turn for turn in stock if data.draw(st.booleans()))
    told = resumed(plan(stock), left, ())
    assert told[0] == GREETING
    assert GREETING not in told[1:]
    assert set(told[1:]) <= set(left)
    if not set(plan(stock)) & set(left):
        assert told == plan(left)


def test_each_of_forty_notices_is_shown_ten_times_a_day_beside_everything_else():
    stock = [Turn(Lane.NOTICE, str(n)) for n in range(40)]
    stock += [Turn(lane, f"{lane}:{n}") for lane in LANES for n in range(9)]
    told, past = {turn.key: 0 for turn in stock}, timedelta()
    history = ()
    while past < OPEN:
        for turn in plan(tuple(stock), history):
            history = remembered(history, turn, (*stock, GREETING))
            told[turn.key] = told.get(turn.key, 0) + 1
            past += TURN
    notices = [told[str(n)] for n in range(40)]
    assert min(notices) >= 10
    assert max(notices) - min(notices) <= 1


def test_a_round_with_everything_takes_less_than_two_minutes():
    stock = tuple(Turn(lane, f"{lane}:{n}") for lane in LANES for n in range(9))
    assert len(plan(stock)) * TURN < timedelta(minutes=2)


def test_few_kinds_take_turns_until_the_round_is_full():
    stock = tuple(Turn(lane, f"{lane}:{n}") for lane in (Lane.EVENT, Lane.NEWS) for n in range(5))
    told = [turn.key for turn in plan(stock)]
    assert told == ["", "event:0", "news:0", "event:1", "news:1", "event:2"]


def test_without_anything_there_is_the_greeting():
    assert plan(()) == (GREETING,)


def test_the_picture_moves_a_little_and_comes_back():
    begin = datetime(2026, 5, 16, tzinfo=UTC)
    places = [shift(begin + n * SHIFT) for n in range(9)]
    assert len(set(places)) == 9
    assert all(abs(value) <= 4 for place in places for value in place)
    assert shift(begin) == shift(begin + 9 * SHIFT)
    assert shift(begin) == shift(begin + SHIFT / 2)
    assert all(
        abs(a[0] - b[0]) + abs(a[1] - b[1]) <= 8 for a, b in pairwise([*places, places[0]])
    ), "never far at once"
