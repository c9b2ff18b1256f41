# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One call in full: its question, its four phases, its numbers, and how to take part."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from content.details import Call, CallForm, Phase
from content.kinds.calls import Standing, State, standing
from content.model import Item, Kind
from player.view import call_words, words
from player.view.call_chart import OptionCard, chart_of, option_cards, options_line, options_title
from player.view.call_phases import PhaseMark, phase_marks
from player.view.chart import Chart
from player.view.event_detail import NO_NAMES, Names, paragraph, source_of
from player.view.news import told_apart
from player.view.say import say
from player.view.take_along import NOTHING, TakeAlong, take_along


@dataclass(frozen=True, slots=True)
class Advice:
    """One of the steps to take part, or one fact where nobody can."""

    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class CallDetail:
    """All that the pages of one call show.

    `numbered` hints are steps in their order. `outcome` is the decision in words, or "", and
    `decided` its heading.
    `options_line` says how many options there are to read, "" for none; `body` is safe HTML, ""
    where it says no more than `lead`.
    """

    item: str
    kicker: str
    headline: str
    lead: str
    body: str
    notice: str
    notice_icon: str
    decided: str
    outcome: str
    phases: tuple[PhaseMark, ...]
    chart: Chart
    hints: tuple[Advice, ...]
    numbered: bool
    options: tuple[OptionCard, ...]
    options_title: str
    options_line: str
    take_along: TakeAlong
    source: str


def call_detail(
    items: Iterable[Item],
    item_id: str,
    now: datetime,
    language: str = "de",
    names: Names = NO_NAMES,
) -> CallDetail | None:
    """The call with that id, or None when it has gone."""
    item = next((i for i in items if i.id == item_id and i.kind is Kind.CALL), None)
    if item is None or item.call is None:
        return None
    call, text = item.call, item.text(language)
    stands = standing(call, now)
    apart = told_apart(text.summary, text.body)
    return CallDetail(
        item=item.id,
        kicker=_kicker(item, call, stands, now, language),
        headline=headline_of(item, language),
        lead=text.summary,
        body=(paragraph(text.summary) if apart else "") + text.body,
        notice=_notice(call, stands, now, language),
        notice_icon=_NOTICE_ICONS[stands.state],
        decided=_decided(stands, now, language),
        outcome=call.outcome if stands.state is State.DECIDED else "",
        phases=phase_marks(call, stands, now, language),
        chart=chart_of(call, stands, now, language),
        hints=_hints(call, stands, now, language),
        numbered=stands.state is State.OPEN and bool(item.link),
        options=option_cards(call, language),
        options_title=options_title(call, language),
        options_line=options_line(call, language),
        take_along=_code(item, call, stands, language),
        source=source_of(item, names),
    )


_NOTICE_ICONS = {
    State.OPEN: "clock",
    State.COMING: "clock",
    State.CLOSED: "hourglass",
    State.DECIDED: "circle-check",
}


def headline_of(item: Item, language: str = "de") -> str:
    """The question that is asked: the title where it is one, else what the source calls so."""
    title = item.text(language).title
    question = item.call.question if item.call is not None else ""
    return title if title.rstrip().endswith("?") else question or title


def _kicker(item: Item, call: Call, stands: Standing, now: datetime, language: str) -> str:
    """What it is, where, and how long; none where the phases say it all."""
    form, place = call_words.form_word(call, language), call_words.place_of(item)
    if call.form is CallForm.POLL and not place and call.steps:
        return ""
    told = say("{form} in {place}", language, form=form, place=place) if place else form
    if stands.state is State.OPEN and stands.until is not None and not call.steps:
        left = call_words.remaining(stands.until, now, language)
        return f"{told}, {left}"
    return told


def _notice(call: Call, stands: Standing, now: datetime, language: str) -> str:
    """What is not as usual: nobody can take part now."""
    if stands.state is State.OPEN:
        return ""
    return call_words.stands_line(call, stands, now, language)


def _decided(stands: Standing, now: datetime, language: str) -> str:
    """What stands above the outcome."""
    if stands.since is None:
        return say("So ist entschieden", language)
    day = words.date_long(words.today(stands.since), words.today(now), language)
    return say("Entschieden am {day}", language, day=day)


def _code(item: Item, call: Call, stands: Standing, language: str) -> TakeAlong:
    """The way to where one takes part, in most places the citizen's own login."""
    found = take_along(item, language)
    if found == NOTHING:
        return found
    if stands.state is not State.OPEN:
        return TakeAlong(found.content, say("Mehr dazu", language), say("Kamera hierher", language))
    title = {
        "vote": say("Hier abstimmen", language),
        "rating": say("Hier bewerten", language),
        "proposal": say("Hier vorschlagen", language),
        "support": say("Hier unterstützen", language),
        "debate": say("Hier mitreden", language),
        "": say("Hier mitmachen", language),
    }[_act(call, stands)]
    return TakeAlong(found.content, title, say("Kamera aufs Muster", language))


def _act(call: Call, stands: Standing) -> str:
    """What is to be done, as a key."""
    if call.form is CallForm.DEBATE:
        return "debate"
    if stands.phase is Phase.PROPOSAL and call.support is not None:
        return "support"
    return str(stands.phase or "")


def _hints(call: Call, stands: Standing, now: datetime, language: str) -> tuple[Advice, ...]:
    if stands.state is not State.OPEN:
        return _what_follows(call, stands, now, language)
    until = call_words.closing(stands.until, now, language) if stands.until else ""
    last = {
        "vote": Advice(say("Eine Stimme abgeben", language), until),
        "rating": Advice(say("Vorschläge bewerten", language), until),
        "proposal": Advice(say("Ihre Idee eintragen", language), until),
        "support": Advice(say("Vorschlag unterstützen", language), until),
        "debate": Advice(say("Ihre Meinung sagen", language), until),
        "": Advice(say("Mitmachen", language), until),
    }[_act(call, stands)]
    if call.form is CallForm.BUDGET and stands.phase is Phase.VOTE:
        last = Advice(say("Projekte auswählen", language), until)
    code = Advice(
        say("Muster abfotografieren", language), say("Die Kamera-App öffnet die Seite.", language)
    )
    own = Advice(
        say("Mit eigenem Zugang anmelden", language),
        say("So zählt jede Stimme genau einmal.", language),
    )
    return (code, own, last) if call.login else (code, last)


def _what_follows(call: Call, stands: Standing, now: datetime, language: str) -> tuple[Advice, ...]:
    """What is known of what comes, where nobody can take part now."""
    today = words.today(now)
    if stands.state is State.COMING and stands.until is not None:
        day = words.today(stands.until)
        when = words.date_full(day, today, language)
        doing = call_words.doing(call, stands.phase, language)
        return (Advice(say("{doing} beginnt", language, doing=doing), when),)
    if stands.state is State.CLOSED and stands.until is not None:
        day = words.today(stands.until)
        when = words.date_full(day, today, language)
        return (Advice(say("Entschieden wird", language), when),)
    return ()
