# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Calls as visitors read them: counts, phases, closing times, and nothing that nobody said."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from content.clock import BERLIN
from content.details import Call, CallForm, Money, Option, Phase, Step
from content.kinds.calls import standing
from content.model import Item, Kind, Text
from player.view import chart
from player.view.call_chart import chart_of
from player.view.call_detail import call_detail
from player.view.call_phases import phase_marks
from player.view.call_words import closing, remaining
from player.view.calls import calls_view

# a Saturday, 14:32 in Berlin
NOW = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)


def midnight(days):
    day = datetime(2027, 5, 15, tzinfo=BERLIN) + timedelta(days=days)
    return day.astimezone(UTC)


STEPS = (
    Step(Phase.PROPOSAL, midnight(-76), midnight(-45), 4),
    Step(Phase.RATING, midnight(-45), midnight(-15), 791),
    Step(Phase.VOTE, midnight(-7), midnight(10)),
    Step(Phase.DECISION, midnight(34), midnight(35)),
)
OPTIONS = (Option("Café", 293), Option("Wohnen", 239), Option("Werkstatt", 181), Option("Geld", 78))
SCHOOL = Call(CallForm.POLL, steps=STEPS, options=OPTIONS)


def item(call, uid="amt:1", **fields):
    texts = {"de": Text("Was wird aus der Schule?", "Kurz.", "<p>Lang und breit.</p>")}
    base = Item(uid, Kind.CALL, "amt", texts, link="https://amt.example/1", call=call)
    return replace(base, **fields)


def detail(call, **fields):
    return call_detail([item(call, **fields)], "amt:1", NOW)


def drawn(call):
    return chart_of(call, standing(call, NOW), NOW)


def test_the_picture_of_a_vote():
    found = detail(SCHOOL)
    assert found.kicker == ""
    assert [(m.title, m.detail, m.stage) for m in found.phases] == [
        ("Vorschlagen", "4 Vorschläge", "done"),
        ("Bewerten", "791 Bewertungen", "done"),
        ("Abstimmen", "noch 9 Tage", "now"),
        ("Entscheiden", "18. Juni", "coming"),
    ]
    assert found.chart.title == "So wurden die Vorschläge bewertet"
    assert found.chart.caption == "791 Bewertungen, 31. März bis 29. April. In Prozent."
    assert [(b.number, b.note, b.leading) for b in found.chart.bars] == [
        ("37 %", "293 Stimmen", True),
        ("30 %", "239 Stimmen", False),
        ("23 %", "181 Stimmen", False),
        ("10 %", "78 Stimmen", False),
    ]
    assert found.take_along.title == "Hier abstimmen"
    assert found.hints[2].title == "Eine Stimme abgeben"
    assert found.hints[2].detail == "Bis Montag, 24. Mai, 24 Uhr"
    assert found.numbered


def test_nobody_is_told_to_log_in_where_nothing_says_that_one_has_to():
    titles = [hint.title for hint in detail(replace(SCHOOL, login=False)).hints]
    assert titles == ["Muster abfotografieren", "Eine Stimme abgeben"]


def test_a_bar_is_as_long_as_its_number_says():
    bars = drawn(SCHOOL).bars
    assert [bar.share for bar in bars] == [293 / 791, 239 / 791, 181 / 791, 78 / 791]
    few = drawn(Call(CallForm.POLL, options=(Option("A", 3), Option("B", 1)))).bars
    assert [bar.share for bar in few] == [1.0, 1 / 3]


def test_null_is_not_zero():
    bars = drawn(Call(CallForm.POLL, options=(Option("A", 30), Option("B", 0), Option("C")))).bars
    assert [(bar.number, bar.counted, bar.share) for bar in bars] == [
        ("100 %", True, 1.0),
        ("0 %", True, 0.0),
        ("noch nicht öffentlich", False, 0.0),
    ]


