# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How calls are spoken of: what they are, until when they ask, and what to do."""

from datetime import date, datetime, timedelta

from content.clock import at_glass
from content.details import Call, CallForm, Phase
from content.kinds.calls import Standing, State
from content.model import Item
from player.view import words
from player.view.figures import whole
from player.view.say import say
from player.view.trust import by_clock

# From here on nobody counts days: the date says more.
_COUNTED_DAYS = 20
_INSTANT = timedelta(microseconds=1)

ICONS = {
    Phase.PROPOSAL: "bulb",
    Phase.RATING: "thumb-up",
    Phase.VOTE: "checkbox",
    Phase.DECISION: "gavel",
}


def form_word(call: Call, language: str = "de") -> str:
    """What a call is, in one word."""
    return {
        CallForm.PROPOSAL: say("Vorschlag", language),
        CallForm.DEBATE: say("Diskussion", language),
        CallForm.POLL: say("Abstimmung", language),
        CallForm.BUDGET: say("Bürgerhaushalt", language),
    }[call.form]


def phase_word(phase: Phase, language: str = "de") -> str:
    """What people do in a phase."""
    return {
        Phase.PROPOSAL: say("Vorschlagen", language),
        Phase.RATING: say("Bewerten", language),
        Phase.VOTE: say("Abstimmen", language),
        Phase.DECISION: say("Entscheiden", language),
    }[phase]


def doing(call: Call, phase: Phase | None, language: str = "de") -> str:
    """What can be done, as one verb."""
    if call.form is CallForm.DEBATE:
        return say("Mitreden", language)
    if call.form is CallForm.PROPOSAL and phase is Phase.PROPOSAL and call.support is not None:
        return say("Unterstützen", language)
    return phase_word(phase, language) if phase is not None else say("Mitmachen", language)


def last_day(closes: datetime) -> date:
    """The last Berlin day on which something can be done that closes at a moment."""
    return at_glass(closes - _INSTANT).date()


def remaining(closes: datetime, now: datetime, language: str = "de") -> str:
    """How long something can be done: `noch heute`, `noch 9 Tage`, `bis 24. Juni`."""
    last, today = last_day(closes), words.today(now)
    days = (last - today).days
    dated = say("bis {day}", language, day=words.date_long(last, today, language))
    if days <= 0:
        return by_clock(now, say("noch heute", language), dated)
    if days == 1:
        return by_clock(now, say("noch bis morgen", language), dated)
    if days <= _COUNTED_DAYS:
        return by_clock(now, say("noch {days} Tage", language, days=days), dated)
    return dated


def closing(closes: datetime, now: datetime, language: str = "de") -> str:
    """The exact end: `Bis Montag, 24. Mai, 24 Uhr`, `Bis Freitag, 21. Mai, 18:00 Uhr`."""
    today, last = words.today(now), last_day(closes)
    day = words.within(words.date_full(last, today, language), language)
    midnight = at_glass(closes).date() > last
    hour = words.hour_figures(24, 0, language) if midnight else words.clock(closes)
    return say("Bis {day}, {hour} Uhr", language, day=day, hour=hour)


def beginning(opens: datetime, now: datetime, language: str = "de") -> str:
    """When something begins: `ab morgen`, `ab 21. Mai`."""
    today, first = words.today(now), words.today(opens)
    dated = say("ab {day}", language, day=words.date_long(first, today, language))
    if first == today:
        hour = words.clock(opens)
        return by_clock(now, say("heute ab {hour} Uhr", language, hour=hour), dated)
    if (first - today).days == 1:
        return by_clock(now, say("ab morgen", language), dated)
    return dated


def stands_line(call: Call, stands: Standing, now: datetime, language: str = "de") -> str:
    """Where a call stands, in one short line."""
    verb = doing(call, stands.phase, language)
    if stands.state is State.OPEN:
        return _open_line(call, stands, now, language)
    if stands.state is State.COMING:
        if stands.until is None:
            return by_clock(now, say("Beginnt bald", language), say("Angekündigt", language))
        begins = beginning(stands.until, now, language)
        return say("{verb} {time}", language, verb=verb, time=begins)
    if stands.state is State.CLOSED:
        over = say("Abstimmung beendet, Ergebnis folgt", language)
        return over if stands.phase is Phase.VOTE else say("Beendet, Ergebnis folgt", language)
    if stands.since is None:
        return say("Entschieden", language)
    day = words.date_long(words.today(stands.since), words.today(now), language)
    return say("Entschieden am {day}", language, day=day)


def _open_line(call: Call, stands: Standing, now: datetime, language: str) -> str:
    if call.support is not None and call.threshold and call.form is CallForm.PROPOSAL:
        return say(
            "{count} von {goal} Unterstützungen",
            language,
            count=whole(call.support, language),
            goal=whole(call.threshold, language),
        )
    verb = doing(call, stands.phase, language)
    if stands.until is None:
        return by_clock(now, say("{verb}: läuft", language, verb=verb), verb)
    return say("{verb}: {time}", language, verb=verb, time=remaining(stands.until, now, language))


def place_of(item: Item) -> str:
    """The one village that a call is about, "" for all of them."""
    return item.places[0] if len(item.places) == 1 else ""
