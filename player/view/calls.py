# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The page "Wir machen mit": one call large, the others by what can be done with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from content.details import Call, Phase
from content.kinds.calls import Standing, State, standing
from content.model import Item, Kind
from player.view import call_words
from player.view.call_detail import headline_of
from player.view.call_phases import PhaseMark, phase_marks
from player.view.news import shortened
from player.view.say import say
from player.view.trust import by_clock

_LEAD_LETTERS = 150
_SYMBOLS = {
    State.COMING: "clock",
    State.CLOSED: "hourglass",
    State.DECIDED: "circle-check",
}


@dataclass(frozen=True, slots=True)
class CallRow:
    """One line of the list. `section` heads those that follow, "" within a section."""

    item: str
    title: str
    subtitle: str
    symbol: str
    section: str


@dataclass(frozen=True, slots=True)
class CallsView:
    """The list. `nothing` is "" unless it is empty; `action` is what the key of the lead says."""

    lead_item: str
    kicker: str
    headline: str
    lead: str
    action: str
    phases: tuple[PhaseMark, ...]
    rows: tuple[CallRow, ...]
    nothing: str


def calls_view(items: Iterable[Item], now: datetime, language: str = "de") -> CallsView:
    """The list from what the rules show, in their order."""
    calls = [item for item in items if item.kind is Kind.CALL and item.call is not None]
    if not calls:
        nothing = say("Zurzeit gibt es nichts zu entscheiden.", language)
        return CallsView("", "", "", "", "", (), (), nothing)
    first, *others = calls
    call = first.call or _never()
    stands = standing(call, now)
    return CallsView(
        lead_item=first.id,
        kicker=_line(first, call, stands, now, language),
        headline=headline_of(first, language),
        lead=shortened(first.text(language).summary, _LEAD_LETTERS),
        action=_action(call, stands, language),
        phases=phase_marks(call, stands, now, language),
        rows=tuple(_rows(others, now, language)),
        nothing="",
    )


def _never() -> Call:
    raise AssertionError("only items with a call are listed")


def _rows(items: Iterable[Item], now: datetime, language: str) -> Iterable[CallRow]:
    before: State | None = None
    for item in items:
        call = item.call or _never()
        stands = standing(call, now)
        section = "" if stands.state is before else _section(stands.state, now, language)
        before = stands.state
        yield CallRow(
            item=item.id,
            title=headline_of(item, language),
            subtitle=_line(item, call, stands, now, language),
            symbol=_symbol(call, stands),
            section=section,
        )


def _symbol(call: Call, stands: Standing) -> str:
    if stands.state in _SYMBOLS:
        return _SYMBOLS[stands.state]
    if call.form == "debate":
        return "messages"
    return call_words.ICONS[stands.phase or Phase.VOTE]


def _section(state: State, now: datetime, language: str) -> str:
    return {
        State.OPEN: by_clock(now, say("Jetzt mitmachen", language), say("Mitmachen", language)),
        State.COMING: by_clock(now, say("Beginnt bald", language), say("Angekündigt", language)),
        State.CLOSED: say("Beendet, Ergebnis folgt", language),
        State.DECIDED: say("Entschieden", language),
    }[state]


def _line(item: Item, call: Call, stands: Standing, now: datetime, language: str) -> str:
    told = (call_words.stands_line(call, stands, now, language), call_words.place_of(item))
    return " · ".join(part for part in told if part)


def _action(call: Call, stands: Standing, language: str) -> str:
    if stands.state is State.DECIDED:
        return say("Ergebnis ansehen", language)
    if stands.state is not State.OPEN:
        return say("Mehr dazu", language)
    if stands.phase is Phase.VOTE:
        return say("So stimmen Sie ab", language)
    if call.form == "debate":
        return say("So reden Sie mit", language)
    return say("So machen Sie mit", language)
