# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What all GraphQL sources have in common: the question, the answer, its errors and its pages.

GraphQL over HTTP (graphql.github.io/graphql-over-http): a POST of JSON. Errors come with HTTP
200. Pages are those of the Relay Cursor Connections specification.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from content.clean import plain_text
from content.request import Request
from content.sources.documents import LARGEST, UnreadableError, at, items_of, object_of, text

_JSON = (("Accept", "application/json"), ("Content-Type", "application/json"))
_HEAD = 4_096
_LONGEST_ERROR = 200
# what is no data is an error, and servers repeat one for each line of a query
_MOST_ERRORS = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: `data`, empty where it gave none, and what it complained of."""

    data: dict[str, Any]
    complaint: str = ""


def endpoint(url: str, name: str) -> str:
    """Where a site answers GraphQL: its address with `/name`, unless the address has that."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    if path.rpartition("/")[2] != name:
        path = f"{path}/{name}"
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))


def site(url: str, name: str) -> str:
    """The site whose GraphQL `endpoint` is given, without a slash at its end; "" for none."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/").removesuffix(f"/{name}")
    return urlunsplit((parts.scheme, parts.netloc, path, "", "")) if parts.netloc else ""


def question(url: str, query: str, variables: Mapping[str, Any] | None = None) -> Request:
    """A query as a POST. The same query and variables are always the same request."""
    asked: dict[str, Any] = {"query": " ".join(query.split())}
    if variables:
        asked["variables"] = dict(variables)
    body = json.dumps(asked, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Request(url, body, _JSON)


def answer_of(data: bytes, largest: int = LARGEST) -> Answer:
    """What the bytes answer. Half an answer stands beside its complaint.

    Raises:
        UnreadableError: they are no GraphQL answer, or one of errors alone.
    """
    answer = object_of(data, largest)
    complaint = _complaint(answer)
    found = answer.get("data")
    if isinstance(found, dict):
        return Answer(found, complaint)
    if complaint:
        raise UnreadableError(complaint)
    raise UnreadableError("Die Datei ist JSON, aber keine Antwort einer GraphQL-Schnittstelle.")


def nodes_of(found: object, *path: str) -> list[dict[str, Any]]:
    """The entries of a connection, written as `edges` or as `nodes`; null ones are left out."""
    edges = items_of(found, *path, "edges")
    listed = [at(edge, "node") for edge in edges] if edges else items_of(found, *path, "nodes")
    return [node for node in listed if isinstance(node, dict)]


def further_page(found: object, *path: str) -> str:
    """The cursor after which the next page of a connection begins, "" on its last."""
    info = at(found, *path, "pageInfo")
    return text(info, "endCursor") if at(info, "hasNextPage") is True else ""


def earlier_page(found: object, *path: str) -> str:
    """The cursor before which the page before this one ends, "" on the first."""
    info = at(found, *path, "pageInfo")
    return text(info, "startCursor") if at(info, "hasPreviousPage") is True else ""


def answers(data: bytes, keys: tuple[bytes, ...]) -> bool:
    """Whether bytes begin like an answer that has all of `keys` in its first lines."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head[:1] == b"{" and b'"data"' in head and all(b'"%s"' % key in head for key in keys)


def _complaint(answer: Mapping[str, Any]) -> str:
    """What the errors say, in one sentence for an admin; "" for none."""
    errors = items_of(answer, "errors")
    said = [text(error, "message") if isinstance(error, dict) else "" for error in errors]
    told = "; ".join(dict.fromkeys(plain_text(words, _LONGEST_ERROR) for words in said if words))
    if not told:
        return "Die Schnittstelle meldet einen Fehler." if errors else ""
    return f"Die Schnittstelle meldet: {plain_text(told, _MOST_ERRORS * _LONGEST_ERROR)}"
