# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A small Amt with its people, for every test of the office."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db import connection

from admin_sync.office.people import triggers
from admin_sync.office.people.models import Unit
from tests.fakes import fence, staff


@pytest.fixture(autouse=True, scope="session")
def _log_that_tests_may_empty():
    """Let the flush after a test with real transactions empty the audit log, and nothing else."""
    # of the class: a browser's event loop has a connection of its own
    operations = type(connection.ops)
    flush = operations.sql_flush

    def sql_flush(self, *args, **kwargs):
        statements = flush(self, *args, **kwargs)
        if not statements:
            return statements
        return [*fence.DROP[connection.vendor], *statements, *triggers.fences(connection.vendor)]

    operations.sql_flush = sql_flush
    yield
    operations.sql_flush = flush


@pytest.fixture(autouse=True)
def _forgotten_tries():
    """Each test begins without failed sign-ins."""
    yield
    cache.clear()


@pytest.fixture
def now():
    return datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def stopped(monkeypatch):
    """`stopped(moment, views, …)`: for these modules the clock stands; gives the moment again."""

    def stop(moment, *modules):
        for module in modules:
            monkeypatch.setattr(module, "utc_now", lambda: moment)
        return moment

    return stop


@pytest.fixture
def units(db):
    """The Amt and two of its villages: `amt`, `wittensee`, `ascheffel`."""
    amt = Unit.objects.create(kind=Unit.Kind.AMT, name="Amt Hüttener Berge", ags="010585833")
    return SimpleNamespace(
        amt=amt,
        wittensee=Unit.objects.create(
            kind=Unit.Kind.VILLAGE, name="Groß Wittensee", parent=amt, ags="01058066",
            latitude=54.398, longitude=9.766,
        ),
        ascheffel=Unit.objects.create(
            kind=Unit.Kind.VILLAGE, name="Ascheffel", parent=amt, ags="01058005",
            latitude=54.432, longitude=9.697,
        ),
    )  # fmt: skip


@pytest.fixture
def make_user(db):
    """`make_user("Anna", (Role.EDITOR, unit), …, factor=True)`: somebody, with password `PASSWORD`.

    Who owes a second factor has one unless `factor=False`.
    """
    return staff.make


@pytest.fixture
def as_user():
    """`as_user(user)`: a client that is signed in as them."""
    return staff.signed_in


@pytest.fixture(scope="session")
def pg():
    """A running PostgreSQL; `pg.database()` is the address of a new database."""
    from tests.fakes import postgres  # noqa: PLC0415 - most tests need none

    try:
        with postgres.running() as server:
            yield server
    except postgres.NoPostgresError as reason:
        pytest.skip(str(reason))
