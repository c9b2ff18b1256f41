# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what with an entry: every way through, and the ways that must not be."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from admin_sync.office.editor import flow
from admin_sync.office.editor.flow import Action, Case, Person, Refused, Shown, State

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ANNA = Person("anna", write=True)
BERND = Person("bernd", write=True, approve=True)
CLARA = Person("clara", write=True, approve=True)
CLUB = Person("club:1", write=True, direct=False)
STRICT = Person("dora", write=True, direct=False)
READER = Person("emil")
PEOPLE = (ANNA, BERND, CLARA, CLUB, STRICT, READER)


def through(*steps, case=None):
    found = case or Case()
    for action, person, *serious in steps:
        found = flow.done(found, action, person, NOW, serious=bool(serious and serious[0]))
    return found


class Entries(RuleBasedStateMachine):
    """Anybody tries anything at any time; what hangs is always accounted for."""

    def __init__(self):
        super().__init__()
        self.case, self.now = Case(), NOW
        self.written = {}
        self.judged = {}
        self.urgent = {}

    @rule(
        action=st.sampled_from(list(Action)), person=st.sampled_from(PEOPLE), serious=st.booleans()
    )
    def anybody_does_something(self, action, person, serious):
        before = self.case
        if action not in flow.allowed(before, person):
            with pytest.raises(Refused, match=r"\.$"):
                flow.done(before, action, person, self.now, serious=serious)
            return
        after = flow.done(before, action, person, self.now, serious=serious)
        if action is Action.SAVE:
            self.written[after.version] = (person.name, serious, person)
        if action in (Action.APPROVE, Action.PUBLISH):
            self.judged[after.version] = person
        if action is Action.EMERGENCY:
            self.urgent[after.version] = self.now
        if action is Action.WITHDRAW:
            assert flow.hanging(after, self.now) == 0
        self.case = after

    @rule(hours=st.integers(1, 30))
    def time_goes_by(self, hours):
        self.now += timedelta(hours=hours)

    @invariant()
    def what_hangs_was_seen_by_whoever_had_to(self):
        version = flow.hanging(self.case, self.now)
        if not version:
            return
        writer, serious, _ = self.written[version]
        judge = self.judged.get(version)
        if judge is None:
            assert self.now < self.urgent[version] + flow.EMERGENCY
        elif serious:
            assert judge.approve
            assert judge.name != writer
        else:
            assert judge.approve or (judge.write and judge.direct)

    @invariant()
    def nobody_is_offered_what_they_have_no_right_to(self):
        assert not flow.allowed(self.case, READER)
        assert Action.APPROVE not in flow.allowed(self.case, CLUB)
        assert Action.PUBLISH not in flow.allowed(self.case, CLUB)

    @invariant()
    def it_always_stands_somewhere(self):
        assert flow.standing(self.case, None, None, self.now) in Shown

    @invariant()
    def what_was_sent_out_at_once_is_not_sent_again_unseen(self):
        if self.case.urgent_until is not None:
            assert all(Action.EMERGENCY not in flow.allowed(self.case, who) for who in PEOPLE)


TestEntries = Entries.TestCase
TestEntries.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


def test_news_of_the_redaktion_go_out_directly():
    assert through((Action.SAVE, ANNA), (Action.PUBLISH, ANNA)).live == 1


def test_where_the_unit_wants_it_news_need_a_second_person():
    saved = through((Action.SAVE, STRICT))
    assert "zweite Person" in flow.why_not(saved, Action.PUBLISH, STRICT)
    waiting = flow.done(saved, Action.HAND_IN, STRICT, NOW, serious=False)
    assert flow.done(waiting, Action.APPROVE, BERND, NOW, serious=False).live == 1


def test_an_approver_does_not_approve_their_own_notice():
    waiting = through((Action.SAVE, BERND, True), (Action.HAND_IN, BERND))
    assert "Vier Augen" in flow.why_not(waiting, Action.APPROVE, BERND)
    assert flow.why_not(waiting, Action.APPROVE, CLARA) == ""
    assert Action.PUBLISH not in flow.allowed(through((Action.SAVE, BERND, True)), BERND)


def test_a_correction_waits_while_the_old_version_hangs():
    case = through(
        (Action.SAVE, ANNA, True), (Action.HAND_IN, ANNA), (Action.APPROVE, BERND),
        (Action.SAVE, ANNA, True), (Action.HAND_IN, ANNA),
    )  # fmt: skip
    assert (case.version, flow.hanging(case, NOW), case.state) == (2, 1, State.WAITING)
    assert flow.done(case, Action.APPROVE, CLARA, NOW, serious=True).live == 2


def test_an_emergency_hangs_for_a_day_and_comes_down_without_approval():
    case = through((Action.SAVE, ANNA, True), (Action.EMERGENCY, ANNA))
    assert flow.hanging(case, NOW) == 1
    assert flow.ends(case, None) == NOW + timedelta(hours=24)
    later = NOW + timedelta(hours=24)
    assert flow.hanging(case, later) == 0
    assert flow.standing(case, None, None, later) is Shown.WAITING
    approved = flow.done(case, Action.APPROVE, BERND, later, serious=True)
    assert flow.ends(approved, None) is None


def test_an_emergency_that_is_refused_leaves_what_hung_before():
    case = through(
        (Action.SAVE, ANNA, True), (Action.HAND_IN, ANNA), (Action.APPROVE, BERND),
        (Action.SAVE, ANNA, True), (Action.EMERGENCY, ANNA),
    )  # fmt: skip
    assert flow.hanging(case, NOW) == 2
    assert flow.hanging(case, NOW + timedelta(days=2)) == 1
    assert flow.done(case, Action.RETURN, BERND, NOW, serious=True).live == 1


def test_withdrawing_works_at_once_and_can_be_taken_up_again():
    case = through((Action.SAVE, ANNA), (Action.PUBLISH, ANNA), (Action.WITHDRAW, ANNA))
    assert flow.hanging(case, NOW) == 0
    assert flow.standing(case, None, None, NOW) is Shown.WITHDRAWN
    assert flow.done(case, Action.RESUME, ANNA, NOW, serious=False).state is State.DRAFT


def test_a_club_hands_in_and_may_change_it_while_it_waits():
    case = through(
        (Action.SAVE, CLUB), (Action.HAND_IN, CLUB), (Action.SAVE, CLUB), (Action.HAND_IN, CLUB)
    )
    assert case.state is State.WAITING
    assert flow.why_not(case, Action.APPROVE, ANNA) == ""
    assert flow.why_not(case, Action.APPROVE, STRICT)


@pytest.mark.parametrize(
    ("since", "until", "shown"),
    [
        (None, None, Shown.PUBLISHED),
        (NOW + timedelta(hours=1), None, Shown.COMING),
        (NOW, None, Shown.PUBLISHED),
        (None, NOW, Shown.EXPIRED),
        (NOW + timedelta(hours=1), NOW, Shown.EXPIRED),
    ],
)
def test_the_clock_says_whether_it_hangs(since, until, shown):
    case = through((Action.SAVE, ANNA), (Action.PUBLISH, ANNA))
    assert flow.standing(case, since, until, NOW) is shown
