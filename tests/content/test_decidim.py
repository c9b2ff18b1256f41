# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Decidim, against a small schema of our own (tests/data/decidim)."""

import json
import re
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from content.details import CallForm, Money, Phase, Step
from content.model import Kind
from content.sources import decidim
from content.sources.adapter import Context, adapter
from tests.content.decidim_site import (
    budgets,
    component,
    process,
    project,
    proposal,
    proposals,
    result_node,
    site,
    step,
    words,
)
from tests.content.graph import answer, complaints, visit
from tests.content.safety import assert_item_is_safe

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
DECIDIM = adapter("decidim")
ALONE = Context(source="amt", kind=Kind.CALL, now=NOW)
QUERIES = [decidim._PROCESSES, *decidim._QUESTIONS.values(), *decidim._OLDER.values()]


def read(*processes, **settings):
    return visit("decidim", site(*processes), NOW, **settings)[0]


@pytest.mark.parametrize("query", QUERIES)
def test_every_question_is_one_that_decidim_understands(query):
    assert not complaints("decidim", query)


@pytest.mark.parametrize("query", QUERIES)
def test_every_question_keeps_to_the_limits_of_the_interface(query):
    # decidim-api/lib/decidim/api.rb: 50 a page, depth 15, complexity 5000, five aliases
    assert all(int(size) <= 50 for size in re.findall(r"first:(\d+)", query))
    fields = len(re.findall(r"\w+", query))
    assert fields * 50 < 5000
    assert query.count("{") < 60


def test_a_whole_process():
    steps = [
        step("Ideen sammeln", "2026-04-01T00:00:00+02:00", "2026-05-01T00:00:00+02:00"),
        step("Bewertung", "2026-05-01T00:00:00+02:00", "2026-06-01T00:00:00+02:00", position=1),
        step("Abstimmung", "2026-06-01T00:00:00+02:00", None, active=True, position=2),
        step("Beschluss im Rat", "2026-07-01T19:00:00+02:00", None, position=3),
    ]
    result = read(
        process(
            components=[
                proposals(proposal("A", 3), proposal("B", 9), proposal("Leer", 0)),
                {"id": "99", "__typename": "Meetings"},
            ],
            steps=steps,
            title=words("Was wird aus der <i>Schule</i>?", en="What becomes of it?"),
            shortDescription=words("Kurz &amp; gut"),
            description=words('<p style="x">Lang</p><script>x</script>'),
            heroImage="/rails/schule.jpg",
        ),
        options={"counts": "rating"},
    )
    (item,) = result.items
    assert_item_is_safe(item)
    assert item.id == "amt:process-1"
    assert item.texts["de"].title == "Was wird aus der Schule?"
    assert item.texts["de"].summary == "Kurz & gut"
    assert item.texts["de"].body == "<p>Lang</p>"
    assert item.texts["en"].title == "What becomes of it?"
    assert item.link == "https://amt.example/processes/verfahren-1"
    assert item.pictures[0].url == "https://amt.example/rails/schule.jpg"
    call = item.call
    assert (call.form, call.phase) == (CallForm.POLL, Phase.VOTE)
    assert [(o.label, o.count) for o in call.options] == [("B", 9), ("A", 3), ("Leer", 0)]
    assert [(s.phase, s.count) for s in call.steps] == [
        (Phase.PROPOSAL, 3),
        (Phase.RATING, 12),
        (Phase.VOTE, None),
        (Phase.DECISION, None),
    ]
    assert call.steps[0].opens == datetime(2026, 3, 31, 22, tzinfo=UTC)


def test_hidden_votes_are_not_zero():
    (item,) = read(process(components=[proposals(proposal("A"), proposal("B", 0))])).items
    assert [(o.label, o.count) for o in item.call.options] == [("B", 0), ("A", None)]
    steps = [step("Abstimmung", "2026-06-01", None, active=True)]
    (item,) = read(process(components=[proposals(proposal("A"))], steps=steps)).items
    assert item.call.steps[0].count is None


@pytest.mark.parametrize(
    ("title", "phase"),
    [
        ("Vorschläge einreichen", Phase.PROPOSAL),
        ("Ideenphase", Phase.PROPOSAL),
        ("Bewertung der Vorschläge", Phase.RATING),
        ("Online-Diskussion", Phase.RATING),
        ("Abstimmung über die Vorschläge", Phase.VOTE),
        ("Vote", Phase.VOTE),
        ("Ergebnis der Abstimmung", Phase.DECISION),
        ("Umsetzung", Phase.DECISION),
        ("Prüfung der Ideen durch das Amt", None),
        ("Introduction", None),
        ("Phase 2", None),
    ],
)
def test_phases_are_known_by_what_steps_are_called(title, phase):
    steps = [step(title, "2026-06-01", "2026-06-30", active=True)]
    (item,) = read(process(steps=steps)).items
    assert item.call.phase is phase
    assert [s.phase for s in item.call.steps] == ([phase] if phase else [])


