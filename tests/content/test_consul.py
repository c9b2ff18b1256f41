# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""CONSUL Democracy, against a small schema of our own (tests/data/consul)."""

import json
import re
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from content.details import CallForm, Money, Phase
from content.model import Kind
from content.sources import consul
from content.sources.adapter import Context, adapter
from tests.content.graph import Pages, answer, complaints, visit
from tests.content.safety import assert_item_is_safe

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
CONSUL = adapter("consul")
ALONE = Context(source="amt", kind=Kind.CALL, now=NOW)
QUERIES = [*consul._QUERIES.values(), consul._MORE_INVESTMENTS]


def proposal(uid, **fields):
    return {
        "id": str(uid),
        "title": f"Vorschlag {uid}",
        "summary": "",
        "description": "<p>Text</p>",
        "public_created_at": "2026-05-01 09:00:00 +0200",
        "cached_votes_up": 7,
        "comments_count": 2,
        "retired_at": None,
        "geozone": None,
        "tags": Pages(),
        **fields,
    }


def debate(uid, **fields):
    return {
        "id": str(uid),
        "title": f"Debatte {uid}",
        "description": "",
        "public_created_at": "2026-05-01 07:00:00 UTC",
        "cached_votes_total": 12,
        "cached_votes_up": 9,
        "cached_votes_down": 3,
        "comments_count": 0,
        "tags": Pages(),
        **fields,
    }


def project(uid, **fields):
    base = {"id": str(uid), "title": f"Projekt {uid}", "description": "", "price": 1000}
    return {**base, "feasibility": "feasible", **fields}


def budget(uid, phase, projects=()):
    return {"id": str(uid), "name": f"Budget {uid}", "phase": phase, "investments": Pages(projects)}


def site(proposals=(), debates=(), budgets=()):
    budgets = list(budgets)
    return {
        "proposals": Pages(proposals),
        "debates": Pages(debates),
        "budgets": Pages(budgets),
        "budget": lambda id: next(b for b in budgets if b["id"] == id),  # noqa: A006
    }


def read(root, **settings):
    return visit("consul", root, NOW, **settings)[0]


@pytest.mark.parametrize("query", QUERIES)
def test_every_question_is_one_that_consul_understands(query):
    assert not complaints("consul", query)


@pytest.mark.parametrize("query", QUERIES)
def test_every_question_keeps_to_the_limits_of_the_interface(query):
    # docs.consuldemocracy.org: 25 records a page, 8 levels, two collections a query
    assert all(int(size) <= 25 for size in re.findall(r"(?:first|last):(\d+)", query))
    assert query.count("edges{") <= 2
    depth = deepest = 0
    for letter in query:
        depth += (letter == "{") - (letter == "}")
        deepest = max(deepest, depth)
    assert deepest - 1 <= 8


def test_a_whole_proposal():
    result = read(
        site(
            [
                proposal(
                    12,
                    title="Steg für die <b>Badestelle</b>",
                    summary="Breit &amp; sicher",
                    description='<p onclick="x()">Neu<script>x</script></p>',
                    cached_votes_up=173,
                    geozone={"name": "Bistensee"},
                    tags=Pages([{"name": "Baden"}]),
                )
            ]
        ),
        options={"threshold": "250"},
    )
    (item,) = result.items
    assert_item_is_safe(item)
    assert item.id == "amt:proposals-12"
    assert item.text().title == "Steg für die Badestelle"
    assert item.text().summary == "Breit & sicher"
    assert item.text().body == "<p>Neu</p>"
    assert item.published == datetime(2026, 5, 1, 7, tzinfo=UTC)
    assert item.categories == ("Bistensee", "Baden")
    assert item.link == "https://amt.example/proposals/12"
    call = item.call
    assert (call.form, call.phase) == (CallForm.PROPOSAL, Phase.PROPOSAL)
    assert (call.support, call.threshold, call.comments) == (173, 250, 2)


def test_nothing_counted_is_not_zero():
    nobody, unknown = read(
        site([proposal(2, cached_votes_up=None), proposal(1, cached_votes_up=0)])
    ).items
    assert nobody.call.support == 0
    assert unknown.call.support is None
    assert unknown.call.threshold is None


