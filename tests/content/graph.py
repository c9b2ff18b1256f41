# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A GraphQL server in memory for tests: real syntax and types, pages as graphql-ruby has them."""

import json
from functools import cache
from pathlib import Path

from graphql import build_schema, graphql_sync, parse, validate

from content.model import Kind
from content.sources.adapter import Context, adapter

DATA = Path(__file__).parents[1] / "data"
MOST_ROUNDS = 6


@cache
def schema(name):
    return build_schema((DATA / name / "schema.graphql").read_text())


def complaints(name, query):
    """What is wrong with a query against the types of a format."""
    return [error.message for error in validate(schema(name), parse(query))]


class Pages(list):
    """A list that is given in pages."""

    most = 25


def resolve(source, info, **asked):
    value = source.get(info.field_name) if isinstance(source, dict) else None
    if callable(value):
        return value(**asked)
    return page(value, **asked) if isinstance(value, Pages) else value


def page(nodes, first=None, last=None, after=None, before=None):
    most = nodes.most
    start = int(after or 0)
    end = int(before) - 1 if before else len(nodes)
    if last is not None:
        start = max(start, end - min(last, most))
    else:
        end = min(end, start + min(first or most, most))
    return {
        "edges": [{"node": node} for node in nodes[start:end]],
        "pageInfo": {
            "hasNextPage": end < len(nodes),
            "hasPreviousPage": start > 0,
            "startCursor": str(start + 1) if nodes[start:end] else None,
            "endCursor": str(end) if nodes[start:end] else None,
        },
    }


def answer(name, request, root):
    """What a server of a format answers to a request."""
    asked = json.loads(request.body)
    found = graphql_sync(
        schema(name),
        asked["query"],
        root,
        variable_values=asked.get("variables"),
        field_resolver=resolve,
        type_resolver=lambda value, *_: value["__typename"],
    )
    return json.dumps(found.formatted).encode()


def visit(name, root, now, *, url="https://amt.example", served=None, **settings):
    """A whole sync: the first question, and further ones until none is wanted.

    `served` may answer a request otherwise: bytes, or None for a document that is not to be had.
    Gives the last result and all requests.
    """
    made = {"source": "amt", "kind": Kind.CALL, "now": now, **settings}
    found = adapter(name)
    first = found.request(url, Context(url=url, **made))
    ask = served or (lambda request: answer(name, request, root))
    data, further, asked = ask(first), {}, [first]
    for _ in range(MOST_ROUNDS):
        result = found.parse(data, Context(url=first.url, further=dict(further), **made))
        new = [request for request in result.wants if request not in further]
        assert len(new) == len(result.wants), "wanted again what was given"
        if not new:
            return result, asked
        further |= {request: ask(request) for request in new}
        asked += new
    raise AssertionError("never content")
