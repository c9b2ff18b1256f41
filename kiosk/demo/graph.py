# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A small GraphQL server for the demo: enough of the language for the questions of a terminal.

It knows fields, arguments, variables and inline fragments, and the connections of the Relay
specification; no aliases, named fragments, directives or mutations.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

_TOKEN: Final = re.compile(r'\.\.\.|"[^"\\]*"|[{}():!\[\]]|\$?\w+')
_OPERATION: Final = ("query", "{")


class RefusalError(Exception):
    """What the server answers as an error."""


@dataclass(frozen=True)
class Field:
    """One field that is asked for. `of` is the type of an inline fragment around it, or ""."""

    name: str
    arguments: Mapping[str, object]
    fields: tuple["Field", ...]
    of: str = ""


@dataclass(frozen=True)
class Connection:
    """A list that is given in pages, of `page` entries at most."""

    nodes: Sequence[Mapping[str, Any]]
    page: int = 25


@dataclass
class _Reader:
    """Reads a query, token by token."""

    tokens: list[str]
    variables: Mapping[str, object]
    at: int = 0

    def take(self, wanted: str = "") -> str:
        token = self.peek()
        if not token or (wanted and token != wanted):
            raise RefusalError(f"Parse error on {token or 'end of query'!r}")
        self.at += 1
        return token

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def operation(self) -> tuple[Field, ...]:
        if self.peek() == "query":
            self.take()
            while self.peek() not in ("{", ""):
                self.take()
        found = self.selection()
        if self.peek():
            raise RefusalError(f"Parse error on {self.peek()!r}")
        return found

    def selection(self, of: str = "") -> tuple[Field, ...]:
        self.take("{")
        found: list[Field] = []
        while self.peek() != "}":
            if self.peek() == "...":
                self.take()
                self.take("on")
                found += self.selection(self.take())
                continue
            name = self.take()
            arguments = self.arguments() if self.peek() == "(" else {}
            fields = self.selection() if self.peek() == "{" else ()
            found.append(Field(name, arguments, fields, of))
        self.take("}")
        return tuple(found)

    def arguments(self) -> dict[str, object]:
        self.take("(")
        found: dict[str, object] = {}
        while self.peek() != ")":
            name = self.take()
            self.take(":")
            found[name] = self.value(self.take())
        self.take(")")
        return found

    def value(self, token: str) -> object:
        if token.startswith("$"):
            return self.variables.get(token[1:])
        if token.startswith('"'):
            return token[1:-1]
        return int(token) if token.isdigit() else token


def answer(body: bytes, root: Mapping[str, Any]) -> bytes:
    """The answer to a POST, as servers give it: errors too come as an answer."""
    try:
        asked = json.loads(body)
        query, variables = asked["query"], asked.get("variables") or {}
        told: dict[str, Any] = {"data": _object(_read(query, variables), root, "Query")}
    except RefusalError as refusal:
        told = {"errors": [{"message": str(refusal)}]}
    except (ValueError, KeyError, TypeError):
        told = {"errors": [{"message": "No query string was present"}]}
    return json.dumps(told, ensure_ascii=False).encode()


def _read(query: str, variables: Mapping[str, object]) -> tuple[Field, ...]:
    if not query.lstrip().startswith(_OPERATION):
        raise RefusalError("Only queries are answered here")
    return _Reader(_TOKEN.findall(query), variables).operation()


def _object(fields: tuple[Field, ...], value: Mapping[str, Any], name: str) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for asked in fields:
        if asked.of and asked.of != value.get("__typename"):
            continue
        if asked.name not in value:
            raise RefusalError(f"Field '{asked.name}' doesn't exist on type '{name}'")
        told[asked.name] = _value(asked, value[asked.name])
    return told


def _value(asked: Field, value: object) -> object:
    if isinstance(value, Callable):  # type: ignore[arg-type]
        value = value(**asked.arguments)  # type: ignore[operator]
    if isinstance(value, Connection):
        return _object(asked.fields, _paged(value, asked.arguments), f"{asked.name}Connection")
    if isinstance(value, Mapping):
        # a scalar of JSON is asked for without fields
        return _object(asked.fields, value, asked.name) if asked.fields else value
    if isinstance(value, (list, tuple)):
        return [_value(asked, one) for one in value]
    return value


def _paged(whole: Connection, asked: Mapping[str, object]) -> dict[str, Any]:
    """One page. Cursors are positions, as graphql-ruby has them."""
    nodes = whole.nodes
    start, end = _position(asked.get("after"), 0), _position(asked.get("before"), len(nodes) + 1)
    end = min(end - 1, len(nodes))
    first, last = asked.get("first"), asked.get("last")
    if isinstance(last, int):
        start = max(start, end - min(last, whole.page))
    else:
        end = min(end, start + min(first if isinstance(first, int) else whole.page, whole.page))
    shown = nodes[start:end]
    return {
        "edges": [{"node": node} for node in shown],
        "nodes": list(shown),
        "pageInfo": {
            "hasNextPage": end < len(nodes),
            "hasPreviousPage": start > 0,
            "startCursor": str(start + 1) if shown else None,
            "endCursor": str(end) if shown else None,
        },
    }


def _position(cursor: object, default: int) -> int:
    return int(cursor) if isinstance(cursor, str) and cursor.isdigit() else default
