# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who comes in, who may give what to whom, and who stays out."""

import re
from types import SimpleNamespace

import pytest
from django.core import mail, signing
from django.test import Client

from admin_sync.office.people import audit, invitation, staff
from admin_sync.office.people.models import AuditEntry, Membership, Role, Unit, User
from admin_sync.office.people.rights import Right, may
from tests.fakes.staff import PASSWORD, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(units, make_user):
    """Verwaltung of the Amt."""
    return make_user("Petra", (Role.MANAGER, units.amt))


@pytest.fixture
def mayor(units, make_user):
    """Verwaltung of Groß Wittensee."""
    return make_user("Momme", (Role.MANAGER, units.wittensee))


@pytest.fixture
def birte(units, make_user):
    return make_user("Birte", (Role.EDITOR, units.wittensee), factor=False)


def verbs():
    return list(AuditEntry.objects.order_by("number").values_list("verb", flat=True))


def invite(manager, unit, role=Role.EDITOR, email="neu@amt.example"):
    return signed_in(manager).post(
        "/personen/einladen/",
        {"name": "Neu Hier", "email": email, "unit": unit.pk, "role": role.value},
    )


def link():
    return re.search(r"/anmelden/einladung/\S+", mail.outbox[-1].body).group()


def accept(path, password=PASSWORD):
    return Client().post(path, {"new_password1": password, "new_password2": password})


def test_who_is_invited_chooses_a_password_and_comes_in(chief, units):
    invite(chief, units.wittensee)
    person = User.objects.get(email="neu@amt.example")
    assert not person.has_usable_password()
    assert mail.outbox[-1].to == ["neu@amt.example"]
    assert "Petra hat Sie eingeladen" in mail.outbox[-1].body
    assert accept(link()).url == "/anmelden/"
    client = Client()
    client.post("/anmelden/", {"login": "neu@amt.example", "password": PASSWORD})
    assert client.get("/profil/").status_code == 200
    assert may(person, Right.WRITE, units.wittensee)
    assert verbs()[-5:] == [
        "signed-in", "person-invited", "role-given", "password-set", "signed-in",
    ]  # fmt: skip


def test_an_invitation_is_good_once(chief, units):
    invite(chief, units.wittensee)
    path = link()
    accept(path)
    assert accept(path, "Ein anderes langes Wort").status_code == 410
    assert User.objects.get(email="neu@amt.example").check_password(PASSWORD)


def test_a_newer_invitation_replaces_the_older(chief, units):
    invite(chief, units.wittensee)
    first, person = link(), User.objects.get(email="neu@amt.example")
    signed_in(chief).post(f"/personen/{person.pk}/einladung/")
    assert accept(first).status_code == 410
    assert accept(link()).status_code == 302


def test_an_invitation_ends_after_seven_days(chief, units, monkeypatch):
    invite(chief, units.wittensee)
    path, clock = link(), signing.time
    later = SimpleNamespace(time=lambda: clock.time() + 7 * 24 * 3600 + 1)
    monkeypatch.setattr(signing, "time", later)
    assert accept(path).status_code == 410


@pytest.mark.parametrize("forged", ["x", "WzEsIngiXQ:1:abc", "%2e%2e", "a" * 3000])
def test_a_forged_invitation_is_none(chief, forged):
    assert Client().get(f"/anmelden/einladung/{forged}/").status_code == 410


def test_who_was_shut_out_meanwhile_is_not_invited_any_more(chief, units, now):
    invite(chief, units.wittensee)
    staff.shut_out(chief, User.objects.get(email="neu@amt.example"), now)
    assert accept(link()).status_code == 410


def test_who_has_an_account_gets_the_further_role_and_no_mail(chief, birte, units):
    invite(chief, units.ascheffel, email="BIRTE@amt.example")
    assert User.objects.filter(email="birte@amt.example").count() == 1
    assert may(User.objects.get(pk=birte.pk), Right.WRITE, units.ascheffel)
    assert not mail.outbox