def test_what_is_hidden_is_said():
    shown = drawn(Call(CallForm.POLL, options=(Option("A", 30), Option("B"))))
    assert shown.caption == "30 Stimmen, in Prozent. 1 davon sind noch nicht öffentlich."
    nothing = drawn(Call(CallForm.POLL, options=(Option("A"), Option("B", text="Bank"))))
    assert nothing.caption == "Die Stimmen sind noch nicht öffentlich."
    assert all(bar.plain and not bar.number for bar in nothing.bars)
    assert nothing.bars[1].note == "Bank"


def test_percent_are_of_those_who_took_part_where_that_is_known():
    options = (Option("A", 71), Option("B", 58))
    assert [b.number for b in drawn(Call(CallForm.POLL, options=options, total=100)).bars] == [
        "71 %",
        "58 %",
    ]
    # a total that cannot be is none
    assert chart.base_of(options, 3) == 129


@pytest.mark.parametrize(
    ("counts", "numbers"),
    [
        ((3, 1), ["3", "1"]),
        ((200, 1), ["100 %", "< 1 %"]),
        ((5, 5, 5, 5, 5, 5), ["5"] * 6),
        ((1250, 1250), ["50 %", "50 %"]),
    ],
)
def test_percent_only_where_they_tell_something(counts, numbers):
    options = tuple(Option(str(n), count) for n, count in enumerate(counts))
    assert [bar.number for bar in drawn(Call(CallForm.POLL, options=options)).bars] == numbers


def test_forty_options_and_one_and_none():
    forty = tuple(Option(f"Nr. {n}", n) for n in range(40))
    found = detail(Call(CallForm.POLL, options=forty))
    assert len(found.options) == 40
    assert found.options_line == "alle 40 lesen"
    assert (
        detail(Call(CallForm.POLL, options=(Option("A", 1, "Text"),))).options_line == "einen lesen"
    )
    nothing = detail(Call(CallForm.POLL))
    assert nothing.chart.empty
    assert nothing.options_line == ""


def test_support_against_what_it_takes():
    call = Call(CallForm.PROPOSAL, Phase.PROPOSAL, support=173, threshold=250)
    shown = drawn(call)
    assert (shown.figure, shown.words) == ("173", "Menschen unterstützen das")
    (bar,) = shown.bars
    assert (bar.label, bar.number, bar.share, bar.mark) == (
        "Noch 77 bis zum Ziel.",
        "Ziel 250",
        173 / 250,
        1.0,
    )
    (over,) = drawn(replace(call, support=1000)).bars
    assert (over.label, over.share, over.mark) == ("Das Ziel ist erreicht.", 1.0, 0.25)
    assert drawn(replace(call, threshold=None)).bars == ()
    assert drawn(replace(call, support=0)).figure == "0"
    assert drawn(replace(call, support=None)).empty


def test_opinions():
    call = Call(CallForm.DEBATE, support=84, against=31, total=115)
    assert [bar.number for bar in drawn(call).bars] == ["73 %", "27 %"]
    silent = drawn(Call(CallForm.DEBATE, support=0, against=0, comments=1))
    assert (silent.figure, silent.words) == ("1", "Beitrag bisher")
    assert drawn(Call(CallForm.DEBATE, comments=0)).empty


def test_what_projects_cost():
    options = (
        Option("Bank", cost=Money(Decimal(1500))),
        Option("Steg", cost=Money(Decimal("12000.50"))),
        Option("Idee"),
    )
    shown = drawn(Call(CallForm.BUDGET, options=options, budget=Money(Decimal(30000))))
    assert shown.caption == "Was sie kosten. Zu verteilen sind 30.000\u00a0€."
    assert [(b.label, b.number) for b in shown.bars] == [
        ("Steg", "12.000,50\u00a0€"),
        ("Bank", "1.500\u00a0€"),
        ("Idee", ""),
    ]
    assert shown.bars[1].share == 0.05


def test_a_poll_without_steps_claims_no_phases_and_says_how_long():
    call = Call(CallForm.POLL, Phase.VOTE, closes=midnight(3), options=OPTIONS)
    assert phase_marks(call, standing(call, NOW), NOW) == ()
    assert detail(call, places=("Haby",)).kicker == "Abstimmung in Haby, noch 2 Tage"


