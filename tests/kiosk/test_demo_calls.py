# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The demo's participation: really asked, and answered as the real types would have it."""

import json
from datetime import UTC, datetime

import pytest
from graphql import graphql_sync

from content.details import CallForm
from content.kinds.calls import State, standing
from content.rules import Screen, shown
from kiosk.demo import calls, graph
from kiosk.demo.page import Asked
from tests.content.graph import Pages, resolve, schema, visit

DAYS = [
    datetime(2027, 5, 15, 12, 32, tzinfo=UTC),
    datetime(2026, 3, 29, 1, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    datetime(2027, 1, 1, 5, tzinfo=UTC),
]
SITES = [
    ("decidim", "/mitmachen", calls.decidim, {"counts": "rating"}),
    ("consul", "/vorschlaege", calls.consul, {"threshold": "250"}),
]


def posted(request, now):
    path = request.url.removeprefix("https://amt.example")
    page = calls.answer(Asked(path, (), request.body.encode(), post=True), now, "")
    return page.body if page else None


def visited(site, now):
    name, path, _, options = site
    return visit(
        name,
        None,
        now,
        url=f"https://amt.example{path}",
        served=lambda request: posted(request, now),
        options=options,
    )


def typed(value):
    """The demo's data as the tests' own server takes it."""
    if isinstance(value, graph.Connection):
        pages = Pages(typed(node) for node in value.nodes)
        pages.most = value.page
        return pages
    if isinstance(value, dict):
        return {key: typed(part) for key, part in value.items()}
    if isinstance(value, list):
        return [typed(part) for part in value]
    if callable(value):
        return lambda **asked: typed(value(**asked))
    return value


@pytest.mark.parametrize("now", DAYS, ids=str)
@pytest.mark.parametrize("site", SITES, ids=lambda site: site[0])
def test_it_is_read_whole(site, now):
    result, _ = visited(site, now)
    assert result.error is None
    assert [row.reason for row in result.rejected] in ([], ["Ist zurückgezogen."])
    assert all(item.call is not None for item in result.items)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site[0])
def test_its_answers_are_those_of_the_types(site):
    name, _, root, _ = site
    now = DAYS[0]
    _, asked = visited(site, now)
    assert len(asked) > 2
    for request in asked:
        body = json.loads(request.body)
        found = graphql_sync(
            schema(name),
            body["query"],
            typed(root(now)),
            variable_values=body.get("variables"),
            field_resolver=resolve,
            type_resolver=lambda value, *_: value["__typename"],
        )
        assert not found.errors
        assert json.loads(posted(request, now)) == {"data": found.data}


@pytest.mark.parametrize("now", DAYS, ids=str)
def test_there_is_something_of_everything_on_any_day(now):
    items = [item for site in SITES for item in visited(site, now)[0].items]
    listed = shown(items, now, Screen())
    states = {standing(item.call, now).state for item in listed}
    assert states == set(State)
    assert {item.call.form for item in listed} == set(CallForm)
    first = listed[0]
    assert first.text().title == "Was wird aus der alten Schule?"
    assert [option.count for option in first.call.options] == [293, 239, 181, 78]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "No query string"),
        (b'{"query":"mutation{x}"}', "Only queries"),
        (b'{"query":"{participatoryProcesses{secret}}"}', "doesn't exist on type"),
        (b'{"query":"{participatoryProcesses{id}"}', "Parse error"),
    ],
)
def test_it_refuses_as_servers_do(body, words):
    page = calls.answer(Asked(calls.DECIDIM, (), body, post=True), DAYS[0], "")
    assert words in json.loads(page.body)["errors"][0]["message"]


def test_it_takes_post_alone():
    assert calls.answer(Asked(calls.DECIDIM), DAYS[0], "") is None