def test_a_mail_server_that_is_down_loses_nobody(chief, units, monkeypatch):
    def refuse(*_args, **_more):
        raise ConnectionRefusedError

    monkeypatch.setattr(invitation, "send_mail", refuse)
    answer = signed_in(chief).post(
        "/personen/einladen/",
        {"name": "Neu", "email": "neu@amt.example", "unit": units.amt.pk, "role": "leser"},
        follow=True,
    )
    assert "konnte nicht verschickt werden" in answer.content.decode()
    assert User.objects.filter(email="neu@amt.example").exists()


def test_a_village_cannot_give_rights_beyond_itself(mayor, birte, units):
    answer = invite(mayor, units.ascheffel)
    assert answer.status_code == 200
    assert not User.objects.filter(email="neu@amt.example").exists()
    invite(mayor, units.amt)
    assert not User.objects.filter(email="neu@amt.example").exists()
    signed_in(mayor).post(f"/personen/{birte.pk}/rolle/", {"unit": units.amt.pk, "role": "leser"})
    assert birte.memberships.count() == 1


def test_a_village_cannot_give_a_role_over_machines(mayor, birte, units, now):
    invite(mayor, units.wittensee, Role.TECHNICIAN)
    assert not User.objects.filter(email="neu@amt.example").exists()
    with pytest.raises(staff.RefusedError):
        staff.give(mayor, birte, Role.TECHNICIAN, units.wittensee, now)


def test_a_village_gives_and_takes_what_is_its_own(mayor, birte, units):
    client = signed_in(mayor)
    client.post(f"/personen/{birte.pk}/rolle/", {"unit": units.wittensee.pk, "role": "freigabe"})
    assert may(User.objects.get(pk=birte.pk), Right.APPROVE, units.wittensee)
    held = birte.memberships.get(role=Role.APPROVER)
    client.post(f"/personen/{birte.pk}/rolle/{held.pk}/entziehen/")
    assert not may(User.objects.get(pk=birte.pk), Right.APPROVE, units.wittensee)
    assert verbs()[-2:] == ["role-given", "role-taken"]


def test_a_village_cannot_take_what_the_amt_gave(mayor, make_user, units):
    both = make_user("Carl", (Role.EDITOR, units.wittensee), (Role.TECHNICIAN, units.amt))
    held = both.memberships.get(role=Role.TECHNICIAN)
    client = signed_in(mayor)
    client.post(f"/personen/{both.pk}/rolle/{held.pk}/entziehen/")
    client.post(f"/personen/{both.pk}/sperren/")
    client.post(f"/personen/{both.pk}/faktor/")
    both.refresh_from_db()
    assert both.is_active
    assert both.memberships.count() == 2


def test_a_role_of_another_person_cannot_be_taken_through_ones_own(chief, birte, mayor):
    held = birte.memberships.get()
    answer = signed_in(chief).post(f"/personen/{mayor.pk}/rolle/{held.pk}/entziehen/")
    assert answer.status_code == 404
    assert birte.memberships.count() == 1


def test_a_village_does_not_see_the_people_of_another(mayor, make_user, units):
    stranger = make_user("Fremde", (Role.EDITOR, units.ascheffel))
    client = signed_in(mayor)
    assert "Fremde" not in client.get("/personen/").content.decode()
    assert client.get(f"/personen/{stranger.pk}/").status_code == 404


def test_who_is_shut_out_is_out_at_once_and_stays_out(chief, birte):
    client = signed_in(birte)
    assert client.get("/profil/").status_code == 200
    signed_in(chief).post(f"/personen/{birte.pk}/sperren/")
    assert client.get("/profil/").status_code == 302
    client.post("/anmelden/", {"login": "birte@amt.example", "password": PASSWORD})
    assert client.get("/profil/").status_code == 302
    signed_in(chief).post(f"/personen/{birte.pk}/oeffnen/")
    # what was open before is not open again
    assert client.get("/profil/").status_code == 302
    client.post("/anmelden/", {"login": "birte@amt.example", "password": PASSWORD})
    assert client.get("/profil/").status_code == 200


