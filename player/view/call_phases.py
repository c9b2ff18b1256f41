# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The phases of a call as they are drawn: what is done, what is on, what comes."""

from dataclasses import dataclass
from datetime import datetime

from content.details import Call, CallForm, Phase, Step
from content.kinds.calls import Standing, State
from player.view import call_words, words
from player.view.figures import whole
from player.view.say import say
from player.view.trust import by_clock

_PHASES = tuple(Phase)


@dataclass(frozen=True, slots=True)
class PhaseMark:
    """One of the phases: `stage` is "done", "now" or "coming"."""

    icon: str
    title: str
    detail: str
    stage: str


def phase_marks(
    call: Call, stands: Standing, now: datetime, language: str = "de"
) -> tuple[PhaseMark, ...]:
    """The phases that a call goes through, as far as its source tells; none where it does not."""
    steps = call.steps
    if not steps:
        # a budget goes through all of them; of a poll nobody says that there was more than it
        if call.form is not CallForm.BUDGET or stands.phase is None:
            return ()
        steps = tuple(Step(phase) for phase in _PHASES)
    return tuple(_mark(call, step, _stage(step, stands), now, language) for step in steps)


def _stage(step: Step, stands: Standing) -> str:
    current = Phase.DECISION if stands.state is State.DECIDED else stands.phase
    ahead = _PHASES.index(step.phase) - (_PHASES.index(current) if current is not None else 0)
    if ahead == 0 and stands.state is State.OPEN:
        return "now"
    if ahead == 0:
        return "coming" if stands.state is State.COMING else "done"
    return "done" if ahead < 0 else "coming"


def _mark(call: Call, step: Step, stage: str, now: datetime, language: str) -> PhaseMark:
    icons = {"done": "circle-check", "now": "hand-finger", "coming": "clock"}
    facts = {"done": _over, "now": _on, "coming": _to_come}
    return PhaseMark(
        icon=icons[stage],
        title=call_words.phase_word(step.phase, language),
        detail=facts[stage](call, step, now, language),
        stage=stage,
    )


def _on(call: Call, step: Step, now: datetime, language: str) -> str:
    del call
    if step.closes is not None:
        return call_words.remaining(step.closes, now, language)
    return by_clock(now, say("läuft", language), say("hat begonnen", language))


def _to_come(call: Call, step: Step, now: datetime, language: str) -> str:
    del call
    if step.opens is None:
        return ""
    if step.phase is Phase.DECISION:
        return words.date_long(words.today(step.opens), words.today(now), language)
    return call_words.beginning(step.opens, now, language)


def _over(call: Call, step: Step, now: datetime, language: str) -> str:
    if step.count is not None:
        return _counted(call, step, language)
    today = words.today(now)
    if step.phase is Phase.DECISION:
        return words.date_long(words.today(step.opens), today, language) if step.opens else ""
    if step.closes is None:
        return ""
    return say(
        "bis {day}",
        language,
        day=words.date_long(call_words.last_day(step.closes), today, language),
    )


def _counted(call: Call, step: Step, language: str) -> str:
    count = whole(step.count or 0, language)
    one = step.count == 1
    if step.phase is Phase.PROPOSAL:
        if call.form is CallForm.BUDGET:
            return say("{count} Projekte", language, count=count)
        return (
            say("1 Vorschlag", language)
            if one
            else say("{count} Vorschläge", language, count=count)
        )
    if step.phase is Phase.RATING:
        return (
            say("1 Bewertung", language)
            if one
            else say("{count} Bewertungen", language, count=count)
        )
    return say("1 Stimme", language) if one else say("{count} Stimmen", language, count=count)
