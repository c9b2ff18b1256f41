# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Every view, every role, in one's own village, in another, in the Amt: who gets in, who does not.

Made from the URLconf: a new view is in it by itself. What it shows comes from tests/fakes/samples.
"""

from contextlib import contextmanager

import pytest
from django.db import transaction

from admin_sync.office.people.models import Role
from admin_sync.office.people.rights import RIGHTS
from tests.fakes import samples, staff
from tests.fakes.views import all_views, read

VIEWS = all_views()
GUARDED = [view for view in VIEWS if view.needs is not None]
# Things of the Amt as a whole, or nobody's: there is no other village to be kept from
EVERYBODYS = {
    "editor:new",
    "editor:preview",
    "editor:upload",
    "sources:picture",
    "sources:why",
}
OUT = {403, 404}
# one's own account, where the second factor is set up
FOR_THE_FACTOR = {view.name for view in VIEWS if view.name.startswith(("account_", "mfa_"))} | {
    "people:factor_owed",
    "people:profile",
}


@contextmanager
def undone():
    """What is done within leaves no trace for the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def asked(client, view, arguments):
    """The status of a view: of a look, or of a deed where it is only that."""
    address = view.address(arguments)
    with undone():
        answer = client.get(address)
        if answer.status_code == 405:
            answer = client.post(address)
        read(answer)
    return answer


@pytest.fixture
def amt(units, now):
    return samples.make(units, now)


def expected(view, role, where, arguments):
    """Whether somebody with one role in `where` (own, other, amt) gets in."""
    right, at_the_amt = view.needs
    if right is None:
        return True
    if right not in RIGHTS[role] or (at_the_amt and where != "amt"):
        return False
    # a thing of Groß Wittensee is not there for another village
    return where != "other" or not view.shows_a_thing(arguments) or view.name in EVERYBODYS


@pytest.mark.parametrize("role", Role)
def test_nothing_of_a_village_is_read_in_another(role, amt):
    client = staff.signed_in(staff.make("Fremd", (role, amt.units.ascheffel)))
    found = [
        (view.name, word)
        for view in GUARDED
        for said in [read(client.get(view.address(amt.arguments)))]
        for word in amt.words
        if word in said
    ]
    assert not found


@pytest.mark.parametrize("role", Role)
def test_who_gets_in(role, amt):
    places = {"own": amt.units.wittensee, "other": amt.units.ascheffel, "amt": amt.units.amt}
    wrong = []
    for where, unit in places.items():
        client = staff.signed_in(staff.make(f"{role}{where}", (role, unit)))
        for view in GUARDED:
            status = asked(client, view, amt.arguments).status_code
            if (status not in OUT) != expected(view, role, where, amt.arguments) or status >= 500:
                wrong.append((view.name, view.needs, where, status))
    assert not wrong


def test_who_is_nobody_is_asked_to_sign_in(amt, client):
    for view in GUARDED:
        address = view.address(amt.arguments)
        answers = [client.get(address), client.post(address)]
        answers = [answer for answer in answers if answer.status_code != 405]
        assert answers, view.name
        for answer in answers:
            assert answer.status_code == 302, view.name
            assert answer.url.startswith("/anmelden/?next="), view.name


def test_who_has_no_role_gets_nowhere_but_to_their_own_account(amt):
    client = staff.signed_in(staff.make("Ohne"))
    for view in GUARDED:
        status = asked(client, view, amt.arguments).status_code
        assert (status == 403) == (view.needs[0] is not None), view.name


@pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.MANAGER])
def test_who_owes_a_second_factor_gets_nowhere_before(role, amt):
    client = staff.signed_in(staff.make("Neu", (role, amt.units.amt), factor=False))
    for view in GUARDED:
        if view.name not in FOR_THE_FACTOR:
            answer = asked(client, view, amt.arguments)
            assert answer.status_code == 302, view.name
            assert answer.url == "/anmelden/faktor-noetig/", view.name


def test_no_deed_without_the_token_of_its_form(amt):
    user = staff.make("Alle", *((role, amt.units.amt) for role in Role))
    client = staff.signed_in(user, enforce_csrf_checks=True)
    for view in VIEWS:
        for method in (client.post, client.put, client.patch, client.delete):
            status = method(view.address(amt.arguments)).status_code
            # what knows no deed at all may say so first
            assert status in {403, 405}, (view.name, status)
