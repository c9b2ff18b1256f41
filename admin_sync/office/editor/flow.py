# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what with an entry next, and what becomes of it. Pure.

Two things are told apart: what somebody is working on (`state`) and what hangs (`live`). While a
correction waits, the version before it stays on the screens. Whether something hangs *now* is
computed from its times and never stored.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

#: How long something that went out at once may hang before somebody else approves it.
EMERGENCY = timedelta(hours=24)


class State(StrEnum):
    """How far the latest version of an entry is."""

    DRAFT = "draft"
    WAITING = "waiting"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class Shown(StrEnum):
    """How an entry stands at a moment, for lists: what is stored, and what the clock adds."""

    DRAFT = "draft"
    WAITING = "waiting"
    COMING = "coming"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Action(StrEnum):
    """What people do with an entry."""

    SAVE = "save"
    HAND_IN = "hand_in"
    PUBLISH = "publish"
    APPROVE = "approve"
    RETURN = "return"
    EMERGENCY = "emergency"
    WITHDRAW = "withdraw"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class Case:
    """What there is to know of an entry to decide about it.

    `version` is the latest one, `writer` who wrote it ("" for a club without an account), `live`
    the version that is meant to hang (0 for none) and `settled` the last one that was published
    or approved; they differ while something hangs that went out at once. `serious` versions need
    a second person: official notices and what takes over the screen. `urgent_until` ends a version
    that went out at once; it stays known after that end, so that nobody sends the same out twice
    without approval.
    """

    state: State = State.DRAFT
    version: int = 0
    writer: str = ""
    serious: bool = False
    live: int = 0
    settled: int = 0
    urgent_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts: `write` and `approve` are their rights where the entry belongs.

    `direct`: whoever writes here may publish what is not serious without a second person.
    """

    name: str
    write: bool = False
    approve: bool = False
    direct: bool = True


class Refused(Exception):  # noqa: N818 - a verdict
    """Why not, as one German sentence."""


def _(sentence: str) -> str:
    """Mark a sentence for the catalogue of translations; whoever shows it looks it up there."""
    return sentence


_NOT_YOURS = _("Dafür fehlt Ihnen das Recht.")
_NEEDS_APPROVER = _("Freigeben muss es jemand mit der Rolle Freigabe.")
_WRONG = _("Das geht in diesem Zustand nicht mehr. Bitte laden Sie die Seite neu.")


def needs_second(case: Case, person: Person) -> bool:
    """Whether the latest version has to be approved by somebody else than this person."""
    if case.serious:
        return case.writer == person.name or not person.approve
    return not (person.approve or (person.write and person.direct))


def allowed(case: Case, person: Person) -> frozenset[Action]:
    """What this person may do now."""
    return frozenset(action for action in Action if not why_not(case, action, person))


def why_not(case: Case, action: Action, person: Person) -> str:
    """What speaks against an action, as a German sentence; "" for nothing."""
    if action not in _FROM[case.state] or (action is Action.WITHDRAW and not _something(case)):
        return _WRONG
    if action in (Action.APPROVE, Action.RETURN):
        return _why_not_judged(case, action, person)
    if not person.write and not (person.approve and action is Action.WITHDRAW):
        return _NOT_YOURS
    return _why_not_out(case, action, person)


def done(case: Case, action: Action, person: Person, now: datetime, *, serious: bool) -> Case:
    """What becomes of an entry. `serious` is what is known of the version that SAVE writes.

    Raises:
        Refused: it is not allowed.
    """
    reason = why_not(case, action, person)
    if reason:
        raise Refused(reason)
    if action is Action.SAVE:
        return replace(
            case,
            state=State.DRAFT,
            version=case.version + 1,
            writer=person.name,
            serious=serious,
        )
    case = replace(case, state=_TO[action])
    if action in (Action.PUBLISH, Action.APPROVE):
        return replace(case, live=case.version, settled=case.version, urgent_until=None)
    if action is Action.EMERGENCY:
        return replace(case, live=case.version, urgent_until=now + EMERGENCY)
    if action is Action.RETURN:
        # what went out at once and is not approved comes down
        return replace(case, live=case.settled)
    return replace(case, live=0, settled=0) if action is Action.WITHDRAW else case


def hanging(case: Case, now: datetime) -> int:
    """The version that hangs as far as approval goes; 0 for none."""
    over = case.urgent_until is not None and case.urgent_until <= now
    return case.settled if is_urgent(case) and over else case.live


def is_urgent(case: Case) -> bool:
    """Whether what hangs, or hung last, is a version that nobody has approved."""
    return case.live != case.settled


def standing(case: Case, since: datetime | None, until: datetime | None, now: datetime) -> Shown:
    """How an entry stands; `since` and `until` are the times of the version that hangs."""
    if hanging(case, now):
        if until is not None and until <= now:
            return Shown.EXPIRED
        return Shown.COMING if since is not None and now < since else Shown.PUBLISHED
    return Shown(case.state.value) if case.state is not State.APPROVED else Shown.EXPIRED


def ends(case: Case, until: datetime | None) -> datetime | None:
    """When what hangs comes down: its own end, or sooner that of going out unapproved."""
    if not is_urgent(case) or case.urgent_until is None:
        return until
    return case.urgent_until if until is None else min(until, case.urgent_until)


_FROM = {
    State.DRAFT: frozenset(
        {Action.SAVE, Action.HAND_IN, Action.PUBLISH, Action.EMERGENCY, Action.WITHDRAW}
    ),
    State.WAITING: frozenset(
        {Action.SAVE, Action.APPROVE, Action.RETURN, Action.EMERGENCY, Action.WITHDRAW}
    ),
    State.APPROVED: frozenset({Action.SAVE, Action.WITHDRAW}),
    State.WITHDRAWN: frozenset({Action.SAVE, Action.RESUME}),
}
_TO = {
    Action.HAND_IN: State.WAITING,
    Action.PUBLISH: State.APPROVED,
    Action.APPROVE: State.APPROVED,
    Action.EMERGENCY: State.WAITING,
    Action.RETURN: State.DRAFT,
    Action.WITHDRAW: State.WITHDRAWN,
    Action.RESUME: State.DRAFT,
}


def _something(case: Case) -> bool:
    """Whether there is anything to take back."""
    return case.version > 0


def _why_not_judged(case: Case, action: Action, person: Person) -> str:
    if action is Action.RETURN:
        return "" if person.approve or (person.write and not case.serious) else _NOT_YOURS
    if case.serious and not person.approve:
        return _NEEDS_APPROVER
    if case.serious and case.writer == person.name:
        return _("Vier Augen: Freigeben muss jemand anders als wer geschrieben hat.")
    return "" if not needs_second(case, person) else _NEEDS_APPROVER


def _why_not_out(case: Case, action: Action, person: Person) -> str:
    if action is Action.PUBLISH and needs_second(case, person):
        return _("Das muss eine zweite Person freigeben.")
    if action is Action.EMERGENCY and case.urgent_until is not None:
        return _("Das ging schon einmal sofort hinaus. Jetzt muss eine zweite Person es freigeben.")
    if action is Action.EMERGENCY and not needs_second(case, person):
        return _("Das können Sie einfach veröffentlichen.")
    return ""