def test_a_role_that_is_taken_ends_in_the_open_session(chief, make_user, units):
    person = make_user("Nele", (Role.MANAGER, units.wittensee))
    client = signed_in(person)
    assert client.get("/personen/").status_code == 200
    Membership.objects.filter(user=person).delete()
    assert client.get("/personen/").status_code == 403


def test_nobody_shuts_themselves_out_and_the_last_stays(chief, units, now):
    with pytest.raises(staff.RefusedError):
        staff.shut_out(chief, chief, now)
    with pytest.raises(staff.RefusedError):
        staff.take(chief, chief.memberships.get(), now)
    assert chief.memberships.count() == 1


def test_of_two_one_may_go(chief, make_user, units, now):
    second = make_user("Zweite", (Role.MANAGER, units.amt))
    staff.shut_out(chief, second, now)
    with pytest.raises(staff.RefusedError):
        staff.take(chief, chief.memberships.get(), now)
    staff.let_in(chief, second, now)
    staff.take(second, chief.memberships.get(), now)
    assert not may(User.objects.get(pk=chief.pk), Right.MANAGE)


def test_a_lost_phone_is_replaced_by_somebody_else(chief, make_user, units, now):
    nele = make_user("Nele", (Role.TECHNICIAN, units.amt))
    client = signed_in(nele)
    with pytest.raises(staff.RefusedError):
        staff.forget_factor(chief, chief, now)
    signed_in(chief).post(f"/personen/{nele.pk}/faktor/")
    assert client.get("/profil/").status_code == 302
    client.post("/anmelden/", {"login": "nele@amt.example", "password": PASSWORD})
    assert client.get("/profil/").status_code == 200
    assert "factor-reset" in verbs()


def test_what_was_refused_left_nothing_behind(mayor, birte, units, now):
    before = audit.verify().entries
    with pytest.raises(staff.RefusedError):
        staff.give(mayor, birte, Role.TECHNICIAN, units.wittensee, now)
    assert audit.verify() == audit.Finding(before, None, audit.verify().head)


def unit_form(**more):
    return {"name": "Bünsdorf", "aliases": "Bünstorf\n\n Dorf ", "ags": "01058030"} | more


def test_a_village_is_added_changed_and_removed(chief):
    client = signed_in(chief)
    client.post("/gemeinden/neu/", unit_form(latitude="54,3", longitude="9,8"))
    unit = Unit.objects.get(name="Bünsdorf")
    assert (unit.kind, unit.aliases, unit.latitude) == ("village", ["Bünstorf", "Dorf"], 54.3)
    assert unit.parent is not None
    client.post(f"/gemeinden/{unit.pk}/", unit_form(name="Neu-Bünsdorf"))
    unit.refresh_from_db()
    assert unit.name == "Neu-Bünsdorf"
    client.post(f"/gemeinden/{unit.pk}/entfernen/")
    assert not Unit.objects.filter(pk=unit.pk).exists()
    assert verbs()[-3:] == ["unit-added", "unit-changed", "unit-removed"]


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"ags": "12a"}, {"latitude": "5430"}, {"name": "Groß Wittensee"}]
)
def test_a_village_that_cannot_be_is_refused_beside_its_field(chief, units, wrong):
    answer = signed_in(chief).post("/gemeinden/neu/", unit_form(**wrong))
    assert answer.status_code == 200
    assert 'class="errorlist"' in answer.content.decode()
    assert Unit.objects.count() == 3


def test_a_village_with_people_stays(chief, birte, units):
    answer = signed_in(chief).post(f"/gemeinden/{units.wittensee.pk}/entfernen/", follow=True)
    assert "bleibt" in answer.content.decode()
    assert Unit.objects.filter(pk=units.wittensee.pk).exists()


def test_the_amt_is_not_removed(chief, units):
    assert signed_in(chief).post(f"/gemeinden/{units.amt.pk}/entfernen/").status_code == 404