def test_a_closed_vote():
    call = replace(SCHOOL, steps=(*STEPS[:2], replace(STEPS[2], closes=midnight(-1)), STEPS[3]))
    found = detail(call)
    assert found.notice == "Abstimmung beendet, Ergebnis folgt"
    assert [mark.stage for mark in found.phases] == ["done", "done", "done", "coming"]
    assert not found.numbered
    assert [(a.title, a.detail) for a in found.hints] == [("Entschieden wird", "Freitag, 18. Juni")]
    assert found.take_along.title == "Mehr dazu"


def test_a_decision():
    steps = (*STEPS[:3], Step(Phase.DECISION, midnight(-2)))
    found = detail(replace(SCHOOL, steps=steps, outcome="Café kommt"))
    assert (found.decided, found.outcome) == ("Entschieden am 13. Mai", "Café kommt")
    assert found.hints == ()


def test_without_a_link_there_is_no_code_and_no_steps_to_follow():
    found = detail(SCHOOL, link="")
    assert found.take_along.content == ""
    assert not found.numbered


@pytest.mark.parametrize(
    ("closes", "words"),
    [
        (NOW + timedelta(minutes=1), "noch heute"),
        (midnight(1), "noch heute"),
        (midnight(1) + timedelta(minutes=1), "noch bis morgen"),
        (midnight(10), "noch 9 Tage"),
        (midnight(21), "noch 20 Tage"),
        (midnight(22), "bis 5. Juni"),
    ],
)
def test_how_long_it_is_open(closes, words):
    assert remaining(closes, NOW) == words


@pytest.mark.parametrize(("month", "day"), [(3, 28), (10, 31)])
def test_closing_in_the_nights_of_the_clocks(month, day):
    # both are Sundays in 2027: the 28th of March has 23 hours, the 31st of October 25
    over = datetime(2027, month, day, tzinfo=BERLIN) + timedelta(days=1)
    before = datetime(2027, month, day, 10, tzinfo=BERLIN).astimezone(UTC)
    assert closing(over.astimezone(UTC), before).startswith("Bis Sonntag, ")
    assert closing(over.astimezone(UTC), before).endswith("24 Uhr")
    assert remaining(over.astimezone(UTC), before) == "noch heute"
    evening = datetime(2027, month, day, 18, tzinfo=BERLIN).astimezone(UTC)
    assert closing(evening, before).endswith(", 18:00 Uhr")


def test_the_list_by_what_can_be_done():
    soon = Call(CallForm.POLL, opens=midnight(6))
    decided = replace(SCHOOL, outcome="Café")
    view = calls_view(
        [item(SCHOOL, "a"), item(Call(CallForm.DEBATE), "b"), item(soon, "c"), item(decided, "d")],
        NOW,
    )
    assert (view.lead_item, view.kicker, view.action) == (
        "a",
        "Abstimmen: noch 9 Tage",
        "So stimmen Sie ab",
    )
    assert [(row.section, row.subtitle, row.symbol) for row in view.rows] == [
        ("Jetzt mitmachen", "Mitreden: läuft", "messages"),
        ("Beginnt bald", "Abstimmen ab 21. Mai", "clock"),
        ("Entschieden", "Entschieden", "circle-check"),
    ]


def test_an_empty_list_says_so():
    view = calls_view([], NOW)
    assert view.nothing == "Zurzeit gibt es nichts zu entscheiden."
    assert view.lead_item == ""
    assert calls_view([item(None)], NOW).nothing
    assert call_detail([item(None)], "amt:1", NOW) is None


def test_the_question_is_what_ends_with_its_mark():
    named = replace(SCHOOL, question="Welche Tour?")
    assert detail(named).headline == "Was wird aus der Schule?"
    texts = {"de": Text("Umfrage zur Tour")}
    assert detail(named, texts=texts).headline == "Welche Tour?"
    assert detail(SCHOOL, texts=texts).headline == "Umfrage zur Tour"
