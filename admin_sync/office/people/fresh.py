# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether somebody signed in a moment ago, so that nobody types a password twice in a row."""

from datetime import datetime, timedelta

from django.http import HttpRequest

_WHEN = "people.signed-in"
_LASTS = timedelta(minutes=5)


def note(request: HttpRequest, now: datetime) -> None:
    """Remember in the session that it begins now."""
    request.session[_WHEN] = now.isoformat()


def signed_in(request: HttpRequest, now: datetime) -> bool:
    """Whether this session began within the last five minutes."""
    noted: str = request.session.get(_WHEN, "")
    return bool(noted) and timedelta() <= now - datetime.fromisoformat(noted) < _LASTS
