# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Addresses of a WordPress site's REST interface, and what it answers instead of a list.

A route lies below `/wp-json`, or with plain permalinks in `?rest_route=` (WordPress REST API
Handbook, "Routes and Endpoints").
"""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from content.clean import plain_text
from content.sources.documents import UnreadableError, text

_LONGEST_MESSAGE = 200
_BASE = "wp-json"
_CLOSED = frozenset(
    ("rest_not_logged_in", "rest_cannot_access", "rest_forbidden", "rest_disabled",
     "rest_login_required", "restx_logged_out", "rest_authorization_required")
)  # fmt: skip


def address(url: str, route: str, parameters: Mapping[str, str]) -> str:
    """Where to ask a site for a route such as `/wp/v2/posts`.

    `url` is the site's start page or any address of its REST interface; what it says itself,
    a route of its own included, is kept, and `parameters` fill in the rest.
    """
    parts = urlsplit(url)
    path, query = parts.path.rstrip("/"), dict(parse_qsl(parts.query, keep_blank_values=True))
    if "rest_route" in query:
        query["rest_route"] = query["rest_route"].rstrip("/") or route
        path = parts.path
    elif path.endswith("index.php"):
        query["rest_route"] = route
    elif path.endswith(f"/{_BASE}"):
        path += route
    elif f"/{_BASE}/" not in path:
        path += f"/{_BASE}{route}"
    for name, value in parameters.items():
        query.setdefault(name, value)
    return _joined(parts.scheme, parts.netloc, path, query)


def page_of(url: str) -> int:
    """The number of the page that an address asks for."""
    said = dict(parse_qsl(urlsplit(url).query)).get("page", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1  # noqa: PLR2004


def size_of(url: str, default: int) -> int:
    """How many entries a page that an address asks for may have."""
    said = dict(parse_qsl(urlsplit(url).query)).get("per_page", "")
    return int(said) if said.isascii() and said.isdigit() and 0 < len(said) < 4 else default  # noqa: PLR2004


def page(url: str, number: int) -> str:
    """The address of another page."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    query["page"] = str(number)
    return _joined(parts.scheme, parts.netloc, parts.path, query)


def refused(answer: object) -> UnreadableError | None:
    """What an error object (`code`, `message`, `data.status`) says; None for anything else."""
    code, said = text(answer, "code"), plain_text(text(answer, "message"), _LONGEST_MESSAGE)
    if not code or not said:
        return None
    if code in _CLOSED:
        return UnreadableError(
            f"WordPress gibt hier nichts ohne Anmeldung heraus („{said}“). "
            'Vielleicht hilft der Feed der Seite: format = "rss" mit /feed/.'
        )
    if code == "rest_no_route":
        return UnreadableError(
            f"Diese Schnittstelle hat die Seite nicht („{said}“). Bitte die Adresse prüfen, und "
            "ob das Plugin eingeschaltet ist."
        )
    return UnreadableError(f"WordPress meldet: {said} ({plain_text(code, 60)}).")


def _joined(scheme: str, host: str, path: str, query: Mapping[str, str]) -> str:
    return urlunsplit((scheme, host, path, urlencode(query, safe=",:/"), ""))
