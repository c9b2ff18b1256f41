# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The log is whole, and says where it is not."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import Error, connection, transaction

from admin_sync.office.people import audit
from admin_sync.office.people.models import AuditEntry, Role
from tests.fakes import fence

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(units, make_user, now):
    anna = make_user("Anna", (Role.MANAGER, units.amt))
    for verb in ("invited", "role-given", "deactivated"):
        audit.record(anna, verb, "person:7", {"größe": [1, None, "ä"]}, now)
    return anna


def test_entries_follow_each_other_and_the_chain_holds(three):
    entries = list(AuditEntry.objects.order_by("number"))
    assert [e.number for e in entries] == [1, 2, 3]
    assert entries[0].previous == audit.START
    assert [e.previous for e in entries[1:]] == [e.digest for e in entries[:2]]
    assert audit.verify() == audit.Finding(3, None, entries[2].digest)


def test_the_office_itself_may_do_something(now, db):
    entry = audit.record(None, "started", "office", {}, now)
    assert (entry.user_number, entry.who) == (None, "")


def test_an_empty_log_holds(db):
    assert audit.verify() == audit.Finding(0, None, audit.START)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE people_auditentry SET who = 'Niemand' WHERE number = 2",
        "DELETE FROM people_auditentry WHERE number = 2",
    ],
)
def test_the_database_itself_refuses_changes(three, statement):
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)
    assert audit.verify().broken is None


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE people_auditentry SET who = 'Niemand' WHERE number = 2", 2),
        ("UPDATE people_auditentry SET at = '2026-11-23 09:00:01' WHERE number = 3", 3),
        ("UPDATE people_auditentry SET detail = '{}' WHERE number = 1", 1),
        ("DELETE FROM people_auditentry WHERE number = 2", 3),
        ("DELETE FROM people_auditentry WHERE number = 1", 2),
    ],
)
def test_whoever_gets_round_the_database_is_found_out(three, statement, broken):
    fence.tamper(statement)
    assert audit.verify().broken == broken


def test_what_did_not_happen_is_not_in_the_log(three, now):
    def wipe_and_fail():
        audit.record(three, "wiped", "terminal:1", {}, now)
        raise RuntimeError

    with pytest.raises(RuntimeError), transaction.atomic():
        wipe_and_fail()
    assert AuditEntry.objects.count() == 3


def test_a_secret_that_is_no_json_is_refused(now, db):
    with pytest.raises(TypeError):
        audit.record(None, "x", "y", {"password": object()}, now)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_time", [1, 2])
def test_the_log_is_fenced_again_after_a_test_that_emptied_the_database(now, _time):
    audit.record(None, "started", "office", {}, now)
    with pytest.raises(Error, match="append-only"):
        connection.cursor().execute("DELETE FROM people_auditentry")


@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one_chain(now):
    def write(number):
        try:
            for _time in range(5):
                audit.record(None, "written", f"thread:{number}", {}, now)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(6)))
    assert audit.verify().entries == 30
    assert audit.verify().broken is None
