# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Calls to take part: which of the four phases is on, and until when a call is worth its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from content import order
from content.details import Call, CallForm, Phase, Step
from content.kinds.rule import Rule
from content.kinds.said import said
from content.model import Item
from content.screen import Screen

#: How long people can read what was decided, and how long they wait for it.
DECIDED = timedelta(weeks=6)
AWAITED = timedelta(weeks=12)

_PHASES = tuple(Phase)


class State(IntEnum):
    """What can be done with a call now; in the order in which a visitor needs them."""

    OPEN = 0
    COMING = 1
    CLOSED = 2
    DECIDED = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a call stands at a moment.

    `phase` is the one that is on, or about to begin, or the last that was; None where nobody
    says. `since` is when the state began and `until` when it ends, as far as the source says.
    """

    state: State
    phase: Phase | None = None
    since: datetime | None = None
    until: datetime | None = None


def standing(call: Call, now: datetime) -> Standing:
    """Where a call stands: by its dates, and where it has none, by the phase that it names."""
    if call.outcome or call.accepted is not None:
        return Standing(State.DECIDED, Phase.DECISION, _decided(call, now))
    dated = [step for step in call.steps if step.opens is not None or step.closes is not None]
    if dated:
        return _by_steps(call, dated, now)
    phase = call.phase or _usual(call.form)
    if call.opens is not None and now < call.opens:
        return Standing(State.COMING, phase, until=call.opens)
    if call.closes is not None and call.closes <= now:
        return Standing(State.CLOSED, phase, call.closes)
    if phase is Phase.DECISION:
        return Standing(State.CLOSED, Phase.VOTE, call.closes)
    return Standing(State.OPEN, phase, call.opens, call.closes)


def _by_steps(call: Call, dated: Sequence[Step], now: datetime) -> Standing:
    """By the dates of the steps. A decision is nothing that anybody could take part in."""
    begun = [step for step in dated if step.opens is None or step.opens <= now]
    on = [step for step in begun if step.closes is None or now < step.closes]
    asking = [step for step in on if step.phase is not Phase.DECISION]
    if asking:
        step = _nearest(asking, call.phase)
        return Standing(State.OPEN, step.phase, step.opens, step.closes or _ends(call, now))
    ended = [s for s in begun if s.closes is not None and s.closes <= now]
    coming = [step for step in dated if step.opens is not None and now < step.opens]
    ahead = [step for step in coming if step.phase is not Phase.DECISION]
    if ahead:
        step = min(ahead, key=lambda s: (s.opens or now, _PHASES.index(s.phase)))
        return Standing(State.COMING, step.phase, until=step.opens)
    if not ended and not on:
        first = min(coming, key=lambda s: s.opens or now)
        return Standing(State.COMING, first.phase, until=first.opens)
    asked = [step for step in ended if step.phase is not Phase.DECISION] or ended
    last = max(asked, key=lambda s: s.closes or now, default=None)
    decides = min((s.opens for s in coming if s.opens is not None), default=None)
    phase = last.phase if last is not None else Phase.VOTE
    return Standing(State.CLOSED, phase, last.closes if last is not None else None, decides)


def _nearest(on: Sequence[Step], said: Phase | None) -> Step:
    """Of steps that are on together, the one that the source names, else the furthest."""
    for step in on:
        if step.phase is said:
            return step
    return max(on, key=lambda step: _PHASES.index(step.phase))


def _ends(call: Call, now: datetime) -> datetime | None:
    return call.closes if call.closes is not None and now < call.closes else None


def _decided(call: Call, now: datetime) -> datetime | None:
    """Since when it is decided, as far as it is known: the decision's day, else the vote's end."""
    decision = [step.opens for step in call.steps if step.phase is Phase.DECISION]
    known = [moment for moment in decision if moment is not None and moment <= now]
    if known:
        return max(known)
    ends = [step.closes for step in call.steps if step.phase is not Phase.DECISION]
    over = [moment for moment in ends or [call.closes] if moment is not None and moment <= now]
    # decided before its time: nobody says since when
    return max(over) if len(over) == len(ends or [call.closes]) else None


def _usual(form: CallForm) -> Phase | None:
    """What a call asks for where its source names no phase."""
    return {
        CallForm.PROPOSAL: Phase.PROPOSAL,
        CallForm.DEBATE: Phase.RATING,
        CallForm.POLL: Phase.VOTE,
    }.get(form)


class CallRule(Rule):
    """A call is shown while it asks or is about to, until its outcome has been read."""

    def kept_off(
        self, items: Sequence[Item], now: datetime, screen: Screen
    ) -> Mapping[str, tuple[str, ...]]:
        """Decided or closed for long, or no call at all."""
        del screen
        return {item.id: (reason,) for item in items if (reason := _against(item, now))}

    def supports(self, item: Item, now: datetime, screen: Screen) -> tuple[str, ...]:
        """What phase it is in, and until when."""
        del screen
        return () if item.call is None else (f"Wird gezeigt: {_stands(item.call, now)}",)

    def arranged(self, cards: Sequence[Item], now: datetime, screen: Screen) -> Sequence[Item]:
        """What can be taken part in first, then what is coming, closed and decided.

        Within each, what concerns this village before what only others decide; then what closes
        or begins soonest, for what is over the latest.
        """
        return sorted(cards, key=lambda card: _key(card, now, screen.place))


def _against(item: Item, now: datetime) -> str:
    if item.call is None:
        return "Nennt keine Beteiligung."
    stands = standing(item.call, now)
    if stands.state is State.DECIDED:
        since = stands.since or item.updated or item.published
        if since is not None and now - since > DECIDED:
            return f"Entschieden seit {said(since)}, das ist länger als sechs Wochen her."
    if stands.state is State.CLOSED and stands.since is not None and now - stands.since > AWAITED:
        return f"Beendet seit {said(stands.since)}, und nach zwölf Wochen noch ohne Ergebnis."
    return ""


def _stands(call: Call, now: datetime) -> str:
    stands = standing(call, now)
    if stands.state is State.DECIDED:
        return "es ist entschieden, das Ergebnis bleibt sechs Wochen stehen."
    if stands.state is State.CLOSED:
        when = f" seit {said(stands.since)}" if stands.since else ""
        return f"die Beteiligung ist{when} beendet, das Ergebnis steht aus."
    if stands.state is State.COMING:
        when = f" am {said(stands.until)}" if stands.until else ""
        return f"die Beteiligung beginnt{when}."
    phase = f"Phase „{_GERMAN[stands.phase]}“" if stands.phase else "die Beteiligung"
    return f"{phase} läuft{f' bis {said(stands.until)}' if stands.until else ' ohne Ende'}."


_GERMAN: Mapping[Phase, str] = {
    Phase.PROPOSAL: "Vorschlagen",
    Phase.RATING: "Bewerten",
    Phase.VOTE: "Abstimmen",
    Phase.DECISION: "Entscheiden",
}


def _key(card: Item, now: datetime, place: str) -> tuple[int, int, float, float, str, str]:
    call = card.call or Call(CallForm.POLL)
    stands = standing(call, now)
    elsewhere = 1 if card.places and not order.own_place(card, place) else 0
    if stands.state in (State.OPEN, State.COMING):
        when = stands.until or order.FOREVER
        rank = (when - order.BEGINNING).total_seconds()
    else:
        when = stands.since or order.BEGINNING
        rank = -(when - order.BEGINNING).total_seconds()
    newest = -(order.dated(card, now) - order.BEGINNING).total_seconds()
    title = card.text().title.casefold() if card.texts else ""
    return stands.state, elsewhere, rank, newest, title, card.id