def test_phases_can_be_said_and_parts_of_one_are_joined():
    steps = [
        step("Los", "2026-05-01", "2026-05-10", position=0),
        step("Weiter", "2026-05-11", "2026-05-20", position=1),
        step("Prüfung", "2026-05-21", "2026-05-30", position=2),
        step("Finale", "2026-06-01", "2026-06-20", position=3),
    ]
    (item,) = read(
        process(steps=reversed(steps)), options={"steps": "proposal, proposal, -, vote"}
    ).items
    first, last = item.call.steps
    assert first == Step(
        Phase.PROPOSAL,
        datetime(2026, 4, 30, 22, tzinfo=UTC),
        datetime(2026, 5, 20, 22, tzinfo=UTC),
    )
    assert last.phase is Phase.VOTE


def test_a_plain_day_counts_to_its_last_minute_over_both_nights_of_the_clocks():
    for day, over in (
        ("2026-03-29", datetime(2026, 3, 29, 22, tzinfo=UTC)),
        ("2026-10-25", datetime(2026, 10, 25, 23, tzinfo=UTC)),
    ):
        (item,) = read(process(endDate=day)).items
        assert item.call.closes == over


def test_an_end_before_its_beginning_is_none():
    steps = [step("Abstimmung", "2026-06-10T00:00:00Z", "2026-06-01T00:00:00Z")]
    (item,) = read(process(steps=steps)).items
    assert item.call.steps[0].closes is None


def test_withdrawn_proposals_are_left_out_in_new_and_old_versions():
    listed = [
        proposal("A", 1),
        proposal("B", 2, withdrawn=True),
        proposal("C", 3, state="withdrawn"),
    ]
    (item,) = read(process(components=[proposals(*listed)])).items
    assert [option.label for option in item.call.options] == ["A"]


def test_an_older_server_is_asked_again_without_the_new_field():
    root = site(process(components=[proposals(proposal("A", 4))]))

    def served(request):
        if "withdrawn" in request.body:
            said = "Field 'withdrawn' doesn't exist on type 'Proposal'"
            return json.dumps({"errors": [{"message": said}]}).encode()
        return answer("decidim", request, root)

    result, asked = visit("decidim", root, NOW, served=served)
    assert result.items[0].call.options[0].count == 4
    assert result.error is None
    assert len(asked) == 3


def test_all_pages_of_many_proposals():
    listed = [proposal(f"Nr. {n}", n) for n in range(120)]
    (item,) = read(process(components=[proposals(*listed)])).items
    assert len(item.call.options) == 120
    assert item.call.options[0].label == "Nr. 119"


def test_a_budget_is_a_call_of_its_own_and_stands_for_its_process():
    parts = [budgets(project("Bank", 1500), project("Steg", 9000, selected=False))]
    steps = [step("Abstimmung", "2026-06-01", "2026-06-30", active=True)]
    (item,) = read(process(components=parts, steps=steps)).items
    assert item.id == "amt:budgets-5"
    assert item.link == "https://amt.example/processes/verfahren-1/f/12/budgets/5"
    assert item.call.form is CallForm.BUDGET
    assert item.call.budget == Money(Decimal(30000))
    assert [o.selected for o in item.call.options] == [None, None]
    assert [o.count for o in item.call.options] == [None, None]
    assert item.call.outcome == ""


def test_selected_projects_are_the_outcome():
    parts = [budgets(project("Bank", 1500, selected=True), project("Steg", 9000, selected=False))]
    (item,) = read(process(components=parts)).items
    assert item.call.outcome == "Bank"
    assert [o.selected for o in item.call.options] == [True, False]


def test_a_debate_has_its_own_time():
    talk = {
        "id": "3",
        "title": words("Wann öffnet der Laden?"),
        "description": None,
        "startTime": "2026-06-01T00:00:00+02:00",
        "endTime": None,
        "totalCommentsCount": 47,
    }
    parts = [component("Debates", "debates", [talk])]
    (item,) = read(process(components=parts, endDate="2026-06-30")).items
    assert (item.call.form, item.call.comments) == (CallForm.DEBATE, 47)
    assert item.call.closes == datetime(2026, 6, 30, 22, tzinfo=UTC), "its process's end"
    assert item.link.endswith("/processes/verfahren-1/f/11/debates/3")


