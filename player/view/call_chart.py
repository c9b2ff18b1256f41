# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The numbers of a call, drawn, and its options to read."""

from dataclasses import dataclass
from datetime import datetime

from content.details import Call, CallForm, Option, Phase, Step
from content.kinds.calls import Standing, State
from player.view import call_words, chart, money, words
from player.view.chart import Chart
from player.view.figures import whole
from player.view.say import say

# so many always have room there
_ON_THE_CARD = 3


@dataclass(frozen=True, slots=True)
class OptionCard:
    """One answer to read in full."""

    label: str
    text: str
    number: str
    cost: str
    chosen: bool


def chart_of(call: Call, stands: Standing, now: datetime, language: str = "de") -> Chart:
    """The numbers of a call, drawn; options without any number as words."""
    if not call.options:
        opinion = call.form is CallForm.DEBATE or call.against is not None
        shown = chart.opinion_chart if opinion else chart.support_chart
        return shown(call, language)
    counts = [option.count for option in call.options if option.count is not None]
    if not counts:
        return _uncounted(call, stands, language)
    base = chart.base_of(call.options, call.total)
    hidden = len(call.options) - len(counts)
    caption = _caption(call, base, now, language)
    if hidden:
        more = say("{hidden} davon sind noch nicht öffentlich.", language, hidden=hidden)
        caption = f"{caption} {more}"
    return Chart(
        title=_chart_title(call, stands, language),
        caption=caption,
        bars=chart.option_bars(call.options, base, language),
    )


def _uncounted(call: Call, stands: Standing, language: str) -> Chart:
    if any(option.cost is not None for option in call.options):
        ordered = sorted(call.options, key=lambda o: -(o.cost.amount if o.cost else 0))
        caption = say("Was sie kosten.", language)
        if call.budget is not None:
            told = money.rounded(call.budget, language)
            caption = say("Was sie kosten. Zu verteilen sind {money}.", language, money=told)
        return Chart(
            title=options_title(call, language),
            caption=caption,
            bars=chart.cost_bars(ordered, call.budget, language),
        )
    caption = ""
    if stands.state is State.CLOSED or stands.phase in (Phase.VOTE, Phase.RATING):
        caption = say("Die Stimmen sind noch nicht öffentlich.", language)
    return Chart(
        title=options_title(call, language),
        caption=caption,
        bars=chart.word_bars(call.options),
    )


def _rated(call: Call) -> Step | None:
    return next((s for s in call.steps if s.phase is Phase.RATING and s.count is not None), None)


def _chart_title(call: Call, stands: Standing, language: str) -> str:
    rated = _rated(call) is not None
    if rated and stands.phase is not Phase.RATING:
        return say("So wurden die Vorschläge bewertet", language)
    if rated or stands.phase is Phase.RATING:
        return say("So werden die Vorschläge bewertet", language)
    if stands.state in (State.CLOSED, State.DECIDED):
        return say("So wurde abgestimmt", language)
    return say("Stimmen bisher", language)


def _caption(call: Call, base: int, now: datetime, language: str) -> str:
    """Who, when, and of how many."""
    rated = _rated(call)
    if rated is None or rated.opens is None or rated.closes is None or base != rated.count:
        return chart.of_votes(call.options, base, language)
    days = words.days_range(
        words.today(rated.opens), call_words.last_day(rated.closes), words.today(now), language
    )
    told = whole(base, language)
    if chart.tells_percent(call.options, base):
        return say("{votes} Bewertungen, {days}. In Prozent.", language, votes=told, days=days)
    return say("{votes} Bewertungen, {days}.", language, votes=told, days=days)


def option_cards(call: Call, language: str) -> tuple[OptionCard, ...]:
    """All options of a call, with their votes where any are public."""
    base = chart.base_of(call.options, call.total)
    counted = any(option.count is not None for option in call.options)
    bars = chart.option_bars(call.options, base, language)
    return tuple(
        OptionCard(
            label=option.label,
            text=option.text,
            number=_votes(option, language) if counted else "",
            cost=money.rounded(option.cost, language) if option.cost is not None else "",
            chosen=bar.chosen,
        )
        for option, bar in zip(call.options, bars, strict=True)
    )


def _votes(option: Option, language: str) -> str:
    if option.count is None:
        return say("noch nicht öffentlich", language)
    return chart.votes(option.count, language)


def options_title(call: Call, language: str) -> str:
    """What the options of a call are."""
    if call.form is CallForm.BUDGET:
        return say("Die Projekte", language)
    return say("Die Vorschläge", language)


def options_line(call: Call, language: str) -> str:
    """How many there are to read; "" where the chart says all of it."""
    number = len(call.options)
    if number <= _ON_THE_CARD and not any(option.text for option in call.options):
        return ""
    if number == 1:
        return say("einen lesen", language)
    return say("alle {number} lesen", language, number=number)
