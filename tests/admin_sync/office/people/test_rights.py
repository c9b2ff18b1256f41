# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what where."""

import pytest
from django.contrib.auth.models import AnonymousUser

from admin_sync.office.people.models import Role
from admin_sync.office.people.rights import GIVES, RIGHTS, Right, anywhere, may, units_for

pytestmark = pytest.mark.django_db


def test_every_role_sees_and_has_its_rights_written_down():
    assert set(RIGHTS) == set(Role)
    assert all(Right.SEE in rights for rights in RIGHTS.values())


def test_no_role_both_runs_machines_and_gives_rights():
    assert not any({Right.OPERATE, Right.MANAGE} <= rights for rights in RIGHTS.values())


def test_a_role_in_the_amt_holds_in_its_villages(units, make_user):
    user = make_user("Anna", (Role.EDITOR, units.amt))
    assert may(user, Right.WRITE)
    assert may(user, Right.WRITE, units.wittensee)
    assert set(units_for(user, Right.WRITE)) == {units.amt, units.wittensee, units.ascheffel}


def test_a_role_in_a_village_ends_at_its_border(units, make_user):
    user = make_user("Birte", (Role.EDITOR, units.wittensee))
    assert may(user, Right.WRITE, units.wittensee)
    assert anywhere(user, Right.WRITE)
    assert not may(user, Right.WRITE, units.ascheffel)
    assert not may(user, Right.WRITE, units.amt)
    assert not may(user, Right.WRITE)
    assert list(units_for(user, Right.WRITE)) == [units.wittensee]


def test_a_right_from_one_village_does_not_join_a_role_in_another(units, make_user):
    user = make_user("Carl", (Role.EDITOR, units.wittensee), (Role.APPROVER, units.ascheffel))
    assert not may(user, Right.APPROVE, units.wittensee)


def test_nobody_and_the_deactivated_have_no_right(units, make_user):
    user = make_user("Dörte", *((role, units.amt) for role in Role))
    user.is_active = False
    for right in Right:
        for who in (user, AnonymousUser()):
            assert not may(who, right)
            assert not may(who, right, units.wittensee)
            assert not anywhere(who, right)
            assert not units_for(who, right).exists()


def test_a_village_gives_nobody_power_over_machines():
    assert Role.TECHNICIAN not in GIVES["village"]