def test_opinions_of_a_debate():
    (item,) = read(site(debates=[debate(3)])).items
    assert item.call.form is CallForm.DEBATE
    assert (item.call.support, item.call.against, item.call.total) == (9, 3, 12)
    assert item.link == "https://amt.example/debates/3"


def test_all_pages_the_liveliest_first_and_each_entry_once():
    result, asked = visit("consul", site([proposal(n) for n in range(1, 61)]), NOW)
    assert [item.id for item in result.items] == [f"amt:proposals-{n}" for n in range(60, 0, -1)]
    assert len(asked) == 5  # three pages of proposals, one of debates, one of budgets
    assert not result.rejected
    assert result.error is None


def test_only_so_many_pages():
    _, asked = visit(
        "consul",
        site([proposal(n) for n in range(1, 2000)]),
        NOW,
        options={"pages": "3", "what": "proposals"},
    )
    assert len(asked) == 3


def test_what_a_source_is_for_can_be_said():
    root = site([proposal(1)], [debate(1)], [budget(1, "balloting")])
    result, asked = visit("consul", root, NOW, options={"what": "debates, budgets"})
    assert [item.call.form for item in result.items] == [CallForm.DEBATE, CallForm.BUDGET]
    assert not any("proposals" in request.body for request in asked)


def test_retired_and_nameless_are_set_aside_with_their_reason():
    result = read(
        site([proposal(1, retired_at="2026-05-20T10:00:00Z"), proposal(2, title=" "), proposal(3)])
    )
    assert [item.id for item in result.items] == ["amt:proposals-3"]
    assert [(row.where, row.reason) for row in result.rejected] == [
        ("Vorschlag 2", "Hat keinen Titel oder keine Kennung."),
        ("Vorschlag 1 („Vorschlag 1“)", "Ist zurückgezogen."),
    ]


def test_what_consul_archives_leaves_after_a_year_or_as_the_settings_say():
    (usual,) = read(site([proposal(1)])).items
    assert (usual.valid_until - usual.published).days == 365
    (short,) = read(site([proposal(1)]), options={"months": "3"}).items
    assert (short.valid_until - short.published).days == 91
    (undated,) = read(site([proposal(1, public_created_at="neulich")])).items
    assert undated.valid_until is None


@pytest.mark.parametrize(
    ("phase", "meant"),
    [
        ("informing", Phase.PROPOSAL),
        ("accepting", Phase.PROPOSAL),
        ("selecting", Phase.RATING),
        ("publishing_prices", Phase.RATING),
        ("balloting", Phase.VOTE),
        ("reviewing_ballots", Phase.DECISION),
    ],
)
def test_phases_of_a_budget(phase, meant):
    (item,) = read(site(budgets=[budget(1, phase, [project(1)])])).items
    assert item.call.phase is meant
    assert item.call.options[0].cost == Money(Decimal(1000))
    assert item.call.options[0].count is None, "investments have no votes in the interface"


def test_a_finished_budget_tells_nothing_and_says_so():
    result = read(site(budgets=[budget(1, "finished"), budget(2, "drafting")]))
    assert not result.items
    assert len(result.rejected) == 2
    assert "weder das Ergebnis noch den Tag" in result.rejected[1].reason


def test_all_projects_of_a_large_budget():
    result = read(site(budgets=[budget(1, "balloting", [project(n) for n in range(60)])]))
    (item,) = result.items
    assert [option.label for option in item.call.options] == [f"Projekt {n}" for n in range(60)]


def test_projects_that_every_budget_claims_are_nobodys():
    # budget_type.rb: `def investments; Budget::Investment.public_for_api; end`
    everything = [project(1), project(2)]
    result = read(
        site(budgets=[budget(1, "finished", everything), budget(2, "balloting", everything)])
    )
    (item,) = result.items
    assert item.call.options == ()
    assert any(row.where == "Projekte der Haushalte" for row in result.rejected)


def test_projects_of_budgets_that_know_theirs():
    result = read(
        site(
            budgets=[
                budget(1, "balloting", [project(1, feasibility="unfeasible")]),
                budget(2, "accepting", [project(2, price=None)]),
            ]
        )
    )
    new, old = result.items
    assert [option.label for option in new.call.options] == ["Projekt 2"]
    assert new.call.options[0].cost is None
    assert old.call.options[0].selected is False


