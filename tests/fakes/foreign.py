# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Sources, their items and screens of a small Amt."""

from datetime import UTC, datetime, timedelta
from html import escape

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from admin_sync.office.fleet import keys
from admin_sync.office.fleet.models import Terminal
from admin_sync.office.people.models import Role
from admin_sync.office.sources import history, reach
from admin_sync.office.sources.models import Source
from content.details import Event
from content.model import Item, Kind, Text


@pytest.fixture(autouse=True)
def _office_key(monkeypatch):
    key = Ed25519PrivateKey.generate()
    monkeypatch.setattr(keys, "office", lambda: key)


@pytest.fixture
def now():
    return datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def screens(units, now):
    """One screen in each village."""
    return [
        Terminal.objects.create(name=f"{unit.name}, Dorfplatz", unit=unit, created=now)
        for unit in (units.wittensee, units.ascheffel)
    ]


@pytest.fixture
def make_source(units, now):
    def make(key="amt-news", kind="news", unit=None, **more):
        given = {"format": "rss", "url": f"https://example.org/{key}", "name": f"Quelle {key}"}
        source = Source.objects.create(id=key, kind=kind, unit=unit or units.amt, **given | more)
        reach.note(source, now - timedelta(days=30))
        return source

    return make


@pytest.fixture
def item():
    def make(uid="1", source="amt-news", kind=Kind.NEWS, title="Neuer Radweg", **more):
        more.setdefault("published", datetime(2026, 11, 20, 8, 0, tzinfo=UTC))
        if kind is Kind.EVENT:
            more.setdefault("event", Event(datetime(2026, 11, 28, 18, 0, tzinfo=UTC)))
        text = Text(title, body=more.pop("body", f"<p>Alles über {escape(title)}.</p>"))
        return Item(f"{source}:{uid}", kind, source, {"de": text}, **more)

    return make


@pytest.fixture
def hold(now):
    """Let a source hold these items since a moment."""

    def note(source, *items, at=None):
        return history.record(source, items, at or now)

    return note


@pytest.fixture
def clerk(make_user, units):
    """Redaktion and Freigabe of Groß Wittensee."""
    return make_user("Wiebke", (Role.APPROVER, units.wittensee))


@pytest.fixture
def amt_clerk(make_user, units):
    return make_user("Anna", (Role.APPROVER, units.amt))
