# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The log as people read it."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail

from admin_sync.office.people import audit, head, signals, verbs
from admin_sync.office.people.models import Role
from tests.fakes import fence
from tests.fakes.staff import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def petra(units, make_user):
    return make_user("Petra", (Role.MANAGER, units.amt))


@pytest.fixture
def written(petra, units, make_user, now, stopped):
    """What two people did on two days; who signs in to read it does so on the first."""
    stopped(now, signals)
    birte = make_user("Birte", (Role.EDITOR, units.wittensee))
    audit.record(petra, "role-given", f"person:{birte.pk}", {"role": "freigabe"}, now)
    audit.record(birte, "unit-changed", "unit:999", {}, now + timedelta(days=1))
    audit.record(None, "something-new", "office", {"a": [1, {"b": 2}], "leer": ""}, now)
    return birte


def lines(client, query=""):
    return [
        f"{line.words}|{line.detail}" for line in client.get(f"/protokoll/{query}").context["lines"]
    ]


def test_it_says_in_words_what_happened_and_to_whom(petra, written):
    read = lines(signed_in(petra))
    assert read[0] == "hat sich angemeldet|"
    assert read[1] == "something-new: office|1, b: 2"
    assert read[2] == "hat eine Gemeinde geändert: unit:999|"
    assert read[3] == "hat eine Rolle vergeben: Birte|freigabe"


def test_it_is_filtered_by_person_subject_and_day(petra, written):
    client = signed_in(petra)
    assert lines(client, f"?wer={written.pk}") == ["hat eine Gemeinde geändert: unit:999|"]
    assert lines(client, "?was=role") == ["hat eine Rolle vergeben: Birte|freigabe"]
    assert lines(client, "?was=unit:999") == ["hat eine Gemeinde geändert: unit:999|"]
    assert lines(client, "?von=2026-11-24&bis=2026-11-24") == [
        "hat eine Gemeinde geändert: unit:999|"
    ]
    assert not lines(client, "?bis=2026-11-01")
    # what is no filter filters nothing
    assert len(lines(client, "?wer=x&von=gestern")) == 4


def test_it_says_that_it_is_whole(petra, written):
    client = signed_in(petra)
    page = client.get("/protokoll/").content.decode()
    assert "Unversehrt" in page
    assert audit.verify().head in page


def test_it_says_where_it_is_not(petra, written):
    client = signed_in(petra)
    fence.tamper("UPDATE people_auditentry SET who = 'Niemand' WHERE number = 2")
    client.post("/protokoll/pruefen/")
    page = client.get("/protokoll/").content.decode()
    assert "ab Eintrag 2 nicht mehr" in page
    assert "Unversehrt" not in page


def test_what_is_new_is_checked_on_every_look(petra, written, now):
    client = signed_in(petra)
    client.get("/protokoll/")
    entry = audit.record(petra, "role-taken", "person:1", {}, now)
    fence.tamper("UPDATE people_auditentry SET who = 'Niemand' WHERE number = %s", entry.number)
    assert f"ab Eintrag {entry.number} nicht mehr" in client.get("/protokoll/").content.decode()


def test_its_head_goes_out_by_mail_where_an_address_is_set(written, now, monkeypatch):
    assert head.send(now) is False
    object.__setattr__(settings.CONFIG, "audit_mail", "dsb@amt.example")
    try:
        assert head.send(now) is True
    finally:
        object.__setattr__(settings.CONFIG, "audit_mail", "")
    (sent,) = mail.outbox
    assert sent.to == ["dsb@amt.example"]
    assert audit.verify().head in sent.body
    assert "unversehrt" in sent.body
    assert "3 Einträge" in sent.subject


def test_every_kind_of_subject_leads_to_a_thing_or_stays_a_number():
    assert verbs.names(["person:x", "unit:1", "was:1", "ohne", "terminal:"]) == {}