def test_errors_come_with_a_good_status():
    said = {"errors": [{"message": "Query has complexity of 3008, which exceeds 2500"}]}
    result = CONSUL.parse(json.dumps(said).encode(), ALONE)
    assert result.error == (
        "Die Schnittstelle meldet: Query has complexity of 3008, which exceeds 2500"
    )
    assert not result.items


def test_half_an_answer_is_used_and_told():
    root = site([proposal(1)])
    first = json.loads(answer("consul", CONSUL.request("https://amt.example", ALONE), root))
    first["errors"] = [{"message": "Timeout on geozone"}]
    result = CONSUL.parse(json.dumps(first).encode(), ALONE)
    assert len(result.items) == 1
    assert result.error == "Die Schnittstelle meldet: Timeout on geozone"


def test_a_page_that_is_not_to_be_had_costs_only_itself():
    root = site([proposal(n) for n in range(1, 31)], [debate(1)])

    def served(request):
        return None if '"before"' in request.body else answer("consul", request, root)

    result, _ = visit("consul", root, NOW, served=served)
    assert len(result.items) == 26
    assert result.error == "Eine weitere Seite war nicht zu haben."


def test_a_file_alone_wants_nothing_and_gives_what_it_has():
    data = answer(
        "consul",
        CONSUL.request("https://amt.example", ALONE),
        site([proposal(n) for n in range(1, 61)]),
    )
    result = CONSUL.parse(data, ALONE)
    assert len(result.items) == 25
    assert result.wants == ()
    assert result.items[0].link == ""


def test_a_hundred_thousand_entries_are_counted_and_not_held():
    nodes = ",".join(f'{{"node":{{"id":"{n}","title":"T"}}}}' for n in range(100_000))
    data = f'{{"data":{{"proposals":{{"edges":[{nodes}]}}}}}}'.encode()
    result = CONSUL.parse(data, ALONE)
    assert len(result.items) == 500
    assert [row.where for row in result.rejected] == ["99500 weitere Einträge"]
    retired = data.replace(b'"title"', b'"retired_at":"x","title"')
    gone = CONSUL.parse(retired, ALONE)
    assert not gone.items
    assert len(gone.rejected) <= 301


@pytest.mark.parametrize(
    ("url", "endpoint"),
    [
        ("https://amt.example", "https://amt.example/graphql"),
        ("https://amt.example/", "https://amt.example/graphql"),
        ("https://amt.example/mitreden/graphql", "https://amt.example/mitreden/graphql"),
    ],
)
def test_the_question_goes_to_the_sites_own_interface(url, endpoint):
    request = CONSUL.request(url, ALONE)
    assert request.url == endpoint
    assert ("Content-Type", "application/json") in request.headers
    assert "query" in json.loads(request.body)


def test_it_is_recognised():
    data = answer("consul", CONSUL.request("https://a.example", ALONE), site([proposal(1)]))
    assert CONSUL.detect(data)
    assert not CONSUL.detect(b'{"data":{"participatoryProcesses":[]}}')
    assert not CONSUL.detect(b"<html>")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b'{"data":null}',
        b'{"data":{"proposals":null}}',
        b'{"data":{"proposals":{"edges":{"node":1}}}}',
        b'{"data":{"proposals":{"edges":[null,1,{"node":[]},{"node":{"id":{},"title":[]}}]}}}',
        b'{"data":{"budgets":{"edges":[{"node":{"id":1,"phase":{},"investments":7}}]}}}',
        b'{"data":{"proposals":{"edges":[{"node":{"id":"1","title":"T","cached_votes_up":1e999}}]}}}',
        b'{"data":{"proposals":{"edges":[{"node":{"id":"1","title":"T","tags":{"edges":"x"}}}]}}}',
        b'{"data":{"proposals":{"edges":[{"node":{"id":"1","title":"T","geozone":[]}}]}}}',
        b'{"data":{"proposals":{"edges":[{"node":{"id":1,"title":2,"public_created_at":99999999999999}}]}}}',
        b'{"errors":[{"message":{"a":1}},3],"data":[]}',
        b"<html><body>Wartung</body></html>",
    ],
)
def test_nothing_that_comes_raises(data):
    result = CONSUL.parse(data, ALONE)
    for item in result.items:
        assert_item_is_safe(item)
        assert item.call.support is None