def test_results_are_the_decision_once_nothing_is_asked_any_more():
    parts = [
        proposals(proposal("A", 3, state="accepted"), proposal("B", 1, state="rejected")),
        component(
            "Accountability",
            "results",
            [result_node("Weg gebaut", 100.0), result_node("Bank", 25.0), result_node("Schild", 0)],
            "12",
        ),
    ]
    done = [step("Umsetzung", "2026-06-01", None, active=True)]
    (item,) = read(process(components=parts, steps=done)).items
    assert item.call.outcome == "Weg gebaut (umgesetzt); Bank (zu 25 % umgesetzt); Schild"
    assert [o.selected for o in item.call.options] == [True, False]
    asking = [step("Abstimmung", "2026-06-01", None, active=True)]
    (item,) = read(process(components=parts, steps=asking)).items
    assert item.call.outcome == ""


def test_without_results_the_accepted_proposals_are_the_outcome():
    parts = [proposals(proposal("A", 3, state="accepted"), proposal("B", 9))]
    (item,) = read(process(components=parts)).items
    assert item.call.outcome == "A"


def test_what_ended_long_ago_is_set_aside_and_not_asked_about():
    old = process("1", [proposals(proposal("A"), uid="10")], endDate="2025-06-01")
    new = process("2", [proposals(proposal("B"), uid="20")], endDate="2026-06-30")
    result, asked = visit("decidim", site(old, new), NOW)
    assert [item.id for item in result.items] == ["amt:process-2"]
    assert result.rejected[0].where == "Verfahren verfahren-1 („Verfahren 1“)"
    assert "26 Wochen" in result.rejected[0].reason
    assert len(asked) == 2


def test_a_component_that_is_not_to_be_had_costs_only_itself():
    root = site(process("1", [proposals(proposal("A"))]), process("2", [budgets(uid="30")]))

    def served(request):
        return None if '"id":"30"' in request.body else answer("decidim", request, root)

    result, _ = visit("decidim", root, NOW, served=served)
    assert [item.id for item in result.items] == ["amt:process-1", "amt:process-2"]
    assert result.error == "Eine weitere Seite war nicht zu haben."


def test_a_file_alone_gives_processes_and_wants_nothing():
    root = site(process(components=[proposals(proposal("A"))]))
    data = answer("decidim", DECIDIM.request("https://amt.example", ALONE), root)
    result = DECIDIM.parse(data, ALONE)
    assert len(result.items) == 1
    assert result.wants == ()
    assert result.error is None
    assert DECIDIM.detect(data)


def test_never_more_than_fifty_documents():
    many = [process(str(n), [proposals(proposal("A"), uid=f"9{n}")]) for n in range(200)]
    result, asked = visit("decidim", site(*many), NOW)
    assert len(result.items) == 200
    assert len(asked) <= 50


def test_a_hundred_thousand_processes_are_counted_and_not_held():
    one = '{"id":"%s","slug":"a","title":{"translations":[{"locale":"de","text":"T"}]}}'
    listed = ",".join(one.replace("%s", str(n)) for n in range(45_000))
    data = f'{{"data":{{"participatoryProcesses":[{listed}]}}}}'.encode()
    result = DECIDIM.parse(data, ALONE)
    assert len(result.items) == 500
    assert result.rejected[-1].where == "44500 weitere Einträge"
    huge = data[:-3] + b"," + data[36:-3] + b"]}}"
    assert "größer als" in DECIDIM.parse(huge * 2, ALONE).error


def test_a_site_without_the_interface_says_so():
    assert "Webseite" in DECIDIM.parse(b"<!DOCTYPE html><html>", ALONE).error
    assert DECIDIM.parse(b'{"data":{"proposals":[]}}', ALONE).error == (
        "Die Antwort enthält keine Beteiligungsverfahren."
    )


@pytest.mark.parametrize(
    "entry",
    [
        "null",
        "7",
        '{"id":"1"}',
        '{"id":"1","title":"Klartext"}',
        '{"id":"1","title":{"translations":[null,{"locale":7,"text":[]}]}}',
        '{"id":"1","title":"T","steps":[null,{"position":"x","startDate":{},"title":[]}]}',
        '{"id":"1","title":"T","components":[{"id":{},"__typename":"Proposals"},3]}',
        '{"id":"1","title":"T","endDate":"9999-12-31","startDate":"0000-00-00"}',
        '{"id":"\\ud800","title":"\\u202eT<script>","slug":"../../x y"}',
    ],
)
def test_nothing_that_comes_raises(entry):
    data = f'{{"data":{{"participatoryProcesses":[{entry}]}}}}'.encode()
    context = Context(source="amt", kind=Kind.CALL, now=NOW, url="https://amt.example/api")
    result = DECIDIM.parse(data, context)
    assert len(result.items) + len(result.rejected) == 1
    for item in result.items:
        assert_item_is_safe(item)
